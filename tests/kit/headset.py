"""Programs under test in a headset: run where Monado's client library works, and moved by its puppet."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from kit.monado import Monado, Puppet, PuppetHand
from kit.monado_root import inside
from kit.running import PATIENCE_S, Running, started

KIT = Path(__file__).parent


def program(
    service: Monado, desk: str, folder: Path, *options: str, **environment: str
) -> AbstractContextManager[Running]:
    """Start tests/kit/headset_program.py on the display `desk`."""
    return _run(service, desk, folder, "headset_program.py", ["--patience", str(PATIENCE_S), *options], environment)


def vr(
    service: Monado, desk: str, folder: Path, scene: Path, *options: str, **environment: str
) -> AbstractContextManager[Running]:
    """Start `latentwalk vr` without a mirror on the display `desk`, its report in `folder/report.json`."""
    arguments = ["vr", str(scene), "--report", str(folder / "report.json"), "--out", str(folder / "out"), "--no-mirror"]
    return _run(service, desk, folder, "walk_program.py", [*arguments, *options], environment)


def _run(
    service: Monado, desk: str, folder: Path, name: str, arguments: list[str], environment: dict[str, str]
) -> AbstractContextManager[Running]:
    here = {**service.environment(), "DISPLAY": desk, "PYTHONPATH": str(KIT.parent), **environment}
    return started(inside([sys.executable, str(KIT / name), str(folder / "frames.jsonl"), *arguments]), here, folder)


def move(puppet: Puppet, running: Running) -> dict[str, Any]:
    """Move the puppet; the first line of a frame in which its fingers have arrived.

    A count of frames would not do: between this and the frame stand two more processes, which a loaded machine starves.
    """
    number = len(running.lines())
    puppet.send()
    wanted = {"left": _fingers(puppet.left), "right": _fingers(puppet.right)}
    return running.wait_for(lambda line: all(_alike(line[side], wanted[side]) for side in wanted), after=number)


def _fingers(hand: PuppetHand) -> dict[str, Any]:
    return {
        "trigger": hand.trigger,
        "squeeze": hand.squeeze,
        "stick": list(hand.stick),
        "primary": hand.a,
        "secondary": hand.b,
        "menu": hand.trackpad_force > 0,
    }


def _alike(seen: dict[str, Any], wanted: dict[str, Any]) -> bool:
    pairs = [(seen[name], value) for name, value in wanted.items() if name != "stick"]
    pairs += zip(seen["stick"], wanted["stick"], strict=True)
    return all(abs(a - b) < 1e-3 for a, b in pairs)
