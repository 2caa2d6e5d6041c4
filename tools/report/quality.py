"""Sections of the report on the model as a whole: how right it is, how sure, and how the two go with likeness."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import F64
from latentwalk.tools.analysis.correlation import Correlations
from latentwalk.tools.analysis.evaluation import BY_CLASS, Evaluation
from latentwalk.tools.analysis.rows import ENTROPY, OWN
from latentwalk.tools.analysis.similarity import Similarities
from latentwalk.tools.report.findings import Findings
from latentwalk.tools.report.page import Fact, InlinePicture, Section, Table, picture
from latentwalk.tools.report.said import NONE, coefficient, fact, number, p_value, share, words

MOST_LISTED = 30  # rows of a table on the page; the files have them all
OVERALL = {
    "accuracy": ("accuracy", "share of rows whose most probable class is their label"),
    "balanced_accuracy": ("balanced accuracy", "mean recall of the classes (scikit-learn)"),
    "macro_f1": ("F1, mean of classes", "harmonic mean of precision and recall (scikit-learn)"),
    "roc_auc": ("ROC-AUC", "one class against the rest, mean of classes (scikit-learn)"),
    "log_loss": ("log loss (nats)", "mean −ln of the probability of the label (scikit-learn)"),
    "calibration_error": ("expected calibration error", "|share right − confidence| in 15 bins (Naeini et al. 2015)"),
}


def quality(found: Findings, folder: Path) -> Section:
    """How right the model is, overall and by class, and whether its confidence can be believed."""
    from latentwalk.tools.figure.evaluation import draw_reliability

    judged = found.evaluation
    if judged is None or not judged.rows:
        return Section("Quality", missing=["Needs labels and the probabilities of all classes."])
    facts = [
        Fact(said, number(judged.overall.values[name]), how)
        for name, (said, how) in OVERALL.items()
        if name in judged.overall.values
    ]
    missing = [f"No {OVERALL[name][0]}: {why}." for name, why in judged.overall.missing.items() if name in OVERALL]
    pictures = []
    if judged.reliability is not None:
        path = folder / "calibration.png"
        draw_reliability(judged, judged.reliability, path)
        caption = "Calibration: share that is right against confidence, by bins; on the diagonal they agree."
        pictures.append(picture(path, caption))
    return Section("Quality", facts=facts, pictures=pictures, tables=[_of_classes(judged)], missing=missing)


def uncertainty(found: Findings, folder: Path) -> Section:
    """Similarity to the own class against entropy: the figure, the correlations, and Simpson's warning."""
    from latentwalk.tools.figure import analysis_rows as draw

    entropy, own, right = found.measures[ENTROPY], found.measures[OWN], found.subject.right
    pictures: list[InlinePicture] = []
    path = folder / "similarity_entropy.png"
    if draw.similarity_entropy(path, own.values, entropy.values, right):
        caption = (
            "Each row's likeness to its class against the model's entropy; the line is least squares over all rows."
        )
        pictures.append(picture(path, caption))
    path = folder / "entropy_by_correctness.png"
    if draw.by_correctness(path, entropy.values, right):
        pictures.append(picture(path, "Entropy of right and of wrong rows, each as shares of its own."))
    simpson = found.correlations.simpson
    missing = [f"{words(measure.name)}: {measure.missing}." for measure in (entropy, own) if measure.missing]
    return Section(
        "Similarity and entropy",
        "Is the model less sure of rows that are less like their class?",
        warnings=[simpson] if simpson else [],
        pictures=pictures,
        tables=[_correlations(found.correlations)],
        missing=missing,
        how=f"{words(entropy.name)}: {entropy.how}; {words(own.name)}: {own.how}.",
    )


def classes(found: Findings, folder: Path) -> Section:
    """How alike rows of a class are, and how unlike those of others."""
    from latentwalk.tools.figure import analysis_rows as draw

    pairs, subject = found.similarities, found.subject
    if pairs is None:
        return Section("Classes", missing=["No representation was kept: how alike rows are cannot be told."])
    pictures = []
    path = folder / "similarity_by_class.png"
    if draw.by_class(path, found.measures[OWN].values, subject.labels, subject.right, subject.classes):
        pictures.append(picture(path, "Likeness of rows to the others of their class, the least alike class first."))
    return Section(
        "Classes",
        facts=[fact("a pair of one class is more alike than a pair of two", pairs.separation, ".1%")],
        pictures=pictures,
        tables=[_nearest_classes(pairs, subject.classes)],
        missing=[pairs.missing + "."] if pairs.missing else [],
        how=pairs.how + ".",
    )


def _of_classes(judged: Evaluation) -> Table:
    rows = []
    for (name, numbers), count in zip(judged.by_class.items(), judged.support, strict=True):
        rows.append([name, f"{count:,}", *(share(numbers.values.get(key)) for key in BY_CLASS)])
    head = ["class", "rows", "precision", "recall", "F1", "ROC-AUC"]
    return Table(
        "By class", head, rows[:MOST_LISTED], _rest(rows) + "A dash: the class has no rows, or is never predicted."
    )


def _correlations(found: Correlations) -> Table:
    rows = []
    for group in found.groups[:MOST_LISTED]:
        rows += [[group.group, f"{group.n:,}", "Pearson", *coefficient(group.pearson)]]
        rows += [["", "", "Spearman", *coefficient(group.spearman)]]
    head = ["rows", "n", "", "value", "95 %, Fisher", "95 %, bootstrap", "p", "p, Holm", "p, permuted"]
    how = [found.overall.pearson.how, found.overall.spearman.how, *found.how.values()]
    return Table(f"Correlation of {words(found.x)} and {words(found.y)}", head, rows, "; ".join(how) + ".")


def headline_correlation(found: Correlations) -> tuple[str, str]:
    """The rank correlation of all rows in one phrase, and how it was got."""
    best = found.overall.spearman
    if best.value is None:
        return NONE, f"cannot be had: {best.missing}"
    return f"ρ = {best.value:+.2f}, p (Holm) {_below(best.p_adjusted)}", best.how


def _below(p: float | None) -> str:
    said = p_value(p)
    return said if said.startswith("<") else f"= {said}"


def _nearest_classes(pairs: Similarities, names: Sequence[str]) -> Table:
    """The pairs of different classes that are most alike."""
    means: F64 = np.array(pairs.by_class)
    upper = [(means[a, b], a, b) for a in range(len(names)) for b in range(a) if np.isfinite(means[a, b])]
    upper.sort(key=lambda pair: -pair[0])
    rows = [
        [f"{names[b]} – {names[a]}", f"{mean:.3f}", number(means[b, b]), number(means[a, a])]
        for mean, a, b in upper[:10]
    ]
    head = ["pair of classes", "likeness", "within the first", "within the second"]
    return Table("Classes that are most alike", head, rows, "Mean cosine similarity of their rows, each pair once.")


def _rest(rows: Sequence[object]) -> str:
    return f"The first {MOST_LISTED} of {len(rows)}. " if len(rows) > MOST_LISTED else ""
