"""Everything a walk can be told to do, by name: scripts, keys, panels and recordings all speak this.

An intent's `check` takes a raw value (from TOML or JSON), raises UsageError with what it expected and found, and gives
the value that `apply` takes.  Values that depend on the scene (ids, names) are looked up when it is applied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from latentwalk.runtime.world.checks import Check, Intent, flag, go, number, one_of, place, setting, table, text
from latentwalk.runtime.world.epochs.commands import EPOCH_INTENTS
from latentwalk.runtime.world.probe.commands import PROBE_INTENTS
from latentwalk.runtime.world.rows.selection import OPS
from latentwalk.runtime.world.walk import rig as walk
from latentwalk.scenes.errors import UsageError

if TYPE_CHECKING:
    from latentwalk.runtime.world.world import World

MODES = ("points", "sprites")
TOOLS = ("select", "brush", "grab", "teleport", "probe")
BRUSH_OPS = ("add", "subtract", "intersect")


def _ids(value: Any) -> list[str]:
    if not isinstance(value, list | tuple):
        raise UsageError(f"expected a list of row ids, found {value!r}")
    return [text(part) for part in value]


def _plain(value: Any) -> Any:
    if not isinstance(value, str | int | float | bool):
        raise UsageError(f"expected a text, a number, true or false, found {value!r}")
    return value


_CRITERION: dict[str, Check] = {
    "ids": _ids,
    "column": text,
    "equals": _plain,
    "contains": text,
    "min": number(-1e38, 1e38),
    "max": number(-1e38, 1e38),
    "all": go,
    "none": go,
    "op": one_of(*OPS),
}
_TESTS = ("equals", "contains", "min", "max")


def criterion(value: Any) -> dict[str, Any]:
    """A checked criterion of `filters.rows_that`, perhaps with "op"."""
    checked: dict[str, Any] = table(_CRITERION)(value)
    starts = [key for key in ("ids", "column", "all", "none") if key in checked]
    tests = [key for key in _TESTS if key in checked]
    if len(starts) != 1:
        raise UsageError(f"expected one of ids, column, all or none, found {' and '.join(starts) or 'none of them'}")
    if starts == ["column"] and tests not in (["equals"], ["contains"], ["min"], ["max"], ["min", "max"]):
        raise UsageError(
            f"expected equals, contains, or min and max, for a column, found {' and '.join(tests) or 'none'}"
        )
    if starts != ["column"] and tests:
        raise UsageError(f"{tests[0]!r} needs a column")
    return checked


def filtering(value: Any) -> dict[str, Any]:
    """A criterion without "op", or an empty table."""
    checked = criterion(value) if value != {} else {}
    if "op" in checked:
        raise UsageError("unknown 'op'; a filter has none")
    return checked


def _turn(world: World, angle_rad: float) -> None:
    walk.turn(world.rig, world.head, angle_rad)


def _rig(world: World, value: dict[str, Any]) -> None:
    rig = world.rig
    rig.scale = value.get("scale", rig.scale)
    rig.yaw_rad = value.get("yaw_rad", rig.yaw_rad)
    rig.position = np.array(value.get("position", rig.position), np.float32)


def _snap_turn(world: World, on: bool) -> None:
    world.walk.snap = on


INTENTS: dict[str, Intent] = PROBE_INTENTS | {
    "teleport": Intent(
        "stand at [x, y, z] of the room, feet there",
        place,
        lambda world, value: walk.stand(world.rig, world.head, np.array(value)),
    ),
    "look_at": Intent(
        "face the row with this id: turn, and rise or sink until the head looks straight at it",
        text,
        lambda world, value: world.look_at(value),
    ),
    "turn": Intent("turn on the spot by an angle in radians, positive to the left", number(-100, 100), _turn),
    "rig": Intent(
        "put the stage at {position = [x, y, z], yaw_rad, scale} of the room",
        table({"position": place, "yaw_rad": number(-1e4, 1e4), "scale": number(1e-3, 1e3)}),
        _rig,
    ),
    "recentre": Intent(
        "back to where the walk began: true", go, lambda world, value: walk.recentre(world.rig, world.head)
    ),
    "layout": Intent("fly to a layout by name", text, lambda world, value: world.layouts.go(value)),
    "color": Intent('colour by a column, or "none"', text, lambda world, value: world.set_color(value)),
    "mode": Intent("points or sprites", one_of(*MODES), setting("mode")),
    "point_size": Intent("diameter of a point in metres", number(1e-4, 1.0), setting("point_size_m")),
    "select": Intent(
        "select rows: {ids = […]}, {column, equals | contains | min, max}, {all = true} or {none = true}, with op = "
        "replace, add, subtract or intersect",
        criterion,
        lambda world, value: world.select(value),
    ),
    "filter": Intent(
        "show only the rows that a criterion as for select names; {} shows all",
        filtering,
        lambda world, value: world.set_filter(value),
    ),
    "isolate": Intent(
        "show only what is selected now: true; or all again: false", flag, lambda world, value: world.isolate(value)
    ),
    "search": Intent(
        "select the visible rows whose id, class or text holds this", text, lambda world, value: world.search(value)
    ),
    "undo": Intent("take the last change of the selection back: true", go, lambda world, value: world.undo()),
    "redo": Intent("make the undone change again: true", go, lambda world, value: world.redo()),
    "brush": Intent(
        "select by a sphere of the room: {position = [x, y, z], radius, op = add, subtract or intersect}",
        table({"position": place, "radius": number(1e-4, 100), "op": one_of(*BRUSH_OPS)}, ("position", "radius")),
        lambda world, value: world.brush(value["position"], value["radius"], value.get("op", "add")),
    ),
    "brush_op": Intent("what the brush does: add, subtract or intersect", one_of(*BRUSH_OPS), setting("brush_op")),
    "brush_radius": Intent("radius of the hand's brush in metres", number(0.01, 2.0), setting("brush_radius_m")),
    "tool": Intent(
        "what the trigger does: " + ", ".join(TOOLS), one_of(*TOOLS), lambda world, value: world.take_tool(value)
    ),
    "export": Intent(
        "write the selected rows, or all visible ones, to files: true", go, lambda world, value: world.export()
    ),
    "save": Intent(
        "keep view, selection and colours beside the scene: true", go, lambda world, value: world.save_view()
    ),
    "snap_turn": Intent("turn in steps: true; smoothly: false", flag, _snap_turn),
    "vignette_deg": Intent(
        "the field that stays clear while moving, in degrees of view; 180 turns the vignette off",
        number(20, 180),
        setting("vignette_deg"),
    ),
    **EPOCH_INTENTS,
}
