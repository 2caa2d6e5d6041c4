// A range of numbers: how many rows have which, two ends to drag, and to write.
import { UNKNOWN, counted } from "../data.js";
import { make, muted } from "./dom.js";

const BINS = 40, DIGITS = 5, OPEN = [-Infinity, Infinity];

export class Range {
  /** @param {import("../state.js").State} state @param {string} column of numbers */
  constructor(state, column) {
    this._state = state;
    this.column = column;
    const { low, high } = state.data.columns.get(column);
    this._ends = [low, high]; // of the bar
    this._bars = Array.from({ length: BINS }, () => make("span", {}, make("i", {})));
    const histogram = make("div", { class: "lw-histogram", "aria-hidden": "true" }, ...this._bars);
    const named = ["from", "to"].map((end) => `${column}: ${end}`);
    this._thumbs = named.map((name, i) => make("input", { type: "range", class: "lw-thumb-range", min: 0, max: 1, step: "any", "aria-label": name, on: { input: () => this._dragged(i) } }));
    this._fields = named.map((name, i) => make("input", { type: "number", class: "lw-input", step: "any", "aria-label": `${name}, as a number`, on: { change: () => this._written(i) } }));
    this._told = muted("");
    this.element = make("div", { class: "lw-numbers" }, histogram, make("div", { class: "lw-ends" }, ...this._thumbs), make("div", { class: "lw-fields" }, ...this._fields), this._told);
    this.update();
  }

  /** Show which rows are shown, and what the filter says. */
  update() {
    const { data, epochShown, visible } = this._state, [low, high] = this._ends, values = data.numbers(this.column, epochShown);
    const all = new Array(BINS).fill(0), shown = new Array(BINS).fill(0);
    let unknown = 0;
    values.forEach((value, row) => {
      if (value !== value) return unknown++;
      const bin = Math.min(BINS - 1, Math.max(0, Math.floor((BINS * (value - low)) / (high - low || 1))));
      all[bin]++;
      shown[bin] += visible[row];
    });
    const most = Math.max(1, ...all);
    this._bars.forEach((bar, i) => {
      bar.style.height = all[i] ? `max(2px, ${(100 * all[i]) / most}%)` : "0"; // few rows are seen beside many
      bar.firstChild.style.height = `${(100 * shown[i]) / Math.max(1, all[i])}%`;
    });
    this._chosen.forEach((value, i) => {
      const end = Number.isFinite(value) ? value : this._ends[i], text = String(Number(end.toPrecision(DIGITS)));
      this._thumbs[i].value = String(Number.isFinite(value) ? (value - low) / (high - low || 1) : i);
      this._thumbs[i].setAttribute("aria-valuetext", text);
      const field = this._fields[i];
      if (field.getRootNode().activeElement !== field) field.value = text; // what is being written stays
    });
    this._told.textContent = unknown ? `${counted(unknown)} ${UNKNOWN}; a range hides them` : "";
    this._told.hidden = !unknown;
  }

  /** Least and greatest number that is shown. */
  get _chosen() {
    return [...(this._state.filters.ranges.get(this.column) ?? OPEN)];
  }

  /** An end that is at the bar's end lets in all beyond it, too. */
  _dragged(which) {
    const [low, high] = this._ends, share = Number(this._thumbs[which].value);
    this._keep(which, share === which ? OPEN[which] : low + share * (high - low));
  }

  _written(which) {
    const { value } = this._fields[which];
    this._keep(which, value === "" ? OPEN[which] : Number(value));
  }

  _keep(which, value) {
    const ends = this._chosen;
    ends[which] = value;
    if (ends[0] > ends[1]) ends[1 - which] = value; // the one takes the other along
    this._state.setRange(this.column, ...ends);
  }
}
