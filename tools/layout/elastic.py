"""A row's places over time as an elastic path: the exact balance between where places want to be and springs along it.

Places are numbered epoch after epoch; a path joins a row's places in the epochs in which it is present.  Its balance is
the minimum of Σ|y_t − z_t|² + stiffness · Σ w_t |y_(t+1) − y_t|², one tridiagonal system for each row (solved by the
algorithm of Thomas).  It is what many passes of soft springs come to, at once, and stable however stiff.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes.arrays import F32, I64, Bools
from latentwalk.tools.layout.epochs import EpochFeatures, firsts, spread
from latentwalk.tools.layout.sameness import alike
from latentwalk.tools.terminal import calm_threads

calm_threads()

import numba  # noqa: E402

BLOCKS = 64  # of rows, one a thread at a time; fixed, though no row's path knows of another's
SOFTEST, STIFFEST = 0.1, 10.0  # weights of springs: an epoch that leaps is not cut off, one that rests is not frozen


@dataclass(frozen=True, eq=False)
class Paths:
    """The places of n rows: row i has `places[first[i]:first[i + 1]]`, in the order of epochs.

    `first` (n + 1,), `places` (m,) int64; `stiff` (m,) float32: of the spring to the place before on the path.
    """

    first: I64
    places: I64
    stiff: F32


def paths_over_time(frames: Sequence[EpochFeatures], n: int) -> Paths:
    """The paths of `n` rows through `frames`, with one stiffness for each epoch.

    A spring into an epoch is stiff where rows moved little since they were last seen, soft where they moved much:
    median ÷ mean displacement in feature space, each ÷ spread.  One figure for all rows of an epoch: which of them
    move is left to their neighbors, so that the picture's motion can be judged by the features'.  Epochs whose rows are
    all alike are in no path: nothing in them says where a row is.
    """
    counts = np.diff(firsts(frames))
    apart = np.array([not alike(frame.features) for frame in frames])
    rows = np.concatenate([frame.rows for frame in frames])
    places = np.argsort(rows, kind="stable")  # places of one row stay in the order of epochs
    places = places[np.repeat(apart, counts)[places]]
    first = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(rows[places], minlength=n), out=first[1:])
    return Paths(first, places, np.repeat(_stiffness(frames, apart, n), counts)[places])


def _stiffness(frames: Sequence[EpochFeatures], apart: Bools, n: int) -> F32:
    """Of the springs into each frame (t,), in `SOFTEST` … `STIFFEST`; 1 where none of its rows was seen before."""
    moved = np.full(len(frames), np.nan)
    features = np.zeros((n, frames[0].features.shape[1]), np.float32)
    size = np.zeros(n, np.float32)
    for t in np.flatnonzero(apart).tolist():
        frame = frames[t]
        own = spread(frame.features)
        seen = size[frame.rows] > 0
        if seen.any():
            rows = frame.rows[seen]
            way = np.linalg.norm(frame.features[seen] - features[rows], axis=1)
            moved[t] = (way / ((size[rows] + own) / 2)).mean()
        features[frame.rows], size[frame.rows] = frame.features, own
    told = moved[np.isfinite(moved)]
    usual = float(np.median(told)) if len(told) else 0.0
    weights: F32 = ((usual + 1e-9) / (np.nan_to_num(moved, nan=usual) + 1e-9)).astype(np.float32)
    return weights.clip(SOFTEST, STIFFEST)


def settle(y: F32, paths: Paths, stiffness: float, pool: Executor, *, fixed: int = 0, held: bool = True) -> None:
    """Bring `y` (m, 3) into balance, in place.

    The first `fixed` places stay: with `held` as ends that paths hang on, without as if they were not there.
    """
    rows = len(paths.first) - 1
    bounds = np.linspace(0, rows, BLOCKS + 1).astype(np.int64)

    def solve(block: int) -> None:
        _solve(
            y,
            paths.first,
            paths.places,
            paths.stiff,
            np.float32(stiffness),
            fixed,
            held,
            bounds[block],
            bounds[block + 1],
        )

    for _ in pool.map(solve, range(BLOCKS)):
        pass


@numba.njit(cache=True, nogil=True)
def _solve(y, first, places, stiff, stiffness, fixed, held, begin, end):  # type: ignore[no-untyped-def]
    """Rows `begin` … `end` by elimination forward and substitution back."""
    longest = 0
    for i in range(begin, end):
        longest = max(longest, first[i + 1] - first[i])
    diagonal, beside = np.empty(longest, np.float32), np.empty(longest, np.float32)
    for i in range(begin, end):
        a, b = first[i], first[i + 1]
        anchored = a < b and places[a] < fixed
        if anchored:  # fixed places are the first epoch, so a path has at most one
            a += 1
        count = b - a
        if count == 0:
            continue
        diagonal[:count] = 1
        for t in range(1, count):
            w = stiffness * stiff[a + t]
            diagonal[t - 1] += w
            diagonal[t] += w
            beside[t] = -w
        if anchored and held:
            w = stiffness * stiff[a]
            diagonal[0] += w
            for c in range(3):
                y[places[a], c] += w * y[places[a - 1], c]
        for t in range(1, count):
            share = beside[t] / diagonal[t - 1]
            diagonal[t] -= share * beside[t]
            beside[t] = share
            for c in range(3):
                y[places[a + t], c] -= share * y[places[a + t - 1], c]
        for c in range(3):
            y[places[a + count - 1], c] /= diagonal[count - 1]
            for t in range(count - 2, -1, -1):
                p = places[a + t]
                y[p, c] = y[p, c] / diagonal[t] - beside[t + 1] * y[places[a + t + 1], c]
