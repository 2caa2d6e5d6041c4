// What is seen and chosen as the end of an address, so that a link shows the same to others.
import { rowsOf } from "./search.js";

const DIGITS = 5;
const LONGEST = 2000; // characters of rows: longer addresses are cut by what sends them

/** The view as the part of an address that follows “#”. @param {import("./view.js").View} view @returns {string} */
export function written({ state, desk: { orbit } }) {
  const { filters } = state, parts = new URLSearchParams({ layout: state.layout, color: state.color });
  if (state.inEpochs) parts.set("epoch", String(Number(state.epoch.toPrecision(DIGITS))));
  const eye = [...orbit.center.toArray(), orbit.yaw, orbit.pitch, orbit.away];
  parts.set("eye", eye.map((part) => Number(part.toPrecision(DIGITS))).join(" "));
  parts.set("size", String(Number(state.pointSize.toPrecision(DIGITS))));
  for (const what of ["pictures", "names", "mistakes", "neighbors"]) parts.set(what, String(Number(state[what + "Shown"])));
  for (const [name, hidden] of filters.classes) parts.append("without", JSON.stringify([name, ...hidden]));
  for (const [name, ends] of filters.ranges) parts.append("range", JSON.stringify([name, ...ends.map((end) => (Number.isFinite(end) ? end : null))]));
  for (const [key, rows] of [["only", filters.isolated], ["selected", state.selected]]) {
    const text = rows ? spans(rows) : "";
    if (text && text.length <= LONGEST) parts.set(key, text);
  }
  return parts.toString();
}

/** Whether all of the view is in its address: not so where very many rows were chosen one by one. */
export const whole = ({ state: { filters, selected } }) => [filters.isolated, selected].every((rows) => !rows || spans(rows).length <= LONGEST);

/** Show what an address says; without filters or a selection in it there are none.  What this scene does not have is left as
 * it is. @param {import("./view.js").View} view @param {string} text what follows “#” */
export function restore(view, text) {
  const { data, desk, state } = view, parts = new URLSearchParams(text), number = (key) => Number(parts.get(key) ?? NaN);
  if (parts.has("layout")) state.setLayout(parts.get("layout"));
  if (state.inEpochs && parts.has("epoch")) state.setEpoch(number("epoch"));
  if (parts.has("color")) state.setColor(parts.get("color"));
  if (number("size") > 0) state.setPointSize(number("size"));
  for (const what of ["pictures", "names", "mistakes", "neighbors"]) if (parts.has(what)) state.show(what, parts.get(what) === "1");
  state.showAll();
  for (const [name, ...hidden] of parts.getAll("without").map(list))
    if (data.columns.get(name)?.names) state.hideClasses(name, hidden.filter((one) => one === null || typeof one === "string"));
  for (const [name, low, high] of parts.getAll("range").map(list))
    if (data.columns.get(name)?.type === "scalar") state.setRange(name, finite(low) ?? -Infinity, finite(high) ?? Infinity);
  if (parts.has("only")) state.isolate(rowsIn(parts.get("only"), data.count));
  state.select(rowsIn(parts.get("selected") ?? "", data.count));
  const eye = (parts.get("eye") ?? "").split(" ").map(Number);
  if (eye.length === 6 && eye.every(Number.isFinite)) desk.orbit.stand(...eye);
  view.wake();
}

/** Rows as their spans: "3-5 9". @param {Iterable<number>} rows */
function spans(rows) {
  const order = [...rows].sort((a, b) => a - b), found = [];
  for (const row of order) {
    const last = found.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else found.push([row, row]);
  }
  return found.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(" ");
}

function rowsIn(text, count) {
  const marks = new Uint8Array(count);
  for (const [, first, last] of text.matchAll(/(\d+)(?:-(\d+))?/g)) marks.fill(1, Number(first), Number(last ?? first) + 1);
  return rowsOf(marks);
}

const finite = (value) => (Number.isFinite(value) ? value : null);

function list(text) {
  try {
    const found = JSON.parse(text);
    return Array.isArray(found) ? found : [];
  } catch {
    return []; // somebody changed the address
  }
}
