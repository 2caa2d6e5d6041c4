"""The rows nearest to a place, for what can be drawn for some rows only."""

from __future__ import annotations

import numba as nb
import numpy as np

from latentwalk.runtime.ground.kernels import kernel_frame, place
from latentwalk.runtime.ground.shown import Cloud
from latentwalk.runtime.ground.soon import soon
from latentwalk.scenes.arrays import F32, I32, Bools


@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def _sink(far: F32, rows: I32, size: int) -> None:
    """Restore the heap (farthest at the root) after its root was replaced."""
    i = 0
    while 2 * i + 1 < size:
        child = 2 * i + 1
        if child + 1 < size and far[child + 1] > far[child]:
            child += 1
        if far[i] >= far[child]:
            return
        far[i], far[child] = far[child], far[i]
        rows[i], rows[child] = rows[child], rows[i]
        i = child


@soon
@nb.njit(cache=True)  # type: ignore[misc, unused-ignore]
def _nearest(  # type: ignore[no-untyped-def]
    order, start, count, cell_order, bound, pa, sa, oa, pb, sb, ob, t, wanted, clip, eye, most
):
    # A heap of the nearest so far, the farthest of them at its root: far fewer steps than sorting all rows.
    far, rows = np.full(most, np.inf, np.float32), np.full(most, -1, np.int32)
    for c in cell_order:
        if bound[c] >= far[0]:
            break  # cells come nearest first: no row of the rest can be nearer than the farthest one found
        for j in range(start[c], start[c] + count[c]):
            row = order[j]
            if not wanted[row]:
                continue
            x = place(row, 0, pa, sa, oa, pb, sb, ob, t)
            y = place(row, 1, pa, sa, oa, pb, sb, ob, t)
            z = place(row, 2, pa, sa, oa, pb, sb, ob, t)
            apart = np.sqrt((x - eye[0]) ** 2 + (y - eye[1]) ** 2 + (z - eye[2]) ** 2)
            if not apart < far[0]:  # nor is NaN, an absent row
                continue
            w = clip[3, 0] * x + clip[3, 1] * y + clip[3, 2] * z + clip[3, 3]
            sideways = clip[0, 0] * x + clip[0, 1] * y + clip[0, 2] * z + clip[0, 3]
            upward = clip[1, 0] * x + clip[1, 1] * y + clip[1, 2] * z + clip[1, 3]
            # A third wider than the view: the other eye sees more, and the head turns on while pictures are uploaded.
            if w > 0 and abs(sideways) < 1.3 * w and abs(upward) < 1.3 * w:
                far[0], rows[0] = apart, row
                _sink(far, rows, most)
    return rows, far


def nearest(cloud: Cloud, wanted: Bools, clip: F32, eye: F32, most: int) -> I32:
    """At most `most` rows (k,) int32 of `wanted` (n,) bool, nearest to `eye` (3,) first, that a slightly widened view
    `clip` (4, 4), clip from room, can see."""
    cells, a, b = cloud.cells, cloud.a, cloud.b
    bound = np.linalg.norm(cells.center[: cells.whole] - eye, axis=1) - cells.radius[: cells.whole]
    rows, far = _nearest(
        cells.order,
        cells.start,
        cells.count,
        np.argsort(bound),
        bound,
        *kernel_frame(a),
        *kernel_frame(b),
        np.float32(0 if a is b else cloud.t),
        wanted,
        clip,
        eye,
        most,
    )
    # By distance, and rows of the same distance by number: a heap has no order that repeats.
    sorting = np.lexsort((rows, far))
    found: I32 = rows[sorting][: int((rows >= 0).sum())]
    return found
