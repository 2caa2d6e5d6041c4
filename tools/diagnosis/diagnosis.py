"""The sentences about a run, and the marks on its timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from latentwalk.scenes.arrays import F64
from latentwalk.scenes.kinds.training import Event
from latentwalk.tools.diagnosis.remedies import Remedies
from latentwalk.tools.diagnosis.sameness import Sameness, collapsed, no_numbers
from latentwalk.tools.run.log import Run
from latentwalk.tools.run.measures import Series, class_names

Mixing = F64

FORMED = 0.5  # of the way from chance to all neighbors of the own class
INSIDE = 0.5  # of a minority's neighbors that belong to one larger class
MINORITY = 0.5  # of the larger class's rows
MOST_LONELY = 3  # classes of one row that are named
GAP = 0.05  # of accuracy, between training and validation
RISE = 1.1  # of validation loss over its lowest
LEARNED = 0.9  # accuracy of training rows from which on nobody speaks of underfitting
GAIN = 0.005  # of accuracy, or this share of loss, that counts as better


def diagnose(run: Run, series: Series, mixing: Mixing | None = None, sameness: Sequence[Sameness] = ()) -> list[str]:
    """One sentence for each finding about a run's `series` (name → [epoch, value] pairs), of its last snapshot the
    classes that each class's neighbors have (`measures.neighbor_classes`), and how far rows can be told apart."""
    remedies = Remedies(run)
    found = no_numbers(series, remedies) + collapsed(sameness, remedies)
    if mixing is not None:
        found += _clusters(run, series, remedies) + _minorities(run, mixing, remedies)
    found += _validation(series, remedies) + _improving(series, remedies)
    return found + _underfitting(run, series, remedies)


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


def _clusters(run: Run, series: Series, remedies: Remedies) -> list[str]:
    pairs = _finite(series, "own_class_neighbors")
    if not pairs:
        return []
    (first, before), (last, now) = pairs[0], pairs[-1]
    unit = remedies.unit
    counts = np.bincount(run.labels[run.labels >= 0])
    chance = float(((counts / counts.sum()) ** 2).sum())
    if (counts > 1).sum() < 2:  # a row alone has no neighbor of its class, whatever is learned
        others = int(counts.sum() - counts.max())
        but = f" but {others}" if others else ""
        only = class_names(run)[int(counts.argmax())]
        return [f"All labeled rows{but} are of one class, {only}: whether classes form clusters cannot be told."]

    def formed(share: float) -> bool:
        return share - chance >= FORMED * (1 - chance)

    numbers = (
        f"at {unit} {last:g} {_percent(now)} of a row's nearest neighbors share its class ({_percent(before)} at {unit}"
        f" {first:g}; chance is {_percent(chance)})."
    )
    if formed(now):
        there = f"Clusters were there at {unit} {first:g} already" if formed(before) else "Clusters have formed"
        return [f"{there}: {numbers}"]
    return [
        f"Clusters are not forming: {numbers} What helps: {remedies.larger}, and a look at the data: are"
        " labels right, are columns scaled, does any column tell the classes apart?"
    ]


def _minorities(run: Run, mixing: Mixing, remedies: Remedies) -> list[str]:
    names, last = class_names(run), run.snapshots[-1]
    labels = run.labels[last.rows]
    counts = np.bincount(labels[labels >= 0], minlength=len(names))
    found = [
        f"Class {names[code]} has one row at {remedies.unit} {last.epoch:g}: whether it forms a cluster cannot be told."
        for code in np.flatnonzero(counts == 1)[:MOST_LONELY]
    ]
    return found + [
        f"Class {names[small]} ({counts[small]} rows) lies inside class {names[large]} ({counts[large]} rows): "
        f"{_percent(mixing[small, large])} of its rows' neighbors at {remedies.unit} {last.epoch:g} are of that "
        f"class. What helps: {remedies.draw_more(names[small], counts.max() / counts[small])}."
        for small, large in np.argwhere(mixing >= INSIDE)
        if 1 < counts[small] <= MINORITY * counts[large]
    ]


def _validation(series: Series, remedies: Remedies) -> list[str]:
    found, unit = [], remedies.unit
    train, val = dict(_finite(series, "train_accuracy")), dict(_finite(series, "val_accuracy"))
    shared = sorted(train.keys() & val.keys())
    since = _since(shared, [train[epoch] - val[epoch] > GAP for epoch in shared])
    if since is not None:
        end = shared[-1]
        found.append(
            f"Validation is worse than training from {unit} {since:g} on: accuracy {_percent(val[end])} against "
            f"{_percent(train[end])} at {unit} {end:g}. What helps: {_against_overfitting(val, remedies)}."
        )
    losses = _finite(series, "val_loss")
    if losses:
        low = min(losses, key=lambda pair: pair[1])
        end_loss = losses[-1]
        if end_loss[1] > RISE * low[1] and end_loss[0] > low[0]:
            found.append(
                f"Validation loss rises from {unit} {low[0]:g} on: {low[1]:.3g} there, {end_loss[1]:.3g} at {unit} "
                f"{end_loss[0]:g}; the model begins to learn its training rows by heart. What helps: stop there "
                f"({remedies.stop(low[0])}), or {remedies.plainer}."
            )
    return found


def _against_overfitting(val: Mapping[float, float], remedies: Remedies) -> str:
    best = max(val, key=lambda epoch: val[epoch])
    there = f"stop at {remedies.unit} {best:g}, where validation was best ({_percent(val[best])}), "
    return f"{'' if best == max(val) else there}{remedies.plainer}, or more data"


def _improving(series: Series, remedies: Remedies) -> list[str]:
    """Whether the last quarter of the epochs brought anything better than all before."""
    unit = remedies.unit
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
                f"Still improving: {what} {shown(after[1])} at {unit} {after[0]:g}, {shown(before[1])} was the best up "
                f"to {unit} {pairs[cut - 1][0]:g}; {remedies.more_epochs}."
            ]
        return [
            f"No longer improving: {what} {shown(before[1])} at {unit} {before[0]:g}, {shown(after[1])} at best since."
        ]
    return []


def _underfitting(run: Run, series: Series, remedies: Remedies) -> list[str]:
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
        f"The model does not learn its own training rows: accuracy {_percent(best)} at best ({remedies.unit} {epoch:g})"
        f"{beside}, where always naming the largest class gives {_percent(most)}. What helps: {remedies.learn}."
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
