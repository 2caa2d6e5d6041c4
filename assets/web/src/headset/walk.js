// A walk in a headset: what hands and head do in a frame, in the order of `runtime/world/walk/person.py`.
import { Vector2, Vector3 } from "three";
import { Search } from "../pick.js";
import { Controls } from "./body/controls.js";
import { hints } from "./body/deeds.js";
import { Grab } from "./body/grab.js";
import { HandButtons } from "./body/hand_buttons.js";
import { CONE_RAD } from "./laser.js";
import { Pinches } from "./body/pinch.js";
import { resize, stand, toRoom, turn, wrap, yawOf } from "./body/rig.js";
import { Scrub } from "./body/scrub.js";
import { Seen } from "./seen.js";
import { SNAP_RAD, Sticks, response } from "./body/sticks.js";
import { Undo } from "./body/undo.js";

const START_M = 2.4; // from the cloud's middle: outside of it, where it fills the view
const RADIUS_M = 1.2; // of the cloud, before its group is scaled
const FILLED_RAD = (40 * Math.PI) / 180; // of the view by what one goes to: nearer, one would have to turn the head
const NEAREST_M = 0.5; // to what one goes to
const ASIDE_RAD = (60 * Math.PI) / 180; // off the gaze nothing of the cloud is in view
const PART = 30_000; // rows that a frame looks through: of more, a headset would not keep pace
const HINTS_S = 14;
const HELD_TOOLS = ["grab", "teleport", "probe"]; // of which the trigger is held, so that a pinch is none but that

export class Walk {
  /** @param {import("../view.js").View} view @param {() => void} leave @param {boolean} passthrough one's own room is seen */
  constructor(view, leave, passthrough) {
    const { rig, world, state, cloud } = view;
    Object.assign(this, { rig, world, state, cloud, leave, passthrough });
    this.controls = new Controls();
    this.sticks = new Sticks();
    this.grab = new Grab();
    this.scrub = new Scrub();
    this.pinches = new Pinches();
    this.undoing = new Undo(state);
    this.buttons = new HandButtons();
    /** @type {import("./body/controls.js").Side} the hand that turns, teleports and undoes, and points at first */
    this.main = "right";
    this.tool = "select";
    this.seen = new Seen(view, this);
    this.tools = ["select", "grab", "teleport", ...(this.seen.probe ? ["probe"] : [])];
    /** where the laser is on the menu, in its pixels; null elsewhere */
    this.onMenu = null;
    this._ball = { center: new Vector3(), radius: RADIUS_M };
    this._at = new Vector2();
    this._place = new Vector3();
    this._placed = false;
    this._search = new Search(PART);
  }

  /** Whether the hands hold nothing. */
  get bare() {
    return this.controls[this.main].bare;
  }

  /** The cloud's middle and radius in the room. */
  get ball() {
    this.world.getWorldPosition(this._ball.center);
    this._ball.radius = RADIUS_M * this.world.scale.x;
    return this._ball;
  }

  // What can be asked ---------------------------------------------------------------------------------------------------

  say(words, seconds) {
    this.seen.notice.say(words, seconds);
  }

  take(tool) {
    this.tool = tool;
    this.seen.probe?.putDown();
    this.seen.menu.sheet.stale = true;
  }

  leadWith(side) {
    this.main = this.seen.laser.side = side;
  }

  undo() {
    if (!this.undoing.undo()) this.say("nothing to undo");
  }

  /** Turn by a step: 1 to the left, −1 to the right. */
  turn(steps) {
    turn(this.rig, this.controls.head, steps * SNAP_RAD);
  }

  /** Back to where a walk begins: life-size, before the cloud, feet on the floor. */
  toStart() {
    const { rig, controls, ball } = this;
    resize(rig, 1);
    rig.rotation.y = -controls.heading;
    stand(rig, controls.head, this._place.set(ball.center.x, 0, ball.center.z + START_M));
  }

  /** Select rows and stand where they fill the view. @param {number[]} rows */
  goTo(rows) {
    this.state.select(rows);
    const places = rows.map((row) => this.cloud.positionOf(row, new Vector3())).filter(({ x }) => x === x);
    if (!places.length) return;
    const middle = places.reduce((sum, place) => sum.add(place), new Vector3()).divideScalar(places.length);
    const reach = Math.max(...places.map((place) => place.distanceTo(middle)));
    this.cloud.object.localToWorld(middle);
    this._standBefore(middle, Math.max(NEAREST_M, (reach * this.world.scale.x) / Math.sin(FILLED_RAD / 2)));
  }

  _standBefore(middle, away) {
    const { rig, controls } = this, eye = toRoom(rig, controls.head.position, this._place);
    const yaw = yawOf(eye.negate().add(middle)), head = controls.head.position;
    rig.rotation.y = wrap(yaw - controls.heading);
    const feet = this._place.set(middle.x + Math.sin(yaw) * away, 0, middle.z + Math.cos(yaw) * away);
    feet.y = middle.y - head.y * rig.scale.x;
    stand(rig, controls.head, feet);
  }

  // A frame -------------------------------------------------------------------------------------------------------------

  /** @param {XRFrame} frame @param {XRReferenceSpace} space @param {number} dt seconds @param {number} now milliseconds */
  update(frame, space, dt, now) {
    this.controls.update(frame, space);
    if (!this._placed) this._begin();
    this._meet();
    this._listen(dt);
    this._move(dt);
    this._use();
    this._point(now);
    if (this.seen.budget.update(frame.session, dt)) this.say(this.seen.budget.words);
    this.seen.update(frame, space, dt, now);
  }

  /** The first frame in which it is known where the head is. */
  _begin() {
    this._placed = true;
    this.toStart();
    this.say(hints(this.main, this.bare), HINTS_S);
  }

  /** Where the laser is on the menu. */
  _meet() {
    const { rig, seen: { laser, menu } } = this;
    rig.updateMatrixWorld(true);
    laser.aim(rig, this.controls);
    const along = laser.active ? menu.sheet.meet(laser.origin, laser.way, this._at) : Infinity;
    this.onMenu = along < Infinity ? this._at : null;
    laser.end(rig, along, this.onMenu !== null);
  }

  /** Buttons, and the sticks that scroll or scrub, which then do nothing else. */
  _listen(dt) {
    const { controls, buttons, seen: { laser, menu }, state } = this;
    const captured = this.onMenu !== null || menu.sheet.held;
    this.pinches.listen(controls, laser.side, captured || HELD_TOOLS.includes(this.tool));
    buttons.listen(controls, laser, this.main, captured, this.tool === "grab");
    if (menu.sheet.point(this.onMenu, buttons.raw[laser.side])) controls[laser.side].pulse(0.5, 30);
    if (buttons.undo.pressed) this.undo();
    if (buttons.next.pressed) this.take(this.tools[(this.tools.indexOf(this.tool) + 1) % this.tools.length]);
    this._scroll(controls[this.main], dt);
    const last = state.data.epochs.length - 1, rate = last > 0 ? this.scrub.listen(controls, buttons.squeeze) : 0;
    if (!this.scrub.active || last < 1) return;
    state.play(false);
    const before = state.epochShown;
    if (rate) state.setEpoch(this.scrub.moved(state.epoch, rate, last, dt));
    if (state.epochShown !== before) controls[this.main].tick(performance.now());
  }

  _scroll(hand, dt) {
    const push = hand.y * response(hand.x, hand.y);
    if (this.onMenu === null || hand.squeeze > 0.5) return;
    if (push) this.seen.menu.push(push, dt);
    hand.x = hand.y = 0;
  }

  /** Hands that hold the world, sticks, and the arc move the person. */
  _move(dt) {
    const { rig, controls, buttons, main, seen: { laser, teleport } } = this;
    this.grab.update(rig, controls, buttons.gripping(controls, this.tool === "grab", this.scrub.active));
    this.sticks.update(rig, controls, dt, main);
    const trigger = this.tool === "teleport" && buttons.trigger[laser.side].down ? laser.side : null;
    if (teleport.update(rig, controls, trigger, main, this.ball)) {
      controls[teleport.side].pulse(0.5, 30);
      this._faceCloud();
    }
    rig.updateMatrixWorld(true);
    laser.aim(rig, controls);
  }

  /** Turn to the cloud where nothing of it is in view. */
  _faceCloud() {
    const { rig, controls, ball } = this, way = toRoom(rig, controls.head.position, this._place).negate().add(ball.center);
    const off = wrap(yawOf(way) - rig.rotation.y - controls.heading);
    if (Math.hypot(way.x, way.z) < ball.radius || Math.abs(off) < ASIDE_RAD) return;
    turn(rig, controls.head, off);
    this.say("turned to the cloud");
  }

  /** The trigger of the hand that points, at the row that was seen to be pointed at. */
  _use() {
    const { state, buttons, controls, seen: { laser } } = this;
    if (this.tool !== "select" || !buttons.trigger[laser.side].pressed || state.hovered < 0) return;
    state.select([state.hovered], "toggle");
    controls[laser.side].pulse(0.5, 30);
  }

  /** The row under the laser; a hand feels that it comes to one. */
  _point(now) {
    const { state, cloud, seen: { laser, teleport } } = this;
    if (this.onMenu !== null || teleport.thrown || !laser.active) this._hover(-1, now);
    else if (!this.pinches.waits(laser.side)) {
      const row = cloud.pick(laser.origin, laser.way, CONE_RAD, this._search);
      if (this._search.first >= state.data.count) this._hover(row, now);
    }
    if (state.hovered < 0) return;
    const place = cloud.object.localToWorld(cloud.positionOf(state.hovered, this._place));
    laser.end(this.rig, place.distanceTo(laser.origin), false);
  }

  _hover(row, now) {
    const { state, seen: { laser } } = this;
    if (row >= 0 && row !== state.hovered) this.controls[laser.side].tick(now);
    state.hover(row);
    this._search.begin();
  }

  stop() {
    this.undoing.stop();
    this.seen.stop();
  }
}

