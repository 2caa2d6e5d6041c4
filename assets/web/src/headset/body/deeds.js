// What a person does with which button, and how that is said: the same as in a walk (`runtime/ground/deeds.py`).
import { OTHER } from "./controls.js";

/** what, how with a controller, how with bare hands ("" where that cannot be) */
const DEEDS = [
  ["point, select, press panels", "trigger", "pinch"],
  ["take the laser into the other hand", "trigger (other hand)", "pinch (other hand)"],
  ["move", "{other} stick, pressed: faster", "pinch beside the rows and pull the world along"],
  ["sink, rise", "hold A / X, B / Y ({other})", ""],
  ["turn", "{main} stick, sideways", "Hands: turn left, turn right"],
  ["teleport", "{main} stick, forward, let go", "Hands: tool teleport; hold a pinch, let go"],
  ["scroll this menu", "{main} stick, with the laser on it", "pinch the bar at its edge"],
  ["grab the world", "grip button", "pinch and drag"],
  ["turn and scale the world", "grip button, both hands", "pinch with both hands and drag"],
  ["scrub the epochs", "stick sideways, with a grip held", "View: the bar of epochs"],
  ["undo", "A / X ({main})", "undo, below"],
  ["next tool", "B / Y ({main})", "Hands"],
  ["export the selection", "leave: the page saves it", "leave: the page saves it"],
  ["this menu", "turn up the palm of the {other} hand", "turn up the palm of the {other} hand"],
];
const HINTS = [
  ["{other} stick: move · {main} stick: turn, forward: jump", "pinch at a row: select it · pinch and drag: pull the cloud"],
  ["trigger: select a row · grip: pull the cloud, with both: scale it", "pinch and drag with both hands: scale it"],
  ["turn up the palm of the {other} hand: menu", "turn up the palm of the {other} hand: menu"],
];

const said = (how, main) => how.replace("{main}", main).replace("{other}", OTHER[main]);

/** What can be done, and how. @param {import("./controls.js").Side} main @param {boolean} bare hands without controllers */
export const help = (main, bare) =>
  DEEDS.map(([what, held, hands]) => [what, said(bare ? hands : held, main)]).filter(([, how]) => how);

/** What a newcomer is told first. */
export const hints = (main, bare) => HINTS.map(([held, hands]) => said(bare ? hands : held, main));
