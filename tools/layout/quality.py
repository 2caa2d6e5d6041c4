"""How true a layout is to the original space: trustworthiness, continuity, neighbors kept.

Trustworthiness counts neighbors in the layout that are strangers in the original space, weighted by how far down the
original ranking they are; continuity counts the original neighbors that the layout has torn away, likewise
(J. Venna and S. Kaski, "Neighborhood preservation in nonlinear projection methods", ICANN 2001).  Every rank is
counted against *all* rows; for many rows only a fixed, seeded sample of them is judged.  Rows that are equally near are
ranked by lot: each figure is its mean over all orders of the rows (`ties`), and where most neighbors are such there is
none, but words.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from latentwalk.scenes import Layout, Quality, Unjudged
from latentwalk.scenes.arrays import F32, F64, Indices
from latentwalk.tools.layout.neighbors import in_parallel
from latentwalk.tools.layout.sameness import alike

K = 15  # neighbors, as UMAP looks at
EXACT_ROWS = 10_000  # up to here every row is judged, against all others: the cost is their square
SAMPLE_ROWS = 2_000  # above it so many are,
PAIRS = 1 << 30  # but of a million rows fewer: half as many still tell trustworthiness to a thousandth
BLOCK_BYTES = 1 << 27  # of products at once, each of a row with all
FEWEST_AT_ONCE = 32  # rows, for each of which the others would have to be read again
PART_ROWS = 1 << 13
MOST_TIED = 2 / 3  # of a row's neighbors, from which on the others say little of the picture


def judged_rows(count: int, seed: int = 0) -> Indices:
    """The rows that are judged: all where there are few, else a seeded sample; rising."""
    if count <= EXACT_ROWS:
        return np.arange(count)
    some = min(SAMPLE_ROWS, max(SAMPLE_ROWS // 2, PAIRS // count))
    return np.sort(np.random.default_rng(seed).choice(count, some, replace=False))


def measure(
    features: F32,
    positions: F32,
    k: int = K,
    seed: int = 0,
    advance: Callable[[int], None] | None = None,
    rows: Indices | None = None,
) -> Quality | Unjudged:
    """The quality of a layout `positions` (n, 3) of `features` (n, d), by Euclidean distance in both.

    k shrinks to below n / 2, where the measures are defined (n ≥ 3).  Per-point figures are NaN for rows that were not
    judged.  `rows` are those to judge (`judged_rows` where not given); `advance` hears how many more are done.
    Words in place of figures where rows, or most of their neighbors, cannot be told apart.
    """
    count = len(features)
    k = min(k, (count - 1) // 2)
    if k < 1:
        raise ValueError(f"expected at least 3 rows, found {count}")
    for points, where in ((features, ""), (positions, " in this picture")):
        if alike(points):
            return Unjudged(f"all {count:,} rows are alike{where}, so none is nearer than another")
    rows = judged_rows(count, seed) if rows is None else rows
    means = _means(features, positions, rows, k, advance)
    tied, tied_here = means[:, 3:].mean(axis=0).tolist()
    if (words := too_many_ties(k, tied, tied_here)) is not None:
        return words
    worst = k * (2 * count - 3 * k - 1) / 2  # the largest sum of excess ranks that a row can have
    figures = np.full((3, count), np.nan, np.float32)
    figures[:, rows] = np.stack([1 - means[:, 0] / worst, 1 - means[:, 1] / worst, means[:, 2] / k]).clip(0, 1)
    trust, continuity, shared = (float(np.nanmean(row.astype(np.float64))) for row in figures)
    names = ("trustworthiness", "continuity", "neighbors_kept")
    return Quality(k, trust, continuity, shared, dict(zip(names, figures, strict=True)), tied)


def too_many_ties(k: int, tied: float, tied_here: float) -> Unjudged | None:
    """Why there are no figures, where these shares of a row's k neighbors, in the original space and in the picture,
    could as well be others; None where few could."""
    for share, where in ((tied, ""), (tied_here, " in this picture")):
        if share > MOST_TIED:
            return Unjudged(
                f"{100 * share:.0f} % of a row's {k} nearest neighbors{where} could as well be others, equally near:"
                " too many rows are equal"
            )
    return None


def told(layout: Layout) -> str:
    """A line of a layout: its figures, or why it has none, and how it came about."""
    origin = f"{layout.provenance['seconds']:.1f} s" if "seconds" in layout.provenance else "as the file has it"
    if not isinstance(layout.quality, Quality):
        return origin if layout.quality is None else f"{layout.quality}  {origin}"
    quality = layout.quality
    ties = quality.ties and f"  ({quality.ties})"
    return (
        f"trustworthiness {quality.trustworthiness:.3f}  continuity {quality.continuity:.3f}"
        f"  neighbors kept {quality.neighbors_kept:.3f}{ties}  {origin}"
    )


def _means(features: F32, positions: F32, rows: Indices, k: int, advance: Callable[[int], None] | None) -> F64:
    """What `ties.expected` says of `rows`, in blocks on all cores."""
    from threadpoolctl import threadpool_limits

    from latentwalk.tools.layout.ties import expected  # compiled, so only where it is needed

    count = len(features)
    center = features.mean(axis=0, dtype=np.float64)  # near the origin |a|² − 2ab + |b|² cancels less
    parts = [slice(start, start + PART_ROWS) for start in range(0, count, PART_ROWS)]
    lengths = np.concatenate([((features[part] - center) ** 2).sum(axis=1) for part in parts])
    places = positions - positions.mean(axis=0, dtype=np.float64)
    means = np.empty((len(rows), 5))
    size = max(FEWEST_AT_ONCE, BLOCK_BYTES // (8 * count))

    def block(start: int) -> int:
        here = rows[start : start + size]
        own = features[here] - center
        products = np.empty((len(here), count))
        for part in parts:
            products[:, part] = own @ (features[part] - center).T
        means[start : start + size] = expected(products, lengths, places, here, k)
        return len(here)

    with threadpool_limits(1):
        in_parallel(block, range(0, len(rows), size), advance)
    return means
