// A hand that grips and pushes its stick sideways pulls the epochs back and forth.  From the first push while a grip is
// held until all grips let go the hands scrub: the world is let go of, and sticks neither walk nor turn nor teleport.
import { SIDES } from "./controls.js";
import { response } from "./sticks.js";

const BEGIN = 0.35; // a push this far sideways begins
const SLOWEST_PER_S = 8, RUN_S = 6; // a full push crosses the run in RUN_S, but no slower than so many epochs a second

/** `active`: hands scrub. */
export class Scrub {
  active = false;

  /** Take this frame's grips and sticks away from everything else; how fast the epochs are pulled, −1…1. */
  listen(controls, squeezes) {
    const gripping = SIDES.some((side) => squeezes[side].down);
    if (!gripping) {
      this.active = false;
      return 0;
    }
    const { left, right } = controls, push = Math.abs(left.x) > Math.abs(right.x) ? left.x : right.x;
    this.active ||= Math.abs(push) >= BEGIN;
    left.x = left.y = right.x = right.y = 0;
    return this.active ? push * response(push, 0) : 0;
  }

  /** Where a push brings the epochs: a place 0…`last` between them. */
  moved(epoch, rate, last, dt) {
    const speed = Math.max(SLOWEST_PER_S, last / RUN_S);
    return Math.min(last, Math.max(0, epoch + rate * speed * dt));
  }
}
