// What the model takes for what, by count: pressed, these rows are selected and in view.
import { counted } from "../../data.js";
import { confused } from "../../mistakes.js";
import { make, rowButton } from "../dom.js";
import { Panel } from "./panel.js";

const LISTED = 60;

export class MistakesPanel extends Panel {
  title = "Mistakes";
  side = "right";
  folded = true;

  get useful() {
    const { label, prediction } = this.data.roles;
    return label !== null && prediction !== null;
  }

  build() {
    this._told = make("p", { class: "lw-muted" });
    this._list = make("div", { class: "lw-list" });
    this.body.append(this._told, this._list);
    this._draw();
  }

  update(whats) {
    if (whats.has("visible") || (this._epoch !== this.state.epochShown && (whats.has("epoch") || whats.has("layout")))) this._draw();
  }

  _draw() {
    const { data, state, view } = this;
    this._epoch = state.epochShown;
    const pairs = confused(data, state.visible, state.epochShown), wrong = pairs.reduce((sum, { rows }) => sum + rows.length, 0);
    this.show(wrong > 0);
    this.rename(`Mistakes (${counted(wrong)})`);
    this._told.textContent = `${counted(wrong)} of ${counted(state.visibleCount)} shown are wrong; label taken for prediction:`;
    this._list.replaceChildren(...pairs.slice(0, LISTED).map(({ label, prediction, rows }) =>
      rowButton(`${label} taken for ${prediction}`, counted(rows.length), null, () => {
        state.select(rows);
        view.desk.frame(rows);
      })));
  }
}
