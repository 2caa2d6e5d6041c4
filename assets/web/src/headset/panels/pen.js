// Draws a panel from top to bottom on a canvas, in pixels, and keeps what can be pressed where.

export const EM = 25; // pixels: capitals of 7 mm, 0.9° at arm's length, as in the walk
const LINE = 40, CHIP = 44, GAP = 8, EDGE = 24, FONT = "system-ui, sans-serif";
export const COLORS = {
  text: "#ebeef2", muted: "#99a3b2", accent: "#5ca8ff", onAccent: "#080f1c", glass: "rgba(17, 19, 24, 0.97)",
  chip: "rgba(255, 255, 255, 0.08)", lit: "rgba(255, 255, 255, 0.18)", edge: "rgba(255, 255, 255, 0.14)",
};

export class Pen {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    // It is uploaded whenever it was drawn: in memory, that is the same work everywhere and waits for no other context.
    this.g = canvas.getContext("2d", { willReadFrequently: true });
    /** @type {import("./sheet.js").Control[]} */
    this.controls = [];
    this.over = "";
    this.x = this.y = EDGE;
    this.offset = 0; // of what scrolls
    this._clip = null; // [top, bottom] of what scrolls, while that is drawn
    this._most = 0; // how far it scrolls
  }

  /** Inner width. */
  get width() {
    return this.canvas.width - 2 * EDGE;
  }

  /** A clean panel; `over`: the key of the control under the laser. */
  begin(over) {
    const { g, canvas } = this;
    this.over = over;
    this.controls = [];
    this.x = EDGE;
    this.y = EDGE * 0.8;
    g.clearRect(0, 0, canvas.width, canvas.height);
    this._box(1, 1, canvas.width - 2, canvas.height - 2, 18, COLORS.glass);
    g.strokeStyle = COLORS.edge;
    g.lineWidth = 2;
    g.stroke();
  }

  /** Words on lines of their own, broken where they are too long. */
  text(words, { color = COLORS.text, bold = false, lines = 3, width = this.width } = {}) {
    this._font(bold);
    for (const line of this._lines(String(words), lines, width)) {
      this._put(line, EDGE, this.y + LINE / 2, color);
      this.y += LINE * 0.85;
    }
    this.y += LINE * 0.1;
  }

  muted(words, lines = 3) {
    this.text(words, { color: COLORS.muted, lines });
  }

  /** A name on the left and its value on the right of it. */
  pair(name, value, width = this.width) {
    this._font(false);
    const middle = this.y + LINE / 2, left = Math.min(width * 0.55, this.g.measureText(name).width + 14);
    this._put(this._short(name, left - 14), EDGE, middle, COLORS.muted);
    this._put(this._short(String(value), width - left), EDGE + left, middle, COLORS.text);
    this.y += LINE * 0.85;
  }

  space(pixels = GAP) {
    this.y += pixels;
  }

  /** Buttons side by side, on as many lines as they need: [label, does, chosen][]; keys begin with `group`. */
  chips(group, chips) {
    this._font(false);
    let x = EDGE;
    chips.forEach(([label, press, chosen = false], i) => {
      const shown = this._short(label, this.width - 2 * GAP), width = Math.max(CHIP, this.g.measureText(shown).width + 28);
      if (x > EDGE && x + width > EDGE + this.width) {
        x = EDGE;
        this.y += CHIP + GAP;
      }
      const key = `${group}/${i}/${label}`;
      this._control({ key, x, y: this.y, width, height: CHIP, press });
      this._box(x, this.y, width, CHIP, 10, chosen ? COLORS.accent : key === this.over ? COLORS.lit : COLORS.chip);
      if (chosen && key === this.over) this._rim();
      this._put(shown, x + 14, this.y + CHIP / 2, chosen ? COLORS.onAccent : COLORS.text);
      x += width + GAP;
    });
    if (chips.length) this.y += CHIP + GAP;
  }

  /** A bar that is dragged: `share` 0…1 of it is filled; `words` stand on it. */
  slider(key, words, share, drag) {
    const y = this.y, height = CHIP;
    this._control({ key, x: EDGE, y, width: this.width, height, drag });
    this._box(EDGE, y, this.width, height, 10, key === this.over ? COLORS.lit : COLORS.chip);
    this._box(EDGE, y, Math.max(12, this.width * share), height, 10, "rgba(92, 168, 255, 0.45)");
    this._box(EDGE + Math.min(this.width - 8, Math.max(0, this.width * share - 4)), y, 8, height, 4, COLORS.accent);
    this._font(false);
    this._put(this._short(words, this.width - 28), EDGE + 14, y + height / 2, COLORS.text);
    this.y += CHIP + GAP;
  }

  /** A line that is pressed: a swatch, words, and on the right a figure.  `off`: told apart as put away. */
  row(key, words, { press, swatch = "", figure = "", off = false } = {}) {
    const y = this.y, middle = y + LINE / 2;
    if (press) this._control({ key, x: EDGE, y, width: this.width, height: LINE, press });
    if (press && key === this.over) this._box(EDGE, y, this.width, LINE, 8, COLORS.lit);
    this._font(false);
    const right = this.g.measureText(figure).width, left = swatch ? 40 : 8, color = off ? COLORS.muted : COLORS.text;
    if (swatch) this._box(EDGE + 8, middle - 10, 20, 20, 10, off ? COLORS.chip : swatch);
    this._put(this._short(words, this.width - left - right - 24), EDGE + left, middle, color, off);
    this._put(figure, EDGE + this.width - right - 8, middle, COLORS.muted);
    this.y += LINE;
  }

  /** A bar of colors, from low to high. @param {string[]} colors @param {[number, string][]} ticks share, words */
  ramp(colors, ticks) {
    const { g } = this, ramp = g.createLinearGradient(EDGE, 0, EDGE + this.width, 0);
    colors.forEach((color, i) => ramp.addColorStop(i / Math.max(1, colors.length - 1), color));
    this._box(EDGE, this.y, this.width, 24, 6, ramp);
    this.y += 28;
    this._font(false);
    for (const [share, words] of ticks) {
      const width = g.measureText(words).width, x = EDGE + share * this.width - width / 2;
      this._put(words, Math.min(EDGE + this.width - width, Math.max(EDGE, x)), this.y + LINE / 2, COLORS.muted);
    }
    this.y += LINE;
  }

  /** Draw what may be longer than what is left above `below` pixels; that part scrolls. */
  scrolling(below, draw) {
    const { g } = this, top = this.y, bottom = this.canvas.height - below;
    this._clip = [top, bottom];
    g.save();
    g.beginPath();
    g.rect(0, top, this.canvas.width, bottom - top);
    g.clip();
    this.y = top - this.offset;
    draw();
    const length = this.y + this.offset - top;
    g.restore();
    this._clip = null;
    this._most = Math.max(0, length - (bottom - top));
    if (this._most) this._bar(top, bottom, length);
    this.y = bottom + GAP;
    return this._most > 0;
  }

  /** Scroll by pixels; whether that moved anything. */
  scroll(pixels) {
    const was = this.offset;
    this.offset = Math.min(this._most, Math.max(0, this.offset + pixels));
    return this.offset !== was;
  }

  _bar(top, bottom, length) {
    const height = ((bottom - top) * (bottom - top)) / length, way = bottom - top - height;
    const x = this.canvas.width - 2 * EDGE, drag = (_right, down) => (this.offset = down * this._most);
    // Hands without a stick scroll by it: it is wider than it looks, and before what it lies beside.
    this.controls.unshift({ key: "scroll", x, y: top, width: 2 * EDGE, height: bottom - top, drag });
    const color = this.over === "scroll" ? COLORS.accent : COLORS.muted;
    this._box(this.canvas.width - 16, top + (this.offset / this._most) * way, 10, height, 5, color);
  }

  /** Keep a control, or what is seen of it where it scrolls. */
  _control(control) {
    const [top, bottom] = this._clip ?? [0, this.canvas.height];
    const y = Math.max(control.y, top), end = Math.min(control.y + control.height, bottom);
    if (end > y) this.controls.push({ ...control, y, height: end - y });
  }

  _box(x, y, width, height, radius, fill) {
    this.g.fillStyle = fill;
    this.g.beginPath();
    this.g.roundRect(x, y, width, height, radius);
    this.g.fill();
  }

  _rim() {
    this.g.strokeStyle = COLORS.text;
    this.g.lineWidth = 2;
    this.g.stroke();
  }

  _font(bold) {
    this.g.font = `${bold ? "600 " : ""}${EM}px ${FONT}`;
    this.g.textBaseline = "middle";
  }

  _put(words, x, y, color, struck = false) {
    this.g.fillStyle = color;
    this.g.fillText(words, x, y);
    if (struck) this.g.fillRect(x, y, this.g.measureText(words).width, 2);
  }

  /** As much of a text as has room. */
  _short(words, width) {
    if (this.g.measureText(words).width <= width) return words;
    let length = Math.min(words.length, 200); // nothing longer has room
    while (length > 1 && this.g.measureText(words.slice(0, length) + "…").width > width) length--;
    return words.slice(0, length) + "…";
  }

  _lines(words, most, width) {
    const lines = [];
    let line = "";
    for (const word of words.slice(0, 600).split(/\s+/)) {
      const longer = line ? line + " " + word : word;
      if (!line || this.g.measureText(longer).width <= width) line = longer;
      else {
        lines.push(line);
        line = word;
      }
    }
    lines.push(line);
    const shown = lines.slice(0, most).map((text) => this._short(text, width));
    if (lines.length > most) shown[most - 1] = this._short(shown[most - 1] + " …", width);
    return shown;
  }
}
