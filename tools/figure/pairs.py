"""Pair plot of a table's columns that tell most, originals against what a model makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F32, I32
from latentwalk.tools.figure.style import inner_legend, legend, saved_figure, scatter

MOST = 5  # columns: more plots than 25 are too small to read


def pairs(
    originals: F32, rebuilt: F32, names: Sequence[str], label: Category | None, codes: I32 | None, path: Path
) -> None:
    """Columns of `originals` and `rebuilt`, both (n, m), against each other: originals above the diagonal, rebuilt
    below, the distributions of both on it.  `codes` (n,) are those of the rows, into the names of `label`."""
    chosen, why = choose(originals, codes)
    limits = [_limits(originals[:, column], rebuilt[:, column]) for column in chosen]
    known = None if label is None or codes is None else Category(codes, label.names, label.colors)
    rows = np.arange(len(originals))
    with saved_figure(path, len(chosen), len(chosen), (2.3 * len(chosen) + 1, 2.2 * len(chosen))) as (figure, axes):
        for place, axis in enumerate(axes.flat):
            down, across = divmod(place, len(chosen))
            y, x = chosen[down], chosen[across]
            axis.tick_params(labelsize=6)
            axis.set_xlim(limits[across])
            if down == across:
                bins = np.linspace(*limits[across], 25).tolist()
                axis.hist(originals[:, x], bins, alpha=0.5, label="original")
                axis.hist(rebuilt[:, x], bins, histtype="step", linewidth=1.3, label="reconstructed")
                axis.set_title(names[x], fontsize=8)
                axis.set_yticks([])
            else:
                values = originals if across > down else rebuilt
                scatter(axis, values[:, x], values[:, y], known, rows)
                axis.set_ylim(limits[down])
        inner_legend(axes[0, 0], 6)
        figure.suptitle(f"original above the diagonal, reconstructed below; {why}", fontsize=9)
        legend(figure, known)


def choose(values: F32, codes: I32 | None) -> tuple[list[int], str]:
    """At most `MOST` columns of `values` (n, m), the one that separates the classes best first, and why these."""
    from sklearn.feature_selection import f_classif

    count = min(MOST, values.shape[1])
    varying = values.std(axis=0) > 0
    known = np.zeros(len(values), np.bool_) if codes is None else codes >= 0
    of = f"{count} of {values.shape[1]} columns"
    if codes is not None and len(np.unique(codes[known])) > 1 and known.sum() > len(np.unique(codes[known])):
        score = np.full(values.shape[1], -np.inf)
        with np.errstate(divide="ignore", invalid="ignore"):  # a column that its class decides has no spread within
            score[varying] = np.nan_to_num(f_classif(values[known][:, varying], codes[known])[0], nan=-np.inf)
        return np.argsort(-score, kind="stable")[:count].tolist(), f"the {of} with the largest ANOVA F of the classes"
    wide = np.where(varying, values.std(axis=0) / np.maximum(np.ptp(values, axis=0), 1e-30), -np.inf)
    return np.argsort(-wide, kind="stable")[:count].tolist(), f"the {of} with the largest deviation for their range"


def _limits(*values: F32) -> tuple[float, float]:
    low, high = min(float(each.min()) for each in values), max(float(each.max()) for each in values)
    margin = 0.05 * (high - low) or 1.0
    return low - margin, high + margin
