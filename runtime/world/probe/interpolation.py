"""A way between two latents that is shown in the room: decoded step by step, with the shortest way through the data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from latentwalk.runtime.ground.jobs import Each, Jobs, Newest
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.probe.filmstrip import write_strip
from latentwalk.runtime.world.probe.latent_map import LatentMap
from latentwalk.runtime.world.probe.model import Decoding
from latentwalk.runtime.world.probe.paths import WAYS, NeighborGraph, PathMode
from latentwalk.runtime.world.probe.reading import gaps
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.nearest import nearest
from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.queries.counterfactual import Flip

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
class Way:
    """What there is to show of an interpolation.

    `curve`: finely, every BETWEEN-th is one of the `steps`.  `through` (r, 3): places of the rows on the shortest way
    over the neighbor graph, none where no way leads; `data`: some of these rows decoded, as many as `steps` or fewer,
    or None.  `flip`: of a counterfactual way, where the class changes.
    """

    curve: Steps
    steps: Steps
    through: F32
    data: Steps | None
    flip: Flip | None = None


@dataclass(frozen=True, slots=True)
class Ends:
    """A wish for a way: from one latent (d,) to another in `count` steps; of a counterfactual one, its `flip`."""

    start: F32
    end: F32
    mode: PathMode
    count: int
    flip: Flip | None = None

    def at(self, shares: F32) -> F32:
        """Latents (k, d) at shares (k,) of the way."""
        return WAYS[self.mode](self.start, self.end, shares)


class Interpolation:
    """The way that is shown: `ends` of it, None while none is wanted; `way`, None while it is being decoded too;
    `version` rises with it; `share` is how far along it the probe was taken last."""

    def __init__(self, decoding: Decoding, spacing: float, jobs: Jobs, outbox: Outbox, out: Path) -> None:
        self._decoding, self._spacing, self._jobs, self._outbox, self._out = decoding, spacing, jobs, outbox, out
        self._walking: Newest[Way] = Newest(jobs)
        self._writing: Each[str] = Each(jobs)
        self._graph: NeighborGraph | None = None
        self.ends: Ends | None = None
        self.way: Way | None = None
        self.version, self.share = 0, 0.0

    def prepare(self, neighbors: Neighbors | None) -> None:
        """In the worker, before the walk begins."""
        if neighbors is not None:
            self._graph = NeighborGraph(neighbors)
            self._graph.shortest(0, 0)  # compiles its kernel

    def between(self, ends: Ends, latent_map: LatentMap) -> None:
        """Show the way between two latents."""
        self.ends, self.share = ends, 0.0
        self.again(latent_map)

    def again(self, latent_map: LatentMap) -> None:
        """Find it anew, as in a layout that has just come."""
        ends = self.ends
        if ends is None:
            return
        self._walking.ask(lambda: self._walk(ends, latent_map))
        if self._jobs.wait:
            self.receive()

    def put_away(self) -> None:
        """Show none."""
        self.ends = self.way = None
        self._walking.forget()

    def go_along(self, share: float) -> F32:
        """The latent (d,) at a share 0…1 of the way.  Raises UsageError where there is none."""
        if self.ends is None:
            raise UsageError("there is no way to go along; interpolate first")
        self.share = share
        return np.asarray(self.ends.at(np.array([share], np.float32))[0])

    def write_filmstrip(self) -> None:
        """Write the decoded steps as a picture; a message says where."""
        output, way, out = self._decoding.output, self.way, self._out
        if output.kind != "image":
            raise UsageError("this decoder makes tables, not pictures; there is no filmstrip of them")
        if way is None:
            raise UsageError("there is no way to make a filmstrip of; interpolate first")
        strips = [(part.values, part.gaps) for part in (way.steps, way.data) if part is not None]
        self._writing.ask(lambda: write_strip(output, strips, out))
        if self._jobs.wait:
            self.receive()

    def receive(self) -> None:
        """Take what is ready."""
        self._outbox.obtain(self._receive)

    def _receive(self) -> None:
        written = self._writing.take()
        if written is not None:
            self._outbox.say(written)
        way = self._walking.take()
        if way is not None:
            self.way, self.version = way, self.version + 1
            if self._graph is not None and way.data is None and way.flip is None:
                self._outbox.say("the neighbor graph has no way between these; only the decoded one is shown")

    def _walk(self, ends: Ends, latent_map: LatentMap) -> Way:
        """In the worker."""
        count = (ends.count - 1) * BETWEEN + 1
        curve = self._steps(ends.at(np.linspace(0, 1, count, dtype=np.float32)), latent_map)
        steps = Steps(curve.places[::BETWEEN], curve.values[::BETWEEN], curve.classes[::BETWEEN], curve.gaps[::BETWEEN])
        if ends.flip is not None:  # what of the data lies between is beside the point
            return Way(curve, steps, np.zeros((0, 3), np.float32), None, ends.flip)
        rows = np.zeros(0, np.int32)
        if self._graph is not None:
            both = [int(nearest(latent_map.latents, end)[0][0]) for end in (ends.start, ends.end)]
            rows = self._graph.shortest(*both)
        through = fit.at(latent_map.frame, rows)
        if not len(rows):
            return Way(curve, steps, through, None)
        # No more rows than there are steps: they are decoded and stand below these in a filmstrip.
        some = np.unique(np.linspace(0, len(rows) - 1, ends.count).round().astype(int))
        return Way(curve, steps, through, self._steps(latent_map.latents[rows[some]], latent_map, through[some]))

    def _steps(self, latents: F32, latent_map: LatentMap, places: F32 | None = None) -> Steps:
        if places is None:
            places = np.stack([latent_map.place_of(latent) for latent in latents])
        decoded = self._decoding(latents)
        away = [gaps(float(nearest(latent_map.latents, latent)[1][0]), self._spacing) for latent in latents]
        return Steps(places, decoded.values, decoded.classes, np.array(away, np.float32))
