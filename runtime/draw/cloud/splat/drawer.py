"""The cloud on the processor: the way to draw it where OpenGL draws there, too, and takes ten times as long."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.draw.cloud.deal import Dealer, Dealt
from latentwalk.runtime.draw.cloud.emphasis import LARGEST_SHARE, Emphasis
from latentwalk.runtime.draw.cloud.points import NEAR_PX
from latentwalk.runtime.draw.cloud.splat.bands import draw_band, spans
from latentwalk.runtime.draw.cloud.splat.lanes import EMPTY, LANE, LANES, LAYERS, STRIP, Draws, Sight, Sizes, SlotRows
from latentwalk.runtime.draw.cloud.splat.pixels import PixelLayer
from latentwalk.runtime.draw.cloud.splat.rows import Slots, fixed, gather
from latentwalk.runtime.draw.eyes import Eye, Eyes
from latentwalk.runtime.draw.gl import State
from latentwalk.runtime.ground import markers
from latentwalk.runtime.ground.jobs import Cores
from latentwalk.runtime.ground.kernels import kernel_frame
from latentwalk.runtime.ground.shown import Cells, CloudFrame, Shown
from latentwalk.scenes.arrays import F32, I32, U32

#: Bands for each core: so many that none waits long for the last one, so few that cells lie in one as a whole.
BANDS = 4
#: What `draw_band` needs for itself.
Scratch = tuple[NDArray[np.uint64], F32, NDArray[np.uint64], I32]
#: No rows are marked.
NONE = np.zeros(0, np.int32)


class SplatDrawer:
    """The cloud as points, drawn by kernels on all cores and laid into the frame.

    Of the last frame: `shown`, how many points of the cells in view were drawn; `thinned`, whether those were not all;
    `emphasis`.
    """

    _dealt: Dealt

    def __init__(self, state: State, n: int, cells: Cells) -> None:
        self.shown, self.thinned = 0, False
        self.emphasis = Emphasis(n)
        self._dealer = Dealer(self.emphasis.smallest_px)
        self._slots, self._n = Slots(len(cells.order)), len(cells.order)
        self._pixels = PixelLayer(state)
        self._cores = Cores("splat")
        self._scratch: list[Scratch] = []

    def deal(self, eyes: Eyes, shown: Shown, budget: int) -> None:
        """Choose at most `budget` points of the smallest size, fewer larger ones."""
        self.emphasis.update(eyes, shown)
        self._dealt = self._dealer.deal(eyes, shown.cloud.cells, shown.point_size_m, budget)
        self.shown, self.thinned = self._dealt.shown, self._dealt.thinned

    def draw(self, eyes: Eyes, shown: Shown) -> None:
        """Draw what was dealt."""
        dealt = self._dealt
        marked = self.emphasis.marked(shown) if self.thinned else NONE
        if not len(dealt.cells) and not len(marked):
            return
        rows = self._slots.update(shown, marked)
        draws = self._draws(eyes, shown.cloud.cells, dealt, len(marked))
        sights = [self._sight(eye, eyes.room_per_stage, shown.point_size_m) for eye in eyes.all]
        width, height = eyes.target.size
        with self._pixels.written(width * height) as pixels:
            reached = self._draw_bands(sights, rows, draws, width, pixels)
        self._pixels.draw(strips(sights, reached))

    def _draw_bands(self, sights: list[Sight], rows: SlotRows, draws: Draws, across: int, pixels: U32) -> I32:
        """Fill the pixels; returns from where to where each strip of each eye shows anything, (eyes, strips, 2)."""
        highest = max(sight.height for sight in sights)
        band = STRIP * max(1, -(-len(sights) * highest // (BANDS * self._cores.count * STRIP)))
        self._reserve(band * max(sight.width for sight in sights) + 1)
        reached = np.zeros((len(sights), -(-highest // STRIP), 2), np.int32)

        def draw(part: tuple[int, int], scratch: Scratch) -> None:
            eye, bottom = part
            sight = sights[eye]
            top = min(bottom + band, sight.height)
            draw_band(sight, eye, rows, draws, bottom, top, scratch, across, pixels, reached[eye])

        parts = [(eye, bottom) for eye, sight in enumerate(sights) for bottom in range(0, sight.height, band)]
        self._cores.each(parts, self._scratch, draw)
        return reached

    def _reserve(self, pixels: int) -> None:
        """Scratch for bands of so many pixels, one for each thread."""
        if self._scratch and self._scratch[0][0].shape[1] == pixels:
            return
        self._scratch = [scratch(pixels) for _ in range(self._cores.count)]

    def _draws(self, eyes: Eyes, cells: Cells, dealt: Dealt, marked: int) -> Draws:
        """What is drawn, in the order of sprites: far cells, near ones from the last, marked rows."""
        near = dealt.largest_px > NEAR_PX
        order = np.concatenate([np.flatnonzero(~near), np.flatnonzero(near)[::-1]])
        numbers, points, largest_px = dealt.cells[order], dealt.points[order], dealt.largest_px[order]
        count = cells.count[numbers]
        # As many points as there are rows, or else the last ones of a whole cell would be as small as if they came.
        points = np.where(points < count, points, 2 * count)
        low, high = np.zeros((2, 2, len(order)), np.int32)
        highest = max(eye.viewport[3] for eye in eyes.all)
        largest_px = np.clip(largest_px, self.emphasis.smallest_px, LARGEST_SHARE * highest)
        reach_px = 0.5 * largest_px + 1 if self._slots.plain else 2.2 * largest_px + 12
        heights = np.array([eye.viewport[3] for eye in eyes.all], np.int32)
        spans(eyes.clips, heights, cells.center[numbers], cells.radius[numbers], reach_px.astype(np.float32), low, high)
        bits = int(cells.count.max() - 1).bit_length()
        draws = Draws(
            cells.start[numbers],
            np.minimum(np.ceil(points), count).astype(np.int32),
            points.astype(np.float32),
            dealt.growth[order],
            dealt.seen_by[numbers],
            low,
            high,
            bits,
        )
        return with_marked(draws, self._n, marked, highest) if marked else draws

    def _sight(self, eye: Eye, room_per_stage: float, point_m: float) -> Sight:
        emphasis = self.emphasis
        px = emphasis.smallest_px, emphasis.smallest_cross_px, LARGEST_SHARE * eye.viewport[3]
        sizes = Sizes(*map(np.float32, (point_m * eye.focal_px / room_per_stage, *px, emphasis.ringed)))
        clip, at = (np.ascontiguousarray(part, np.float32) for part in (eye.clip_from_room, eye.room_from_eye[:3, 3]))
        return Sight(clip, at, np.float32(1 / room_per_stage), sizes, *eye.viewport)

    def release(self) -> None:
        """Free everything."""
        self._pixels.release()
        self._cores.close()


def scratch(pixels: int) -> Scratch:
    """What a thread needs for bands of so many pixels."""
    return (
        np.full((LAYERS, pixels), EMPTY, np.uint64),
        np.empty(LANES * LANE, np.float32),
        np.empty(LANE + 1, np.uint64),
        np.empty((2, LANE + 1), np.int32),
    )


def compile_kernels() -> None:
    """Have all kernels compiled and kept: draw a row that nobody sees."""
    one, places = np.ones(1, np.int32), np.ones((1, 3), np.float32)
    order, frame = np.zeros(1, np.int32), CloudFrame(("layout", ""), places, 1.0, places[0])
    by_slot = np.empty((3, 1), np.float32)
    gather(fixed(order), *kernel_frame(frame), 0, by_slot)
    low, high = np.zeros((2, 2, 1), np.int32)
    spans(np.ones((2, 4, 4), np.float32), one, places, places[0, :1], places[0, :1], low, high)
    sight = Sight(
        np.eye(4, dtype=np.float32), places[0], np.float32(1), Sizes(*places.repeat(2)[:5]), 0, 0, STRIP, STRIP
    )
    no_flags, table = np.zeros(1, np.uint8), np.ones((1, 3), np.float32)
    rows = SlotRows(by_slot, by_slot, np.float32(0), no_flags, places[0, :1], table, True, markers.table())
    draws = Draws(order, one, places[0, :1], places[0, :1], one, low, high, 0)
    pixels, reached = np.zeros((STRIP * STRIP, 2), np.uint32), np.zeros((1, 2), np.int32)
    draw_band(sight, 0, rows, draws, 0, STRIP, scratch(STRIP * STRIP + 1), STRIP, pixels, reached)


def with_marked(draws: Draws, first: int, marked: int, height: int) -> Draws:
    """Draw `marked` rows from slot `first` on after all cells, in cells of their own, which may reach anywhere."""
    start = np.arange(first, first + marked, 1 << draws.bits, dtype=np.int32)
    count = np.minimum(1 << draws.bits, first + marked - start).astype(np.int32)
    ones = np.ones_like(start)
    low, high = np.zeros((2, len(start)), np.int32), np.full((2, len(start)), height, np.int32)
    return Draws(
        np.append(draws.start, start),
        np.append(draws.begun, count),
        np.append(draws.points, 2 * count).astype(np.float32),
        np.append(draws.growth, ones).astype(np.float32),
        np.append(draws.eyes, 3 * ones),
        np.hstack([draws.low, low]),
        np.hstack([draws.high, high]),
        draws.bits,
    )


def strips(sights: list[Sight], reached: I32) -> F32:
    """What there is to lay into the frame, (k, 4): left, bottom, right, top in pixels of the target."""
    found = []
    for sight, columns in zip(sights, reached, strict=True):
        (rows,) = np.nonzero(columns[:, 1] > columns[:, 0])
        bottom, top = rows * STRIP, np.minimum((rows + 1) * STRIP, sight.height)
        left, right = columns[rows].T
        corners = sight.left + left, sight.bottom + bottom, sight.left + right, sight.bottom + top
        found.append(np.stack(corners, 1))
    return np.concatenate(found).astype(np.float32)
