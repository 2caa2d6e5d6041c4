// A wall of the pictures of the selected rows; pressed, one comes into view.
import { counted } from "../data.js";
import { button, make, pictureOf } from "./dom.js";

const MOST = 300; // pictures; more are not looked at one by one
const SIDE_PX = 56;

export class Gallery {
  /** @param {import("../view.js").View} view @param {() => void} told the wall was opened or closed */
  constructor(view, told) {
    this._view = view;
    this._told = told;
    this.open = false;
    this._count = make("span", { class: "lw-grow" });
    this._wall = make("div", { class: "lw-wall" });
    const bar = make("div", { class: "lw-buttons" }, this._count, button("Close", () => this.toggle(false)));
    this.element = make("section", { class: "lw-gallery lw-glass", "aria-label": "pictures of the selected rows", hidden: true }, bar, this._wall);
  }

  /** @param {boolean} [on] */
  toggle(on = !this.open) {
    const { data, desk } = this._view;
    if (on && !data.sheets.pictures) return desk.say("this scene has no pictures to show");
    this.open = on;
    this._draw();
    this._told();
  }

  update(whats) {
    if (this.open && ["selected", "pictures"].some((what) => whats.has(what))) this._draw();
  }

  _draw() {
    const { state } = this._view, rows = [...state.selected];
    this.element.hidden = !this.open || !rows.length;
    if (this.element.hidden) return this._wall.replaceChildren();
    const shown = rows.slice(0, MOST);
    this._count.textContent = shown.length < rows.length ? `the first ${MOST} of ${counted(rows.length)} rows` : `${counted(rows.length)} ${rows.length === 1 ? "row" : "rows"}`;
    this._wall.replaceChildren(...shown.map((row) => this._one(row)));
  }

  _one(row) {
    const { data, desk, state } = this._view, name = data.ids[row];
    const one = button("", () => desk.frame([row]), { class: "lw-thumb", title: name, "aria-label": `bring ${name} into view` });
    one.append(pictureOf(data, row, SIDE_PX) ?? name);
    one.addEventListener("pointerenter", () => state.hover(row));
    one.addEventListener("focus", () => state.hover(row));
    return one;
  }
}
