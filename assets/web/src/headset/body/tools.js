// The tools of the hand: what the trigger does.
/** name → how it is used, as in a walk (`runtime/world/walk/tools.py`) */
export const TOOLS = {
  select: "Point at a row and press: it joins the selection, or leaves it.",
  grab: "Hold and pull: the whole cloud comes along.",
  teleport: "Hold, aim at the floor, let go: you stand there.",
  probe: "See what the model makes of where your hand is. Press to hold it there.",
};
