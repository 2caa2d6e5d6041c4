// Names of the classes that rows are colored by, each at a row in the middle of them; none lies over another.
import { CanvasTexture, Group, LinearFilter, MathUtils, SRGBColorSpace, Sprite, SpriteMaterial, Vector3 } from "three";
import { classColors, rgb } from "../colors.js";

const TEXT_PX = 44; // of the letters in their textures
const TALL = 0.032; // of the picture's height at a field of view of 55°: words are equally large wherever they are
const LIGHTER = 0.6; // of the way to white: read on a dark plate
const LONGEST = 40; // letters

/** Follows colors, layouts and epochs. */
export class ClassNames {
  /** @param {import("../view.js").View} view */
  constructor({ cloud, data, state }) {
    this._cloud = cloud;
    this._data = data;
    this._state = state;
    this.object = new Group();
    /** @type {{code: number, sprite: Sprite, wide: number}[]} */
    this._names = [];
    this._hear = ({ detail: { what } }) => what === "color" && this._make();
    state.addEventListener("change", this._hear);
    this._make();
  }

  _make() {
    this._clear();
    const { color } = this._state, column = this._data.columns.get(color);
    if (!column?.places) return;
    const colors = classColors(this._data, color, -1);
    this._names = this._data.classNames(color).map((text, code) => ({ code, text, ...written(text, lighter(colors[code])) }));
    for (const { sprite } of this._names) this.object.add(sprite);
  }

  _clear() {
    for (const { sprite } of this._names) {
      sprite.material.map.dispose();
      sprite.material.dispose();
    }
    this._names = [];
    this.object.clear();
  }

  /** Before each picture: where each is, how large, and which are seen.
   * @param {import("three").PerspectiveCamera} camera @param {number} scale of the world group */
  update(camera, scale) {
    const state = this._state, column = this._data.columns.get(state.color);
    if (!this._names.length) return;
    const at = state.inEpochs ? column.places.length - 1 : [...this._data.layouts.keys()].indexOf(state.layout), rows = column.places[at] ?? [];
    const taken = [], eye = camera.getWorldPosition(_eye);
    const placed = this._names.map((name) => ({ ...name, row: rows[name.code] ?? -1, away: Infinity }));
    for (const name of placed) {
      name.sprite.visible = state.namesShown && name.row >= 0 && !state.filters.hides(state.color, name.text) && this._cloud.sees(name.row);
      if (!name.sprite.visible) continue;
      this._cloud.positionOf(name.row, name.sprite.position);
      name.away = _place.copy(name.sprite.position).applyMatrix4(this._cloud.object.matrixWorld).distanceTo(eye);
    }
    for (const name of placed.sort((a, b) => a.away - b.away)) if (name.sprite.visible) name.sprite.visible = this._fits(name, camera, scale, taken);
  }

  _fits({ sprite, wide, away }, camera, scale, taken) {
    const tall = TALL * 2 * Math.tan(MathUtils.degToRad(55) / 2) * away;
    sprite.scale.set((tall * wide) / scale, tall / scale, 1);
    const { x, y, z } = _place.copy(sprite.position).applyMatrix4(this._cloud.object.matrixWorld).project(camera);
    if (z > 1 || z < -1) return false;
    const up = TALL * (Math.tan(MathUtils.degToRad(55) / 2) * camera.projectionMatrix.elements[5]), side = (up * wide * camera.projectionMatrix.elements[0]) / camera.projectionMatrix.elements[5];
    const box = [x - side, y - up, x + side, y + up];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return false;
    taken.push(box);
    return true;
  }

  stop() {
    this._state.removeEventListener("change", this._hear);
    this._clear();
  }
}

/** A word on a plate. */
function written(text, color) {
  const short = text.length > LONGEST ? text.slice(0, LONGEST - 1) + "…" : text;
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d"), font = `600 ${TEXT_PX}px system-ui, sans-serif`;
  pen.font = font;
  canvas.width = Math.ceil(pen.measureText(short).width + TEXT_PX * 0.9);
  canvas.height = Math.ceil(TEXT_PX * 1.5);
  pen.fillStyle = "rgba(9, 10, 13, 0.78)";
  pen.beginPath();
  pen.roundRect(0, 0, canvas.width, canvas.height, TEXT_PX * 0.35);
  pen.fill();
  pen.font = font;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = color;
  pen.fillText(short, canvas.width / 2, canvas.height * 0.53);
  const map = new CanvasTexture(canvas);
  map.colorSpace = SRGBColorSpace;
  map.minFilter = LinearFilter;
  map.generateMipmaps = false;
  const sprite = new Sprite(new SpriteMaterial({ map, depthTest: false, transparent: true }));
  sprite.renderOrder = 10;
  return { sprite, wide: canvas.width / canvas.height };
}

const lighter = (hex) => `rgb(${rgb(hex).map((part) => Math.round(part + LIGHTER * (255 - part))).join(", ")})`;
const _eye = new Vector3(), _place = new Vector3();
