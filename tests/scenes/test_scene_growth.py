"""Scene files grow while they are read, and survive what happens to their writers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from kit.running import PATIENCE_S, until
from kit.scene_bytes import FILE_HEAD, full_scene, record
from test_scene_file import same, small

from latentwalk.scenes import (
    Category,
    Epoch,
    LatentwalkError,
    Layout,
    SceneError,
    Selection,
    Training,
    append,
    follow,
    read,
    write,
)
from latentwalk.scenes.assembly import MAGIC
from latentwalk.scenes.files import check
from latentwalk.scenes.log.writer import LogWriter

XYZ = np.arange(6, dtype=np.float32).reshape(2, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small scene."""
    write(tmp_path / "a.scene", small())
    return tmp_path / "a.scene"


def test_appended_parts_add_up_or_replace(path: Path) -> None:
    full = full_scene()
    write(path, full, overwrite=True)
    append(path, Epoch(3, np.ones((6, 3)), metrics={"loss": np.float32(0.5)}))
    append(
        path,
        [Epoch(4, np.ones((6, 3))), Epoch(5, np.ones((6, 3)))],
        layouts={"own": Layout(np.zeros((6, 3), np.float32)), "new": Layout(np.ones((6, 3), np.float32))},
        columns={"label": Category(np.zeros(6, np.int32), ["a", "b", "c"])},
        neighbors=full.neighbors,
        thumbnails=full.thumbnails,
        decoder=full.decoder,
        training=Training("later"),
        selections={"worst": Selection([0]), "new": Selection([2, 3], "later")},
    )
    scene = read(path)
    assert [epoch.epoch for epoch in scene.epochs] == [1, 2.5, 3, 4, 5]
    assert list(scene.layouts) == ["own", "pca", "packed", "new"]
    assert not scene.layouts["own"].positions.any()
    assert {name: found.rows.tolist() for name, found in scene.selections.items()} == {
        "worst": [0],
        "naïve": list(range(6)),
        "new": [2, 3],
    }
    assert scene.columns["label"].names == ["a", "b", "c"]
    assert scene.training is not None
    assert (scene.training.method, scene.training.series) == ("later", {})
    assert scene.title == "Füll"


def test_append_that_does_not_fit_changes_nothing(path: Path) -> None:
    append(path, Epoch(2, XYZ))
    before = path.read_bytes()
    for bad, message in (
        (Epoch(2, XYZ), "epoch 2: epoch: expected one later than 2"),
        (Epoch(3, XYZ[:1]), r"epoch 3: positions: expected shape \(2, 3\), found \(1, 3\)"),
        (Epoch(3, XYZ * np.nan), r"epoch 3: positions\[0, 0\]: expected finite numbers where the row is present"),
        (Epoch(3, XYZ, prediction=[0, 2]), r"epoch 3: prediction\[1\]: expected -1…1, found 2"),
    ):
        with pytest.raises(SceneError, match=message):
            append(path, [Epoch(2.5, XYZ), bad] if bad.epoch == 3 else bad, training=Training())
        assert path.read_bytes() == before


def test_torn_at_every_byte_of_the_last_record(path: Path) -> None:
    whole = path.read_bytes()
    sound = read(path)
    append(path, Epoch(1, XYZ, metrics={"loss": 1.0}))
    longer = path.read_bytes()
    for size in range(len(whole), len(longer)):
        path.write_bytes(longer[:size])
        same(sound, read(path))
    append(path, Epoch(1, XYZ, metrics={"loss": 1.0}))  # takes back the torn tail first
    assert path.read_bytes() == longer


@pytest.mark.parametrize("tail", [bytes(64), bytes(5000), b"LWRC"])
def test_what_a_crash_can_leave_is_ignored_and_taken_back(path: Path, tail: bytes) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole + tail)
    same(small(), read(path))
    with pytest.raises(SceneError, match=f"record 4: expected a whole record, found {len(tail)} bytes"):
        check(path)
    append(path, Epoch(1, XYZ))
    assert len(read(path).epochs) == 1
    check(path)


@pytest.mark.parametrize("spoiled", ["body_crc", "head_crc"])
def test_last_record_that_lost_its_bytes_is_ignored(path: Path, spoiled: str) -> None:
    layout = record("layout", {"name": "x", "provenance": {}}, {"positions": XYZ}, **{spoiled: 7})
    path.write_bytes(path.read_bytes() + layout)
    assert list(read(path).layouts) == ["own"]
    append(path, layouts={"y": Layout(XYZ)})
    assert list(read(path).layouts) == ["own", "y"]


def test_last_record_whose_header_is_half_there_is_ignored(path: Path) -> None:
    """As a power failure leaves it: at any place the rest of the header is zero, or one bit of it is wrong."""
    whole = path.read_bytes()
    sound = read(path)
    append(path, Epoch(1, XYZ, metrics={"loss": 1.0}))
    longer = path.read_bytes()
    at = len(whole)
    for start in range(64):
        path.write_bytes(longer[: at + start] + bytes(64 - start) + longer[at + 64 :])
        same(sound, read(path))
    for bit in range(0, 64 * 8, 7):
        spoiled = bytearray(longer)
        spoiled[at + bit // 8] ^= 1 << bit % 8
        path.write_bytes(spoiled)
        same(sound, read(path))
    append(path, Epoch(1, XYZ, metrics={"loss": 1.0}))
    assert path.read_bytes() == longer


def test_a_header_that_is_damaged_before_the_last_record_is_an_error(path: Path) -> None:
    append(path, Epoch(1, XYZ))
    at = len(path.read_bytes())
    append(path, Epoch(2, XYZ))
    append(path, Epoch(3, XYZ))
    data = bytearray(path.read_bytes())
    data[at + 20] ^= 1
    path.write_bytes(data)
    with pytest.raises(SceneError, match="header: expected CRC-32"):
        read(path)
    with pytest.raises(SceneError, match="header: expected CRC-32"):
        append(path, Epoch(4, XYZ))
    assert path.read_bytes() == data


def test_damage_before_the_last_record_is_an_error_and_is_not_taken_back(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[64 * 2 + 3] ^= 1
    path.write_bytes(data)
    for use in (read, lambda path: append(path, Epoch(1, XYZ))):
        with pytest.raises(SceneError, match="record 0 at byte 64: head: expected CRC-32"):
            use(path)
    assert path.read_bytes() == data


def test_file_cut_in_its_first_record(tmp_path: Path) -> None:
    (tmp_path / "a.scene").write_bytes(FILE_HEAD + record("rows", {"count": 1})[:100])
    with pytest.raises(SceneError, match="the file is cut or empty"):
        read(tmp_path / "a.scene")


def test_follower_sees_parts_as_they_come(path: Path) -> None:
    with follow(path) as follower:
        assert follower.poll() == []
        append(path, Epoch(1, XYZ), layouts={"pca": Layout(XYZ)})
        parts = follower.poll()
        assert [(part.kind, part.name) for part in parts] == [("layout", "pca"), ("epoch", "")]
        assert parts[1].value is follower.scene.epochs[0]
        np.testing.assert_array_equal(follower.scene.epochs[0].positions, XYZ)
        assert follower.poll() == []
    np.testing.assert_array_equal(follower.scene.layouts["pca"].positions, XYZ)


def test_follower_waits_for_a_record_byte_by_byte(path: Path, tmp_path: Path) -> None:
    before = path.stat().st_size
    append(path, Epoch(1, XYZ))
    data = path.read_bytes()
    growing = tmp_path / "growing.scene"
    growing.write_bytes(data[:before])
    with follow(growing) as follower, growing.open("ab", buffering=0) as file:
        for at in range(before, len(data) - 1):
            file.write(data[at : at + 1])
            assert follower.poll() == []
        assert follower.torn_bytes == len(data) - before - 1
        file.write(data[-1:])
        assert [part.kind for part in follower.poll()] == ["epoch"]


def open_files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def test_follower_of_hundreds_of_appends_keeps_its_descriptors(path: Path) -> None:
    with LogWriter(path, MAGIC) as log, follow(path) as follower:
        before = open_files()
        for number in range(300):
            log.append("epoch", {"epoch": number, "metrics": {}}, {"positions": XYZ + number})
            assert len(follower.poll()) == 1
        assert open_files() - before <= 256
    assert all(epoch.positions[0, 0] == i for i, epoch in enumerate(follower.scene.epochs))


def test_follower_says_when_the_file_was_replaced(path: Path) -> None:
    with follow(path) as follower:
        write(path, full_scene(), overwrite=True)
        with pytest.raises(SceneError, match="was replaced or removed; open it again"):
            follower.poll()
    np.testing.assert_array_equal(follower.scene.layouts["own"].positions[0], [0, 1, 2])


def test_replaced_label_may_gain_names(path: Path) -> None:
    append(path, Epoch(1, XYZ, prediction=np.zeros(2, np.int32)))
    with pytest.raises(SceneError, match="column label: names: expected at least 2"):
        append(path, columns={"label": Category(np.zeros(2, np.int32), ["x"])})
    append(path, columns={"label": Category(np.zeros(2, np.int32), ["x", "y", "z"])})
    append(path, Epoch(2, XYZ, prediction=np.full(2, 2, np.int32)))
    assert read(path).epochs[1].prediction.tolist() == [2, 2]


def test_one_writer_at_a_time(path: Path) -> None:
    with LogWriter(path, MAGIC), pytest.raises(LatentwalkError, match="another process is writing to it"):
        append(path, Epoch(1, XYZ))
    append(path, Epoch(1, XYZ))


WRITER = """
import sys
import numpy as np
from latentwalk.scenes import Epoch, append
print("ready", flush=True)
for number in range(1, int(sys.argv[2]) + 1):
    append(sys.argv[1], Epoch(number, np.full((2000, 3), number), metrics={"loss": 1 / number}))
"""


def start_writer(path: Path, epochs: int) -> subprocess.Popen[str]:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, path, str(epochs)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    writer.stdout.readline()
    return writer


def big(path: Path) -> Path:
    scene = small()
    scene.ids, scene.columns = [str(i) for i in range(2000)], {}
    scene.layouts = {"own": Layout(np.zeros((2000, 3), np.float32))}
    write(path, scene, overwrite=True)
    return path


def test_follow_while_another_process_appends(path: Path) -> None:
    with follow(big(path)) as follower, start_writer(path, 40) as writer:
        found: list[float] = []

        def all_came() -> bool:
            for part in follower.poll():
                assert isinstance(part.value, Epoch)
                assert (part.value.positions == part.value.epoch).all()
                found.append(part.value.epoch)
            return len(found) >= 40

        until("40 epochs", all_came)
        assert writer.wait(PATIENCE_S) == 0
    assert found == list(range(1, 41))


@pytest.mark.parametrize("epochs", [1, 4, 9])
def test_killed_writer_loses_at_most_the_record_it_writes(path: Path, epochs: int) -> None:
    with follow(big(path)) as follower, start_writer(path, 10_000) as writer:
        while len(follower.scene.epochs) < epochs:
            follower.poll()
        writer.kill()
    scene = read(path)
    assert [epoch.epoch for epoch in scene.epochs] == list(range(1, len(scene.epochs) + 1))
    assert all((epoch.positions == epoch.epoch).all() for epoch in scene.epochs)
    append(path, Epoch(20_000, np.ones((2000, 3))))
    check(path)
    assert read(path).epochs[-1].epoch == 20_000


def test_many_epochs_open_without_being_read(tmp_path: Path) -> None:
    """700 epochs of 50,000 rows, sparse zeros on disk under a wrong CRC-32: whoever reads a body finds it damaged."""
    n, count = 50_000, 700
    path = tmp_path / "a.scene"
    write(path, full_scene(n))
    with path.open("r+b") as file:
        file.seek(0, os.SEEK_END)
        for number in range(3, 3 + count):
            fields = {"epoch": number, "metrics": {"loss": 1.0}}
            declared = [["positions", "f4", [n, 3]]]
            file.write(record("epoch", fields, declared=declared, body=b"", body_bytes=600_000))
            file.seek(600_000, os.SEEK_CUR)
        file.write(record("about", {"title": "", "provenance": {}}))
    scene = read(path)
    assert len(scene.epochs) == count + 2
    assert sum(epoch.metrics["loss"] for epoch in scene.epochs[2:]) == count
    with pytest.raises(SceneError, match=r"\(epoch 3\): body: expected CRC-32"):
        scene.epochs[2].positions.sum()
