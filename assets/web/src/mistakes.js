// What the model takes for what.
import { WRONG } from "./data.js";

/** @typedef {{label: string, prediction: string, rows: number[]}} Pair */

/** Pairs of a label and another prediction among the visible rows, the most rows first.
 * @param {import("./data.js").Data} data @param {Uint8Array} visible @param {number} epoch @returns {Pair[]} */
export function confused(data, visible, epoch) {
  const { label, prediction } = data.roles, judged = data.judged(epoch);
  if (label === null || prediction === null || !judged) return [];
  const truths = data.codes(label), guesses = data.codes(prediction, epoch);
  const names = data.classNames(label), guessed = data.classNames(prediction, epoch), pairs = new Map();
  for (let row = 0; row < data.count; row++) {
    const { [row]: truth } = truths, { [row]: guess } = guesses;
    if (!visible[row] || judged[row] !== WRONG || truth < 0 || guess < 0 || names[truth] === guessed[guess]) continue;
    const key = truth * guessed.length + guess;
    if (!pairs.has(key)) pairs.set(key, { label: names[truth], prediction: guessed[guess], rows: [] });
    pairs.get(key).rows.push(row);
  }
  return [...pairs.values()].sort((a, b) => b.rows.length - a.rows.length);
}
