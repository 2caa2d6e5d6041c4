// The epochs of a run: a slider to go through them, and play.
import { figure } from "../data.js";
import { make } from "./dom.js";

const METRICS = 2; // that fit beside the slider
const FIRST = ["val_accuracy", "accuracy", "train_accuracy", "val_loss", "loss", "train_loss"]; // what one asks first of a run

export class Timeline {
  /** @param {import("../view.js").View} view */
  constructor({ data, state }) {
    this._data = data;
    this._state = state;
    this._play = make("button", { type: "button", class: "lw-play", on: { click: () => state.play(!state.playing) } });
    this._slider = make("input", { type: "range", class: "lw-range", min: 0, max: Math.max(1, data.epochs.length - 1), step: 0.01, "aria-label": "epoch", on: { input: () => this._scrub() } });
    this._told = make("output", { class: "lw-told" });
    this.element = make("div", { class: "lw-timeline lw-glass", role: "group", "aria-label": "epochs" }, this._play, this._slider, this._told);
    this.element.hidden = data.epochs.length < 2;
    this.update(new Set(["epoch", "playing"]));
  }

  _scrub() {
    this._state.play(false);
    this._state.setEpoch(Number(this._slider.value));
  }

  update(whats) {
    if (!["epoch", "playing", "layout"].some((what) => whats.has(what)) || this.element.hidden) return;
    const { epoch, playing, inEpochs } = this._state, item = this._data.epochs[Math.round(epoch)];
    this._play.textContent = playing ? "❚❚" : "▶";
    this._play.setAttribute("aria-label", playing ? "stop" : "play the epochs");
    this._slider.value = String(epoch);
    this._slider.setAttribute("aria-valuetext", item.name);
    const rank = ([name]) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
    const metrics = [...item.metrics].sort((a, b) => rank(a) - rank(b)).slice(0, METRICS).map(([name, value]) => `${name.replaceAll("_", " ")} ${figure(value)}`);
    this._told.replaceChildren(make("strong", { textContent: item.name }), ...metrics.map((text) => make("span", { textContent: text })));
    this.element.classList.toggle("lw-dim", !inEpochs);
  }
}
