// A scene in an element: what a page, a widget and a headset share.
import { Cloud } from "./cloud.js";
import { Data } from "./data.js";
import { makeDecoder } from "./decode/decoder.js";
import { Desk } from "./desk/desk.js";
import { NeighborLines } from "./draw/lines.js";
import { ClassNames } from "./draw/names.js";
import { Headset } from "./headset/headset.js";
import { Stage } from "./stage.js";
import { State } from "./state.js";

const PLAYED = 1.5; // epochs in a second

/** What is mounted: the parts, and `frames`, the pictures drawn so far. */
export class View {
  /** @param {HTMLElement} root has a size @param {{head: object, blob: ArrayBuffer, sheets?: Blob[]}} packed
   *  @param {{selection?: string[], color?: string, alone?: boolean}} options */
  constructor(root, packed, options = {}) {
    this.root = root;
    /** whether nothing else is on the page: then all keys and the wheel are for this */
    this.alone = Boolean(options.alone);
    root.classList.add("latentwalk");
    this.data = new Data(packed);
    this.state = new State(this.data);
    if (options.color) this.state.setColor(options.color);
    const canvas = document.createElement("div");
    canvas.className = "lw-canvas";
    root.append(canvas);
    this.stage = new Stage(canvas, (dt) => this._update(dt));
    const { renderer, scene, camera, rig, world } = this.stage;
    Object.assign(this, { renderer, scene, camera, rig, world });
    this.wake = () => this.stage.wake();
    this.cloud = new Cloud(this.data, this.state, this.wake);
    this._lines = new NeighborLines(this);
    this._names = new ClassNames(this);
    this.cloud.object.add(this._lines.object, this._names.object);
    world.add(this.cloud.object);
    /** what the model makes of places; null where the page has no decoder */
    this.decoder = makeDecoder(this.data);
    this.desk = new Desk(this);
    this.headset = new Headset(this);
    if (options.selection) this.selectIds(options.selection);
    this.data.sheets.load().then(() => this.desk.pictured(), () => {}); // without pictures the rest is there
    this.wake();
  }

  /** Pictures drawn so far: they rest while nothing changes. */
  get frames() {
    return this.stage.frames;
  }

  /** Ids of the selected rows. */
  get selectedIds() {
    return [...this.state.selected].map((row) => this.data.ids[row]);
  }

  /** Select rows by their ids; unknown ones are left out. @param {string[]} ids */
  selectIds(ids) {
    this.state.select(ids.map((id) => this.data.rowOf(id)).filter((row) => row >= 0));
  }

  /** Whether something goes on moving. */
  _update(dt) {
    const { state, stage } = this;
    if (state.playing) {
      const next = state.epoch + dt * PLAYED;
      state.setEpoch(next);
      if (next >= this.data.epochs.length - 1) state.play(false);
    }
    const flying = this.cloud.update(dt, stage.heightPx, this.desk.calm);
    const moving = stage.presenting ? this.headset.update(dt) : this.desk.update(dt);
    this._lines.update();
    this._names.update(this.camera, this.world.scale.x);
    return flying || moving || state.playing;
  }

  /** Take everything away. */
  stop() {
    this.headset.stop();
    this.desk.stop();
    this._names.stop();
    this._lines.stop();
    this.cloud.stop();
    this.decoder?.close();
    this.stage.stop();
    this.root.replaceChildren();
  }
}

/** What to say in the place of a view that cannot be made. @param {Error} error */
export const excuse = (error) => `This scene could not be shown: ${error.message} – it needs a browser of 2023 or later with WebGL 2.`;

/** Show a scene in an element. @param {HTMLElement} root @param {object} packed @param {object} [options] */
export const mount = (root, packed, options) => new View(root, packed, options);
