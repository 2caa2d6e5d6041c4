// Rows by what is written in them.

const INSIDE = 1, PREFIX = 2, EXACT = 3;

/** Rows whose id, class or text holds a piece of text, in any case: exactly that, then those that begin with it, then the
 * others. @param {import("./data.js").Data} data @param {string} text @returns {number[]} */
export function textsWith(data, text) {
  const piece = text.trim().toLowerCase();
  if (!piece) return [];
  const hits = new Uint8Array(data.count);
  const note = (row, hit) => (hits[row] = Math.max(hits[row], hit));
  const look = (texts) => texts.forEach((one, row) => note(row, held(one, piece)));
  look(data.ids);
  for (const { name, type, array } of data.columns.values()) {
    if (type === "text") look(data.arrays.get(array));
    if (type !== "category") continue;
    const classes = data.classNames(name).map((one) => held(one, piece));
    if (classes.some(Boolean)) data.codes(name).forEach((code, row) => code >= 0 && note(row, classes[code]));
  }
  return rowsOf(hits).sort((a, b) => hits[b] - hits[a] || a - b);
}

/** How a text holds a piece of text, 0 for not at all. */
function held(text, piece) {
  const low = text.toLowerCase();
  return low === piece ? EXACT : low.startsWith(piece) ? PREFIX : low.includes(piece) ? INSIDE : 0;
}

/** Rows that are marked. @param {Uint8Array} marks @returns {number[]} */
export function rowsOf(marks) {
  const rows = [];
  for (let row = 0; row < marks.length; row++) if (marks[row]) rows.push(row);
  return rows;
}
