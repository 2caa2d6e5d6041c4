"""`latentwalk train --model mlp|cnn`: files, columns, options, and real networks on real pictures."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from latentwalk.runtime.__main__ import main
from latentwalk.scenes import Epoch, LatentwalkError, UsageError, read
from latentwalk.tools.data import sources
from latentwalk.tools.figure.epochs import file_name
from latentwalk.tools.model.classifier import focal_loss, oversampled, rows_wanted
from latentwalk.tools.run.folder import read_metadata
from latentwalk.tools.run.log import read_run
from latentwalk.tools.train import train


def trained(folder: Path, data: str, **options: Any) -> Path:
    """A run of a classifier by Python."""
    return train(data, folder, **{"model": "mlp", "device": "cpu", "pictures": "end"} | options)


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Digits, three classes, 6 epochs."""
    folder = tmp_path_factory.mktemp("runs")
    command = [
        "train",
        "digits",
        "--model",
        "cnn",
        "--classes",
        "1",
        "3",
        "8",
        "--epochs",
        "6",
        "--snapshot-every",
        "2",
    ]
    options = ["--batch-size", "32", "--oversample-target", "200", "--focal-gamma", "2", "--snapshot-method", "pca"]
    assert main([*command, *options, "-o", str(folder), "--quiet"]) == 0
    return folder / "run_001"


def test_the_run_folder_has_the_files_of_the_guide(run_folder: Path) -> None:
    run = read_run(run_folder)
    names = {path.name for path in run_folder.iterdir()}
    pictures = sorted(name for name in names if name.startswith("epoch_"))
    assert names - {*pictures} == {
        "run.log",
        "run_metadata.json",
        "training_progress.txt",
        "checkpoint.safetensors",
        "layers.scene",
        "preparation.safetensors",
        "weights.safetensors",
        "create_animation.sh",
        "evaluation.json",
        "confusion.csv",
        "confusion.png",
        "reliability.png",
    }
    accuracy = dict(run.series["val_accuracy"])
    assert pictures == [f"epoch_{epoch:03}_acc{accuracy[epoch]:.4f}.png" for epoch in (1, 2, 4, 5, 6)]
    assert all(re.fullmatch(r"epoch_\d{3}_acc[01]\.\d{4}\.png", name) for name in pictures)


def test_progress_has_the_columns_of_the_guide(run_folder: Path) -> None:
    header, line, *lines = (run_folder / "training_progress.txt").read_text().splitlines()
    assert header == "Epoch | Train Acc | Val Acc | Train Loss | Val Loss"
    assert line == "-" * 60
    values = np.array([[float(cell) for cell in line.split("|")] for line in lines])
    series = read_run(run_folder).series
    assert values[:, 0].tolist() == [1, 2, 3, 4, 5, 6]
    for column, name in enumerate(("train_accuracy", "val_accuracy", "train_loss", "val_loss"), 1):
        np.testing.assert_allclose(values[:, column], [value for _, value in series[name]], atol=5e-5)


def test_metadata_tells_how_it_was_made(run_folder: Path) -> None:
    metadata = json.loads((run_folder / "run_metadata.json").read_text())
    assert metadata["run_directory"] == str(run_folder.resolve())
    assert metadata["classes"] == ["1", "3", "8"]
    assert metadata["method"] == "pca"
    assert metadata["start_time"]
    assert metadata["versions"]["torch"] == torch.__version__
    assert metadata["num_classes"] == 3
    assert metadata["has_umap"] in (True, False)
    assert metadata["plan"]["settings"]["focal_gamma"] == 2
    assert metadata["results"]["epochs"] == 6


def test_it_learns_and_its_pictures_go_with_it(run_folder: Path) -> None:
    run = read_run(run_folder)
    assert run.series["val_accuracy"][-1][1] > 0.9
    assert run.classes == ["1", "3", "8"]
    assert run.snapshots[0].features.shape[1] == 128
    digits = sources.load(["digits"])
    rows = {name: row for row, name in enumerate(digits.ids)}
    assert digits.images is not None
    assert digits.label is not None
    for pictures in run.pictures:
        for picture, row in zip(pictures.pixels[:20], pictures.rows, strict=False):
            np.testing.assert_array_equal(picture, digits.images[rows[run.ids[row]]])
            assert digits.label.names[digits.label.codes[rows[run.ids[row]]]] == run.classes[run.labels[row]]


def test_the_script_animates_the_pictures(run_folder: Path) -> None:
    gif, mp4 = run_folder / "training_animation.gif", run_folder / "training_evolution.mp4"  # as the guide has them
    for options, expected in (([], [gif, mp4]), (["gif"], [gif]), (["mp4", "4"], [mp4])):
        done = subprocess.run([run_folder / "create_animation.sh", *options], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == [path.name for path in expected]
        assert [path.exists() for path in (gif, mp4)] == [path in expected for path in (gif, mp4)]
        if gif in expected:
            assert gif.read_bytes()[:6] == b"GIF89a"
        if mp4 in expected:
            assert mp4.read_bytes()[4:8] == b"ftyp"
        for path in expected:
            path.unlink()


def test_pictures_are_named_and_animated_by_epoch(run_folder: Path, tmp_path: Path) -> None:
    places = np.zeros((3, 3), np.float32)
    epochs = [Epoch(number, places, metrics={"val_accuracy": 0.5}) for number in (0.5, 1, 1.25, 10, 999, 1000)]
    names = [file_name(epoch) for epoch in epochs]
    assert [name.removesuffix("_acc0.5000.png") for name in names] == [
        f"epoch_{number}" for number in ("000.5", "001", "001.25", "010", "999", "1000")
    ]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "ffmpeg").write_text('#!/bin/sh\nwhile [ "$1" != -i ]; do shift; done\ncp "$2" list\n')
    (tmp_path / "ffmpeg").chmod(0o755)
    shutil.copy(run_folder / "create_animation.sh", tmp_path)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    subprocess.run([tmp_path / "create_animation.sh"], check=True, env={**os.environ, "PATH": path})
    assert re.findall(r"epoch_.*\.png", (tmp_path / "list").read_text()) == names


def test_a_real_cnn_on_real_mnist(shared_data: Path, tmp_path: Path) -> None:
    command = ["train", str(shared_data / "mnist"), "--limit", "6000", "--model", "cnn", "--epochs", "3"]
    assert main([*command, "--snapshot-every", "1", "--snapshot-method", "pca", "-o", str(tmp_path), "--quiet"]) == 0
    run = read_run(tmp_path / "run_001")
    assert [snapshot.epoch for snapshot in run.snapshots] == [1, 2, 3]
    assert read_metadata(tmp_path / "run_001")["results"]["test"]["accuracy"] > 0.9
    assert set(run.splits) == {"train", "val", "test"}
    assert all(name.startswith("test/") == (split == "test") for name, split in zip(run.ids, run.splits, strict=True))
    assert main(["snapshot", str(tmp_path / "run_001"), "-o", str(tmp_path / "m.scene"), "--quiet"]) == 0
    scene = read(tmp_path / "m.scene")
    assert scene.thumbnails is not None
    assert scene.thumbnails.pixels.shape[1:] == (28, 28, 1)
    assert all(epoch.quality.trustworthiness > 0.95 for epoch in scene.epochs if epoch.quality)


def test_a_table_is_classified_by_an_mlp(tmp_path: Path) -> None:
    run = read_run(trained(tmp_path, "iris", epochs=12, batch_size=16))
    assert run.series["val_accuracy"][-1][1] > 0.85
    assert sorted(np.bincount(run.labels[np.array(run.splits) == "val"])) == [10, 10, 10]


def test_the_same_seed_gives_the_same_run(tmp_path: Path) -> None:
    a, b, c = (trained(tmp_path, "iris", epochs=2, seed=seed) for seed in (1, 1, 2))
    progress = [(folder / "training_progress.txt").read_text() for folder in (a, b, c)]
    assert progress[0] == progress[1] != progress[2]


def test_focal_loss() -> None:
    logits, labels = torch.tensor([[2.0, 0.0], [0.0, 1.0]]), torch.tensor([0, 0])
    p = torch.softmax(logits, 1)[:, 0]
    assert float(focal_loss(logits, labels, 0)) == pytest.approx(float(-p.log().mean()))
    assert float(focal_loss(logits, labels, 2)) == pytest.approx(float(-((1 - p) ** 2 * p.log()).mean()))


def test_oversampling_draws_small_classes_up() -> None:
    labels = np.repeat([0, 1, 2], [50, 7, 1])
    rows = oversampled(torch.from_numpy(labels), 20, torch.Generator().manual_seed(0))
    assert np.bincount(labels[rows]).tolist() == [50, 20, 20]
    assert set(rows.tolist()) == set(range(58))


@pytest.mark.parametrize(("target", "rows"), [(0, 0), (0.3, 15), (0.7, 35), (1, 50), (1.0, 50), (2, 2), (1500, 1500)])
def test_a_target_up_to_one_is_a_share_of_the_largest_class(target: float, rows: int) -> None:
    assert rows_wanted(torch.from_numpy(np.repeat([0, 1, 2], [7, 50, 1])), target) == rows


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"model": "cnn"}, 'has no pictures; use model="mlp"'),
        ({"classes": ("setosa", "rose")}, "expected some of setosa, versicolor, virginica, found 'rose'"),
        ({"oversample_target": 1.5}, "oversample_target=1.5: expected a share of the largest class, up to 1, or a"),
        ({"classes": ("setosa",)}, "expected at least 2 classes, found 1"),
        ({"epochs": 0}, "epochs: expected a whole number from 1, found 0"),
        ({"focal_gamma": -1}, "focal_gamma: expected a number from 0, found -1"),
        ({"validation": 1}, "validation: expected a number from 0 to below 1, found 1"),
        ({"validation": 0}, "validation: expected a number above 0, found 0"),
        ({"learning_rate": 0}, "learning_rate: expected a number above 0, found 0"),
    ],
)
def test_wrong_options_are_one_line_and_leave_no_run(options: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        trained(tmp_path / "runs", "iris", **options)
    assert message in str(error.value)
    assert not (tmp_path / "runs").exists()


def test_data_without_labels_is_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", np.random.default_rng(0).normal(size=(20, 3)))
    with pytest.raises(UsageError, match="a classifier needs labels"):
        trained(tmp_path / "runs", str(tmp_path / "x.npy"))


def test_a_loss_that_is_no_number_stops_with_its_epoch(tmp_path: Path) -> None:
    said = r"epoch 1, validation: the loss is not a number; .* learning_rate= below 1e\+30"
    with pytest.raises(LatentwalkError, match=said):
        trained(tmp_path, "iris", epochs=5, batch_size=128, learning_rate=1e30)


def test_training_stops_early_and_records_its_last_epoch(tmp_path: Path) -> None:
    run = trained(tmp_path, "iris", epochs=40, batch_size=8, learning_rate=0.3, patience=2)
    results = read_metadata(run)["results"]
    losses = [record["val_loss"] for record in results["history"]]
    assert results["stopped_early"]
    assert len(losses) < 40
    assert results["best"]["epoch"] == int(np.argmin(losses)) + 1 == len(losses) - 2
    assert read_run(run).snapshots[-1].epoch == len(losses)


def test_an_interrupted_classifier_goes_on_by_its_folder_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = trained(tmp_path / "whole", "iris", epochs=4, batch_size=16)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("latentwalk.tools.model.training.write_results", interrupt)
        with pytest.raises(KeyboardInterrupt):
            trained(tmp_path / "runs", "iris", epochs=2, batch_size=16)
    run = tmp_path / "runs" / "run_001"
    started = read_metadata(run)["start_time"]
    assert "results" not in read_metadata(run)
    assert main(["train", "--resume", str(run), "--epochs", "4", "--device", "cpu", "--quiet"]) == 0
    for name in ("training_progress.txt", "weights.safetensors"):
        assert (run / name).read_bytes() == (whole / name).read_bytes()
    assert sorted(path.name for path in run.glob("epoch_*.png"))[-1].startswith("epoch_004_acc")
    assert read_metadata(run)["start_time"] == started
    assert main(["train", "--resume", str(run), "--quiet"]) == 2  # it is finished
