// What is known of the row that is pointed at, beside the hand that points.
import { Vector3 } from "three";
import { besideHand, hang } from "./hanging.js";
import { EM } from "./pen.js";
import { Sheet } from "./sheet.js";

const WIDTH_M = 0.24, LEAST_M = 0.075, LINE_M = 0.0145, EDGE_M = 0.016, LINES = 10;
const PICTURE_PX = 132, ROOM_PX = 20;
const wanted = new Vector3();

/** As many lines as a row has values, within what is seen at once. */
const height = ({ columns }) => Math.max(LEAST_M, EDGE_M + LINE_M * Math.min(LINES, columns.size + 1));

export class Card {
  /** @param {import("../../state.js").State} state */
  constructor(state) {
    this._state = state;
    this._data = state.data;
    this.sheet = new Sheet(WIDTH_M, height(this._data), (pen) => this._draw(pen));
    this._listener = () => (this.sheet.stale = true);
    state.addEventListener("change", this._listener);
  }

  /** Hang it beside the hand; `hidden`: something else is to be seen there. */
  update(hand, controls, hidden, dt) {
    const { sheet } = this, was = sheet.object.visible;
    sheet.object.visible = hand.tracked && this._state.hovered >= 0 && !hidden;
    if (sheet.object.visible) hang(sheet.object, besideHand(sheet, hand, controls.heading, wanted), controls.head, dt, was);
  }

  _draw(pen) {
    const { hovered, epochShown } = this._state;
    if (hovered < 0) return;
    const right = pen.canvas.width - PICTURE_PX - ROOM_PX;
    const picture = this._data.sheets.draw(pen.g, hovered, right, ROOM_PX, PICTURE_PX);
    const beside = picture ? right - 2 * ROOM_PX : pen.width, below = ROOM_PX + PICTURE_PX;
    const [[, id], ...rest] = this._data.details(hovered, epochShown);
    pen.text(id, { bold: true, lines: 1, width: beside });
    for (const [name, value] of rest) {
      if (pen.y + EM > pen.canvas.height - 8) break;
      pen.pair(name, value, pen.y < below ? beside : pen.width);
    }
  }

  stop() {
    this._state.removeEventListener("change", this._listener);
    this.sheet.stop();
  }
}
