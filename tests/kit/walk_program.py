"""`latentwalk vr` or `view`, telling the test each frame: `python walk_program.py STATES.jsonl vr ARGUMENTS…`.

Everything is the real command; only its loop also writes each frame's controls and state as a line, so that a test
can wait for what it has done to arrive instead of guessing how slow this machine is.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from imgui_bundle import imgui
from kit.running import PATIENCE_S

from latentwalk.runtime import loop, session
from latentwalk.runtime.__main__ import main
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.frame import SIDES, Frame, Hand
from latentwalk.runtime.hosts.host import Host
from latentwalk.runtime.hosts.openxr.bindings import Device, read_devices
from latentwalk.runtime.report import Report
from latentwalk.runtime.script.record import Recording
from latentwalk.runtime.ui import Panels
from latentwalk.runtime.ui.mistakes import pairs
from latentwalk.runtime.world import World


def pressed(hand: Hand) -> dict[str, Any]:
    """What the fingers do."""
    buttons = {name: getattr(hand, name) for name in ("primary", "secondary", "menu", "stick_click")}
    return {"trigger": float(hand.trigger), "squeeze": float(hand.squeeze), "stick": hand.stick.tolist(), **buttons}


def line(frame: Frame, world: World) -> dict[str, Any]:
    """One frame as JSON."""
    controls, screen = frame.controls, frame.controls.screen
    told = {
        "t_s": frame.t_s,
        "dt_s": frame.dt_s,
        "drawn": frame.target is not None,
        "size": frame.views[0].size if frame.views else None,
        "focused": controls.focused,
        "left": pressed(controls.left),
        "right": pressed(controls.right),
        "message": world.outbox.message,
        "tool": world.person.tool.name,
        "held": controls.held.name if controls.held else None,
        "tracked": {side: controls.hand(side).tracked for side in SIDES},
        "side": world.person.pointer.side,
        "main": world.person.hands.main,
        "labels": sorted(world.person.in_hand.labels.texts),
        "hints": sorted(world.person.lessons.hints(world.person.hands.main)),
        "laser_on_panel": world.person.limit_m < math.inf,
        "brush_m": world.person.brush.radius_m,
        "shown": int(world.rows.visible.sum()),
        **world.state(),
    }
    if screen is not None:
        told |= {"keys": screen.keys, "cursor": screen.cursor, "typing": screen.wants_keyboard, "mouse": screen.mouse}
        told["covered"] = screen.covered
    return told


def held_instead(name: str) -> Device:
    """A device in place of all others; the runtime maps what it has to it where it can, and an Index plays bare hands,
    for which the puppet has no profile."""
    devices = {device.name: device for device in read_devices()}
    device, index = devices[name], devices["Valve Index"]
    if not device.bare:
        return device
    played = [(action, path) for action, path in index.bindings if action in ("grip", "aim", *device.words)]
    return replace(device, profiles=index.profiles, bindings=played)


class Buttons:
    """Where the buttons of the panels, and the pairs of Mistakes, are in the stage, by what is on them."""

    def __init__(self, panels: Panels) -> None:
        self._panels = panels
        self._drawn: dict[str, tuple[float, float]] = {}
        self._make = panels._make
        imgui.button, pairs.line = self._noting(imgui.button), self._noting(pairs.line)
        panels._make = self._begin  # type: ignore[method-assign]

    def _begin(self, *given: Any) -> None:
        self._drawn = {}
        self._make(*given)

    def _noting(self, real: Callable[..., bool]) -> Callable[..., bool]:
        def draw(label: str, *options: Any, **named: Any) -> bool:
            pressed = bool(real(label, *options, **named))
            low, high = imgui.get_item_rect_min(), imgui.get_item_rect_max()
            if imgui.is_item_visible():
                self._drawn[label] = (low.x + high.x) / 2, (low.y + high.y) / 2
            return pressed

        return draw

    def places(self) -> dict[str, list[float]]:
        """Those that are seen in a headset."""
        found = {}
        for label, (x, y) in self._drawn.items():
            for slot, hung in self._panels._room.hanging.slots.items():
                left, top, width, height = self._panels._rects.get(slot, (0, 0, 0, 0))
                if left <= x < left + width and top <= y < top + height:
                    found[label] = (hung.matrix @ [x - left, y - top, 0, 1])[:3].tolist()
        return found


if __name__ == "__main__":
    out = open(sys.argv[1], "w", buffering=1, encoding="utf-8")  # noqa: PTH123, SIM115

    def run(
        host: Host, world: World, panels: Panels, renderer: Renderer, report: Report, recording: Recording | None
    ) -> None:
        """Walk as ever, and tell of each frame that was counted."""
        counted = report.frame
        buttons = Buttons(panels) if panels.in_room else None

        def told(frame: Frame, hovered: int, selection: int, state: Callable[[], dict[str, object]]) -> None:
            counted(frame, hovered, selection, state)
            places = {"buttons": buttons.places()} if buttons else {}
            out.write(json.dumps(line(frame, world) | places) + "\n")

        report.frame = told  # type: ignore[method-assign]
        loop.run(host, world, panels, renderer, report, recording)

    session.run = run
    if sys.argv[2] == "vr":
        from latentwalk.runtime.hosts.openxr import host

        # A runtime that a test has killed is started again by it: half a minute is short for that on a loaded machine.
        if name := os.environ.get("DEVICE"):
            host.read_devices = lambda: [held_instead(name)]
        host.OpenXRHost.__init__.__kwdefaults__["patience_s"] = PATIENCE_S  # type: ignore[index]
    sys.exit(main(sys.argv[2:]))
