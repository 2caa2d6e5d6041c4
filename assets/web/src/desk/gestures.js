// From pointers (mouse, pen, fingers) and the wheel to what a person did: one place for all of them.

const DRAG_PX = 4; // a hand that clicks moves less
const TOUCH_PX = 10; // and a finger less than this
const DOUBLE_MS = 400;
const NOTCH_PX = 100; // of the wheel as browsers tell it; a touch pad tells parts of it
const NOTCH_S = 0.12; // how long a notch goes on, so that the eye can follow

/**
 * @typedef {{x: number, y: number}} Spot pixels of the canvas
 * @typedef {{shift: boolean, ctrl: boolean, alt: boolean}} Mods
 * @typedef {object} Heard what is told
 * @property {(spot: Spot|null) => void} point the pointer is there and holds nothing; null: it is gone
 * @property {(spot: Spot, mods: Mods, touch: boolean) => void} click
 * @property {(spot: Spot) => void} double
 * @property {(spot: Spot) => void} began a drag begins there
 * @property {(dx: number, dy: number) => void} turn @property {(dx: number, dy: number) => void} pan in pixels
 * @property {(spot: Spot, notches: number) => void} zoom
 * @property {() => boolean} wheel the wheel is turned; whether that is for the view
 * @property {(path: Spot[], mods: Mods, kind: "box"|"lasso", ended: boolean) => void} draw an outline; of none: it was given up
 */

/** Tells what pointers do on a canvas. */
export class Gestures {
  /** @param {HTMLElement} canvas @param {Heard} heard @param {() => "move"|"lasso"} tool what the left button does */
  constructor(canvas, heard, tool) {
    this._canvas = canvas;
    this._heard = heard;
    this._tool = tool;
    /** @type {Map<number, Spot>} fingers and buttons that are down, where they are */
    this._down = new Map();
    this._held = null;
    this._last = { at: -Infinity, x: 0, y: 0 };
    this._rolling = 0;
    this._spot = { x: 0, y: 0 };
    const on = (name, does, options) => canvas.addEventListener(name, does.bind(this), options);
    on("pointerdown", this._press);
    on("pointermove", this._move);
    on("pointerup", this._release);
    on("pointercancel", this._cancel);
    on("pointerleave", () => !this._held && heard.point(null));
    on("wheel", this._wheel, { passive: false });
    on("contextmenu", (event) => event.preventDefault());
  }

  /** The wheel's part of a picture: what is left of the notches goes on. @returns {boolean} whether any is */
  roll(dt) {
    const part = Math.sign(this._rolling) * Math.min(dt / NOTCH_S, Math.abs(this._rolling));
    this._rolling -= part;
    if (part) this._heard.zoom(this._spot, part);
    return this._rolling !== 0;
  }

  /** Nothing comes of what is held. */
  giveUp() {
    const held = this._held;
    this._held = null;
    if (held?.begun && isDrawn(held.does)) this._heard.draw([], held.mods, held.does, true);
  }

  _at(event) {
    const box = this._canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  _press(event) {
    const spot = this._at(event), touch = event.pointerType === "touch";
    this._down.set(event.pointerId, spot);
    this._canvas.setPointerCapture(event.pointerId);
    if (touch && this._down.size === 2) {
      this.giveUp();
      this._pinch = this._two();
      this._heard.began(this._pinch.middle);
      return;
    }
    if (this._down.size > 1 || this._held) return;
    const mods = { shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey };
    this._held = { id: event.pointerId, start: spot, path: [spot], mods, touch, button: event.button, does: this._does(event, mods), begun: false };
  }

  _does({ button }, { shift, ctrl, alt }) {
    const moving = this._tool() === "move";
    if (button === 1) return "pan";
    if (button === 2) return moving ? "pan" : "turn"; // the left one is taken: the cloud must still turn
    if (!moving) return "lasso";
    return shift || ctrl || alt ? "box" : "turn";
  }

  _move(event) {
    const spot = this._at(event);
    this._spot = spot;
    const before = this._down.get(event.pointerId);
    if (before) this._down.set(event.pointerId, spot);
    if (this._pinch) return this._pinched();
    const held = this._held;
    if (!held) return event.pointerType !== "touch" && this._heard.point(spot);
    if (held.id !== event.pointerId) return;
    const least = held.touch ? TOUCH_PX : DRAG_PX;
    if (!held.begun && Math.hypot(spot.x - held.start.x, spot.y - held.start.y) > least) {
      held.begun = true;
      this._heard.began(held.start);
      this._heard.point(null);
    }
    if (!held.begun) return;
    held.path.push(spot);
    if (isDrawn(held.does)) this._heard.draw(this._outline(held), held.mods, held.does, false);
    else if (held.does === "pan") this._heard.pan(spot.x - before.x, spot.y - before.y);
    else this._heard.turn(spot.x - before.x, spot.y - before.y);
  }

  _outline({ does, start, path }) {
    if (does === "lasso") return path;
    const { x, y } = path.at(-1);
    return [start, { x, y: start.y }, { x, y }, { x: start.x, y }];
  }

  _release(event) {
    this._down.delete(event.pointerId);
    if (this._pinch) {
      // The finger that stays does nothing more: it would turn what was just put in place.
      if (this._down.size === 0) this._pinch = null;
      return;
    }
    const held = this._held;
    if (!held || held.id !== event.pointerId) return;
    this._held = null;
    if (held.begun && isDrawn(held.does)) this._heard.draw(this._outline(held), held.mods, held.does, true);
    if (!held.begun && held.button === 0) this._click(held, event.timeStamp);
    if (!held.touch) this._heard.point(this._at(event));
  }

  _click({ start, mods, touch }, at) {
    const last = this._last, near = Math.hypot(start.x - last.x, start.y - last.y) <= (touch ? 3 * TOUCH_PX : DRAG_PX);
    const twice = at - last.at <= DOUBLE_MS && near;
    this._last = twice ? { at: -Infinity, x: 0, y: 0 } : { at, ...start };
    if (twice) this._heard.double(start);
    else this._heard.click(start, mods, touch);
  }

  _cancel(event) {
    this._down.delete(event.pointerId);
    if (this._down.size === 0) this._pinch = null;
    this.giveUp();
  }

  _two() {
    const [a, b] = [...this._down.values()];
    return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  }

  /** Two fingers: what is between them goes along, and comes nearer as they part. */
  _pinched() {
    if (this._down.size < 2) return;
    const before = this._pinch, now = this._two();
    this._pinch = now;
    this._heard.pan(now.middle.x - before.middle.x, now.middle.y - before.middle.y);
    if (before.apart > 1 && now.apart > 1) this._heard.zoom(now.middle, Math.log(before.apart / now.apart) / Math.log(0.85));
  }

  _wheel(event) {
    if (!this._heard.wheel()) return;
    event.preventDefault();
    this._spot = this._at(event);
    const lines = event.deltaMode === 1 ? 33 : 1; // Firefox tells lines
    const fine = event.ctrlKey ? 4 : 1; // fingers that part on a touch pad, of which browsers tell little
    this._rolling -= (event.deltaY * lines * fine) / NOTCH_PX;
  }
}

const isDrawn = (does) => does === "box" || does === "lasso";
