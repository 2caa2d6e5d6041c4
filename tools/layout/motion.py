"""How a picture of epochs moves beside its features, in figures that cannot flatter.

Over all epochs at once, displacements in the picture and in the features correlate because some epochs move more than
others.  So there is the same within pairs of epochs; and, as a layout can put that motion in (by springs of a row's own
stiffness, by a carried share of the features' motion), a third: whether a row moves when its nearest neighbors change,
which no layout is told of.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from latentwalk.scenes import Motion, Neighbors
from latentwalk.scenes.arrays import F32, F64, I32, I64
from latentwalk.tools.layout.alignment import MANNERS
from latentwalk.tools.layout.epochs import EpochFeatures, spread
from latentwalk.tools.layout.neighbors import exact

K = 15  # neighbors that a row may lose, as many as a scene holds
MOST_ROWS = 10_000  # of a run, that are compared: the cost of their neighbors is their square
POOLED = 200_000  # displacements of all epochs together: 2 MB, whose ranks take less than a tenth of a second
FEWEST = K + 1  # rows that two epochs must share
#: method → the share of the features' own motion that it puts in, and how strongly it filters over time
PUT_IN: dict[str, tuple[float, float]] = {
    **{method: (manner.carry, manner.place) for method, manner in MANNERS.items()},
    "tsne": (0.0, 0.0),
    "umap": (0.0, 0.0),
    "pca": (1.0, 0.0),
}

TWO_EPOCHS = "it takes two epochs in which rows can be told apart"
THREE_EPOCHS = "it takes three epochs in a row, in which rows can be told apart"
FEW_ROWS = f"no two successive epochs share {FEWEST} rows"
NO_ORDER = "in no pair of epochs do some rows move more than others, both in the picture and in the features"
NO_LOSSES = "in no pair of epochs do some rows move more, and some lose more neighbors, than others"
STILL = "nothing moves"


class MotionOverEpochs:
    """The figures of a run of `n` rows, epoch after epoch as they come; memory does not grow with their number."""

    def __init__(self, n: int, method: str) -> None:
        lots = np.random.default_rng(0).permutation(n)
        self._compared = lots < MOST_ROWS
        self._put_in: tuple[float | None, float | None] = PUT_IN.get(method, (None, None))
        self._before: _Frame | None = None
        self._epochs = self._ranked = 0
        self._pool = _Pool(lots)
        self._movement, self._movement_in_features = _Mean(), _Mean()
        self._jitter, self._jitter_in_features = _Jitter(), _Jitter()
        self._within, self._lost = _Mean(), _Mean()

    def add(self, frame: EpochFeatures, positions: F32, near: Neighbors | None = None) -> dict[str, float]:
        """Take in the next epoch, of rows that can be told apart, laid out at `positions` (n, 3).

        `near`: at least `K` nearest others of each row of the frame, where they are known.  Returns what can be had of
        the way from the epoch before: `movement` and `movement_in_features`, mean displacement ÷ spread;
        `neighbors_lost`, the mean share; and the rank correlations `motion_follows_features` and
        `motion_follows_lost_neighbors`.
        """
        before, self._before = self._before, self._framed(frame, positions, near)
        self._epochs += 1
        return {} if before is None else self._compare(before, self._before)

    def motion(self) -> Motion:
        """The figures of all epochs so far, and why those are missing that are."""
        step = STILL if self._jitter.steps > 1 else THREE_EPOCHS
        found = {
            "within_pairs": (self._within.value, NO_ORDER),
            "lost": (self._lost.value, NO_LOSSES),
            "pooled": (self._pool.correlation(), NO_ORDER),
            "jitter": (self._jitter.value, step),
            "jitter_in_features": (self._jitter_in_features.value, step),
            "movement": (self._movement.value, FEW_ROWS),
            "movement_in_features": (self._movement_in_features.value, FEW_ROWS),
        }
        other = TWO_EPOCHS if self._epochs < 2 else "" if self._ranked else FEW_ROWS
        return Motion(
            figures={name: value for name, (value, _) in found.items() if value is not None},
            missing={name: other or why for name, (value, why) in found.items() if value is None},
            carried=self._put_in[0],
            filtered=self._put_in[1],
            rows=int(self._compared.sum()),
            of=len(self._compared),
        )

    def _framed(self, frame: EpochFeatures, positions: F32, near: Neighbors | None) -> _Frame:
        chosen = np.flatnonzero(self._compared[frame.rows])
        chosen = chosen[np.argsort(frame.rows[chosen])]
        rows = frame.rows[chosen]
        framed = _Frame(rows, frame.features[chosen], positions[rows])
        if near is not None and near.indices.shape[1] >= K and len(chosen) == len(frame.rows):
            framed.near = frame.rows[near.indices[chosen, :K]]
        return framed

    def _compare(self, old: _Frame, new: _Frame) -> dict[str, float]:
        rows, then, now = np.intersect1d(old.rows, new.rows, assume_unique=True, return_indices=True)
        if len(rows) < FEWEST:
            self._jitter.begin()
            self._jitter_in_features.begin()
            return {}
        self._ranked += 1
        step, own_step = new.places[now] - old.places[then], new.features[now] - old.features[then]
        self._jitter.add(rows, step)
        self._jitter_in_features.add(rows, own_step)
        moved = _lengths(step) / ((spread(old.places) + spread(new.places)) / 2)
        felt = _lengths(own_step) / ((spread(old.features) + spread(new.features)) / 2)
        lost = 1 - _shared(old.nearest(then), new.nearest(now))
        self._pool.add(rows, moved, felt)
        found = {
            "movement": self._movement.add(moved.mean(), len(rows)),
            "movement_in_features": self._movement_in_features.add(felt.mean(), len(rows)),
            "neighbors_lost": float(lost.mean()),
            "motion_follows_features": self._within.add(rank_correlation(moved, felt)),
            "motion_follows_lost_neighbors": self._lost.add(rank_correlation(moved, lost)),
        }
        return {name: value for name, value in found.items() if value is not None}


@dataclass(eq=False)
class _Frame:
    """The compared rows of an epoch: `rows` (m,) rising, `features` (m, d), `places` (m, 3)."""

    rows: I32
    features: F32
    places: F32

    @cached_property
    def near(self) -> I32:
        """The numbers (m, K) of each row's nearest others."""
        return _nearest(self.rows, self.features)

    def nearest(self, chosen: I64) -> I32:
        """The same (k, K) of the rows at `chosen` (k,), among these alone."""
        return self.near if len(chosen) == len(self.rows) else _nearest(self.rows[chosen], self.features[chosen])


def _nearest(rows: I32, features: F32) -> I32:
    return np.asarray(rows[exact(features, K).indices], np.int32)


class _Mean:
    """The mean of the values there are."""

    def __init__(self) -> None:
        self._total = self._weight = 0.0

    def add(self, value: float | None, weight: float = 1.0) -> float | None:
        """Take in one more; return it."""
        if value is None:
            return None
        self._total += float(value) * weight
        self._weight += weight
        return float(value)

    @property
    def value(self) -> float | None:
        """None before the first."""
        return self._total / self._weight if self._weight else None


class _Jitter:
    """Mean |change of displacement| ÷ mean |displacement| of rows, over steps from epoch to epoch; `steps` in a row."""

    def __init__(self) -> None:
        self._turns, self._lengths = _Mean(), _Mean()
        self._before: tuple[I32, F32] | None = None
        self.steps = 0

    def begin(self) -> None:
        """The next step follows none."""
        self._before = None

    def add(self, rows: I32, step: F32) -> None:
        """The displacements `step` (m, d) of `rows` (m,)."""
        before, self._before = self._before, (rows, step)
        self._lengths.add(_lengths(step).mean(), len(rows))
        self.steps = max(self.steps, 1 if before is None else 2)
        if before is not None:
            same, then, now = np.intersect1d(before[0], rows, assume_unique=True, return_indices=True)
            if len(same):
                self._turns.add(_lengths(step[now] - before[1][then]).mean(), len(same))

    @property
    def value(self) -> float | None:
        """None before two steps in a row, and where nothing moved."""
        turns, lengths = self._turns.value, self._lengths.value
        return turns / lengths if turns is not None and lengths else None


class _Pool:
    """Displacements of all epochs for one correlation: of all rows, and as they get many, of a share of the rows, the
    same in all epochs."""

    def __init__(self, lots: I64) -> None:
        self._lots, self._most = lots, len(lots)
        self._kept: list[tuple[I64, F32, F32]] = []

    def add(self, rows: I32, moved: F32, felt: F32) -> None:
        """The displacements (m,) of `rows` (m,), in both spaces."""
        self._kept.append(self._share(self._lots[rows], moved, felt))
        while sum(len(lots) for lots, _, _ in self._kept) > POOLED:
            self._most = (self._most + 1) // 2
            self._kept = [self._share(*part) for part in self._kept]

    def _share(self, lots: I64, moved: F32, felt: F32) -> tuple[I64, F32, F32]:
        here = lots < self._most
        return lots[here], moved[here], felt[here]

    def correlation(self) -> float | None:
        """Over all of them."""
        if not self._kept:
            return None
        _, moved, felt = (np.concatenate(part) for part in zip(*self._kept, strict=True))
        return rank_correlation(moved, felt)


def rank_correlation(one: F32 | F64, other: F32 | F64) -> float | None:
    """Spearman's, of two lists (m,); None where all values of one are the same."""
    from scipy.stats import spearmanr

    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(spearmanr(one, other)[0])


def _shared(old: I32, new: I32) -> F64:
    """The share (m,) of each row's neighbors (m, K) that are among its others."""
    return np.asarray((old[:, :, None] == new[:, None, :]).any(axis=2).mean(axis=1), np.float64)


def _lengths(steps: F32) -> F32:
    return np.asarray(np.linalg.norm(steps, axis=1), np.float32)
