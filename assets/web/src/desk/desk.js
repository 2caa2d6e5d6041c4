// The view at a desk: the eye, the hand, and the panels around the picture.
import { Vector3 } from "three";
import { rowsOf } from "../search.js";
import { Hand } from "./hand.js";
import { Orbit } from "./orbit.js";

/** What a window has and a headset has not. */
export class Desk {
  /** @param {import("../view.js").View} view */
  constructor(view) {
    this._view = view;
    this.orbit = new Orbit(view.camera);
    this.orbit.center.copy(view.world.position);
    this.hand = new Hand(view, this.orbit, () => {});
    /** holds the buttons of the corner, such as that which enters a headset */
    this.actions = document.createElement("div");
    this.actions.className = "lw-actions";
    view.root.append(this.actions);
    this._still = matchMedia("(prefers-reduced-motion: reduce)");
    this.frame(null, true);
  }

  /** Whether nothing is to fly or glide. */
  get calm() {
    return this._still.matches;
  }

  /** Bring rows into view; without any, those that are selected, or all. @param {number[]|null} [rows] */
  frame(rows = null, at_once = this.calm) {
    const { cloud, state, world } = this._view;
    world.updateWorldMatrix(true, true);
    const some = rows ?? (state.selected.size ? [...state.selected] : rowsOf(state.visible));
    const places = Array.from(some, (row) => cloud.positionOf(row, new Vector3()))
      .filter(({ x }) => x === x)
      .map((place) => place.applyMatrix4(cloud.object.matrixWorld));
    this.orbit.frame(places, this.hand.reach, [0, 0, 1, 1], at_once);
    this._view.wake();
  }

  /** Before each picture. @param {number} dt seconds @returns {boolean} whether something goes on moving */
  update(dt) {
    const acts = this.hand.update(dt), glides = this.orbit.update(dt);
    return acts || glides;
  }

  stop() {}
}
