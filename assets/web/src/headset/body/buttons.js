// Buttons with hysteresis, as `runtime/ground/buttons.py` has them: a trembling trigger fires once.

/** Apart, as springs and fingers tremble by a tenth of the way. */
export const PRESS = 0.6, RELEASE = 0.4;

/**
 * `down` while held, `pressed` and `released` in the frame where that begins and ends.  While it is not listened to it
 * ends what it held, and a finger that is still on it afterwards must first let go.
 */
export class Button {
  down = false;
  pressed = false;
  released = false;
  _blocked = false;

  /** @param {number} value 0…1 @param {boolean} [listening] */
  update(value, listening = true) {
    const was = this.down;
    this._blocked = value >= RELEASE && (this._blocked || !listening);
    this.down = listening && !this._blocked && value >= (was ? RELEASE : PRESS);
    this.pressed = this.down && !was;
    this.released = was && !this.down;
  }
}
