"""What an analysis leaves as tables: each row's measures, all statistics, and suspect labels to look through."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from latentwalk.scenes.outputs import whole
from latentwalk.scenes.rules import RIGHT, UNKNOWN
from latentwalk.tools.analysis.findings import Findings
from latentwalk.tools.analysis.results import jsonable
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.analysis.tables import write_table

ROWS, STATISTICS = "rows.csv", "statistics.json"


def write_tables(found: Findings, folder: Path, provenance: Mapping[str, object]) -> None:
    """Write rows.csv and statistics.json into `folder`."""
    write_table(folder / ROWS, rows_of(found))
    statistics = {
        "provenance": provenance,
        "measures": {
            measure.name: {"how": measure.how, "unit": measure.unit, "missing": measure.missing}
            for measure in found.measures.values()
        },
    } | {field.name: getattr(found, field.name) for field in fields(found) if field.name not in ("subject", "measures")}
    with whole(folder / STATISTICS) as beside:
        beside.write_text(json.dumps(jsonable(statistics), indent=1) + "\n", encoding="utf-8")


def rows_of(found: Findings) -> dict[str, list[object]]:
    """Each row: id, label, prediction, whether it is right, confidence, and what was measured."""
    subject = found.subject
    table: dict[str, list[object]] = {
        "id": list(subject.ids),
        "label": names_of(subject, subject.labels.tolist()),
        "prediction": names_of(subject, subject.predictions.tolist()),
        "correct": [None if judged == UNKNOWN else judged == RIGHT for judged in subject.right.tolist()],
    }
    if subject.probabilities is not None:
        table["confidence"] = subject.probabilities.max(axis=1).tolist()
    return table | {name: measure.values.tolist() for name, measure in found.measures.items() if name not in table}


def names_of(subject: Subject, codes: list[int]) -> list[object]:
    """Class names of codes, None where unknown."""
    return [subject.classes[code] if code >= 0 else None for code in codes]
