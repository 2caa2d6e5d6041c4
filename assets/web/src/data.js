// A scene as the page has it; DATA.md says how it comes here.  Names are what people wrote: in maps, never keys of objects.
import { Arrays } from "./arrays.js";
import { Sheets } from "./sheets.js";

const ABSENT = 65535; // in all three places of a row: it is nowhere
const UNKNOWN_CODE = new Map([[Uint8Array, 255], [Uint16Array, 65535]]);
export const UNKNOWN = "unknown";
export const WRONG = 0, RIGHT = 1;
const CORRECT = "correct"; // the column that says at each epoch whether the prediction is right

/** A number for a person: four digits. @param {number} value */
export function figure(value) {
  if (!Number.isFinite(value)) return UNKNOWN;
  const size = Math.abs(value);
  const text = size !== 0 && (size >= 1e6 || size < 1e-4) ? value.toExponential(3) : String(Number(value.toPrecision(4)));
  return text.replaceAll("-", "−");
}

/** A count for a person, its thousands apart. @param {number} count */
export const counted = (count) => count.toLocaleString("en-US");

/** All that is known of a scene; nothing here changes but that pictures come. */
export class Data {
  /** @param {{head: object, blob: ArrayBuffer, sheets?: Blob[]}} packed as in DATA.md */
  constructor({ head, blob, sheets = [] }) {
    this.head = head;
    this.count = head.count;
    this.title = head.title;
    this.roles = head.roles;
    this.neighborsKnown = head.neighbors;
    this.arrays = new Arrays(head.arrays, blob);
    this._ids = null;
    this.layouts = new Map(head.layouts.map((layout) => [layout.name, layout]));
    this.epochs = head.epochs?.items ?? [];
    this.columns = new Map(head.columns.map((column) => [column.name, column]));
    this.sheets = new Sheets(head.pictures, sheets, head.pictures?.rows ? this.arrays.get(head.pictures.rows) : null);
    this._places = new Map();
    this._codes = new WeakMap();
    this._judged = { epoch: NaN, rows: null };
    this._rowOf = null;
  }

  /** The ids of all rows, made when they are first asked for. @returns {string[]} */
  get ids() {
    this._ids ??= this.head.ids === null
      ? Array.from({ length: this.count }, (_, row) => String(row))
      : this.arrays.get(this.head.ids);
    return this._ids;
  }

  /** Positions (3 n) in meters of a layout, NaN where a row is absent. @param {string} name @returns {Float32Array} */
  positions(name) {
    const layout = this.layouts.get(name);
    return this._placed(layout.array, layout);
  }

  /** Positions (3 n) in meters at an epoch by its number. @param {number} index @returns {Float32Array} */
  epochPositions(index) {
    return this._placed(this.epochs[index].array, this.head.epochs);
  }

  _placed(key, { low, step }) {
    if (!this._places.has(key)) this._places.set(key, placed(this.arrays.get(key), low, step));
    return this._places.get(key);
  }

  /** The codes or numbers of a column (n), at the nearest epoch where they follow it.
   * @param {string} name @param {number} [epoch] number of an epoch, −1 for none */
  values(name, epoch = -1) {
    if (name === CORRECT && this._keyAt(this.roles.prediction, epoch)) return this.judged(epoch) ?? this.arrays.get(this.columns.get(name).array);
    return this.arrays.get(this._keyAt(name, epoch) ?? this.columns.get(name).array);
  }

  _keyAt(name, epoch) {
    const item = this.epochs[epoch];
    if (!item) return null;
    if (name === this.roles.prediction) return item.prediction;
    return name === this.roles.confidence ? item.confidence : null;
  }

  /** Whether a column has other values at each epoch. @param {string} name */
  follows(name) {
    const { confidence, prediction } = this.roles, told = (what) => this.epochs.some((item) => item[what] !== null);
    return (name === confidence && told("confidence")) || ([prediction, CORRECT].includes(name) && told("prediction"));
  }

  /** Codes of classes (n), −1 where unknown. @param {string} name @param {number} [epoch] @returns {Int32Array} */
  codes(name, epoch = -1) {
    const values = this.values(name, epoch);
    if (values instanceof Int32Array) return values;
    if (!this._codes.has(values)) {
      const codes = Int32Array.from(values), unknown = UNKNOWN_CODE.get(values.constructor);
      for (let row = 0; row < codes.length; row++) if (codes[row] === unknown) codes[row] = -1;
      this._codes.set(values, codes);
    }
    return this._codes.get(values);
  }

  /** Numbers of a column (n), NaN where unknown. @param {string} name @param {number} [epoch] @returns {Float32Array} */
  numbers(name, epoch = -1) {
    const values = this.values(name, epoch);
    return values instanceof Uint8Array ? Float32Array.from(values, (v) => (v === 255 ? NaN : v / 254)) : values;
  }

  /** The column that has names and colors of a column's codes: the predictions of an epoch are codes of labels.
   * @param {string} name @param {number} [epoch] */
  classColumn(name, epoch = -1) {
    const labels = name === this.roles.prediction && this._keyAt(name, epoch) ? this.head.columns[this.head.epochs.label] : null;
    return labels ?? this.columns.get(name);
  }

  /** What the classes of a column are called. @param {string} name @param {number} [epoch] @returns {string[]} */
  classNames(name, epoch = -1) {
    const column = this.classColumn(name, epoch);
    return column.names ?? (column.type === "bool" ? ["no", "yes"] : []);
  }

  /** Which rows are wrong (0), right (1) or not known (255), (n); null where nothing can be compared.
   * @param {number} [epoch] @returns {Uint8Array|null} */
  judged(epoch = -1) {
    const { label, prediction, right } = this.roles;
    if (this._judged.epoch === epoch) return this._judged.rows;
    this._judged = { epoch, rows: this._judge(epoch, label, prediction, right) };
    return this._judged.rows;
  }

  _judge(epoch, label, prediction, right) {
    if (this._keyAt(prediction, epoch) && label !== null) {
      const guesses = this.codes(prediction, epoch), truths = this.codes(label);
      const judged = new Uint8Array(this.count);
      for (let row = 0; row < this.count; row++) {
        const known = guesses[row] >= 0 && truths[row] >= 0;
        judged[row] = !known ? 255 : guesses[row] === truths[row] ? RIGHT : WRONG;
      }
      return judged;
    }
    return right === null ? null : this.arrays.get(right);
  }

  /** The value of a column in a row, for a person. @param {string} name @param {number} row @param {number} [epoch] */
  text(name, row, epoch = -1) {
    const column = this.columns.get(name);
    if (column.type === "text") return this.arrays.get(column.array)[row];
    const value = this.values(name, epoch)[row];
    if (column.type === "scalar") {
      const number = this.numbers(name, epoch)[row];
      return Number.isFinite(number) && column.unit ? `${figure(number)} ${column.unit}` : figure(number);
    }
    return this.classNames(name, epoch)[value] ?? UNKNOWN;
  }

  /** All that is known of a row, in words. @param {number} row @param {number} [epoch] @returns {[string, string][]} */
  details(row, epoch = -1) {
    return [["id", this.ids[row]], ...[...this.columns.keys()].map((name) => [name, this.text(name, row, epoch)])];
  }

  /** The row of an id, −1 for none. @param {string} id */
  rowOf(id) {
    this._rowOf ??= new Map(this.ids.map((name, row) => [name, row]));
    return this._rowOf.get(id) ?? -1;
  }

  /** Rows nearest in the original space, nearest first. @param {number} row @returns {number[]} */
  neighbors(row) {
    const known = this.neighborsKnown;
    if (!known || row < 0) return [];
    return [...this.arrays.get(known.array).subarray(row * known.k, (row + 1) * known.k)].filter((other) => other >= 0);
  }
}

function placed(packed, low, step) {
  const out = new Float32Array(packed.length);
  for (let i = 0; i < packed.length; i += 3) {
    const absent = packed[i] === ABSENT && packed[i + 1] === ABSENT && packed[i + 2] === ABSENT;
    for (let j = 0; j < 3; j++) out[i + j] = absent ? NaN : low[j] + step * packed[i + j];
  }
  return out;
}
