"""Runs that version 0.1 made, with other metadata and files, still open."""

from __future__ import annotations

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from latentwalk.scenes import UsageError, read
from latentwalk.tools import Recorder, compare, train
from latentwalk.tools.data.sources import load
from latentwalk.tools.model.rebuild import build_model, read_plan
from latentwalk.tools.model.settings import ClassifierSettings, VaeSettings
from latentwalk.tools.model.trainer import Trainer
from latentwalk.tools.model.vae import build
from latentwalk.tools.run.folder import read_metadata
from latentwalk.tools.run.log import read_run
from latentwalk.tools.snapshot import snapshot

# train iris --limit 40 --epochs 3 --patience 0 --batch-size 16; without figures and weights.
VAE = Path(__file__).parent.parent / "kit" / "vae_run_0_1.zip"
# What version 0.1 itself gives with --epochs 5.
LOSSES = [393.75088, 360.51111, 325.39016, 292.02276, 246.61242]


@pytest.fixture
def vae(tmp_path: Path) -> Path:
    zipfile.ZipFile(VAE).extractall(tmp_path)
    return tmp_path / "run_001"


@pytest.fixture
def classifier(tmp_path: Path) -> Path:
    """A classifier's run: a log, metadata of its own kind, and no checkpoint."""
    features = np.random.default_rng(0).normal(size=(30, 4))
    with Recorder(tmp_path, ["a", "b"], splits=["train"]) as recorder:
        for epoch in (1, 2):
            metrics = {"train_accuracy": 0.5, "val_accuracy": 0.4, "train_loss": 1 / epoch, "val_loss": 2 / epoch}
            labels = np.arange(30) % 2
            recorder.epoch(epoch, features=features, labels=labels, logits=features[:, :2], metrics=metrics)
    metadata = {
        "run_directory": str(recorder.path),
        "classes": ["a", "b"],
        "method": "spacetime",
        "start_time": "2026-11-25T12:00:00+00:00",
        "data": "iris",
        "options": {"model": "mlp", "epochs": 2, "focal_gamma": 0.0, "device": None},
        "versions": {"latentwalk": "0.1.0"},
    }
    (recorder.path / "run_metadata.json").write_text(json.dumps(metadata))
    return recorder.path


def test_a_vae_goes_on_to_the_numbers_it_would_have_had(vae: Path) -> None:
    assert train.main(["--resume", str(vae), "--epochs", "5", "--device", "cpu", "--quiet"]) == 0
    metadata = read_metadata(vae)
    history = metadata["results"]["history"]
    np.testing.assert_allclose([record["train_loss"] for record in history], LOSSES, rtol=1e-5)
    assert metadata["plan"]["settings"]["classifier"] == "mlp"
    lines = (vae / "training_progress.txt").read_text().splitlines()
    assert [line.split()[0] for line in lines[2:]] == ["1", "2", "3", "4", "5"]
    decoder = read(vae / "latent.scene").decoder
    assert decoder is not None
    assert decoder.class_names == ["setosa", "versicolor", "virginica"]
    assert [part.epoch for part in read_run(vae).snapshots] == [5]  # recorded from where it goes on


def test_a_vae_of_pictures_keeps_the_network_that_it_had(vae: Path) -> None:
    settings = read_plan(vae).settings
    assert isinstance(settings, VaeSettings)
    assert settings.maps == 32  # of which the plan says nothing
    network = build((1, 28, 28), 2, None, settings.maps)
    assert network.state_dict()["encoder.0.weight"].shape == (32, 1, 4, 4)
    assert network.state_dict()["decoder.2.weight"].shape == (3136, 200)


def test_a_vae_compares(vae: Path, tmp_path: Path) -> None:
    other = shutil.copytree(vae, tmp_path / "other")
    table = {title: values for title, *values in compare.compare([vae, other], tmp_path / "both.png")}
    assert table["model"] == ["vae", "vae"]
    assert table["epochs"] == ["3", "3"]
    assert (tmp_path / "both.png").is_file()


def test_a_classifier_is_laid_out_and_compares(classifier: Path, tmp_path: Path) -> None:
    scene = snapshot([classifier], tmp_path / "epochs.scene", method="pca")
    assert [epoch.epoch for epoch in scene.epochs] == [1, 2]
    table = {title: values for title, *values in compare.compare([classifier], tmp_path / "one.png")}
    assert (table["model"], table["loss, validation"]) == (["mlp"], ["1"])


def test_a_classifier_without_a_checkpoint_does_not_go_on(classifier: Path) -> None:
    with pytest.raises(UsageError, match="before they kept checkpoints; start a new run"):
        train.main(["--resume", str(classifier), "--quiet"])


def test_a_classifier_of_two_parts_goes_on_with_those(tmp_path: Path) -> None:
    """A plan as it was before there was a test part, hyper-parameters, and classes that are chosen among the data."""
    classes, settings = ["setosa", "virginica"], ClassifierSettings(epochs=4, batch_size=32, test=None, seed=3)
    iris = load(["iris"], classes=classes)

    def trainer(run: Path, epochs: int) -> Trainer:
        return Trainer(build_model(iris, replace(settings, epochs=epochs), torch.device("cpu")), run)

    (tmp_path / "straight").mkdir()
    straight = trainer(tmp_path / "straight", 4)
    straight.train()
    run = train.train("iris", tmp_path, model="mlp", epochs=2, batch_size=32, seed=3, device="cpu", pictures="none")
    for name in ("run.log", "checkpoint.safetensors", "preparation.safetensors"):
        (run / name).unlink()
    trainer(run, 2).train()
    metadata = read_metadata(run)
    plan = metadata["plan"]
    names = ("model", "epochs", "batch_size", "learning_rate", "patience", "seed", "validation")
    plan["settings"] = {name: plan["settings"][name] for name in names} | {"classes": classes}
    del plan["data"]["classes"]
    (run / "run_metadata.json").write_text(json.dumps(metadata))
    assert train.main(["--resume", str(run), "--epochs", "4", "--device", "cpu", "--quiet"]) == 0
    results = read_metadata(run)["results"]
    wanted = [record["val_loss"] for record in straight.history]
    np.testing.assert_allclose([record["val_loss"] for record in results["history"]], wanted, rtol=1e-6)
    assert results["test"] is None
    assert np.bincount([split == "val" for split in read_run(run).splits]).tolist() == [80, 20]
