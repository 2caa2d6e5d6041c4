// Pictures in place of points, in frames of their rows' colors: of many rows those that are near.
import { Group, LinearFilter, Points, SRGBColorSpace, ShaderMaterial, Texture } from "three";
import { HIDDEN, HOVERED, PLACE, SELECTED, SKY, WRONG } from "./shaders.js";

const SMALLEST_PX = 9; // below it nothing can be made out
/** Of so many rows all pictures stand there; of more those that are larger than the smallest. */
export const ALL_PICTURED = 2048;
const NEVER_PX = 1e9;

const VERTEX = `
${SKY}${PLACE}
uniform vec2 range;     // first picture of the sheet, and the one after its last
varying vec4 vColor;    // linear, how bright
varying vec4 vPicture;  // number on the sheet, height in pixels, selected, wrong
void main() {
  gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
  gl_PointSize = 0.0;
  float shown;
  vec4 room = modelMatrix * vec4(placed(shown), 1.0), clip = projectionMatrix * (viewMatrix * room);
  int flag = int(tint.a * 255.0 + 0.5);
  if ((flag & ${HIDDEN}) != 0 || shown <= 0.0 || clip.w <= 0.0 || picture < range.x || picture >= range.y) return;
  bool selected = (flag & ${SELECTED}) != 0, hovered = (flag & ${HOVERED}) != 0;
  float depth = clip.w / length(viewMatrix[0].xyz), height = pictureHeight(depth, hovered);
  if (height <= 0.0) return;
  height = min(height * shown, 0.25 * heightPx) * smoothstep(0.03, 0.25, depth / scale);
  float bright = selected || hovered ? 1.0 : mix(0.25, 1.0, ringed);
  vColor = vec4(mix(linear(tint.rgb), vec3(0.9), selected || hovered ? max(ringed, float(hovered)) : 0.0), bright);
  vPicture = vec4(picture - range.x, height, float(selected || hovered), float((flag & ${WRONG}) != 0));
  // A little before its own point, so that no neighbor pokes through; what one points at is before all.
  vec4 front = projectionMatrix * (viewMatrix * vec4(room.xyz + normalize(cameraPosition - room.xyz) * 0.3 * pointM * scale, 1.0));
  gl_Position = vec4(clip.xy, hovered ? -clip.w : front.z / front.w * clip.w, clip.w);
  gl_PointSize = height;
}`;

const FRAGMENT = `
uniform sampler2D sheet;
uniform vec2 aspect, size;  // size of a picture in texels
uniform float across;
varying vec4 vColor, vPicture;
// Sharp pixels with smooth edges where a picture is enlarged, an even mean where it is shrunk; never of its neighbors.
vec3 texel(vec2 at, vec2 step) {
  vec2 place = vec2(mod(vPicture.x, across), floor(vPicture.x / across)), texel = at * size;
  vec2 seam = floor(texel + 0.5), pixel = clamp(step, 1e-4, 1.0);
  texel = clamp(seam + clamp((texel - seam) / pixel, -0.5, 0.5), vec2(0.5), size - 0.5);
  vec4 found = texture2D(sheet, (place * size + texel) / vec2(textureSize(sheet, 0)));
  return found.rgb + 0.005 * (1.0 - found.a);
}
void main() {
  vec2 at = (gl_PointCoord - 0.5) / aspect + 0.5;
  if (any(lessThan(at, vec2(0.0))) || any(greaterThan(at, vec2(1.0)))) discard;
  vec2 px = aspect * vPicture.y, edge = (0.5 - abs(at - 0.5)) * px;
  float width = clamp(0.06 * vPicture.y, 1.0, 8.0) * (vPicture.z > 0.5 ? 1.6 : 1.0);
  vec2 room = px - 2.0 * width, inner = (at - 0.5) * px / room + 0.5, step = size / room, apart = 0.25 / room; // the frame hides nothing
  vec3 color = 0.25 * (texel(inner + apart, step) + texel(inner - apart, step) + texel(inner + apart * vec2(1.0, -1.0), step) + texel(inner - apart * vec2(1.0, -1.0), step));
  color = mix(color, vColor.rgb, clamp(width + 0.5 - min(edge.x, edge.y), 0.0, 1.0)) * vColor.a;
  if (vPicture.w > 0.5) { // a cross in the upper right corner
    vec2 corner = vec2(at.x - 0.83, 0.17 - at.y), turned = abs(vec2(corner.x + corner.y, corner.x - corner.y)) * 0.7071;
    float bar = min(max(turned.x - 0.16, turned.y - 0.035), max(turned.y - 0.16, turned.x - 0.035));
    float soft = 1.0 / vPicture.y;
    color = mix(color, vec3(0.004), smoothstep(soft, -soft, bar - 0.04));
    color = mix(color, vec3(0.95), smoothstep(soft, -soft, bar));
  }
  gl_FragColor = vec4(color, 1.0);
  #include <colorspace_fragment>
}`;

/** The pictures of a cloud, drawn from its own rows: a draw for each sheet, made when they are first asked for. */
export class Pictures {
  /** @param {import("../cloud.js").Cloud} cloud @param {import("../data.js").Data} data
   *  @param {import("../state.js").State} state */
  constructor(cloud, data, state) {
    this._cloud = cloud;
    this._data = data;
    this._state = state;
    this.object = new Group();
    this._uniforms = cloud.uniforms;
  }

  /** Before each picture of the view: whether they stand there, and of which rows. */
  update() {
    const { sheets, count } = this._data, on = this._state.picturesShown && sheets.images.length > 0;
    if (on && !this.object.children.length) this._make(sheets);
    this.object.visible = on;
    this._uniforms.smallestPicturePx.value = SMALLEST_PX;
    this._uniforms.leastPicturePx.value = !on ? NEVER_PX : count > ALL_PICTURED ? SMALLEST_PX : 0;
  }

  _make({ pictures: { w, h, sheets }, images }) {
    const longest = Math.max(w, h);
    sheets.forEach(({ first, count, across }, i) => {
      const map = Object.assign(new Texture(images[i]), { colorSpace: SRGBColorSpace, flipY: false, generateMipmaps: false, minFilter: LinearFilter, needsUpdate: true });
      const own = { sheet: map, range: [first, first + count], across, aspect: [w / longest, h / longest], size: [w, h] };
      const uniforms = { ...this._uniforms, ...Object.fromEntries(Object.entries(own).map(([name, value]) => [name, { value }])) };
      const points = new Points(this._cloud.pictured(), new ShaderMaterial({ vertexShader: VERTEX, fragmentShader: FRAGMENT, uniforms }));
      points.frustumCulled = false;
      this.object.add(points);
    });
  }

  stop() {
    for (const { material } of this.object.children) {
      material.uniforms.sheet.value.dispose();
      material.dispose();
    }
  }
}
