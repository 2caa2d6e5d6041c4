"""The counterfactual hand: from a latent, the shortest way on which the classifier changes its mind."""

from __future__ import annotations

import numpy as np

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.probe.interpolation import Ends, Interpolation
from latentwalk.runtime.world.probe.latent_map import LatentMap
from latentwalk.runtime.world.probe.model import Decoding
from latentwalk.runtime.world.probe.targets import Targets
from latentwalk.runtime.world.rows.nearest import nearest
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.queries.counterfactual import Flip, nearest_flip

STEPS, AT_STEP = 9, 6  # pictures along the way, and which of them is the first of the other class
AROUND = 96  # rows about the start that may be of another class; more take longer than one waits for


class Flips:
    """Seeks flips in the worker, and shows them as ways that go on a little beyond.

    `on_pull`: a row that a hand pulls shows its own; `to`: the class that is sought then, None for the nearest.
    """

    def __init__(
        self, decoding: Decoding, names: list[str], targets: Targets, ways: Interpolation, jobs: Jobs, outbox: Outbox
    ) -> None:
        self._decoding, self._names, self._targets, self._ways = decoding, names, targets, ways
        self._jobs, self._outbox = jobs, outbox
        self._seeking: Newest[tuple[Flip | None, LatentMap]] = Newest(jobs)
        self.on_pull = False
        self.to: str | None = None

    def code(self, name: str | None) -> int | None:
        """The number of a class.  Raises UsageError for one that the classifier does not know, or without one."""
        if not self._decoding.classifies:
            raise UsageError("this scene has no classifier that could change its mind; train with labels")
        if name is not None and name not in self._names:
            raise UsageError(f"expected one of the classes {', '.join(self._names)}; found {name!r}")
        return None if name is None else self._names.index(name)

    def told(self, flip: Flip) -> str:
        """A flip as a person reads it."""
        return f"{self._names[flip.of]} becomes {self._names[flip.to]}, {flip.distance:.3g} away"

    def seek(self, start: F32, name: str | None, latent_map: LatentMap) -> None:
        """Show the shortest way from a latent (d,) to the class of a name, or to the nearest other one."""
        to, evaluate = self.code(name), self._decoding.probabilities
        means = list(self._targets.centroids.values())

        def sought() -> tuple[Flip | None, LatentMap]:
            rows, _ = nearest(latent_map.latents, start, min(AROUND, len(latent_map.latents)))
            others = np.concatenate([latent_map.latents[rows], np.reshape(means, (-1, len(start)))])
            return nearest_flip(evaluate, start, others.astype(np.float32), to), latent_map

        self._seeking.ask(sought)
        if self._jobs.wait:
            self.receive()

    def receive(self) -> None:
        """Take what was found."""
        self._outbox.obtain(self._receive)

    def _receive(self) -> None:
        found = self._seeking.take()
        if found is None:
            return
        flip, latent_map = found
        if flip is None:
            self._outbox.say("it is taken for this class already, or no way was found on which the class changes")
            return
        end = flip.start + (flip.latent - flip.start) * np.float32((STEPS - 1) / AT_STEP)
        self._ways.between(Ends(flip.start, end, "linear", STEPS, flip), latent_map)
        self._outbox.say(self.told(flip))

    def forget(self) -> None:
        """Seek no longer."""
        self._seeking.forget()
