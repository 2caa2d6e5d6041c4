"""Cross-validation of a run's classifier: trained again on all but one of K folds, judged on that one, K times.

The folds are of the training and the validation rows, stratified; the test part stays out of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I64
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.analysis.evaluation import Evaluation, evaluate
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.sampling import stratified
from latentwalk.tools.model.parts import Parts, Rows
from latentwalk.tools.run.evaluated import AVERAGED, TITLES
from latentwalk.tools.run.folder import Metadata, write_json
from latentwalk.tools.terminal import Stages

FILE_NAME = "cross_validation.json"
SHOWN = {**TITLES, **{f"macro_{name}": f"{name} (macro)" for name in AVERAGED}}

Judge = Callable[[Parts], F32 | F64]
"""Trains on the parts "train" and "val"; gives probabilities of the rows of "test"."""


def folds_of(
    dataset: Dataset, parts: Mapping[str, Rows], count: int | None, validation: float, seed: int
) -> list[Parts]:
    """The parts of each of `count` folds of the rows of "train" and "val", none of None: the fold is "test", and
    `validation` is the share of the others that is held out to choose an epoch by.

    Raises UsageError where a class has fewer rows than there are folds.
    """
    from sklearn.model_selection import StratifiedKFold

    if count is None:
        return []
    label = dataset.label
    assert label is not None  # what a classifier learns
    pool = np.sort(np.concatenate([parts["train"], parts["val"]]))
    present, counts = np.unique(label.codes[pool], return_counts=True)
    if counts.min() < count:
        name = label.names[present[counts.argmin()]]
        raise UsageError(
            f"--cross-validate {count}: expected at least {count} rows of each class outside the test part, found"
            f" {counts.min()} of '{name}'; give fewer folds, or choose other --classes"
        )
    made = []
    for others, held in StratifiedKFold(count, shuffle=True, random_state=seed).split(pool, label.codes[pool]):
        rest, size = pool[others], round(validation * len(others))
        val = rest[stratified(label.codes[rest], size, seed)] if size else rest[:0]
        made.append({"train": np.setdiff1d(rest, val), "val": val, "test": pool[held]})
    return made


def cross_validate(run: Path, dataset: Dataset, folds: Sequence[Parts], judge: Judge, stages: Stages) -> Metadata:
    """Judge each fold; what is done is in cross_validation.json after each, and is given back when all are."""
    label = dataset.label
    assert label is not None
    done: list[Evaluation] = []
    labels: I64 = label.codes.astype(np.int64)
    try:
        for parts in folds:
            chances = judge(parts)
            done.append(evaluate(labels[parts["test"]], chances, label.names, f"fold {len(done) + 1}"))
            write_json(run / FILE_NAME, _summary(done, len(folds)))
    except KeyboardInterrupt:
        stages.say(f"{run / FILE_NAME} has {len(done)} of {len(folds)} folds" if done else "no fold was finished")
        raise
    return _summary(done, len(folds))


def _summary(done: Sequence[Evaluation], folds: int) -> Metadata:
    """`metrics`: name → mean, deviation (of a sample; from two folds on) and the number of each fold."""
    metrics, missing = {}, {}
    for name in SHOWN:
        values = [each.overall.values[name] for each in done if name in each.overall.values]
        if len(values) < len(done):
            missing[name] = next(each.overall.missing[name] for each in done if name in each.overall.missing)
            continue
        metrics[name] = {"mean": float(np.mean(values)), "folds": values}
        if len(values) > 1:
            metrics[name]["deviation"] = float(np.std(values, ddof=1))
    return {
        "folds": folds,
        "finished": len(done),
        "rows": [each.rows for each in done],
        "metrics": metrics,
        **({"missing": missing} if missing else {}),
    }


def lines(written: Metadata) -> Iterator[str]:
    """A cross-validation for a person: mean ± deviation, and each fold's number."""
    yield f"  {written['folds']}-fold cross-validation of {sum(written['rows']):,} rows outside the test part"
    for name, found in written["metrics"].items():
        spread = f" ± {found['deviation']:.4f}" if "deviation" in found else ""
        each = " ".join(f"{value:.4f}" for value in found["folds"])
        yield f"    {SHOWN[name]:<36} {found['mean']:.4f}{spread}  ({each})"
    yield from (f"    no {SHOWN[name]}: {why}" for name, why in written.get("missing", {}).items())
