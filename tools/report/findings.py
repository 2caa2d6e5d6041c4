"""All that an analysis finds in a subject, computed once, in the order in which a report tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes import Category, Decoder
from latentwalk.tools.analysis.confusion import Confusion, confusion
from latentwalk.tools.analysis.correlation import Correlations, similarity_entropy
from latentwalk.tools.analysis.evaluation import Evaluation, evaluate
from latentwalk.tools.analysis.features import Loadings, Separation, loadings, separation
from latentwalk.tools.analysis.flips import LOOKED_AT, MOST, RowFlip, nearest_to_a_flip
from latentwalk.tools.analysis.outliers import outliers
from latentwalk.tools.analysis.pockets import space
from latentwalk.tools.analysis.regions import ErrorRegions, error_regions
from latentwalk.tools.analysis.results import Measure
from latentwalk.tools.analysis.rows import row_measures
from latentwalk.tools.analysis.shells import judge
from latentwalk.tools.analysis.similarity import Similarities, similarities
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.analysis.subjects import Loaded
from latentwalk.tools.analysis.suspects import Suspects, local_error_rate, suspects
from latentwalk.tools.clusters.agreement import Agreement, agreement
from latentwalk.tools.clusters.find import clusters
from latentwalk.tools.terminal import Stages

CLUSTER = "cluster"  # the column that a scene may have of them


@dataclass(frozen=True, eq=False)
class Clustered:
    """Clusters of the rows, how they were made in words, and how they agree with the classes."""

    column: Category
    how: str
    agreement: Agreement


@dataclass(frozen=True, eq=False)
class Findings:
    """What was found; parts that need what the subject lacks are None, or say themselves what is missing."""

    subject: Subject
    measures: Mapping[str, Measure]
    correlations: Correlations
    similarities: Similarities | None
    evaluation: Evaluation | None
    confusion: Confusion
    regions: ErrorRegions
    suspects: Suspects
    clustered: Clustered | None
    separation: Separation
    loadings: Loadings
    flips: Sequence[RowFlip]


def find(loaded: Loaded, seed: int, stages: Stages) -> Findings:
    """Analyze what was loaded, with a bar for each stage; what is drawn by chance repeats with the same `seed`."""
    subject = loaded.subject
    with stages.stage("entropy and similarity"):
        measures = row_measures(subject)
    with stages.stage("correlation"):
        correlations = similarity_entropy(subject, measures, seed)
    pairs = None
    if subject.representation is not None:
        with stages.stage("pairs of rows", len(subject)) as advance:
            pairs = similarities(subject.representation, subject.labels, len(subject.classes), advance=advance)
    judged = None
    if subject.probabilities is not None and (subject.labels >= 0).any():
        with stages.stage("evaluation"):
            judged = evaluate(subject.labels, subject.probabilities, subject.classes, subject.part)
    with stages.stage("error regions"):
        taken, regions = confusion(subject.labels, subject.predictions, subject.classes), error_regions(subject, seed)
    with stages.stage("suspect labels"):
        doubted, around = suspects(subject), local_error_rate(subject)
    with stages.stage("outliers"):
        far = outliers(subject.points, len(subject), seed)
    with stages.stage("clusters"):
        clustered = _clustered(subject, seed)
    with stages.stage("features"):
        separated, axes = separation(subject, loaded.predict, seed), _loadings(subject)
    measured = {**measures, **{measure.name: measure for measure in (around, *far)}}
    return Findings(
        subject, measured, correlations, pairs, judged, taken, regions, doubted, clustered, separated, axes,
        _flips(loaded.decoder, stages),
    )  # fmt: skip


def _clustered(subject: Subject, seed: int) -> Clustered | None:
    """The clusters that the rows came with, else as many by k-means as classes have rows; None where neither can be."""
    own, points = subject.columns.get(CLUSTER), subject.points
    if isinstance(own, Category):
        return Clustered(own, "The clusters are the column cluster.", agreement(subject, own, seed))
    count = len(np.unique(subject.labels[subject.labels >= 0]))
    if points is None or count < 2 or not np.isfinite(points).all() or len(np.unique(points, axis=0)) < count:
        return None
    found = clusters(space(points, seed), "kmeans", count, 2, seed)
    said = f"k-means made {count} clusters of the representation, as many as there are classes."
    agreed = agreement(subject, found, seed)
    return Clustered(Category(found.codes, [one.name for one in agreed.clusters]), said, agreed)


def _loadings(subject: Subject) -> Loadings:
    """Of pixels none: one by one they mean nothing."""
    if subject.images is not None:
        return loadings(None, ())
    return loadings(subject.features, subject.feature_names)


def _flips(decoder: Decoder | None, stages: Stages) -> Sequence[RowFlip]:
    """The rows nearest to a flip, of a decoder that has a classifier; else none."""
    if decoder is None or not decoder.classifier or len(decoder.latents) < 2:
        return ()
    total = len(decoder.latents) + LOOKED_AT * MOST
    with stages.stage("rows nearest to a flip", total) as advance:
        return nearest_to_a_flip(judge(decoder), decoder.latents, decoder.class_names, advance=advance)
