"""Runs side by side in one figure: a column for each, on shared scales."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes import Category, Scene, read
from latentwalk.tools.figure.style import inner_legend, legend, saved_figure, scatter
from latentwalk.tools.latent.activity import ACTIVE_NATS
from latentwalk.tools.run.compared import Compared
from latentwalk.tools.run.folder import LATENT_SCENE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_POINTS = 5000
SIDE = 4.6  # inches a run
PARTS = {"train": ("training", "-"), "val": ("validation", "--")}
COLORS = {"reconstruction": "#1f77b4", "kl": "#ff7f0e", "accuracy": "#2ca02c", "loss": "#d62728"}
TITLES = {"kl": "KL"}


def draw_vaes(runs: Sequence[Compared], output: Path) -> None:
    """Where each run's rows are, its losses, and the KL of each latent dimension."""
    scenes = [read(run.path / LATENT_SCENE) for run in runs]
    with saved_figure(output, 3, len(runs), (SIDE * len(runs) + 1, 11), sharey="row") as (figure, axes):
        for column, run, scene in zip(axes.T, runs, scenes, strict=True):
            column[0].set_title(run.title)
            _draw_latents(column[0], scene)
            for name in ("reconstruction", "kl"):
                _draw_curves(column[1], run, name)
            column[1].set_yscale("log")
            assert run.activity is not None  # of every VAE
            by_dimension = sorted(run.activity.kl, reverse=True)
            column[2].bar(range(1, len(by_dimension) + 1), by_dimension)
            column[2].axhline(ACTIVE_NATS, color="#888888", linestyle=":")
            column[2].set_title(
                f"{run.activity.count} of {len(by_dimension)} active (from the dotted line on)", fontsize=9
            )
            _whole_ticks(column[2])
            column[2].set_xlabel("latent dimension, by KL")
        axes[1, 0].set_ylabel("nats per row")
        axes[2, 0].set_ylabel("KL (nats)")
        legend(figure, _label(scenes[0]))


def draw_classifiers(runs: Sequence[Compared], output: Path) -> None:
    """Accuracy and loss of each epoch."""
    with saved_figure(output, 2, len(runs), (SIDE * len(runs) + 1, 7.5), sharex=True, sharey="row") as (_, axes):
        for column, run in zip(axes.T, runs, strict=True):
            column[0].set_title(run.title)
            _draw_curves(column[0], run, "accuracy")
            _draw_curves(column[1], run, "loss")
        axes[0, 0].set_ylabel("accuracy")
        axes[1, 0].set_ylabel("loss")


def _draw_curves(axis: Axes, run: Compared, name: str) -> None:
    """The number `name` of training and validation over the epochs, where the run has it."""
    for part, (said, style) in PARTS.items():
        if pairs := run.curves.get(f"{part}_{name}"):
            epochs, values = np.array(pairs).T
            mark = "o" if len(pairs) == 1 else ""  # a line of one epoch is nothing to be seen
            filled = "full" if part == "train" else "none"  # nor has it dashes
            label = f"{TITLES.get(name, name)}, {said}"
            axis.plot(epochs, values, style, marker=mark, fillstyle=filled, color=COLORS[name], label=label)
    axis.set_xlabel("epoch")
    _whole_ticks(axis)
    if axis.lines:
        inner_legend(axis, 8)


def _whole_ticks(axis: Axes) -> None:
    """Marks at whole numbers alone: there is no epoch and no dimension between."""
    from matplotlib.ticker import MaxNLocator

    locator = axis.xaxis.get_major_locator()
    assert isinstance(locator, MaxNLocator)  # what every linear axis has at first
    locator.set_params(integer=True)


def _draw_latents(axis: Axes, scene: Scene) -> None:
    """The layout "latent" as seen from above, or its first two components."""
    rows = np.sort(np.random.default_rng(0).permutation(len(scene))[:MOST_POINTS])
    positions = scene.layouts["latent"].positions[rows]
    flat = scene.decoder is not None and scene.decoder.latents.shape[1] <= 2
    up = -positions[:, 2] if flat else positions[:, 1]
    scatter(axis, positions[:, 0], up, _label(scene), rows)


def _label(scene: Scene) -> Category | None:
    label = scene.columns.get("label")
    return label if isinstance(label, Category) else None
