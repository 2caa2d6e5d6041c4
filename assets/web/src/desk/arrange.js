// Where panels stand: in two columns, or, where there is no room for these, one at a time over the foot.
import { counted } from "../data.js";
import { button, make, press } from "./dom.js";

const WIDE_PX = 820; // from here on two columns leave room for the cloud
const CARD = "Row"; // what is there without being asked for

export class Arrangement {
  /** @param {import("../view.js").View} view @param {import("./panels/panel.js").Panel[]} panels
   *  @param {HTMLElement} tools buttons that are always there @param {HTMLElement[]} foot what lies below the cloud
   *  @param {() => void} moved the free part is another */
  constructor(view, panels, tools, foot, moved) {
    this._root = view.root;
    this._panels = panels;
    this._moved = moved;
    const title = make("h1", { textContent: view.data.title, title: view.data.title, hidden: !view.data.title });
    const rows = make("p", { class: "lw-muted", textContent: `${counted(view.data.count)} ${view.data.count === 1 ? "row" : "rows"}` });
    this._head = make("header", { class: "lw-head lw-glass" }, make("div", { class: "lw-grow" }, title, rows), tools);
    this._left = make("div", { class: "lw-column lw-left" });
    this._right = make("div", { class: "lw-column lw-right" });
    this._sheet = make("div", { class: "lw-sheet lw-glass", hidden: true });
    this._tabs = make("nav", { class: "lw-tabs lw-glass", "aria-label": "panels" });
    this._foot = make("div", { class: "lw-foot" }, ...foot, this._sheet, this._tabs);
    this._chips = new Map();
    for (const panel of panels) {
      if (panel.title === CARD) continue;
      const chip = button(panel.title, () => this.open(this._opened === panel ? null : panel), { class: "lw-chip" });
      this._chips.set(panel, chip);
      this._tabs.append(chip);
    }
    this._opened = null;
    this._root.append(this._left, this._right, this._foot);
    this.hidden = false;
    this._sizes = new ResizeObserver(() => this._fit());
    this._sizes.observe(this._root);
    this._fit();
  }

  /** Open a panel, where they come one at a time; elsewhere unfold it. @param {import("./panels/panel.js").Panel|null} panel */
  open(panel) {
    if (!this._narrow) return panel?.fold(false);
    this._root.classList.toggle("lw-opened", Boolean(panel));
    this._opened = panel;
    this._sheet.replaceChildren(...(panel ? [panel.element] : []));
    panel?.fold(false);
    this._sheet.hidden = !panel;
    for (const [one, chip] of this._chips) press(chip, one === panel);
    this._moved();
  }

  /** Show all panels, or none. */
  toggle() {
    this.hidden = !this.hidden;
    this._root.classList.toggle("lw-bare", this.hidden);
    this._moved();
  }

  /** The part of the picture that no panel covers: left, top, right, bottom, 0…1. @returns {[number, number, number, number]} */
  get free() {
    const { clientWidth: width, clientHeight: height } = this._root;
    if (this.hidden || !width || !height) return [0, 0, 1, 1];
    const root = this._root.getBoundingClientRect();
    const edge = (element, side, other) => {
      const box = element.getBoundingClientRect();
      return box.width && box.height ? box[side] - root[side === "left" || side === "right" ? "left" : "top"] : other;
    };
    const shown = [...this._foot.children].map((child) => edge(child, "top", height)), bottom = Math.min(height, ...shown) / height;
    if (this._narrow) return [0, edge(this._head, "bottom", 0) / height, 1, Math.max(0.4, bottom)];
    const left = edge(this._left, "right", 0) / width, right = edge(this._right, "left", width) / width;
    return [left, 0, Math.max(left + 0.2, right), Math.max(0.4, bottom)];
  }

  _fit() {
    const narrow = this._root.clientWidth < WIDE_PX;
    if (narrow !== this._narrow) this._stand(narrow);
    this._moved();
  }

  _stand(narrow) {
    this._narrow = narrow;
    this._root.classList.toggle("lw-narrow", narrow);
    for (const panel of this._panels) {
      panel.element.remove();
      if (!narrow) (panel.side === "left" ? this._left : this._right).append(panel.element);
      else if (panel.title === CARD) this._foot.prepend(panel.element);
    }
    if (narrow) this._left.before(this._head);
    else this._left.prepend(this._head);
    this._sheet.hidden = true;
    this.open(null);
  }

  stop() {
    this._sizes.disconnect();
  }
}
