// What is seen of the hands: a plain controller, or the joints of a bare hand; the one that points has a blue tip.
import {
  CapsuleGeometry, Color, Group, InstancedMesh, Matrix4, Mesh, Quaternion, ShaderMaterial, SphereGeometry, Vector3,
} from "three";
import { SIDES } from "./body/controls.js";

const GREY = 0x9aa3b2, DARK = 0x3a404c, POINTS = 0x5ca8ff, RESTS = 0x787e8a;
const JOINTS = 25;
const IN_EYE_M = 0.05; // nearer it would only dazzle
/** Lit from the eye: there is no lamp in the room. */
const VERTEX = `
varying vec3 normalEye;
void main() {
  vec4 place = vec4(position, 1.0), way = vec4(normal, 0.0);
  #ifdef USE_INSTANCING
    place = instanceMatrix * place; way = instanceMatrix * way;
  #endif
  normalEye = normalMatrix * way.xyz;
  gl_Position = projectionMatrix * modelViewMatrix * place;
}`;
const FRAGMENT = `
varying vec3 normalEye;
uniform vec3 tint;
void main() {
  vec3 way = normalize(normalEye);
  gl_FragColor = vec4(tint * (0.3 + 0.5 * max(way.z, 0.0) + 0.2 * max(way.y, 0.0)), 1.0);
  #include <colorspace_fragment>
}`;

const lit = (color) =>
  new ShaderMaterial({ vertexShader: VERTEX, fragmentShader: FRAGMENT, uniforms: { tint: { value: new Color(color) } } });

/** A rod with round ends, in the grip's space: −Z is forward. */
function rod(radius, length, color, place, tilt = Math.PI / 2) {
  const mesh = new Mesh(new CapsuleGeometry(radius, length, 6, 16), lit(color));
  mesh.position.set(...place);
  mesh.rotation.x = tilt;
  return mesh;
}

class Seen {
  constructor() {
    this.group = new Group();
    this.tip = rod(0.006, 0.012, RESTS, [0, 0.004, -0.085], 0);
    this.tip.rotation.z = Math.PI / 2;
    this.held = new Group();
    this.held.add(rod(0.0155, 0.08, GREY, [0, 0.004, 0.006], 1.72), rod(0.022, 0.02, GREY, [0, 0.004, -0.06]));
    this.held.add(rod(0.007, 0.016, DARK, [0, -0.014, -0.079], 0.5), this.tip);
    this.joints = new InstancedMesh(new SphereGeometry(1, 10, 8), lit(GREY), JOINTS);
    this.joints.frustumCulled = false;
    this.group.add(this.held, this.joints);
    this.group.visible = false;
  }
}

/** Hands in the stage. */
export class Hands {
  _seen = { left: new Seen(), right: new Seen() };
  _matrix = new Matrix4();
  _place = new Vector3();
  _turn = new Quaternion();
  _size = new Vector3();

  get objects() {
    return SIDES.map((side) => this._seen[side].group);
  }

  /** @param {XRFrame} frame @param {XRReferenceSpace} space @param {import("./body/controls.js").Side} pointing */
  update(controls, frame, space, pointing) {
    for (const side of SIDES) {
      const hand = controls[side], seen = this._seen[side];
      seen.group.visible = hand.tracked && hand.grip.position.distanceTo(controls.head.position) > IN_EYE_M;
      if (!seen.group.visible) continue;
      const joints = hand.bare && this._joints(seen.joints, hand.source.hand, frame, space);
      seen.joints.visible = joints;
      seen.held.visible = !joints;
      seen.held.position.copy(hand.grip.position);
      seen.held.quaternion.copy(hand.grip.orientation);
      seen.joints.material.uniforms.tint.value.setHex(side === pointing ? POINTS : GREY);
      seen.tip.material.uniforms.tint.value.setHex(side === pointing ? POINTS : RESTS);
    }
  }

  /** Put a ball at each joint; false where the device does not say where they are. */
  _joints(mesh, hand, frame, space) {
    let i = 0;
    for (const joint of hand.values()) {
      const pose = frame.getJointPose?.(joint, space);
      if (!pose || i >= JOINTS) continue;
      const { position, orientation } = pose.transform, radius = pose.radius || 0.008;
      this._place.set(position.x, position.y, position.z);
      this._turn.set(orientation.x, orientation.y, orientation.z, orientation.w);
      mesh.setMatrixAt(i++, this._matrix.compose(this._place, this._turn, this._size.setScalar(radius)));
    }
    mesh.count = i;
    mesh.instanceMatrix.needsUpdate = true;
    return i > 0;
  }
}
