// What to press for what, and what a page cannot do.
import { hindrance } from "../headset/session.js";
import { button, make } from "./dom.js";
import { KEYS, MOUSE_HELP, TOUCH_HELP, labelOf } from "./keys.js";

const HEADSET = [
  "VR and AR enter the scene; they are there where the browser finds a headset.",
  "In it turn up the palm of the left hand: layouts, colors, epochs, mistakes, and what each button does.",
].join(" ");
const LACKS = [
  "walking models: the probe's ways, films and training that is followed",
  "brushes, arithmetic, regions, what sets a selection apart",
  "clouds larger than memory",
  "views saved by name, scripts, recordings",
];

export class Help {
  /** @param {import("../view.js").View} view */
  constructor(view) {
    this._view = view;
    const close = button("Close", () => this.toggle(false));
    const touch = matchMedia("(pointer: coarse)").matches;
    this.element = make("section", { class: "lw-help lw-glass", role: "dialog", "aria-label": "help", hidden: true, tabIndex: -1 },
      make("div", { class: "lw-buttons" }, make("h2", { class: "lw-grow", textContent: "Help" }), close),
      ...(touch ? [make("h3", { textContent: "Fingers" }), table(TOUCH_HELP)] : []),
      make("h3", { textContent: "Mouse" }), table(MOUSE_HELP),
      make("h3", { textContent: "Keys" }), table(KEYS.filter(({ key }) => key !== "?").map((key) => [key.words, labelOf(key)])),
      make("h3", { textContent: "Headset" }), make("p", { textContent: hindrance() || HEADSET }),
      make("h3", { textContent: "Not in this page" }),
      make("p", { textContent: "This is a viewer. The walk of latentwalk (latentwalk view, latentwalk vr) has beside this:" }),
      list(LACKS), ...(view.data.head.notes.length ? [make("h3", { textContent: "Of this scene" }), list(view.data.head.notes)] : []));
  }

  /** @param {boolean} [on] */
  toggle(on = this.element.hidden) {
    this.element.hidden = !on;
    if (on) this.element.focus();
    else this._view.root.focus({ preventScroll: true });
  }
}

const list = (lines) => make("ul", {}, ...lines.map((textContent) => make("li", { textContent })));

function table(pairs) {
  const made = make("dl", { class: "lw-pairs" });
  for (const [what, keys] of pairs) made.append(make("dt", { textContent: what }), make("dd", { textContent: keys }));
  return made;
}
