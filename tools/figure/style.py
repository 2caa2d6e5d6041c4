"""What the figures of runs share: a figure that ends as a PNG, scatters by class, a legend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from latentwalk.assets.colors import palette
from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F32, F64, Indices
from latentwalk.scenes.outputs import whole
from latentwalk.scenes.rules import class_colors
from latentwalk.tools.figure.look import MARKERS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, FigureBase
    from matplotlib.lines import Line2D
    from matplotlib.path import Path as Path2D

MOST_IN_LEGEND = 20
PLAIN, UNKNOWN = "#0072b2", 0.6  # points without classes; the gray of a row whose class is not known
RIM_COLOR, RIM_WIDTH = "#202020", 0.3  # the palette is made for the dark: on white its palest needs a rim
AxesGrid = NDArray[Any]  # (rows, columns) of matplotlib's Axes


@contextmanager
def saved_figure(
    path: Path,
    rows: int,
    columns: int,
    size: tuple[float, float],
    sharex: bool = False,
    sharey: bool | Literal["row"] = False,
) -> Iterator[tuple[Figure, AxesGrid]]:
    """A figure and its axes (rows, columns), written to `path`, over an earlier one, when the block ends."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(size, dpi=130, layout="constrained")
    FigureCanvasAgg(figure)
    yield figure, figure.subplots(rows, columns, squeeze=False, sharex=sharex, sharey=sharey)
    with whole(path, overwrite=True) as temporary:
        figure.savefig(temporary)


def colors_of(label: Category | None) -> F64:
    """The color of each class and, last, of code −1: (classes + 1, 3), 0…1, as a walk shows them."""
    gray = np.full((1, 3), UNKNOWN)
    return gray if label is None else np.vstack([class_colors(label, palette("categories")) / 255, gray])


def scatter(axis: Axes, x: F32, y: F32, label: Category | None, rows: Indices) -> None:
    """Points (k,) of `rows` (k,) colored by their class, gray where it is not known."""
    colors: str | F64 = PLAIN if label is None else colors_of(label)[label.codes[rows]]
    axis.scatter(x, y, c=colors, s=8 if len(rows) < 2000 else 4, alpha=0.8, edgecolors=RIM_COLOR, linewidths=RIM_WIDTH)


def class_marks(label: Category | None, markers: str = "o") -> list[Line2D]:
    """Legend entries of the classes, with `markers` in turn; none where they are too many to tell apart."""
    from matplotlib.lines import Line2D

    if label is None or len(label.names) > MOST_IN_LEGEND:
        return []
    return [
        Line2D(
            [],
            [],
            color=color,
            marker=marker,
            linestyle="",
            label=name,
            markeredgecolor=RIM_COLOR,
            markeredgewidth=RIM_WIDTH,
        )
        for color, name, marker in zip(colors_of(label), label.names, cycle(markers), strict=False)
    ]


def marker_paths(label: Category | None) -> list[Path2D]:
    """The outline of each class's marker and, last, of code −1: a disc."""
    from matplotlib.markers import MarkerStyle

    styles = [MARKERS[code % len(MARKERS)] for code in range(0 if label is None else len(label.names))]
    shapes = [MarkerStyle(style) for style in (*styles, "o")]
    return [shape.get_path().transformed(shape.get_transform()) for shape in shapes]


def inner_legend(axis: Axes, fontsize: float | None = None) -> None:
    """The names of what `axis` shows, inside it, where they hide least; `fontsize` in points."""
    # "best" is the default too, but that warns of itself by the clock: on a busy machine, whatever the data.
    axis.legend(loc="best", frameon=False, fontsize=fontsize)


def legend(figure: FigureBase, label: Category | None) -> None:
    """The classes beside the plots, if there are few enough to tell apart."""
    if marks := class_marks(label):
        figure.legend(handles=marks, loc="outside right upper", frameon=False)
