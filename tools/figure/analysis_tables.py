"""Figures of an analysis over classes, regions and features: matrices of counts, and bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes.arrays import F64, I64
from latentwalk.tools.figure.analysis_rows import LINE_COLOR, MOST_CLASSES, QUIET_COLOR, RIGHT_COLOR, WRONG_COLOR, named
from latentwalk.tools.figure.style import saved_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_WRITTEN = 16  # rows and columns up to which each cell has its number
MOST_BARS = 20


def counts_matrix(path: Path, counts: I64, down: Sequence[str], across: Sequence[str], said: tuple[str, str]) -> bool:
    """Counts (rows, columns), colored by their share of the row; `said`: what goes down and what goes across.  Of more
    than `MOST_CLASSES` the largest are shown.  False where there are none."""
    if not counts.sum():
        return False
    rows, columns = (np.sort(np.argsort(-counts.sum(axis=axis), kind="stable")[:MOST_CLASSES]) for axis in (1, 0))
    if list(down) == list(across):  # the diagonal stays one
        columns = rows
    shown = counts[np.ix_(rows, columns)]
    share = shown / np.maximum(counts.sum(axis=1)[rows, None], 1)
    size = (2.6 + 0.46 * len(columns), 1.9 + 0.42 * len(rows))
    with saved_figure(path, 1, 1, size) as (figure, axes):
        axis = axes[0, 0]
        picture = axis.imshow(share, cmap="cividis", vmin=0, vmax=1, aspect="auto")
        figure.colorbar(picture, ax=axis, label=f"share of the {said[0]}", shrink=0.8)
        names = [named(across[code], 16) for code in columns]
        turned = {"rotation": 60, "ha": "right"} if max(map(len, names)) > 5 else {}
        axis.set_xticks(range(len(columns)), names, **turned)
        axis.set_yticks(range(len(rows)), [named(down[code], 16) for code in rows])
        axis.set(xlabel=said[1], ylabel=said[0])
        if max(shown.shape) <= MOST_WRITTEN:
            _write_cells(axis, shown, share)
    return True


def intervals(path: Path, names: Sequence[str], values: F64, low: F64, high: F64, base: float, said: str) -> bool:
    """A bar with its interval for each name, against the line of `base`, what all rows have; False without any."""
    if not len(names):
        return False
    names, values, low, high = names[:MOST_BARS], values[:MOST_BARS], low[:MOST_BARS], high[:MOST_BARS]
    with saved_figure(path, 1, 1, (7.5, 1.2 + 0.34 * len(names))) as (_, axes):
        axis = axes[0, 0]
        places = np.arange(len(names))
        reach = np.maximum(np.stack([values - low, high - values]), 0)
        axis.barh(places, values, xerr=reach, color=WRONG_COLOR, alpha=0.75, ecolor=LINE_COLOR, capsize=3, height=0.65)
        axis.axvline(base, color=QUIET_COLOR, linestyle="--", label=f"all rows: {100 * base:.1f} %")
        axis.set_yticks(places, [named(name, 44) for name in names])
        axis.invert_yaxis()
        axis.set(xlabel=said, xlim=(0, min(1.0, 1.05 * float(high.max()))))
        axis.legend(frameon=False, fontsize=9, loc="lower right", bbox_to_anchor=(1, 1), borderaxespad=0.1)
    return True


def rankings(path: Path, names: Sequence[str], scores: Mapping[str, F64]) -> bool:
    """Scores of the first `MOST_BARS` features, a panel of bars for each kind of score; False without any."""
    kinds = {title: values for title, values in scores.items() if np.isfinite(values).any()}
    if not len(names) or not kinds:
        return False
    names = names[:MOST_BARS]
    size = (2.6 + 2.9 * len(kinds), 1.2 + 0.3 * len(names))
    with saved_figure(path, 1, len(kinds), size, sharey=True) as (_, axes):
        for axis, (title, values) in zip(axes[0], kinds.items(), strict=True):
            axis.barh(range(len(names)), np.nan_to_num(values[:MOST_BARS]), color=RIGHT_COLOR, edgecolor=LINE_COLOR)
            axis.set_title(title, fontsize=10)
            axis.locator_params(axis="x", nbins=4)
        axes[0, 0].set_yticks(range(len(names)), [named(name) for name in names])
        axes[0, 0].invert_yaxis()
    return True


def loadings(path: Path, names: Sequence[str], components: F64, explained: F64) -> bool:
    """How features make the axes of PCA: `components` (k, m) of them with their shares of the variance (k,)."""
    if not len(names) or not components.size:
        return False
    largest = np.argsort(-np.abs(components).max(axis=0), kind="stable")[:MOST_BARS]
    reach = float(np.abs(components).max()) or 1.0
    with saved_figure(path, 1, 1, (2.8 + 0.9 * len(components), 1.3 + 0.3 * len(largest))) as (figure, axes):
        axis = axes[0, 0]
        picture = axis.imshow(components[:, largest].T, cmap="PuOr", vmin=-reach, vmax=reach, aspect="auto")
        figure.colorbar(picture, ax=axis, label="loading", shrink=0.8)
        axis.set_yticks(range(len(largest)), [named(names[feature]) for feature in largest])
        axis.set_xticks(
            range(len(components)), [f"axis {k + 1}\n{100 * part:.0f} %" for k, part in enumerate(explained)]
        )
    return True


def _write_cells(axis: Axes, counts: I64, share: F64) -> None:
    for row, column in np.argwhere(counts):
        color = "black" if share[row, column] > 0.6 else "white"  # cividis is dark below
        axis.text(column, row, f"{counts[row, column]}", ha="center", va="center", fontsize=8, color=color)
