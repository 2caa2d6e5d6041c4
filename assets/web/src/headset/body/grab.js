// Grabbing the world: what is in the hand stays in the hand; two hands turn and scale about what they hold.
import { Vector3 } from "three";
import { SIDES } from "./controls.js";
import { putAt, resize, toRoom, wrap, yawOf } from "./rig.js";

const MIN_APART_M = 0.03; // nearer hands give no direction: tracking trembles by millimeters

/** Holds room points by hands until they let go. */
export class Grab {
  _anchors = { left: new Vector3(), right: new Vector3() };
  _held = { left: false, right: false };
  _across = new Vector3();
  _stage = new Vector3();
  _room = new Vector3();
  _start = { apart: 1, yaw: 0, scale: 1, level: 0, direction: 0 };

  /** How many hands hold the world. */
  get hands() {
    return Number(this._held.left) + Number(this._held.right);
  }

  release() {
    this._held.left = this._held.right = false;
  }

  /** Move the rig so that each hand that grips keeps hold of the room point that it took. */
  update(rig, controls, gripping) {
    if (SIDES.some((side) => gripping[side] !== this._held[side])) this._take(rig, controls, gripping);
    if (this.hands === 2) this._turnAndScale(rig, controls);
    else for (const side of SIDES)
      if (this._held[side]) putAt(rig, controls[side].grip.position, this._anchors[side]);
  }

  _take(rig, controls, gripping) {
    for (const side of SIDES) {
      this._held[side] = gripping[side];
      if (gripping[side]) toRoom(rig, controls[side].grip.position, this._anchors[side]);
    }
    Object.assign(this._start, this._span(controls), { yaw: rig.rotation.y, scale: rig.scale.x });
  }

  _span({ left, right }) {
    const across = this._across.copy(right.grip.position).sub(left.grip.position);
    const apart = Math.max(MIN_APART_M, across.length());
    return { apart, level: Math.hypot(across.x, across.z), direction: yawOf(across) };
  }

  _turnAndScale(rig, controls) {
    const now = this._span(controls), start = this._start;
    // Hands that part make the cloud larger, that is, the person smaller.
    resize(rig, (start.scale * start.apart) / now.apart);
    if (now.level > MIN_APART_M && start.level > MIN_APART_M)
      rig.rotation.y = wrap(start.yaw + start.direction - now.direction);
    this._stage.copy(controls.left.grip.position).add(controls.right.grip.position).multiplyScalar(0.5);
    this._room.copy(this._anchors.left).add(this._anchors.right).multiplyScalar(0.5);
    putAt(rig, this._stage, this._room);
  }
}
