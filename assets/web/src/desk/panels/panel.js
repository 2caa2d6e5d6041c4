// A panel: a card with a title that folds it.
import { make } from "../dom.js";

let made = 0;

/** What all panels have; `build` fills `body` once, `update` is told what has changed. */
export class Panel {
  title = "";
  /** @type {"left"|"right"} the column in which it stands */
  side = "left";
  folded = false;

  /** @param {import("../../view.js").View} view */
  constructor(view) {
    this.view = view;
    this.data = view.data;
    this.state = view.state;
  }

  /** Make the card. @returns {this} */
  make() {
    const id = `lw-panel-${++made}`;
    this.body = make("div", { class: "lw-body", id });
    this._title = make("button", { type: "button", class: "lw-title", textContent: this.title, "aria-controls": id, on: { click: () => this.fold(!this.folded) } });
    this.element = make("section", { class: "lw-panel", "aria-label": this.title }, make("h2", {}, this._title), this.body);
    this.build();
    this.fold(this.folded);
    return this;
  }

  /** Write another title, with a number that changes. @param {string} text */
  rename(text) {
    this._title.textContent = text;
  }

  /** @param {boolean} folded */
  fold(folded) {
    this.folded = folded;
    this.body.hidden = folded;
    this._title.setAttribute("aria-expanded", String(!folded));
  }

  /** Show the card, or take it away where it has nothing to say. @param {boolean} on */
  show(on) {
    this.element.hidden = !on;
  }

  /** Whether there is ever anything to show. */
  get useful() {
    return true;
  }

  build() {}

  /** @param {Set<string>} _whats what has changed since the last picture, as `State` names it */
  update(_whats) {}

  /** Let go of what it holds. */
  stop() {}
}
