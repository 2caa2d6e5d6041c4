"""Flat pictures of a run's epochs: the training set by class, beside it validation with what is classified wrongly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes import Category, Epoch, Quality, Scene
from latentwalk.scenes.arrays import F32, I32, U8, Indices
from latentwalk.scenes.outputs import whole
from latentwalk.scenes.rules import WRONG, judged
from latentwalk.tools.figure.look import MARKERS, FigureOptions
from latentwalk.tools.figure.style import RIM_COLOR, RIM_WIDTH, class_marks, colors_of, marker_paths

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.collections import PathCollection

DOTS_PER_INCH = 100
PADDING = 0.05
LOOK = FigureOptions()
CROSS_SIZE = 70  # points²: above the dots, which are 40 at most


class EpochFigure:
    """One figure for all epochs of a scene, always seen from the same side: the one from which most is seen.

    Rows of the split "train" (or the first) are at the left, those of "val" (or the second) at the right; without a
    second split there is one panel.  Wrongly classified rows of the right panel are large crosses in the color of
    their class with a dark rim, as in a walk.
    """

    def __init__(self, scene: Scene, look: FigureOptions = LOOK) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self._scene, self._look = scene, look
        label = scene.columns.get("label")
        self._label = label if isinstance(label, Category) else None
        self._codes = _codes(scene, "label")
        self._colors = colors_of(self._label)[self._codes]
        self._shapes = marker_paths(self._label)
        self._center, self._axes = _view(scene.epochs)
        width, height = look.figure_size
        self.figure = Figure((width, height), DOTS_PER_INCH, layout="constrained")
        self._canvas = FigureCanvasAgg(self.figure)
        self._panels = self._make_panels()

    def draw(self, positions: F32, prediction: I32 | None, title: str) -> None:
        """Show rows at `positions` (n, 3), NaN where absent, with their predicted classes (n,)."""
        flat = (positions - self._center) @ self._axes
        wrong = np.zeros(len(flat), bool)
        if prediction is not None:
            wrong = judged(prediction, self._codes) == WRONG
        here = np.isfinite(flat[:, 0])
        for number, (rows, dots, crosses) in enumerate(self._panels):
            crossed = wrong[rows] & here[rows] & (number == 1)
            plain = here[rows] & ~crossed
            dots.set_offsets(flat[rows[plain]])
            dots.set_facecolor(self._colors[rows[plain]])
            if self._look.markers == "shapes":
                dots.set_paths([self._shapes[code] for code in self._codes[rows[plain]]])
            crosses.set_offsets(flat[rows[crossed]])
            crosses.set_facecolor(self._colors[rows[crossed]])
        self.figure.suptitle(title)

    def draw_epoch(self, epoch: Epoch) -> None:
        """Show one epoch with its numbers."""
        self.draw(np.asarray(epoch.positions), epoch.prediction, caption(epoch))

    def pixels(self) -> U8:
        """The figure as (h, w, 3) uint8 sRGB."""
        self._canvas.draw()
        return np.asarray(self._canvas.buffer_rgba())[:, :, :3].copy()

    def save(self, path: Path) -> None:
        """The figure as a PNG, over an earlier one."""
        with whole(path, overwrite=True) as temporary:
            self.figure.savefig(temporary, format="png")

    def _make_panels(self) -> list[tuple[Indices, PathCollection, PathCollection]]:
        split = _codes(self._scene, "split")
        column = self._scene.columns.get("split")
        names = column.names if isinstance(column, Category) else ["rows"]
        order = sorted(range(len(names)), key=lambda code: {"train": -2, "val": -1}.get(names[code], code))[:2]
        low, high = self._limits()
        panels = []
        for number, (code, axes) in enumerate(zip(order, np.ravel(self.figure.subplots(1, len(order))), strict=True)):
            rows = np.flatnonzero(split == code)
            axes.set(title=f"{names[code]} ({len(rows):,} rows)", xticks=[], yticks=[], aspect="equal")
            axes.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
            size = self._look.dot_size or float(np.clip(20_000 / max(len(rows), 1), 4, 40))  # fewer rows, larger dots
            dots = axes.scatter([], [], s=size, alpha=0.8, edgecolors=RIM_COLOR, linewidths=RIM_WIDTH)
            crosses = axes.scatter([], [], s=CROSS_SIZE, marker="X", edgecolors="black", linewidths=1.2, zorder=3)
            panels.append((rows, dots, crosses))
            if number == len(order) - 1:
                self._add_legend(axes, number == 1)
        return panels

    def _add_legend(self, axes: Axes, crossed: bool) -> None:
        from matplotlib.lines import Line2D

        handles = class_marks(self._label, MARKERS if self._look.markers == "shapes" else "o")
        if crossed:
            look = Line2D([], [], marker="X", linestyle="", color="white", markeredgecolor="black", markersize=8)
            look.set_label("misclassified")
            handles.append(look)
        if handles:
            axes.legend(handles=handles, loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)

    def _limits(self) -> tuple[F32, F32]:
        """The corners of a square that holds what any epoch shows."""
        flat = [(np.asarray(epoch.positions) - self._center) @ self._axes for epoch in self._scene.epochs]
        low = np.min([np.nanmin(part, 0) for part in flat], 0)
        high = np.max([np.nanmax(part, 0) for part in flat], 0)
        half = (0.5 + PADDING) * max(float((high - low).max()), 1e-6)
        return (low + high) / 2 - half, (low + high) / 2 + half


def caption(epoch: Epoch) -> str:
    """An epoch's name with its accuracies and how true its picture is."""
    parts = [f"Epoch {epoch.epoch:g}"]
    for name, shown in (("train_accuracy", "training"), ("val_accuracy", "validation")):
        if name in epoch.metrics:
            parts.append(f"{shown} accuracy {100 * epoch.metrics[name]:.1f} %")
    if isinstance(epoch.quality, Quality):
        parts.append(f"neighbors kept {100 * epoch.quality.neighbors_kept:.0f} %")
    elif epoch.quality is not None:
        parts.append(str(epoch.quality))
    return "  ·  ".join(parts)


def file_name(epoch: Epoch) -> str:
    """`epoch_XXX_accY.YYYY.png` by validation accuracy (else the training's; none recorded: without it)."""
    accuracy = epoch.metrics.get("val_accuracy", epoch.metrics.get("train_accuracy"))
    number = f"{epoch.epoch:010.6f}".rstrip("0").rstrip(".")  # 007, 1000, 007.5
    return f"epoch_{number}" + ("" if accuracy is None else f"_acc{accuracy:.4f}") + ".png"


def save_epochs(
    scene: Scene,
    folder: Path,
    advance: Callable[[int], None] = lambda epochs: None,
    look: FigureOptions = LOOK,
) -> None:
    """One PNG for each epoch of `scene` into `folder`, over earlier ones."""
    figure = EpochFigure(scene, look)
    for epoch in scene.epochs:
        figure.draw_epoch(epoch)
        figure.save(folder / file_name(epoch))
        advance(1)


def _view(epochs: Sequence[Epoch]) -> tuple[F32, F32]:
    """The middle (3,) of all epochs and the two directions (3, 2) in which the last one is widest."""
    last = np.asarray(epochs[-1].positions)
    last = last[np.isfinite(last[:, 0])]
    center = last.mean(0)
    # the two largest of three, which eigh puts last
    axes = np.linalg.eigh((last - center).T @ (last - center))[1][:, :0:-1]
    return center, axes.astype(np.float32)


def _codes(scene: Scene, name: str) -> I32:
    column = scene.columns.get(name)
    return column.codes if isinstance(column, Category) else np.zeros(len(scene), np.int32)
