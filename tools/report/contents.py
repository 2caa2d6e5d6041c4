"""The report of an analysis: the numbers that a person should see first, then section by section."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from latentwalk.scenes.rules import RIGHT, UNKNOWN, WRONG
from latentwalk.tools.analysis.confusion import Confusion
from latentwalk.tools.analysis.regions import ErrorRegions
from latentwalk.tools.analysis.results import counted, share
from latentwalk.tools.analysis.subjects import Loaded
from latentwalk.tools.report import errors, quality, rows
from latentwalk.tools.report.findings import Findings
from latentwalk.tools.report.page import Fact, Page, Section, write_page
from latentwalk.tools.report.said import fact
from latentwalk.tools.terminal import Stages

SECTIONS = (
    quality.quality, errors.regions, errors.confusions, errors.suspects, rows.flips,
    quality.uncertainty, quality.classes, rows.outliers, rows.clusters, rows.features,
)  # fmt: skip
CAVEATS = Section(
    "How to read this",
    "What holds for all numbers above.",
    missing=[
        "Many tests were made. p-values that say Holm are corrected for it, within their table; where regions are"
        " ranked, the worst of many was looked for, so expect its rate to be lower in new rows.",
        "Intervals are at 95 % and speak of these rows as a sample; they know of no shift between this data and the"
        " next.",
        "A correlation over all rows can come from differences between classes alone (Simpson): read those by class.",
        "Whatever was computed on rows that the model was trained on flatters it; the first lines say which these are.",
    ],
)


def write_report(loaded: Loaded, found: Findings, path: Path, command: str, stages: Stages) -> None:
    """Write the page of an analysis to `path`, and the figures that it shows beside it."""
    sections = []
    with stages.stage("figures and report", len(SECTIONS)) as advance:
        for make in SECTIONS:
            sections.append(make(found, path.parent))
            advance(1)
    subject = found.subject
    about = f"{loaded.source}: {counted(len(subject), 'row')} ({subject.part}), {len(subject.classes)} classes"
    page = Page(
        f"{subject.name}, analyzed", about, headline(found), loaded.notes, [*sections, CAVEATS], f"Made by: {command}"
    )
    write_page(page, path)


def headline(found: Findings) -> Sequence[Fact]:
    """The numbers that come first."""
    right = found.subject.right
    wrong, known = int((right == WRONG).sum()), int((right != UNKNOWN).sum())
    correlation, how = quality.headline_correlation(found.correlations)
    facts = [
        fact("right", share(int((right == RIGHT).sum()), known), ".1%"),
        Fact("wrong", f"{wrong:,} of {known:,} rows", "rows whose prediction is not their label"),
        _worst_region(found.regions),
        _confused(found.confusion),
        Fact("similarity and entropy", correlation, how),
        Fact(
            "suspect labels", f"{len(found.suspects.suspects):,}", found.suspects.finding, caveat=found.suspects.caveat
        ),
    ]
    if found.evaluation is not None and found.evaluation.reliability is not None:
        said = "expected calibration error: how far confidence is from the share that is right"
        facts.append(Fact("calibration", f"{found.evaluation.reliability.error:.3f}", said))
    return facts


def _worst_region(found: ErrorRegions) -> Fact:
    if not found.regions:
        return Fact("worst region", "none", found.finding)
    worst = found.regions[0]
    rate = fact("", worst.error_rate, ".1%")
    return Fact("worst region", f"{worst.name}: {rate.value} wrong", worst.sentence, rate.interval)


def _confused(found: Confusion) -> Fact:
    told = [pair for pair in found.pairs if pair.significant][:3]
    if not told:
        return Fact(
            "confusions",
            "none beyond chance",
            found.missing or "no pair of classes is confused more often than by chance",
        )
    names = "; ".join(f"{pair.label} → {pair.predicted} ({pair.count})" for pair in told)
    return Fact("confused most", names, "label → prediction (rows), the largest excess over chance first")
