"""What keys ask of the probe: things with the next class, the hovered row or the selected ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from latentwalk.runtime.ui.panel import Ui


def next_class(ui: Ui) -> str | None:
    """The class after the one that the probe is in, None where there are none."""
    probe = ui.world.probe
    if probe is None or not probe.targets.centroids:
        return None
    names = list(probe.targets.centroids)
    reading = probe.reading
    current = probe.class_name(reading.prediction) if reading is not None else None
    return names[(names.index(current) + 1) % len(names)] if current in names else names[0]


def jump(ui: Ui) -> None:
    """To the next class."""
    ui.do("jump", {"class": next_class(ui) or "the next"})


def morph(ui: Ui) -> None:
    """Towards the next class, or stop."""
    going = ui.world.probe is not None and ui.world.probe.morphing
    ui.do("morph", False if going else {"to": {"class": next_class(ui) or "the next"}})


def interpolate(ui: Ui) -> None:
    """Between the first two selected rows; else from the probe to the hovered row, or to the next class."""
    ui.do("interpolate", ends(ui) or {"to": {"class": next_class(ui) or "the next"}})


def ends(ui: Ui) -> dict[str, Any] | None:
    """The ends of a way that the selection or the laser names, if they name one."""
    world = ui.world
    selected = np.flatnonzero(world.selection)[:2]
    if len(selected) == 2:
        return {"from": {"id": world.ids[int(selected[0])]}, "to": {"id": world.ids[int(selected[1])]}}
    return {"to": {"id": world.ids[world.pointer.row]}} if world.pointer.row >= 0 else None


def pull(ui: Ui) -> None:
    """Pull the hovered row along, or let go."""
    row = ui.world.pointer.row
    ui.do("pull", ui.world.ids[row] if row >= 0 else False)


def posterior(ui: Ui) -> None:
    """Show or hide σ of the selected rows."""
    ui.do("posterior", ui.world.probe is None or not ui.world.probe.posterior)


COMMANDS: dict[str, Callable[[Ui], None]] = {
    "jump": jump,
    "morph": morph,
    "interpolate": interpolate,
    "pull": pull,
    "posterior": posterior,
}
