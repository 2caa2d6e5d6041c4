"""What the figures of runs share: a figure that ends as a PNG, scatters by class, a legend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F32
from latentwalk.tools.figure.classifier import MOST_IN_LEGEND, class_colors
from latentwalk.tools.run.folder import replacing


@contextmanager
def saved_figure(
    path: Path, rows: int, columns: int, size: tuple[float, float], **options: Any
) -> Iterator[tuple[Any, Any]]:
    """A figure and its axes (rows, columns), written to `path` when the block ends."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(size, dpi=130, layout="constrained")
    FigureCanvasAgg(figure)
    yield figure, figure.subplots(rows, columns, squeeze=False, **options)
    with replacing(path) as temporary:
        figure.savefig(temporary)


def scatter(axis: Any, x: F32, y: F32, label: Category | None, rows: NDArray[np.intp]) -> None:
    """Points (k,) of `rows` (k,) colored by their class, grey where it is not known."""
    colors: Any = "#1f77b4" if label is None else _colors(label)[label.codes[rows]]
    axis.scatter(x, y, c=colors, s=8 if len(rows) < 2000 else 4, linewidths=0, alpha=0.8)


def legend(figure: Any, label: Category | None) -> None:
    """The classes beside the plots, if there are few enough to tell apart."""
    from matplotlib.lines import Line2D

    if label is None or len(label.names) > MOST_IN_LEGEND:
        return
    marks = [
        Line2D([], [], color=color, marker="o", linestyle="", label=name)
        for color, name in zip(_colors(label), label.names, strict=False)
    ]
    figure.legend(handles=marks, loc="outside right upper", frameon=False)


def _colors(label: Category) -> NDArray[np.float64]:
    """(classes + 1, 3): the last one is that of code −1."""
    return np.vstack([class_colors(len(label.names))[: len(label.names)], [[0.7] * 3]])
