"""Figures of an evaluation: the confusion matrix, and how far confidence can be believed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes.arrays import F64
from latentwalk.tools.analysis.evaluation import Evaluation, Reliability
from latentwalk.tools.figure.style import PLAIN, inner_legend, saved_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIDE = 0.55  # inches of a class in the matrix
MOST_WRITTEN = 25  # classes up to which every cell has its number
DARK = 0.5  # share from which on a cell is so dark that its number is white
AMISS = "#d55e00"


def draw_confusion(found: Evaluation, path: Path) -> None:
    """Rows of each true class by predicted class: shares of the true class as color, rows as numbers."""
    side = float(np.clip(SIDE * len(found.classes), 3.5, 16))
    with saved_figure(path, 1, 1, (side + 2.6, side + 1.2)) as (figure, axes):
        axis = axes[0, 0]
        shares: F64 = found.confusion / np.maximum(found.support[:, None], 1)
        image = axis.imshow(shares, cmap="Blues", vmin=0, vmax=1)
        figure.colorbar(image, ax=axis, label="share of the true class", shrink=0.8)
        places = range(len(found.classes))
        axis.set_xticks(places, found.classes, rotation=45, ha="right", rotation_mode="anchor")
        axis.set_yticks(
            places, [f"{name} ({count:,})" for name, count in zip(found.classes, found.support, strict=True)]
        )
        axis.set(xlabel="predicted", ylabel="true (rows)")
        axis.set_title(f"{found.part}: {found.rows:,} rows, accuracy {100 * found.overall.values['accuracy']:.1f} %")
        if len(found.classes) <= MOST_WRITTEN:
            _write_cells(axis, found, shares)


def _write_cells(axis: Axes, found: Evaluation, shares: F64) -> None:
    for true, predicted in np.argwhere(found.confusion):
        axis.text(
            predicted, true, f"{found.confusion[true, predicted]:,}", ha="center", va="center", fontsize=8,
            color="white" if shares[true, predicted] > DARK else "black",
        )  # fmt: skip


def draw_reliability(found: Evaluation, reliability: Reliability, path: Path) -> None:
    """The share that is right by confidence, beside what it should be, and below how many rows are so confident."""
    with saved_figure(path, 2, 1, (5.2, 6.4), sharex=True) as (_, axes):
        curve, counts = axes[:, 0]
        edges, full = reliability.edges, reliability.rows > 0
        curve.plot([0, 1], [0, 1], color="gray", linestyle="--", linewidth=1, label="as confident as right")
        curve.vlines(
            reliability.confidence[full], reliability.confidence[full], reliability.accuracy[full],
            color=AMISS, linewidth=2, label="apart",
        )  # fmt: skip
        curve.plot(
            reliability.confidence[full], reliability.accuracy[full], marker="o", color=PLAIN, label="bin of rows"
        )
        curve.set(ylabel="share that is right", xlim=(0, 1), ylim=(0, 1.02))
        inner_legend(curve)
        curve.set_title(
            f"{found.part}: expected calibration error {reliability.error:.3f}\n{len(reliability.rows)} bins,"
            f" {found.rows:,} rows"
        )
        counts.bar(edges[:-1], reliability.rows, width=np.diff(edges), align="edge", color=PLAIN, edgecolor="white")
        counts.set(xlabel="confidence", ylabel="rows")
