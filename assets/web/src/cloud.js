// The rows as points: on the GPU, where they are, and which one a ray meets.
import { BufferAttribute, BufferGeometry, Group, Matrix4, Points, ShaderMaterial, Vector3 } from "three";
import { paint } from "./colors.js";
import { WRONG as IS_WRONG } from "./data.js";
import { Pictures } from "./draw/pictures.js";
import { HIDDEN, HOVERED, PICTURE_TALLER, POINT_FRAGMENT, POINT_VERTEX, SELECTED, WRONG } from "./draw/shaders.js";
import { mixed, pick } from "./pick.js";
import { rowsOf } from "./search.js";

const FLY_S = 1.2; // from layout to layout
const RINGED = [200, 500]; // so many selected rows have rings; from the second number on the others are dim instead
const SMALLEST_PX = 2; // below it a point flickers as the eye moves
const CROSS = 3.5, CROSSED_SHARE = 0.03; // so much larger are the smallest crosses, until all would cover this of the view

/** The cloud of a scene; `object` stands in the world group, in meters, its longest side 2. */
export class Cloud {
  /** @param {import("./data.js").Data} data @param {import("./state.js").State} state @param {() => void} wake draw again */
  constructor(data, state, wake) {
    this._data = data;
    this._state = state;
    this._wake = wake;
    this.object = new Group();
    /** 0…1 of the way from one arrangement to the other */
    this.t = 1;
    this._flight = 1;
    this._attributes = new Map();
    this._geometry = new BufferGeometry();
    this._tint = new BufferAttribute(new Uint8Array(4 * data.count), 4, true);
    this._tint.onUpload(() => (this._whole = false));
    this._geometry.setAttribute("tint", this._tint);
    /** rows of which a sample is drawn, in its order; null where all are */
    this._sample = null;
    this._drawn = state.visible;
    const uniform = (value) => ({ value });
    this.uniforms = { t: uniform(1), pointM: uniform(0.01), scale: uniform(1), heightPx: uniform(720), smallestPx: uniform(SMALLEST_PX), smallestCrossPx: uniform(SMALLEST_PX), ringed: uniform(1), smallestPicturePx: uniform(0), leastPicturePx: uniform(1e9) };
    const material = new ShaderMaterial({ vertexShader: POINT_VERTEX, fragmentShader: POINT_FRAGMENT, uniforms: this.uniforms });
    material.alphaToCoverage = true;
    this.points = new Points(this._geometry, material);
    this.points.frustumCulled = false;
    this.pictures = new Pictures(this, data, state);
    this.object.add(this.points, this.pictures.object);
    this._arrange();
    this._paint();
    this._listener = (event) => this._changed(event.detail.what);
    state.addEventListener("change", this._listener);
  }

  /** Where rows are now: two arrangements (3 n), how far from one to the other, which rows are seen, how large they are. */
  get places() {
    return { from: this._from.array, to: this._to.array, t: this.t, visible: this._drawn, radius: (this._state.pointSize / 2) * (this.pictures.object.visible ? PICTURE_TALLER : 1) };
  }

  /** The rows with the number of the picture of each. @returns {BufferGeometry} */
  pictured() {
    const { sheets, count } = this._data, numbers = Float32Array.from({ length: count }, (_, row) => sheets.number(row));
    if (!this._geometry.hasAttribute("picture")) this._geometry.setAttribute("picture", new BufferAttribute(numbers, 1));
    return this._geometry;
  }

  /** Where a row is in the cloud's own space; NaN where it is absent. @param {number} row @param {Vector3} target */
  positionOf(row, target) {
    const { from, to, t } = this.places, at = (axis) => mixed(from[3 * row + axis], to[3 * row + axis], t);
    return target.set(at(0), at(1), at(2));
  }

  /** Where a row is going to be when a flight ends. @param {number} row @param {Vector3} target */
  endOf(row, target) {
    return this._flight < 1 ? target.fromArray(this._to.array, 3 * row) : this.positionOf(row, target);
  }

  /** Whether a row is to be seen: shown and somewhere. @param {number} row */
  sees(row) {
    return Boolean(this._state.visible[row]) && this.positionOf(row, _place).x === _place.x;
  }

  /** The row that a ray in the room meets, −1 for none.
   * @param {Vector3} origin @param {Vector3} direction unit @param {number} coneRad
   * @param {import("./pick.js").Search} [search] among which rows @returns {number} */
  pick(origin, direction, coneRad, search) {
    this.object.updateWorldMatrix(true, false);
    _inverse.copy(this.object.matrixWorld).invert();
    return pick(this.places, _origin.copy(origin).applyMatrix4(_inverse), _way.copy(direction).transformDirection(_inverse), coneRad, search);
  }

  /** Go on with a flight. @param {number} dt seconds @param {number} heightPx of the picture of an eye
   * @returns {boolean} whether it goes on */
  update(dt, heightPx, calm = false) {
    if (this._flight < 1) {
      this._flight = calm ? 1 : Math.min(1, this._flight + dt / FLY_S);
      this.t = this._flight * this._flight * (3 - 2 * this._flight);
    }
    this.uniforms.t.value = this.t;
    this.uniforms.pointM.value = this._state.pointSize;
    this.uniforms.heightPx.value = heightPx;
    const room = Math.sqrt((CROSSED_SHARE * heightPx * heightPx) / Math.max(1, this._wrong));
    this.uniforms.smallestCrossPx.value = Math.max(SMALLEST_PX, Math.min(CROSS * SMALLEST_PX, room));
    this.uniforms.scale.value = this.object.getWorldScale(_origin).x;
    this.pictures.update();
    return this._flight < 1;
  }

  /** Draw so many of the shown rows at most, an even sample of all, and the selected ones always. @param {number} most */
  sample(most) {
    this._sample = most < this._data.count ? shuffled(this._data.count).subarray(0, most) : null;
    this._thin();
    this._wake();
  }

  _thin() {
    const { visible, selected } = this._state;
    this._drawn = visible;
    this._geometry.setIndex(null);
    if (!this._sample) return;
    this._drawn = new Uint8Array(visible.length);
    for (const rows of [this._sample, selected]) for (const row of rows) this._drawn[row] = visible[row];
    this._geometry.setIndex(new BufferAttribute(Uint32Array.from(rowsOf(this._drawn)), 1));
  }

  _changed(what) {
    if (what === "layout") this._fly();
    if (what === "epoch") this._scrub();
    if (what === "color") this._paint();
    if (["selected", "visible", "mistakes"].includes(what)) this._flag();
    if (what === "hovered") this._flagHovered();
    if (what === "epoch" || what === "layout") this._follow();
    if (what === "selected" || what === "visible") this._thin();
    this._wake();
  }

  /** An arrangement of all rows, uploaded once. */
  _attribute(key) {
    if (!this._attributes.has(key)) {
      const places = typeof key === "number" ? this._data.epochPositions(key) : this._data.positions(key);
      this._attributes.set(key, new BufferAttribute(places, 3));
    }
    return this._attributes.get(key);
  }

  _use(from, to, t) {
    this._from = from;
    this._to = to;
    this.t = t;
    this._geometry.setAttribute("position", from);
    this._geometry.setAttribute("to", to);
  }

  /** The two epochs about the place that is shown, and how far from one to the other. */
  _epochs() {
    const { epoch } = this._state, before = Math.max(0, Math.min(Math.floor(epoch), this._data.epochs.length - 2));
    const after = Math.min(before + 1, this._data.epochs.length - 1);
    return [this._attribute(before), this._attribute(after), epoch - before];
  }

  _arrange() {
    const { layout, inEpochs } = this._state;
    if (inEpochs) this._use(...this._epochs());
    else this._use(this._attribute(layout), this._attribute(layout), 1);
  }

  _fly() {
    const { layout, inEpochs } = this._state;
    const start = this.t >= 1 ? this._to : this._mixed();
    // Between two epochs there is no arrangement to fly to: the nearer one, from where scrubbing goes on.
    this._use(start, this._attribute(inEpochs ? Math.round(this._state.epoch) : layout), 0);
    this._flight = 0;
  }

  _scrub() {
    if (this._flight < 1 && !this._state.playing && Number.isInteger(this._state.epoch)) {
      this._use(this._from, this._attribute(this._state.epoch), this.t); // the flight lands at another epoch
      return;
    }
    this._flight = 1;
    this._use(...this._epochs());
  }

  _mixed() {
    const { from, to, t } = this.places, out = new Float32Array(from.length);
    for (let i = 0; i < out.length; i++) out[i] = mixed(from[i], to[i], t);
    return new BufferAttribute(out, 3);
  }

  /** Colors and what is wrong, where they are another at the epoch that is shown. */
  _follow() {
    const { epochShown } = this._state;
    if (epochShown !== this._painted) this._paint();
  }

  _paint() {
    this._painted = this._state.epochShown;
    paint(this._data, this._state.color, this._painted, this._tint.array);
    this._judged = this._data.judged(this._painted);
    this._flag();
  }

  _flag() {
    const { selected, visible, mistakesShown } = this._state, bytes = this._tint.array;
    this._wrong = 0;
    for (let row = 0; row < visible.length; row++) {
      const wrong = mistakesShown && this._judged?.[row] === IS_WRONG;
      if (wrong && visible[row]) this._wrong++;
      bytes[4 * row + 3] = (visible[row] ? 0 : HIDDEN) | (wrong ? WRONG : 0);
    }
    for (const row of selected) bytes[4 * row + 3] |= SELECTED;
    this._hovered = -1;
    this._tint.clearUpdateRanges();
    this._whole = true;
    this._flagHovered();
    this.uniforms.ringed.value = Math.min(1, Math.max(0, (RINGED[1] - selected.size) / (RINGED[1] - RINGED[0])));
    this._tint.needsUpdate = true;
  }

  /** A hand that sweeps over the cloud changes two rows, not all. */
  _flagHovered() {
    const { hovered } = this._state, bytes = this._tint.array;
    for (const row of [this._hovered, hovered]) {
      if (row < 0) continue;
      bytes[4 * row + 3] = row === hovered ? bytes[4 * row + 3] | HOVERED : bytes[4 * row + 3] & ~HOVERED;
      if (!this._whole) this._tint.addUpdateRange(4 * row, 4);
    }
    this._hovered = hovered;
    this._tint.needsUpdate = true;
  }

  /** Free everything. */
  stop() {
    this._state.removeEventListener("change", this._listener);
    this._geometry.dispose();
    this.points.material.dispose();
    this.pictures.stop();
  }
}

/** All rows in an order in which any first ones are an even sample; always the same. */
function shuffled(count) {
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  let seed = 1;
  for (let i = count - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; // Numerical Recipes' generator
    const j = Math.floor((seed / 2 ** 32) * (i + 1));
    [rows[i], rows[j]] = [rows[j], rows[i]];
  }
  return rows;
}

const _inverse = new Matrix4(), _origin = new Vector3(), _way = new Vector3(), _place = new Vector3();
