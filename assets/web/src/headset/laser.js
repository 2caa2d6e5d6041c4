// The laser: which hand points, along which ray in the room, at what, and how it is seen.
import { CylinderGeometry, Mesh, MeshBasicMaterial, SphereGeometry, Vector3 } from "three";
import { OTHER } from "./body/controls.js";
import { toRoom, wayToRoom } from "./body/rig.js";

const REACH_M = 4; // how long it is where it meets nothing
export const CONE_RAD = Math.PI / 180; // a hand trembles about half as much
const COLOR = 0xc8dcff;

/** `side`: the hand that points; `origin`, `way`: along which ray in the room; `length`: where it ends, room meters. */
export class Laser {
  /** @type {import("./body/controls.js").Side} */
  side = "right";
  active = false;
  length = REACH_M;
  onPanel = false;
  origin = new Vector3();
  way = new Vector3(0, 0, -1);

  constructor() {
    const beam = new CylinderGeometry(0.0012, 0.0012, 1, 8, 1, true).translate(0, 0.5, 0).rotateX(-Math.PI / 2);
    this.beam = new Mesh(beam, new MeshBasicMaterial({ color: COLOR, transparent: true, opacity: 0.6 }));
    this.spot = new Mesh(new SphereGeometry(0.005, 16, 12), new MeshBasicMaterial({ color: 0xffffff, transparent: true, depthTest: false }));
    for (const shown of [this.beam, this.spot]) Object.assign(shown, { frustumCulled: false, renderOrder: 11 });
  }

  /** What is seen of it, in the stage. */
  get objects() {
    return [this.beam, this.spot];
  }

  /** Point along the pointing hand's aim; where that hand is not tracked the other takes over. */
  aim(rig, controls) {
    if (!controls[this.side].tracked && controls[OTHER[this.side]].tracked) this.side = OTHER[this.side];
    const hand = controls[this.side];
    this.active = hand.tracked && controls.focused;
    toRoom(rig, hand.aim.position, this.origin);
    wayToRoom(rig, hand.way, this.way);
  }

  /** It ends after so many meters of the room, Infinity where it meets nothing. */
  end(rig, length, onPanel) {
    this.length = Number.isFinite(length) ? length : REACH_M * rig.scale.x;
    this.onPanel = onPanel;
  }

  /** Draw it from the hand; `hidden`: something else is thrown from there. */
  show(rig, controls, hidden) {
    const hand = controls[this.side], length = this.length / rig.scale.x;
    this.beam.visible = this.active && !hidden;
    this.spot.visible = this.beam.visible && this.onPanel;
    this.beam.position.copy(hand.aim.position);
    this.beam.quaternion.copy(hand.aim.orientation);
    this.beam.scale.set(1, 1, length);
    this.spot.position.copy(hand.aim.position).addScaledVector(hand.way, length);
  }
}
