"""What an evaluation leaves in a run's folder, and says: numbers, confusion as table and picture, calibration."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from latentwalk.scenes.outputs import sheet_cell, whole
from latentwalk.tools.analysis.evaluation import AVERAGES, Evaluation
from latentwalk.tools.figure.evaluation import draw_confusion, draw_reliability
from latentwalk.tools.run.folder import Metadata, write_json

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


def lines(written: Metadata) -> Iterator[str]:
    """An evaluation as it was written, for a person: numbers of all rows, a table of classes, what cannot be had."""
    part, missing = written["part"], written.get("missing", {})
    if not written["rows"]:
        yield f"  {part:<10}  not evaluated: {missing['accuracy']}"
        return
    yield f"  {part:<10}  {written['rows']:,} rows"
    yield from (f"    {title:<36} {written[name]:.4f}" for name, title in TITLES.items() if name in written)
    width = max(len("class"), *map(len, (*written["by_class"], *AVERAGES)))
    yield f"    {'class':<{width}} {'rows':>7} " + " ".join(f"{title:>9}" for title in BY_CLASS.values())
    for name, numbers in written["by_class"].items():
        yield f"    {name:<{width}} {numbers['rows']:>7,} " + " ".join(_cell(numbers.get(key)) for key in BY_CLASS)
    for how in AVERAGES:
        yield f"    {how:<{width}} {'':>7} " + " ".join(_cell(written[f"{how}_{key}"]) for key in AVERAGED)
    yield from (f"    no {TITLES[name]}: {why}" for name, why in missing.items())
    for name, numbers in written["by_class"].items():
        reasons = numbers.get("missing", {})
        for why in dict.fromkeys(reasons.values()):
            lacking = [BY_CLASS[key] for key, reason in reasons.items() if reason == why]
            yield f"    no {' and '.join(lacking)} of {name}: {why}"


def read_evaluation(run: Path) -> Metadata | None:
    """The evaluation of a run as it was written; None where it has none."""
    path = run / EVALUATION
    if not path.is_file():
        return None
    written: Metadata = json.loads(path.read_text(encoding="utf-8"))
    return written


def _cell(value: float | None) -> str:
    return f"{'–':>9}" if value is None else f"{value:>9.4f}"


def _write_confusion(found: Evaluation, path: Path) -> None:
    with whole(path, overwrite=True) as temporary, temporary.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["true \\ predicted", *map(sheet_cell, found.classes)])
        table.writerows(
            [sheet_cell(name), *row] for name, row in zip(found.classes, found.confusion.tolist(), strict=True)
        )
