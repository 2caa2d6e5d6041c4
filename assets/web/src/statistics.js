// What is so of some rows beside all others: how often the model errs there, of which classes they are, how sure it is.
import { WRONG, RIGHT } from "./data.js";

const Z_95 = 1.959963984540054; // the normal's quantile at 97.5 %

/** @typedef {{wrong: number, known: number, low: number, high: number}} Rate of wrong rows, with its 95 % interval */

/** The 95 % interval of a share of `hits` in `n`, by Wilson's score (1927), which holds for few rows and near 0 and 1.
 * @param {number} hits @param {number} n 1 or more @returns {[number, number]} */
export function wilson(hits, n) {
  const share = hits / n, z2 = Z_95 ** 2, middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z_95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return [Math.min(share, Math.max(0, middle - half)), Math.max(share, Math.min(1, middle + half))]; // the share is inside
}

/** How many of some rows and of all others are wrong; null where that is known of none.
 * @param {Uint8Array|null} judged as `Data.judged` @param {Set<number>} rows @returns {[Rate|null, Rate|null]} */
export function errors(judged, rows) {
  if (!judged) return [null, null];
  const counts = [[0, 0], [0, 0]];
  judged.forEach((one, row) => {
    const here = counts[Number(!rows.has(row))];
    if (one === WRONG) here[0]++;
    if (one === WRONG || one === RIGHT) here[1]++;
  });
  return counts.map(([wrong, known]) => {
    if (!known) return null;
    const [low, high] = wilson(wrong, known);
    return { wrong, known, low, high };
  });
}

/** Shares of a class among some rows and among all others, the largest first; unknown ones are null.
 * @returns {{name: string|null, count: number, inside: number, rest: number}[]} */
export function classes(codes, names, rows) {
  const here = new Array(names.length + 1).fill(0), all = new Array(names.length + 1).fill(0);
  const place = (code) => (code < 0 ? names.length : code);
  for (const code of codes) all[place(code)]++;
  for (const row of rows) here[place(codes[row])]++;
  const others = Math.max(1, codes.length - rows.size);
  const found = here.map((count, code) => ({ name: names[code] ?? null, count, inside: count / Math.max(1, rows.size), rest: (all[code] - count) / others }));
  return found.filter(({ count }) => count).sort((a, b) => b.count - a.count);
}

/** Means of the known numbers of some rows and of all others, NaN where none is known.
 * @param {Float32Array} numbers @param {Set<number>} rows @returns {[number, number]} */
export function means(numbers, rows) {
  const sums = [[0, 0], [0, 0]];
  numbers.forEach((value, row) => {
    if (value !== value) return;
    const here = sums[Number(!rows.has(row))];
    here[0] += value;
    here[1]++;
  });
  return sums.map(([sum, count]) => sum / count);
}
