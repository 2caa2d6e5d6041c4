// The scene in a headset, by WebXR.

/** Enters a headset where there is one. */
export class Headset {
  /** @param {import("../view.js").View} view */
  constructor(view) {
    this._view = view;
    this.button = document.createElement("button");
    this.button.className = "lw-enter";
    this.button.textContent = "Enter VR";
    this.button.hidden = true;
    this.button.addEventListener("click", () => this.enter());
    view.desk.actions.append(this.button);
    navigator.xr?.isSessionSupported("immersive-vr").then((can) => (this.button.hidden = !can), () => {});
  }

  /** Begin a session. */
  async enter() {
    const session = await navigator.xr.requestSession("immersive-vr", { optionalFeatures: ["local-floor", "hand-tracking"] });
    await this._view.renderer.xr.setSession(session);
  }

  /** Before each picture of a session. @param {number} _dt seconds @returns {boolean} */
  update(_dt) {
    return true;
  }

  stop() {}
}
