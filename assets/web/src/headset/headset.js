// The scene in a headset, by WebXR: how one enters and leaves.
import { begin, offers } from "./session.js";
import { Walk } from "./walk.js";

const NEAR_M = 0.03, FAR_M = 200;
/** @type {[import("./session.js").Mode, string, string][]} */
const WAYS = [
  ["immersive-vr", "VR", "enter VR: walk in the cloud with a headset"],
  ["immersive-ar", "AR", "enter AR: walk around the cloud in your own room"],
];

/** Enters a headset where there is one. */
export class Headset {
  /** @param {import("../view.js").View} view */
  constructor(view) {
    this._view = view;
    /** @type {Walk | null} while a session goes on */
    this.walk = null;
    this._stopped = false;
    this._buttons = WAYS.map(([mode, words, title]) => this._button(mode, words, title));
    view.desk.actions.append(...this._buttons);
  }

  _button(mode, textContent, title) {
    const button = Object.assign(document.createElement("button"), { textContent, title, ariaLabel: title, hidden: true });
    button.classList.add("lw-button", "lw-enter", mode);
    button.addEventListener("click", () => this.enter(mode));
    offers(mode).then((can) => {
      button.hidden = !can;
    });
    return button;
  }

  /** Begin a session. @param {import("./session.js").Mode} mode */
  async enter(mode = "immersive-vr") {
    const view = this._view;
    if (this.walk) return;
    let session;
    try {
      session = await begin(view.renderer, mode, view.data.count);
    } catch (error) {
      view.desk.say(`The headset did not begin: ${error.message}`);
      return;
    }
    session.addEventListener("end", () => this._ended(), { once: true });
    const passthrough = mode === "immersive-ar";
    view.stage.sky.visible = !passthrough;
    Object.assign(view.camera, { near: NEAR_M, far: FAR_M });
    this.walk = new Walk(view, () => session.end(), passthrough);
  }

  /** Before each picture of a session. @param {number} dt seconds @returns {boolean} whether it goes on */
  update(dt) {
    const { xr } = this._view.renderer, frame = xr.getFrame(), space = xr.getReferenceSpace();
    if (this.walk && frame && space) this.walk.update(frame, space, dt, performance.now());
    return true;
  }

  /** The desk as it was. */
  _ended() {
    const { rig, stage, state } = this._view;
    if (this._stopped) return;
    this.walk?.stop();
    this.walk = null;
    rig.position.set(0, 0, 0);
    rig.rotation.set(0, 0, 0);
    rig.scale.setScalar(1);
    stage.sky.visible = true;
    state.hover(-1);
    this._view.wake();
  }

  stop() {
    // The stage ends the session: what comes of that later finds nothing to draw on.
    this._stopped = true;
    this.walk?.stop();
    this.walk = null;
  }
}
