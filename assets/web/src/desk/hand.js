// What the mouse and fingers do in the room: point, select, turn, pan, zoom, draw around rows.
import { MathUtils, Vector2, Vector3, Raycaster } from "three";
import { inside } from "../pick.js";
import { Gestures } from "./gestures.js";

const CONE_PX = 5, TOUCH_CONE_PX = 18; // beside a row it still counts as meant; a finger covers more
const FRAMED_REACH = 12; // points beside a single row that come into view with it

/** How a click or an outline changes the selection. @param {{shift: boolean, ctrl: boolean}} mods */
export const how = ({ shift, ctrl }) => (ctrl ? "toggle" : shift ? "add" : "replace");

/** The hand of who sits at a desk. */
export class Hand {
  /** @param {import("../view.js").View} view @param {import("./orbit.js").Orbit} orbit
   *  @param {(outline: {x: number, y: number}[]) => void} drawn shows what is drawn around rows */
  constructor(view, orbit, drawn) {
    this._view = view;
    this._orbit = orbit;
    this._drawn = drawn;
    this._ray = new Raycaster();
    /** @type {"move"|"lasso"} */
    this.tool = "move";
    this._depth = 1;
    this.gestures = new Gestures(view.stage.canvas, this, () => this.tool);
    this._pointed = null; // where the pointer is, to be looked up once for a picture
  }

  /** Before each picture. @param {number} dt seconds @returns {boolean} whether something goes on */
  update(dt) {
    const rolling = this.gestures.roll(dt);
    if (this._pointed) {
      const { spot, touch } = this._pointed;
      this._pointed = null;
      this._view.state.hover(spot ? this.rowAt(spot, touch) : -1);
    }
    return rolling;
  }

  /** The row that is seen at a place of the canvas, −1 for none. */
  rowAt(spot, touch = false) {
    const { ray } = this._rayAt(spot);
    return this._view.cloud.pick(ray.origin, ray.direction, this._cone(touch ? TOUCH_CONE_PX : CONE_PX));
  }

  _cone(px) {
    const { camera, canvas } = this._view.stage;
    return Math.atan((2 * Math.tan(MathUtils.degToRad(camera.fov) / 2) * px) / Math.max(1, canvas.clientHeight));
  }

  _rayAt({ x, y }) {
    const { camera, canvas } = this._view.stage;
    this._orbit.update(0);
    this._ray.setFromCamera(new Vector2((x / canvas.clientWidth) * 2 - 1, 1 - (y / canvas.clientHeight) * 2), camera);
    return this._ray;
  }

  // What gestures tell ------------------------------------------------------------------------------------------------

  point(spot) {
    this._pointed = { spot, touch: false };
    this._view.wake();
  }

  click(spot, mods, touch) {
    const { state } = this._view, row = this.rowAt(spot, touch);
    if (touch) state.hover(row); // a finger that taps also points
    if (row >= 0) state.select([row], how(mods));
    else if (!mods.shift && !mods.ctrl && state.selected.size) state.select([]);
  }

  double(spot) {
    const row = this.rowAt(spot, true);
    if (row >= 0) this._view.desk.frame([row]);
    else this._view.desk.frame();
  }

  began(spot) {
    const { cloud, stage } = this._view, eye = stage.camera.getWorldPosition(new Vector3());
    const ahead = stage.camera.getWorldDirection(new Vector3());
    const depthOf = (row) => cloud.positionOf(row, new Vector3()).applyMatrix4(cloud.object.matrixWorld).sub(eye).dot(ahead);
    // About what is looked at: a row in the middle, or else the cloud, where that is ahead.
    const middle = cloud.pick(eye, ahead, 0.05);
    const cloudAhead = stage.world.getWorldPosition(new Vector3()).sub(eye).dot(ahead);
    this._orbit.lookAt(middle >= 0 ? depthOf(middle) : cloudAhead > 0.3 ? cloudAhead : this._orbit.away);
    const held = this.rowAt(spot, true);
    this._depth = held >= 0 ? Math.max(0.05, depthOf(held)) : this._orbit.away;
  }

  turn(dx, dy) {
    const { clientHeight } = this._view.stage.canvas;
    this._orbit.turn(dx / clientHeight, dy / clientHeight);
    this._view.wake();
  }

  pan(dx, dy) {
    const { clientHeight } = this._view.stage.canvas;
    this._orbit.pan(dx / clientHeight, dy / clientHeight, this._depth);
    this._view.wake();
  }

  zoom(spot, notches) {
    const { cloud } = this._view, row = this.rowAt(spot, true), { ray } = this._ray;
    const place = row >= 0
      ? cloud.positionOf(row, new Vector3()).applyMatrix4(cloud.object.matrixWorld)
      : ray.at(this._orbit.away, new Vector3());
    this._orbit.zoom(place, notches);
    this._view.wake();
  }

  wheel() {
    // In a notebook the wheel scrolls past a view that nobody has clicked into.
    const { alone, root } = this._view, mine = alone || root.contains(root.getRootNode().activeElement);
    if (mine) this._view.wake();
    return mine;
  }

  draw(path, mods, _kind, ended) {
    this._drawn(ended ? [] : path);
    if (ended && path.length >= 3) this._view.state.select(this.enclosed(path), how(mods));
  }

  /** Rows that are seen inside an outline of the canvas. @param {{x: number, y: number}[]} path @returns {number[]} */
  enclosed(path) {
    const { cloud, data, state, stage } = this._view, { camera, canvas } = stage, rows = [], place = new Vector3();
    const outline = path.map(({ x, y }) => [(x / canvas.clientWidth) * 2 - 1, 1 - (y / canvas.clientHeight) * 2]);
    this._orbit.update(0);
    const toClip = camera.projectionMatrix.clone().multiply(camera.matrixWorldInverse).multiply(cloud.object.matrixWorld);
    const e = toClip.elements;
    for (let row = 0; row < data.count; row++) {
      if (!state.visible[row]) continue;
      const { x, y, z } = cloud.positionOf(row, place), w = e[3] * x + e[7] * y + e[11] * z + e[15];
      if (!(w > 0)) continue;
      if (inside(outline, (e[0] * x + e[4] * y + e[8] * z + e[12]) / w, (e[1] * x + e[5] * y + e[9] * z + e[13]) / w)) rows.push(row);
    }
    return rows;
  }

  /** How far about a row the eye looks when it is brought into view, in meters. */
  get reach() {
    return FRAMED_REACH * this._view.state.pointSize;
  }
}
