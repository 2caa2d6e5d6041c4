"""Trained classifiers in files of skops, never pickle: only what scikit-learn's classifiers are made of is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED

import numpy as np

from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.outputs import whole
from latentwalk.tools.model.preparation import Preparation

MODEL, SPACE = "model.skops", "space.skops"

# What skops does not trust by itself but our classifiers are made of.  The first two hold plain numbers, of which
# `_check_trees` sees that they lead to nodes that there are; the others hold what is trusted anyway.
KNOWN = (
    "sklearn.tree._tree.Tree",
    "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
    "sklearn.calibration._CalibratedClassifier",
    "sklearn.calibration._SigmoidCalibration",
)


def save(path: Path, kept: object) -> None:
    """Write a trained object of scikit-learn, over an earlier one."""
    from skops.io import dump

    with whole(path, overwrite=True) as temporary:
        dump(kept, temporary, compression=ZIP_DEFLATED)


def load(path: Path) -> Any:
    """What `save` wrote.  Raises UsageError where it is missing, damaged, or made of anything else."""
    from skops.io import get_untrusted_types
    from skops.io import load as read

    if not path.is_file():
        raise UsageError(f"{path}: no such file; expected the folder of a run that latentwalk train finished")
    try:
        others = sorted(set(get_untrusted_types(file=path)) - set(KNOWN))
        if others:
            raise UsageError(
                f"{path}: refused: it asks for {', '.join(others)}, which no classifier of latentwalk train is made of"
            )
        kept = read(path, trusted=list(KNOWN))
    except UsageError:
        raise
    except Exception as error:  # whatever a damaged file makes skops, zipfile, json or numpy say
        said = " ".join(str(error).split()) or type(error).__name__
        raise UsageError(
            f"{path}: expected a classifier that latentwalk train wrote, found something else ({said})"
        ) from error
    return kept


def load_classifier(run: Path, preparation: Preparation) -> Any:
    """The trained Pipeline of a run; raises UsageError as `load`, and where it is something else."""
    from sklearn.pipeline import Pipeline

    pipeline, count = load(run / MODEL), len(preparation.classes)
    fits = isinstance(pipeline, Pipeline) and hasattr(pipeline[-1], "classes_")
    if not fits or pipeline[-1].classes_.dtype.kind != "i" or not 0 <= max(pipeline[-1].classes_) < count:
        raise UsageError(f"{run / MODEL}: expected a classifier of {count} classes, found something else")
    _check_trees(run / MODEL, pipeline[-1], int(np.prod(preparation.shape)))
    return pipeline


def _check_trees(path: Path, classifier: Any, columns: int) -> None:
    """Raise UsageError where trees lead to nodes or columns that there are not: scikit-learn would read beyond them."""
    for tree in getattr(classifier, "estimators_", ()):
        nodes = tree.tree_
        left, right, feature = nodes.children_left, nodes.children_right, nodes.feature
        inner = left != -1
        _check_nodes(path, left[inner], right[inner], feature[inner], np.flatnonzero(inner), len(left), columns)
    for predictors in getattr(classifier, "_predictors", ()):
        for predictor in predictors:
            nodes = predictor.nodes
            inner = np.flatnonzero(nodes["is_leaf"] == 0)
            of = nodes[inner]
            children = of["left"].astype(np.int64), of["right"].astype(np.int64)
            _check_nodes(path, *children, of["feature_idx"].astype(np.int64), inner, len(nodes), columns)


def _check_nodes(path: Path, left: Any, right: Any, feature: Any, at: Any, nodes: int, columns: int) -> None:
    # A child comes after its parent, so that every way ends.
    forward = (np.minimum(left, right) > at).all() and (np.maximum(left, right) < nodes).all()
    if not forward or not ((feature >= 0) & (feature < columns)).all() or not nodes:
        raise UsageError(f"{path}: refused: a tree in it leads to nodes or columns that there are not")
