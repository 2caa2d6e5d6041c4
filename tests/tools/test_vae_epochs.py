"""The epochs of a VAE: recorded while it trains, laid out with its decoder at hand, also while the run still grows."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from latentwalk.runtime.__main__ import main
from latentwalk.scenes import read
from latentwalk.scenes.torch_network import build, run
from latentwalk.tools.run import follow, progress
from latentwalk.tools.run.log import read_run
from latentwalk.tools.snapshot import decoder_at_hand, snapshot
from latentwalk.tools.terminal import Stages
from latentwalk.tools.train import train

OPTIONS: dict[str, Any] = {
    "epochs": 3,
    "snapshot_every": 1,
    "latent_dim": 3,
    "validation": 0,
    "test": 0,
    "device": "cpu",
    "batch_size": 64,
}


@pytest.fixture(scope="module")
def vae(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Digits, three epochs, each recorded; none held out, so that the last is the best."""
    return train("digits", tmp_path_factory.mktemp("runs"), limit=300, **OPTIONS)


def interrupted(folder: Path, data: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run that is stopped after its last epoch, before its results."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("latentwalk.tools.model.training.write_results", stop)
        with pytest.raises(KeyboardInterrupt):
            train(data, folder, **OPTIONS)
    return folder / "run_001"


def test_a_vae_records_its_means_with_labels_and_pictures(vae: Path) -> None:
    recorded = read_run(vae)
    assert [part.epoch for part in recorded.snapshots] == [1, 2, 3]
    assert all(part.features.shape == (300, 3) for part in recorded.snapshots)
    assert recorded.classes == [str(digit) for digit in range(10)]
    assert {"train_loss", "train_reconstruction", "train_kl", "beta", "active"} == recorded.series.keys()
    # Of each part.
    assert np.concatenate([pictures.pixels for pictures in recorded.pictures]).shape == (300, 8, 8, 1)
    assert recorded.ended


def test_epochs_have_the_decoder_at_hand(vae: Path, tmp_path: Path) -> None:
    scene = snapshot([vae], tmp_path / "epochs.scene", method="pca")
    whole, decoder = read(vae / "latent.scene"), read(tmp_path / "epochs.scene").decoder
    assert decoder is not None
    assert whole.decoder is not None
    assert [epoch.epoch for epoch in scene.epochs] == [1, 2, 3]
    np.testing.assert_allclose(decoder.latents, read_run(vae).snapshots[-1].features, atol=1e-5)
    row = scene.ids.index(whole.ids[7])  # the same row decodes to the same picture
    decoded = [
        run(build(each.layers, (3,)), each.latents[place : place + 1])
        for each, place in ((decoder, row), (whole.decoder, 7))
    ]
    np.testing.assert_array_equal(*decoded)
    assert decoder.class_names == whole.decoder.class_names


def test_an_unfinished_run_decodes_with_its_best_weights_so_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = interrupted(tmp_path, "iris", monkeypatch)
    scene = snapshot([folder], tmp_path / "epochs.scene", method="pca")
    assert scene.decoder is not None
    np.testing.assert_allclose(scene.decoder.latents, read_run(folder).snapshots[-1].features, atol=1e-5)
    assert scene.decoder.class_names == ["setosa", "versicolor", "virginica"]


def test_without_its_data_an_unfinished_run_is_laid_out_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "own.csv"
    table.write_text("a,b,label\n" + "".join(f"{i},{i * i % 7},{'xy'[i % 2]}\n" for i in range(30)))
    folder = interrupted(tmp_path, str(table), monkeypatch)
    table.unlink()
    assert main(["snapshot", str(folder), "-o", str(tmp_path / "epochs.scene"), "--method", "pca"]) == 0
    assert read(tmp_path / "epochs.scene").decoder is None
    told = " ".join(capsys.readouterr().err.split())
    assert "without its decoder:" in told
    assert "no such file" in told


def test_a_vae_is_followed_while_it_trains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow, "POLL_S", 0.01)
    output, begun, followed = tmp_path / "live.scene", threading.Event(), threading.Event()

    def live() -> None:
        assert begun.wait(120)
        (folder,) = (tmp_path / "runs").iterdir()
        decoder = partial(decoder_at_hand, folder, stages=Stages(quiet=True))
        follow.follow(folder, output, say=lambda line: followed.set(), decoder=decoder)

    write = progress.write

    def after_an_epoch(*arguments: Any) -> None:
        write(*arguments)
        begun.set()
        assert followed.wait(120)  # the first epochs are laid out before the run goes on

    monkeypatch.setattr(progress, "write", after_an_epoch)
    thread = threading.Thread(target=live)
    thread.start()
    train("iris", tmp_path / "runs", **OPTIONS)
    thread.join(120)
    scene = read(output)
    assert [epoch.epoch for epoch in scene.epochs] == [1, 2, 3]
    assert scene.decoder is not None
    assert scene.decoder.latents.shape == (150, 3)
