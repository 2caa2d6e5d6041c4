"""What a run's numbers say, in plain words, each with the numbers it rests on and, of a warning, what helps against it.

Options that are named are those of `latentwalk train`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from latentwalk.scenes.arrays import F64
from latentwalk.scenes.kinds.training import Event
from latentwalk.tools.run.log import Run
from latentwalk.tools.run.measures import class_names

Series = Mapping[str, Sequence[Sequence[float]]]
Mixing = F64

FORMED = 0.5  # of the way from chance to all neighbors of the own class
INSIDE = 0.5  # of a minority's neighbors that belong to one larger class
MINORITY = 0.5  # of the larger class's rows
GAP = 0.05  # of accuracy, between training and validation
RISE = 1.1  # of validation loss over its lowest
LEARNED = 0.9  # accuracy of training rows from which on nobody speaks of underfitting
PATIENCE = 10  # that is advised
GAIN = 0.005  # of accuracy, or this share of loss, that counts as better


def diagnose(run: Run, series: Series, mixing: Mixing | None = None) -> list[str]:
    """One sentence for each finding about a run's `series` (name → [epoch, value] pairs) and, of its last snapshot, the
    classes that each class's neighbors have (`measures.neighbor_classes`)."""
    clusters = [] if mixing is None else [*_clusters(run, series), *_minorities(run, mixing)]
    return clusters + _validation(series) + _improving(series) + _underfitting(run, series)


def marks(series: Series, flipped_at: Sequence[tuple[float, int]]) -> list[Event]:
    """Epochs worth a mark on the timeline: {"epoch", "text"} in rising order."""
    found: list[Event] = []
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
    return sorted(found, key=lambda mark: float(mark["epoch"]))


def _clusters(run: Run, series: Series) -> list[str]:
    pairs = _finite(series, "own_class_neighbors")
    if not pairs:
        return []
    (first, before), (last, now) = pairs[0], pairs[-1]
    counts = np.bincount(run.labels[run.labels >= 0])
    chance = float(((counts / counts.sum()) ** 2).sum())
    if chance == 1:  # of one class all neighbors are
        return []

    def formed(share: float) -> bool:
        return share - chance >= FORMED * (1 - chance)

    numbers = (
        f"at epoch {last:g} {_percent(now)} of a row's nearest neighbors share its class ({_percent(before)} at epoch"
        f" {first:g}; chance is {_percent(chance)})."
    )
    if formed(now):
        there = f"Clusters were there at epoch {first:g} already" if formed(before) else "Clusters have formed"
        return [f"{there}: {numbers}"]
    return [
        f"Clusters are not forming: {numbers} What helps: a larger model (--hidden-layers), and a look at the data: are"
        " labels right, are columns scaled, does any column tell the classes apart?"
    ]


def _minorities(run: Run, mixing: Mixing) -> list[str]:
    names, last = class_names(run), run.snapshots[-1]
    labels = run.labels[last.rows]
    counts = np.bincount(labels[labels >= 0], minlength=len(names))
    return [
        f"Class {names[small]} ({counts[small]} rows) lies inside class {names[large]} ({counts[large]} rows): "
        f"{_percent(mixing[small, large])} of its rows' neighbors at epoch {last.epoch:g} are of that class. What "
        f"helps: draw its rows as often as those of the largest class (--oversample-target 1.0: {names[small]} "
        f"{counts.max() / counts[small]:.1f} times as often), weigh hard rows (--focal-gamma 2), or augment them."
        for small, large in np.argwhere(mixing >= INSIDE)
        if 0 < counts[small] <= MINORITY * counts[large]
    ]


def _validation(series: Series) -> list[str]:
    found = []
    train, val = dict(_finite(series, "train_accuracy")), dict(_finite(series, "val_accuracy"))
    shared = sorted(train.keys() & val.keys())
    since = _since(shared, [train[epoch] - val[epoch] > GAP for epoch in shared])
    if since is not None:
        end = shared[-1]
        found.append(
            f"Validation is worse than training from epoch {since:g} on: accuracy {_percent(val[end])} against "
            f"{_percent(train[end])} at epoch {end:g}. What helps: {_against_overfitting(val)}."
        )
    losses = _finite(series, "val_loss")
    if losses:
        low = min(losses, key=lambda pair: pair[1])
        end_loss = losses[-1]
        if end_loss[1] > RISE * low[1] and end_loss[0] > low[0]:
            found.append(
                f"Validation loss rises from epoch {low[0]:g} on: {low[1]:.3g} there, {end_loss[1]:.3g} at epoch "
                f"{end_loss[0]:g}; the model begins to learn its training rows by heart. What helps: stop there "
                f"(--patience {PATIENCE}, or --epochs {low[0]:g}), or --dropout and --weight-decay."
            )
    return found


def _against_overfitting(val: Mapping[float, float]) -> str:
    best = max(val, key=lambda epoch: val[epoch])
    return (
        f"stop at epoch {best:g}, where validation was best ({_percent(val[best])}), a smaller model (--hidden-layers),"
        " --dropout, --weight-decay, or more data"
    )


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


def _underfitting(run: Run, series: Series) -> list[str]:
    """Whether even the training rows are not learned, when nothing gets better any more."""
    train, val = _finite(series, "train_accuracy"), _finite(series, "val_accuracy")
    counts = np.bincount(run.labels[run.labels >= 0])
    if len(train) < 4 or not counts.any():
        return []
    most = float(counts.max() / counts.sum())
    epoch, best = max(train, key=lambda pair: pair[1])
    if best - most >= FORMED * (1 - most) or best >= LEARNED:
        return []
    beside = f", {_percent(max(value for _, value in val))} of validation" if val else ""
    return [
        f"The model does not learn its own training rows: accuracy {_percent(best)} at best (epoch {epoch:g}){beside}, "
        f"where always naming the largest class gives {_percent(most)}. What helps: a larger model (--hidden-layers), "
        "another --learning-rate, less --dropout and --weight-decay, or more epochs if it still improves."
    ]


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
