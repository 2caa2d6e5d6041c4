// Rows as a table that other tools read.

const FORMULA = /^[=+\-@\t\r]/; // what a spreadsheet takes for the beginning of one (OWASP, CSV injection)

/** Rows as CSV: row, id and all columns, as the walk exports them.  Texts that a spreadsheet would run begin with '.
 * @param {import("./data.js").Data} data @param {number[]} rows @param {number} [epoch] number of an epoch, −1 for none */
export function csv(data, rows, epoch = -1) {
  const names = [...data.columns.keys()];
  const head = ["row", "id", ...(epoch >= 0 ? ["epoch"] : []), ...names.map((name) => (["row", "id"].includes(name) ? `column ${name}` : name))];
  const of = names.map((name) => valuesOf(data, name, epoch));
  const lines = rows.map((row) => [row, data.ids[row], ...(epoch >= 0 ? [data.epochs[epoch].epoch] : []), ...of.map((value) => value(row))]);
  return [head, ...lines].map((line) => line.map(cell).join(",") + "\r\n").join("");
}

/** What gives the value of a column in a row: exact numbers, no words for what is unknown. */
function valuesOf(data, name, epoch) {
  const { type } = data.columns.get(name);
  if (type === "text") return (row) => data.text(name, row);
  if (type === "scalar") {
    const numbers = data.numbers(name, epoch);
    return (row) => (numbers[row] === numbers[row] ? Number(numbers[row].toPrecision(8)) : "");
  }
  const names = data.classNames(name, epoch), codes = data.codes(name, epoch);
  return (row) => names[codes[row]] ?? "";
}

function cell(value) {
  let text = String(value);
  if (typeof value === "string" && FORMULA.test(text) && !(text.trim() !== "" && Number.isFinite(Number(text)))) text = "'" + text;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
