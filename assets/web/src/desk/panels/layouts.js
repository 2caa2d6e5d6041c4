// Which layout is shown, and how true it is.
import { button, make, muted, press } from "../dom.js";
import { Panel } from "./panel.js";

const FIGURES = [["trustworthiness", "trustworthiness"], ["continuity", "continuity"], ["neighbors_kept", "neighbors kept"]];

export class LayoutsPanel extends Panel {
  title = "Layout";

  build() {
    this._chips = new Map(this.state.layoutNames.map((name) => [name, button(name, () => this.state.setLayout(name), { class: "lw-chip" })]));
    this._quality = make("div", { class: "lw-quality" });
    this.body.append(make("div", { class: "lw-chips", role: "group", "aria-label": "layout" }, ...this._chips.values()), this._quality);
    this._draw();
  }

  update(whats) {
    if (whats.has("layout") || whats.has("epoch")) this._draw();
  }

  _draw() {
    const { data, state } = this;
    for (const [name, chip] of this._chips) press(chip, name === state.layout);
    const of = state.inEpochs ? data.epochs[state.epochShown] : data.layouts.get(state.layout);
    if (!of || of === this._of) return;
    this._of = of;
    this._quality.replaceChildren(...(of.figures ? meters(of.figures) : []), ...spoken(of).map(muted));
  }
}

/** What of the sentences the meters do not say already. */
function spoken({ figures, quality }) {
  if (!figures) return quality;
  const said = FIGURES.flatMap(([key, words]) => [key, words]);
  const more = quality.filter((line) => !said.some((word) => line.startsWith(word)));
  return more.some((line) => line.includes("nearest")) ? more : [`of the ${figures.k} nearest; 1 is best`, ...more];
}

function meters(figures) {
  return FIGURES.filter(([key]) => Number.isFinite(figures[key])).map(([key, words]) => {
    const bar = make("span", { class: "lw-bar", "aria-hidden": "true" }), fill = make("span", {});
    fill.style.width = `${100 * Math.min(1, Math.max(0, figures[key]))}%`;
    bar.append(fill);
    return make("div", { class: "lw-meter" }, make("span", { textContent: words }), make("span", { textContent: figures[key].toFixed(3) }), bar);
  });
}
