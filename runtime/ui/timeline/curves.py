"""A run's numbers made ready to be drawn: its curves, its snapshots with their quality, its events."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from latentwalk.runtime.ui.style import Color
from latentwalk.scenes import Epoch, Quality, Scene, known_quality
from latentwalk.scenes.arrays import F64

# Okabe-Ito: warm for losses, cool for accuracies.
LOSS: tuple[Color, ...] = ((0.90, 0.45, 0.10, 1.0), (0.96, 0.78, 0.25, 1.0), (0.80, 0.47, 0.65, 1.0))
ACCURACY: tuple[Color, ...] = ((0.34, 0.71, 0.91, 1.0), (0.15, 0.80, 0.60, 1.0), (0.95, 0.90, 0.25, 1.0))
LEAST_TRUST = 0.85  # below, neighbors in the picture are often none
LEAST_KEPT = 0.7  # of what the run's frames keep in the middle


@dataclass(frozen=True, slots=True)
class Curve:
    """One series: `epochs` (m,) and `values` (m,), a loss or an accuracy."""

    name: str
    loss: bool
    color: Color
    epochs: F64
    values: F64


@dataclass(slots=True)
class Curves:
    """What the timeline draws of a scene.

    `snapshots` (k,) are the epochs that were recorded; `trust` and `kept` (k,) how true each frame is, NaN where that
    was not judged; `doubtful` (k,) those that are much less true than the others or than they should be.
    """

    lines: list[Curve]
    snapshots: F64
    trust: F64
    kept: F64
    doubtful: NDArray[np.bool_]
    events: list[tuple[float, str]] = field(default_factory=list)

    @property
    def span(self) -> tuple[float, float]:
        """The first and the last epoch that is known of, apart from each other."""
        known = np.concatenate([self.snapshots, *(line.epochs for line in self.lines)])
        low, high = float(known.min()), float(known.max())
        return (low, high) if high > low else (low - 0.5, low + 0.5)

    def events_at(self, index: int) -> list[str]:
        """What happened at a snapshot: nearer to it than to any other."""
        return [text for epoch, text in self.events if int(np.abs(self.snapshots - epoch).argmin()) == index]


def curves(scene: Scene) -> Curves:
    """The curves of a scene with epochs."""
    training = scene.training
    series = training.series if training is not None else {}
    qualities = [known_quality(epoch.quality) for epoch in scene.epochs]
    trust, kept = _figures(qualities, "trustworthiness"), _figures(qualities, "neighbors_kept")
    with np.errstate(invalid="ignore"):
        known = kept[np.isfinite(kept)]
        # Of this run: how many neighbors can be kept in three dimensions depends on the data.
        usual = float(np.median(known)) if len(known) else 0.0
        doubtful = (trust < LEAST_TRUST) | (kept < LEAST_KEPT * usual)
    return Curves(
        list(_lines(series)),
        np.array([epoch.epoch for epoch in scene.epochs], np.float64),
        trust,
        kept,
        doubtful,
        [(float(event["epoch"]), str(event["text"])) for event in (training.events if training is not None else [])],
    )


def _lines(series: dict[str, list[list[float]]]) -> Iterator[Curve]:
    counts = [0, 0]
    for name, pairs in series.items():
        loss, accuracy = "loss" in name.lower(), "acc" in name.lower()
        if (loss or accuracy) and len(pairs):
            palette = LOSS if loss else ACCURACY
            color = palette[counts[loss] % len(palette)]
            counts[loss] += 1
            data = np.array(pairs, np.float64)
            yield Curve(name, loss, color, data[:, 0].copy(), data[:, 1].copy())


def _figures(qualities: Sequence[Quality | None], name: str) -> F64:
    return np.array([np.nan if quality is None else getattr(quality, name) for quality in qualities], np.float64)


def numbers(epoch: Epoch, lines: Sequence[Curve]) -> list[tuple[str, str, Color]]:
    """An epoch's numbers that have a curve, as name, text and the curve's color."""
    known = [line for line in lines if line.name in epoch.metrics]
    return [(line.name.replace("_", " "), told(line.name, epoch.metrics[line.name]), line.color) for line in known]


def told(name: str, value: float) -> str:
    """A number as a person reads it: accuracies in percent, counts whole."""
    if not math.isfinite(value):
        return "not a number" if math.isnan(value) else "∞" if value > 0 else "−∞"
    if "acc" in name and 0 <= value <= 1:
        return f"{100 * value:.1f} %"
    return f"{value:.0f}" if value == int(value) and abs(value) < 1e9 else f"{value:.3g}".replace("-", "−")
