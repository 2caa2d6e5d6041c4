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
  const column = name === NONE ? null : data.columns.get(name), unknown = rgb(data.head.unknown);
  if (!column) spread(out, [rgb(data.head.plain)], data.count, () => 0);
  else if (column.type === "scalar") {
    const table = [...data.head.palettes[column.palette].map(rgb), unknown], numbers = data.numbers(name, epoch), { low, high } = column;
    spread(out, table, data.count, (row) => {
      const share = (numbers[row] - low) / (high - low);
      return share === share ? Math.round(255 * Math.min(1, Math.max(0, share))) : 256;
    });
  } else {
    const table = [...classColors(data, name, epoch).map(rgb), unknown], codes = data.codes(name, epoch);
    spread(out, table, data.count, (row) => (codes[row] < 0 ? table.length - 1 : codes[row]));
  }
}

/** Write a color of a table for each row. */
function spread(out, table, count, place) {
  const flat = Uint8Array.from(table.flat());
  for (let row = 0; row < count; row++) {
    const at = 3 * place(row);
    out[4 * row] = flat[at];
    out[4 * row + 1] = flat[at + 1];
    out[4 * row + 2] = flat[at + 2];
  }
}

/** The color of each class, `#rrggbb`; predictions of an epoch have those of the labels. @returns {string[]} */
export function classColors(data, name, epoch) {
  return data.classColumn(name, epoch).colors ?? [];
}
