"""Sections of the report on the rows themselves: those far from all others, clusters, and what separates classes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import Indices
from latentwalk.tools.analysis.outliers import ISOLATION, LOF
from latentwalk.tools.report.errors import MOST_SHOTS, shots
from latentwalk.tools.report.findings import Findings
from latentwalk.tools.report.page import Card, Section, Table, picture
from latentwalk.tools.report.said import fact, interval, number, p_value, words

MOST_FEATURES = 30  # lines of the table
MOST_OUTLIERS, FEWEST_OUTLIERS, OUTLIERS = 50, 5, 0.01  # the share of rows that is called so, between the two


def outlying(found: Findings) -> Indices:
    """The rows with the highest local outlier factor, the highest first: one in a hundred, but 5 to 50."""
    scores = found.measures[LOF].values
    known = int(np.isfinite(scores).sum())
    count = min(known, max(FEWEST_OUTLIERS, min(MOST_OUTLIERS, round(OUTLIERS * known))))
    return np.argsort(-np.nan_to_num(scores, nan=-np.inf), kind="stable")[:count]


def outliers(found: Findings, folder: Path) -> Section:
    """The two scores, and the rows that are farthest out."""
    from latentwalk.tools.figure import analysis_rows as draw

    scores = [found.measures[name] for name in (LOF, ISOLATION)]
    pictures = []
    path = folder / "outliers.png"
    if draw.outliers(path, scores[0].values, scores[1].values, found.subject.right):
        pictures.append(picture(path, "Two scores of how far each row is from the others; upper right: far by both."))
    rows = outlying(found)[:MOST_SHOTS]
    said = [f"LOF {scores[0].values[row]:.2f}" for row in rows.tolist()]
    cards = [Card("Farthest from their neighbors", "", shots(found.subject, rows, said))] if len(rows) else []
    return Section(
        "Outliers",
        pictures=pictures,
        cards=cards,
        missing=[f"{words(score.name)}: {score.missing}." for score in scores if score.missing],
        how="; ".join(f"{words(score.name)}: {score.how}" for score in scores) + ".",
    )


def flips(found: Findings, folder: Path) -> Section:
    """The rows that the least change of the latent makes another class, and what they decode to there."""
    if not found.flips:
        needed = "Needs a decoder with a classifier, as the scene of a VAE has, and rows whose class a change can flip."
        return Section("Nearest to a flip", missing=[needed])
    rows = np.array([flip.row for flip in found.flips], np.intp)
    said = [f"{flip.of} → {flip.to}, {flip.flip.distance:.2g}" for flip in found.flips]
    cards = [Card("The nearest first", "", shots(found.subject, rows, said))]
    lead = (
        "How little of the latent space lies between a row and another class: the model is least firm about these. Walk"
        " there with the probe's counterfactual way."
    )
    how = (
        "class: what the classifier says of what the row's latent decodes to; distance: to the nearest place found that"
        " it takes for another class, in units of the latents."
    )
    return Section("Nearest to a flip", lead, cards=cards, how=how)


def clusters(found: Findings, folder: Path) -> Section:
    """How clusters and classes agree."""
    from latentwalk.tools.figure import analysis_tables as draw

    if found.clustered is None:
        said = "Needs two classes, and as many different rows of finite numbers."
        return Section("Clusters against labels", missing=[said])
    agreed = found.clustered.agreement
    pictures = []
    path = folder / "clusters.png"
    names = [cluster.label for cluster in agreed.clusters]
    table = agreed.table[[cluster.code for cluster in agreed.clusters]]
    if draw.counts_matrix(path, table, names, agreed.classes, ("cluster", "label")):
        pictures.append(picture(path, "Rows of each cluster (down) by class (across); color: share of the cluster."))
    figures = {"adjusted Rand index": agreed.ari, "normalized mutual information": agreed.nmi}
    facts = [fact(name, estimate) for name, estimate in (figures | {"silhouette": agreed.silhouette}).items()]
    rows = [[cluster.label, f"{len(cluster.rows):,}", cluster.name, cluster.sentence] for cluster in agreed.clusters]
    return Section(
        "Clusters against labels",
        f"{found.clustered.how} {agreed.finding}",
        warnings=[agreed.remedy] if agreed.remedy else [],
        facts=facts,
        pictures=pictures,
        tables=[Table("", ["cluster", "rows", "name", "what it is"], rows[:30], texts=range(4))],
    )


def features(found: Findings, folder: Path) -> Section:
    """Which features separate the classes, ranked three ways, and what the principal axes are made of."""
    from latentwalk.tools.figure import analysis_tables as draw

    ranked, axes = found.separation, found.loadings
    if ranked.missing:
        return Section("Features", missing=[f"Which features separate classes cannot be told: {ranked.missing}."])
    pictures = []
    names = [feature.name for feature in ranked.features]
    scores = {
        "F (analysis of variance)": np.array([_or_nan(feature.f) for feature in ranked.features]),
        "mutual information (nats)": np.array([_or_nan(feature.mutual_information) for feature in ranked.features]),
        "accuracy lost": np.array([_or_nan(feature.importance.value) for feature in ranked.features]),
    }
    path = folder / "features.png"
    if draw.rankings(path, names, scores):
        pictures.append(picture(path, "The features that separate the classes best, by three measures."))
    path = folder / "loadings.png"
    if draw.loadings(path, axes.names, axes.weights, axes.share):
        pictures.append(picture(path, "What the principal axes of the standardized features are made of."))
    rows = [
        [
            f"{feature.rank}. {feature.name}", number(feature.f), p_value(feature.p_adjusted),
            number(feature.mutual_information), number(feature.importance.value),
            interval(feature.importance.low, feature.importance.high), feature.missing,
        ]
        for feature in ranked.features
    ]  # fmt: skip
    head = ["feature", "F", "p, Holm", "mutual information", "importance", "95 % of shuffles", ""]
    accuracy = "" if ranked.accuracy is None else f", whose accuracy is {ranked.accuracy:.1%}"
    return Section(
        "Features",
        f"Importance is of {ranked.model}{accuracy}. " + " ".join(f"{said.capitalize()}." for said in axes.sentences),
        pictures=pictures,
        tables=[Table("", head, rows[:MOST_FEATURES])],
        how="; ".join(ranked.how.values()) + "; " + axes.how + ".",
    )


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value
