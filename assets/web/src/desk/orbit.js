// Where a window's eye stands: about what is looked at, nearer, aside, gliding to rows.
import { Euler, MathUtils, Vector3 } from "three";

const NOTCH = 0.85; // of the way to what a notch of the wheel goes to is left after it
const LEAST_M = 0.05; // that a notch goes, into the cloud and out again
const TURN_RAD = 2.6; // for a drag over the picture's height
const STEEPEST = MathUtils.degToRad(89);
const GLIDE_S = 0.4; // long enough for the eye to follow, short enough not to wait
const AIR = 0.9; // of a frame is filled
const FAR_M = 60, NEAR_M = 0.02;
const NEAREST_M = 0.2; // before the eye, where rows are still looked at

/** The eye of a desk: it looks at `center` from `away`. */
export class Orbit {
  /** @param {import("three").PerspectiveCamera} camera */
  constructor(camera) {
    this.camera = camera;
    this.center = new Vector3();
    this.yaw = 0;
    this.pitch = 0.12;
    this.away = 3;
    this._glide = null;
  }

  /** Stand where `center` is seen from `away` meters, by yaw and pitch in radians. */
  stand(x, y, z, yaw, pitch, away) {
    this._glide = null;
    this.center.set(x, y, z).clampLength(0, FAR_M);
    Object.assign(this, { yaw, pitch: MathUtils.clamp(pitch, -STEEPEST, STEEPEST), away: MathUtils.clamp(away, 0.3, FAR_M) });
  }

  /** Turn about the center by a drag, in shares of the picture's height. */
  turn(dx, dy) {
    this._glide = null;
    this.yaw -= dx * TURN_RAD;
    this.pitch = MathUtils.clamp(this.pitch + dy * TURN_RAD, -STEEPEST, STEEPEST);
  }

  /** Turn about what is so many meters ahead from now on; what is seen stays. @param {number} away */
  lookAt(away) {
    this._glide = null;
    const eye = this.eye(_eye);
    this.away = MathUtils.clamp(away, 0.3, FAR_M);
    this.center.copy(eye).addScaledVector(this._axis(2), -this.away);
  }

  /** Move so that what is `depth` meters ahead goes along with the hand, in shares of the picture's height. */
  pan(dx, dy, depth) {
    this._glide = null;
    const tall = 2 * Math.tan(MathUtils.degToRad(this.camera.fov) / 2) * depth;
    this.center.addScaledVector(this._axis(0), -dx * tall).addScaledVector(this._axis(1), dy * tall);
  }

  /** Go nearer to a place of the room by notches of a wheel, or farther: it stays where it is in the picture. */
  zoom(place, notches) {
    this._glide = null;
    const eye = this.eye(_eye), away = eye.distanceTo(place) || 1e-9;
    let goes = away * (1 - NOTCH ** notches);
    const least = LEAST_M * notches;
    goes = notches > 0 ? Math.max(goes, least) : Math.min(goes, least);
    const step = _step.copy(place).sub(eye).multiplyScalar(goes / away);
    const ahead = step.dot(this._axis(2)) * -1; // what of it is nearer to the center; the rest is aside
    this.center.add(step);
    // The center stays before the eye as far as the eye has not come to it.
    const nearer = MathUtils.clamp(this.away - ahead, 0.3, FAR_M) - this.away;
    this.center.addScaledVector(this._axis(2), -nearer);
    this.away += nearer;
    if (this.center.length() > FAR_M) this.center.setLength(FAR_M);
  }

  /** Walk: right, up and ahead in meters. */
  walk(right, up, ahead) {
    this._glide = null;
    this.center.addScaledVector(this._axis(0), right).addScaledVector(this._axis(2), -ahead);
    this.center.y += up;
  }

  /** Glide to where places of the room (each a ball of `reach` meters) fill the part of the picture that is free.
   * @param {Float64Array} places (3 n) @param {number} reach @param {[number, number, number, number]} free left, top, right,
   * bottom of the free part, 0…1 of the picture */
  frame(places, reach, free = [0, 0, 1, 1], calm = false) {
    if (!places.length) return;
    const tan = Math.tan(MathUtils.degToRad(this.camera.fov) / 2), wide = tan * this.camera.aspect;
    const [left, top, right, bottom] = free;
    const edges = [[(2 * left - 1) * wide, (2 * right - 1) * wide], [(1 - 2 * bottom) * tan, (1 - 2 * top) * tan]];
    const axes = [this._axis(0), this._axis(1), this._axis(2).negate()].map((axis) => axis.clone());
    const depths = [extent(places, axes[2])[0] - reach - NEAREST_M], sides = [];
    edges.forEach(([low, high], axis) => {
      const middle = (low + high) / 2, half = ((high - low) / 2) * AIR;
      [low, high] = [middle - half, middle + half];
      // Each edge is a plane through the eye: the outermost of the places along its normal decides.
      const most = extent(places, _step.copy(axes[axis]).addScaledVector(axes[2], -high))[1] + reach * Math.hypot(1, high);
      const fewest = extent(places, _step.copy(axes[axis]).addScaledVector(axes[2], -low))[0] - reach * Math.hypot(1, low);
      sides.push([most, fewest, low, high]);
      depths.push((fewest - most) / (high - low));
    });
    const depth = Math.min(...depths);
    const [x, y] = sides.map(([most, fewest, low, high]) => (most + high * depth + fewest + low * depth) / 2);
    const eye = new Vector3().addScaledVector(axes[0], x).addScaledVector(axes[1], y).addScaledVector(axes[2], depth);
    const [near, far] = extent(places, axes[2]);
    const away = Math.max(0.3, (near + far) / 2 - depth);
    const center = eye.addScaledVector(axes[2], away);
    if (calm) {
      this.center.copy(center);
      this.away = away;
    } else this._glide = { from: this.center.clone(), to: center, fromAway: this.away, toAway: away, t: 0 };
  }

  /** Go on gliding, and put the camera there. @param {number} dt seconds @returns {boolean} whether it goes on */
  update(dt) {
    const glide = this._glide;
    if (glide) {
      glide.t = Math.min(1, glide.t + dt / GLIDE_S);
      const share = glide.t * glide.t * (3 - 2 * glide.t);
      this.center.lerpVectors(glide.from, glide.to, share);
      this.away = MathUtils.lerp(glide.fromAway, glide.toAway, share);
      if (glide.t >= 1) this._glide = null;
    }
    this.camera.rotation.set(-this.pitch, this.yaw, 0, "YXZ");
    this.eye(this.camera.position);
    this.camera.near = MathUtils.clamp(this.away / 100, 0.003, NEAR_M);
    this.camera.updateProjectionMatrix();
    this.camera.updateMatrixWorld();
    return this._glide !== null;
  }

  /** Where the eye is. @param {Vector3} target */
  eye(target) {
    return target.copy(this.center).addScaledVector(this._axis(2), this.away);
  }

  /** What is right (0), up (1) or behind (2) of the eye. */
  _axis(number) {
    return _axes[number].set(Number(number === 0), Number(number === 1), Number(number === 2)).applyEuler(this._euler());
  }

  _euler() {
    return _euler.set(-this.pitch, this.yaw, 0, "YXZ");
  }
}

/** The least and the greatest of how far places (3 n) are along an axis. */
function extent(places, { x, y, z }) {
  let least = Infinity, most = -Infinity;
  for (let i = 0; i < places.length; i += 3) {
    const along = places[i] * x + places[i + 1] * y + places[i + 2] * z;
    if (along < least) least = along;
    if (along > most) most = along;
  }
  return [least, most];
}

const _axes = [new Vector3(), new Vector3(), new Vector3()], _eye = new Vector3(), _step = new Vector3(), _euler = new Euler();
