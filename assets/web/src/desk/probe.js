// The probe at a desk: a mark in the cloud, and what the model makes of the place where it is.
import { Mesh, MeshBasicMaterial, Plane, Raycaster, SphereGeometry, Vector2, Vector3 } from "three";

const GRAB_PX = 16; // about the mark
const SIZE = 0.016; // meters of the world group: larger than points
const COLOR = 0xffffff;

/** The mark and its place; `told` is called when there is something new to show. */
export class Probe {
  /** @param {import("../view.js").View} view @param {() => void} told */
  constructor(view, told) {
    this._view = view;
    this._told = told;
    this.on = false;
    /** whether it goes to the row that is pointed at */
    this.follows = true;
    /** @type {import("../decode/decoder.js").Found|null} */
    this.found = null;
    this.failed = "";
    this.mark = new Mesh(new SphereGeometry(SIZE, 24, 16), new MeshBasicMaterial({ color: COLOR, wireframe: true }));
    this.mark.visible = false;
    view.world.add(this.mark);
    this._ray = new Raycaster();
    this._plane = new Plane();
    this._dragged = false;
    const around = view.stage.canvas.parentElement; // hears of pointers before the canvas does
    this._ears = { pointerdown: (e) => this._down(e), pointermove: (e) => this._move(e), pointerup: (e) => this._up(e), pointercancel: (e) => this._up(e) };
    for (const [name, hear] of Object.entries(this._ears)) around.addEventListener(name, hear, true);
    this._stopped = () => Object.entries(this._ears).forEach(([name, hear]) => around.removeEventListener(name, hear, true));
  }

  /** Whether places of what is shown can be decoded. */
  get here() {
    return this._view.decoder.has(this._view.state.layout);
  }

  /** @param {boolean} on */
  toggle(on = !this.on) {
    this.on = on;
    this._show();
    if (on) this._ask();
  }

  /** Go to a place of the world group. @param {Vector3} place */
  go(place) {
    if (!Number.isFinite(place.x)) return;
    this.mark.position.copy(place);
    this._ask();
    this._view.wake();
  }

  /** Go to a row. @param {number} row */
  goToRow(row) {
    this.go(this._view.cloud.positionOf(row, new Vector3()));
  }

  /** Step as one sees it: to the right, up, away. @param {number} right @param {number} up @param {number} away meters of the world group */
  step(right, up, away) {
    const { camera, world } = this._view, step = new Vector3(right, up, -away).transformDirection(camera.matrixWorld);
    const length = Math.hypot(right, up, away), back = world.matrixWorld.clone().invert();
    this.go(this.mark.position.clone().add(step.transformDirection(back).multiplyScalar(length)));
  }

  /** What has changed. @param {Set<string>} whats */
  update(whats) {
    const { state } = this._view;
    if (whats.has("layout")) this._show();
    if (!this.on || !this.here) return;
    if (whats.has("hovered") && this.follows && !this._dragged && state.hovered >= 0) this.goToRow(state.hovered);
    else if (whats.has("layout")) this._ask();
  }

  _show() {
    this.mark.visible = this.on && this.here;
    this._view.wake();
    this._told();
  }

  _ask() {
    if (!this.on || !this.here) return;
    const { decoder, state } = this._view;
    const take = (found, failed = "") => {
      if (!found && !failed) return;
      Object.assign(this, { found, failed });
      this._told();
    };
    decoder.at(state.layout, this.mark.position).then(take, (error) => take(null, error.message));
  }

  _spot({ clientX, clientY }) {
    const box = this._view.stage.canvas.getBoundingClientRect();
    return new Vector2(((clientX - box.left) / box.width) * 2 - 1, 1 - ((clientY - box.top) / box.height) * 2);
  }

  _down(event) {
    if (!this.mark.visible || event.button !== 0) return;
    const { camera, stage } = this._view, at = this.mark.getWorldPosition(new Vector3()), seen = at.clone().project(camera), spot = this._spot(event);
    const { clientWidth: width, clientHeight: height } = stage.canvas;
    if (Math.hypot(((seen.x - spot.x) * width) / 2, ((seen.y - spot.y) * height) / 2) > GRAB_PX) return;
    event.stopPropagation();
    event.preventDefault();
    this._dragged = true;
    this._plane.setFromNormalAndCoplanarPoint(camera.getWorldDirection(new Vector3()), at);
    stage.canvas.setPointerCapture(event.pointerId);
  }

  _move(event) {
    if (!this._dragged) return;
    event.stopPropagation();
    this._ray.setFromCamera(this._spot(event), this._view.camera);
    const place = this._ray.ray.intersectPlane(this._plane, new Vector3());
    if (place) this.go(this._view.world.worldToLocal(place));
  }

  _up(event) {
    if (!this._dragged) return;
    event.stopPropagation();
    this._dragged = false;
    this.follows = false; // it stays where it was put
    this._told();
  }

  stop() {
    this._stopped();
    this.mark.geometry.dispose();
    this.mark.material.dispose();
  }
}
