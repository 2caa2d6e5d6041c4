"""Pictures of epochs while a classifier trains: beside the loop, kept after an interrupt, none if none are wished."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit.running import PATIENCE_S
from PIL import Image

from latentwalk.scenes import UsageError, read
from latentwalk.tools.figure import live
from latentwalk.tools.figure.live import FAULTS, LiveOptions, pictures_beside
from latentwalk.tools.model import training
from latentwalk.tools.run.log import read_run
from latentwalk.tools.run.recorder import Recorder
from latentwalk.tools.snapshot import snapshot
from latentwalk.tools.train import train


def until_there(folder: Path, count: int) -> list[Path]:
    """The pictures of epochs, once there are so many."""
    deadline = time.monotonic() + PATIENCE_S
    while len(found := sorted(folder.glob("epoch_*.png"))) < count:
        faults = folder / FAULTS
        assert time.monotonic() < deadline, faults.read_text() if faults.exists() else found
        time.sleep(0.05)
    return found


def record(recorder: Recorder, epoch: int) -> None:
    rng, labels = np.random.default_rng(epoch), np.arange(40) % 2
    features = rng.normal(size=(40, 5)) + 3 * epoch * np.eye(5)[labels]
    logits = features[:, :2]
    for split in ("train", "val"):
        recorder.epoch(
            epoch, features=features, labels=labels, logits=logits, split=split, metrics={"accuracy": epoch / 10}
        )


@pytest.mark.parametrize("method", ["spacetime", "umap"])
def test_pictures_come_while_the_run_goes_on(tmp_path: Path, method: Any) -> None:
    recorder = Recorder(tmp_path, ["a", "b"], splits=("train", "val"))
    options = LiveOptions(run=recorder.path, method=method, markers="shapes", colors=("#ff0000", "green"))
    with recorder, pictures_beside(options):
        for epoch in (1, 2):
            record(recorder, epoch)
            pictures = until_there(recorder.path, epoch)
    assert [path.name for path in pictures] == ["epoch_001_acc0.1000.png", "epoch_002_acc0.2000.png"]
    with Image.open(pictures[-1]) as picture:
        pixels = np.asarray(picture.convert("RGB")).reshape(-1, 3).astype(int)
    for color in ([255, 0, 0], [0, 128, 0]):
        seen = (np.array(color) * 0.8 + 255 * 0.2).round()  # dots let 20 % of white through
        assert (np.abs(pixels - seen).max(1) < 3).sum() > 100
    assert not list(recorder.path.glob(".*"))
    assert not (recorder.path / FAULTS).exists()


def test_an_interrupted_training_keeps_its_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = training.Trainer._keep

    def kept_then_stopped(trainer: training.Trainer, record: Any) -> None:
        whole(trainer, record)
        if trainer.kept == 2:
            until_there(trainer.run, 1)
            raise KeyboardInterrupt

    monkeypatch.setattr(training.Trainer, "_keep", kept_then_stopped)
    with pytest.raises(KeyboardInterrupt):
        train("iris", tmp_path, model="mlp", epochs=5, device="cpu", snapshot_every=1)
    assert list((tmp_path / "run_001").glob("epoch_001_*.png"))


def test_no_pictures_where_none_are_wanted(tmp_path: Path) -> None:
    run = train("iris", tmp_path, model="mlp", epochs=2, device="cpu", pictures="none")
    assert not list(run.glob("epoch_*.png"))
    assert not (run / "create_animation.sh").exists()
    assert len(read_run(run).snapshots) == 2


def test_what_goes_wrong_beside_a_training_is_said_and_does_not_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live.sys, "executable", str(tmp_path / "python"))
    (tmp_path / "python").write_text("#!/bin/sh\necho no such display >&2\n")
    (tmp_path / "python").chmod(0o755)
    with pictures_beside(LiveOptions(run=tmp_path)):
        deadline = time.monotonic() + PATIENCE_S
        while not (tmp_path / FAULTS).read_text():
            assert time.monotonic() < deadline
            time.sleep(0.01)
    assert (tmp_path / FAULTS).read_text() == "no such display\n"


def test_colors_go_to_the_walk_as_well_and_are_checked_before_the_work(tmp_path: Path) -> None:
    with Recorder(tmp_path, ["a", "b"], splits=("train", "val")) as recorder:
        record(recorder, 1)
    for colors, said in ((["red"], "expected 2, one for each class"), (["red", "no"], "found 'no'")):
        with pytest.raises(UsageError, match=said):
            snapshot([recorder.path], tmp_path / "x.scene", colors=colors)
        with pytest.raises(UsageError, match="expected"):
            train("iris", tmp_path / "runs", model="mlp", colors=colors)
    assert not (tmp_path / "runs").exists()
    snapshot([recorder.path], tmp_path / "x.scene", colors=["red", "#0000ff"], method="pca")
    label: Any = read(tmp_path / "x.scene").columns["label"]
    assert label.colors.tolist() == [[255, 0, 0], [0, 0, 255]]
    with pytest.raises(UsageError, match="width and height, found 1 numbers"):
        snapshot([recorder.path], tmp_path / "y.scene", figure_size=[3])
