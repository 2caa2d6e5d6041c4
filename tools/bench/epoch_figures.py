"""The figures by which ways to lay out the epochs of a run are told apart."""

from __future__ import annotations

import numpy as np

from latentwalk.scenes import Quality
from latentwalk.scenes.arrays import F32
from latentwalk.tools.layout import quality
from latentwalk.tools.layout.motion import MotionOverEpochs
from latentwalk.tools.layout.neighbors import exact
from latentwalk.tools.run.log import Run

K, VOTERS = 15, 10  # neighbors that are kept, and that vote for a row's class
JUDGED, EVERY = 1000, 4  # rows, and every how many epochs, whose trustworthiness is measured: a square of all rows
FIGURES = ("trust", "kept", "first", "acc", "move", "p99", "jitter", "pooled", "within", "lost")


class Truth:
    """What is known of a run's features alone, so that it is searched once for all ways."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.near = [exact(snapshot.features, K) for snapshot in run.snapshots]
        self.judged = np.sort(np.random.default_rng(0).choice(len(run), min(JUDGED, len(run)), replace=False))

    def own(self) -> dict[str, float]:
        """The figures of the features themselves: what a picture of them would have that loses nothing."""
        found = self._motion([snapshot.features for snapshot in self.run.snapshots])
        return {"move": found["movement"], "jitter": found["jitter"], "lost": found["lost"]}

    def figures(self, positions: F32) -> dict[str, float]:
        """Those of `positions` (epochs, n, 3), by name as in `FIGURES`; what cannot be had is left out.

        `trust`: trustworthiness of some rows in some epochs; `kept`: share of the nearest neighbors, of all rows and
        epochs, `first` of the first epoch; `acc`: how often a row's nearest others in the picture vote for its class;
        `move`, `p99`: mean and 99th percentile of displacements ÷ spread; the others as in a scene.
        """
        kept, right = zip(*(self._frame(t, y) for t, y in enumerate(positions)), strict=True)
        steps = np.linalg.norm(np.diff(positions, axis=0), axis=2)
        size = float(np.sqrt(((positions - positions.mean((0, 1))) ** 2).sum(axis=2).mean()))
        trust = self._trust(positions)
        found = {"trust": float(np.mean(trust))} if trust else {}
        found |= {
            "kept": float(np.mean(kept)),
            "first": kept[0],
            "acc": float(np.mean(right)),
            "move": float(steps.mean()) / size,
            "p99": float(np.quantile(steps, 0.99)) / size,
        }
        motion = self._motion(list(positions))
        names = {"jitter": "jitter", "pooled": "pooled", "within_pairs": "within", "lost": "lost"}
        return found | {name: motion[figure] for figure, name in names.items() if figure in motion}

    def _frame(self, t: int, y: F32) -> tuple[float, float]:
        """The share of neighbors kept, and of rows whose nearest others are of their class."""
        low, labels = exact(y, K).indices, self.run.labels
        kept = (low[:, :, None] == self.near[t].indices[:, None, :]).any(axis=2).mean()
        votes = (labels[low[:, :VOTERS], None] == np.arange(labels.max() + 1)).sum(axis=1)
        return float(kept), float((votes.argmax(axis=1) == labels).mean())

    def _trust(self, positions: F32) -> list[float]:
        last = len(positions) - 1
        judged = [
            quality.measure(self.run.snapshots[t].features, positions[t], rows=self.judged)
            for t in sorted({*range(0, last, EVERY), last})
        ]
        return [found.trustworthiness for found in judged if isinstance(found, Quality)]

    def _motion(self, places: list[F32]) -> dict[str, float]:
        over = MotionOverEpochs(len(self.run), "")
        for snapshot, y, near in zip(self.run.snapshots, places, self.near, strict=True):
            over.add(snapshot, y, near)
        return dict(over.motion().figures)
