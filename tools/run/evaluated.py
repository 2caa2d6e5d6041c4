"""What an evaluation leaves in a run's folder, and says: numbers, confusion as table and picture, calibration."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from latentwalk.scenes.outputs import whole
from latentwalk.tools.analysis.evaluation import AVERAGES, Evaluation, Numbers
from latentwalk.tools.figure.evaluation import draw_confusion, draw_reliability
from latentwalk.tools.run.folder import write_json

EVALUATION, CONFUSION = "evaluation.json", "confusion.csv"
CONFUSION_FIGURE, RELIABILITY_FIGURE = "confusion.png", "reliability.png"

BY_CLASS = {"precision": "precision", "recall": "recall", "f1": "F1", "roc_auc": "ROC-AUC"}
AVERAGED = ("precision", "recall", "f1")
TITLES = {
    "accuracy": "accuracy",
    "balanced_accuracy": "balanced accuracy",
    "roc_auc": "ROC-AUC, one class against the rest",
    "log_loss": "log loss (nats)",
    "calibration_error": "expected calibration error",
}


def write_evaluation(found: Evaluation, run: Path) -> dict[str, object]:
    """Write evaluation.json, confusion.csv and, where there are rows, both figures; return what the metadata keep."""
    write_json(run / EVALUATION, found.as_json())
    _write_confusion(found, run / CONFUSION)
    if found.reliability is not None:
        draw_confusion(found, run / CONFUSION_FIGURE)
        draw_reliability(found, found.reliability, run / RELIABILITY_FIGURE)
    return {"part": found.part, "rows": found.rows, **found.overall.as_json()}


def lines(found: Evaluation) -> Iterator[str]:
    """The evaluation as a person reads it: the numbers of all rows, a table of classes, and what cannot be had."""
    if not found.rows:
        yield f"  {found.part:<10}  not evaluated: {found.overall.missing['accuracy']}"
        return
    shown = found.overall.values
    yield f"  {found.part:<10}  {found.rows:,} rows"
    for name, title in TITLES.items():
        if name in shown:
            yield f"    {title:<36} {shown[name]:.4f}"
    width = max(len("class"), *map(len, (*found.classes, *AVERAGES)))
    yield f"    {'class':<{width}} {'rows':>7} " + " ".join(f"{title:>9}" for title in BY_CLASS.values())
    for (name, numbers), rows in zip(found.by_class.items(), found.support, strict=True):
        yield f"    {name:<{width}} {rows:>7,} " + " ".join(_cell(numbers, key) for key in BY_CLASS)
    for how in AVERAGES:
        yield f"    {how:<{width}} {'':>7} " + " ".join(f"{shown[f'{how}_{key}']:>9.4f}" for key in AVERAGED)
    yield from (f"    no {TITLES.get(name, name)}: {why}" for name, why in found.overall.missing.items())
    for name, numbers in found.by_class.items():
        for why in dict.fromkeys(numbers.missing.values()):
            lacking = [BY_CLASS[key] for key, found_why in numbers.missing.items() if found_why == why]
            yield f"    no {' and '.join(lacking)} of {name}: {why}"


def _cell(numbers: Numbers, name: str) -> str:
    return f"{numbers.values[name]:>9.4f}" if name in numbers.values else f"{'–':>9}"


def _write_confusion(found: Evaluation, path: Path) -> None:
    with whole(path, overwrite=True) as temporary, temporary.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["true \\ predicted", *found.classes])
        table.writerows([name, *row] for name, row in zip(found.classes, found.confusion.tolist(), strict=True))
