// Rows by what is written in them.

/** Rows whose id, class or text holds a piece of text, in any case. @param {import("./data.js").Data} data
 * @param {string} text @returns {number[]} */
export function textsWith(data, text) {
  const piece = text.trim().toLowerCase();
  if (!piece) return [];
  const hits = new Uint8Array(data.count);
  const holds = (one) => one.toLowerCase().includes(piece);
  const mark = (texts) => texts.forEach((one, row) => holds(one) && (hits[row] = 1));
  mark(data.ids);
  for (const { name, type, array } of data.columns.values()) {
    if (type === "text") mark(data.arrays.get(array));
    if (type !== "category") continue;
    const codes = new Set(data.classNames(name).flatMap((one, code) => (holds(one) ? [code] : [])));
    if (codes.size) data.codes(name).forEach((code, row) => codes.has(code) && (hits[row] = 1));
  }
  return rowsOf(hits);
}

/** Rows that are marked. @param {Uint8Array} marks @returns {number[]} */
export function rowsOf(marks) {
  const rows = [];
  for (let row = 0; row < marks.length; row++) if (marks[row]) rows.push(row);
  return rows;
}
