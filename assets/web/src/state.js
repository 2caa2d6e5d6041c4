// What is seen and chosen.  Desk, headset and notebook change it by its methods alone and hear of it by "change".
import { Filters } from "./filters.js";
import { rowsOf, textsWith } from "./search.js";

export const NONE = "none"; // the color of rows that all look alike
const UNDONE = 50; // selections that can be brought back

/** @typedef {"layout"|"color"|"epoch"|"playing"|"hovered"|"selected"|"search"|"neighbors"|"names"|"mistakes"|
 *  "pictures"|"pointSize"|"visible"} What what has changed */

/** The state of a view; a "change" event says in `detail.what` what has changed. */
export class State extends EventTarget {
  /** @param {import("./data.js").Data} data */
  constructor(data) {
    super();
    this.data = data;
    /** what the layout that goes through the epochs is called; null where there are none */
    this.epochsName = data.head.epochs?.name ?? null;
    this.layoutNames = [...data.layouts.keys(), ...(this.epochsName === null ? [] : [this.epochsName])];
    this.colorNames = [...new Set([...data.columns.values()].filter(({ type }) => type !== "text").map(({ name }) => name)).add(NONE)];
    /** name of the layout that is shown or flown to */
    this.layout = this.layoutNames.includes(data.head.layout) ? data.head.layout : this.layoutNames[0];
    /** column that rows are colored by, or NONE */
    this.color = data.head.color ?? NONE;
    /** place among the epochs, 0 to their number − 1; 2.25 is a quarter of the way from the third to the fourth */
    this.epoch = data.head.epoch ?? Math.max(0, data.epochs.length - 1);
    this.playing = false;
    /** row, −1 for none */
    this.hovered = -1;
    /** @type {Set<number>} rows */
    this.selected = new Set();
    this.searchText = "";
    /** @type {number[]} rows that were found */
    this.found = [];
    this.neighborsShown = Boolean(data.neighborsKnown);
    this.namesShown = true;
    this.mistakesShown = true;
    /** whether pictures stand in the place of points */
    this.picturesShown = false;
    /** diameter of a point in meters */
    this.pointSize = data.head.size_m;
    this.filters = new Filters(data);
    /** 1 where a row is shown */
    this.visible = new Uint8Array(data.count).fill(1);
    this.visibleCount = data.count;
    this._before = [];
    this._after = [];
  }

  /** Whether epochs are shown. */
  get inEpochs() {
    return this.epochsName !== null && this.layout === this.epochsName;
  }

  /** Number of the nearest epoch, −1 while none is shown: what columns that follow epochs are asked for. */
  get epochShown() {
    return this.inEpochs ? Math.round(this.epoch) : -1;
  }

  /** The row that a person attends to: the hovered one, else the one that alone is selected, else −1. */
  get attended() {
    if (this.hovered >= 0) return this.hovered;
    const [only] = this.selected;
    return this.selected.size === 1 && this.visible[only] ? only : -1;
  }

  /** @param {What} what */
  _tell(what) {
    if (this.filters.follow && this._seenAt !== this.epochShown) this._see();
    this.dispatchEvent(new CustomEvent("change", { detail: { what } }));
  }

  /** Fly to a layout. @param {string} name */
  setLayout(name) {
    if (!this.layoutNames.includes(name) || name === this.layout) return;
    this.layout = name;
    if (!this.inEpochs) this.play(false);
    this._tell("layout");
  }

  /** Color by a column. @param {string} name */
  setColor(name) {
    if (!this.colorNames.includes(name) || name === this.color) return;
    this.color = name;
    this._tell("color");
  }

  /** Go to a place among the epochs. @param {number} value */
  setEpoch(value) {
    if (this.epochsName === null || !Number.isFinite(value)) return;
    this.epoch = Math.min(this.data.epochs.length - 1, Math.max(0, value));
    this.setLayout(this.epochsName);
    this._tell("epoch");
  }

  /** Play the epochs, or stop; from the end they begin anew. @param {boolean} on */
  play(on) {
    if (on === this.playing || (on && this.data.epochs.length < 2)) return;
    this.playing = on;
    if (on) this.setEpoch(this.epoch >= this.data.epochs.length - 1 ? 0 : this.epoch);
    this._tell("playing");
  }

  /** Point at a row, −1 for none. @param {number} row */
  hover(row) {
    if (row === this.hovered) return;
    this.hovered = row;
    this._tell("hovered");
  }

  /** Select rows. @param {Iterable<number>} rows @param {"replace"|"add"|"remove"|"toggle"} how */
  select(rows, how = "replace") {
    const next = how === "replace" ? new Set() : new Set(this.selected);
    for (const row of rows) {
      if (how === "remove" || (how === "toggle" && next.has(row))) next.delete(row);
      else next.add(row);
    }
    this._before.push(this.selected);
    if (this._before.length > UNDONE) this._before.shift();
    this._after = [];
    this.selected = next;
    this._tell("selected");
  }

  /** Select what was selected before. */
  undo() {
    this._turn(this._before, this._after);
  }

  /** Select again what was undone. */
  redo() {
    this._turn(this._after, this._before);
  }

  _turn(from, to) {
    if (!from.length) return;
    to.push(this.selected);
    this.selected = from.pop();
    this._tell("selected");
  }

  /** Find the visible rows whose id, class or text holds a piece of text. @param {string} text @returns {number[]} */
  search(text) {
    this.searchText = text;
    this.found = textsWith(this.data, text).filter((row) => this.visible[row]);
    this._tell("search");
    return this.found;
  }

  /** Hide the rows of a class, or show them again. @param {string} column @param {number} code −1 for unknown */
  hideClass(column, code, hidden = true) {
    const names = new Set(this.filters.classes.get(column)), name = this.data.classNames(column, this.epochShown)[code] ?? null;
    if (hidden) names.add(name);
    else names.delete(name);
    this.hideClasses(column, names);
  }

  /** Hide the rows of these classes of a column, and of no others. @param {string} column
   * @param {Iterable<string|null>} names null for unknown */
  hideClasses(column, names) {
    this.filters.hide(column, names);
    this._see();
  }

  /** Show only rows with numbers of a column from `low` to `high`; ±Infinity is no end. */
  setRange(column, low, high) {
    this.filters.keep(column, low, high);
    this._see();
  }

  /** Show only these rows, or, of null, no longer only some. @param {Iterable<number>|null} rows */
  isolate(rows) {
    this.filters.isolated = rows === null ? null : new Set(rows);
    this._see();
  }

  /** Show what is hidden, and hide what is shown. */
  invert() {
    const hidden = rowsOf(this.visible.map((one) => 1 - one));
    this.filters.clear();
    this.isolate(hidden);
  }

  /** Take a filter away. @param {import("./filters.js").Reason} reason */
  clear(reason) {
    reason.clear();
    this._see();
  }

  /** Show all rows. */
  showAll() {
    this.filters.clear();
    this._see();
  }

  _see() {
    this._seenAt = this.epochShown;
    this.visible = this.filters.visible(this._seenAt);
    this.visibleCount = this.visible.reduce((sum, one) => sum + one, 0);
    this._tell("visible");
  }

  /** Show what is said beside points, or stands in their place, or not. @param {"neighbors"|"names"|"mistakes"|"pictures"} what @param {boolean} on */
  show(what, on = !this[what + "Shown"]) {
    this[what + "Shown"] = on;
    this._tell(what);
  }

  /** Make points of a diameter in meters. @param {number} meters */
  setPointSize(meters) {
    this.pointSize = Math.min(0.06, Math.max(0.001, meters));
    this._tell("pointSize");
  }
}
