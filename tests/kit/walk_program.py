"""`latentwalk vr` or `view`, telling the test each frame: `python walk_program.py STATES.jsonl vr ARGUMENTS…`.

Everything is the real command; only its report also writes each frame's controls and state as a line, so that a test
can wait for what it has done to arrive instead of guessing how slow this machine is.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from kit.running import PATIENCE_S

from latentwalk.runtime.__main__ import main
from latentwalk.runtime.ground.frame import Frame, Hand
from latentwalk.runtime.report import Report
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
        "message": world.message,
        **world.state(),
    }
    if screen is not None:
        told |= {"keys": screen.keys, "cursor": screen.cursor, "typing": screen.wants_keyboard}
    return told


if __name__ == "__main__":
    out = open(sys.argv[1], "w", buffering=1, encoding="utf-8")  # noqa: PTH123, SIM115
    counted = Report.frame

    def told(self: Report, frame: Frame, world: World) -> None:
        """Count as ever, and tell."""
        counted(self, frame, world)
        out.write(json.dumps(line(frame, world)) + "\n")

    Report.frame = told  # type: ignore[method-assign]
    if sys.argv[2] == "vr":
        from latentwalk.runtime.hosts.openxr.host import OpenXRHost

        # A runtime that a test has killed is started again by it: half a minute is short for that on a loaded machine.
        OpenXRHost.__init__.__kwdefaults__["patience_s"] = PATIENCE_S  # type: ignore[index]
    sys.exit(main(sys.argv[2:]))
