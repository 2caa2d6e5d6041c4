// The menu at the wrist: what is shown of the cloud, what the hands do, mistakes, help.
import { classColors } from "../../colors.js";
import { counted, figure } from "../../data.js";
import { confused } from "../../mistakes.js";
import { NONE } from "../../state.js";
import { errors } from "../../statistics.js";
import { help } from "../body/deeds.js";
import { Sheet } from "./sheet.js";
import { TOOLS } from "../body/tools.js";

const WIDTH_M = 0.31, HEIGHT_M = 0.37;
const FOOT_PX = 112; // what always stands below: the selection and the way out
const CLEAR_DEG = [40, 180]; // narrower is a keyhole; 180 is no vignette at all
const POINT_M = [0.001, 0.06], RAMP = 16;
const MOST = 200; // classes that are listed: more would take a panel too long to draw
const SCROLLS_PX_S = 900;
const JUDGES = ["visible", "epoch", "layout"]; // of these it depends which rows are wrong

export class Menu {
  /** @param {import("../walk.js").Walk} walk @param {import("./seen.js").Seen} seen */
  constructor(walk, seen) {
    this._walk = walk;
    this._seen = seen;
    this._state = walk.state;
    this._data = walk.state.data;
    this.tab = "View";
    this.sheet = new Sheet(WIDTH_M, HEIGHT_M, (pen) => this._draw(pen));
    // What follows the laser is not on the menu, and comes with each row that it meets.
    this._listener = ({ detail: { what } }) => {
      this.sheet.stale ||= what !== "hovered";
      if (JUDGES.includes(what)) this._pairs = null;
    };
    this._pairs = null;
    this._state.addEventListener("change", this._listener);
  }

  /** What the model takes for what among the rows that are shown. */
  get mistakes() {
    this._pairs ??= confused(this._data, this._state.visible, this._state.epochShown);
    return this._pairs;
  }

  /** What is shown beside points, and is there: [what of the state, in words][]. */
  get _shows() {
    const { _data: data } = this, names = [...data.columns.values()].some(({ places }) => places);
    const all = [["pictures", "pictures", data.sheets.pictures], ["names", "names", names], ["neighbors", "neighbors", data.neighborsKnown]];
    return [...all, ["mistakes", "crosses on mistakes", this.mistakes.length]].filter(([, , there]) => there);
  }

  /** Scroll as a stick pushes, −1…1 up. */
  push(rate, dt) {
    this.sheet.scroll(-rate * SCROLLS_PX_S * dt);
  }

  _draw(pen) {
    const tabs = ["View", ...(this.mistakes.length ? ["Mistakes"] : []), "Hands", "Help"];
    const go = (tab) => () => {
      this.tab = tab;
      pen.offset = 0;
    };
    pen.chips("tabs", tabs.map((tab) => [tab, go(tab), tab === this.tab]));
    const parts = { View: () => this._view(pen), Mistakes: () => this._mistakes(pen), Hands: () => this._hands(pen) };
    pen.scrolling(FOOT_PX, parts[this.tab] ?? (() => this._help(pen)));
    this._foot(pen);
  }

  _view(pen) {
    const { _state: state, _data: data, _seen: seen } = this;
    if (state.layoutNames.length > 1) {
      pen.muted("layout");
      pen.chips("layout", state.layoutNames.map((name) => [name, () => state.setLayout(name), name === state.layout]));
    }
    for (const words of this._quality()) pen.muted(words);
    if (data.epochs.length > 1) this._epochs(pen);
    pen.muted("color");
    pen.chips("color", state.colorNames.map((name) => [name, () => state.setColor(name), name === state.color]));
    this._legend(pen);
    pen.space();
    const [least, most] = POINT_M.map(Math.log), share = (Math.log(state.pointSize) - least) / (most - least);
    const size = (at) => state.setPointSize(Math.exp(least + at * (most - least)));
    pen.slider("size", `points ${(state.pointSize * 1000).toPrecision(2)} mm`, share, size);
    pen.chips("shown", this._shows.map(([what, words]) => [words, () => state.show(what), state[what + "Shown"]]));
    if (seen.budget.words) pen.muted(seen.budget.words);
  }

  _quality() {
    const { _state: state, _data: data } = this;
    const shown = state.inEpochs ? data.epochs[state.epochShown] : data.layouts.get(state.layout);
    return (shown?.quality ?? []).slice(0, 2);
  }

  _epochs(pen) {
    const { _state: state, _data: { epochs } } = this, last = epochs.length - 1;
    const to = (share) => {
      state.play(false);
      state.setEpoch(share * last);
    };
    pen.slider("epoch", epochs[Math.round(state.epoch)].name, state.epoch / last, to);
    const step = (by) => () => {
      state.play(false);
      state.setEpoch(by > 0 ? Math.floor(state.epoch + 1) : Math.ceil(state.epoch - 1));
    };
    const play = [state.playing ? "stop" : "play", () => state.play(!state.playing), state.playing];
    pen.chips("play", [play, ["one back", step(-1)], ["one on", step(1)]]);
  }

  _legend(pen) {
    const { _state: state, _data: data } = this, column = state.color === NONE ? null : data.columns.get(state.color);
    if (!column) return;
    if (column.type === "scalar") {
      const palette = data.head.palettes[column.palette], step = (palette.length - 1) / (RAMP - 1);
      const colors = Array.from({ length: RAMP }, (_, i) => palette[Math.round(i * step)]);
      pen.ramp(colors, (column.ticks ?? []).map(({ at, text }) => [at, text]));
      if (column.unit) pen.muted(column.unit);
      this._range(pen, column);
      return;
    }
    const names = data.classNames(state.color, state.epochShown);
    const colors = classColors(data, state.color, state.epochShown);
    const line = (name, code, color, count) => {
      const off = state.filters.hides(state.color, names[code] ?? null), figure = count === undefined ? "" : counted(count);
      pen.row(`class/${code}`, name, {
        swatch: color, figure, off, press: () => state.hideClass(state.color, code, !off),
      });
    };
    names.slice(0, MOST).forEach((name, code) => line(name, code, colors[code], column.counts?.[code]));
    if (names.length > MOST) pen.muted(`and ${counted(names.length - MOST)} more classes`);
    const known = (column.counts ?? []).reduce((sum, count) => sum + count, 0);
    if (column.counts && known < data.count) line("unknown", -1, data.head.unknown, data.count - known);
  }

  /** Sliders for the least and the greatest number that is shown. */
  _range(pen, { name, low, high }) {
    const { _state: state } = this, ends = state.filters.ranges.get(name) ?? [-Infinity, Infinity];
    const at = (value, open) => (Number.isFinite(value) ? (value - low) / (high - low || 1) : open);
    const numbers = (share) => low + share * (high - low);
    const from = (share) => state.setRange(name, share > 0 ? numbers(share) : -Infinity, ends[1]);
    const to = (share) => state.setRange(name, ends[0], share < 1 ? numbers(share) : Infinity);
    pen.slider("from", `from ${figure(Math.max(low, ends[0]))}`, at(ends[0], 0), from);
    pen.slider("to", `to ${figure(Math.min(high, ends[1]))}`, at(ends[1], 1), to);
  }

  _mistakes(pen) {
    const { _walk: walk, _state: state } = this, [here, rest] = errors(this._data.judged(state.epochShown), state.selected);
    const share = ({ wrong, known }) => `${((100 * wrong) / known).toFixed(1)} %`;
    if (here && rest) pen.muted(`of the selected ${share(here)} are wrong, of the others ${share(rest)}`);
    pen.muted("the model takes …");
    for (const { label, prediction, rows } of this.mistakes.slice(0, MOST))
      pen.row(`mistake/${label}/${prediction}`, `${label} for ${prediction}`, {
        figure: counted(rows.length), press: () => walk.goTo(rows),
      });
  }

  _hands(pen) {
    const { _walk: walk } = this;
    pen.chips("tool", walk.tools.map((name) => [name, () => walk.take(name), name === walk.tool]));
    pen.muted(TOOLS[walk.tool]);
    const main = (side) => [`${side}-handed`, () => walk.leadWith(side), walk.main === side];
    pen.chips("main", [main("right"), main("left")]);
    const turns = (words, snap) => [words, () => (walk.sticks.snap = snap), walk.sticks.snap === snap];
    pen.chips("turns", [turns("snap turn", true), turns("smooth turn", false)]);
    const [least, most] = CLEAR_DEG, { vignette } = this._seen, degrees = Math.round(vignette.clearDeg);
    const words = degrees >= most ? "no vignette" : `clear view ${degrees}° while moving`;
    const clear = (share) => (vignette.clearDeg = Math.round(least + share * (most - least)));
    pen.slider("vignette", words, (vignette.clearDeg - least) / (most - least), (share) => {
      clear(share);
      this.sheet.stale = true;
    });
    pen.chips("turn", [["turn left", () => walk.turn(1)], ["turn right", () => walk.turn(-1)], ["back to start", () => walk.toStart()]]);
  }

  /** What is told of what is in the hands: [what, how][]. */
  get helped() {
    return help(this._walk.main, this._walk.bare);
  }

  _help(pen) {
    for (const [what, how] of this.helped) {
      pen.text(what, { bold: true });
      pen.muted(how);
    }
    for (const note of this._data.head.notes ?? []) pen.muted(note, 8);
  }

  _foot(pen) {
    const { _state: state, _walk: walk } = this, count = state.selected.size;
    pen.row("selected", `${counted(count)} selected`, { figure: `${counted(state.visibleCount)} rows shown` });
    const chips = count ? [["clear", () => state.select([]), false], ["only these", () => state.isolate(state.selected)]] : [];
    if (state.visibleCount < this._data.count) chips.push(["show all", () => state.showAll()]);
    pen.chips("foot", [...chips, ["undo", () => walk.undo()], ["leave", () => walk.leave(), false]]);
  }

  stop() {
    this._state.removeEventListener("change", this._listener);
    this.sheet.stop();
  }
}
