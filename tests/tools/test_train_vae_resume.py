"""Training that stops and goes on: to the same numbers, after a kill, after NaN; β warm-up and early stopping."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from latentwalk.scenes import LatentwalkError, UsageError
from latentwalk.tools import train
from latentwalk.tools.data.sources import load
from latentwalk.tools.model.vae import Losses
from latentwalk.tools.model.vae_data import prepare
from latentwalk.tools.model.vae_training import Record, Settings, Trainer

SETTINGS = Settings("vae", 2, 1.0, 0.0, 4, 64, 1e-3, 0, 0.1, "minmax", "bernoulli", 0.15, 7)


def trainer(run: Path, settings: Settings = SETTINGS) -> Trainer:
    run.mkdir(exist_ok=True)
    inputs = prepare(load(["digits"]), settings.scale, settings.likelihood, settings.noise, settings.validation, 7)
    return Trainer(inputs, settings, run, torch.device("cpu"))


def ignore(_record: Record, _losses: Losses, _rows: int) -> None:
    pass


def numbers(history: list[Record]) -> list[dict[str, Any]]:
    return [{name: value for name, value in record.items() if name != "seconds"} for record in history]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Trainer:
    """Four epochs without a break."""
    made = trainer(tmp_path_factory.mktemp("whole"))
    made.train(ignore)
    return made


def test_resume_gives_the_same_numbers(tmp_path: Path, whole: Trainer) -> None:
    first = trainer(tmp_path / "run", replace(SETTINGS, epochs=2))
    first.train(ignore)
    second = trainer(tmp_path / "run")
    second.resume()
    second.train(ignore)
    assert numbers(second.history) == numbers(whole.history)
    for name, weight in whole.model.state_dict().items():
        assert torch.equal(weight, second.model.state_dict()[name])
    progress = (tmp_path / "run" / "training_progress.txt").read_text().splitlines()
    assert [line.split()[1] for line in progress] == ["1/4", "2/4", "3/4", "4/4"]


def test_another_seed_gives_other_numbers(tmp_path: Path, whole: Trainer) -> None:
    other = trainer(tmp_path / "run", replace(SETTINGS, epochs=1, seed=8))
    other.train(ignore)
    assert other.history[0]["train_loss"] != whole.history[0]["train_loss"]


def test_nan_stops_by_epoch_and_batch_and_keeps_the_last_checkpoint(tmp_path: Path, whole: Trainer) -> None:
    broken = trainer(tmp_path / "run")

    def spoil(record: Record, _losses: Losses, _rows: int) -> None:
        if record["epoch"] == 3:
            broken.model.decoder[0].weight.data[0, 0] = torch.nan

    with pytest.raises(LatentwalkError, match=r"epoch 3, batch 2 of 26: the loss is nan.*is of epoch 2"):
        broken.train(spoil)
    again = trainer(tmp_path / "run")
    again.resume()
    again.train(ignore)
    assert numbers(again.history) == numbers(whole.history)


def test_beta_warms_up_from_zero(tmp_path: Path) -> None:
    settings = replace(SETTINGS, beta=4.0, beta_warmup=10.0, epochs=1)
    assert [settings.beta_at(epoch) for epoch in (0, 5, 10, 11)] == [0, 2, 4, 4]
    seen: list[float] = []
    trainer(tmp_path / "run", settings).train(lambda record, *_: seen.append(record["beta"]))
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


def test_a_killed_run_loses_at_most_its_epoch(tmp_path: Path) -> None:
    options = ["digits", "--epochs", "1000", "--batch-size", "64", "--patience", "0", "--seed", "7", "--quiet"]
    command = [sys.executable, "-m", "latentwalk.runtime", "train", *options, "--device", "cpu", "-o", str(tmp_path)]
    # As many threads as here: sums in another order would give other numbers.
    environment = os.environ | {"OMP_NUM_THREADS": str(torch.get_num_threads())}
    run = tmp_path / "run_001"
    process = subprocess.Popen(command, env=environment)
    try:
        deadline = time.monotonic() + 120
        while epochs_done(run) < 2:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = epochs_done(run)
    assert train.main(["--resume", str(run), "--epochs", str(done + 2), "--device", "cpu", "--quiet"]) == 0
    history = json.loads((run / "run_metadata.json").read_text())["results"]["history"]
    assert [record["epoch"] for record in history] == list(range(1, done + 3))
    straight = trainer(tmp_path / "straight", replace(SETTINGS, epochs=done + 2))
    straight.train(ignore)
    np.testing.assert_allclose(
        [record["val_loss"] for record in history], [record["val_loss"] for record in straight.history], rtol=1e-4
    )


def epochs_done(run: Path) -> int:
    progress = run / "training_progress.txt"
    return len(progress.read_text().splitlines()) if progress.exists() else 0


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
