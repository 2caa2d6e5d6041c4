// What the model makes of a place: its decoder, live.
import { figure } from "../../data.js";
import { button, make, muted, press } from "../dom.js";
import { Probe } from "../probe.js";
import { Panel } from "./panel.js";

const PICTURE_PX = 140, MOST_CLASSES = 3, MOST_COLUMNS = 40;
const STEP_M = 0.02, FASTER = 5; // of a key; with Shift
const KEYS = {
  ArrowRight: [1, 0, 0], ArrowLeft: [-1, 0, 0], ArrowUp: [0, 1, 0], ArrowDown: [0, -1, 0], PageUp: [0, 0, 1], PageDown: [0, 0, -1],
};

export class ProbePanel extends Panel {
  title = "Probe";
  side = "right";

  get useful() {
    return Boolean(this.data.head.decoder);
  }

  build() {
    if (!this.view.decoder) {
      this.body.append(muted(this.data.head.decoder.told));
      return;
    }
    this.probe = new Probe(this.view, () => this._draw());
    this._on = button("Decode", () => this.toggle(), { title: "show what the model makes of a place" });
    this._follows = button("At the mouse", () => this._follow(!this.probe.follows), { title: "go to the row that is pointed at" });
    const said = "what the model makes of the place of the probe; arrows move it";
    this._shown = make("div", { class: "lw-probe", tabIndex: 0, role: "group", "aria-label": said, on: { keydown: (event) => this._key(event) } });
    this.body.append(make("div", { class: "lw-buttons" }, this._on, this._follows), this._shown);
    this._draw();
  }

  /** Show the probe, or take it away. */
  toggle() {
    const { probe, state } = this;
    probe.toggle();
    if (probe.on && state.attended >= 0) probe.goToRow(state.attended);
  }

  _follow(on) {
    this.probe.follows = on;
    this._draw();
  }

  update(whats) {
    this.probe?.update(whats);
  }

  _key(event) {
    const way = KEYS[event.key], step = STEP_M * (event.shiftKey ? FASTER : 1);
    if (!way || !this.probe.on) return;
    event.preventDefault();
    event.stopPropagation(); // the same keys walk
    this.probe.follows = false;
    this.probe.step(way[0] * step, way[1] * step, way[2] * step);
  }

  _draw() {
    if (!this.probe) return; // while it is made
    const { on, follows, here, found, failed } = this.probe;
    press(this._on, on);
    press(this._follows, on && follows);
    this._follows.disabled = !on;
    if (!on) return this._shown.replaceChildren();
    if (!here) return this._shown.replaceChildren(muted(`the decoder knows no way from places of ${this.state.layout}`));
    if (failed) return this._shown.replaceChildren(muted(`the decoder failed: ${failed}`));
    const told = muted(follows ? "of the row that is pointed at; or drag the mark" : "drag the mark; arrows, Page up and Page down move it, too");
    this._shown.replaceChildren(...(found ? shownOf(found) : []), told);
  }

  stop() {
    this.probe?.stop();
  }
}

function shownOf({ picture, table, classes }) {
  const shown = [];
  if (picture) shown.push(canvasOf(picture));
  if (classes?.length) shown.push(pairs(classes.slice(0, MOST_CLASSES).map(({ name, share }) => [name, `${Math.round(100 * share)} %`])));
  if (table) shown.push(pairs(table.slice(0, MOST_COLUMNS).map(({ name, value, beyond }) => [name, figure(value) + (beyond ? " (beyond the data)" : "")])));
  return shown;
}

function canvasOf(picture) {
  const canvas = make("canvas", { class: "lw-picture", width: picture.width, height: picture.height });
  const zoom = PICTURE_PX / Math.max(picture.width, picture.height);
  canvas.style.width = `${picture.width * zoom}px`;
  canvas.style.height = `${picture.height * zoom}px`;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "what the decoder makes of the place of the probe");
  canvas.getContext("2d").putImageData(picture, 0, 0);
  return canvas;
}

function pairs(listed) {
  const list = make("dl", { class: "lw-pairs" });
  for (const [name, value] of listed) list.append(make("dt", { textContent: name }), make("dd", { textContent: value }));
  return list;
}
