// Arrays as DATA.md packs them: one buffer, read by key.

const TYPES = { u1: Uint8Array, u2: Uint16Array, i4: Int32Array, f4: Float32Array };

/** What gzip packed, unpacked by the browser. @param {Uint8Array} bytes @returns {Promise<ArrayBuffer>} */
export const unpack = (bytes) =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();

/** The bytes of base64. @param {string} text @returns {Uint8Array} */
export const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Reads arrays of one buffer, and keeps them: of a chain of differences each is needed for the next. */
export class Arrays {
  /** @param {Record<string, object>} table `head.arrays` @param {ArrayBuffer} buffer */
  constructor(table, buffer) {
    this._table = table;
    this._buffer = buffer;
    this._kept = new Map();
  }

  /** An array, or of JSON its value, by its key. @param {string} key */
  get(key) {
    if (!this._kept.has(key)) this._kept.set(key, this._read(key));
    return this._kept.get(key);
  }

  _read(key) {
    const { type, at, count, planes, after } = this._table[key];
    if (type === "json") return JSON.parse(new TextDecoder().decode(new Uint8Array(this._buffer, at, count)));
    const width = TYPES[type].BYTES_PER_ELEMENT;
    const bytes = new Uint8Array(this._buffer, at, count * width);
    const values = new TYPES[type]((planes ? woven(bytes, width) : bytes.slice()).buffer);
    if (after) {
      // A chain may be long: from its first on, so that the stack stays short.
      const before = this._first(after);
      for (let i = 0; i < count; i++) values[i] += before[i];
    }
    return values;
  }

  _first(key) {
    const missing = [];
    for (let at = key; at && !this._kept.has(at); at = this._table[at].after) missing.push(at);
    missing.reverse().forEach((one) => this.get(one));
    return this.get(key);
  }
}

/** Values whose bytes were stored by significance, all lowest ones first. */
function woven(bytes, width) {
  const count = bytes.length / width, out = new Uint8Array(bytes.length);
  for (let b = 0; b < width; b++) for (let i = 0; i < count; i++) out[i * width + b] = bytes[b * count + i];
  return out;
}
