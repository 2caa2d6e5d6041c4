// Which row a ray points at, and what an outline on the screen encloses: plain loops over all rows.

const SIDEWAYS = 60; // meters that a row may lie farther along the ray for each that it is nearer to it, as in a walk

/** A search in parts: the next one has `count` rows from `first` on; `best` of those before costs `least`. */
export class Search {
  constructor(count = Infinity) {
    this.count = count;
    this.begin();
  }

  begin() {
    this.first = 0;
    this.best = -1;
    this.least = Infinity;
  }
}

/**
 * The row that a ray points at.  A row costs how far along the ray it is, and far more what it is beside it.
 * @param {{from: Float32Array, to: Float32Array, t: number, visible: Uint8Array, radius: number}} cloud
 * @param {import("three").Vector3} origin @param {import("three").Vector3} way unit; both in the cloud's own space
 * @param {number} coneRad angle from the ray within which a row counts as pointed at, as does a point that the ray meets
 * @param {Search} search among which rows
 * @returns {number} row, −1 for none
 */
export function pick({ from, to, t, visible, radius }, origin, way, coneRad, search = new Search()) {
  const tan = Math.tan(coneRad), { x: ox, y: oy, z: oz } = origin, { x: wx, y: wy, z: wz } = way;
  // At rest one arrangement says it all: half of what there is to read.
  const [a, b, share] = t >= 1 || from === to ? [to, to, 0] : t <= 0 ? [from, from, 0] : [from, to, t];
  const end = Math.min(visible.length, search.first + search.count);
  let { best, least } = search;
  for (let row = search.first, i = 3 * row; row < end; row++, i += 3) {
    if (visible[row] === 0) continue;
    let x = a[i], y = a[i + 1], z = a[i + 2];
    if (share !== 0) {
      x = mixed(x, b[i], share);
      y = mixed(y, b[i + 1], share);
      z = mixed(z, b[i + 2], share);
    }
    x -= ox;
    y -= oy;
    z -= oz;
    const along = x * wx + y * wy + z * wz, reach = Math.max(along * tan, radius);
    const square = x * x + y * y + z * z - along * along;
    if (!(along > 0) || square > reach * reach) continue;
    const cost = along + SIDEWAYS * Math.max(0, Math.sqrt(Math.max(0, square)) - radius);
    if (cost < least) {
      least = cost;
      best = row;
    }
  }
  Object.assign(search, { first: end, best, least });
  return best;
}

/** A coordinate between two layouts; a row that only one of them has stays there while that one is the nearer, and is
 * absent (NaN) while the other is. */
export function mixed(from, to, t) {
  const mix = from + (to - from) * t;
  return mix === mix ? mix : t >= 0.5 ? to : from;
}

/** Whether a place lies inside an outline, by the even-odd rule.
 * @param {[number, number][]} outline corners @param {number} x @param {number} y */
export function inside(outline, x, y) {
  let is = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [ax, ay] = outline[i], [bx, by] = outline[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) is = !is;
  }
  return is;
}
