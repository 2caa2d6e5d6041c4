// A panel in the room: a canvas on a plane, drawn anew when what it shows changes, and pressed by a laser.
//
// `draw(pen)` says what is on it from top to bottom; each control has a key that is its own, so that what is pressed or
// pointed at stays so when the panel is drawn again meanwhile.
import { CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace, Vector3 } from "three";
import { Pen } from "./pen.js";

const PX_PER_M = 2400; // at 0.45 m 19 pixels a degree, as many as the picture that a Quest 3 has drawn for an eye

const EVERY_MS = 40; // a canvas that is drawn and uploaded in every frame would cost the walk its pace

const local = new Vector3(), ahead = new Vector3();

/** @typedef {(right: number, down: number) => void} Press  how far from its left and upper end, 0…1 */
/** @typedef {{key: string, x: number, y: number, width: number, height: number, press?: Press, drag?: Press}} Control */

const share = (at, start, length) => Math.min(1, Math.max(0, (at - start) / length));

export class Sheet {
  /** @param {number} width @param {number} height in meters @param {(pen: Pen) => void} draw */
  constructor(width, height, draw, perMeter = PX_PER_M) {
    Object.assign(this, { width, height, perMeter });
    this.canvas = Object.assign(document.createElement("canvas"), {
      width: Math.round(width * perMeter), height: Math.round(height * perMeter),
    });
    this.texture = new CanvasTexture(this.canvas);
    Object.assign(this.texture, { colorSpace: SRGBColorSpace, anisotropy: 4 });
    const material = new MeshBasicMaterial({ map: this.texture, transparent: true, depthTest: false, depthWrite: false });
    this.object = new Mesh(new PlaneGeometry(width, height), material);
    Object.assign(this.object, { visible: false, renderOrder: 10 });
    this.pen = new Pen(this.canvas);
    this.stale = true;
    /** key of the control under the laser, or that is pressed */
    this.over = "";
    this._draw = draw;
    this._held = "";
    this._drawn = -Infinity;
  }

  /** Whether a control is held. */
  get held() {
    return this._held !== "";
  }

  /** @returns {Control[]} what can be pressed, as it was drawn last */
  get controls() {
    return this.pen.controls;
  }

  /** Draw it again if what it shows has changed. @param {number} now milliseconds */
  refresh(now) {
    if (!this.stale || !this.object.visible || now - this._drawn < EVERY_MS) return;
    this.stale = false;
    this._drawn = now;
    this.pen.begin(this.over);
    this._draw(this.pen);
    this.texture.needsUpdate = true;
  }

  /**
   * How far along a ray, both in the room, the panel is; Infinity where the ray misses it.  `at` becomes the place on the
   * canvas, in pixels.
   */
  meet(origin, way, at) {
    if (!this.object.visible) return Infinity;
    this.object.worldToLocal(local.copy(origin));
    this.object.worldToLocal(ahead.copy(origin).add(way)).sub(local);
    const along = -local.z / ahead.z;
    if (!(along > 0) || local.z < 0) return Infinity;
    const x = local.x + ahead.x * along, y = local.y + ahead.y * along;
    if (Math.abs(x) > this.width / 2 || Math.abs(y) > this.height / 2) return Infinity;
    at.set((x + this.width / 2) * this.perMeter, (this.height / 2 - y) * this.perMeter);
    return along;
  }

  /** The laser is at a place of the canvas, or, with null, no longer on it.  True in the frame where a press begins. */
  point(at, trigger) {
    if (this.held && (!trigger.down || !at)) this._held = "";
    const control = this.held ? this._control(this._held) : this._under(at);
    const key = control?.key ?? "";
    if (key !== this.over) this.stale = true;
    this.over = key;
    if (!control || !at) return false;
    const right = share(at.x, control.x, control.width), down = share(at.y, control.y, control.height);
    if (trigger.pressed) {
      this._held = key;
      (control.press ?? control.drag)(right, down);
    } else if (this.held) control.drag?.(right, down);
    this.stale ||= trigger.pressed;
    return trigger.pressed;
  }

  /** Scroll what is longer than its place. @param {number} pixels */
  scroll(pixels) {
    if (this.pen.scroll(pixels)) this.stale = true;
  }

  _control(key) {
    return this.controls.find((control) => control.key === key);
  }

  _under(at) {
    if (!at) return undefined;
    const hits = ({ x, y, width, height }) => at.x >= x && at.x < x + width && at.y >= y && at.y < y + height;
    return this.controls.find(hits);
  }

  stop() {
    this.texture.dispose();
    this.object.material.dispose();
    this.object.geometry.dispose();
  }
}
