"""Sections of the report on errors: what is taken for what, where it is wrong, and which labels are doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import Indices
from latentwalk.tools.analysis.regions import Region
from latentwalk.tools.analysis.results import Estimate, percent
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.report.findings import Findings
from latentwalk.tools.report.page import Card, InlinePicture, Section, Shot, Table, picture, thumbnail
from latentwalk.tools.report.said import fact, number, p_value

MOST_SHOTS, MOST_SUSPECTS, MOST_PAIRS = 12, 20, 12
WEAK = 0.2  # of the rows wrong, from which on a model's doubts are mostly its own errors


def confusions(found: Findings, folder: Path) -> Section:
    """The confusion matrix, and the pairs of classes that are confused more than chance would have it."""
    from latentwalk.tools.figure import analysis_tables as draw

    taken = found.confusion
    pictures: list[InlinePicture] = []
    path = folder / "confusion.png"
    if draw.counts_matrix(path, taken.matrix, taken.classes, taken.classes, ("label", "prediction")):
        pictures.append(picture(path, "Rows of each class (down) by prediction (across); color: share of the class."))
    rows = [
        [
            f"{pair.label} → {pair.predicted}", f"{pair.count:,}", f"{pair.expected:.1f}",
            percent(pair.of_label.value or 0), f"{pair.residual:+.1f}", p_value(pair.p_adjusted),
        ]
        for pair in taken.pairs[:MOST_PAIRS]
    ]  # fmt: skip
    head = ["label → prediction", "rows", "by chance", "of the class", "residual", "p, Holm"]
    tables = [Table("By excess over chance", head, rows, taken.how)] if rows else []
    missing = [f"No confusions: {taken.missing}."] if taken.missing else []
    return Section("Confusions", pictures=pictures, tables=tables, missing=missing)


def regions(found: Findings, folder: Path) -> Section:
    """The error regions with their worst rows."""
    from latentwalk.tools.figure import analysis_tables as draw

    there = found.regions
    pictures = []
    path = folder / "regions.png"
    rates = [region.error_rate for region in there.regions]
    values, low, high = (np.array([getattr(rate, name) or 0.0 for rate in rates]) for name in ("value", "low", "high"))
    names = [f"{place}. {region.name}" for place, region in enumerate(there.regions, 1)]
    if draw.intervals(path, names, values, low, high, there.overall.value or 0.0, "share of rows that is wrong"):
        pictures.append(picture(path, "Error rate of each region with its 95 % interval; dashed: of all rows."))
    cards = [
        Card(name, region.sentence, shots(found.subject, worst(found.subject, region)))
        for name, region in zip(names, there.regions, strict=True)
    ]
    missing = [there.missing + "."] if there.missing else []
    return Section(
        "Where it is wrong",
        there.finding,
        facts=[fact("wrong, all rows", there.overall, ".1%")],
        pictures=pictures,
        cards=cards,
        missing=missing,
        how=there.how,
    )


def suspects(found: Findings, folder: Path) -> Section:
    """The most doubtful labels with their pictures."""
    doubted, subject = found.suspects, found.subject
    first = doubted.suspects[:MOST_SUSPECTS]
    cards = []
    if first and subject.images is not None:
        said = [f"{suspect.label} → {suspect.suggested}?" for suspect in first]
        cards.append(Card("The most doubtful first", "", shots(subject, doubted.rows[:MOST_SUSPECTS], said)))
    rows = [
        [suspect.id, suspect.label, suspect.suggested, number(suspect.doubt), suspect.reason.partition(": ")[2]]
        for suspect in first
    ]
    head = ["row", "label", "suggested", "doubt", "why"]
    left = len(doubted.suspects) - len(first)
    rest = f"{left} more are in suspects.csv." if left > 0 else "They are in suspects.csv, for relabelling."
    tables = [Table("", head, rows, rest, texts=range(5))] if rows else []
    return Section(
        "Suspect labels",
        doubted.finding,
        warnings=_weak(found.regions.overall) if rows else [],
        facts=[fact("suspect, of the labeled rows", doubted.rate, ".1%")],
        cards=cards,
        tables=tables,
        missing=[doubted.missing + "."] if doubted.missing else [],
        how=doubted.how,
    )


def _weak(wrong: Estimate) -> list[str]:
    """What to keep in mind of a model that is often wrong itself."""
    if wrong.value is None or wrong.value < WEAK:
        return []
    return [
        f"The model is wrong on {percent(wrong.value)} of these rows: much of what it doubts is its own error. Look"
        " first at labels that the neighbors doubt, too."
    ]


def worst(subject: Subject, region: Region) -> Indices:
    """The wrong rows of a region, the surest of them first."""
    wrong = region.wrong
    if subject.probabilities is None:
        return wrong
    return wrong[np.argsort(-subject.probabilities[wrong].max(axis=1), kind="stable")]


def shots(subject: Subject, rows: Indices, said: Iterable[str] | None = None) -> Sequence[Shot]:
    """Some rows with their pictures and what was said of them: `said`, or label and prediction."""
    rows = rows[:MOST_SHOTS] if said is None else rows
    texts = [_judgement(subject, row) for row in rows.tolist()] if said is None else list(said)
    return [
        Shot("" if subject.images is None else thumbnail(subject.images[row]), subject.ids[row], text)
        for row, text in zip(rows.tolist(), texts, strict=True)
    ]


def _judgement(subject: Subject, row: int) -> str:
    names = [subject.classes[codes[row]] if codes[row] >= 0 else "?" for codes in (subject.labels, subject.predictions)]
    sure = "" if subject.probabilities is None else f" {subject.probabilities[row].max():.0%}"
    return f"{names[0]} → {names[1]}{sure}"
