// Teleport: an arc from the hand to the floor; where it lands, no farther than the cloud's rim, one will stand.
import {
  BufferAttribute, BufferGeometry, Line, LineBasicMaterial, Mesh, MeshBasicMaterial, RingGeometry, Vector3,
} from "three";
import { Button } from "./buttons.js";
import { stand, toRoom, wayToRoom } from "./rig.js";

const SPEED_M_S = 7; // thrown level from a hand at 1.3 m it lands 3.6 m away, at 45° 6 m
const GRAVITY_M_S2 = 9.81;
const LONGEST_S = 2.5; // an arc from high above the floor ends in the air
const PIECES = 32; // enough that no corner is seen
const STEP_M = 1; // so far outside of the cloud one may stand
const GOES = 0x56b4e9, STAYS = 0xd55e00; // sky blue and vermilion of Okabe-Ito

/** The arc that a hand throws, and going where it lands.  `thrown`: there is an arc now. */
export class Teleport {
  thrown = false;
  side = "right";
  target = new Vector3();
  _lands = false;
  _stick = new Button();
  _origin = new Vector3();
  _way = new Vector3();

  constructor() {
    const arc = new BufferGeometry();
    arc.setAttribute("position", new BufferAttribute(new Float32Array(3 * (PIECES + 1)), 3));
    this.line = new Line(arc, new LineBasicMaterial({ color: GOES }));
    this.ring = new Mesh(new RingGeometry(0.22, 0.3, 48), new MeshBasicMaterial({ color: GOES }));
    this.ring.rotation.x = -Math.PI / 2;
    for (const shown of [this.line, this.ring]) Object.assign(shown, { visible: false, frustumCulled: false });
  }

  /** What is seen of it, in the room. */
  get objects() {
    return [this.line, this.ring];
  }

  /**
   * Show the arc while the `main` hand's stick or the hand whose `trigger` throws asks for it; where it is let go the
   * person goes, true then.  `ball`: the cloud's middle and radius in the room, whose floor is at y = 0.
   */
  update(rig, controls, trigger, main, ball) {
    const hand = controls[main];
    // More forward than sideways: sideways turns.
    this._stick.update(hand.y > Math.abs(hand.x) ? Math.max(0, hand.y) : 0, controls.focused && hand.tracked);
    const side = this._stick.down ? main : trigger;
    const was = this.thrown;
    this.thrown = Boolean(side);
    if (side) {
      this.side = side;
      this._throw(rig, controls[side], ball);
    }
    this.line.visible = this.thrown;
    this.ring.visible = this.thrown && this._lands;
    if (side || !was || !this._lands || !controls.focused) return false;
    stand(rig, controls.head, this.target);
    return true;
  }

  _throw(rig, hand, ball) {
    const scale = rig.scale.x, from = toRoom(rig, hand.aim.position, this._origin);
    const velocity = wayToRoom(rig, hand.way, this._way).multiplyScalar(SPEED_M_S * scale);
    const gravity = GRAVITY_M_S2 * scale, height = Math.max(0, from.y);
    const lands = (velocity.y + Math.sqrt(velocity.y ** 2 + 2 * gravity * height)) / gravity;
    this._lands = lands <= LONGEST_S;
    const over = Math.min(lands, LONGEST_S);
    const share = this._lands ? this._share(from, velocity, over, ball, scale) : 1;
    const places = this.line.geometry.attributes.position;
    for (let i = 0; i <= PIECES; i++) {
      const t = (over * i) / PIECES, y = height + velocity.y * t - (gravity / 2) * t * t;
      places.setXYZ(i, from.x + velocity.x * t * share, y, from.z + velocity.z * t * share);
    }
    places.needsUpdate = true;
    this.target.set(from.x + velocity.x * over * share, 0, from.z + velocity.z * over * share);
    this.ring.position.copy(this.target).y += 0.005 * scale; // above the floor, not in it
    this.ring.scale.setScalar(scale);
    this.line.material.color.setHex(this._lands ? GOES : STAYS);
  }

  /** The share of the way over the floor that ends a step outside of the cloud's rim, or as far out as it began. */
  _share(from, velocity, over, ball, scale) {
    const x = from.x - ball.center.x, z = from.z - ball.center.z, dx = velocity.x * over, dz = velocity.z * over;
    const most = Math.max(ball.radius + STEP_M * scale, Math.hypot(x, z));
    if (Math.hypot(x + dx, z + dz) <= most) return 1;
    const a = dx * dx + dz * dz, b = x * dx + z * dz, c = x * x + z * z - most * most;
    return Math.min(1, Math.max(0, (-b + Math.sqrt(Math.max(0, b * b - a * c))) / a));
  }
}
