"""Colors of rows by a column, and the legend that says what they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from latentwalk.assets.colors import palette
from latentwalk.runtime.ground.geometry import linear
from latentwalk.runtime.ground.names import one_of
from latentwalk.runtime.ground.packed import is_large
from latentwalk.runtime.ground.shown import Coloring, LegendEntry, Values
from latentwalk.runtime.ground.written import Rgb
from latentwalk.runtime.world.rows.large.masks import AT_ONCE, ReadValues
from latentwalk.scenes import Bool, Category, Column, Scalar, Scene
from latentwalk.scenes.arrays import F32, F64, I8, I32, U8, Bools, Indices, Numbers
from latentwalk.scenes.log.pages import let_go, parts
from latentwalk.scenes.rules import PROBABILITY, class_colors

NONE = "none"
NO_OR_YES = ("no", "yes")  # the classes of what is right or wrong, true or false
PLAIN = (170, 190, 215)
UNKNOWN = (128, 128, 128)  # no hue: not a class like the others
YesNo = Literal["safe", "red_green"]
"""Colors of no and yes, wrong and right: for any eye, or as traffic lights."""
NO_YES: U8 = np.array([(213, 94, 0), (86, 180, 233)], np.uint8)  # Okabe-Ito vermilion and sky blue
RED_GREEN: U8 = np.array([(222, 45, 38), (49, 163, 84)], np.uint8)
TOPS = (0.1, 0.2, 0.3, 0.5, 0.7)  # of shares of wrong rows: of a good model the worst regions are to glow as well
CLIPPED = (2.0, 98.0)  # percentiles shown where a few extreme values would flatten all others
SAMPLE = 200_000  # percentiles of more values look the same


class Share(Scalar):
    """Shares, which are shown on the whole scale 0…1 wherever they lie."""


class ErrorRate(Share):
    """Shares of wrong rows: the higher, the more they glow."""


def no_yes(right: I8) -> Category:
    """A column of no, yes and, unlike a `Bool`, unknown: 0, 1, −1 (n,)."""
    return Category(right.astype(np.int32), [*NO_OR_YES], NO_YES)


def color_names(scene: Scene) -> list[str]:
    """What rows can be colored by: every column but texts, probabilities of single classes last, and "none"."""
    names = [name for name, column in scene.columns.items() if isinstance(column, Category | Scalar | Bool)]
    return [*sorted(names, key=lambda name: name.startswith(PROBABILITY)), NONE]  # of classes there may be many


def first_color(scene: Scene) -> str:
    """The coloring that a walk starts with: `label`, else the first category, else the first that there is."""
    kinds = {name: scene.columns[name] for name in color_names(scene)[:-1]}
    if "label" in kinds:
        return "label"
    return next((n for n, c in kinds.items() if isinstance(c, Category)), next(iter(kinds), NONE))


def says_yes_or_no(column: Column | None) -> bool:
    """Whether a column is colored by one of the pairs `YesNo`."""
    return isinstance(column, Bool) or (isinstance(column, Category) and column.colors is NO_YES)


def class_names(column: Column) -> list[str]:
    """What the classes of a column are called, of one that is colored by yes and no, too."""
    return column.names if isinstance(column, Category) else [*NO_OR_YES]


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
    coloring = Coloring(name, "none", np.zeros(len(scene), np.float32), np.array([PLAIN], np.uint8), [], version)
    column = scene.columns.get(name) if name != NONE else None
    if isinstance(column, Scalar):
        coloring.kind = "scalar"
        low, high = scalar_range(column)
        coloring.values = _values(scene, column.values, lambda some: np.clip((some - low) / (high - low), 0, 1))
        plain = "inferno" if isinstance(column, ErrorRate) else "viridis"
        coloring.table = palette(plain if column.center is None else "coolwarm")
    elif isinstance(column, Category):
        coloring.kind = "category"
        coloring.values = _values(scene, column.codes)
        if column.names:
            coloring.table = class_colors(column, palette("categories"))
    elif isinstance(column, Bool):
        coloring.kind = "bool"
        coloring.values = _values(scene, column.values)
    if says_yes_or_no(column):
        coloring.table = NO_YES if yes_no == "safe" else RED_GREEN
    coloring.legend = make_legend(scene, coloring, visible)
    return coloring


def _values(scene: Scene, of: Numbers | Bools, change: Callable[[F64], F64] | None = None) -> Values:
    """What rows are colored by, made of the values of a column: at once, or, of a large scene, of those asked for."""

    def made(rows: Any) -> F32:
        some = of[rows]
        found = some.astype(np.float32) if change is None else change(some.astype(np.float64)).astype(np.float32)
        if large:
            let_go(of)
        return found

    large = is_large(scene)
    return ReadValues(len(scene), made) if large else made(slice(None))


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
        legend = _ticks(column, coloring.table)
        unknown = sum(
            int(np.isnan(coloring.values[part][visible[part]]).sum()) for part in parts(len(visible), AT_ONCE)
        )
    elif column is not None:
        names = class_names(column)
        counts = np.zeros(len(names) + 1, np.int64)
        for part in parts(len(visible), AT_ONCE):
            # One up, as unknown is −1 and bincount knows no such bin.
            codes = coloring.values[part][visible[part]].astype(np.int64)
            counts += np.bincount(codes + 1, minlength=len(counts))
        legend = [
            LegendEntry(label, rgb(color), int(count))
            for label, color, count in zip(names, coloring.table, counts[1:], strict=False)
        ]
        unknown = int(counts[0])
    else:
        return [LegendEntry("all rows", PLAIN, int(np.count_nonzero(visible)))]
    return [*legend, LegendEntry("unknown", UNKNOWN, unknown)] if unknown else legend


def scalar_range(column: Scalar) -> tuple[float, float]:
    """The values at the two ends of the color bar, low < high.

    From the least to the greatest value, or, where the middle 96 % take up less than half of that, only these.  Shares
    are shown on the whole scale 0…1, those of wrong rows from 0 to a round one that nearly all of them are below.
    A diverging scale reaches equally far to both sides of its center.
    """
    if isinstance(column, Share) and not isinstance(column, ErrorRate):
        return 0.0, 1.0
    known = column.values[:: max(1, len(column.values) // SAMPLE)].astype(np.float64)
    let_go(column.values)
    known = known[np.isfinite(known)]
    if not len(known):
        return 0.0, 1.0
    if isinstance(column, ErrorRate):
        usual = float(np.percentile(known, 99.0))
        return 0.0, next((top for top in TOPS if usual <= top), 1.0)
    low, high = float(known.min()), float(known.max())
    inner = np.percentile(known, CLIPPED)
    if 0 < inner[1] - inner[0] < (high - low) / 2:
        low, high = float(inner[0]), float(inner[1])
    if column.center is not None:
        reach = max(abs(low - column.center), abs(high - column.center))
        low, high = column.center - reach, column.center + reach
    pad = max(0.5, 1e-6 * abs(low))  # a half is nothing beside large numbers
    return (low, high) if high > low else (low - pad, low + pad)


def round_steps(low: float, high: float, most: int = 6) -> F32:
    """Round numbers (1, 2 or 5 times a power of ten apart) within low…high, at most `most` + 1 of them."""
    rough = (high - low) / most
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(s * power for s in (1, 2, 5, 10) if s * power >= rough * (1 - 1e-9))
    first, last = np.ceil(low / step - 1e-9) + 0.0, np.floor(high / step + 1e-9)  # + 0.0: no −0
    return np.asarray(np.arange(first, last + 1) * step)


def _ticks(column: Scalar, table: U8) -> list[LegendEntry]:
    """Round values along the bar; where values beyond its ends exist, the ends say so."""
    low, high = scalar_range(column)
    least, most = _ends(column.values)
    ticks = [(float(v), f"{v:.6g}") for v in round_steps(low, high)]
    if least < low:
        ticks = [(low, f"≤ {low:.3g}"), *(t for t in ticks if t[0] > low + 0.05 * (high - low))]
    if most > high:
        ticks = [*(t for t in ticks if t[0] < high - 0.05 * (high - low)), (high, f"≥ {high:.3g}")]
    unit = f" {column.unit}" if column.unit else ""
    entries = []
    for value, text in ticks:
        position = min(1.0, max(0.0, (value - low) / (high - low)))
        color = rgb(table[round(position * (len(table) - 1))])
        entries.append(LegendEntry(text.replace("-", "−") + unit, color, 0, position))
    return entries


def _ends(values: F32) -> tuple[float, float]:
    """The least and the greatest of values (n,) that are numbers; infinities the wrong way round where none is."""
    least, most = np.inf, -np.inf
    for part in parts(len(values), AT_ONCE):
        known = values[part][np.isfinite(values[part])]
        least, most = min(least, float(known.min(initial=np.inf))), max(most, float(known.max(initial=-np.inf)))
        let_go(values)
    return least, most


def rgb(color: U8) -> Rgb:
    """A color of a table as numbers."""
    r, g, b = (int(part) for part in color)
    return r, g, b
