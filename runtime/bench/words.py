"""Frame times of a walk among words: with their texts and the clusters' names in the room, against without."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import moderngl
import numpy as np

from latentwalk.runtime.bench.mixture import make_frame, make_scene
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.hosts.gl import create_context
from latentwalk.runtime.ui.letters.lettering import Lettering
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows.commands import NameClasses, WriteWords
from latentwalk.runtime.world.walk.commands import PlaceRig
from latentwalk.scenes import Scene, Strings, read
from latentwalk.scenes.parser import Parser, how_many

FRAMES = 45  # of a round, in each way
DT_S = 1 / 90
IN_M, TURN_RAD = 2.5, 0.6  # of a round: into the cloud, and to both sides
CHOOSING_S = 30.0  # that words may take to come, where a scene has any
SYLLABLES = ("ba", "co", "di", "fu", "gre", "ha", "li", "mo", "ne", "pra", "ro", "sti", "tu", "ven", "wa", "ze")


def worded(n: int) -> Scene:
    """The mixture of `bench points` with words as ids."""
    scene = make_scene(n)
    digits = np.arange(n)[:, None] // len(SYLLABLES) ** np.arange(5) % len(SYLLABLES)
    words = ("".join(SYLLABLES[place] for place in row) for row in digits.tolist())
    return Scene(Strings.of(words), scene.layouts, scene.columns)


class Walk:
    """One walk through a scene, with words or without, each frame of it drawn for two eyes."""

    def __init__(self, ctx: moderngl.Context, scene: Scene, size: int, *, words: bool) -> None:
        self.ctx, self.frame = ctx, make_frame(ctx, size)
        self.world = World(scene, Path("bench.scene"), Path(tempfile.gettempdir()))
        if not words:
            self.world.do(NameClasses(False))
            self.world.do(WriteWords("none"))
        self.start = self.world.person.rig.position.copy()
        shown = self.world.shown()
        self.renderer = Renderer(ctx, shown, budget=len(shown.flags), lettering=Lettering(ctx))
        self.written = 0

    def round(self) -> Iterator[float]:
        """Milliseconds of each frame on the way in and back to where it began."""
        for number in range(FRAMES):
            phase = 2 * np.pi * number / FRAMES
            x, y, z = self.start.tolist()
            place = x, y, z - float(IN_M * (1 - np.cos(phase)) / 2)
            self.ctx.finish()
            begun = time.perf_counter()
            self.world.do(PlaceRig(place, float(TURN_RAD * np.sin(phase))))
            self.world.update(self.frame.controls, DT_S)
            shown = self.world.shown()
            self.renderer.draw(shown, None, self.frame)
            self.ctx.finish()
            self.written = max(self.written, 0 if shown.words is None else len(shown.words.texts))
            yield (time.perf_counter() - begun) * 1e3

    def close(self) -> None:
        """Free everything."""
        self.renderer.release()
        self.world.close()


def bench(scene: Scene, size: int, rounds: int) -> dict[str, float]:
    """Median milliseconds of a frame with and without words, and the median over rounds of their ratio; the same of the
    slowest twentieth; how many words there were at most."""
    ctx, device = create_context()
    print(f"{len(scene):,} words, two eyes of {size}² pixels, {device}", file=sys.stderr)
    with closing(Walk(ctx, scene, size, words=True)) as on, closing(Walk(ctx, scene, size, words=False)) as off:
        for walk in (on, off):
            list(walk.round())  # letters, kernels and shaders are made
        # A worker chooses the words, and these fade in: none of them would be in a measure that began at once.
        before, until = -1, time.monotonic() + CHOOSING_S
        while before < on.written or (not on.written and time.monotonic() < until):
            before = on.written
            list(on.round())
        times: dict[str, list[list[float]]] = {"with": [], "without": []}
        for number in range(rounds):
            # In turn, and now one, now the other first: whatever else this machine does slows both alike.
            for walk in (on, off) if number % 2 else (off, on):
                times["with" if walk is on else "without"].append(list(walk.round()))
        written = on.written
    median = {name: [statistics.median(one) for one in found] for name, found in times.items()}
    slow = {name: [float(np.percentile(one, 95)) for one in found] for name, found in times.items()}
    return {
        "with_ms": statistics.median(median["with"]),
        "without_ms": statistics.median(median["without"]),
        "ratio": _ratio(median),
        "ratio_p95": _ratio(slow),
        "written": written,
    }


def _ratio(found: dict[str, list[float]]) -> float:
    return statistics.median(a / b for a, b in zip(found["with"], found["without"], strict=True))


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench words`."""
    parser = Parser(prog="latentwalk bench words", description=__doc__)
    parser.add_argument("scene", type=Path, nargs="?", metavar="FILE.scene", help="words to walk among (made ones)")
    parser.add_argument("--words", type=how_many, default=8_000, metavar="N", help="made words (default: 8000)")
    parser.add_argument(
        "--size", type=how_many, default=1024, metavar="PX", help="width and height of an eye (default: 1024)"
    )
    parser.add_argument(
        "--rounds", type=how_many, default=8, metavar="N", help=f"rounds of {FRAMES} frames (default: 8)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    result = bench(worded(args.words) if args.scene is None else read(args.scene), args.size, args.rounds)
    if args.json:
        print(json.dumps(result))
        return 0
    print(f"without words  {result['without_ms']:8.2f} ms a frame")
    print(f"with           {result['with_ms']:8.2f} ms, at most {result['written']:.0f} of them at once")
    print(f"ratio          {result['ratio']:8.3f}, of the slowest twentieth {result['ratio_p95']:.3f}")
    return 0
