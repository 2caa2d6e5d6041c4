// What is known of the row that one points at, or of the one that is selected alone.
import { classColors } from "../../colors.js";
import { make, muted, pictureOf, rowButton } from "../dom.js";
import { Panel } from "./panel.js";

const FIRST = new Set(["id", "label", "prediction", "correct", "confidence"]); // what one asks first
const NEIGHBORS = 6, PICTURE_PX = 84;

export class RowPanel extends Panel {
  title = "Row";
  side = "right";

  build() {
    this.element.classList.add("lw-row");
    this._row = -1;
    this.show(false);
  }

  update(whats) {
    const attended = this.state.attended, shown = attended >= 0 ? attended : this._kept();
    const anew = ["epoch", "color", "pictures", "layout"].some((what) => whats.has(what));
    if (shown === this._row && !anew) return;
    this._row = shown;
    this.show(shown >= 0);
    if (shown >= 0) this._draw(shown);
  }

  /** The row that was pointed at last stays while it is one of the selected. */
  _kept() {
    return this._row >= 0 && this.state.selected.has(this._row) ? this._row : -1;
  }

  _draw(row) {
    const { data, state } = this, known = data.details(row, state.epochShown);
    const first = known.filter(([name]) => FIRST.has(name) || name === state.color), rest = known.filter((pair) => !first.includes(pair));
    const picture = pictureOf(data, row, PICTURE_PX);
    this.body.replaceChildren(...(picture ? [picture] : []), table(first), ...this._neighbors(row), ...(rest.length ? [table(rest)] : []));
  }

  _neighbors(row) {
    const { data, state } = this, known = data.neighborsKnown;
    if (!known) return [];
    const near = data.neighbors(row), label = data.roles.label;
    const colors = label === null ? [] : classColors(data, label, -1), codes = label === null ? null : data.codes(label);
    const lines = near.slice(0, NEIGHBORS).map((other) => {
      const pick = () => state.select([other]);
      return rowButton(data.ids[other], codes ? data.text(label, other) : "", codes ? (colors[codes[other]] ?? data.head.unknown) : null, pick);
    });
    const told = [known.metric, known.told].filter(Boolean).join(", ");
    const heading = muted(`nearest in the original space${told ? ` (${told})` : ""}`);
    if (!codes || codes[row] < 0) return [heading, ...lines];
    const judged = near.filter((other) => codes[other] >= 0), same = judged.filter((other) => codes[other] === codes[row]);
    return [heading, make("p", { textContent: `${same.length} of ${judged.length} share the ${label === "label" ? "class" : label}` }), ...lines];
  }
}

function table(pairs) {
  const list = make("dl", { class: "lw-pairs" });
  for (const [name, value] of pairs) list.append(make("dt", { textContent: name }), make("dd", { textContent: value }));
  return list;
}
