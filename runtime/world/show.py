"""What the world asks draw to show besides its points: lines, solids and pictures of this frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from latentwalk.runtime.ground.geometry import linear
from latentwalk.runtime.ground.shown import F32, Lines, Picture, Shape
from latentwalk.runtime.world.rows import fit as room
from latentwalk.runtime.world.walk import teleport

if TYPE_CHECKING:
    from latentwalk.runtime.world.world import World

LASER = (*linear((200, 220, 255)), 0.6)
HOVER = (*linear((255, 255, 255)), 0.9)
TRAIL = (*linear((150, 175, 210)), 0.2)
GOES, STAYS = (*linear((86, 180, 233)), 0.9), (*linear((213, 94, 0)), 0.6)
BRUSHES = {
    "add": (*linear((0, 158, 115)), 0.3),
    "subtract": (*linear((213, 94, 0)), 0.3),
    "intersect": (*linear((86, 180, 233)), 0.3),
}
IN_HAND_M = 0.05  # a laser that begins nearer to the eye than this would only dazzle
LIFT = 0.045  # how far above its row a lifted picture stands, and half its height, for each metre from the eye


def lines(world: World) -> list[Lines]:
    """The laser, the hovered row's true neighbours, the way of the last flight, the teleport arc, trails."""
    found: list[Lines] = []
    pointer, arc = world.pointer, world.hands.arc
    if arc is not None:
        found.append(_chain(arc.points, STAYS if arc.target is None else GOES))
    elif pointer.active and np.linalg.norm(pointer.origin - world.eye()) > IN_HAND_M * world.rig.scale:
        end = pointer.origin + pointer.direction * np.float32(pointer.length_m)
        found.append(_segments(np.stack([pointer.origin, end])[None], LASER, 2.0))
    if pointer.row >= 0:
        found.extend(neighbor_lines(world, pointer.row))
    if world.probe is not None:
        found += world.probe.show.lines()
    trails = world.layouts.trails(world.visible, world.selection, pointer.row)
    if trails is not None:
        segments, strength = trails
        found.append(_segments(segments, (*TRAIL[:3], TRAIL[3] * strength), 1.0))
    return found + world.trails.lines(world)


def neighbor_lines(world: World, row: int) -> list[Lines]:
    """From a row to its visible nearest neighbours in the original space, fainter the farther down the list."""
    if world.scene.neighbors is None:
        return []
    near = world.scene.neighbors.indices[row]
    near = near[near >= 0]
    near = near[world.visible[near]]
    ends = room.positions(world.cloud, np.append(near, row))
    segments = np.stack([np.broadcast_to(ends[-1], ends[:-1].shape), ends[:-1]], axis=1)
    kept = np.isfinite(segments).all((1, 2))
    made = _segments(segments, HOVER, 1.5)
    made.colors[:, 3] *= np.linspace(1.0, 0.35, len(near), dtype=np.float32)
    return [Lines(made.points[kept], made.colors[kept], made.width_px)] if kept.any() else []


def shapes(world: World) -> list[Shape]:
    """Where a teleport would land, and the brush."""
    found: list[Shape] = []
    hands = world.hands
    if hands.arc is not None and hands.arc.target is not None:
        found.append(teleport.mark(hands.arc.target, world.rig.scale, GOES))
    if hands.brush_at is not None:
        matrix = np.eye(4, dtype=np.float32)
        matrix[:3, :3] *= world.brush_radius_m * world.rig.scale
        matrix[:3, 3] = hands.brush_at
        found.append(Shape("sphere", matrix, BRUSHES[world.brush_op]))
    if world.probe is not None:
        found += world.probe.show.shapes()
    return found


def pictures(world: World) -> list[Picture]:
    """What the probe decodes, and the hovered row's picture, lifted above it."""
    found: list[Picture] = []
    if world.probe is not None:
        world.probe.receive()  # what came while the points were drawn is seen in the same frame
        found += world.probe.show.pictures()
    # With the probe in hand the picture that one came for is the decoded one: the hovered row's would cover it.
    row = world.pointer.row if world.tool != "probe" else -1
    pixels = world.thumbnail(row) if row >= 0 else None
    if pixels is None:
        return found
    place = room.positions(world.cloud, row)
    size = LIFT * float(np.linalg.norm(place - world.eye()))
    return [*found, Picture("hover", place + np.array([0, 2 * size, 0], np.float32), 2 * size, pixels, version=row)]


def _segments(points: F32, color: tuple[float, ...], width_px: float) -> Lines:
    colors = np.tile(np.array(color, np.float32), (len(points), 1))
    return Lines(np.ascontiguousarray(points, np.float32), colors, width_px)


def _chain(points: F32, color: tuple[float, ...]) -> Lines:
    return _segments(np.stack([points[:-1], points[1:]], axis=1), color, 3.0)
