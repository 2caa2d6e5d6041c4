"""t-SNE by openTSNE (P. Poličar, M. Stražar and B. Zupan, JSS 2024): the reference of the particle mesh."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from latentwalk.scenes import Neighbors
from latentwalk.scenes.arrays import F32, Array
from latentwalk.tools.terminal import interrupts_held

EVERY = 5  # iterations between reports: at each it also computes its error, which takes a fifth of one


def opentsne(
    start: F32,
    neighbors: Neighbors,
    *,
    perplexity: float,
    iterations: int,
    early_iterations: int,
    early_exaggeration: float,
    learning_rate: float | None,
    seed: int,
    advance: Callable[[int], None] | None = None,
) -> Array:
    """Places (n, 3) from `start` (n, 3) by openTSNE's Barnes–Hut gradient; Ctrl-C is heard at every fifth iteration."""
    from openTSNE import TSNE, initialization

    start = initialization.rescale(start.astype(np.float64))  # small, deviation 1e-4, as t-SNE has to start

    def report(_iteration: int, _error: float, _embedding: object) -> bool:
        if advance is not None:
            advance(EVERY)
        return interrupted()

    with interrupts_held() as interrupted:  # an exception in the middle of its compiled parts can end the process
        weights = affinities(neighbors, perplexity)
        model = TSNE(
            3,
            negative_gradient_method="bh",  # its other one, by FFT, knows no third dimension
            learning_rate="auto" if learning_rate is None else learning_rate,
            early_exaggeration=early_exaggeration,
            early_exaggeration_iter=early_iterations,
            n_iter=iterations,
            n_jobs=-1,
            random_state=seed,
            callbacks=report,
            callbacks_every_iters=EVERY,
        )
        positions = model.fit(affinities=weights, initialization=start)
    return np.asarray(positions)


def affinities(neighbors: Neighbors, perplexity: float) -> Any:
    """openTSNE's own of rows with these neighbors, in all of which the perplexity is looked for."""
    from openTSNE.affinity import PerplexityBasedNN
    from openTSNE.nearest_neighbors import PrecomputedNeighbors

    index = PrecomputedNeighbors(neighbors.indices, neighbors.distances)
    return PerplexityBasedNN(knn_index=index, perplexity=perplexity, n_jobs=-1)
