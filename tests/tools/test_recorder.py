"""Recording a run: what is kept, what is refused, what survives a crash."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from latentwalk.scenes.errors import LatentwalkError, SceneError, UsageError
from latentwalk.tools import Recorder
from latentwalk.tools.data.sampling import is_due, stratified
from latentwalk.tools.run.log import FILE_NAME, RunReader, read_run

CLASSES = ["cat", "dog", "owl"]


def rows(count: int, width: int = 4, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and logits."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(count, width)), np.arange(count) % 3, rng.normal(size=(count, 3))


def test_what_is_recorded_is_read(tmp_path: Path) -> None:
    features, labels, logits = rows(12)
    with Recorder(tmp_path, CLASSES) as recorder:
        for epoch in (1, 2):
            recorder.epoch(
                epoch, features=features * epoch, labels=labels, logits=logits, metrics={"loss": 0.5 / epoch}
            )
            recorder.epoch(epoch, features=features[:5], labels=labels[:5], split="val", metrics={"accuracy": 0.25})
        recorder.epoch(3, metrics={"train_loss": 0.1})
    run = read_run(recorder.path)
    assert recorder.path == tmp_path / "run_001"
    assert (run.name, run.classes, run.ended) == ("run_001", CLASSES, True)
    assert run.ids == [f"train/{i}" for i in range(12)] + [f"val/{i}" for i in range(5)]
    assert run.splits == ["train"] * 12 + ["val"] * 5
    assert run.labels.tolist() == [*labels, *labels[:5]]
    assert [snapshot.epoch for snapshot in run.snapshots] == [1, 2]
    np.testing.assert_allclose(run.snapshots[1].features, np.concatenate([features * 2, features[:5]]), rtol=1e-6)
    assert run.snapshots[1].logits is None  # validation gave none
    assert run.series == {
        "train_loss": [[1, 0.5], [2, 0.25], [3, 0.1]],
        "val_accuracy": [[1, 0.25], [2, 0.25]],
    }


def test_a_second_run_gets_its_own_folder(tmp_path: Path) -> None:
    Recorder(tmp_path).close()
    log = (tmp_path / "run_001" / FILE_NAME).read_bytes()
    Recorder(tmp_path).close()
    assert (tmp_path / "run_002" / FILE_NAME).is_file()
    assert (tmp_path / "run_001" / FILE_NAME).read_bytes() == log


def test_rows_come_and_go_by_id(tmp_path: Path) -> None:
    features, labels, _ = rows(4)
    with Recorder(tmp_path, CLASSES) as recorder:
        recorder.epoch(1, features=features[:3], labels=labels[:3], ids=["a", "b", "c"])
        recorder.epoch(2, features=features[[3, 0]], labels=labels[[3, 0]], ids=["d", "a"])
    run = read_run(recorder.path)
    assert run.ids == ["a", "b", "c", "d"]
    assert run.snapshots[1].rows.tolist() == [3, 0]
    assert run.labels.tolist() == labels[:4].tolist()


def test_the_sample_is_stratified_and_fixed(tmp_path: Path) -> None:
    labels = np.repeat([0, 1, 2], [8000, 1900, 100])
    with Recorder(tmp_path, CLASSES) as recorder:
        chosen = recorder.sample(labels)
        assert np.bincount(labels[chosen]).tolist() == [4000, 950, 50]
        assert (np.diff(chosen) > 0).all()
        recorder.epoch(1, features=np.zeros((5000, 2)), labels=labels[chosen])
    with Recorder(tmp_path, CLASSES) as other:
        other.epoch(1, features=np.arange(20_000.0).reshape(10_000, 2), labels=labels)
    assert other._rows["train"].ids == recorder._rows["train"].ids
    np.testing.assert_array_equal(read_run(other.path).snapshots[0].features[:, 0], chosen * 2)


@pytest.mark.parametrize("size", [3, 4, 10, 57])
def test_every_class_is_in_a_sample(size: int) -> None:
    labels = np.repeat(np.arange(4), [1, 2, 30, 200])
    chosen = stratified(labels, size)
    assert len(chosen) == size
    assert len(set(labels[chosen])) == min(size, 4)


def test_when_to_record() -> None:
    assert [epoch for epoch in range(1, 32) if is_due(epoch, 10, 31)] == [1, 5, 10, 20, 25, 30, 31]


def test_an_own_rule_decides(tmp_path: Path) -> None:
    with Recorder(tmp_path, when=lambda epoch: epoch % 7 == 0) as recorder:
        assert [epoch for epoch in range(15) if recorder.due(epoch)] == [0, 7, 14]


def test_tensors_of_any_kind_are_taken(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    features = torch.randn(6, 2, 3, requires_grad=True)
    with Recorder(tmp_path, CLASSES) as recorder:
        recorder.epoch(1, features=features.to(torch.bfloat16), labels=torch.tensor([0, 1, 2, 0, 1, 2]))
    found = read_run(recorder.path).snapshots[0].features
    np.testing.assert_allclose(found, features.detach().reshape(6, 6), rtol=1e-2)


F, Y, Z = rows(6)
WRONG = {
    "out of order": ({"epoch": 1}, "expected an epoch from 2 on"),
    "repeated": ({"epoch": 2}, "is recorded already"),
    "not a number": ({"epoch": float("nan")}, "expected a finite number"),
    "fewer rows": ({"features": F[:5], "labels": Y[:5]}, "expected the same 6 rows as before, found 5"),
    "shuffled rows": ({"labels": Y[::-1]}, "found 4 of 6 others; are the rows shuffled"),
    "other width": ({"features": F[:, :3]}, "expected 4 columns as before, found 3"),
    "NaN": ({"features": np.where(np.arange(24).reshape(6, 4) == 9, np.nan, F)}, "row 'train/2' column 1 is nan"),
    "infinity": ({"logits": Z * np.inf}, "logits: row 'train/0' column 0 is"),
    "no rows": ({"features": F[:0]}, "expected numbers (rows, columns), found float64 (0, 4)"),
    "one dimension": ({"features": F[:, 0]}, "expected numbers (rows, columns), found float64 (6,)"),
    "texts": ({"features": np.full((6, 4), "x")}, "expected numbers"),
    "fewer labels": ({"labels": Y[:3]}, "labels: expected 6, one for each row of features, found 3"),
    "unknown class": ({"labels": Y + 1}, "labels: expected codes 0…2"),
    "unknown name": ({"labels": ["cow"] * 6}, "found 'cow'"),
    "logits of other classes": ({"logits": Z[:, :2]}, "expected (rows, classes) = (6, 3), found (6, 2)"),
    "ids twice": ({"ids": ["a"] * 6}, "ids: expected each once, found 'a' twice"),
    "fewer ids": ({"ids": ["a"]}, "ids: expected 6"),
    "row of another split": ({"split": "val", "ids": [f"train/{i}" for i in range(6)]}, "is a row of 'train'"),
    "metric": ({"metrics": {"loss": "low"}}, "metrics: 'loss': expected a number, found 'low'"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_input_is_one_line_and_leaves_the_run_as_it_was(tmp_path: Path, case: str) -> None:
    change, message = WRONG[case]
    arguments = {"epoch": 3, "features": F, "labels": Y} | change
    with Recorder(tmp_path, CLASSES, strict=True) as recorder:
        recorder.epoch(2, features=F, labels=Y)
        with pytest.raises(UsageError) as error:
            recorder.epoch(**arguments)
        assert message in str(error.value)
        assert "\n" not in str(error.value)
        recorder.epoch(4, features=F, labels=Y)
    run = read_run(recorder.path)
    assert [snapshot.epoch for snapshot in run.snapshots] == [2, 4]
    assert len(run) == 6


def test_a_log_torn_at_every_byte_of_its_last_record_keeps_the_others(tmp_path: Path) -> None:
    features, labels, _ = rows(3, 2)
    recorder = Recorder(tmp_path, CLASSES)
    log = recorder.path / FILE_NAME
    sizes = []
    for epoch in (1, 2, 3):
        recorder.epoch(epoch, features=features, labels=labels)
        sizes.append(log.stat().st_size)
    recorder.close(ended=False)
    data = log.read_bytes()
    for cut in range(sizes[1], len(data) + 1):
        log.write_bytes(data[:cut])
        known = [snapshot.epoch for snapshot in read_run(recorder.path).snapshots]
        assert known == ([1, 2, 3] if cut == len(data) else [1, 2]), cut


def test_half_an_epoch_is_no_epoch(tmp_path: Path) -> None:
    features, labels, _ = rows(3)
    recorder = Recorder(tmp_path, CLASSES)
    with RunReader(recorder.path) as reader:
        for epoch in (1, 2):
            recorder.epoch(epoch, features=features, labels=labels)
            assert [snapshot.epoch for snapshot in reader.poll()] == [1] * (epoch - 1)
            recorder.epoch(epoch, features=features, labels=labels, split="val")
        assert [snapshot.epoch for snapshot in reader.poll()] == [2]  # its splits are those of the first: it is whole
    recorder.epoch(3, features=features, labels=labels)
    recorder.close(ended=False)
    assert [snapshot.epoch for snapshot in read_run(recorder.path).snapshots] == [1, 2]


def test_splits_told_in_advance_make_the_first_epoch_whole(tmp_path: Path) -> None:
    features, labels, _ = rows(3)
    recorder = Recorder(tmp_path, CLASSES, splits=("train", "val"))
    with recorder, RunReader(recorder.path) as reader:
        recorder.epoch(1, features=features, labels=labels)
        assert reader.poll() == []
        recorder.epoch(1, features=features, labels=labels, split="val")
        assert [len(snapshot.rows) for snapshot in reader.poll()] == [6]


KILLED = """
import sys
import numpy as np
from latentwalk.tools import Recorder
recorder = Recorder(sys.argv[1], ["a", "b"])
for epoch in range(1, 10_000):
    recorder.epoch(epoch, features=np.full((2000, 64), epoch), labels=np.arange(2000) % 2)
    print(epoch, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_kill_loses_at_most_the_epoch_being_written(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child.stdout:
        told = [int(child.stdout.readline()) for _ in range(25)]
        child.send_signal(signal.SIGKILL)
        told += [int(line) for line in child.stdout]
    child.wait()
    run = read_run(tmp_path / "run_001")
    assert [snapshot.epoch for snapshot in run.snapshots[: len(told)]] == told
    assert all((snapshot.features == snapshot.epoch).all() for snapshot in run.snapshots)


def test_what_is_no_log_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected a run folder with"):
        read_run(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(b"x" * 100)
    with pytest.raises(SceneError, match="magic"):
        read_run(tmp_path)


def test_a_damaged_log_is_refused(tmp_path: Path) -> None:
    features, labels, _ = rows(30)
    with Recorder(tmp_path, CLASSES) as recorder:
        for epoch in (1, 2):
            recorder.epoch(epoch, features=features, labels=labels)
    log = recorder.path / FILE_NAME
    data = bytearray(log.read_bytes())
    place = data.index(features.astype("<f4").tobytes())
    data[place] ^= 1
    log.write_bytes(data)
    with pytest.raises(LatentwalkError, match="damaged") as error:
        read_run(recorder.path)
    assert "\n" not in str(error.value)


def test_recording_needs_numpy_and_msgpack_alone() -> None:
    code = "import sys; from latentwalk.tools import Recorder; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    foreign = set(loaded) - set(sys.stdlib_module_names) - {"__main__"}
    assert {name for name in foreign if not name.startswith("_")} <= {
        "numpy",
        "msgpack",
        "latentwalk",
        "cython_runtime",
    }


def record(recorder: Recorder, epochs: range) -> None:
    """Epochs of 12 training rows by order, of which 9 are kept, and of 5 for validation by id."""
    features, labels, logits = rows(12)
    for epoch in epochs:
        recorder.epoch(epoch, features=features + epoch, labels=labels, logits=logits, metrics={"loss": 1 / epoch})
        recorder.epoch(epoch, features=features[:5] - epoch, labels=labels[:5], ids=[*"vwxyz"], split="val")


def test_a_run_that_goes_on_reads_as_if_it_had_never_stopped(tmp_path: Path) -> None:
    most = {"train": 9}
    with Recorder(tmp_path, CLASSES, most_rows=most) as straight:
        record(straight, range(1, 6))
    first = Recorder(tmp_path, CLASSES, most_rows=most)
    record(first, range(1, 5))
    first.epoch(5, features=rows(12)[0], labels=rows(12)[1])  # half of it
    first.close(ended=False)
    with Recorder(run=first.path, most_rows=most, after=3) as again:
        assert again.classes == CLASSES
        record(again, range(4, 6))
    whole, resumed = read_run(straight.path), read_run(first.path)
    assert (resumed.ids, resumed.splits, resumed.series) == (whole.ids, whole.splits, whole.series)
    assert resumed.ended
    assert [snapshot.epoch for snapshot in resumed.snapshots] == [1, 2, 3, 4, 5]
    for a, b in zip(whole.snapshots, resumed.snapshots, strict=True):
        np.testing.assert_array_equal(a.rows, b.rows)
        np.testing.assert_array_equal(a.features, b.features)


def test_a_run_that_ended_goes_on_where_it_ended(tmp_path: Path) -> None:
    with Recorder(tmp_path, CLASSES) as first:
        record(first, range(1, 3))
    with RunReader(first.path) as reader:
        assert [snapshot.epoch for snapshot in reader.poll()] == [1, 2]
        again = Recorder(run=first.path)
        record(again, range(3, 4))
        assert [snapshot.epoch for snapshot in reader.poll()] == [3]
        assert not reader.run.ended
        again.close()
        assert reader.poll() == []
        assert reader.run.ended


def test_a_sample_is_the_same_when_the_run_goes_on(tmp_path: Path) -> None:
    labels, pictures = np.repeat([0, 1, 2], [80, 19, 1]), np.zeros((10, 2, 2, 1), np.uint8)
    first = Recorder(tmp_path, CLASSES, most_rows={"train": 10}, seed=3)
    chosen = first.sample(labels)
    first.pictures(pictures)
    first.close(ended=False)
    size = (first.path / FILE_NAME).stat().st_size
    with Recorder(run=first.path, most_rows={"train": 10}, seed=3) as again:
        np.testing.assert_array_equal(again.sample(labels), chosen)
        again.pictures(pictures)
        again.epoch(1, features=np.eye(10), labels=labels[chosen])
    assert len(read_run(first.path)) == 10
    assert len(read_run(first.path).pictures) == 1
    assert (first.path / FILE_NAME).stat().st_size > size


def test_other_rows_or_classes_are_no_way_to_go_on(tmp_path: Path) -> None:
    with Recorder(tmp_path, CLASSES) as first:
        record(first, range(1, 2))
    with pytest.raises(UsageError, match=r"expected the classes \['cat', 'dog', 'owl'\] of before"):
        Recorder(run=first.path, classes=["cat"])
    with Recorder(run=first.path) as again:
        with pytest.raises(UsageError, match="expected an epoch from 1 on"):
            record(again, range(-1, 0))
        with pytest.raises(UsageError, match="is recorded already"):
            record(again, range(1, 2))
        features, labels, _ = rows(12)
        with pytest.raises(UsageError, match="train: expected the 12 rows and labels that the run recorded before"):
            again.epoch(2, features=features, labels=labels[::-1])
        with pytest.raises(UsageError, match="train: expected the 12 rows and labels that the run recorded before"):
            again.sample(labels[:11])
