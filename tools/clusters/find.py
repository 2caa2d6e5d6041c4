"""Clusters: which rows lie close to each other, as a column of numbers."""

from __future__ import annotations

import numpy as np

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError


def clusters(points: F32, method: str, count: int | None, smallest: int, seed: int = 0) -> Category:
    """A cluster for each row of `points` (n, d), the largest called 1; −1 for what HDBSCAN calls noise.

    method "kmeans": `count` clusters (None: 10).  "hdbscan" (R. Campello et al., TKDD 2015): as many as there are with
    at least `smallest` rows.
    """
    from sklearn.cluster import HDBSCAN, KMeans

    if method == "kmeans":
        count = 10 if count is None else count
        if not 1 <= count <= len(points):
            raise UsageError(f"--clusters: expected 1 to {len(points)}, the number of rows, found {count}")
        found = KMeans(count, n_init=10, random_state=seed).fit_predict(points)
    else:
        if not 2 <= smallest <= len(points):
            raise UsageError(f"--cluster-size: expected 2 to {len(points)}, the number of rows, found {smallest}")
        # Of points it makes no copy; unsaid, it warns.
        found = HDBSCAN(min_cluster_size=smallest, copy=True).fit_predict(points)
    sizes = np.bincount(found[found >= 0], minlength=1)
    place = np.empty(len(sizes) + 1, np.int32)
    place[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))  # stable: clusters of one size keep their order
    place[-1] = -1  # what code −1, noise, finds
    return Category(place[found], [str(number + 1) for number in range(found.max() + 1)])
