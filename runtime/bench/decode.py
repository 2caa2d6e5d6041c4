"""How long a hand waits for its decoded picture while a scene is drawn, and the frame loop's own share of that."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from latentwalk.runtime.bench.mixture import make_frame, make_scene
from latentwalk.runtime.draw import Renderer
from latentwalk.runtime.draw.gl import unlocked
from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.jobs import Jobs
from latentwalk.runtime.ground.shown import Marks, Pointer, Shown
from latentwalk.runtime.hosts.gl import create_context
from latentwalk.runtime.world import World
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.probe.latent_map import LatentMap
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.probe.reading import Reading
from latentwalk.runtime.world.rows.rows import Rows
from latentwalk.runtime.world.walk.commands import TakeTool
from latentwalk.scenes import Decoder, Layer, Output, RoomMap, Scene
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.parser import Parser, how_many

FRAME_S = 1 / 90
# The first second compiles kernels and uploads the cloud, and is not counted.
WARM_UP_FRAMES = 90
HIDDEN, CLASSES, SIDE = 200, 10, 28


def mnist_decoder(latents: F32) -> Decoder:
    """The decoder that `latentwalk train mnist --model vae` makes, with random weights, and a classifier.

    `latents` (n, 3) are the room itself.
    """
    rng = np.random.default_rng(0)

    def layer(kind: str, weight: tuple[int, ...], outputs: int, **options: int) -> Layer:
        scale = 1 / np.sqrt(np.prod(weight[1:]))
        bias = np.zeros(outputs, np.float32)
        return Layer(kind, dict(options), {"weight": rng.normal(0, scale, weight).astype(np.float32), "bias": bias})

    doubling = {"stride": 2, "padding": 1}
    layers = [
        layer("linear", (HIDDEN, latents.shape[1]), HIDDEN),
        Layer("relu"),
        layer("linear", (64 * 49, HIDDEN), 64 * 49),
        Layer("reshape", {"shape": [64, 7, 7]}),
        Layer("relu"),
        layer("conv_transpose2d", (64, 32, 4, 4), 32, **doubling),
        Layer("relu"),
        layer("conv_transpose2d", (32, 1, 4, 4), 1, **doubling),
        Layer("sigmoid"),
    ]
    classifier = [
        layer("linear", (64, SIDE * SIDE), 64),
        Layer("relu"),
        layer("linear", (CLASSES, 64), CLASSES),
        Layer("softmax"),
    ]
    return Decoder(
        layers,
        Output("image", (SIDE, SIDE, 1)),
        latents,
        maps={"mixture": RoomMap("affine", np.eye(3, dtype=np.float32), np.zeros(3, np.float32))},
        classifier=classifier,
        class_names=[str(i) for i in range(CLASSES)],
    )


def decoded_scene(n: int) -> Scene:
    """A mixture of n rows in a latent space of three dimensions, with the decoder of MNIST."""
    scene = make_scene(n)
    return replace(scene, decoder=mnist_decoder(scene.layouts["mixture"].positions))


class Stopwatch:
    """Adds up what the loop spends on the probe in a frame; sections inside another count once."""

    def __init__(self) -> None:
        self.ms = 0.0
        self._inside = False

    @contextmanager
    def section(self) -> Iterator[None]:
        """Count what is done inside."""
        if self._inside:
            yield
            return
        self._inside, start = True, time.perf_counter()
        yield
        self._inside, self.ms = False, self.ms + (time.perf_counter() - start) * 1e3


class TimedProbe(Probe):
    """A probe that counts the loop's share, and says when each place was asked and when it was decoded."""

    def __init__(self, decoder: Decoder, rows: Rows, pointer: Pointer, outbox: Outbox, jobs: Jobs, out: Path) -> None:
        self.share = Stopwatch()
        self.asked_s: dict[bytes, float] = {}
        self.waits_ms: list[float] = []
        super().__init__(decoder, rows, pointer, outbox, jobs, out)

    def at_place(self, place: F32) -> None:
        """Note when."""
        self.asked_s[place.tobytes()] = time.perf_counter()
        with self.share.section():
            super().at_place(place)

    def update(self, dt_s: float) -> None:
        """As ever."""
        with self.share.section():
            super().update(dt_s)

    def _read(self, latent_map: LatentMap, *, latent: F32 | None = None, place: F32 | None = None) -> Reading:
        """In the worker: note how long the place has waited for this."""
        reading = super()._read(latent_map, latent=latent, place=place)
        if place is not None:
            self.waits_ms.append((time.perf_counter() - self.asked_s[place.tobytes()]) * 1e3)
        return reading


class TimedWorld(World):
    """A world whose probe is timed; `seen`: the newest reading that was there when the probe's marks were drawn."""

    def __init__(self, scene: Scene) -> None:
        self.seen: Reading | None = None
        super().__init__(scene, Path("bench.scene"), Path(tempfile.gettempdir()))

    def _make_probe(self, pointer: Pointer, out: Path) -> tuple[TimedProbe, str]:
        assert self.scene.decoder is not None
        jobs = Jobs("decode", wait=False)
        self.timed = TimedProbe(self.scene.decoder, self.rows, pointer, self.outbox, jobs, out)
        return self.timed, ""

    def shown(self) -> Shown:
        """As ever, with the probe's marks counted."""
        shown = super().shown()
        of_probe = shown.late
        assert of_probe is not None

        def late() -> Marks:
            self.seen = self.timed.newest()
            with self.timed.share.section():
                return of_probe()

        return replace(shown, late=late)


@dataclass
class Times:
    """Milliseconds, one for each frame or reading: `decoded` from the hand to the finished picture, `seen` to the end
    of the drawing of the first frame with it, `share` of the loop, `frame` from one frame to the next."""

    decoded: list[float]
    seen: list[float]
    share: list[float]
    frame: list[float]

    def figures(self) -> dict[str, dict[str, float]]:
        """Median and 99th percentile of each."""
        return {
            name: {"p50": float(np.percentile(values, 50)), "p99": float(np.percentile(values, 99))}
            for name, values in vars(self).items()
        }


def hand(t_s: float) -> Controls:
    """A right hand that goes through the cloud in curves."""
    controls = Controls()
    controls.right.tracked = True
    place = [0.9 * np.sin(1.3 * t_s), 1.5 + 0.7 * np.sin(1.7 * t_s), -3.0 + 0.9 * np.sin(1.1 * t_s)]
    controls.right.grip.position = controls.right.aim.position = np.array(place, np.float32)
    return controls


def bench(scene: Scene, seconds: float, size: int) -> Times:
    """Walk at 90 Hz, or as fast as this machine draws, while the hand moves."""
    ctx, device = create_context()
    frame = make_frame(ctx, size)
    world = TimedWorld(scene)
    probe = world.timed
    world.do(TakeTool("probe"))
    renderer, finish = Renderer(ctx, world.shown()), unlocked(ctx, "glFinish")  # as headset and window wait for the GPU
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(f"{len(scene):,} rows, two eyes of {size}² pixels, {device}, {cores} cores", file=sys.stderr)
    times, seen, start = Times(probe.waits_ms, [], [], []), None, time.perf_counter()
    end, number, begun = start + seconds, 0, start
    while begun < end:
        probe.share.ms = 0.0
        world.update(hand(begun - start), FRAME_S)
        renderer.draw(world.shown(), None, frame)
        finish()
        done = time.perf_counter()
        if world.seen is not None and world.seen is not seen:
            seen = world.seen
            times.seen.append((done - probe.asked_s[seen.place.tobytes()]) * 1e3)
        times.share.append(probe.share.ms)
        number += 1
        time.sleep(max(0.0, begun + FRAME_S - time.perf_counter()))
        now = time.perf_counter()
        times.frame.append((now - begun) * 1e3)
        begun = now
        if number == WARM_UP_FRAMES:
            for values in vars(times).values():
                values.clear()
    renderer.release()
    world.close()
    return times


def main(argv: list[str] | None = None) -> int:
    """`latentwalk bench decode`."""
    parser = Parser(prog="latentwalk bench decode", description=__doc__)
    parser.add_argument("--rows", type=how_many, default=100_000, metavar="N", help="rows drawn (default: 100000)")
    parser.add_argument(
        "--size", type=how_many, default=1024, metavar="PX", help="width and height of an eye (default: 1024)"
    )
    parser.add_argument("--seconds", type=float, default=20.0, metavar="N", help="how long (default: 20)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    figures = bench(decoded_scene(args.rows), args.seconds, args.size).figures()
    if args.json:
        print(json.dumps(figures))
        return 0
    words = {
        "decoded": "hand to decoded picture",
        "seen": "hand to drawn picture",
        "share": "of it the frame loop's own",
        "frame": "frame to frame",
    }
    for name, text in words.items():
        print(f"{text:<28} median {figures[name]['p50']:8.3f} ms   p99 {figures[name]['p99']:8.3f} ms")
    return 0
