"""What the data means, where more than one room must know it: is a row right, where is a row between two epochs, what
color has a class.  Pure functions over arrays, each the one statement of its rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from latentwalk.scenes.arrays import F32, I8, I32, U8, Bools
from latentwalk.scenes.kinds.column import Bool, Category, Column, Scalar
from latentwalk.scenes.kinds.layout import Layout
from latentwalk.scenes.kinds.quality import Quality

WRONG, RIGHT, UNKNOWN = 0, 1, -1
PROBABILITY = "probability: "  # begins the name of the column that has one class's probability
SAMPLE = 200
NO_OR_YES = ("no", "yes")  # the classes of what is right or wrong, true or false
NO_YES: U8 = np.array([(213, 94, 0), (86, 180, 233)], np.uint8)  # for any eye: Okabe-Ito vermilion and sky blue


class Share(Scalar):
    """Shares, which are shown on the whole scale 0…1 wherever they lie."""


class ErrorRate(Share):
    """Shares of wrong rows: the higher, the more they glow."""


def no_yes(right: I8) -> Category:
    """A column of no, yes and, unlike a `Bool`, unknown: 0, 1, −1 (n,)."""
    return Category(right.astype(np.int32), [*NO_OR_YES], NO_YES)


def are_words(texts: Sequence[str]) -> bool:
    """Whether names of rows are words, rather than numbers or names with numbers; judged by some, spread over all."""
    some = [texts[int(row)] for row in np.linspace(0, len(texts) - 1, min(SAMPLE, len(texts)))]
    words = sum(any(map(str.isalpha, text)) and not any(map(str.isdigit, text)) for text in some)
    return words >= 0.8 * len(some)


def judged(predictions: I32, labels: I32, present: Bools | None = None) -> I8:
    """Which predictions are right: RIGHT, WRONG or UNKNOWN (n,) int8.

    `predictions`, `labels` (n,): codes into the same names, below 0 where unknown; what is not known is never wrong,
    nor is a row that is not `present` (n,).
    """
    known = (predictions >= 0) & (labels >= 0)
    if present is not None:
        known &= present
    return np.where(known, predictions == labels, UNKNOWN).astype(np.int8)


def correctness(columns: Mapping[str, Column]) -> I8 | None:
    """Which rows of a scene are right, by its columns: RIGHT, WRONG or UNKNOWN (n,) int8; None where none can say.

    The column `correct` decides, else whether `prediction` names the class that `label` names.  A `correct` that says
    no where the label or the prediction is unknown means unknown: a yes or no has no third value to say so.
    """
    label, prediction = columns.get("label"), columns.get("prediction")
    compared = _compared(label, prediction)
    correct = columns.get("correct")
    if not isinstance(correct, Bool):
        return compared
    unknown = np.zeros(len(correct.values), np.bool_)
    for column in (label, prediction):
        if isinstance(column, Category):
            unknown |= column.codes < 0
    return np.where(correct.values, RIGHT, np.where(unknown, UNKNOWN, WRONG)).astype(np.int8)


def _compared(label: Column | None, prediction: Column | None) -> I8 | None:
    if not (isinstance(label, Category) and isinstance(prediction, Category)):
        return None
    names = [*label.names, *prediction.names]
    predictions, labels = (recoded(column.codes, column.names, names) for column in (prediction, label))
    return judged(predictions, labels)


def recoded(codes: I32, own: Sequence[str], names: Sequence[str]) -> I32:
    """Codes (n,) into `own` as codes into `names`, which has them all; −1 stays."""
    places = {name: place for place, name in enumerate(names)}
    # The last entry is what code −1 finds.
    return np.array([*(places[name] for name in own), -1], np.int32)[codes]


def mixed(a: F32, b: F32, t: float) -> F32:
    """Positions (…, 3) that are `t`, 0…1, of the way from epoch or layout `a` to `b`; NaN is where a row is absent.

    A row that only one of the two has stays there while that one is the nearer, and is absent while the other is (`b`
    from t = 0.5 on).  What cannot call this says the same rule in words of its own: `place` in
    `runtime/ground/kernels.py`, and `place` in `assets/shaders/rows.glsl`, which lets such a row shrink instead.
    """
    mix = a + (b - a) * np.float32(t)
    return np.asarray(np.where(np.isnan(mix), b if t >= 0.5 else a, mix), np.float32)


def class_colors(category: Category, palette: U8) -> U8:
    """The color of each class (len(names), 3) uint8 sRGB: the category's own, or else those of `palette` (p, 3) in
    their order, which begin again behind the last."""
    if category.colors is not None:
        return np.asarray(category.colors, np.uint8)
    return palette[np.arange(len(category.names)) % len(palette)]


def most_trusted(layouts: Mapping[str, Layout]) -> tuple[str, float] | None:
    """The layout whose neighborhoods are the truest, by the trustworthiness that the scene keeps (Venna & Kaski 2001),
    and how true they are; None where none of several is known to be."""
    judged_by = {
        name: layout.quality.trustworthiness for name, layout in layouts.items() if isinstance(layout.quality, Quality)
    }
    known = {name: figure for name, figure in judged_by.items() if np.isfinite(figure)}
    best = max(known, key=known.__getitem__, default=None)  # of equal ones the first
    return None if best is None or len(layouts) < 2 else (best, known[best])
