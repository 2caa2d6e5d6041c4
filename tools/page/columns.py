"""Columns of a scene as a page takes them: codes or numbers of rows, and what these mean and look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from latentwalk.assets.coloring import color_scale, scalar_range, ticks
from latentwalk.assets.colors import palette
from latentwalk.scenes import Bool, Category, Column, Scalar, Scene, Text
from latentwalk.scenes.arrays import I32, U8, Numbers
from latentwalk.scenes.queries.epoch import CONFIDENCE, CORRECT, PREDICTION
from latentwalk.scenes.rules import NO_OR_YES, correctness, no_yes
from latentwalk.tools.page.blob import Blob

LONGEST = 400  # characters of a text or a name in a page
ALL_TEXTS = 1 << 23  # characters of one column of texts; beyond these all are cut shorter
SCALES = ("viridis", "coolwarm")
UNKNOWN_U1 = 255


@dataclass
class Columns:
    """What the head says of columns: `told`, the `palettes` that they use, and `notes` on what was cut."""

    told: list[dict[str, object]] = field(default_factory=list)
    palettes: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def shown_columns(scene: Scene) -> dict[str, Column]:
    """The columns of a scene, and those that epochs alone tell of: away from these all is unknown, or what the last
    column of its kind says."""
    columns, label = dict(scene.columns), scene.columns.get("label")
    predicts = any(epoch.prediction is not None for epoch in scene.epochs) and isinstance(label, Category)
    if predicts and isinstance(label, Category) and PREDICTION not in columns:
        columns[PREDICTION] = Category(np.full(len(scene), -1, np.int32), label.names, label.colors)
    right = correctness(columns)
    if predicts and right is not None and CORRECT not in columns:
        columns[CORRECT] = no_yes(right)
    if CONFIDENCE not in columns and any(epoch.confidence is not None for epoch in scene.epochs):
        columns[CONFIDENCE] = Scalar(np.full(len(scene), np.nan, np.float32))
    return columns


def put_columns(blob: Blob, columns: Mapping[str, Column], places: Mapping[str, object]) -> Columns:
    """Add the columns; `places`: of those with names in space, at which rows these stand."""
    found = Columns()
    for number, (name, column) in enumerate(columns.items()):
        told = {"name": cut(name), "array": f"column.{number}"} | _told(column, found)
        if isinstance(column, Category):
            told["places"] = places.get(name)
        if isinstance(column, Text):
            blob.put_json(f"column.{number}", _texts(name, column, found.notes))
        else:
            blob.put(f"column.{number}", _values(column))
        found.told.append(told)
    return found


def codes(values: I32, count: int) -> Numbers:
    """Codes (n,) of `count` classes in as few bytes as hold them, and as DATA.md has the unknown."""
    if count <= UNKNOWN_U1:
        return np.where(values < 0, UNKNOWN_U1, values).astype("|u1")
    return np.where(values < 0, 0xFFFF, values).astype("<u2") if count < 0xFFFF else values.astype("<i4")


def hexes(colors: U8) -> list[str]:
    """Colors (k, 3) as #rrggbb."""
    return [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in colors.tolist()]


def cut(text: str, longest: int = LONGEST) -> str:
    """A text, or so much of it."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _told(column: Column, found: Columns) -> dict[str, object]:
    match column:
        case Scalar():
            return _scale(column, found)
        case Category():
            own = np.bincount(column.codes[column.codes >= 0], minlength=len(column.names)).tolist()
            colors = hexes(color_scale(column).table) if column.names else []
            is_judged = list(column.names) == list(NO_OR_YES)
            names = [cut(name) for name in column.names]
            return {"type": "category", "names": names, "colors": colors, "counts": own, "yes_no": is_judged}
        case Bool():
            yes = int(np.count_nonzero(column.values))
            counts = [len(column.values) - yes, yes]
            colors = hexes(color_scale(column).table)
            return {"type": "bool", "names": [*NO_OR_YES], "colors": colors, "counts": counts, "yes_no": True}
        case Text():
            return {"type": "text"}


def _scale(column: Scalar, found: Columns) -> dict[str, object]:
    table, (low, high) = color_scale(column).table, scalar_range(column)
    name = next(name for name in SCALES if np.array_equal(palette(name), table))
    found.palettes.setdefault(name, hexes(table))
    marks = [{"at": at, "text": text} for at, text in ticks(column)]
    return {"type": "scalar", "low": low, "high": high, "palette": name, "ticks": marks, "unit": column.unit}


def _values(column: Category | Scalar | Bool) -> Numbers:
    match column:
        case Category():
            return codes(column.codes, len(column.names))
        case Scalar():
            return column.values.astype("<f4")
        case Bool():
            return column.values.astype("|u1")


def _texts(name: str, column: Text, notes: list[str]) -> Sequence[str]:
    texts = list(column.values)
    longest = LONGEST if sum(map(len, texts)) <= ALL_TEXTS else max(1, min(LONGEST, ALL_TEXTS // len(texts)))
    over = sum(len(text) > longest for text in texts)
    if over:
        s = "s" * (over > 1)
        notes.append(f"{over:,} text{s} of {cut(name, 40)!r} {'are' if s else 'is'} cut to {longest} characters")
    return [cut(text, longest) for text in texts]
