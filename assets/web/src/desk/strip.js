// The line that is there while rows are hidden: how many are shown, why not all, and the ways back.
import { counted } from "../data.js";
import { button, make } from "./dom.js";

export class Strip {
  /** @param {import("../view.js").View} view */
  constructor({ state }) {
    this._state = state;
    this._told = make("span", { class: "lw-shown", role: "status" });
    this._chips = make("div", { class: "lw-chips" });
    this.element = make("div", { class: "lw-strip lw-glass", role: "group", "aria-label": "rows shown" }, this._told, this._chips);
    this.update(new Set(["visible"]));
  }

  update(whats) {
    if (!whats.has("visible")) return;
    const state = this._state, { reasons } = state.filters;
    this.element.hidden = !reasons.length;
    this._told.textContent = `${counted(state.visibleCount)} of ${counted(state.data.count)} shown`;
    const chip = (reason) => button(`${reason.words}  ✕`, () => state.clear(reason), { class: "lw-chip", title: `take away: ${reason.words}` });
    this._chips.replaceChildren(...reasons.map(chip), button("Invert", () => state.invert(), { title: "show the hidden rows, and hide the others" }), button("Show all", () => state.showAll()));
  }
}
