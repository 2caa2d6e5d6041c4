"""What can be told of a walk: its state for reports, and the intents that lead to it for recordings and saved views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from latentwalk.runtime.ground.shown import F32, Bools

if TYPE_CHECKING:
    from latentwalk.runtime.world.world import World


class Account:
    """Tells of one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._selected: tuple[int, list[str]] = (-1, [])

    def state(self) -> dict[str, Any]:
        """`rig` in the room, `head` in the stage; `hover` and `selection` by row id."""
        world = self._world
        return {
            "rig": self._rig(),
            "head": {"position": _floats(world.head.position), "orientation": _floats(world.head.orientation)},
            "hover": world.ids[world.pointer.row] if world.pointer.row >= 0 else None,
            "selection": self._selected_ids(),
            "color": world.color,
            "layout": world.layout,
            "epoch": world.timeline.epoch if world.layout == world.layouts.epochs_name else None,
            "probe": world.probe.state() if world.probe is not None else None,
        }

    def intents(self) -> list[tuple[str, Any]]:
        """Intents that bring a fresh walk in the same scene to this state."""
        world = self._world
        intents: list[tuple[str, Any]] = [
            ("rig", self._rig()),
            *self._timeline(),
            ("layout", world.layout),
            ("color", world.color),
            ("mode", world.mode),
            ("point_size", world.point_size_m),
            ("snap_turn", world.walk.snap),
            ("vignette_deg", world.vignette_deg),
            ("brush_op", world.brush_op),
            ("brush_radius", world.brush_radius_m),
            ("tool", world.tool),
            ("filter", world.filter),
        ]
        if world.visibility.isolated is not None:
            intents += [("select", {"ids": self._ids(world.visibility.isolated)}), ("isolate", True)]
        selected = self._selected_ids()
        probe = world.probe.intents() if world.probe is not None else []
        return [*intents, ("select", {"ids": selected} if selected else {"none": True}), *probe]

    def _timeline(self) -> list[tuple[str, Any]]:
        """Before the layout, as an epoch brings the epochs into view."""
        timeline, trails = self._world.timeline, self._world.trails
        if not len(timeline):
            return []
        return [
            ("epoch", timeline.epoch),
            ("speed", timeline.speed),
            ("loop", timeline.loop),
            ("play", timeline.playing),
            ("trails", trails.epochs),
            ("trails_of", trails.of),
        ]

    def _rig(self) -> dict[str, Any]:
        rig = self._world.rig
        return {"position": _floats(rig.position), "yaw_rad": float(rig.yaw_rad), "scale": float(rig.scale)}

    def _selected_ids(self) -> list[str]:
        """Ids of the selected rows; made once for each change."""
        if self._selected[0] != self._world.selection_version:
            self._selected = (self._world.selection_version, self._ids(self._world.selection))
        return self._selected[1]

    def _ids(self, mask: Bools) -> list[str]:
        return [self._world.ids[int(row)] for row in np.flatnonzero(mask)]


def _floats(values: F32) -> list[float]:
    return [float(value) for value in values]
