// What keys do, and how the help says it: those of the walk's window, where a browser leaves them to a page.

/** @typedef {{key: string, words: string, ctrl?: boolean, shift?: boolean, does: (desk: import("./desk.js").Desk) => void}} Key */

const after = (names, name) => names[(names.indexOf(name) + 1) % names.length];
const whole = (state, step) => state.setEpoch(step > 0 ? Math.floor(state.epoch + 1e-6) + 1 : Math.ceil(state.epoch - 1e-6) - 1);

/** @type {Key[]} */
export const KEYS = [
  { key: "L", words: "next layout", does: ({ state }) => state.setLayout(after(state.layoutNames, state.layout)) },
  { key: "C", words: "next color", does: ({ state }) => state.setColor(after(state.colorNames, state.color)) },
  { key: "O", words: "names of classes, or none", does: ({ state }) => state.show("names") },
  { key: "M", words: "points or pictures", does: (desk) => desk.showPictures() },
  { key: "G", words: "wall of the selection's pictures", does: (desk) => desk.gallery.toggle() },
  { key: "F", words: "bring the selection, or all, into view", does: (desk) => desk.frame() },
  { key: "Y", words: "show only the selection, or all", does: ({ state }) => state.isolate(state.filters.isolated || !state.selected.size ? null : state.selected) },
  { key: "Z", words: "draw a lasso around rows, or turn", does: (desk) => desk.setTool(desk.hand.tool === "lasso" ? "move" : "lasso") },
  { key: "A", ctrl: true, words: "select all", does: (desk) => desk.selectAll() },
  { key: "D", ctrl: true, words: "select none", does: ({ state }) => state.select([]) },
  { key: "Z", ctrl: true, words: "undo a selection", does: ({ state }) => state.undo() },
  { key: "Y", ctrl: true, words: "redo", does: ({ state }) => state.redo() },
  { key: "E", words: "save the selection as CSV", does: (desk) => desk.selection.save() },
  { key: "R", words: "back to the start", does: (desk) => desk.restart() },
  { key: "P", words: "play the epochs, stop", does: ({ state }) => state.play(!state.playing) },
  { key: "[", words: "epoch before", does: ({ state }) => whole(state, -1) },
  { key: "]", words: "next epoch", does: ({ state }) => whole(state, 1) },
  { key: ",", words: "a little back in the epochs", does: ({ state }) => state.setEpoch(state.epoch - 0.1) },
  { key: ".", words: "a little on in the epochs", does: ({ state }) => state.setEpoch(state.epoch + 0.1) },
  { key: "/", words: "search", does: (desk) => desk.search() },
  { key: "N", words: "next row found", does: (desk) => desk.find.go(1) },
  { key: "N", shift: true, words: "row found before", does: (desk) => desk.find.go(-1) },
  { key: "0", words: "show or hide panels", does: (desk) => desk.togglePanels() },
  { key: "F1", words: "this help", does: (desk) => desk.help.toggle() },
  { key: "?", words: "this help", does: (desk) => desk.help.toggle() },
  { key: "ESCAPE", words: "stop drawing, searching, reading", does: (desk) => desk.escape() },
];

/** Held keys that walk: right, up, ahead. @type {Record<string, [number, number, number]>} */
const WALK = {
  KeyW: [0, 0, 1], ArrowUp: [0, 0, 1], KeyS: [0, 0, -1], ArrowDown: [0, 0, -1], KeyD: [1, 0, 0], ArrowRight: [1, 0, 0],
  KeyA: [-1, 0, 0], ArrowLeft: [-1, 0, 0], Space: [0, 1, 0], PageUp: [0, 1, 0], KeyQ: [0, -1, 0], PageDown: [0, -1, 0],
};
const WALK_MS = 0.8, FASTER = 3; // meters a second; with Shift

export const MOUSE_HELP = [
  ["orbit", "drag"],
  ["pan", "drag with the right or middle button"],
  ["zoom to the mouse", "wheel"],
  ["select", "click; Shift adds, Ctrl adds or takes away"],
  ["select none", "click beside rows"],
  ["select by a box", "drag with Shift, Ctrl or Alt"],
  ["bring a row, or all, into view", "double click on it, or beside"],
  ["walk", "W A S D or arrows, faster with Shift"],
  ["up, down", "Space, Q"],
];
export const TOUCH_HELP = [
  ["orbit", "drag with one finger"],
  ["pan, zoom", "drag, pinch with two"],
  ["select", "tap"],
  ["bring a row, or all, into view", "tap twice"],
];

/** The key as the help prints it. @param {Key} key */
export const labelOf = ({ key, ctrl, shift }) =>
  `${ctrl ? "Ctrl " : ""}${shift ? "Shift " : ""}${key === "ESCAPE" ? "Esc" : key}`;

/** Listens while the view has the focus. */
export class Keys {
  /** @param {HTMLElement} root @param {import("./desk.js").Desk} desk
   *  @param {boolean} alone nothing else is on the page: keys are for this wherever the focus is */
  constructor(root, desk, alone = false) {
    this._desk = desk;
    this._held = new Set();
    root.tabIndex = 0;
    root.setAttribute("data-lm-suppress-shortcuts", "true"); // of JupyterLab: keys here are not for its cells
    root.addEventListener("keydown", (event) => this._down(event));
    root.addEventListener("keyup", (event) => this._held.delete(event.code));
    root.addEventListener("focusout", () => this._held.clear());
    this._stray = (event) => {
      if (event.target !== document.body) return;
      root.focus({ preventScroll: true });
      this._down(event);
    };
    if (alone) document.addEventListener("keydown", this._stray, true);
  }

  stop() {
    document.removeEventListener("keydown", this._stray, true);
  }

  /** Walk by what is held. @param {number} dt seconds @returns {boolean} whether one walks */
  update(dt) {
    const step = [0, 0, 0];
    for (const code of this._held) WALK[code]?.forEach((way, axis) => (step[axis] += way));
    if (!step.some(Boolean)) return false;
    const meters = dt * WALK_MS * (this._held.has("Shift") ? FASTER : 1);
    this._desk.orbit.walk(step[0] * meters, step[1] * meters, step[2] * meters);
    return true;
  }

  _down(event) {
    event.stopPropagation();
    const typed = event.target.closest("input:not([type=range]), select, textarea");
    if (event.key === "Escape") return this._desk.escape();
    if (typed || event.altKey) return;
    const ctrl = event.ctrlKey || event.metaKey, name = event.key.toUpperCase();
    const lines = KEYS.filter((line) => line.key === name && Boolean(line.ctrl) === ctrl && (!line.shift || event.shiftKey));
    const line = lines.find(({ shift }) => shift) ?? lines[0];
    if (line) {
      event.preventDefault();
      line.does(this._desk);
    } else if (!ctrl && WALK[event.code] && !this._isControl(event)) {
      event.preventDefault();
      this._held.add(event.code);
      if (event.shiftKey) this._held.add("Shift");
      else this._held.delete("Shift");
      this._desk.wake();
    }
  }

  /** Whether a control that has the focus needs this key itself. */
  _isControl({ code, target }) {
    if (target.closest("input[type=range]")) return code.startsWith("Arrow") || code.startsWith("Page");
    return code === "Space" && Boolean(target.closest("button"));
  }
}
