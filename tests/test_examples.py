"""The numbered examples run as programs, in an empty folder and without a display, and leave what they promise."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from PIL import Image, ImageSequence

from latentwalk.scenes import read

HERE = Path(__file__).resolve().parent
# A folder for PYTHONPATH, where wheels of torch and torchvision do not fit each other: see its sitecustomize.
TORCHVISION = HERE / "kit" / "torchvision_here"
EXAMPLES = HERE.parent / "assets" / "examples"
Program = Callable[[str], dict[str, Any]]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Runs an example here, where libraries are loaded already, and gives the names that it leaves."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    def run(name: str) -> dict[str, Any]:
        monkeypatch.setattr(sys, "argv", [name])
        return runpy.run_path(str(EXAMPLES / name), run_name="__main__")

    return run


def colors(path: Path) -> int:
    """How many colors a picture has: one that shows nothing has few."""
    return len(np.unique(np.asarray(Image.open(path).convert("RGB")).reshape(-1, 3), axis=0))


def test_every_example_is_tested() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    names = sorted(path.name for path in EXAMPLES.iterdir())
    assert [name for name in names if f'"{name}"' not in text] == []
    assert [int(name[:2]) for name in names] == list(range(1, len(names) + 1))


@pytest.mark.gl
def test_data_is_reduced_and_walked_in(program: Program, tmp_path: Path) -> None:
    scene = program("01_reduce.py")["scene"]
    assert len(read(tmp_path / "digits.scene").ids) == len(scene.ids) == 900
    assert list(scene.layouts) == ["pca", "tsne"]
    assert colors(tmp_path / "pictures" / "walk.png") > 100


@pytest.mark.gl
def test_arrays_become_a_scene(program: Program, tmp_path: Path) -> None:
    program("02_arrays.py")
    scene = read(tmp_path / "arrays.scene")
    assert len(scene.ids) == 600
    assert set(scene.columns) == {"kind", "norm"}
    kinds, positions = scene.columns["kind"].codes, scene.layouts["pca"].positions
    centers = np.array([positions[kinds == kind].mean(0) for kind in range(3)])
    nearest = np.linalg.norm(positions[:, None] - centers, axis=2).argmin(1)
    assert (nearest == kinds).mean() > 0.9, "the layout shows the kinds apart"
    assert colors(tmp_path / "pictures" / "arrays.png") > 100


@pytest.mark.gl
def test_four_colorings_are_four_pictures(program: Program, tmp_path: Path) -> None:
    program("03_colors.py")
    names = ("labels", "predictions", "correct", "confidence")
    pictures = [np.asarray(Image.open(tmp_path / "pictures" / f"{name}.png")).astype(int) for name in names]
    assert all(np.abs(a - b).max() > 50 for i, a in enumerate(pictures) for b in pictures[:i])
    of_cloud = pictures[2][:, 300:].reshape(-1, 3)  # right of the legend
    assert ((of_cloud[:, 0] > 150) & (of_cloud[:, 1] < 80)).any(), "wrong rows are red"
    assert ((of_cloud[:, 1] > 100) & (of_cloud[:, 0] < 80)).any(), "right ones green"


@pytest.mark.gl
def test_wrong_rows_are_found(program: Program, tmp_path: Path) -> None:
    made = program("04_mistakes.py")
    frame, wrong, pairs = made["frame"], made["wrong"], made["pairs"]
    assert 0 < len(wrong) < len(frame) / 10
    assert (wrong["label"].astype(str) != wrong["prediction"].astype(str)).all()
    assert pairs.sum() == len(wrong)
    assert wrong["confidence"].is_monotonic_decreasing
    assert all(colors(tmp_path / "pictures" / f"{name}.png") > 100 for name in ("wrong", "pair"))


@pytest.mark.gl
def test_a_selection_goes_to_python_and_back(program: Program, tmp_path: Path) -> None:
    made = program("05_selection.py")
    frame = made["scene"].to_frame()
    doubtful = frame.index[frame["confidence"] <= 0.7]
    rows = pd.read_csv(tmp_path / "exported" / "rows_001.csv", dtype={"id": str})
    assert list(rows["id"]) == list(doubtful)
    back = read(tmp_path / "digits.scene").selections["wrong 8s"]
    chosen = frame.iloc[back.rows]
    assert len(chosen) == int(back.numbers["rows"]) > 0
    assert set(chosen["label"].astype(str)) == {"8"}
    assert not chosen["correct"].any()
    assert colors(tmp_path / "pictures" / "8s.png") > 100


@pytest.mark.gl
def test_two_layouts_are_compared(program: Program, tmp_path: Path) -> None:
    layouts = program("06_quality.py")["scene"].layouts
    assert layouts["tsne"].quality.neighbors_kept > layouts["pca"].quality.neighbors_kept + 0.1
    assert colors(tmp_path / "kept.png") > 10
    assert {path.name for path in (tmp_path / "pictures").iterdir()} == {"pca.png", "tsne.png"}


@pytest.mark.gl
def test_new_rows_are_placed(program: Program, tmp_path: Path) -> None:
    made = program("07_place.py")
    novelty = made["fresh"].groupby("surprise")["novelty"].median()
    assert novelty[True] > novelty[False] + 0.1
    old = read(tmp_path / "old.scene").layouts["tsne"].positions
    np.testing.assert_array_equal(made["both"].layouts["tsne"].positions[: len(old)], old)
    assert colors(tmp_path / "pictures" / "novelty.png") > 100


@pytest.mark.gl
def test_a_run_is_recorded_and_laid_out(program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program("08_record.py")
    scene = read(tmp_path / "epochs.scene")
    assert f"runs/run_001: {len(scene.epochs)} epochs" in capsys.readouterr().out.replace("\\", "/")
    losses = dict(scene.training.series["train_loss"])
    assert len(losses) == 40
    assert losses[40] < losses[1] / 2
    assert scene.thumbnails is not None
    with Image.open(tmp_path / "pictures" / "epochs.gif") as film:
        assert getattr(film, "n_frames", 1) > 15


@pytest.mark.gl
def test_a_network_of_torchvision_is_watched_and_its_layers_are_walked_in(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"PYTHONPATH": str(TORCHVISION)}
    command = [sys.executable, str(EXAMPLES / "09_torchvision.py")]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    epochs = read(tmp_path / "resnet.scene")
    assert [epoch.epoch for epoch in epochs.epochs] == [1, 2, 3, 4]
    split = epochs.columns["split"]
    assert np.bincount(split.codes).tolist() == [500, 200]
    assert epochs.epochs[-1].metrics["train_accuracy"] > epochs.epochs[0].metrics["train_accuracy"]
    assert epochs.thumbnails is not None
    assert len(epochs.thumbnails.rows) == 700
    widths = {"layer1": 64, "layer3": 256}
    for name, width in widths.items():
        scene = read(tmp_path / f"{name}.scene")
        assert np.load(tmp_path / f"{name}.npy").shape == (200, width)
        assert scene.columns["correct"].values.mean() > 0.3  # chance is 0.1
        assert scene.thumbnails is not None
        assert colors(tmp_path / "pictures" / f"{name}.png") > 100


@pytest.mark.gl
def test_a_way_through_a_latent_space_is_decoded(program: Program, tmp_path: Path) -> None:
    made = program("10_decode.py")
    assert made["decoder"].latents.shape == (1000, 3)
    assert colors(tmp_path / "decoded" / "way.png") > 100
    (strip,) = (tmp_path / "decoded").glob("filmstrip_*.png")
    with Image.open(strip) as picture:
        assert picture.width > 3 * picture.height, "one place of the way beside the other"


@pytest.mark.gl
def test_a_script_becomes_pictures(program: Program, tmp_path: Path) -> None:
    program("11_script.py")
    with Image.open(tmp_path / "pictures" / "walk.gif") as film:
        assert film.size == (480, 270)
        shown_ms = [film.info["duration"] for _ in ImageSequence.Iterator(film)]  # frames alike are one, shown longer
    assert sum(shown_ms) == 41 * 50
    assert len(shown_ms) > 30
    assert colors(tmp_path / "pictures" / "selected.png") > 100


@pytest.mark.gl
def test_a_scene_becomes_a_page(program: Program, tmp_path: Path) -> None:
    made = program("12_page.py")
    whole, few = ((tmp_path / name).read_text(encoding="utf-8") for name in ("digits.html", "doubtful.html"))
    assert whole.lower().startswith("<!doctype html>")
    assert len(few) < len(whole)
    assert 0 < len(made["doubtful"]) < 450
    assert colors(tmp_path / "pictures" / "page.png") > 100
