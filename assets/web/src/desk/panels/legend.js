// What rows are colored by, and what the colors mean: classes that are shown or hidden, or a bar with its ends.
import { UNKNOWN, WRONG, counted } from "../../data.js";
import { NONE } from "../../state.js";
import { button, make, muted, press } from "../dom.js";
import { classLines } from "./classes.js";
import { Panel } from "./panel.js";

export class LegendPanel extends Panel {
  title = "Color";

  build() {
    this._choice = make("select", { class: "lw-select", "aria-label": "color by", on: { change: () => this.state.setColor(this._choice.value) } });
    for (const name of this.state.colorNames) this._choice.append(make("option", { value: name, textContent: name }));
    this._legend = make("div", { class: "lw-legend" });
    this._crosses = button("", () => this.state.show("mistakes"), { class: "lw-line lw-cross" });
    this.body.append(this._choice, this._legend, this._crosses);
    this._draw();
  }

  update(whats) {
    const followed = (whats.has("epoch") || whats.has("layout")) && this._of !== this._now();
    if (whats.has("color") || whats.has("visible") || whats.has("mistakes") || followed) this._draw();
  }

  _now() {
    const { data, state } = this, follows = data.epochs.some(({ prediction, confidence }) => prediction ?? confidence);
    return `${state.color} ${follows ? state.epochShown : ""}`;
  }

  _draw() {
    const { data, state } = this, column = data.columns.get(state.color);
    this._of = this._now();
    this._choice.value = state.color;
    const kind = state.color === NONE || !column ? null : column.type;
    this._legend.replaceChildren(...(kind === null ? [] : kind === "scalar" ? this._bar(column) : classLines(state, column.name)));
    this._tellCrosses();
  }

  _bar({ name, palette, ticks, unit }) {
    const { data, state } = this, table = data.head.palettes[palette];
    const bar = make("div", { class: "lw-scale", role: "img", "aria-label": `from ${ticks[0]?.text} to ${ticks.at(-1)?.text}` });
    bar.style.background = `linear-gradient(to right, ${table.filter((_, i) => i % 15 === 0).join(", ")})`;
    const marks = make("div", { class: "lw-ticks" });
    for (const { at, text } of apart(ticks)) {
      const mark = make("span", { textContent: text });
      mark.style.left = `${100 * at}%`;
      mark.style.transform = `translateX(${-100 * at}%)`;
      marks.append(mark);
    }
    const values = data.numbers(name, state.epochShown);
    const missing = values.reduce((sum, value, row) => sum + Number(value !== value && state.visible[row] === 1), 0);
    return [bar, marks, ...(unit && !ticks.some(({ text }) => text.endsWith(unit)) ? [muted(`in ${unit}`)] : []), ...(missing ? [muted(`${counted(missing)} ${UNKNOWN}`)] : [])];
  }

  _tellCrosses() {
    const { data, state } = this, judged = data.judged(state.epochShown);
    const wrong = judged ? judged.reduce((sum, one, row) => sum + Number(one === WRONG && state.visible[row] === 1), 0) : 0;
    this._crosses.hidden = !wrong;
    this._crosses.textContent = `✕ predicted wrongly: ${counted(wrong)}`;
    this._crosses.title = state.mistakesShown ? "show them as points" : "show them as crosses";
    press(this._crosses, state.mistakesShown);
  }
}

const LETTER = 0.034, GAP = 0.03; // of the bar's width

/** Those ticks, the ends first, whose texts do not meet. */
export function apart(ticks) {
  const spans = ticks.map(({ at, text }) => [at - at * text.length * LETTER, at + (1 - at) * text.length * LETTER]);
  const order = ticks.length > 1 ? [0, ticks.length - 1, ...ticks.keys()] : [...ticks.keys()], chosen = new Set();
  for (const i of order) {
    const free = [...chosen].every((j) => spans[i][1] + GAP <= spans[j][0] || spans[j][1] + GAP <= spans[i][0]);
    if (free) chosen.add(i);
  }
  return ticks.filter((_, i) => chosen.has(i));
}
