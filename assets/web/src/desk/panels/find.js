// Rows by what is written in them.
import { counted } from "../../data.js";
import { button, make } from "../dom.js";
import { Panel } from "./panel.js";

export class FindPanel extends Panel {
  title = "Find";
  side = "right";

  build() {
    this._hit = -1;
    this._hits = this.state.found;
    this.input = make("input", {
      class: "lw-input", type: "search", placeholder: "ids, classes, texts", "aria-label": "search ids, classes and texts", spellcheck: false, autocomplete: "off",
      on: { input: () => this.state.search(this.input.value), keydown: (event) => this._key(event) },
    });
    this._told = make("p", { class: "lw-muted", role: "status" });
    this._all = button("Select", () => this._select(), { title: "select all rows found" });
    this._next = button("Next", () => this.go(1), { title: "bring the next row found into view (N)" });
    this._actions = make("div", { class: "lw-buttons" }, this._all, this._next);
    this.body.append(this.input, this._told, this._actions);
    this._draw();
  }

  update(whats) {
    if (whats.has("search")) this._draw();
    if (whats.has("visible") && this.state.searchText) this.state.search(this.state.searchText);
  }

  /** Bring a row found into view: so many further, the first after the last. @param {number} step */
  go(step) {
    const { found } = this.state;
    if (!found.length) return this.view.desk.say(this.state.searchText ? `“${this.state.searchText}”: in no row` : "nothing was searched for; / searches");
    if (this._hits !== found) [this._hits, this._hit] = [found, -1];
    this._hit = (Math.max(this._hit, step < 0 ? 0 : -1) + step + found.length) % found.length;
    const row = found[this._hit];
    this.state.select([row]);
    this.view.desk.frame([row]);
    this.view.desk.say(`${this.data.ids[row]}, ${counted(this._hit + 1)} of ${counted(found.length)}`);
  }

  _key(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.go(event.shiftKey ? -1 : 1);
  }

  _select() {
    this.state.select(this.state.found);
    this.view.desk.frame(this.state.found);
  }

  _draw() {
    const { found, searchText } = this.state, some = found.length > 0;
    if (this.input.value !== searchText) this.input.value = searchText;
    this._told.textContent = !searchText.trim() ? "" : some ? `in ${counted(found.length)} ${found.length === 1 ? "row" : "rows"}` : "in no row";
    this._told.hidden = !this._told.textContent;
    this._actions.hidden = !some;
  }
}
