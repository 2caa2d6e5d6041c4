"""Do clusters match classes?  Agreement of the two, the table of both, and what sets each cluster apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F32, I32, I64, Indices
from latentwalk.tools.analysis.results import Estimate, counted, percent
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.clusters.names import cluster_names

NOISE = 0.25  # of the rows in no cluster, from which on it is told, and how to have fewer
SILHOUETTE_ROWS = 5_000  # drawn where there are more: the cost is their square
HOW_ARI = "adjusted Rand index (L. Hubert and P. Arabie 1985): 1 the same grouping, 0 as by chance"
HOW_NMI = "normalized mutual information, by the mean of both entropies: 1 the same grouping, 0 independent"
HOW_SILHOUETTE = "mean silhouette (P. Rousseeuw 1987), −1 … 1: nearer to the own cluster than to the next"


@dataclass(frozen=True, eq=False)
class Cluster:
    """One cluster: the `code` and `label` it has as a category, a `name` by what sets it apart, its `rows` (k,)."""

    code: int
    label: str
    name: str
    rows: Indices
    apart: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, eq=False)
class Agreement:
    """How clusters and classes agree over the rows that have both.

    `table` (clusters, classes) int64 counts them; `noise`: rows in no cluster, which count for none of the figures;
    `remedy`: what to do where they are many, else "".
    """

    ari: Estimate
    nmi: Estimate
    silhouette: Estimate
    table: I64
    classes: tuple[str, ...]
    clusters: tuple[Cluster, ...]
    noise: int
    finding: str
    remedy: str


def agreement(subject: Subject, cluster: Category, seed: int = 0) -> Agreement:
    """How the clusters `cluster` of the subject's rows agree with their labels; the silhouette is of its points."""
    codes = cluster.codes
    ari, nmi = rand_and_information(subject.labels, codes)
    table = np.zeros((len(cluster.names), len(subject.classes)), np.int64)
    both = (codes >= 0) & (subject.labels >= 0)
    np.add.at(table, (codes[both], subject.labels[both]), 1)
    noise = int((codes < 0).sum())
    return Agreement(
        ari,
        nmi,
        silhouette(subject.points, codes, seed),
        table,
        tuple(subject.classes),
        _named(subject, cluster, table),
        noise,
        _finding(cluster, ari, nmi, noise, len(codes)),
        noise_remedy(codes),
    )


def rand_and_information(labels: I32, codes: I32) -> tuple[Estimate, Estimate]:
    """Adjusted Rand index and normalized mutual information of classes and clusters (n,), where neither is −1."""
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    both = (codes >= 0) & (labels >= 0)
    missing = ""
    if both.sum() < 2:
        missing = f"{counted(int(both.sum()), 'row')} with label and cluster, two are needed"
    elif len(np.unique(labels[both])) < 2:
        missing = "the rows are of one class"
    elif len(np.unique(codes[both])) < 2:
        missing = "the rows are in one cluster"
    if missing:
        return Estimate(None, HOW_ARI, missing=missing), Estimate(None, HOW_NMI, missing=missing)
    pair = labels[both], codes[both]
    return (
        Estimate(float(adjusted_rand_score(*pair)), HOW_ARI),
        Estimate(float(normalized_mutual_info_score(*pair)), HOW_NMI),
    )


def silhouette(points: F32 | None, codes: I32, seed: int = 0) -> Estimate:
    """Mean silhouette of clusters or classes `codes` (n,) in `points` (n, d); a seeded sample where rows are many."""
    from sklearn.metrics import silhouette_score

    if points is None:
        return Estimate(None, HOW_SILHOUETTE, missing="there is neither a representation nor features")
    usable = np.flatnonzero((codes >= 0) & np.isfinite(points).all(axis=1))
    how = HOW_SILHOUETTE
    if len(usable) > SILHOUETTE_ROWS:
        usable = np.sort(np.random.default_rng(seed).choice(usable, SILHOUETTE_ROWS, replace=False))
        how += f"; of {SILHOUETTE_ROWS:,} rows drawn at random"
    groups = len(np.unique(codes[usable]))
    if not 2 <= groups < len(usable):
        return Estimate(None, how, missing=f"{counted(groups, 'group')} of {counted(len(usable), 'row')}")
    return Estimate(float(silhouette_score(points[usable], codes[usable])), how)


def noise_remedy(codes: I32) -> str:
    """What to do where a good part of the rows is in no cluster (HDBSCAN's noise, −1), else ""."""
    noise = float((codes < 0).mean()) if len(codes) else 0.0
    if noise < NOISE:
        return ""
    return (
        f"{percent(noise)} of the rows are in no cluster: HDBSCAN found them too thinly spread. To have fewer, cluster"
        " a layout (--cluster-on umap), allow smaller clusters (--cluster-size), or put each row into one (--cluster"
        " kmeans)."
    )


def _named(subject: Subject, cluster: Category, table: I64) -> tuple[Cluster, ...]:
    found = []
    for code, (label, one) in enumerate(zip(cluster.names, cluster_names(subject, cluster), strict=True)):
        rows = np.flatnonzero(cluster.codes == code)
        if not len(rows):
            continue
        most = [int(kind) for kind in np.argsort(-table[code], kind="stable")[:3] if table[code, kind]]
        mixed = ", ".join(f"{subject.classes[kind]} {table[code, kind]:,}" for kind in most)
        called = f"Cluster {label}" if label.isdigit() else f"“{label}”"
        sentence = f"{called}: {counted(len(rows), 'row')}{mixed and f' ({mixed})'}."
        if one.apart:
            sentence += f" Set apart by {'; '.join(one.apart)}."
        name = one.name if one.how or not label.isdigit() else f"cluster {label}"
        found.append(Cluster(code, label, name, rows, one.apart, sentence))
    return tuple(found)


def _finding(cluster: Category, ari: Estimate, nmi: Estimate, noise: int, count: int) -> str:
    clusters = len(np.unique(cluster.codes[cluster.codes >= 0]))
    said = f"{counted(clusters, 'cluster')}, {noise:,} of {counted(count, 'row')} in none"
    if ari.value is None or nmi.value is None:
        return f"{said}; agreement with the classes cannot be told: {ari.missing}."
    return f"{said}; against the classes ARI {ari.value:.3f}, NMI {nmi.value:.3f}."
