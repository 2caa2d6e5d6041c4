"""The space that a trained classifier makes of rows, to walk in and to analyze.

Of trees: which rows fall into the same leaves.  The share of trees in which two rows share a leaf is their proximity
(Breiman 2001, "Random forests"); a truncated singular value decomposition of the leaves' indicators is the space of few
dimensions whose inner products come nearest to the proximities.  Trees know their own training rows too well: of these,
rows of one class are nearer than new rows would be.

Of linear models and SVMs: their decision values, one for each class.  Of two classes there is one; beside it stand the
two principal components of the scaled rows, for it alone is a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I64
from latentwalk.tools.estimator.models import bare, trees

LEAVES, DECISIONS = "leaves", "decision values"
DIMENSIONS = 32  # of the leaves' space: what proximities have beyond is a few rows each
MOST_FITTED = 10_000  # rows from which the leaves' space is found; more turn it by nothing to be seen
BLOCK = 2048  # rows whose leaves are looked up at once: a boosted model of ten classes has a thousand trees
BESIDE = 2  # principal components beside the decision value of two classes
DECIMALS = 9  # a leaf's share in a sum of floats comes back with errors beyond


def name_of(pipeline: Any) -> str:
    """What the space is called among a predictor's layers."""
    return LEAVES if _has_trees(pipeline) else DECISIONS


def fit_space(pipeline: Any, x: F32, seed: int) -> Any:
    """What `place` needs beside the trained classifier: of its training rows `x` (n, m)."""
    from sklearn.decomposition import PCA, TruncatedSVD
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import OneHotEncoder

    if not _has_trees(pipeline):
        scaled = pipeline[:-1].transform(x)
        return PCA(min(BESIDE, *scaled.shape), random_state=seed).fit(scaled)
    chosen = np.random.default_rng(seed).permutation(len(x))[:MOST_FITTED]
    encoder = OneHotEncoder(handle_unknown="ignore", dtype=np.float32)
    indicators = encoder.fit_transform(leaves(pipeline, x[np.sort(chosen)]))
    most = min(DIMENSIONS, min(indicators.shape))
    reduction = TruncatedSVD(most, random_state=seed).fit(indicators)
    return Pipeline([("leaves", encoder), ("reduction", reduction)])


def place(pipeline: Any, space: Any, x: F32) -> F32:
    """Where rows `x` (n, m) are in the space, (n, d)."""
    return places(pipeline, space, x, [trees(pipeline)])[0]


def places(pipeline: Any, space: Any, x: F32, rounds: Sequence[int]) -> list[F32]:
    """Where rows `x` (n, m) are after each of `rounds` of trees, each (n, d): in the space of all trees, with the later
    ones left out.  Of a model that does not grow it is always the same."""
    if not len(x):  # of which scikit-learn makes nothing: as wide as of any row
        return [of_one[:0] for of_one in places(pipeline, space, np.zeros((1, x.shape[1]), np.float32), rounds)]
    if not _has_trees(pipeline):
        return [_decisions(pipeline, space, x)] * len(rounds)
    blocks = [_in_leaves(pipeline, space, x[start : start + BLOCK], rounds) for start in range(0, len(x), BLOCK)]
    return [np.concatenate(parts) for parts in zip(*blocks, strict=True)]


def leaves(pipeline: Any, x: F32) -> F64 | I64:
    """What names the leaf of each row in each tree, (n, trees).

    Of boosted trees, which do not tell a leaf's number, it is what the leaf adds to the sum: two leaves of a tree that
    add the same count as one.
    """
    classifier, scaled = bare(pipeline), pipeline[:-1].transform(x)
    if hasattr(classifier, "apply"):
        found: I64 = classifier.apply(scaled)
        return found
    sums = np.stack([sums.reshape(len(x), -1) for sums in classifier.staged_decision_function(scaled)], axis=1)
    added: F64 = np.diff(sums, axis=1, prepend=0)
    return added.round(DECIMALS).reshape(len(x), -1)


def _has_trees(pipeline: Any) -> bool:
    return hasattr(bare(pipeline), "estimators_") or hasattr(bare(pipeline), "staged_predict_proba")


def _in_leaves(pipeline: Any, space: Any, x: F32, rounds: Sequence[int]) -> list[F32]:
    encoder, reduction = space
    found = leaves(pipeline, x)
    indicators, of_round = encoder.transform(found), found.shape[1] // trees(pipeline)
    # The encoder has the leaves of a tree side by side, tree after tree.
    ends = np.cumsum([len(names) for names in encoder.categories_])
    placed = []
    for grown in (of_round * number for number in rounds):
        here = ends[grown - 1]
        # Over √trees, so that an inner product is a share of trees.
        values = indicators[:, :here] @ reduction.components_[:, :here].T / np.sqrt(grown)
        placed.append(np.asarray(values, np.float32))
    return placed


def _decisions(pipeline: Any, space: Any, x: F32) -> F32:
    scaled = pipeline[:-1].transform(x)
    values = bare(pipeline).decision_function(scaled)
    if values.ndim == 1:
        values = np.column_stack([values, space.transform(scaled)])
    return np.asarray(values, np.float32)
