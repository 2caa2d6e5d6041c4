"""Columns that are learned from the data where the user has no model: honest predictions."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from latentwalk.scenes import Category, Column, Scalar
from latentwalk.scenes.arrays import F32, Indices
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import probabilities_shown
from latentwalk.tools.data.dataset import Dataset

FOLDS = 5  # as cross_val_predict takes by default
MOST_COMPONENTS = 50  # of what the classifier sees, so that 70,000 pictures take a minute and not an hour


def out_of_fold(dataset: Dataset, seed: int = 0) -> dict[str, Column]:
    """Prediction, confidence and, of few classes, each one's probability for each row, by a classifier that never saw
    that row's label.

    Logistic regression on standardized principal components, all of it fitted inside each of up to five stratified
    folds (scikit-learn's cross_val_predict).  Rows without a label get none.  Raises UsageError where there are no
    labels, one class, or a class with a single row.
    """
    from sklearn.model_selection import cross_val_predict

    label = dataset.label
    if label is None:
        raise UsageError(f"--predict: {dataset.name} has no labels to learn from; give --labels")
    known, folds, model = model_of_folds(dataset.features, label, seed)
    codes = label.codes[known]
    with hasty():
        chances = cross_val_predict(model, dataset.features[known], codes, cv=folds, method="predict_proba")
    present = np.unique(codes)
    shares = np.full((len(dataset), len(label.names)), np.nan, np.float32)
    shares[known] = 0  # of a class that no row has
    shares[np.ix_(known, present)] = chances
    prediction = np.full(len(dataset), -1, np.int32)
    prediction[known] = present[chances.argmax(axis=1)]
    columns: dict[str, Column] = {
        "prediction": Category(prediction, label.names),
        "confidence": Scalar(shares.max(axis=1)),
    }
    return columns | probabilities_shown(shares, label.names)


def model_of_folds(features: F32, label: Category, seed: int) -> tuple[Indices, Any, Any]:
    """The rows of `features` (n, d) that have a label, how scikit-learn folds them, and the model to fit on the folds.

    Raises UsageError for one class, or a class with a single row.
    """
    from sklearn.decomposition import PCA
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    known = np.flatnonzero(label.codes >= 0)
    present, counts = np.unique(label.codes[known], return_counts=True)
    if len(present) < 2 or counts.min() < 2:
        few = f"class '{label.names[present[counts.argmin()]]}' with {counts.min()}" if len(present) else "none"
        raise UsageError(
            f"--predict: expected two or more classes of at least 2 rows each, found {len(present)}, among them {few};"
            " remove or merge such classes, or attach --predictions"
        )
    folds = StratifiedKFold(min(FOLDS, int(counts.min())), shuffle=True, random_state=seed)
    # rows in the smallest training part: PCA cannot have more components
    smallest = len(known) - -(-len(known) // folds.get_n_splits())
    model = make_pipeline(
        StandardScaler(),
        PCA(min(MOST_COMPONENTS, features.shape[1], smallest), random_state=seed),
        LogisticRegression(max_iter=300),
    )
    return known, folds, model


@contextmanager
def hasty() -> Iterator[None]:
    """Fits that are near enough are taken without a warning: the model is a judge, not a product."""
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        yield
