"""Colors of rows by a column, and the legend that says what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from latentwalk.assets.coloring import (
    NONE,
    PLAIN,
    UNKNOWN,
    ColorScale,
    YesNo,
    class_names,
    color_names,
    color_scale,
    says_yes_or_no,
    ticks,
)
from latentwalk.assets.colors import linear, palette
from latentwalk.runtime.ground.names import one_of
from latentwalk.runtime.ground.packed import is_large
from latentwalk.runtime.ground.shown import Coloring, LegendEntry, Values
from latentwalk.runtime.ground.written import Rgb
from latentwalk.runtime.world.rows.large.masks import AT_ONCE, ReadValues
from latentwalk.scenes import Category, Scalar, Scene
from latentwalk.scenes.arrays import F32, I32, U8, Bools, Indices
from latentwalk.scenes.log.pages import let_go, parts
from latentwalk.scenes.rules import class_colors


@dataclass(frozen=True, eq=False)
class Classes:
    """What rows are told apart by: a column of classes, its name, and a color for each, sRGB."""

    name: str
    column: Category
    colors: U8

    def of(self, row: int) -> str:
        """The class of a row, "" where it is unknown."""
        code = int(self.column.codes[row])
        return self.column.names[code] if code >= 0 else ""

    def color(self, row: int) -> Rgb:
        """Its color."""
        code = int(self.column.codes[row])
        return rgb(self.colors[code]) if code >= 0 else UNKNOWN

    def differ(self, row: int, other: int) -> bool:
        """Whether two rows are known to be of different classes."""
        mine, theirs = int(self.column.codes[row]), int(self.column.codes[other])
        return min(mine, theirs) >= 0 and mine != theirs

    def sharing(self, row: int, others: I32) -> str:
        """In words how many of other rows (k,), −1 for none, share a row's class; "" where either is unknown."""
        codes = self.column.codes[others[others >= 0]]
        known, own = codes[codes >= 0], int(self.column.codes[row])
        if own < 0 or not len(known):
            return ""
        what = "class" if self.name == "label" else self.name
        return f"{np.count_nonzero(known == own)} of {len(known)} share the {what}"


def known_classes(scene: Scene, coloring: Coloring) -> Classes | None:
    """The classes that rows are colored by, else their labels, where they have any."""
    for name in (coloring.name, "label"):
        column = scene.columns.get(name)
        if isinstance(column, Category) and column.names and not says_yes_or_no(column):
            own = coloring.table if name == coloring.name else class_colors(column, palette("categories"))
            return Classes(name, column, own)
    return None


def make_coloring(scene: Scene, name: str, visible: Bools, version: int = 0, yes_no: YesNo = "safe") -> Coloring:
    """Colors by a column.  `visible` (n,): the rows that the legend counts.  Raises UsageError for an unknown name."""
    name = one_of(name, color_names(scene))
    scale = color_scale(scene.columns.get(name) if name != NONE else None, yes_no)
    values = np.zeros(len(scene), np.float32) if scale.given is None else _values(scene, scale)
    coloring = Coloring(name, scale.kind, values, scale.table, [], version)
    coloring.legend = make_legend(scene, coloring, visible)
    return coloring


def _values(scene: Scene, scale: ColorScale) -> Values:
    """What rows are colored by: at once, or, of a large scene, of those asked for."""

    def made(rows: Any) -> F32:
        found = scale.values(rows)
        let_go(scale.given)
        return found

    return ReadValues(len(scene), made) if is_large(scene) else scale.values(slice(None))


def row_colors(coloring: Coloring, rows: Indices) -> F32:
    """Linear RGB (k, 3) of some rows, as `color_of` in `assets/shaders/rows.glsl` has it."""
    values, table = coloring.values[rows], linear(coloring.table)
    if coloring.kind == "scalar":
        along = np.nan_to_num(np.clip(values, 0, 1)) * (len(table) - 1)
        colors = np.stack([np.interp(along, np.arange(len(table)), channel) for channel in table.T], axis=1)
    else:
        colors = table[np.nan_to_num(values).astype(np.int64) % len(table)]
    unknown = ~(values >= 0)  # NaN, too
    return np.where(unknown[:, None], linear(UNKNOWN), colors).astype(np.float32)


def make_legend(scene: Scene, coloring: Coloring, visible: Bools) -> list[LegendEntry]:
    """What the colors mean, with the number of visible rows of each class; rows without a value come last."""
    column = scene.columns.get(coloring.name) if coloring.kind != "none" else None
    if isinstance(column, Scalar):
        last = len(coloring.table) - 1
        legend = [LegendEntry(text, rgb(coloring.table[round(at * last)]), 0, at) for at, text in ticks(column)]
        unknown = sum(
            int(np.isnan(coloring.values[part][visible[part]]).sum()) for part in parts(len(visible), AT_ONCE)
        )
    elif column is not None:
        names = class_names(column)
        counts = np.zeros(len(names) + 1, np.int64)
        for part in parts(len(visible), AT_ONCE):
            # One up, as unknown is −1 and bincount knows no such bin.
            values, shown = coloring.values[part], visible[part]
            codes = (values if shown.all() else values[shown]).astype(np.int64)
            counts += np.bincount(codes + 1, minlength=len(counts))
        legend = [
            LegendEntry(label, rgb(color), int(count))
            for label, color, count in zip(names, coloring.table, counts[1:], strict=False)
        ]
        unknown = int(counts[0])
    else:
        return [LegendEntry("all rows", PLAIN, int(np.count_nonzero(visible)))]
    return [*legend, LegendEntry("unknown", UNKNOWN, unknown)] if unknown else legend


def rgb(color: U8) -> Rgb:
    """A color of a table as numbers."""
    r, g, b = (int(part) for part in color)
    return r, g, b
