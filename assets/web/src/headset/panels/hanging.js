// Where panels hang: facing the head, over or beside a hand, slowly enough that a trembling hand does not shake them.
import { Matrix4, Quaternion, Vector3 } from "three";
import { OTHER } from "../body/controls.js";
import { wrap } from "../body/rig.js";

const UP = new Vector3(0, 1, 0), matrix = new Matrix4(), turned = new Quaternion(), place = new Vector3(), aside = new Vector3();
const SETTLES_S = 0.1;

/** Bring a panel of the stage nearer to a place, facing the head; at once where it was not seen. */
export function hang(object, wanted, head, dt, seen) {
  const share = seen ? 1 - Math.exp(-dt / SETTLES_S) : 1;
  object.position.lerp(wanted, share);
  turned.setFromRotationMatrix(matrix.lookAt(head.position, object.position, UP));
  object.quaternion.copy(turned);
}

/** How far the palm may be turned off the face, or off straight up: apart, so that a hand which trembles shows it once. */
const SHOWN = Math.cos((38 * Math.PI) / 180), KEPT = Math.cos((55 * Math.PI) / 180);
const OVER_M = 0.06; // from the grip to the lower edge
const GRIPPING = 0.5; // a fist holds the world
/** Where there is no second hand: a card at the hip. */
const HIP_M = 0.62, HIP_RAD = (-32 * Math.PI) / 180, ASKEW_RAD = (40 * Math.PI) / 180;

/** The menu at the wrist: there while the palm of the hand that does not point is turned up, or to the face. */
export class Wrist {
  shown = false;
  _yaw = null;

  /** @param {boolean} captured the laser is on it: then it stays, however that hand is turned */
  update(sheet, controls, pointing, captured, dt) {
    const hand = controls[OTHER[pointing]], was = this.shown;
    if (hand.tracked) {
      this._yaw = null;
      const turned = this._turned(hand, controls.head);
      this.shown = was ? captured || turned >= KEPT : turned >= SHOWN && hand.squeeze < GRIPPING;
      place.copy(hand.grip.position).y += sheet.height / 2 + OVER_M;
    } else {
      this.shown = controls[pointing].tracked;
      this._hip(controls, captured);
    }
    sheet.object.visible = this.shown;
    if (this.shown && !(was && captured)) hang(sheet.object, place, controls.head, dt, was);
  }

  /** How much a palm faces the head or the sky, as a cosine.  Of a grip pose +X goes into the right palm. */
  _turned(hand, head) {
    aside.set(hand.side === "left" ? 1 : -1, 0, 0).applyQuaternion(hand.grip.orientation);
    const toHead = place.copy(head.position).sub(hand.grip.position).normalize();
    return Math.max(aside.dot(toHead), aside.y);
  }

  _hip(controls, captured) {
    const off = this._yaw === null ? Infinity : Math.abs(wrap(controls.heading - this._yaw));
    if (off > ASKEW_RAD && !captured) this._yaw = controls.heading;
    const level = HIP_M * Math.cos(HIP_RAD);
    place.set(-Math.sin(this._yaw) * level, HIP_M * Math.sin(HIP_RAD), -Math.cos(this._yaw) * level);
    place.add(controls.head.position);
  }
}

/** Beside the hand that points, on its inner side and as low: there it is in view, and hides neither laser nor cloud. */
export function besideHand(sheet, hand, heading, target) {
  const inward = (hand.side === "right" ? -1 : 1) * (sheet.width / 2 + 0.05);
  return target.set(inward, -0.02, 0.03).applyAxisAngle(UP, heading).add(hand.grip.position);
}
