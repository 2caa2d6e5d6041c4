"""A way between two latents that is shown in the room: decoded step by step, with the shortest way through the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from latentwalk.runtime.ground.shown import F32
from latentwalk.runtime.world.probe.chart import Chart
from latentwalk.runtime.world.probe.filmstrip import write_strip
from latentwalk.runtime.world.probe.paths import WAYS, Graph, Mode
from latentwalk.runtime.world.probe.reading import gaps
from latentwalk.runtime.world.rows import fit as room
from latentwalk.runtime.world.rows.nearest import nearest
from latentwalk.scenes.errors import UsageError

if TYPE_CHECKING:
    from latentwalk.runtime.world.probe.probe import Probe
    from latentwalk.runtime.world.world import World

BETWEEN = 4  # pieces of the curve from one step to the next


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """k latents on a way: room `places` (k, 3), decoded `values` (k, m), `classes` they would take, and `gaps` (k,) to
    the data in typical distances between rows."""

    places: F32
    values: F32
    classes: list[int | None]
    gaps: F32


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What there is to show of an interpolation.

    `curve`: finely, every BETWEEN-th is one of the `steps`.  `through` (r, 3): places of the rows on the shortest way
    over the neighbour graph, none where no way leads; `data`: some of these rows decoded, as many as `steps` or fewer,
    or None.
    """

    curve: Steps
    steps: Steps
    through: F32
    data: Steps | None


@dataclass(frozen=True, slots=True)
class _Wish:
    """From one latent (d,) to another."""

    start: F32
    end: F32
    mode: Mode
    count: int

    def at(self, shares: F32) -> F32:
        """Latents (k, d) at shares (k,) of the way."""
        return WAYS[self.mode](self.start, self.end, shares)


class Interpolation:
    """The way that is shown: `shown`, None while there is none or it is being decoded; `version` rises with it; `share`
    is how far along it the probe was taken last."""

    def __init__(self, world: World, probe: Probe) -> None:
        self._world, self._probe = world, probe
        self._wish: _Wish | None = None
        self._graph: Graph | None = None
        self.shown: Shown | None = None
        self.version, self.share = 0, 0.0

    def prepare(self) -> None:
        """In the worker, before the walk begins."""
        if self._world.scene.neighbors is not None:
            self._graph = Graph(self._world.scene.neighbors)
            self._graph.shortest(0, 0)  # compiles its kernel

    def between(self, start: Any, end: Any, mode: Mode, count: int) -> None:
        """Show the way between two targets in `count` steps."""
        targets, self.share = self._probe.targets, 0.0
        self._wish = _Wish(targets.latent(start, self._probe), targets.latent(end, self._probe), mode, count)
        self.again()

    def again(self) -> None:
        """Find it anew, as in a layout that has just come."""
        wish, chart = self._wish, self._probe.chart
        if wish is None:
            return
        self._probe.worker.ask("interpolation", lambda: self._walk(wish, chart))
        if self._world.wait:
            self.receive()

    def put_away(self) -> None:
        """Show none."""
        self._wish = self.shown = None
        self._probe.worker.forget("interpolation")

    def go_along(self, share: float) -> None:
        """Take the probe to a share 0…1 of the way."""
        if self._wish is None:
            raise UsageError("there is no way to go along; interpolate first")
        self.share = share
        self._probe.jump({"latent": self._wish.at(np.array([share], np.float32))[0].tolist()})

    def write_filmstrip(self) -> None:
        """Write the decoded steps as a picture; a message says where."""
        output, shown, out = self._probe.decoder.output, self.shown, self._world.out
        if output.kind != "image":
            raise UsageError("this decoder makes tables, not pictures; there is no filmstrip of them")
        if shown is None:
            raise UsageError("there is no way to make a filmstrip of; interpolate first")
        strips = [(part.values, part.gaps) for part in (shown.steps, shown.data) if part is not None]
        self._probe.worker.ask("filmstrip", lambda: write_strip(output, strips, out))
        if self._world.wait:
            self.receive()

    def intents(self) -> list[tuple[str, Any]]:
        """The intent that shows the same way."""
        wish = self._wish
        if wish is None:
            return []
        ends = {"from": {"latent": wish.start.tolist()}, "to": {"latent": wish.end.tolist()}}
        return [("interpolate", {**ends, "mode": wish.mode, "steps": wish.count})]

    def receive(self) -> None:
        """Take what is ready."""
        self._world.obtain(self._receive)

    def _receive(self) -> None:
        written = self._probe.worker.answer("filmstrip")
        if written is not None:
            self._world.say(written)
        shown = self._probe.worker.answer("interpolation")
        if shown is not None:
            self.shown, self.version = shown, self.version + 1
            if self._graph is not None and shown.data is None:
                self._world.say("the neighbor graph has no way between these; only the decoded one is shown")

    def _walk(self, wish: _Wish, chart: Chart) -> Shown:
        """In the worker."""
        count = (wish.count - 1) * BETWEEN + 1
        curve = self._steps(wish.at(np.linspace(0, 1, count, dtype=np.float32)), chart)
        steps = Steps(curve.places[::BETWEEN], curve.values[::BETWEEN], curve.classes[::BETWEEN], curve.gaps[::BETWEEN])
        rows = np.zeros(0, np.int32)
        if self._graph is not None:
            ends = [int(nearest(chart.latents, end)[0][0]) for end in (wish.start, wish.end)]
            rows = self._graph.shortest(*ends)
        through = room.at(chart.frame, rows)
        if not len(rows):
            return Shown(curve, steps, through, None)
        some = np.unique(np.linspace(0, len(rows) - 1, wish.count).round().astype(int))
        return Shown(curve, steps, through, self._steps(chart.latents[rows[some]], chart, through[some]))

    def _steps(self, latents: F32, chart: Chart, places: F32 | None = None) -> Steps:
        if places is None:
            places = np.stack([chart.place_of(latent) for latent in latents])
        decoded = self._probe.decoding(latents)
        away = [gaps(float(nearest(chart.latents, latent)[1][0]), self._probe.spacing) for latent in latents]
        return Steps(places, decoded.values, decoded.classes, np.array(away, np.float32))
