// What is so of the selected rows, beside all others.
import { UNKNOWN, counted, figure } from "../../data.js";
import { confused } from "../../mistakes.js";
import { classes, errors, means } from "../../statistics.js";
import { make, muted } from "../dom.js";
import { Panel } from "./panel.js";

const FEWEST = 2; // of one row the card says all
const CLASSES = 4; // with more, what stands below would leave a small window

export class StatisticsPanel extends Panel {
  title = "Statistics";
  side = "right";
  folded = true; // its title says the most

  build() {
    this._draw();
  }

  update(whats) {
    if (["selected", "epoch", "layout"].some((what) => whats.has(what))) this._draw();
  }

  _draw() {
    const { data, state } = this, { selected, epochShown } = state, { confidence, label } = data.roles;
    const some = selected.size >= FEWEST;
    this.element.classList.toggle("lw-empty", !some);
    if (!some) return this.body.replaceChildren(muted("Select rows: what is so of them stands here, beside all others."));
    const rates = errors(data.judged(epochShown), selected), shares = rates.map((rate) => (rate ? percent(rate.wrong / rate.known) : UNKNOWN));
    this.rename(rates[0] ? `Statistics (${shares[0]} wrong${rates[1] ? `; others ${shares[1]}` : ""})` : this.title);
    const lines = rates[0] ? [["wrong", ...shares]] : [];
    if (label !== null) {
      const found = classes(data.codes(label), data.classNames(label), selected);
      lines.push(...found.slice(0, CLASSES).map(({ name, inside, rest }) => [name ?? UNKNOWN, percent(inside), percent(rest)]));
      if (found.length > CLASSES) lines.push([`and ${counted(found.length - CLASSES)} more`, "", ""]);
    }
    if (confidence !== null) lines.push(["confidence", ...means(data.numbers(confidence, epochShown), selected).map(figure)]);
    if (selected.size === data.count) lines.forEach((line) => (line[2] = "")); // there are no others
    this.body.replaceChildren(table(lines), ...this._told(rates[0]));
  }

  /** How sure the share of wrong rows is, and what is taken for what most often. */
  _told(rate) {
    const { data, state } = this;
    if (!rate) return [];
    const told = [`${counted(rate.wrong)} of ${counted(rate.known)} are wrong; 95 %: ${percent(rate.low)} … ${percent(rate.high)}`];
    const rows = new Uint8Array(data.count);
    for (const row of state.selected) rows[row] = 1;
    const [most] = confused(data, rows, state.epochShown);
    if (most) told.push(`most often ${most.label} taken for ${most.prediction}: ${counted(most.rows.length)}`);
    return told.map(muted);
  }
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

function table(lines) {
  const list = make("table", { class: "lw-beside" }), row = (tag, cells) => make("tr", {}, ...cells.map((textContent, i) => make(i ? tag : "th", { textContent })));
  list.append(row("th", ["", "selected", "others"]), ...lines.map((line) => row("td", line)));
  return list;
}
