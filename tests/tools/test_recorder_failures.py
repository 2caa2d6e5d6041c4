"""A recorder ends no training: what fails after a first epoch is a warning, and the run stays readable."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import sys
import threading
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.tools import Recorder
from latentwalk.tools.run.log import read_run

F, Y = np.arange(24.0).reshape(6, 4), np.arange(6) % 3
LATER: dict[str, dict[str, Any]] = {
    "NaN": {"features": F * np.nan},
    "numbers whose squares overflow": {"features": F * 1e30},
    "fewer rows": {"features": F[:5], "labels": Y[:5]},
    "other width": {"features": F[:, :2]},
    "ragged": {"features": [[1, 2], [3]]},
    "text as epoch": {"epoch": "1"},
    "no epoch": {"epoch": None},
    "infinite epoch": {"epoch": float("inf")},
    "earlier epoch": {"epoch": 1},
    "huge epoch": {"epoch": 10**400},
    "metrics as a list": {"metrics": [1]},
    "metric of two numbers": {"metrics": {"lr": np.ones(2)}},
    "split of a number": {"split": 3},
    "split without a name": {"split": ""},
    "ids of one number": {"ids": 6},
    "ids that no file holds": {"ids": ["\ud800", *"bcdef"]},
    "labels of two columns": {"labels": np.ones((6, 2))},
    "infinite labels": {"labels": np.full(6, np.inf)},
    "logits of texts": {"logits": [["a"]] * 6},
}


@pytest.mark.parametrize("case", LATER)
def test_a_failure_later_is_one_warning_and_a_skipped_epoch(tmp_path: Path, case: str) -> None:
    with Recorder(tmp_path, "abc") as recorder:
        recorder.epoch(2, features=F, labels=Y)
        arguments: dict[str, Any] = {"epoch": 3, "features": F, "labels": Y} | LATER[case]
        with pytest.warns(RuntimeWarning, match="not recorded, the training goes on") as told:
            recorder.epoch(**arguments)
        assert len(told) == 1
        assert "\n" not in str(told[0].message)
        recorder.epoch(4, features=F, labels=Y)
    run = read_run(recorder.path)
    assert [snapshot.epoch for snapshot in run.snapshots] == [2, 4]
    assert run.ended


@pytest.mark.parametrize("case", sorted(LATER.keys() - {"fewer rows", "other width", "earlier epoch"}))
def test_wrong_use_at_first_is_an_error_and_leaves_the_run_readable(tmp_path: Path, case: str) -> None:
    arguments: dict[str, Any] = {"epoch": 3, "features": F, "labels": Y} | LATER[case]
    with Recorder(tmp_path, "abc") as recorder:
        with pytest.raises(UsageError) as error:
            recorder.epoch(**arguments)
        assert "\n" not in str(error.value)
        recorder.epoch(4, features=F, labels=Y)
    assert [snapshot.epoch for snapshot in read_run(recorder.path).snapshots] == [4]


@pytest.mark.parametrize(
    "options",
    [
        {"folder": 3}, {"classes": 3}, {"classes": ["a", "a"]}, {"classes": {0: "a"}}, {"classes": ["\ud800"]},
        {"most_rows": 5}, {"most_rows": {"train": "all"}}, {"most_rows": {"train": -1}}, {"every": "10"},
        {"epochs": 1.5}, {"when": 3}, {"splits": 3}, {"splits": [""]}, {"seed": -1}, {"provenance": 3},
        {"provenance": {"a": object}}, {"run": 3}, {"after": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_wrong_options_are_one_line_before_there_is_a_folder(tmp_path: Path, options: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as error:
        Recorder(**{"folder": tmp_path / "runs", **options})
    assert "\n" not in str(error.value)
    assert not (tmp_path / "runs").exists()


def test_strict_raises_each_time(tmp_path: Path) -> None:
    with Recorder(tmp_path, strict=True) as recorder:
        recorder.epoch(1, features=F, labels=Y)
        with pytest.raises(UsageError, match="row 'train/0' column 0 is nan"):
            recorder.epoch(2, features=F * np.nan)
    with pytest.raises(UsageError, match="the recorder is closed"):
        recorder.epoch(3, features=F)


def test_the_numbers_of_a_skipped_epoch_are_kept_and_half_of_it_is_not(tmp_path: Path) -> None:
    with Recorder(tmp_path, "abc") as recorder:
        for epoch in (1, 2, 3):
            recorder.epoch(epoch, features=F, labels=Y, metrics={"loss": epoch})
            if epoch == 2:
                with pytest.warns(RuntimeWarning, match=r"epoch 2 \(val\): features: row 'val/0' column 0 is nan"):
                    recorder.epoch(2, features=F * np.nan, labels=Y, split="val", metrics={"loss": float("nan")})
                recorder.epoch(2, features=F, labels=Y, split="test")  # of the skipped epoch: no second warning
            else:
                recorder.epoch(epoch, features=F, labels=Y, split="val", metrics={"loss": 2 * epoch})
    run = read_run(recorder.path)
    assert [(snapshot.epoch, len(snapshot.rows)) for snapshot in run.snapshots] == [(1, 12), (3, 12)]
    assert run.series["train_loss"] == [[1, 1], [2, 2], [3, 3]]
    assert np.isnan(run.series["val_loss"][1][1])


def test_a_row_that_was_refused_leaves_no_trace(tmp_path: Path) -> None:
    with Recorder(tmp_path) as recorder:
        recorder.epoch(1, features=F, ids=[*"abcdef"])
        recorder.epoch(1, features=F, ids=[*"uvwxyz"], split="val")
        with pytest.warns(RuntimeWarning, match="'a' is a row of 'train'"):
            recorder.epoch(2, features=F, ids=[*"avwxyz"], split="val")
        recorder.epoch(3, features=F, ids=[*"abcdef"])
        recorder.epoch(3, features=F, ids=[*"uvwxyz"], split="val")
    assert [(snapshot.epoch, len(snapshot.rows)) for snapshot in read_run(recorder.path).snapshots] == [
        (1, 12),
        (3, 12),
    ]


def test_metrics_of_any_name_and_value_are_read(tmp_path: Path) -> None:
    with Recorder(tmp_path) as recorder:
        recorder.epoch(np.float32(1), features=F, metrics={3: 1, "loss": float("nan"), "lr": np.float32(0.5)})  # type: ignore[dict-item]
    series = read_run(recorder.path).series
    assert series["3"] == [[1, 1]]
    assert series["lr"] == [[1, 0.5]]
    assert np.isnan(series["train_loss"][0][1])


def test_after_the_end_it_records_no_more(tmp_path: Path) -> None:
    with Recorder(tmp_path) as recorder:
        recorder.epoch(1, features=F)
    with pytest.warns(RuntimeWarning, match="the recorder is closed"):
        recorder.epoch(2, features=F)
    recorder.close()
    assert [snapshot.epoch for snapshot in read_run(recorder.path).snapshots] == [1]


def test_an_own_rule_that_fails_ends_nothing(tmp_path: Path) -> None:
    with Recorder(tmp_path, when=lambda epoch: 1 / (epoch - 2) > 0) as recorder:
        recorder.epoch(1, features=F)
        with pytest.warns(RuntimeWarning, match="when, of epoch 2: division by zero"):
            assert not recorder.due(2)
        assert recorder.due(3)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
def test_a_full_disk_ends_no_training(tmp_path: Path) -> None:
    import resource
    import signal

    recorder = Recorder(tmp_path, "abc", splits=["train"])
    recorder.epoch(1, features=F, labels=Y)
    size = (recorder.path / "run.log").stat().st_size
    before, signalled = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20, before[1]))
        with pytest.warns(RuntimeWarning, match=os.strerror(errno.EFBIG)) as told:
            recorder.epoch(2, features=F, labels=Y)
        assert len(told) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, signalled)
    recorder.epoch(3, features=F, labels=Y)
    recorder.close()
    run = read_run(recorder.path)
    assert [snapshot.epoch for snapshot in run.snapshots] == [1, 3]
    assert run.ended


def test_a_disk_that_was_full_from_the_start_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LatentwalkError, match="cannot make a run folder"):
        Recorder(tmp_path / "file")


@pytest.mark.parametrize("labels", [np.eye(3)[Y], np.eye(3, dtype=int)[Y], Y[:, None]], ids=["float", "int", "column"])
def test_one_hot_labels_are_classes(tmp_path: Path, labels: np.ndarray) -> None:
    with Recorder(tmp_path, "abc", most_rows={"train": 5}) as recorder:
        chosen = recorder.sample(labels)
        recorder.epoch(1, features=F[chosen], labels=labels[chosen])
    assert read_run(recorder.path).labels.tolist() == Y[chosen].tolist()


@pytest.mark.parametrize("classes", [["no", "yes"], []])
@pytest.mark.parametrize("shape", [(6, 1), (6,)])
def test_one_logit_gives_two_classes(tmp_path: Path, shape: tuple[int, ...], classes: list[str]) -> None:
    logits = np.linspace(-2, 2, 6)
    with Recorder(tmp_path, classes) as recorder:
        recorder.epoch(1, features=F, labels=Y % 2, logits=logits.reshape(shape))
    found = read_run(recorder.path).snapshots[0].logits
    assert found is not None
    np.testing.assert_allclose(np.exp(found[:, 1]) / np.exp(found).sum(1), 1 / (1 + np.exp(-logits)), rtol=1e-6)


def test_threads_share_a_recorder(tmp_path: Path) -> None:
    """Each for a split of its own; whatever comes too late is told, and the log is sound."""
    with Recorder(tmp_path, splits=[*"0123"]) as recorder:
        recorder.epoch(0, metrics={"lr": 1})
        barrier = threading.Barrier(4)

        def work(split: str) -> None:
            for epoch in range(1, 6):
                barrier.wait()
                recorder.epoch(epoch, features=F + epoch, split=split)

        threads = [threading.Thread(target=work, args=(str(split),)) for split in range(4)]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        recorder.epoch(6, features=F, split="0")
    run = read_run(recorder.path)
    epochs = [snapshot.epoch for snapshot in run.snapshots]
    assert epochs == sorted(epochs)
    assert all((snapshot.features[0] == F[0] + snapshot.epoch).all() for snapshot in run.snapshots[:-1])
    assert 5 in epochs


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_forks_record_nothing(tmp_path: Path) -> None:
    def child() -> None:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            for epoch in (1, 12):
                recorder.epoch(epoch, features=F)
            recorder.close()
        os._exit(len(told))

    with Recorder(tmp_path) as recorder:
        recorder.epoch(1, features=F)
        children = [multiprocessing.get_context("fork").Process(target=child) for _ in range(3)]
        for each in children:
            each.start()
        for each in children:
            each.join()
        recorder.epoch(2, features=F)
    assert [each.exitcode for each in children] == [1, 1, 1]  # told once in each
    assert [snapshot.epoch for snapshot in read_run(recorder.path).snapshots] == [1, 2]


@pytest.mark.parametrize("name", ["RANK", "LOCAL_RANK", "SLURM_PROCID"])
def test_of_several_processes_the_first_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for rank in ("0", "1"):
        monkeypatch.setenv(name, rank)
        with Recorder(tmp_path) as recorder:
            assert recorder.sample(Y).tolist() == [*range(6)]
            recorder.pictures(np.zeros((6, 2, 2, 1), np.uint8))
            recorder.epoch(1, features=F, labels=Y)
        assert recorder.recording == (rank == "0")
    assert [path.name for path in tmp_path.iterdir()] == ["run_001"]
    assert len(read_run(tmp_path / "run_001").snapshots) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is written cannot be removed there")
def test_a_run_that_is_removed_meanwhile_is_told_and_one_that_is_moved_goes_on(tmp_path: Path) -> None:
    with Recorder(tmp_path / "a", "abc") as moved:
        moved.epoch(1, features=F, labels=Y)
        moved.path.rename(tmp_path / "elsewhere")
        moved.epoch(2, features=F, labels=Y)
    assert [snapshot.epoch for snapshot in read_run(tmp_path / "elsewhere").snapshots] == [1, 2]
    removed = Recorder(tmp_path / "b", "abc")
    removed.epoch(1, features=F, labels=Y)
    shutil.rmtree(removed.path)
    with pytest.warns(RuntimeWarning, match="was removed while it was written"):
        removed.epoch(2, features=F, labels=Y)
    with pytest.warns(RuntimeWarning, match="was removed while it was written"):
        removed.close()
