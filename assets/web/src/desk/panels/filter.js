// Which rows are shown, by any column: a range of its numbers, or its classes.
import { NONE } from "../../state.js";
import { make } from "../dom.js";
import { Range } from "../range.js";
import { classLines } from "./classes.js";
import { Panel } from "./panel.js";

export class FilterPanel extends Panel {
  title = "Filter";
  folded = true;

  get useful() {
    return this._names.length > 0;
  }

  get _names() {
    return this.state.colorNames.filter((name) => name !== NONE);
  }

  build() {
    this._choice = make("select", { class: "lw-select", "aria-label": "filter by", on: { change: () => this._draw() } });
    for (const name of this._names) this._choice.append(make("option", { value: name, textContent: name }));
    this._place = make("div", { class: "lw-legend" });
    this.body.append(this._choice, this._place);
    this._follow();
  }

  update(whats) {
    if (whats.has("color")) this._follow();
    else if (["visible", "epoch", "layout"].some((what) => whats.has(what))) this._draw();
  }

  /** What rows are newly colored by is what one filters by next. */
  _follow() {
    if (this.state.color !== NONE) this._choice.value = this.state.color;
    this._draw();
  }

  _draw() {
    const { data, state } = this, name = this._choice.value;
    if (data.columns.get(name).type !== "scalar") {
      this._range = null;
      this._place.replaceChildren(...classLines(state, name));
    } else if (this._range?.column === name) this._range.update();
    else {
      this._range = new Range(state, name);
      this._place.replaceChildren(this._range.element); // while it is dragged it must stay the same
    }
  }
}
