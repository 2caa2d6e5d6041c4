// Short notices, a little below what one looks at.
import { Vector3 } from "three";
import { hang } from "./hanging.js";
import { Sheet } from "./sheet.js";

const AWAY_M = 1, BELOW_M = 0.45, STAYS_S = 4;
const PX_PER_M = 1150; // farther away than what hangs at a hand, and as easily read
const wanted = new Vector3();

export class Notice {
  constructor() {
    this._lines = [];
    this._left = 0;
    this.sheet = new Sheet(0.8, 0.13, (pen) => this._draw(pen), PX_PER_M);
  }

  _draw(pen) {
    for (const line of this._lines) pen.text(line, { lines: 1 });
  }

  /** What is said now; "" for nothing. */
  get words() {
    return this._left > 0 ? this._lines.join(" ") : "";
  }

  /** Say something for some seconds. @param {string | string[]} lines three at most */
  say(lines, seconds = STAYS_S) {
    this._lines = [lines].flat();
    this._left = seconds;
    this.sheet.stale = true;
  }

  update(controls, dt) {
    const { sheet } = this, was = sheet.object.visible;
    this._left = Math.max(0, this._left - dt);
    sheet.object.visible = this._left > 0;
    if (!sheet.object.visible) return;
    const { gaze, head } = controls, level = Math.hypot(gaze.x, gaze.z) || 1;
    wanted.set((gaze.x / level) * AWAY_M, -BELOW_M, (gaze.z / level) * AWAY_M).add(head.position);
    hang(sheet.object, wanted, head, dt, was);
  }
}
