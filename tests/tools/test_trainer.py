"""The Trainer with each model: it stops and goes on to the same numbers, after a kill, after NaN; warm-up, patience."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from kit.running import until

from latentwalk.scenes import LatentwalkError, UsageError
from latentwalk.tools import train
from latentwalk.tools.data.sources import load
from latentwalk.tools.model.gradients import Record, Sums
from latentwalk.tools.model.rebuild import build_model
from latentwalk.tools.model.settings import ClassifierSettings, VaeSettings
from latentwalk.tools.model.trainer import Trainer
from latentwalk.tools.run import checkpoint
from latentwalk.tools.run.log import Run, read_run

SETTINGS = VaeSettings(
    epochs=4, batch_size=64, patience=0, beta=1, beta_warmup=0, likelihood="bernoulli", snapshot_every=2, seed=7
)
CLASSIFIER = ClassifierSettings(
    model="cnn", epochs=4, batch_size=64, oversample_target=200, snapshot_every=2, seed=7
)  # fmt: skip


def trainer(run: Path, settings: VaeSettings | ClassifierSettings = SETTINGS) -> Trainer:
    run.mkdir(exist_ok=True)
    return Trainer(build_model(load(["digits"]), settings, torch.device("cpu")), run)


def numbers(history: list[Record]) -> list[dict[str, Any]]:
    return [{name: value for name, value in record.items() if name != "seconds"} for record in history]


@pytest.fixture(scope="module", params=[SETTINGS, CLASSIFIER], ids=["vae", "classifier"])
def straight(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Trainer:
    """Four epochs of each model without a break."""
    made = trainer(tmp_path_factory.mktemp("whole"), request.param)
    made.train()
    return made


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Trainer:
    """Four epochs of a VAE without a break."""
    made = trainer(tmp_path_factory.mktemp("whole"))
    made.train()
    return made


def assert_same(made: Run, wanted: Run) -> None:
    """Two recorded runs tell the same."""
    assert (made.ids, made.splits, made.series, made.ended) == (wanted.ids, wanted.splits, wanted.series, True)
    assert [snapshot.epoch for snapshot in made.snapshots] == [snapshot.epoch for snapshot in wanted.snapshots]
    for a, b in zip(made.snapshots, wanted.snapshots, strict=True):
        np.testing.assert_array_equal(a.features, b.features)
    assert [len(pictures.rows) for pictures in made.pictures] == [len(pictures.rows) for pictures in wanted.pictures]


@pytest.mark.parametrize("place", ["batch", "checkpoint", "progress"])
def test_a_run_that_stopped_anywhere_goes_on_to_the_same_numbers(
    tmp_path: Path, straight: Trainer, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, run = straight.settings, tmp_path / "run"
    assert isinstance(settings, (VaeSettings, ClassifierSettings))
    first = trainer(run, settings)

    def stop(*_: object) -> None:
        if len(first.history) == 3 or (place == "batch" and len(first.history) == 2):
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        if place == "progress":
            patch.setattr("latentwalk.tools.run.progress.write", stop)
        elif place == "checkpoint":
            save = checkpoint.save
            patch.setattr(checkpoint, "save", lambda *all: (stop(), save(*all)))
        with pytest.raises(KeyboardInterrupt):
            first.train(stop if place == "batch" else lambda *_: None)
    second = trainer(run, settings)
    second.resume()
    assert second.kept == (3 if place == "progress" else 2)
    second.train()
    assert numbers(second.history) == numbers(straight.history)
    assert second.best["epoch"] == straight.best["epoch"]
    for name, weight in straight.model.network.state_dict().items():
        assert torch.equal(weight, second.model.network.state_dict()[name])
    assert_same(read_run(run), read_run(straight.run))
    for name in ("training_progress.txt", "weights.safetensors"):
        assert (run / name).read_bytes() == (straight.run / name).read_bytes()


def test_a_finished_run_goes_on_to_more_epochs(tmp_path: Path, straight: Trainer) -> None:
    settings, run = straight.settings, tmp_path / "run"
    assert isinstance(settings, (VaeSettings, ClassifierSettings))
    trainer(run, replace(settings, epochs=2)).train()
    second = trainer(run, settings)
    second.resume()
    second.train()
    assert numbers(second.history) == numbers(straight.history)
    assert_same(read_run(run), read_run(straight.run))
    progress = (run / "training_progress.txt").read_text().splitlines()
    assert [line.split()[0] for line in progress[2:]] == ["1", "2", "3", "4"]


def test_another_seed_gives_other_numbers(tmp_path: Path, whole: Trainer) -> None:
    other = trainer(tmp_path / "run", replace(SETTINGS, epochs=1, seed=8))
    other.train()
    assert other.history[0]["train_loss"] != whole.history[0]["train_loss"]


def test_nan_stops_by_epoch_and_batch_and_keeps_the_last_checkpoint(tmp_path: Path, whole: Trainer) -> None:
    broken = trainer(tmp_path / "run")

    def spoil(done: float, _sums: Sums, _rows: int) -> None:
        if int(done) == 2:
            broken.model.network.decoder[0].weight.data[0, 0] = torch.nan

    with pytest.raises(LatentwalkError, match=r"epoch 3, batch 2 of 23: the loss is not a number.*is of epoch 2"):
        broken.train(spoil)
    again = trainer(tmp_path / "run")
    again.resume()
    again.train()
    assert numbers(again.history) == numbers(whole.history)


def test_beta_warms_up_from_zero(tmp_path: Path) -> None:
    settings = replace(SETTINGS, beta=4.0, beta_warmup=10.0, epochs=1)
    assert [settings.beta_at(epoch) for epoch in (0, 5, 10, 11)] == [0, 2, 4, 4]
    seen: list[float] = []
    trainer(tmp_path / "run", settings).train(lambda done, *_: seen.append(settings.beta_at(done)))
    assert seen[0] == 0
    assert seen == sorted(seen)
    assert 0.3 < seen[-1] < 0.4  # the last batch of the first of ten epochs


def test_training_stops_early_after_the_warmup(tmp_path: Path) -> None:
    made = trainer(tmp_path / "run", replace(SETTINGS, patience=3, beta_warmup=4.0))
    stops = []
    for epoch, loss in enumerate([5.0, 4, 6, 6, 6, 6, 3, 6, 6, 6], start=1):
        made.history.append({"epoch": epoch, "val_loss": loss})
        stops.append(made.stopped_early)
    assert stops == [False] * 9 + [True]
    assert made.best["epoch"] == 7


@pytest.mark.parametrize(
    ("model", "settings"),
    [("vae", SETTINGS), ("cnn", replace(CLASSIFIER, oversample_target=0))],
)
def test_a_killed_run_loses_at_most_its_epoch(
    tmp_path: Path, model: str, settings: VaeSettings | ClassifierSettings
) -> None:
    options = ["digits", "--epochs", "1000", "--batch-size", "64", "--patience", "0", "--seed", "7", "--quiet"]
    options += ["--model", model, "--snapshot-every", "2"]
    command = [sys.executable, "-m", "latentwalk.runtime", "train", *options, "--device", "cpu", "-o", str(tmp_path)]
    # As many threads as here: sums in another order would give other numbers.
    environment = os.environ | {"OMP_NUM_THREADS": str(torch.get_num_threads())}
    run = tmp_path / "run_001"
    process = subprocess.Popen(command, env=environment)
    try:
        until("two epochs", lambda: epochs_done(run) >= 2, lambda: "" if process.poll() is None else "it ended")
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = epochs_done(run)
    assert train.main(["--resume", str(run), "--epochs", str(done + 2), "--device", "cpu", "--quiet"]) == 0
    history = json.loads((run / "run_metadata.json").read_text())["results"]["history"]
    assert [record["epoch"] for record in history] == list(range(1, done + 3))
    straight = trainer(tmp_path / "straight", replace(settings, epochs=done + 2))
    straight.train()
    np.testing.assert_allclose(
        [record["val_loss"] for record in history], [record["val_loss"] for record in straight.history], rtol=1e-4
    )
    due = {epoch for epoch in range(1, done + 3) if epoch in (1, 5, 25, 75, done + 2) or epoch % 2 == 0}
    assert {part.epoch for part in read_run(run).snapshots} == due


def epochs_done(run: Path) -> int:
    progress = run / "training_progress.txt"
    return len(progress.read_text().splitlines()) - 2 if progress.exists() else 0


def test_resume_refuses_what_it_cannot_go_on_with(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("a,b,label\n" + "".join(f"{i},{i * i},{'xy'[i % 2]}\n" for i in range(30)))
    folder = ["--device", "cpu", "--quiet", "-o", str(tmp_path / "runs")]
    assert train.main([str(table), "--epochs", "2", "--patience", "0", *folder]) == 0
    run = str(tmp_path / "runs" / "run_001")
    for options, message in (([], "finished after 2 epochs"), (["--epochs", "1"], "has 2 epochs behind it")):
        with pytest.raises(UsageError, match=message):
            train.main(["--resume", run, "--quiet", *options])
    with pytest.raises(UsageError, match="no run, as it has no run_metadata"):
        train.main(["--resume", str(tmp_path)])
    assert train.main(["--resume", run, "--epochs", "3", "--device", "cpu", "--quiet"]) == 0
    (tmp_path / "runs" / "run_001" / "checkpoint.safetensors").write_bytes(b"damaged")
    with pytest.raises(UsageError, match="expected a checkpoint"):
        train.main(["--resume", run, "--epochs", "4", "--quiet"])
    table.write_text(table.read_text() + "31,5,x\n")
    with pytest.raises(UsageError, match="has changed since"):
        train.main(["--resume", run, "--epochs", "4", "--quiet"])
