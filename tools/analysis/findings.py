"""All that an analysis finds in a subject, computed once, in the order in which a report tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from latentwalk.tools.analysis.confusion import Confusion, confusion
from latentwalk.tools.analysis.correlation import Correlations, similarity_entropy
from latentwalk.tools.analysis.evaluation import Evaluation, evaluate
from latentwalk.tools.analysis.results import Measure
from latentwalk.tools.analysis.rows import row_measures
from latentwalk.tools.analysis.similarity import Similarities, similarities
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.terminal import Stages


@dataclass(frozen=True, eq=False)
class Findings:
    """What was found; parts that need what the subject lacks are None, or say themselves what is missing."""

    subject: Subject
    measures: Mapping[str, Measure]
    correlations: Correlations
    similarities: Similarities | None
    evaluation: Evaluation | None
    confusion: Confusion


def find(subject: Subject, seed: int, stages: Stages) -> Findings:
    """Analyze a subject, with a bar for each stage; what is drawn by chance repeats with the same `seed`."""
    with stages.stage("entropy and similarity"):
        measures = row_measures(subject)
    with stages.stage("correlation"):
        correlations = similarity_entropy(subject, measures, seed)
    pairs = None
    if subject.representation is not None:
        with stages.stage("pairs of rows", len(subject)) as advance:
            pairs = similarities(subject.representation, subject.labels, len(subject.classes), advance=advance)
    evaluation = None
    if subject.probabilities is not None and (subject.labels >= 0).any():
        with stages.stage("evaluation"):
            evaluation = evaluate(subject.labels, subject.probabilities, subject.classes, subject.part)
    pairs_taken = confusion(subject.labels, subject.predictions, subject.classes)
    return Findings(subject, measures, correlations, pairs, evaluation, pairs_taken)
