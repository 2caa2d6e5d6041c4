// What was selected before, for the button that undoes.

const MOST = 50;

export class Undo {
  _before = [];
  _now;
  _undoing = false;

  /** @param {import("../../state.js").State} state */
  constructor(state) {
    this.state = state;
    this._now = state.selected;
    this._listener = (event) => event.detail.what === "selected" && this._keep();
    state.addEventListener("change", this._listener);
  }

  _keep() {
    if (!this._undoing) this._before.push(this._now);
    if (this._before.length > MOST) this._before.shift();
    this._now = this.state.selected;
  }

  /** Back by one change; whether there was one. */
  undo() {
    const rows = this._before.pop();
    if (!rows) return false;
    this._undoing = true;
    this.state.select(rows, "replace");
    this._undoing = false;
    return true;
  }

  stop() {
    this.state.removeEventListener("change", this._listener);
  }
}
