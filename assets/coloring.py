"""What color a row has by a column: the rule that walks, pages and exported files share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from latentwalk.assets.colors import palette
from latentwalk.scenes import Bool, Category, Column, Scalar, Scene
from latentwalk.scenes.arrays import F32, U8, Numbers
from latentwalk.scenes.log.pages import let_go, parts
from latentwalk.scenes.rules import NO_OR_YES, NO_YES, PROBABILITY, ErrorRate, Share, class_colors

NONE = "none"
PLAIN = (170, 190, 215)
UNKNOWN = (128, 128, 128)  # no hue: not a class like the others
YesNo = Literal["safe", "red_green"]
"""Colors of no and yes, wrong and right: for any eye, or as traffic lights."""
RED_GREEN: U8 = np.array([(222, 45, 38), (49, 163, 84)], np.uint8)
TOPS = (0.1, 0.2, 0.3, 0.5, 0.7)  # of shares of wrong rows: of a good model the worst regions are to glow as well
CLIPPED = (2.0, 98.0)  # percentiles shown where a few extreme values would flatten all others
SAMPLE = 200_000  # percentiles of more values look the same
AT_ONCE = 1 << 22  # values that are looked at at once, of what a file may map


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
class ColorScale:
    """How the values of a column become colors: a class's own place in `table` (k, 3) uint8 sRGB, or the place of a
    number between `low` and `high` along it.  `given` (n,): the values, of classes their codes; None where rows are
    all of one color."""

    kind: Literal["category", "scalar", "bool", "none"]
    table: U8
    given: Any = None
    low: float = 0.0
    high: float = 1.0

    def values(self, rows: Any) -> F32:
        """What some rows (k,) are colored by: codes, −1 where unknown, or 0…1 along the table, NaN where unknown."""
        some: Numbers = self.given[rows]
        if self.kind == "scalar":
            some = np.clip((some.astype(np.float64) - self.low) / (self.high - self.low), 0, 1)
        return some.astype(np.float32)

    def srgb(self, rows: Any) -> U8:
        """The colors (k, 3) uint8 of some rows (k,)."""
        if self.given is None:
            return np.tile(self.table, (len(rows), 1))
        values = self.values(rows)
        known = values >= 0  # NaN is not, either
        places = np.where(known, values, 0) * (len(self.table) - 1 if self.kind == "scalar" else 1)
        colors = self.table[np.rint(places).astype(np.int64) % len(self.table)]
        return np.where(known[:, None], colors, np.array(UNKNOWN, np.uint8))


def color_scale(column: Column | None, yes_no: YesNo = "safe") -> ColorScale:
    """The colors of a column; of none, or of texts, every row is `PLAIN`."""
    pair = NO_YES if yes_no == "safe" else RED_GREEN
    match column:
        case Scalar():
            low, high = scalar_range(column)
            plain = "inferno" if isinstance(column, ErrorRate) else "viridis"
            table = palette(plain if column.center is None else "coolwarm")
            return ColorScale("scalar", table, column.values, low, high)
        case Category() if says_yes_or_no(column):
            return ColorScale("category", pair, column.codes)
        case Category():
            table = class_colors(column, palette("categories")) if column.names else np.array([PLAIN], np.uint8)
            return ColorScale("category", table, column.codes)
        case Bool():
            return ColorScale("bool", pair, column.values)
        case _:
            return ColorScale("none", np.array([PLAIN], np.uint8))


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


def ticks(column: Scalar) -> list[tuple[float, str]]:
    """Round values along the color bar, 0…1, and what stands there; where values beyond its ends exist, the ends say
    so."""
    low, high = scalar_range(column)
    least, most = _ends(column.values)
    marks = [(float(v), f"{v:.6g}") for v in round_steps(low, high)]
    if least < low:
        marks = [(low, f"≤ {low:.3g}"), *(t for t in marks if t[0] > low + 0.05 * (high - low))]
    if most > high:
        marks = [*(t for t in marks if t[0] < high - 0.05 * (high - low)), (high, f"≥ {high:.3g}")]
    unit = f" {column.unit}" if column.unit else ""
    along = [min(1.0, max(0.0, (value - low) / (high - low))) for value, _ in marks]
    return [(at, text.replace("-", "−") + unit) for at, (_, text) in zip(along, marks, strict=True)]


def _ends(values: F32) -> tuple[float, float]:
    """The least and the greatest of values (n,) that are numbers; infinities the wrong way round where none is."""
    least, most = np.inf, -np.inf
    for part in parts(len(values), AT_ONCE):
        known = values[part][np.isfinite(values[part])]
        least, most = min(least, float(known.min(initial=np.inf))), max(most, float(known.max(initial=-np.inf)))
        let_go(values)
    return least, most
