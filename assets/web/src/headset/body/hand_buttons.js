// The buttons of both hands, as `runtime/world/walk/hands.py` listens to them.
import { Button } from "./buttons.js";
import { OTHER, SIDES } from "./controls.js";

const both = () => ({ left: new Button(), right: new Button() });

/** `raw`: triggers as they are; `trigger`: those for the world, not for the menu; `undo`, `next`: asked for once. */
export class HandButtons {
  raw = both();
  trigger = both();
  squeeze = both();
  undo = new Button();
  next = new Button();
  _gripping = { left: false, right: false };

  /**
   * Take this frame's buttons; the menu under the laser (`captured`) has the trigger of the pointing hand, unless that is
   * held.  The trigger of the other hand takes the laser over, but with a tool for two hands.
   */
  listen(controls, laser, main, captured, twoHanded) {
    const { focused } = controls;
    for (const side of SIDES) {
      const hand = controls[side], trigger = this.trigger[side];
      this.raw[side].update(hand.trigger, focused);
      trigger.update(hand.trigger, focused && !(captured && side === laser.side && !trigger.down));
      this.squeeze[side].update(hand.squeeze, focused);
    }
    const other = OTHER[laser.side];
    if (this.trigger[other].pressed && controls[other].tracked && !twoHanded) {
      laser.side = other;
      for (const side of SIDES) this.trigger[side].update(1, false); // the pull that took the laser does nothing else
      this.raw[other].update(1, false);
    }
    this.undo.update(controls[main].primary, focused);
    this.next.update(controls[main].secondary, focused);
  }

  /** The hands that hold the world; `pulls`: triggers do, too; none while they scrub. */
  gripping(controls, pulls, scrubs) {
    for (const side of SIDES) {
      const grips = this.squeeze[side].down || (pulls && this.trigger[side].down);
      this._gripping[side] = grips && controls[side].tracked && !scrubs;
    }
    return this._gripping;
  }
}
