// What color a row has: by class, along a color bar, or none.
import { NONE } from "./state.js";

/** Red, green and blue, 0…255, of `#rrggbb`. @param {string} hex @returns {[number, number, number]} */
export function rgb(hex) {
  const number = parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** Write the color of each row, sRGB, into every four bytes of `out`; the fourth stays.
 * @param {import("./data.js").Data} data @param {string} name @param {number} epoch number of an epoch, −1 for none
 * @param {Uint8Array} out (4 n) */
export function paint(data, name, epoch, out) {
  const column = name === NONE ? null : data.columns.get(name);
  const put = (row, [r, g, b]) => {
    out[4 * row] = r;
    out[4 * row + 1] = g;
    out[4 * row + 2] = b;
  };
  const unknown = rgb(data.head.unknown);
  if (!column) {
    const plain = rgb(data.head.plain);
    for (let row = 0; row < data.count; row++) put(row, plain);
  } else if (column.type === "scalar") {
    const table = data.head.palettes[column.palette].map(rgb), { low, high } = column;
    data.numbers(name, epoch).forEach((value, row) =>
      put(row, value === value ? table[Math.round(255 * Math.min(1, Math.max(0, (value - low) / (high - low))))] : unknown));
  } else {
    const table = classColors(data, name, epoch).map(rgb);
    data.codes(name, epoch).forEach((code, row) => put(row, table[code] ?? unknown));
  }
}

/** The color of each class, `#rrggbb`; predictions of an epoch have those of the labels. @returns {string[]} */
export function classColors(data, name, epoch) {
  return data.classColumn(name, epoch).colors ?? [];
}
