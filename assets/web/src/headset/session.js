// Sessions of a headset: whether there can be one, how it is asked for, and what it is set to.

/** @typedef {"immersive-vr" | "immersive-ar"} Mode */

const OPTIONAL = ["local-floor", "hand-tracking", "layers"];
const EYES_M = 1.6; // above the floor, where a device does not say where that is
const FEW = 30_000; // rows; more are drawn as finely as the device asks for, and less finely at the edges

/** Whether this browser has such sessions. @param {Mode} mode @returns {Promise<boolean>} */
export async function offers(mode) {
  try {
    return Boolean(await navigator.xr?.isSessionSupported(mode));
  } catch {
    return false; // an embedded page may not even ask
  }
}

/** Why there is none, in words; "" where nothing stands in the way but the device. */
export function hindrance() {
  if (!globalThis.isSecureContext) return "VR wants https, or http://localhost: this page came over plain http";
  return navigator.xr ? "" : "this browser has no WebXR; the browser of a headset has";
}

/**
 * Begin a session and draw into it.  Raises what the device says where it refuses.
 * @param {import("three").WebGLRenderer} renderer @param {Mode} mode @param {number} count rows that are drawn
 */
export async function begin(renderer, mode, count) {
  const { xr } = renderer, session = await navigator.xr.requestSession(mode, { optionalFeatures: OPTIONAL });
  const floor = session.enabledFeatures?.includes("local-floor") ?? true;
  xr.setReferenceSpaceType(floor ? "local-floor" : "local");
  xr.setFramebufferScaleFactor(count <= FEW ? 1.2 : 1);
  xr.setFoveation(count <= FEW ? 0.3 : 1);
  await xr.setSession(session);
  if (!floor) {
    const down = new XRRigidTransform({ x: 0, y: -EYES_M, z: 0 });
    xr.setReferenceSpace(xr.getReferenceSpace().getOffsetReferenceSpace(down));
  }
  return session;
}
