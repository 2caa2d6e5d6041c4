"""A walk in a page as an emulated Quest 3: what its hands do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from kit.scene_pages import PATIENCE_MS

if TYPE_CHECKING:
    from playwright.sync_api import Page

Side = Literal["left", "right"]
HANDS = """
globalThis.quest = {
  at(side, x, y, z) { for (const kind of ["controllers", "hands"]) xrDevice[kind][side].position.set(x, y, z); },
  rest() {
    this.at("left", -0.25, 1.3, -0.4);
    this.at("right", 0.25, 1.3, -0.4);
    for (const kind of ["controllers", "hands"])
      for (const side of ["left", "right"]) xrDevice[kind][side].quaternion.set(0, 0, 0, 1);
    for (const hand of Object.values(xrDevice.controllers)) {
      for (const name of ["trigger", "squeeze"]) hand.updateButtonValue(name, 0);
      hand.updateAxes("thumbstick", 0, 0);
    }
    for (const hand of Object.values(xrDevice.hands)) hand.updatePinchValue(0);
    xrDevice.position.set(0, 1.6, 0);
    xrDevice.quaternion.set(0, 0, 0, 1);
  },
  // A palm is turned up: of a left grip +X goes out of the palm.
  palm(side, up) {
    const half = up ? Math.PI / 4 : 0, sign = side === "left" ? 1 : -1;
    xrDevice.controllers[side].quaternion.set(0, 0, sign * Math.sin(half), Math.cos(half));
  },
  get walk() { return latentwalk.headset.walk; },
  vector() { return latentwalk.rig.position.clone(); },
  aim(side, room) {
    const at = latentwalk.rig.worldToLocal(room);
    for (const kind of ["controllers", "hands"]) {
      const hand = xrDevice[kind][side], { x, y, z } = hand.position;
      const way = at.clone().sub(this.vector().set(x, y, z)).normalize();
      const turn = latentwalk.rig.quaternion.clone().setFromUnitVectors(this.vector().set(0, 0, -1), way);
      hand.quaternion.set(turn.x, turn.y, turn.z, turn.w);
    }
  },
  row(row) { return latentwalk.cloud.object.localToWorld(latentwalk.cloud.positionOf(row, this.vector())); },
  get sheet() { return this.walk.seen.menu.sheet; },
  // Points at a control of the menu, by its key or by "group:words"; true when the laser is on it.
  point(side, key, share) {
    const { sheet } = this, [group, words] = key.split(":");
    const named = (control) => control.key.startsWith(group + "/") && control.key.endsWith("/" + words);
    const is = (control) => control.key === key || named(control);
    const found = sheet.controls.find(is);
    if (!found || !sheet.object.visible) return false;
    const right = (found.x + found.width * share) / sheet.perMeter;
    const down = (found.y + found.height / 2) / sheet.perMeter;
    const at = this.vector().set(right - sheet.width / 2, sheet.height / 2 - down, 0);
    this.aim(side, sheet.object.localToWorld(at));
    return sheet.over === found.key;
  },
  // Rows that a laser from where a hand rests meets before any other.
  clear(side) {
    const { x, y, z } = xrDevice.controllers[side].position;
    const from = latentwalk.rig.localToWorld(this.vector().set(x, y, z));
    const meets = (row) => latentwalk.cloud.pick(from, this.row(row).sub(from).normalize(), Math.PI / 180) === row;
    return Array.from({ length: latentwalk.data.count }, (_, row) => row).filter(meets);
  },
  head() { return latentwalk.rig.localToWorld(this.walk.controls.head.position.clone()).toArray(); },
};
quest.rest();
"""


class Quest:
    """A person with a Quest 3 in a page that is open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.evaluate(HANDS)

    def ask(self, what: str, arg: object = None) -> Any:
        """The value of a JavaScript expression, of `quest` and `latentwalk`; `arg` is there as `arg`."""
        return self.page.evaluate(f"arg => {what}", arg)

    def until(self, what: str, arg: object = None) -> None:
        """Wait for an expression to be true, without `eval`, which pages of scenes do not allow."""
        self.page.evaluate(
            f"""async (arg) => {{
                const began = performance.now(), what = {json.dumps(what)};
                while (!({what})) {{
                    if (performance.now() - began > {PATIENCE_MS}) throw new Error("waited in vain for " + what);
                    await new Promise((on) => setTimeout(on, 10));
                }}
            }}""",
            arg,
        )

    def frames(self, count: int = 3) -> None:
        """Wait for pictures: what hands do is taken in one, and seen in the next."""
        self.until(f"latentwalk.frames >= {self.ask('latentwalk.frames') + count}")

    def enter(self, button: str = "immersive-vr") -> None:
        """Begin a session."""
        self.page.click(f".lw-enter.{button}")
        self.until("quest.walk && quest.walk._placed")

    def button(self, side: Side, name: str, value: float) -> None:
        """Hold a button of a controller, or let it go."""
        self.ask(f"xrDevice.controllers.{side}.updateButtonValue('{name}', {value})")
        self.frames(2)

    def press(self, side: Side = "right", name: str = "trigger") -> None:
        """Press it and let it go."""
        self.button(side, name, 1)
        self.button(side, name, 0)

    def stick(self, side: Side, x: float, y: float) -> None:
        """Push a stick, right and up; WebXR has down as positive."""
        self.ask(f"xrDevice.controllers.{side}.updateAxes('thumbstick', {x}, {-y})")
        self.frames(2)

    def clear_rows(self, side: Side = "right") -> list[int]:
        """Rows that no other one hides from a hand."""
        rows: list[int] = self.ask("quest.clear(arg)", side)
        return rows

    def point_at(self, row: int, side: Side = "right") -> None:
        """Have the laser meet a row that none hides."""
        self.until(
            "(quest.aim(arg.side, quest.row(arg.row)), latentwalk.state.hovered === arg.row)",
            {"row": row, "side": side},
        )

    def menu(self, key: str, share: float = 0.5, side: Side = "right") -> None:
        """Turn the other palm up and press a control of the menu."""
        self.ask(f"quest.palm('{'left' if side == 'right' else 'right'}', true)")
        self.until("quest.point(arg.side, arg.key, arg.share)", {"side": side, "key": key, "share": share})
        self.press(side)
