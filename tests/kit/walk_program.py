"""`latentwalk vr` or `view`, telling the test each frame: `python walk_program.py STATES.jsonl vr ARGUMENTS…`.

Everything is the real command; only its loop also writes each frame's controls and state as a line, so that a test
can wait for what it has done to arrive instead of guessing how slow this machine is.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from kit.running import PATIENCE_S

from latentwalk.runtime import loop, session
from latentwalk.runtime.__main__ import main
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.frame import Frame, Hand
from latentwalk.runtime.hosts.host import Host
from latentwalk.runtime.report import Report
from latentwalk.runtime.script.record import Recording
from latentwalk.runtime.ui import Panels
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
        "brush_m": world.person.brush.radius_m,
        "shown": int(world.rows.visible.sum()),
        **world.state(),
    }
    if screen is not None:
        told |= {"keys": screen.keys, "cursor": screen.cursor, "typing": screen.wants_keyboard, "mouse": screen.mouse}
        told["covered"] = screen.covered
    return told


if __name__ == "__main__":
    out = open(sys.argv[1], "w", buffering=1, encoding="utf-8")  # noqa: PTH123, SIM115

    def run(
        host: Host, world: World, panels: Panels, renderer: Renderer, report: Report, recording: Recording | None
    ) -> None:
        """Walk as ever, and tell of each frame that was counted."""
        counted = report.frame

        def told(frame: Frame, hovered: int, selection: int, state: Callable[[], dict[str, object]]) -> None:
            counted(frame, hovered, selection, state)
            out.write(json.dumps(line(frame, world)) + "\n")

        report.frame = told  # type: ignore[method-assign]
        loop.run(host, world, panels, renderer, report, recording)

    session.run = run
    if sys.argv[2] == "vr":
        from latentwalk.runtime.hosts.openxr.host import OpenXRHost

        # A runtime that a test has killed is started again by it: half a minute is short for that on a loaded machine.
        OpenXRHost.__init__.__kwdefaults__["patience_s"] = PATIENCE_S  # type: ignore[index]
    sys.exit(main(sys.argv[2:]))
