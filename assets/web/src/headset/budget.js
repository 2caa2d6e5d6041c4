// How many rows a headset draws: as many as it draws smoothly, an even sample of them, and the selected ones always.
import { counted } from "../data.js";

const MOST = 300_000, FEWEST = 20_000;
const FRAMES = 90, LATE = 1.35; // a mean of so many frames, this much longer than the device asks for, is too slow
const HZ = 72;

export class Budget {
  /** @param {import("../cloud.js").Cloud} cloud */
  constructor(cloud, count) {
    this._cloud = cloud;
    this.count = count;
    this.limit = Math.min(count, MOST);
    this._frames = this._seconds = 0;
  }

  /** What is told of it; "" where all rows are drawn. */
  get words() {
    if (this.limit >= this.count) return "";
    return `${counted(this.limit)} of ${counted(this.count)} rows are drawn, an even sample, so that this headset keeps pace`;
  }

  begin() {
    this._cloud.sample(this.limit);
  }

  /** Draw so many rows at most from now on. @param {number} limit */
  draw(limit) {
    this.limit = Math.min(this.count, Math.max(1, Math.round(limit)));
    this._cloud.sample(this.limit);
  }

  /** Take a frame; whether from now on fewer rows are drawn. @param {XRSession} session */
  update(session, dt) {
    this._frames++;
    this._seconds += dt;
    if (this._frames < FRAMES) return false;
    const late = (this._seconds / this._frames) * (session.frameRate ?? HZ) > LATE;
    this._frames = this._seconds = 0;
    if (!late || this.limit <= FEWEST) return false;
    this.draw(Math.max(FEWEST, this.limit * 0.7));
    return true;
  }

  end() {
    this._cloud.sample(this.count);
  }
}
