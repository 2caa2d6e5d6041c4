"""Whether rows can be told apart at all: whether they are one point, points of a line, or equal in part."""

from __future__ import annotations

from collections import Counter

import numpy as np

from latentwalk.scenes.arrays import F32, F64
from latentwalk.tools.terminal import WARNING

SAME = 1e-6  # of their length, by which rows may differ that are one: some steps of float32
LINE = 0.999  # of all variance, in one direction
FEW = 0.05  # of the rows, which may be equal to others without a word
JUDGED = 1000  # rows, evenly chosen, that tell a line


def distance_apart(points: F32) -> float:
    """The root mean squared distance of `points` (n, d) from their mean, ÷ their root mean squared length, both in the
    columns that are not constant; 0 where all are."""
    varying = points.min(axis=0) != points.max(axis=0)
    squares = np.einsum("nd,nd->d", points, points, dtype=np.float64)[varying]
    length, middle = float(squares.sum()) / len(points), points.mean(axis=0, dtype=np.float64)[varying]
    return float(np.sqrt(max(0.0, 1 - (middle @ middle) / length))) if length > 0 else 0.0


def alike(points: F32) -> bool:
    """Whether all `points` (n, d) are one, as far as float32 can tell."""
    return distance_apart(points) <= SAME


def on_a_line(points: F32) -> float | None:
    """The share of the variance of `points` (n, d) that is in one direction, where this is all but all of it; None
    elsewhere, of points that are alike, and of one column."""
    if points.shape[1] < 2 or alike(points):
        return None
    some = points[:: -(-len(points) // JUDGED)].astype(np.float64)
    share = _first_share(some - some.mean(axis=0))
    return share if share >= LINE else None


def _first_share(centered: F64) -> float:
    """By the smaller of the two products that have these variances as eigenvalues; or, where it is less than a line's,
    what the share is at most."""
    square = centered.T @ centered if centered.shape[1] <= len(centered) else centered @ centered.T
    whole = float(np.trace(square))
    if (most := float(np.linalg.norm(square))) < LINE * whole:  # no eigenvalue is larger, and they take long
        return most / whole
    return float(np.linalg.eigvalsh(square)[-1]) / whole if whole > 0 else 0.0


def notes(points: F32) -> list[str]:
    """What a person should know of rows that cannot be told apart, before any picture of them."""
    if alike(points):
        return [f"{WARNING}all rows are alike to a part in a million: what layouts show of them may be rounding alone"]
    found = []
    if (share := on_a_line(points)) is not None:
        found.append(f"{WARNING}rows lie on a line: one direction has {100 * share:.2f} % of their variance")
    counts = Counter(hash(row.tobytes()) for row in points)
    if (equal := len(points) - sum(count == 1 for count in counts.values())) > FEW * len(points):
        found.append(
            f"{WARNING}{equal:,} of {len(points):,} rows are equal to another: whose neighbors they are is chance"
        )
    return found
