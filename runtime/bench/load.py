"""From a scene file to the first picture, phase by phase, against libraries that have the cloud in memory already.

Each in a process of its own, in turn: what a process has loaded once costs nothing the second time.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from latentwalk.runtime.bench.goals import Goal, told
from latentwalk.scenes.errors import LatentwalkError, tell
from latentwalk.scenes.parser import Parser, how_many

OURS, PLAIN, VISPY = "latentwalk", "gl_points", "vispy"
IMPORTS = "imports"
WANTED = 10.0  # times as fast as vispy

Phases = dict[str, tuple[float, float]]
"""Name → seconds of processor time, of all threads, and on the clock."""


class PhaseClock:
    """Seconds of each phase of this process, imports first."""

    def __init__(self) -> None:
        self.phases: Phases = {IMPORTS: (time.process_time(), 0.0)}

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Time what is inside."""
        busy, clock = time.process_time(), time.perf_counter()
        yield
        self.phases[name] = time.process_time() - busy, time.perf_counter() - clock


def prepare(folder: Path, n: int, size: int) -> None:
    """The scene file of the mixture of n rows, and the arrays that libraries have in memory."""
    from latentwalk.runtime.bench.mixture import make_scene
    from latentwalk.runtime.bench.peers import PeerCloud
    from latentwalk.runtime.world import World
    from latentwalk.scenes import write

    scene = make_scene(n)
    write(folder / "mixture.scene", scene)
    world = World(scene, folder / "mixture.scene", folder)
    PeerCloud.of(world.shown(), size).write(folder)
    world.close()


def ours(folder: Path, size: int) -> Phases:
    """The first stereo picture of a walk, from the file on, with the budget that a walk begins with."""
    from latentwalk.runtime.bench.mixture import make_frame
    from latentwalk.runtime.draw import Renderer
    from latentwalk.runtime.hosts.gl import create_context
    from latentwalk.runtime.session import load_world

    frame = make_frame(create_context()[0], size)
    watch, ctx = PhaseClock(), frame.target.ctx if frame.target is not None else None
    assert ctx is not None
    with watch.phase("file to world"):
        world = load_world(folder / "mixture.scene", folder, layout=None)
    with watch.phase("renderer"):
        renderer = Renderer(ctx, world.shown())
    with watch.phase("first picture"):
        renderer.draw(world.shown(), None, frame)
        ctx.finish()
    world.close()
    return watch.phases


def plain(folder: Path, size: int) -> Phases:
    """One draw of all points for each eye, from arrays in memory."""
    from latentwalk.runtime.bench.clouds import PlainPoints
    from latentwalk.runtime.bench.mixture import HEAD, make_frame, make_views
    from latentwalk.runtime.bench.peers import PeerCloud
    from latentwalk.runtime.draw.cloud.emphasis import Emphasis
    from latentwalk.runtime.draw.eyes import locate
    from latentwalk.runtime.ground.shown import Rig
    from latentwalk.runtime.hosts.gl import create_context

    cloud = PeerCloud.read(folder)
    frame, eyes = make_frame(create_context()[0], size), locate(Rig(), make_views(HEAD, size))
    assert frame.target is not None
    watch = PhaseClock()
    with watch.phase("first picture"):
        drawn = PlainPoints(frame.target.ctx, cloud, Emphasis(len(cloud.places)).smallest_px)
        drawn.draw(eyes, frame.target, 1.0)
        frame.target.ctx.finish()
    return watch.phases


def vispy(folder: Path, size: int) -> Phases:
    """The same by vispy's Markers."""
    from latentwalk.runtime.bench.mixture import HEAD, make_views
    from latentwalk.runtime.bench.peers import PEERS, PeerCloud
    from latentwalk.runtime.draw.eyes import locate
    from latentwalk.runtime.ground.shown import Rig

    cloud, eyes = PeerCloud.read(folder), locate(Rig(), make_views(HEAD, size))
    watch = PhaseClock()
    with watch.phase("first picture"):
        drawn = PEERS[VISPY](cloud)
        drawn.frame([eye.clip_from_room for eye in eyes], [eye.room_from_eye for eye in eyes])
    return watch.phases


WAYS: dict[str, Callable[[Path, int], Phases]] = {OURS: ours, PLAIN: plain, VISPY: vispy}


def timed(name: str, folder: Path, size: int) -> Phases | None:
    """Phases of a process that loads in one of the `WAYS`; None, and said, where it fails."""
    command = [sys.executable, "-m", __name__, name, str(folder), str(size)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        tell(f"left out: {name} ended: {done.stderr.strip().rpartition(chr(10))[2] or 'no word why'}", sys.stderr)
        return None
    return {phase: (busy, clock) for phase, (busy, clock) in json.loads(done.stdout.splitlines()[-1]).items()}


def bench(n: int, size: int, rounds: int) -> dict[str, Phases]:
    """Medians of the phases of each way, in turn; a first round fills the caches of files, shaders and kernels."""
    from latentwalk.runtime.bench.peers import installed

    names = [OURS, PLAIN, *({VISPY} & set(installed()))]
    found: dict[str, list[Phases]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), n, size)
        for number in range(rounds + 1):
            for name in names:
                phases = timed(name, Path(folder), size)
                if phases is not None and number:
                    found[name].append(phases)
    if not found[OURS]:
        raise LatentwalkError("no picture came of the file, see above")
    return {name: _median(each) for name, each in found.items() if each}


def _median(found: list[Phases]) -> Phases:
    def middle(phase: str, which: int) -> float:
        return statistics.median(each[phase][which] for each in found)

    return {phase: (middle(phase, 0), middle(phase, 1)) for phase in found[0]}


def loaded(phases: Phases) -> tuple[float, float]:
    """Seconds of all phases but imports."""
    kept = [seconds for phase, seconds in phases.items() if phase != IMPORTS]
    return sum(busy for busy, _ in kept), sum(clock for _, clock in kept)


def goals(result: dict[str, Phases]) -> Iterator[Goal]:
    """What is wanted: times vispy, which need not read the file."""
    if VISPY in result:
        for which, unit in enumerate(("seconds of processor", "seconds on the clock")):
            times = loaded(result[VISPY])[which] / loaded(result[OURS])[which]
            yield Goal(f"file to first picture, times as fast as vispy from memory, {unit}:", times, WANTED, True)


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench load`."""
    parser = Parser(prog="latentwalk bench load", description=__doc__)
    parser.add_argument("--points", type=how_many, default=4_000_000, metavar="N", help="rows (4000000)")
    parser.add_argument("--size", type=how_many, default=1024, metavar="PX", help="width and height of an eye (1024)")
    parser.add_argument("--rounds", type=how_many, default=3, metavar="N", help="rounds (3)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    result = bench(args.points, args.size, args.rounds)
    if args.json:
        print(json.dumps(result))
        return 0
    print(f"{'seconds':<11} {'':<14} {'processor':>9} {'clock':>7}")
    for name, phases in result.items():
        for phase, (busy, clock) in phases.items():
            print(f"{name:<11} {phase:<14} {busy:9.3f} {'' if phase == IMPORTS else f'{clock:7.3f}'}")
        print("{:<11} {:<14} {:9.3f} {:7.3f}".format(name, "all but imports", *loaded(phases)))
    print(told(goals(result)))
    return 0


if __name__ == "__main__":
    print(json.dumps(WAYS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
