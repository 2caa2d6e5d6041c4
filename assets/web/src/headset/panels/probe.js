// The probe at the hand: what the model's decoder makes of the place where the hand is.
import { Mesh, MeshBasicMaterial, SphereGeometry, Vector3 } from "three";
import { figure } from "../../data.js";
import { besideHand, hang } from "./hanging.js";
import { toRoom } from "../body/rig.js";
import { Sheet } from "./sheet.js";

const AHEAD_M = 0.12; // before the hand, so that it does not hide the probe
const WIDTH_M = 0.15, HEIGHT_M = 0.23, PICTURE_PX = 312;
const wanted = new Vector3(), stage = new Vector3();

export class Probe {
  /** @param {object} decoder as in DATA.md @param {import("three").Object3D} world @param {import("../../state.js").State} state */
  constructor(decoder, world, state) {
    this._decoder = decoder;
    this._world = world;
    this._state = state;
    /** in the room */
    this.place = new Vector3();
    this.held = false;
    this.found = null;
    this._asked = false;
    this._shown = document.createElement("canvas");
    this.sheet = new Sheet(WIDTH_M, HEIGHT_M, (pen) => this._draw(pen));
    this.mark = new Mesh(new SphereGeometry(0.008, 16, 12), new MeshBasicMaterial({ color: 0xffffff }));
    this.mark.visible = false;
  }

  /** Whether places of what is shown can be decoded. */
  get here() {
    return this._decoder.has(this._state.layout);
  }

  /** Take a frame with the probe in the hand; a press holds it where it is, another one takes it along again. */
  update(rig, hand, controls, trigger, captured, dt) {
    const { sheet } = this, was = sheet.object.visible;
    if (trigger.pressed && !captured) {
      this.held = !this.held;
      hand.pulse(0.5, 30);
    }
    const place = stage.copy(hand.aim.position).addScaledVector(hand.way, AHEAD_M);
    if (!this.held && !captured) toRoom(rig, place, this.place);
    this._ask();
    this.mark.visible = true;
    this.mark.position.copy(this.place);
    this.mark.scale.setScalar(rig.scale.x);
    sheet.object.visible = hand.tracked;
    hang(sheet.object, besideHand(sheet, hand, controls.heading, wanted), controls.head, dt, was);
  }

  _ask() {
    if (this._asked || !this.here) return;
    this._asked = true;
    const place = this._world.worldToLocal(wanted.copy(this.place));
    const take = (found) => {
      this._asked = false;
      if (!found) return;
      this.found = found;
      this.sheet.stale = true;
    };
    this._decoder.at(this._state.layout, { x: place.x, y: place.y, z: place.z }).then(take, () => take(null));
  }

  _draw(pen) {
    if (!this.here) pen.muted(`the decoder knows no way from places of ${this._state.layout}`, 5);
    if (!this.here || !this.found) return;
    const { picture, table, classes } = this.found;
    if (picture) this._picture(pen, picture);
    for (const { name, share } of (classes ?? []).slice(0, 3)) pen.pair(name, `${Math.round(100 * share)} %`);
    for (const { name, value, beyond } of (table ?? []).slice(0, 8)) pen.pair(name, figure(value) + (beyond ? " !" : ""));
    if (this.held) pen.muted("held: press to take it along");
  }

  _picture(pen, picture) {
    const { _shown: shown } = this, zoom = Math.min(PICTURE_PX / picture.width, PICTURE_PX / picture.height);
    Object.assign(shown, { width: picture.width, height: picture.height });
    shown.getContext("2d").putImageData(picture, 0, 0);
    pen.g.imageSmoothingEnabled = false;
    pen.g.drawImage(shown, pen.x, pen.y, picture.width * zoom, picture.height * zoom);
    pen.space(picture.height * zoom + 12);
  }

  /** It is in the hand no more. */
  putDown() {
    this.mark.visible = this.sheet.object.visible = this.held = false;
  }

  stop() {
    this.putDown();
    this.sheet.stop();
  }
}
