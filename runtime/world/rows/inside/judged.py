"""Which rows are wrong, and how many of those about each row are: where a model errs, and not only at which rows."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from latentwalk.runtime.ground.jobs import Jobs, Newest
from latentwalk.scenes import Column, Neighbors, Scene
from latentwalk.scenes.arrays import F32, I8, I32, Bools
from latentwalk.scenes.rules import UNKNOWN, WRONG, ErrorRate, correctness

NEAR = "error rate near here"
TELL = {"label", "prediction", "correct"}  # the columns that say which rows are wrong


def error_rates(right: I8, indices: I32) -> F32:
    """Share (n,) float32 of the wrong among those of each row's neighbors (n, k) of which is known whether they are
    `right` (n,); NaN where none is.  The row itself does not count."""
    known = np.append(right, np.int8(UNKNOWN))[indices]  # the last is what −1, no neighbor, finds
    judged = np.count_nonzero(known != UNKNOWN, axis=1)
    wrong = np.count_nonzero(known == WRONG, axis=1)
    rates = np.full(len(right), np.nan, np.float32)
    some = judged > 0
    rates[some] = wrong[some] / judged[some]
    return rates


class WrongRows:
    """The rows that are `wrong` (n,) by the columns of a scene as they are now, and the column NEAR, which a scene gets
    that has neighbors, too."""

    def __init__(self, scene: Scene, jobs: Jobs) -> None:
        self._scene = scene
        self._coming: Newest[Column] = Newest(jobs)
        self._own = NEAR in scene.columns  # which somebody wrote, and is not ours to change
        self._right = correctness(scene.columns)
        self._made_of: tuple[I8 | None, Neighbors | None] = self._right, scene.neighbors
        self.wrong = self._wrong()
        if not self._own and self._right is not None and scene.neighbors is not None:
            scene.columns[NEAR] = ErrorRate(error_rates(self._right, scene.neighbors.indices))

    def note(self, name: str) -> str:
        """What is to be known of the numbers of a column; "" for all but NEAR."""
        near = self._scene.neighbors
        if near is None or not isinstance(self._scene.columns.get(name), ErrorRate):
            return ""
        return (
            f"share of wrong ones among a row's {near.indices.shape[1]} nearest of the original space, without itself"
        )

    def look(self, changed: Collection[str]) -> bool:
        """Look again after columns changed; whether other rows are wrong now."""
        if not TELL & set(changed):
            return False
        before, self._right = self.wrong, correctness(self._scene.columns)
        self.wrong = self._wrong()
        return not np.array_equal(before, self.wrong)

    def near(self) -> dict[str, Column]:
        """NEAR, where it was made anew since the last call, of what was known a moment ago."""
        right, neighbors = self._right, self._scene.neighbors
        if right is not self._made_of[0] or neighbors is not self._made_of[1]:
            self._made_of = right, neighbors
            if not self._own and right is not None and neighbors is not None:
                indices = neighbors.indices
                self._coming.ask(lambda: ErrorRate(error_rates(right, indices)))
        made = self._coming.take() if self._coming.pending else None
        return {} if made is None else {NEAR: made}

    def _wrong(self) -> Bools:
        return np.zeros(len(self._scene), np.bool_) if self._right is None else self._right == WRONG
