"""Walks in small scenes, told what to do in words and by hands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from latentwalk.runtime.ground.frame import Controls, Side
from latentwalk.runtime.ground.geometry import to_stage, toward
from latentwalk.runtime.ground.shown import Marks
from latentwalk.runtime.world import World, command
from latentwalk.runtime.world.rows import fit
from latentwalk.scenes import read

DT = 1 / 90


def make_world(path: Path, *, wait: bool = True) -> World:
    """A walk in a scene file, whose exports go to the folder `out` beside it."""
    return World(read(path), path, path.parent / "out", wait=wait)


def do(world: World, word: str, value: Any) -> None:
    """Tell a walk what to do, as files and scripts do."""
    world.do(command(word, value))


def pairs(world: World) -> list[tuple[str, Any]]:
    """The commands to here as files keep them."""
    return [(made.word, made.plain()) for made in world.commands_to_here()]


def settle(world: World, seconds: float = 1.0, controls: Controls | None = None) -> None:
    """Let frames go by."""
    for _ in range(round(seconds / DT)):
        world.update(controls or Controls(), DT)


def frames_until(world: World, ready: Callable[[], Any], worker: str, controls: Controls | None = None) -> None:
    """Frames of a walk that waits for nothing, until something is seen; between them the worker ends what it is at.

    `worker`: "epochs", "layouts", "export" or "decode".
    """
    jobs = {
        "epochs": lambda: world.epochs.stream._jobs,
        "layouts": lambda: world.rows.layouts._jobs,
        "export": lambda: world.rows._jobs,
        "decode": lambda: world.probe._jobs,
    }[worker]()
    for _ in range(10_000):
        world.update(controls or Controls(), DT)
        if ready():
            return
        jobs.call(lambda: None)
    raise AssertionError("it never came")


def marks(world: World) -> Marks:
    """All that is shown besides rows: what comes late, too."""
    shown = world.shown()
    return shown.marks if shown.late is None else Marks.of(shown.marks, shown.late())


def direction_to(direction: Any) -> np.ndarray:
    """Quaternion (4,) whose −Z is a unit direction (3,)."""
    return toward(np.asarray(direction))


def aimed(world: World, row: int, side: Side = "right", **changes: Any) -> Controls:
    """Controls whose hand points at a row from before the chest."""
    controls = Controls()
    hand = controls.hand(side)
    hand.tracked = True
    hand.aim.position = np.array([0.2, 1.2, -0.3], np.float32)
    target = to_stage(world.person.rig, fit.positions(world.rows.cloud, row))
    way = target - hand.aim.position
    hand.aim.orientation = direction_to(way / np.linalg.norm(way))
    hand.grip.position = hand.aim.position.copy()
    for name, value in changes.items():
        setattr(hand, name, value)
    return controls


def clear_row(world: World) -> int:
    """A row that is met first from where the hand of `aimed` is."""
    for row in range(len(world.scene)):
        world.update(aimed(world, row), DT)
        if world.person.pointer.row == row:
            return row
    raise AssertionError("no row can be pointed at")


def held_at(place: Any, **changes: Any) -> Controls:
    """A right hand at a place of the stage that points along −Z."""
    controls = Controls()
    controls.right.tracked = True
    controls.right.aim.position = controls.right.grip.position = np.array(place, np.float32)
    for name, value in changes.items():
        setattr(controls.right, name, value)
    return controls


def tell(world: World, **commands: Any) -> None:
    """Tell a walk several things in one frame."""
    for word, value in commands.items():
        do(world, word, value)
    world.update(Controls(), DT)


def out_of(world: World) -> Path:
    """Where a walk of `make_world` writes."""
    return world.path.parent / "out"
