// How points are drawn, and what is drawn beside them.
import { button, make, press } from "../dom.js";
import { Panel } from "./panel.js";

const SIZES_MM = [1, 60]; // from a grain to what fills the hand

export class PointsPanel extends Panel {
  title = "Points";
  folded = true;

  build() {
    const { data, state, view } = this;
    const [low, high] = SIZES_MM.map(Math.log);
    this._size = make("input", { type: "range", class: "lw-range", min: low, max: high, step: 0.01, "aria-label": "size of points",
      on: { input: () => state.setPointSize(Math.exp(Number(this._size.value)) / 1000) } });
    const pictures = data.sheets.pictures ? [["pictures", "Pictures"]] : [];
    const choices = [...pictures, ["names", "Names of classes"], ["mistakes", "Crosses on mistakes"], ...(data.neighborsKnown ? [["neighbors", "True neighbors"]] : [])];
    this._shown = new Map(choices.map(([what, words]) => [what, button(words, () => (what === "pictures" ? view.desk.showPictures() : state.show(what)), { class: "lw-chip" })]));
    this.body.append(make("label", { class: "lw-field" }, "size ", this._size), make("div", { class: "lw-chips" }, ...this._shown.values()));
    this._draw();
  }

  update(whats) {
    if (["pointSize", "pictures", "names", "mistakes", "neighbors"].some((what) => whats.has(what))) this._draw();
  }

  _draw() {
    this._size.value = String(Math.log(this.state.pointSize * 1000));
    for (const [what, chip] of this._shown) press(chip, this.state[what + "Shown"]);
  }
}
