// The comfort vignette: while the world moves around a person, only the middle of the view stays clear.
import { BufferAttribute, BufferGeometry, Mesh, ShaderMaterial } from "three";

/** Darkness by angle from straight ahead, the same in any headset (`assets/shaders/vignette.frag`). */
const VERTEX = `
varying vec2 tangent;
void main() {
  mat4 lens = projectionMatrix;
  tangent = vec2((position.x + lens[2][0]) / lens[0][0], (position.y + lens[2][1]) / lens[1][1]);
  gl_Position = vec4(position.xy, 0.0, 1.0);
}`;
const FRAGMENT = `
varying vec2 tangent;
uniform float clearRad, strength;
const float SOFT_RAD = 0.14;
void main() {
  float dark = smoothstep(clearRad, clearRad + SOFT_RAD, atan(length(tangent)));
  gl_FragColor = vec4(vec3(0.002), dark * strength);
}`;

export class Vignette {
  /** The field that stays clear while moving, in degrees across; 180 turns the vignette off. */
  clearDeg = 80;

  constructor() {
    const whole = new BufferGeometry();
    whole.setAttribute("position", new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3));
    this.material = new ShaderMaterial({
      vertexShader: VERTEX, fragmentShader: FRAGMENT, transparent: true, depthTest: false, depthWrite: false,
      uniforms: { clearRad: { value: 0 }, strength: { value: 0 } },
    });
    this.object = new Mesh(whole, this.material);
    Object.assign(this.object, { frustumCulled: false, renderOrder: 1000, visible: false });
  }

  /** How strong it is now, 0…1. */
  show(strength) {
    this.object.visible = strength > 0 && this.clearDeg < 180;
    this.material.uniforms.strength.value = strength;
    this.material.uniforms.clearRad.value = ((this.clearDeg / 2) * Math.PI) / 180;
  }
}
