"""Rows that a model judged, for the tests of statistics: two normal classes or more, and Bayes' own probabilities."""

import numpy as np

from latentwalk.scenes import Category, Scalar
from latentwalk.tools.analysis.subject import Subject


def judged(n: int = 600, classes: int = 3, width: int = 4, apart: float = 2.5, seed: int = 0) -> Subject:
    """Class c is normal around `apart` times axis c; its probabilities are the true ones, so every error is Bayes'."""
    rng = np.random.default_rng(seed)
    labels = np.sort(np.arange(n) % classes).astype(np.int32)
    centers = apart * np.eye(classes, width)
    points = centers[labels] + rng.normal(size=(n, width))
    logits = -((points[:, None] - centers) ** 2).sum(axis=2) / 2
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    names = [f"class {letter}" for letter in "abcdefgh"[:classes]]
    features = points.astype(np.float32)
    return Subject(
        "judged",
        [f"row-{i}" for i in range(n)],
        names,
        labels,
        chances.argmax(axis=1).astype(np.int32),
        chances.astype(np.float32),
        representation=features,
        features=features,
        feature_names=[f"x{i}" for i in range(width)],
        columns={
            "side": Category(rng.integers(0, 2, n).astype(np.int32), ["left", "right"]),
            "weight": Scalar(rng.uniform(0, 10, n).astype(np.float32)),
        },
    )
