// The classes of a column: pressed they are hidden or shown again, their numbers select them.
import { classColors } from "../../colors.js";
import { UNKNOWN, counted } from "../../data.js";
import { button, make, muted, press } from "../dom.js";
import { how } from "../hand.js";

const LISTED = 100; // classes; who looks for one of more finds it by name

/** Lines of all classes of a column, then what changes them all. @param {import("../../state.js").State} state
 * @param {string} column @returns {HTMLElement[]} */
export function classLines(state, column) {
  const { data, epochShown, filters } = state;
  const names = data.classNames(column, epochShown), colors = classColors(data, column, epochShown), counts = tally(state, column, names);
  const codes = names.map((_, code) => code).slice(0, LISTED);
  if (counts.at(-1)) codes.push(-1);
  const lines = codes.map((code) => {
    const name = names[code] ?? null;
    return classLine(state, column, { code, name, color: colors[code] ?? data.head.unknown, count: counts.at(code), hidden: filters.hides(column, name) });
  });
  if (names.length > LISTED) lines.push(muted(`and ${counted(names.length - LISTED)} more: search finds them`));
  const all = counts.at(-1) ? [...names, null] : names;
  return all.length > 1 ? [...lines, together(state, column, all)] : lines;
}

function classLine(state, column, { code, name, color, count, hidden }) {
  const { data } = state, text = name ?? UNKNOWN, dot = make("span", { class: "lw-dot" });
  dot.style.background = color;
  const toggle = button("", () => state.hideClass(column, code, !hidden), { class: "lw-line lw-grow", title: hidden ? "show these rows" : "hide these rows" });
  toggle.append(dot, make("span", { class: "lw-grow", textContent: text }));
  press(toggle, !hidden);
  const select = (event) => {
    const rows = [];
    data.codes(column, state.epochShown).forEach((one, row) => one === code && state.visible[row] && rows.push(row));
    state.select(rows, how({ shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey }));
  };
  const number = make("button", { type: "button", class: "lw-count", textContent: counted(count), title: "select these rows", "aria-label": `select the ${counted(count)} rows of ${text}`, on: { click: select } });
  return make("div", { class: hidden ? "lw-class lw-hidden" : "lw-class" }, toggle, number);
}

/** Buttons for all classes at once. */
function together(state, column, names) {
  const { filters } = state, set = (words, title, hidden) => button(words, () => state.hideClasses(column, hidden()), { title });
  return make("div", { class: "lw-buttons lw-small", role: "group", "aria-label": `all classes of ${column}` },
    set("All", "show all classes", () => []), set("None", "hide all classes, to show some of them", () => names),
    set("Invert", "show the hidden classes, and hide the others", () => names.filter((name) => !filters.hides(column, name))));
}

/** How many rows of each class are shown, or are hidden by their class alone; last those of none. */
function tally({ data, epochShown, filters, visible }, column, names) {
  const counts = new Array(names.length + 1).fill(0), hidden = [...names, null].map((name) => filters.hides(column, name));
  data.codes(column, epochShown).forEach((one, row) => {
    const code = one < 0 ? names.length : one;
    if (visible[row] || hidden[code]) counts[code]++;
  });
  return counts;
}
