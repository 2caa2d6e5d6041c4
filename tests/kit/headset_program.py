"""A program for the headset tests: paints the left eye red and the right eye mid-green, and writes what it is given.

`python headset_program.py OUT.jsonl [--seconds N] [--patience N] [--mirror] [--bindings DIR] [--crash-at FRAME]
[--space NAME]`: one line of JSON for each frame.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import moderngl
import numpy as np

from latentwalk.runtime.ground.frame import Frame
from latentwalk.runtime.hosts.openxr import bindings
from latentwalk.runtime.hosts.openxr import host as openxr
from latentwalk.runtime.hosts.openxr import session as openxr_session
from latentwalk.scenes.errors import LatentwalkError

FRAMEBUFFER_SRGB = 0x8DB9
MID = 0.2158605  # linear; 128 as sRGB


def paint(target: moderngl.Framebuffer) -> None:
    """Left red, right green, and a depth in front of both."""
    eye, height = target.width // 2, target.height
    target.clear(1.0, 0.0, 0.0, 1.0, depth=0.5, viewport=(0, 0, eye, height))
    target.clear(0.0, MID, 0.0, 1.0, depth=0.5, viewport=(eye, 0, eye, height))


def plain(value: Any) -> Any:
    """Arrays as lists, for JSON."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return np.round(value, 4).tolist() if isinstance(value, np.ndarray) else value


def describe(host: openxr.OpenXRHost, frame: Frame, kept: moderngl.Texture) -> dict[str, Any]:
    """One frame as JSON."""
    controls = frame.controls
    session = host._session
    assert session is not None
    return {
        "t_s": frame.t_s,
        "dt_s": frame.dt_s,
        "focused": controls.focused,
        "recentered": controls.recentered,
        "head": plain(asdict(controls.head)),
        "left": plain(asdict(controls.left)),
        "right": plain(asdict(controls.right)),
        "eyes": [plain(asdict(view.pose)) for view in frame.views],
        "drawn": frame.target is not None,
        "help": host.help,
        "refused": session.hands.refused,
        "kept": kept.read().hex(),  # what was made in this context before a loss must still be there after it
    }


def main() -> None:
    """Walk and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--patience", type=float, default=30.0)
    parser.add_argument("--mirror", action="store_true")
    parser.add_argument("--bindings", type=Path)
    parser.add_argument("--crash-at", type=int, default=-1)
    parser.add_argument("--space", help="the only reference space that the runtime is to offer, such as STAGE")
    args = parser.parse_args()
    if args.space:
        openxr_session.xr.enumerate_reference_spaces = lambda _: [openxr_session.xr.ReferenceSpaceType[args.space]]
    if args.bindings:
        openxr.read_devices = lambda: bindings.read_devices(args.bindings)  # type: ignore[assignment]
    host = openxr.OpenXRHost(args.seconds, mirror=args.mirror, patience_s=args.patience)
    kept = host.ctx.texture((1, 1), 4, bytes([1, 2, 3, 4]))
    host.ctx.enable_direct(FRAMEBUFFER_SRGB)
    try:
        with args.out.open("w", buffering=1) as out:
            for number, frame in enumerate(host.frames()):
                if number == args.crash_at:
                    raise LatentwalkError("crashed as asked")
                if frame.target is not None:
                    paint(frame.target)
                out.write(json.dumps(describe(host, frame, kept)) + "\n")
                host.pulse("right", 0.5, 0.01)
    finally:
        host.close()


if __name__ == "__main__":
    try:
        main()
    except LatentwalkError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
