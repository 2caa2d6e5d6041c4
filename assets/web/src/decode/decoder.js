// The scene's decoder: what the model makes of a place in a layout.  DATA.md says what comes of it.
import { Runner } from "./worker.js";

/** @typedef {{picture: ImageData|null, table: {name: string, value: number, beyond: boolean}[]|null,
 *  classes: {name: string, share: number}[]|null, latent: Float32Array, nearest: number}} Found */

/** The decoder of a scene; null where it has none that a page runs. @param {import("../data.js").Data} data */
export function makeDecoder(data) {
  const told = data.head.decoder;
  return told && !told.told ? new Decoder(data, told) : null;
}

export class Decoder {
  constructor(data, told) {
    this._data = data;
    this._told = told;
    this._maps = new Map(data.head.layouts.map(({ name }, index) => [name, told.maps[index]]));
    this._runner = null;
    this._busy = false;
    this._next = null;
  }

  /** Whether places of a layout can be decoded. @param {string} layout */
  has(layout) {
    return Boolean(this._maps.get(layout));
  }

  /**
   * What the model makes of a place; null where a later call has overtaken this one.
   * @param {string} layout @param {{x: number, y: number, z: number}} place in the world group, meters
   * @returns {Promise<Found|null>}
   */
  at(layout, place) {
    if (!this.has(layout)) return Promise.resolve(null);
    return new Promise((answered, failed) => {
      this._next?.answered(null);
      this._next = { layout, place: [place.x, place.y, place.z], answered, failed };
      if (!this._busy) this._work();
    });
  }

  async _work() {
    this._busy = true;
    while (this._next) {
      const { layout, place, answered, failed } = this._next;
      this._next = null;
      try {
        const { latent, nearest } = this.latentOf(layout, place);
        this._runner ??= new Runner({ layers: this._layers(this._told.layers), classifier: this._layers(this._told.classifier) });
        answered({ ...this._shown(await this._runner.run(latent)), latent, nearest });
      } catch (error) {
        failed(error);
      }
    }
    this._busy = false;
  }

  /** The latent of a place, and the row that is nearest to it. @param {string} layout @param {number[]} place */
  latentOf(layout, place) {
    const map = this._maps.get(layout), { size } = this._told, latent = new Float32Array(size);
    const positions = this._data.positions(layout), near = nearestRows(positions, place, map.kind === "affine" ? 1 : map.k);
    if (map.kind === "affine") {
      const { scale, offset } = this._data.layouts.get(layout).unit;
      for (let j = 0; j < size; j++) {
        let sum = map.offset[j];
        for (let axis = 0; axis < 3; axis++) sum += (place[axis] * scale + offset[axis]) * map.matrix[axis * size + j];
        latent[j] = sum;
      }
    } else this._mean(near, latent);
    return { latent, nearest: near[0]?.row ?? -1 };
  }

  /** The mean of the latents of rows, weighted by the inverse of their distances (Shepard 1968). */
  _mean(near, latent) {
    const latents = this._data.arrays.get(this._told.latents), { size } = this._told;
    const on = near[0]?.away === 0, weights = near.map(({ away }, i) => (on ? Number(i === 0) : 1 / away)), sum = weights.reduce((a, b) => a + b, 0);
    near.forEach(({ row }, i) => {
      for (let j = 0; j < size; j++) latent[j] += (weights[i] / sum) * latents[row * size + j];
    });
  }

  _layers(layers) {
    const filled = ({ array, shape }) => ({ values: this._data.arrays.get(array), shape });
    return layers.map(({ kind, options, weights }) => ({
      kind,
      options,
      weights: Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, filled(weight)])),
    }));
  }

  _shown({ values, shares }) {
    const { output, class_names: names } = this._told;
    const classes = shares && Array.from(shares, (share, code) => ({ name: names[code], share })).sort((a, b) => b.share - a.share);
    return { picture: output.kind === "image" ? pictureOf(values, output.shape) : null, table: output.kind === "table" ? tableOf(values, output) : null, classes };
  }

  close() {
    this._runner?.close();
    this._runner = null;
  }
}

function pictureOf(values, [height, width, channels]) {
  const picture = new ImageData(width, height), bytes = picture.data;
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) bytes[4 * i + c] = Math.round(255 * Math.min(1, Math.max(0, values[channels * i + (channels === 1 ? 0 : c)])));
    bytes[4 * i + 3] = channels === 4 ? Math.round(255 * Math.min(1, Math.max(0, values[4 * i + 3]))) : 255;
  }
  return picture;
}

function tableOf(values, { names, scale, shift, minimum, maximum }) {
  return names.map((name, i) => {
    const value = values[i] * (scale?.[i] ?? 1) + (shift?.[i] ?? 0);
    return { name, value, beyond: value < (minimum?.[i] ?? -Infinity) || value > (maximum?.[i] ?? Infinity) };
  });
}

/** The rows nearest to a place, nearest first; those that are nowhere are left out. */
function nearestRows(positions, [x, y, z], count) {
  const best = [];
  for (let row = 0, at = 0; at < positions.length; row++, at += 3) {
    const square = (positions[at] - x) ** 2 + (positions[at + 1] - y) ** 2 + (positions[at + 2] - z) ** 2;
    if (!(square < (best.length < count ? Infinity : best[best.length - 1].square))) continue;
    let place = best.length;
    while (place > 0 && best[place - 1].square > square) place--;
    best.splice(place, 0, { row, square });
    if (best.length > count) best.pop();
  }
  return best.map(({ row, square }) => ({ row, away: Math.sqrt(square) }));
}
