"""Figures of an analysis over rows: similarity against entropy, entropy of right and wrong, classes, outliers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes.arrays import F32, F64, I8, I32, Bools, Indices
from latentwalk.scenes.rules import RIGHT, WRONG
from latentwalk.tools.figure.style import inner_legend, saved_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RIGHT_COLOR, WRONG_COLOR = "#56b4e9", "#d55e00"  # Okabe–Ito, as a walk colors the two
LINE_COLOR, QUIET_COLOR = "#202020", "#8a8a8a"
MOST_POINTS = 5000  # in a scatter: more only hide each other
MOST_CLASSES = 30  # that one figure can name
BINS = 30


def named(text: str, most: int = 24) -> str:
    """A name as a figure can show it: short, and its dollars no formulas."""
    short = text if len(text) <= most else text[: most - 1] + "…"
    return short.replace("$", r"\$")


def similarity_entropy(path: Path, similarity: F32, entropy: F32, right: I8) -> bool:
    """Each row's similarity to its class (n,) against its entropy (n,), with the line of least squares and the 95 %
    band of its mean; False, and no figure, where fewer than three rows have both, or one of the two is constant."""
    known = np.isfinite(similarity) & np.isfinite(entropy)
    x, y, judged = similarity[known].astype(np.float64), entropy[known].astype(np.float64), right[known]
    if len(x) < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return False
    shown = np.sort(np.random.default_rng(0).permutation(len(x))[:MOST_POINTS])
    with saved_figure(path, 1, 1, (7.5, 5)) as (_, axes):
        axis = axes[0, 0]
        _dots(axis, x[shown], y[shown], judged[shown])
        at, middle, half = fit_with_band(x, y)
        axis.fill_between(at, middle - half, middle + half, color=LINE_COLOR, alpha=0.18, linewidth=0)
        axis.plot(at, middle, color=LINE_COLOR, linewidth=1.6, label="least squares, 95 % band of the mean")
        axis.set(xlabel="cosine similarity to the row's own class", ylabel="entropy (nats)")
        room = 0.04 * np.ptp(y)
        axis.set_ylim(y.min() - room, y.max() + room)
        inner_legend(axis, 9)
    return True


def fit_with_band(x: F64, y: F64) -> tuple[F64, F64, F64]:
    """The line of least squares at 100 places over `x` (n ≥ 3,), and half the width of the 95 % band of its mean."""
    from scipy.stats import linregress
    from scipy.stats import t as student

    line = linregress(x, y)
    at = np.linspace(x.min(), x.max(), 100)
    middle = line.intercept + line.slope * at
    left = ((y - line.intercept - line.slope * x) ** 2).sum() / (len(x) - 2)
    spread = 1 / len(x) + (at - x.mean()) ** 2 / ((x - x.mean()) ** 2).sum()
    return at, middle, float(student.ppf(0.975, len(x) - 2)) * np.sqrt(left * spread)


def by_correctness(path: Path, entropy: F32, right: I8) -> bool:
    """How entropy is spread among right and among wrong rows, each as shares of its own; False where one of them has no
    rows."""
    groups = [entropy[(right == judged) & np.isfinite(entropy)] for judged in (RIGHT, WRONG)]
    if not all(map(len, groups)):
        return False
    low, high = (float(edge) for edge in (min(map(np.min, groups)), max(map(np.max, groups))))
    bins = np.linspace(low, max(high, low + 1e-6), BINS + 1).tolist()
    with saved_figure(path, 1, 1, (7.5, 3.6)) as (_, axes):
        axis = axes[0, 0]
        styles = ((RIGHT_COLOR, "right", None), (WRONG_COLOR, "wrong", "//"))
        for group, (color, name, hatch) in zip(groups, styles, strict=True):
            weights = np.full(len(group), 1 / len(group))
            said = f"{name}: {len(group):,} rows, median {np.median(group):.3g}"
            axis.hist(group, bins, weights=weights, color=color, alpha=0.45, hatch=hatch, label=said)
            axis.hist(group, bins, weights=weights, histtype="step", color=color, linewidth=1.6)
        axis.set(xlabel="entropy (nats)", ylabel="share of these rows")
        inner_legend(axis, 9)
    return True


def by_class(path: Path, similarity: F32, labels: I32, right: I8, classes: Sequence[str]) -> bool:
    """Similarity to the own class, a box for each class, the least alike first, and its wrong rows as crosses; False
    where no row has a similarity."""
    known = np.isfinite(similarity) & (labels >= 0)
    codes = [code for code in range(len(classes)) if (known & (labels == code)).any()]
    if not codes:
        return False
    values = {code: similarity[known & (labels == code)] for code in codes}
    codes = sorted(codes, key=lambda code: float(np.median(values[code])))[:MOST_CLASSES]
    with saved_figure(path, 1, 1, (7.5, 1 + 0.36 * len(codes))) as (_, axes):
        axis = axes[0, 0]
        axis.boxplot(
            [values[code] for code in codes], orientation="horizontal", showfliers=False, widths=0.6,
            patch_artist=True, boxprops={"facecolor": RIGHT_COLOR, "alpha": 0.5}, medianprops={"color": LINE_COLOR},
        )  # fmt: skip
        for place, code in enumerate(codes, 1):
            wrong = similarity[known & (labels == code) & (right == WRONG)]
            jitter = np.random.default_rng(code).uniform(-0.22, 0.22, len(wrong))
            axis.plot(
                wrong, place + jitter, "x", color=WRONG_COLOR, markersize=4, label="wrong" if place == 1 else None
            )
        axis.set_yticks(range(1, len(codes) + 1), [named(classes[code]) for code in codes])
        axis.invert_yaxis()
        axis.set_xlabel("cosine similarity to the other rows of the class (box: quartiles; ×: rows that are wrong)")
    return True


def outliers(path: Path, lof: F32, isolation: F32, right: I8) -> bool:
    """The two scores of outliers against each other; False where no row has both."""
    known: Indices = np.flatnonzero(np.isfinite(lof) & np.isfinite(isolation))
    if not len(known):
        return False
    shown = np.sort(np.random.default_rng(0).permutation(known)[:MOST_POINTS])
    with saved_figure(path, 1, 1, (7.5, 4.2)) as (_, axes):
        _dots(axes[0, 0], lof[shown].astype(np.float64), isolation[shown].astype(np.float64), right[shown])
        axes[0, 0].set(xlabel="local outlier factor (1: as dense as its neighbors)", ylabel="isolation score")
        inner_legend(axes[0, 0], 9)
    return True


def _dots(axis: Axes, x: F64, y: F64, right: I8) -> None:
    """Rows as dots, and wrong ones, above them, as crosses: color does not tell them apart alone."""
    size = 10 if len(x) < 2000 else 5
    for chosen, color, marker, name in (
        (right != WRONG, RIGHT_COLOR, "o", "right"),
        (right == WRONG, WRONG_COLOR, "X", "wrong"),
    ):
        rows: Bools = chosen
        if rows.any():
            larger = size * (4 if marker == "X" else 1)
            axis.scatter(
                x[rows], y[rows], s=larger, c=color, marker=marker, edgecolors=LINE_COLOR, linewidths=0.25, alpha=0.75,
                label=name,
            )  # fmt: skip
