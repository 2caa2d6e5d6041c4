// The pictures of rows, on a few large sheets.

/** Sheets of pictures, which come when they are decoded. */
export class Sheets {
  /** @param {object|null} pictures `head.pictures` @param {Blob[]} blobs @param {Int32Array|null} rows picture of each row */
  constructor(pictures, blobs, rows) {
    this.pictures = blobs.length ? pictures : null;
    this._blobs = blobs;
    this._rows = rows;
    /** @type {ImageBitmap[]} */
    this.images = [];
  }

  /** Decode all sheets. @returns {Promise<void>} */
  async load() {
    if (this.pictures) this.images = await Promise.all(this._blobs.map((blob) => createImageBitmap(blob)));
  }

  /** The number of a row's picture, −1 for none. @param {number} row */
  number(row) {
    return this._rows ? this._rows[row] : row;
  }

  /** Where a row's picture is; null where it has none, or it has not come. @param {number} row */
  at(row) {
    const number = this.number(row);
    if (number < 0 || !this.pictures || !this.images.length) return null;
    const { w, h, sheets } = this.pictures;
    const sheet = sheets.findIndex(({ first, count }) => first <= number && number < first + count);
    if (sheet < 0) return null;
    const place = number - sheets[sheet].first, { across } = sheets[sheet];
    return { sheet, x: (place % across) * w, y: Math.floor(place / across) * h, w, h };
  }

  /** Draw a row's picture into a square, as large as it fits. @param {CanvasRenderingContext2D} pen
   * @returns {boolean} whether there is one */
  draw(pen, row, x, y, side) {
    const at = this.at(row);
    if (!at) return false;
    const zoom = side / Math.max(at.w, at.h);
    pen.imageSmoothingEnabled = zoom < 1;
    pen.drawImage(this.images[at.sheet], at.x, at.y, at.w, at.h, x, y, at.w * zoom, at.h * zoom);
    return true;
  }
}
