// The view at a desk: the eye, the hand, keys, and the panels around the picture.
import { Vector3 } from "three";
import { whole, written } from "../address.js";
import { counted } from "../data.js";
import { ALL_PICTURED } from "../draw/pictures.js";
import { rowsOf } from "../search.js";
import { Arrangement } from "./arrange.js";
import { button, copied, make } from "./dom.js";
import { Gallery } from "./gallery.js";
import { Hand } from "./hand.js";
import { Help } from "./help.js";
import { Keys } from "./keys.js";
import { Orbit } from "./orbit.js";
import { Outline } from "./outline.js";
import { FilterPanel } from "./panels/filter.js";
import { FindPanel } from "./panels/find.js";
import { LayoutsPanel } from "./panels/layouts.js";
import { LegendPanel } from "./panels/legend.js";
import { MistakesPanel } from "./panels/mistakes.js";
import { PointsPanel } from "./panels/points.js";
import { ProbePanel } from "./panels/probe.js";
import { RowPanel } from "./panels/row.js";
import { SelectionPanel } from "./panels/selection.js";
import { StatisticsPanel } from "./panels/statistics.js";
import { Strip } from "./strip.js";
import { Timeline } from "./timeline.js";

const SAID_MS = 4000;
const PITCH = 0.12; // from where one looks at the start, a little from above

/** What a window has and a headset has not. */
export class Desk {
  /** @param {import("../view.js").View} view */
  constructor(view) {
    this.view = view;
    this.state = view.state;
    const { root } = view;
    this._still = matchMedia("(prefers-reduced-motion: reduce)");
    this._whats = new Set();
    this.orbit = new Orbit(view.camera);
    const outline = new Outline();
    this.hand = new Hand(view, this.orbit, (path) => outline.draw(path));
    root.append(outline.element);
    /** holds the buttons that are always there, such as that which enters a headset */
    this.actions = make("div", { class: "lw-actions" });
    this.help = new Help(view);
    this.gallery = new Gallery(view, () => this._note("gallery"));
    this.timeline = new Timeline(view);
    this.strip = new Strip(view);
    this.find = new FindPanel(view);
    this.selection = new SelectionPanel(view);
    const panels = [new LayoutsPanel(view), new LegendPanel(view), new FilterPanel(view), new PointsPanel(view), this.find, this.selection, new StatisticsPanel(view), new MistakesPanel(view), new ProbePanel(view), new RowPanel(view)];
    this._panels = panels.filter((panel) => panel.useful);
    view.desk = this; // panels look at it while they are made
    this._panels.forEach((panel) => panel.make());
    this.arrangement = new Arrangement(view, this._panels, this.actions, [this.strip.element, this.gallery.element, this.timeline.element], () => this._sized());
    if (view.alone) this.actions.append(button("Link", () => this.copyLink(), { title: "copy a link to what is shown, chosen and looked at" }));
    this.actions.append(button("?", () => this.help.toggle(), { class: "lw-button lw-round", title: "help (F1)", "aria-label": "help" }));
    this._said = make("p", { class: "lw-said lw-glass", role: "status", "aria-live": "polite", hidden: true });
    root.append(this._said, this.help.element);
    this.keys = new Keys(root, this, view.alone);
    root.setAttribute("role", "region");
    root.setAttribute("aria-label", `${view.data.title || "scene"}: ${counted(view.data.count)} rows in space`);
    view.stage.canvas.addEventListener("pointerdown", () => root.focus({ preventScroll: true }));
    // Where the focus is, is shown to who goes by keys; a click says it by itself.
    root.addEventListener("keyup", ({ key, target }) => root.classList.toggle("lw-keyed", key === "Tab" && target === root));
    this._hear = ({ detail: { what } }) => this._note(what);
    this.state.addEventListener("change", this._hear);
    this.restart(true);
  }

  /** Whether nothing is to fly or glide. */
  get calm() {
    return this._still.matches;
  }

  wake() {
    this.view.wake();
  }

  /** Pictures have come. */
  pictured() {
    this._note("pictures");
  }

  _note(what) {
    this._whats.add(what);
    this.wake();
  }

  /** Bring rows into view; without any, those that are selected, or all. @param {number[]|null} [rows] */
  frame(rows = null, atOnce = this.calm) {
    const { cloud, state, world } = this.view;
    const some = rows ?? (state.selected.size ? [...state.selected] : rowsOf(state.visible));
    world.updateWorldMatrix(true, true);
    const places = new Float64Array(3 * some.length), place = new Vector3();
    let there = 0;
    for (const row of some) {
      if (cloud.endOf(row, place).x !== place.x) continue; // it is nowhere
      place.applyMatrix4(cloud.object.matrixWorld).toArray(places, 3 * there++);
    }
    if (!there) return this.say("nothing to bring into view: of these rows none is shown here");
    this.orbit.frame(places.subarray(0, 3 * there), some.length < 20 ? this.hand.reach : state.pointSize, this.arrangement.free, atOnce);
    this.wake();
  }

  /** The view has another size, or its first: a notebook makes it before it is on the page. */
  _sized() {
    if (!this._stood && this.keys && this.view.root.clientWidth) {
      this.view.stage.fit();
      this.restart(true);
    }
    this.wake();
  }

  /** Back to where one began. */
  restart(atOnce = this.calm) {
    this._stood = this.view.root.clientWidth > 0;
    Object.assign(this.orbit, { yaw: 0, pitch: PITCH });
    this.frame(rowsOf(this.state.visible), atOnce);
  }

  /** @param {"move"|"lasso"} tool what the left button does */
  setTool(tool) {
    this.hand.tool = tool;
    this.view.root.classList.toggle("lw-drawing", tool !== "move");
    this._note("tool");
  }

  /** Pictures in the place of points, or points again. */
  showPictures() {
    const { data, state } = this.view;
    if (!data.sheets.pictures) return this.say("this scene has no pictures to show");
    state.show("pictures");
    if (state.picturesShown && data.count > ALL_PICTURED) this.say("pictures stand where rows are near: come nearer");
  }

  selectAll() {
    this.state.select(rowsOf(this.state.visible));
  }

  search() {
    this.arrangement.open(this.find);
    this.find.input.focus();
    this.find.input.select();
  }

  /** Keep the view in the page's address, and copy it. */
  async copyLink() {
    history.replaceState(null, "", "#" + written(this.view));
    await copied(location.href, this.view.root);
    const here = location.protocol === "file:" ? ": it opens this file, where it lies" : "";
    this.say(whole(this.view) ? `link copied${here}` : `link copied${here}, without the rows: so many fit into no address`);
  }

  togglePanels() {
    this.arrangement.toggle();
  }

  /** Give up what goes on: drawing, reading, searching. */
  escape() {
    this.hand.gestures.giveUp();
    if (!this.help.element.hidden) this.help.toggle(false);
    else if (this.hand.tool !== "move") this.setTool("move");
    else if (this.gallery.open) this.gallery.toggle(false);
    this.view.root.focus({ preventScroll: true });
  }

  /** Tell something in passing. @param {string} text */
  say(text) {
    this._said.textContent = text;
    this._said.hidden = false;
    clearTimeout(this._silence);
    this._silence = setTimeout(() => (this._said.hidden = true), SAID_MS);
  }

  /** Before each picture. @param {number} dt seconds @returns {boolean} whether something goes on moving */
  update(dt) {
    const acts = this.hand.update(dt), walks = this.keys.update(dt), glides = this.orbit.update(dt);
    if (this._whats.size) {
      const whats = this._whats;
      this._whats = new Set();
      for (const part of [...this._panels, this.strip, this.timeline, this.gallery]) this._redraw(part, whats);
    }
    return acts || walks || glides || this._whats.size > 0;
  }

  /** Let a part show what has changed; who was on something that is made anew stays on what is there instead. */
  _redraw(part, whats) {
    const { root } = this.view, held = root.getRootNode().activeElement, within = part.element.contains(held);
    const controls = () => [...part.element.querySelectorAll("button, input, select")];
    const place = within ? controls().indexOf(held) : -1;
    part.update(whats);
    if (!within || held.isConnected) return;
    const now = controls();
    (now[Math.min(place, now.length - 1)] ?? root).focus({ preventScroll: true });
  }

  stop() {
    this.keys.stop();
    clearTimeout(this._silence);
    this.arrangement.stop();
    this._panels.forEach((panel) => panel.stop());
    this.state.removeEventListener("change", this._hear);
  }
}
