"""The part of a window that no panel covers, in pixels and as tangents."""

from __future__ import annotations

from collections.abc import Iterable

from latentwalk.runtime.ground.frame import View
from latentwalk.runtime.ground.geometry import share, tangents
from latentwalk.runtime.world.walk.camera import Lens

Rect = tuple[float, float, float, float]  # left, top, width, height
LEAST = 0.25  # of the picture's width and height: in less nobody wants to look at a cloud


def free_part(size: tuple[int, int], covered: Iterable[Rect]) -> Rect:
    """The rectangle that is left where each panel takes a strip of a picture of `size` pixels with it, the one that
    costs least; the whole picture where too little is left."""
    left, top, right, bottom = 0.0, 0.0, float(size[0]), float(size[1])
    for x, y, width, height in sorted(covered, key=lambda rect: -rect[2] * rect[3]):
        if x >= right or y >= bottom or x + width <= left or y + height <= top:
            continue
        cuts = (
            (x + width, top, right, bottom),
            (left, top, x, bottom),
            (left, y + height, right, bottom),
            (left, top, right, y),
        )
        left, top, right, bottom = max(cuts, key=lambda cut: max(0, cut[2] - cut[0]) * max(0, cut[3] - cut[1]))
    if right - left < LEAST * size[0] or bottom - top < LEAST * size[1]:
        return 0.0, 0.0, float(size[0]), float(size[1])
    return left, top, right - left, bottom - top


def lens_of(part: Rect, view: View) -> Lens:
    """A part of the picture of a view as tangents."""
    x, y, width, height = part
    corners = [share(corner, view.size) for corner in ((x, y), (x + width, y + height))]
    (left, up), (right, down) = tangents(corners, view.projection).tolist()
    return left, right, down, up
