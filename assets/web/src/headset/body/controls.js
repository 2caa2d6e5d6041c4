// What hands and head do in a frame, of any WebXR device, in the stage: meters, +Y up, −Z forward.
import { Quaternion, Vector3 } from "three";
import { yawOf } from "./rig.js";

/** @typedef {"left" | "right"} Side */
/** @type {Side[]} */
export const SIDES = ["left", "right"];
/** @type {Record<Side, Side>} */
export const OTHER = { left: "right", right: "left" };

const TICK_MS = 80; // ticks come no faster, or a sweep through a dense cloud would buzz

class Place {
  position = new Vector3();
  orientation = new Quaternion();

  /** @param {XRPose} pose */
  take(pose) {
    const { position, orientation } = pose.transform;
    this.position.set(position.x, position.y, position.z);
    this.orientation.set(orientation.x, orientation.y, orientation.z, orientation.w);
  }
}

/** A hand or what it holds.  `x`, `y`: its stick, −1…1, right and up; `bare`: no controller, a pinch is its trigger. */
export class Hand {
  tracked = false;
  bare = false;
  aim = new Place();
  way = new Vector3(0, 0, -1);
  grip = new Place();
  /** @type {XRInputSource | null} */
  source = null;
  _ticked = 0;

  constructor(side) {
    /** @type {Side} */
    this.side = side;
    this.rest();
  }

  rest() {
    this.tracked = false;
    this.x = this.y = this.trigger = this.squeeze = this.primary = this.secondary = this.faster = 0;
  }

  /** @param {XRFrame} frame @param {XRReferenceSpace} space */
  take(source, frame, space) {
    this.source = source;
    this.bare = Boolean(source.hand);
    const aim = frame.getPose(source.targetRaySpace, space);
    const grip = source.gripSpace ? frame.getPose(source.gripSpace, space) : aim;
    this.tracked = Boolean(aim && grip);
    if (!aim || !grip) return;
    this.aim.take(aim);
    this.grip.take(grip);
    this.way.set(0, 0, -1).applyQuaternion(this.aim.orientation);
    this._press(source.gamepad);
  }

  /** The order is that of the "xr-standard" gamepad: trigger, squeeze, touchpad, stick, and what the maker adds. */
  _press(pad) {
    if (!pad) return;
    const { buttons, axes } = pad, value = (i) => buttons[i]?.value ?? 0;
    this.trigger = value(0);
    if (this.bare) return;
    this.squeeze = value(1);
    this.faster = Math.max(value(3), value(2));
    this.primary = value(4);
    this.secondary = value(5);
    const stick = axes.length > 3 ? 2 : 0; // a device without a stick has a touchpad
    this.x = axes[stick] ?? 0;
    this.y = -(axes[stick + 1] ?? 0);
  }

  /** Let the hand feel something, where it can. */
  pulse(strength, milliseconds) {
    const actuator = this.source?.gamepad?.hapticActuators?.[0];
    actuator?.pulse?.(strength, milliseconds)?.catch?.(() => {}); // one that is taken away meanwhile
  }

  /** Let it feel that it passes something, never so fast that it buzzes. */
  tick(now) {
    if (now - this._ticked < TICK_MS) return;
    this._ticked = now;
    this.pulse(0.15, 10);
  }
}

/** Both hands and the head; `focused`: no menu of the device is before the page. */
export class Controls {
  left = new Hand("left");
  right = new Hand("right");
  head = new Place();
  gaze = new Vector3(0, 0, -1);
  focused = true;

  /** @param {XRFrame} frame @param {XRReferenceSpace} space */
  update(frame, space) {
    const { session } = frame;
    this.focused = session.visibilityState === "visible";
    for (const side of SIDES) this[side].rest();
    for (const source of session.inputSources) {
      if (source.targetRayMode === "gaze" || source.targetRayMode === "screen") continue;
      const hand = this[source.handedness === "left" ? "left" : "right"];
      // A device may give its controllers and the hands that hold them: what has buttons comes first.
      if (!hand.tracked || (hand.bare && !source.hand)) hand.take(source, frame, space);
    }
    const head = frame.getViewerPose(space);
    if (head) this.head.take(head);
    this.gaze.set(0, 0, -1).applyQuaternion(this.head.orientation);
  }

  /** Yaw of the head in the stage. */
  get heading() {
    return yawOf(this.gaze);
  }
}
