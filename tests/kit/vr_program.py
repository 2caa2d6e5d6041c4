"""`latentwalk vr`, telling the test each frame: `python vr_program.py STATES.jsonl ARGUMENTS…`.

Everything is the real command; only its report also writes each frame's state as a line, so that a test can wait for
what it has done to arrive instead of guessing how slow this machine is.
"""

from __future__ import annotations

import json
import sys

from latentwalk.runtime.__main__ import main
from latentwalk.runtime.ground.frame import Frame
from latentwalk.runtime.report import Report
from latentwalk.runtime.world import World

if __name__ == "__main__":
    out = open(sys.argv[1], "w", buffering=1, encoding="utf-8")  # noqa: PTH123, SIM115
    counted = Report.frame

    def told(self: Report, frame: Frame, world: World) -> None:
        """Count as ever, and tell."""
        counted(self, frame, world)
        line = {"t_s": frame.t_s, "drawn": frame.target is not None, "message": world.message, **world.state()}
        out.write(json.dumps(line) + "\n")

    Report.frame = told  # type: ignore[method-assign]
    sys.exit(main(["vr", *sys.argv[2:]]))
