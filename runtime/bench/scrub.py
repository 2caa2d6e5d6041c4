"""Frame times while a hand scrubs through the epochs of a long run, against those at rest at the same places."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

import moderngl
import numpy as np

from latentwalk.runtime.bench.mixture import make_frame
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.ground.frame import Frame, Hand
from latentwalk.runtime.hosts.gl import create_context
from latentwalk.runtime.world import World
from latentwalk.runtime.world.epochs.commands import GoToEpoch
from latentwalk.scenes import Category, Epoch, Scene, Strings, append, read, write
from latentwalk.scenes.parser import Parser, how_many

CLASSES, BATCH = 10, 50
FRAME_S = 1 / 90
PLACES = 20  # of one round


def make_run(path: Path, rows: int, epochs: int) -> None:
    """Write a run: ten classes that come apart, each row on a way of its own, predictions that get better."""
    rng = np.random.default_rng(0)
    codes = rng.integers(0, CLASSES, rows).astype(np.int32)
    centers = rng.normal(0, 1, (CLASSES, 3)).astype(np.float32)[codes]
    start, end = (rng.normal(0, 0.5, (rows, 3)).astype(np.float32) for _ in range(2))
    luck = rng.random(rows)

    def made(number: int) -> Epoch:
        t = np.float32(number / epochs)
        prediction = np.where(luck < 0.2 + 0.7 * t, codes, (codes + 1) % CLASSES).astype(np.int32)
        positions = start + (centers + np.float32(0.5) * end - start) * t
        return Epoch(float(number), positions, None, prediction, np.full(rows, 0.5 + t / 2, np.float32))

    label = Category(codes, [str(i) for i in range(CLASSES)])
    write(path, Scene(Strings.of(map(str, range(rows))), columns={"label": label}))
    for first in range(1, epochs + 1, BATCH):
        append(path, map(made, range(first, min(epochs + 1, first + BATCH))))


class Bench:
    """A world with its renderer, and frames of it that are timed to their end."""

    def __init__(self, ctx: moderngl.Context, path: Path, size: int) -> None:
        self.ctx = ctx
        self.world = World(read(path), path, path.parent)
        # All points: a budget that follows the time would hide what a scrub costs.
        self.renderer = Renderer(ctx, self.world.shown(), budget=1 << 30)
        self._frame: Frame = make_frame(ctx, size)
        self.uploaded = {"positions": 0, "marks": 0}

    def frame(self, push: float) -> float:
        """One frame with a hand that grips and pushes its stick so far; milliseconds."""
        before = self._uploads()
        start = time.perf_counter()
        hand = Hand(tracked=True, squeeze=1.0, stick=np.array([push, 0.0], np.float32))
        self.world.update(replace(self._frame.controls, right=hand), FRAME_S)
        self.renderer.draw(self.world.shown(), None, self._frame)
        self.ctx.finish()
        ms = (time.perf_counter() - start) * 1e3
        if push:
            for name, count in self._uploads().items():
                self.uploaded[name] += count - before[name]
        return ms

    def _uploads(self) -> dict[str, int]:
        rows = self.renderer.rows
        return {
            "positions": rows.positions.uploaded_bytes,
            "marks": rows.flags.uploaded_bytes + rows.values.uploaded_bytes,
        }

    def settle(self) -> None:
        """Until all epochs were read and those about the hand are on the GPU."""
        stream, resident = self.world.epochs.stream, self.renderer.rows.positions
        while stream.unread or not all(frame in resident for frame in stream.upcoming):
            self.frame(0.0)

    def round(self, push: float) -> Iterator[tuple[str, float]]:
        """Times of each kind of frame: at each place once on arrival and once at rest, then at whole epochs."""
        for _ in range(PLACES):
            yield "scrubbing", self.frame(push)
            yield "at rest", self.frame(0.0)
        timeline = self.world.epochs.timeline
        self.world.do(GoToEpoch(timeline.epochs[round(timeline.cursor)]))
        self.frame(0.0)
        for _ in range(PLACES):
            yield "at rest at an epoch", self.frame(0.0)


class Figures(TypedDict):
    """What is measured: by kind of frame, and of the whole."""

    ms: dict[str, float]
    scrubbing_of_rest: float
    uploaded_a_frame: dict[str, float]
    file_mb: float
    peak_memory_mb: float | None


def bench(rows: int, epochs: int, size: int, rounds: int, push: float) -> Figures:
    """Median milliseconds of each kind of frame, the median ratio of scrubbing to rest, uploads and peak memory."""
    ctx, device = create_context()
    print(f"{epochs} epochs of {rows:,} rows, two eyes of {size}² pixels, {device}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "run.scene"
        make_run(path, rows, epochs)
        mine = Bench(ctx, path, size)
        mine.settle()
        times: dict[str, list[float]] = {}
        ratios: list[float] = []
        for number in range(rounds):
            found: dict[str, list[float]] = {}
            for name, ms in mine.round(-push if number < rounds / 2 else push):
                found.setdefault(name, []).append(ms)
            ratios.append(statistics.median(found["scrubbing"]) / statistics.median(found["at rest"]))
            for name, figures in found.items():
                times.setdefault(name, []).extend(figures)
        file_mb = path.stat().st_size / 1e6
    return {
        "ms": {name: statistics.median(figures) for name, figures in times.items()},
        "scrubbing_of_rest": statistics.median(ratios),
        "uploaded_a_frame": {name: count / (rounds * PLACES) for name, count in mine.uploaded.items()},
        "file_mb": file_mb,
        "peak_memory_mb": peak_memory_mb(),
    }


def peak_memory_mb() -> float | None:
    """The most memory that this process had, None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench scrub`."""
    parser = Parser(prog="latentwalk bench scrub", description=__doc__)
    parser.add_argument("--rows", type=how_many, default=50_000, metavar="N", help="rows (default: 50000)")
    parser.add_argument("--epochs", type=how_many, default=700, metavar="N", help="epochs of the run (default: 700)")
    parser.add_argument(
        "--size", type=how_many, default=1024, metavar="PX", help="width and height of an eye (default: 1024)"
    )
    parser.add_argument("--rounds", type=how_many, default=8, metavar="N", help="rounds of 60 frames (default: 8)")
    parser.add_argument("--push", type=float, default=1.0, metavar="X", help="how far the stick, 0…1 (default: 1)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    result = bench(args.rows, args.epochs, args.size, args.rounds, args.push)
    if args.json:
        print(json.dumps(result))
        return 0
    for name, ms in result["ms"].items():
        print(f"{name:<20} {ms:8.2f} ms")
    print(f"scrubbing ÷ at rest  {result['scrubbing_of_rest']:8.3f}")
    for name, count in result["uploaded_a_frame"].items():
        print(f"{name + ' uploaded':<20} {count / 1e3:8.1f} kB a frame while scrubbing")
    if result["peak_memory_mb"] is not None:
        print(f"peak memory          {result['peak_memory_mb']:8.0f} MB, of a file of {result['file_mb']:.0f} MB")
    return 0
