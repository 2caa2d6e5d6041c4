"""The numbered examples run as programs, in an empty folder and without a display, and leave what they promise."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence

from latentwalk.scenes import read

HERE = Path(__file__).resolve().parent
# A folder for PYTHONPATH, where wheels of torch and torchvision do not fit each other: see its sitecustomize.
TORCHVISION = HERE / "kit" / "torchvision_here"
EXAMPLES = HERE.parent / "assets" / "examples"


def run(name: str, folder: Path, **given: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= given
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / name)], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_example_is_tested() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == {
        "01_arrays.py", "02_record.py", "03_script.py", "04_torchvision.py",
    }  # fmt: skip


def test_arrays_become_a_scene(tmp_path: Path) -> None:
    run("01_arrays.py", tmp_path)
    scene = read(tmp_path / "arrays.scene")
    assert len(scene.ids) == 600
    assert set(scene.columns) == {"kind", "norm"}
    kinds, positions = scene.columns["kind"].codes, scene.layouts["pca"].positions
    centers = np.array([positions[kinds == kind].mean(0) for kind in range(3)])
    nearest = np.linalg.norm(positions[:, None] - centers, axis=2).argmin(1)
    assert (nearest == kinds).mean() > 0.9, "the layout shows the kinds apart"


def test_a_run_is_recorded_and_laid_out(tmp_path: Path) -> None:
    said = run("02_record.py", tmp_path)
    scene = read(tmp_path / "epochs.scene")
    assert f"runs/run_001: {len(scene.epochs)} epochs" in said
    losses = dict(scene.training.series["train_loss"])
    assert len(losses) == 40
    assert losses[40] < losses[1] / 2
    assert scene.thumbnails is not None


@pytest.mark.gl
def test_a_script_becomes_pictures(tmp_path: Path) -> None:
    run("03_script.py", tmp_path)
    with Image.open(tmp_path / "pictures" / "walk.gif") as film:
        assert film.size == (480, 270)
        shown_ms = [film.info["duration"] for _ in ImageSequence.Iterator(film)]  # frames alike are one, shown longer
    assert sum(shown_ms) == 41 * 50
    assert len(shown_ms) > 30
    picture = np.asarray(Image.open(tmp_path / "pictures" / "selected.png"))
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 100


def test_a_network_of_torchvision_is_watched_and_its_layers_are_walked_in(tmp_path: Path) -> None:
    run("04_torchvision.py", tmp_path, PYTHONPATH=str(TORCHVISION))
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
