"""The report of an analysis: the numbers that a person should see first, then section by section."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from latentwalk.scenes.rules import RIGHT, UNKNOWN, WRONG
from latentwalk.tools.analysis import sections_model
from latentwalk.tools.analysis.findings import Findings
from latentwalk.tools.analysis.page import Fact, Page, Section, write_page
from latentwalk.tools.analysis.results import counted, share
from latentwalk.tools.analysis.said import fact
from latentwalk.tools.analysis.subjects import Loaded
from latentwalk.tools.terminal import Stages

PAGE = "report.html"
SECTIONS = (sections_model.quality, sections_model.uncertainty, sections_model.classes)
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


def write_report(loaded: Loaded, found: Findings, folder: Path, command: str, stages: Stages) -> Path:
    """Draw the figures into `folder` and write the page that shows them; return the page."""
    sections = []
    with stages.stage("figures and report", len(SECTIONS)) as advance:
        for make in SECTIONS:
            sections.append(make(found, folder))
            advance(1)
    subject = found.subject
    about = f"{loaded.source}: {counted(len(subject), 'row')} ({subject.part}), {len(subject.classes)} classes"
    page = Page(
        f"{subject.name}, analyzed", about, headline(found), loaded.notes, [*sections, CAVEATS], f"Made by: {command}"
    )
    write_page(page, folder / PAGE)
    return folder / PAGE


def headline(found: Findings) -> Sequence[Fact]:
    """The numbers that come first."""
    right = found.subject.right
    wrong, known = int((right == WRONG).sum()), int((right != UNKNOWN).sum())
    correlation, how = sections_model.headline_correlation(found.correlations)
    return [
        fact("right", share(int((right == RIGHT).sum()), known), ".1%"),
        Fact("wrong", f"{wrong:,} of {known:,} rows", "rows whose prediction is not their label"),
        Fact("similarity and entropy", correlation, how),
    ]
