"""What a run's numbers say, in plain words, each with the numbers it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.tools.measures import class_names
from latentwalk.tools.neighbors import exact
from latentwalk.tools.run_log import Run, Snapshot

Series = Mapping[str, Sequence[Sequence[float]]]

NEIGHBORS = 10
FORMED = 0.5  # of the way from chance to all neighbours of the own class
INSIDE = 0.5  # of a minority's neighbours that belong to one larger class
MINORITY = 0.5  # of the larger class's rows
GAP = 0.05  # of accuracy, between training and validation
RISE = 1.1  # of validation loss over its lowest
GAIN = 0.005  # of accuracy, or this share of loss, that counts as better


def diagnose(run: Run, series: Series) -> list[str]:
    """One sentence for each finding about the run's snapshots and `series` (name → [epoch, value] pairs)."""
    found = []
    if run.snapshots and (run.labels >= 0).any():
        found += _clusters(run)
    return found + _validation(series) + _improving(series)


def marks(series: Series, flipped_at: Sequence[tuple[float, int]]) -> list[dict[str, Any]]:
    """Epochs worth a mark on the timeline: {"epoch", "text"} in rising order."""
    found = []
    for name, best, text in (
        ("val_accuracy", max, "best validation accuracy"),
        ("val_loss", min, "lowest validation loss"),
    ):
        if pairs := _finite(series, name):
            epoch, value = best(pairs, key=lambda pair: pair[1])
            shown = _percent(value) if best is max else f"{value:.3g}"
            found.append({"epoch": float(epoch), "text": f"{text}: {shown}"})
    later = flipped_at[1:]
    if later:
        epoch, count = max(later, key=lambda pair: pair[1])
        if count:
            found.append({"epoch": float(epoch), "text": f"most flips between right and wrong: {count} rows"})
    return sorted(found, key=lambda mark: mark["epoch"])


def _clusters(run: Run) -> list[str]:
    first, last = run.snapshots[0], run.snapshots[-1]
    now, chance, mixing = _agreement(run, last)
    before = _agreement(run, first)[0]
    text = (
        f"at epoch {last.epoch:g} {_percent(now)} of a row's {NEIGHBORS} nearest neighbours share its class "
        f"({_percent(before)} at epoch {first.epoch:g}; chance is {_percent(chance)})"
    )
    formed = now - chance >= FORMED * (1 - chance)
    return [
        f"Clusters have formed: {text}." if formed else f"Clusters are not forming: {text}.",
        *_minorities(run, last, mixing),
    ]


def _agreement(run: Run, snapshot: Snapshot) -> tuple[float, float, NDArray[np.float64]]:
    """Share of neighbours of the own class, what chance gives, and [class, class of its neighbours] shares (c, c)."""
    labels = run.labels[snapshot.rows]
    known = labels >= 0
    features, labels = snapshot.features[known], labels[known]
    near = labels[exact(features, min(NEIGHBORS, len(labels) - 1)).indices]
    count = len(class_names(run))
    mixing = np.zeros((count, count))
    np.add.at(mixing, (labels[:, None], near), 1)
    own = float((near == labels[:, None]).mean())
    shares = np.bincount(labels, minlength=count) / len(labels)
    return own, float((shares**2).sum()), mixing / np.maximum(mixing.sum(1, keepdims=True), 1)


def _minorities(run: Run, last: Snapshot, mixing: NDArray[np.float64]) -> list[str]:
    names = class_names(run)
    labels = run.labels[last.rows]
    counts = np.bincount(labels[labels >= 0], minlength=len(names))
    found = []
    for small, large in np.argwhere(mixing >= INSIDE):
        if 0 < counts[small] <= MINORITY * counts[large]:
            found.append(
                f"Class {names[small]} ({counts[small]} rows) lies inside class {names[large]} ({counts[large]} rows): "
                f"{_percent(mixing[small, large])} of its rows' neighbours at epoch {last.epoch:g} are of that class."
            )
    return found


def _validation(series: Series) -> list[str]:
    found = []
    train, val = dict(_finite(series, "train_accuracy")), dict(_finite(series, "val_accuracy"))
    shared = sorted(train.keys() & val.keys())
    since = _since(shared, [train[epoch] - val[epoch] > GAP for epoch in shared])
    if since is not None:
        end = shared[-1]
        found.append(
            f"Validation is worse than training from epoch {since:g} on: accuracy {_percent(val[end])} against "
            f"{_percent(train[end])} at epoch {end:g}."
        )
    losses = _finite(series, "val_loss")
    if losses:
        low = min(losses, key=lambda pair: pair[1])
        end_loss = losses[-1]
        if end_loss[1] > RISE * low[1] and end_loss[0] > low[0]:
            found.append(
                f"Validation loss rises from epoch {low[0]:g} on: {low[1]:.3g} there, {end_loss[1]:.3g} at epoch "
                f"{end_loss[0]:g}; the model begins to learn its training rows by heart."
            )
    return found


def _improving(series: Series) -> list[str]:
    """Whether the last quarter of the epochs brought anything better than all before."""
    for name, sign, what in (
        ("val_accuracy", 1, "validation accuracy"),
        ("val_loss", -1, "validation loss"),
        ("train_loss", -1, "training loss"),
    ):
        pairs = _finite(series, name)
        if len(pairs) < 4:
            continue
        cut = len(pairs) - max(1, len(pairs) // 4)
        before, after = (max(pairs[part], key=lambda pair: sign * pair[1]) for part in (slice(cut), slice(cut, None)))
        shown = _percent if sign > 0 else "{:.3g}".format
        least = GAIN if sign > 0 else GAIN * abs(before[1])
        if sign * (after[1] - before[1]) > least:
            return [
                f"Still improving: {what} {shown(after[1])} at epoch {after[0]:g}, {shown(before[1])} was the best up "
                f"to epoch {pairs[cut - 1][0]:g}; more epochs may help."
            ]
        return [
            f"No longer improving: {what} {shown(before[1])} at epoch {before[0]:g}, {shown(after[1])} at best since."
        ]
    return []


def _finite(series: Series, name: str) -> list[tuple[float, float]]:
    return [(epoch, value) for epoch, value in series.get(name, ()) if np.isfinite(value)]


def _since(epochs: Sequence[float], holds: Sequence[bool]) -> float | None:
    """The epoch from which on it holds to the end."""
    since = None
    for epoch, here in zip(epochs, holds, strict=True):
        since = (epoch if since is None else since) if here else None
    return since


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
