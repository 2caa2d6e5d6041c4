// How rows, sky and floor look: as the walk has them (assets/shaders: look, shade, haze, sky, background).

/** So much taller than a point is a picture. */
export const PICTURE_TALLER = 3;
const TALLER = PICTURE_TALLER.toFixed(1);

export const HIDDEN = 1, SELECTED = 2, WRONG = 4, HOVERED = 8;

export const SKY = `
vec3 sky(vec3 direction) {
  vec3 low = vec3(0.0032, 0.0036, 0.0050), horizon = vec3(0.0140, 0.0165, 0.0230), high = vec3(0.0050, 0.0062, 0.0105);
  return mix(horizon, direction.y < 0.0 ? low : high, smoothstep(0.0, 0.75, abs(direction.y)));
}`;

// Where a row is between two layouts, and what of it is shown: one that only one of them has shrinks away.
export const PLACE = `
attribute vec3 to;
attribute vec4 tint;   // sRGB, flags
attribute float picture; // number, −1 for none
uniform float t, pointM, scale, heightPx, smallestPx, smallestCrossPx, ringed;
uniform float smallestPicturePx, leastPicturePx;
bool absent(vec3 p) { return !(abs(p.x) < 1e9); }
vec3 placed(out float shown) {
  shown = 1.0;
  if (absent(position) && absent(to)) { shown = 0.0; return vec3(0.0); }
  if (absent(position)) { shown = clamp(2.0 * t - 1.0, 0.0, 1.0); return to; }
  if (absent(to)) { shown = clamp(1.0 - 2.0 * t, 0.0, 1.0); return position; }
  return mix(position, to, t);
}
// Height in pixels of a row's picture, 0 where a point stands in its place.
float pictureHeight(float depth, bool hovered) {
  float natural = ${TALLER} * pointM * scale * projectionMatrix[1][1] * heightPx * 0.5 / depth;
  return picture < 0.0 || natural < leastPicturePx ? 0.0 : max(natural, smallestPicturePx) * (hovered ? 1.5 : 1.0);
}
vec3 linear(vec3 c) { return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c)); }
vec3 hazed(vec3 rgb, vec3 toward, bool lit) {
  if (lit) return rgb;
  float far = length(toward);
  float haze = 0.55 * (1.0 - exp(-max(far / max(scale, 1e-6) - 1.0, 0.0) * 0.11));
  return mix(rgb, sky(toward / max(far, 1e-6)), max(haze, 0.75 * (1.0 - ringed)));
}`;

// Of the dark rim about a cross; of the smallest it would be most of what is seen.
const RIM = `
float rimPx(float r) { return clamp(0.18 * r, 1.0, 5.0) * smoothstep(1.0, 3.0, r); }`;

export const POINT_VERTEX = `
${SKY}${PLACE}${RIM}
varying vec4 vColor;   // linear, width of the ring in pixels
varying vec3 vDisc;    // radius in pixels, half the square, 1 for a cross
void main() {
  float shown;
  vec3 at = placed(shown);
  int flag = int(tint.a * 255.0 + 0.5);
  vec4 room = modelMatrix * vec4(at, 1.0);
  vec4 clip = projectionMatrix * (viewMatrix * room);
  if ((flag & ${HIDDEN}) != 0 || shown <= 0.0 || clip.w <= 0.0) { gl_Position = vec4(0.0, 0.0, 2.0, 1.0); gl_PointSize = 0.0; return; }
  bool selected = (flag & ${SELECTED}) != 0, wrong = (flag & ${WRONG}) != 0, hovered = (flag & ${HOVERED}) != 0;
  float depth = clip.w / length(viewMatrix[0].xyz); // of the room: a person in a headset may be larger or smaller
  if (pictureHeight(depth, hovered) > 0.0) { gl_Position = vec4(0.0, 0.0, 2.0, 1.0); gl_PointSize = 0.0; return; }
  float marked = hovered ? 1.0 : selected ? ringed : 0.0;
  float emphasis = (hovered ? 1.8 : selected ? 1.3 : 1.0) * (wrong ? 1.7 : 1.0);
  float natural = pointM * scale * emphasis * projectionMatrix[1][1] * heightPx * 0.5 / depth;
  float smallest = wrong ? smallestCrossPx : smallestPx * (hovered ? 4.0 : 1.0 + 1.5 * marked);
  float diameter = clamp(natural, smallest, 0.12 * heightPx) * shown * smoothstep(0.03, 0.25, depth / scale);
  diameter = max(diameter, 1.0);
  vec3 rgb = linear(tint.rgb);
  if ((selected || hovered) && !wrong) rgb = mix(rgb, vec3(1.0), 0.25 * marked);
  float ring = marked * max(2.0, 0.22 * diameter), r = 0.5 * diameter;
  float rim = wrong ? rimPx(r) : 0.0;
  vColor = vec4(hazed(rgb, room.xyz - cameraPosition, selected || hovered), ring);
  vDisc = vec3(r, r + max(ring, rim) + 0.5, float(wrong));
  gl_Position = clip;
  gl_PointSize = 2.0 * vDisc.y;
}`;

export const POINT_FRAGMENT = `
${RIM}
varying vec4 vColor;
varying vec3 vDisc;
float crossed(vec2 p, float r) {
  vec2 q = abs(vec2(p.x + p.y, p.x - p.y)) * 0.70710678;
  float bar = max(1.1, 0.26 * r);
  return min(max(q.x - r, q.y - bar), max(q.y - r, q.x - bar));
}
void main() {
  vec2 p = (gl_PointCoord - 0.5) * vec2(2.0, -2.0) * vDisc.y;
  float r = vDisc.x, apart = length(p);
  bool cross = vDisc.z > 0.5;
  float within = cross ? crossed(p, r) : apart - r;
  float cover = clamp(0.5 - within, 0.0, 1.0);
  vec2 n = p / max(r, 1.0);
  float bulge = sqrt(max(0.0, 1.0 - dot(n, n)));
  float light = 0.42 + 0.62 * max(0.0, dot(vec3(n, bulge), vec3(-0.37, 0.56, 0.74)));
  light = cross ? 1.0 : mix(0.8, light, smoothstep(1.5, 4.0, r));
  vec3 shaded = vColor.rgb * light;
  if (!cross) shaded += 0.10 * pow(max(0.0, dot(vec3(n, bulge), vec3(-0.30, 0.42, 0.856))), 24.0) * smoothstep(3.0, 8.0, r);
  vec4 body = vec4(shaded, 1.0) * cover;
  if (cross) body.a = max(body.a, clamp(0.5 - (within - rimPx(r)), 0.0, 1.0));
  if (vColor.a > 0.0) {
    float ring = clamp(0.5 - (abs(apart - r - 0.62 * vColor.a) - 0.30 * vColor.a), 0.0, 1.0);
    body += vec4(vec3(0.95), 1.0) * ring * (1.0 - body.a);
  }
  if (body.a < 0.35) discard;
  gl_FragColor = vec4(body.rgb / body.a, body.a);
  #include <colorspace_fragment>
}`;

export const SKY_VERTEX = `
varying vec3 vToward;
void main() {
  vToward = (modelMatrix * vec4(position, 1.0)).xyz - cameraPosition;
  gl_Position = projectionMatrix * viewMatrix * modelMatrix * vec4(position, 1.0);
  gl_Position.z = gl_Position.w;
}`;

export const SKY_FRAGMENT = `
${SKY}
varying vec3 vToward;
float grid(vec2 at, vec2 pixel, float width) {
  vec2 apart = abs(fract(at - 0.5) - 0.5);
  vec2 line = 1.0 - smoothstep(vec2(width), width + 1.5 * pixel, apart);
  line *= 1.0 - smoothstep(0.15, 0.6, pixel);
  return max(line.x, line.y);
}
void main() {
  vec3 direction = normalize(vToward), color = sky(direction);
  float away = -cameraPosition.y / direction.y;
  vec2 at = cameraPosition.xz + direction.xz * away, pixel = fwidth(at);
  if (away > 0.0) {
    float fade = exp(-length(at) * 0.16) * smoothstep(0.0, 0.12, abs(direction.y));
    float lines = max(0.55 * grid(at, pixel, 0.004), grid(at / 5.0, pixel / 5.0, 0.0012));
    color = mix(color, vec3(0.0105, 0.0120, 0.0160), 0.75 * fade) + vec3(0.022, 0.027, 0.037) * lines * fade;
  }
  float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  gl_FragColor = vec4(color + (noise - 0.5) * 0.0006, 1.0);
  #include <colorspace_fragment>
}`;
