// Why rows are hidden: by class, by a range of numbers, or since others alone are to be seen.
import { UNKNOWN, counted, figure } from "./data.js";

const FEW = 4; // classes that are named: more are a list, not a chip

/** @typedef {{words: string, clear: () => void}} Reason what a filter says, and what takes it away */

/** The filters of a view; a row is shown that none of them hides.  `State` changes them. */
export class Filters {
  /** @param {import("./data.js").Data} data */
  constructor(data) {
    this._data = data;
    /** @type {Map<string, Set<string|null>>} column → names of hidden classes, null for unknown: by name, since predictions of
     *  an epoch have the codes of the labels */
    this.classes = new Map();
    /** @type {Map<string, [number, number]>} column → least and greatest number that is shown; unknown ones are not */
    this.ranges = new Map();
    /** @type {Set<number>|null} rows that alone are shown */
    this.isolated = null;
  }

  /** Whether other rows may be hidden at another epoch. */
  get follow() {
    return [...this.classes.keys(), ...this.ranges.keys()].some((name) => this._data.follows(name));
  }

  /** Whether a class is hidden. @param {string} column @param {string|null} name */
  hides(column, name) {
    return Boolean(this.classes.get(column)?.has(name));
  }

  /** Hide these classes of a column and no others. @param {string} column @param {Iterable<string|null>} names */
  hide(column, names) {
    const hidden = new Set(names);
    if (hidden.size) this.classes.set(column, hidden);
    else this.classes.delete(column);
  }

  /** Show numbers of a column from `low` to `high`; where neither is finite, all. */
  keep(column, low, high) {
    if (Number.isFinite(low) || Number.isFinite(high)) this.ranges.set(column, [low, high]);
    else this.ranges.delete(column);
  }

  clear() {
    this.classes.clear();
    this.ranges.clear();
    this.isolated = null;
  }

  /** 1 for each row that is shown (n). @param {number} epoch number of an epoch, −1 for none @returns {Uint8Array} */
  visible(epoch) {
    const data = this._data, shown = new Uint8Array(data.count).fill(this.isolated ? 0 : 1);
    for (const row of this.isolated ?? []) shown[row] = 1;
    for (const [column, hidden] of this.classes) {
      const names = data.classNames(column, epoch).map((name) => hidden.has(name)), unknown = hidden.has(null);
      data.codes(column, epoch).forEach((code, row) => (code < 0 ? unknown : names[code]) && (shown[row] = 0));
    }
    for (const [column, [low, high]] of this.ranges)
      data.numbers(column, epoch).forEach((value, row) => (value >= low && value <= high) || (shown[row] = 0));
    return shown;
  }

  /** @returns {Reason[]} */
  get reasons() {
    const classes = [...this.classes].map(([name, hidden]) => ({ words: this._without(name, hidden), clear: () => this.classes.delete(name) }));
    const ranges = [...this.ranges].map(([name, ends]) => ({ words: between(name, ends), clear: () => this.ranges.delete(name) }));
    const alone = { words: `only ${counted(this.isolated?.size ?? 0)} rows`, clear: () => (this.isolated = null) };
    return [...classes, ...ranges, ...(this.isolated ? [alone] : [])];
  }

  /** Classes in the fewer words. */
  _without(name, hidden) {
    const shown = this._data.classNames(name).filter((one) => !hidden.has(one));
    return shown.length < hidden.size ? `${name}: ${few(shown) || "none"}` : `${name} without ${few([...hidden])}`;
  }
}

const few = (names) =>
  names.slice(0, FEW).map((name) => name ?? UNKNOWN).join(", ") + (names.length > FEW ? ` and ${counted(names.length - FEW)} more` : "");

function between(name, [low, high]) {
  if (!Number.isFinite(low)) return `${name} ≤ ${figure(high)}`;
  return Number.isFinite(high) ? `${figure(low)} ≤ ${name} ≤ ${figure(high)}` : `${name} ≥ ${figure(low)}`;
}
