// What a pinch of a bare hand means, which has one button alone: on a panel, and with a tool that is held, it presses; a
// short one elsewhere is a press when it is let go; one that is dragged, or of both hands, holds the world.
import { Vector3 } from "three";
import { Button } from "./buttons.js";
import { OTHER, SIDES } from "./controls.js";

const DRAGGED_M = 0.03; // a hand that pinches trembles by a centimeter

class Fingers {
  button = new Button();
  start = new Vector3();
  /** @type {"" | "press" | "maybe" | "drag"} */
  means = "";
}

export class Pinches {
  _of = { left: new Fingers(), right: new Fingers() };

  /** Turn this frame's pinches into triggers and grips.  `presses`: those of the hand `pointing` go to a panel or tool. */
  listen(controls, pointing, presses) {
    for (const side of SIDES) this._begin(controls[side], this._of[side], presses && side === pointing);
    for (const side of SIDES) this._become(controls[side], this._of[side], this._of[OTHER[side]]);
  }

  /** Whether it is not yet known what a pinch of a hand means: what it points at stays the same until then. */
  waits(side) {
    return this._of[side].means === "maybe";
  }

  _begin(hand, fingers, presses) {
    fingers.button.update(hand.bare && hand.tracked ? hand.trigger : 0);
    if (!fingers.button.pressed) return;
    fingers.means = presses ? "press" : "maybe";
    fingers.start.copy(hand.grip.position);
  }

  _become(hand, fingers, other) {
    if (!hand.bare) return;
    const both = other.button.down && other.means !== "press";
    if (fingers.means === "maybe" && fingers.button.down)
      if (both || fingers.start.distanceTo(hand.grip.position) > DRAGGED_M) fingers.means = "drag";
    const short = fingers.button.released && fingers.means === "maybe";
    hand.squeeze = fingers.means === "drag" && fingers.button.down ? 1 : 0;
    hand.trigger = short || (fingers.means === "press" && fingers.button.down) ? 1 : 0;
    if (!fingers.button.down) fingers.means = "";
  }
}
