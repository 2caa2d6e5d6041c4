"""What an analysis leaves as tables: each row's measures, all statistics, and suspect labels to look through."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from latentwalk.scenes.arrays import I32
from latentwalk.scenes.outputs import whole
from latentwalk.scenes.rules import RIGHT, UNKNOWN
from latentwalk.tools.analysis.results import jsonable
from latentwalk.tools.report.findings import Findings
from latentwalk.tools.report.tables import write_table

ROWS, STATISTICS, SUSPECTS = "rows.csv", "statistics.json", "suspects.csv"


def write_tables(found: Findings, folder: Path, provenance: Mapping[str, object]) -> None:
    """Write rows.csv, statistics.json and, where labels are suspect, suspects.csv into `folder`."""
    write_table(folder / ROWS, rows_of(found))
    if found.suspects.suspects:
        write_table(folder / SUSPECTS, suspects_of(found))
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
        "label": names_of(subject.classes, subject.labels),
        "prediction": names_of(subject.classes, subject.predictions),
        "correct": [None if judged == UNKNOWN else judged == RIGHT for judged in subject.right.tolist()],
    }
    if subject.probabilities is not None:
        table["confidence"] = subject.probabilities.max(axis=1).tolist()
    table |= {name: measure.values.tolist() for name, measure in found.measures.items() if name not in table}
    regions = names_of([region.name for region in found.regions.regions], found.regions.codes(len(subject)))
    suggested = {suspect.row: suspect.suggested for suspect in found.suspects.suspects}
    return table | {"region": regions, "suggested_label": [suggested.get(row) for row in range(len(subject))]}


def suspects_of(found: Findings) -> dict[str, list[object]]:
    """The suspect labels, the most doubtful first, with an empty column for what a person decides."""
    doubted = found.suspects.suspects
    return {
        "id": [suspect.id for suspect in doubted],
        "label": [suspect.label for suspect in doubted],
        "suggested": [suspect.suggested for suspect in doubted],
        "new_label": [None] * len(doubted),
        "doubt": [suspect.doubt for suspect in doubted],
        "reason": [suspect.reason for suspect in doubted],
    }


def names_of(names: Sequence[str], codes: I32) -> list[object]:
    """The names that codes (n,) stand for, None for −1."""
    return [names[code] if code >= 0 else None for code in codes.tolist()]
