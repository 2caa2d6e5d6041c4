// Walking by sticks, as `runtime/world/walk/sticks.py` has it: smooth move, snap or smooth turn, rise and sink.
import { Vector3 } from "three";
import { Button } from "./buttons.js";
import { OTHER } from "./controls.js";
import { turn } from "./rig.js";

const SPEED_M_S = 1.6; // a brisk walk
const FASTER = 3; // with the stick pressed
const TURN_RAD_S = (100 * Math.PI) / 180;
export const SNAP_RAD = Math.PI / 6; // twelve make a turn; larger steps lose the way
export const DEAD = 0.15; // of a stick's way: worn sticks rest this far from their middle
/** In before motion is felt, out slowly enough not to be noticed. */
const VIGNETTE_IN_S = 0.15, VIGNETTE_OUT_S = 0.35;
const UP = new Vector3(0, 1, 0);

/** A push without its dead zone: full stays full, small ones become finer.  The factor by which to multiply x and y. */
export function response(x, y) {
  const push = Math.hypot(x, y);
  return push <= DEAD ? 0 : Math.min(1, (push - DEAD) / (1 - DEAD)) ** 1.5 / push;
}

/** `vignette` 0…1: how strong the comfort vignette is now. */
export class Sticks {
  snap = true;
  vignette = 0;
  _left = new Button();
  _right = new Button();
  _way = new Vector3();

  /** Turn by the stick of the `main` hand, move by the other's; whether the person moves. */
  update(rig, controls, dt, main) {
    const { focused } = controls;
    const moves = focused && this._move(rig, controls, controls[OTHER[main]], dt);
    const turns = this._turn(rig, controls, controls[main], dt, focused);
    const step = moves || turns ? dt / VIGNETTE_IN_S : -dt / VIGNETTE_OUT_S;
    this.vignette = Math.min(1, Math.max(0, this.vignette + step));
    return moves;
  }

  _move(rig, controls, hand, dt) {
    const strength = response(hand.x, hand.y);
    const lift = (hand.secondary > 0.5 ? 1 : 0) - (hand.primary > 0.5 ? 1 : 0);
    if (!strength && !lift) return false;
    this._way.set(hand.x * strength, 0, -hand.y * strength).applyAxisAngle(UP, controls.heading);
    this._way.y = lift;
    const speed = SPEED_M_S * rig.scale.x * (hand.faster > 0.5 ? FASTER : 1);
    rig.position.addScaledVector(this._way.applyAxisAngle(UP, rig.rotation.y), speed * dt);
    return true;
  }

  _turn(rig, controls, hand, dt, listening) {
    const sideways = Math.abs(hand.x) > Math.abs(hand.y) ? hand.x : 0; // forward belongs to teleport
    this._left.update(Math.max(0, -sideways), listening && this.snap);
    this._right.update(Math.max(0, sideways), listening && this.snap);
    if (this._left.pressed) turn(rig, controls.head, SNAP_RAD);
    if (this._right.pressed) turn(rig, controls.head, -SNAP_RAD);
    const rate = this.snap || !listening ? 0 : sideways * response(sideways, 0);
    if (rate) turn(rig, controls.head, -rate * TURN_RAD_S * dt);
    return Boolean(rate);
  }
}
