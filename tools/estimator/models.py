"""The classifiers: scikit-learn's, columns scaled by the training rows, grown step by step where they are trees."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I64
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.estimator.settings import EstimatorOptions, assigned
from latentwalk.tools.terminal import interrupts_held

STEP = 10  # trees between two words on how far it is
CALIBRATING = 5  # folds, as scikit-learn takes
TREES = {"random-forest": "n_estimators", "gradient-boosting": "max_iter"}  # those that grow → how many they shall have


def make(settings: EstimatorOptions, fewest: int, columns: bool) -> Any:
    """An untrained Pipeline of scikit-learn; `fewest`: training rows of the smallest class, `columns`: of a table.

    Columns are standardized; pixels, which are in 0…1 already, are not, as that would make their rare ones loud.
    Raises UsageError for parameters that do not exist, or whose values it does not take.
    """
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import StandardScaler

    classifier = _classifier(settings)
    if settings.model == "svm":
        classifier = _with_probabilities(classifier, fewest)
    return Pipeline([("scale", StandardScaler() if columns else "passthrough"), ("classifier", classifier)])


def _classifier(settings: EstimatorOptions) -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.svm import SVC

    kinds: dict[str, tuple[Any, dict[str, Any]]] = {
        "random-forest": (RandomForestClassifier, {"n_jobs": -1, "warm_start": True}),
        "gradient-boosting": (HistGradientBoostingClassifier, {"warm_start": True}),
        "svm": (SVC, {}),
        "logistic-regression": (LogisticRegression, {"max_iter": 1000}),  # 100, its own, is rarely enough
    }
    kind, ours = kinds[settings.model]
    given = assigned(settings.set, kind().get_params(), kind.__name__)
    made = kind(**({"random_state": settings.seed} | ours | given))
    try:
        made._validate_params()  # as fit does first, but before a folder is made
    except ValueError as error:
        raise UsageError(f"--set: {_one_line(error)}") from error
    return made


def _with_probabilities(classifier: Any, fewest: int) -> Any:
    """An SVM has decision values alone: probabilities are fitted to them out of fold (Platt 1999)."""
    from sklearn.calibration import CalibratedClassifierCV

    if fewest < 2:
        raise UsageError(
            "--model svm: a class has 1 row to train on; its probabilities need 2 or more of each class: remove or"
            " merge such classes, or use another model"
        )
    return CalibratedClassifierCV(classifier, cv=min(CALIBRATING, fewest), ensemble=False)


def bare(pipeline: Any) -> Any:
    """The classifier within, which has trees or decision values."""
    classifier = pipeline[-1]
    calibrated = getattr(classifier, "calibrated_classifiers_", None)
    return classifier if calibrated is None else calibrated[0].estimator


def trees(pipeline: Any) -> int:
    """How many rounds of trees it has; 1 of a model that does not grow, 0 before it is trained."""
    classifier = bare(pipeline)
    if hasattr(classifier, "estimators_"):
        return len(classifier.estimators_)
    return int(getattr(classifier, "n_iter_", 0)) if hasattr(classifier, "staged_predict_proba") else 1


def wanted(settings: EstimatorOptions) -> int:
    """How many rounds of trees a model shall have; 1 of one that does not grow."""
    return int(getattr(_classifier(settings), TREES[settings.model])) if settings.model in TREES else 1


def fit(pipeline: Any, x: F32, labels: I64, model: str, rounds: int, advance: Callable[[int], None]) -> list[str]:
    """Train on rows `x` (n, m) with `labels` (n,); trees up to `rounds`, beyond those that it has.

    `advance` hears of each step of rounds.  Returns what scikit-learn warned of.  An interruption waits for the end of
    a step of trees, so that what there is then is whole.  Raises UsageError where the data does not suit.
    """
    said: list[str] = []
    if model not in TREES:
        said += _fit(pipeline, x, labels)
        advance(1)
        return said
    have = trees(pipeline) if hasattr(pipeline[-1], "classes_") else 0
    advance(have)
    while have < rounds:
        ask = min(have + STEP, rounds)
        pipeline[-1].set_params(**{TREES[model]: ask})
        with interrupts_held():
            said += _fit(pipeline, x, labels)
        advance(ask - have)
        have = ask
        if trees(pipeline) < ask:  # it stops early by rows of its own
            break
    return list(dict.fromkeys(said))


def _fit(pipeline: Any, x: F32, labels: I64) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            pipeline.fit(x, labels)
        except ValueError as error:
            raise UsageError(f"scikit-learn: {_one_line(error)}") from error
    return [_one_line(warning.message) for warning in caught]


def probabilities(pipeline: Any, x: F32, count: int) -> F64:
    """Of rows `x` (n, m): (n, count), 0 for classes of which no row was trained on."""
    found = np.zeros((len(x), count))
    if len(x):
        found[:, pipeline.classes_] = pipeline.predict_proba(x)
    return found


def staged(pipeline: Any, x: F32, count: int) -> Iterator[F64]:
    """`probabilities` after each round of trees; once of a model that does not grow."""
    classifier, scaled = bare(pipeline), pipeline[:-1].transform(x)
    if hasattr(classifier, "staged_predict_proba"):
        of_rounds = classifier.staged_predict_proba(scaled)
    elif hasattr(classifier, "estimators_"):
        of_rounds = _means(tree.predict_proba(scaled) for tree in classifier.estimators_)
    else:
        of_rounds = iter([pipeline.predict_proba(x)])
    for chances in of_rounds:
        found = np.zeros((len(x), count))
        found[:, pipeline.classes_] = chances
        yield found


def _means(parts: Iterator[F64]) -> Iterator[F64]:
    """As a forest has it: its trees' mean."""
    total: F64 | float = 0.0
    for number, part in enumerate(parts, 1):
        total = total + part
        yield total / number


def _one_line(said: object) -> str:
    return " ".join(str(said).split())
