// The selected rows: how many, which, and what can be done with them.
import { counted } from "../../data.js";
import { rowsOf } from "../../search.js";
import { csv } from "../../table.js";
import { button, copied, make, press, rowButton } from "../dom.js";
import { Panel } from "./panel.js";

const LISTED = 4; // rows by name; of more their number says more

export class SelectionPanel extends Panel {
  title = "Selection";
  side = "right";

  build() {
    const { data, state, view } = this;
    this._count = make("p", { class: "lw-grow", role: "status" });
    this._wall = button("Wall", () => view.desk.gallery.toggle(), { title: "the pictures of these rows" });
    this._some = make("div", { class: "lw-buttons" },
      button("Copy ids", () => this.copy()), button("CSV", () => this.save(), { title: "save these rows as CSV (E)" }),
      button("Frame", () => view.desk.frame(), { title: "bring these rows into view (F)" }),
      button("Only these", () => state.isolate(state.selected), { title: "show only these rows (Y)" }),
      button("Hide", () => this._putAway(), { title: "hide these rows" }), this._wall,
      button("None", () => state.select([]), { title: "select none (Ctrl D)" }));
    this._hint = make("p", { class: "lw-muted", textContent: "Click a point; Shift adds, Ctrl takes away; Shift and drag: a box." });
    this._lasso = button("Lasso", () => view.desk.setTool(view.desk.hand.tool === "lasso" ? "move" : "lasso"), { title: "draw around rows (Z)" });
    this._rows = make("div", {});
    const known = data.head.selections.map(({ name, array, about }) => button(name, () => this._take(array), { class: "lw-chip", title: about ?? "" }));
    const sets = known.length ? [make("p", { class: "lw-muted", textContent: "sets of rows in this scene" }), make("div", { class: "lw-chips lw-sets" }, ...known)] : [];
    this.body.append(make("div", { class: "lw-buttons" }, this._count, this._lasso), this._hint, this._some, this._rows, ...sets);
    this._draw();
  }

  update(whats) {
    if (["selected", "visible", "tool", "gallery", "pictures"].some((what) => whats.has(what))) this._draw();
  }

  /** Select a set that the scene holds, and stand before it. @param {string} array */
  _take(array) {
    const rows = this.data.arrays.get(array);
    this.state.select(rows);
    this.view.desk.frame([...rows]);
  }

  /** Show what is shown now, but not these rows. */
  _putAway() {
    const { selected, visible } = this.state;
    this.state.isolate(rowsOf(visible).filter((row) => !selected.has(row)));
    this.state.select([]);
  }

  /** Put the ids, one a line, where they can be pasted from. */
  async copy() {
    const { selectedIds } = this.view;
    if (!selectedIds.length) return this.view.desk.say("no rows are selected");
    await copied(selectedIds.join("\n"), this.view.root);
    this.view.desk.say(`${counted(selectedIds.length)} ids copied`);
  }

  /** Save the rows as a file. */
  save() {
    const { data, state } = this, rows = [...state.selected].sort((a, b) => a - b);
    if (!rows.length) return this.view.desk.say("no rows are selected");
    const link = make("a", { download: "selection.csv", href: URL.createObjectURL(new Blob([csv(data, rows, state.epochShown)], { type: "text/csv" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a browser may ask first where to
    this.view.desk.say(`${counted(rows.length)} rows saved as selection.csv`);
  }

  _draw() {
    const { data, state, view } = this, { size } = state.selected, desk = view.desk;
    this._count.textContent = `${counted(size)} of ${counted(data.count)} rows`;
    this._hint.hidden = size > 0;
    this._some.hidden = size === 0;
    press(this._lasso, desk.hand?.tool === "lasso");
    this._wall.hidden = !data.sheets.pictures;
    press(this._wall, Boolean(desk.gallery?.open));
    const some = [...state.selected].slice(0, LISTED);
    this._rows.replaceChildren(...some.map((row) => this._line(row)));
    if (size > LISTED) this._rows.append(make("p", { class: "lw-muted", textContent: `and ${counted(size - LISTED)} more` }));
  }

  _line(row) {
    const { data, state, view } = this, label = data.roles.label;
    const line = rowButton(data.ids[row], label === null ? "" : data.text(label, row), null, () => view.desk.frame([row]));
    line.addEventListener("pointerenter", () => state.hover(row));
    line.addEventListener("focus", () => state.hover(row));
    return line;
  }
}
