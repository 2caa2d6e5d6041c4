"""Figures show what a walk shows: its class colors, its crosses, and its way from one epoch to the next."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from latentwalk.assets.colors import palette
from latentwalk.scenes import Category, Epoch, Scene, UsageError
from latentwalk.tools.figure.epochs import EpochFigure
from latentwalk.tools.figure.film import MOVING, animate, frames
from latentwalk.tools.figure.style import colors_of, inner_legend, saved_figure, scatter


def corners(codes, prediction=None, own_colors=None, split=None) -> Scene:
    """A scene of six rows in two rows of three, far enough apart to look at each."""
    places = np.array([[x, 0, y] for y in (0, 4) for x in (0, 4, 8)], np.float32)
    label = Category(np.asarray(codes, np.int32), [str(code) for code in range(max(codes) + 1)], own_colors)
    columns = {"label": label} if split is None else {"label": label, "split": split}
    predicted = None if prediction is None else np.asarray(prediction, np.int32)
    return Scene(range(6), columns=columns, epochs=[Epoch(1, places, prediction=predicted)])


def pixels_at(figure: EpochFigure, row: int, panel: int = 0) -> np.ndarray:
    """The square of pixels (21, 21, 3) around a row."""
    picture = figure.pixels()
    epoch = figure._scene.epochs[0]
    flat = (epoch.positions - figure._center) @ figure._axes
    x, y = figure.figure.axes[panel].transData.transform(flat[row])
    x, y = round(x), round(len(picture) - y)
    return picture[y - 10 : y + 11, x - 10 : x + 11].astype(int)


def test_classes_have_the_colors_of_a_walk():
    scene = corners([0, 1, 2, 5, 7, 0])
    figure = EpochFigure(scene)
    figure.draw_epoch(scene.epochs[0])
    table = palette("categories").astype(int)
    for row, code in enumerate(scene.columns["label"].codes):
        seen = pixels_at(figure, row)[10, 10]
        assert np.abs(table - (seen - 255 * 0.2) / 0.8).sum(axis=1).argmin() == code  # dots let 20 % of white through
    own = Category(np.zeros(6, np.int32), ["a"], np.array([[1, 2, 3]], np.uint8))
    assert (colors_of(own)[0] * 255).round().tolist() == [1, 2, 3]  # a column's own come first


def test_the_scatters_of_a_run_have_them_too(tmp_path: Path):
    label = Category(np.array([1, 6], np.int32), [str(code) for code in range(7)])
    with saved_figure(tmp_path / "x.png", 1, 1, (3, 3)) as (_, axes):
        scatter(axes[0, 0], np.array([0, 1], np.float32), np.array([0, 1], np.float32), label, np.arange(2))
        found = axes[0, 0].collections[0].get_facecolors()[:, :3]
    np.testing.assert_allclose(found * 255, palette("categories")[[1, 6]], atol=0.5)


@pytest.mark.parametrize("code", range(10))
def test_a_wrong_row_is_seen_on_every_class_color(code):
    split = Category(np.array([0, 0, 0, 1, 1, 1], np.int32), ["train", "val"])
    codes = [code] * 5 + [9]
    scene = corners(codes, [code] * 4 + [(code + 1) % 10, 9], split=split)
    figure = EpochFigure(scene)
    figure.draw_epoch(scene.epochs[0])
    right, wrong = pixels_at(figure, 3, 1), pixels_at(figure, 4, 1)
    dark = [(part.sum(axis=2) < 120).sum() for part in (right, wrong)]
    assert dark[1] > dark[0] + 20  # the rim of a cross
    assert np.abs(wrong[10, 10] - palette("categories")[code]).max() <= 2  # which still has its class's color


def test_rows_without_label_or_prediction_are_not_wrong():
    split = Category(np.array([0, 0, 0, 1, 1, 1], np.int32), ["train", "val"])
    scene = corners([0, 1, 0, -1, 0, 1], [0, 1, 0, 0, -1, 0], split=split)
    figure = EpochFigure(scene)
    figure.draw_epoch(scene.epochs[0])
    assert [len(crosses.get_offsets()) for _, _, crosses in figure._panels] == [0, 1]


def test_a_legend_never_warns_of_a_busy_machine(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("matplotlib.legend.time", SimpleNamespace(perf_counter=count(0, 60).__next__))
    with saved_figure(tmp_path / "curve.png", 1, 1, (3, 3)) as (_, axes):
        axes[0, 0].plot([0, 1], [0, 1], label="loss")
        inner_legend(axes[0, 0])
    assert (tmp_path / "curve.png").exists()


def test_a_film_moves_points_as_a_walk_does(monkeypatch):
    gone = [np.nan] * 3
    a = np.array([[0, 0, 0], [4, 0, 0], [0, 0, 4], gone, [8, 0, 8]], np.float32)
    b = np.array([[9, 0, 0], [4, 0, 0], [0, 0, 4], [1, 0, 1], gone], np.float32)
    shown: list[np.ndarray] = []
    monkeypatch.setattr(EpochFigure, "draw", lambda self, positions, *_: shown.append(np.array(positions)))
    list(frames(Scene(range(5), epochs=[Epoch(1, a), Epoch(2, b)])))
    way = np.array([positions[0, 0] for positions in shown])
    np.testing.assert_allclose(np.diff(way), 9 / (MOVING + 1), atol=1e-5)  # the same step each time
    half = (MOVING + 1) / 2
    for step, positions in enumerate(shown):
        assert np.isfinite(positions[3, 0]) == (step >= half)
        assert np.isfinite(positions[4, 0]) == (step < half)


@pytest.mark.parametrize("kind", ["gif", "mp4"])
def test_a_film_is_whole_or_not_there_and_never_over_another(tmp_path, kind):
    scene = corners([0, 1, 0, 1, 0, 1])
    path = tmp_path / f"x.{kind}"

    def stop(frames: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        animate(scene, path, kind, stop)
    assert list(tmp_path.iterdir()) == []
    animate(scene, path, kind)
    before = path.read_bytes()
    with pytest.raises(UsageError, match="already exists"):
        animate(scene, path, kind)
    assert path.read_bytes() == before
    if kind == "gif":
        with Image.open(path) as film:
            assert film.size == (1280, 640)
