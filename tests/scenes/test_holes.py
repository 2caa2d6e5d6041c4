"""Sparse files: what was never written is not read for minutes, and its zeros count as what they are."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import msgpack
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_scene_file import same, small

from latentwalk.scenes import Layout, Scene, SceneError, read, write
from latentwalk.scenes.files import check
from latentwalk.scenes.log import holes
from latentwalk.scenes.log import reader as logs
from latentwalk.scenes.wire import Header

GIANT = 40 << 30  # which takes minutes to read


def giant_record() -> bytes:
    """The beginning of a record whose body is all that follows."""
    head = msgpack.packb({"kind": "layout", "arrays": []})
    return Header(len(head), GIANT, zlib.crc32(head), 1).pack() + head.ljust(64, b"\0")


def add_giant(path: Path) -> None:
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(giant_record())
    with path.open("r+b") as file:
        file.truncate(size + len(giant_record()) + GIANT)


@given(st.integers(0, 5000), st.integers(0, 0xFFFFFFFF))
def test_the_sum_of_zeros_is_theirs(count: int, crc: int) -> None:
    assert holes.crc32_of_zeros(count, crc) == zlib.crc32(bytes(count), crc)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot tell where holes are")
def test_a_sparse_giant_is_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.scene", small())
    head = (tmp_path / "a.scene").read_bytes()[:64]
    (tmp_path / "b.scene").write_bytes(head)
    for name in ("a.scene", "b.scene"):
        add_giant(tmp_path / name)
    reads: list[int] = []
    read_bytes = logs.LogReader._read
    monkeypatch.setattr(
        logs.LogReader, "_read", lambda self, offset, size: reads.append(size) or read_bytes(self, offset, size)
    )
    with pytest.raises(SceneError, match="expected a record with the row ids, found none"):
        read(tmp_path / "b.scene")
    same(small(), read(tmp_path / "a.scene"))  # a last record that is not whole is ignored, however large
    assert sum(reads) < 1 << 24
    with (tmp_path / "a.scene").open("ab") as file:
        file.write(giant_record())
    with pytest.raises(SceneError, match=r"record \d+ at byte \d+: parts of it were never written; get it again"):
        read(tmp_path / "a.scene")
    assert sum(reads) < 1 << 24


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot tell where holes are")
def test_zeros_that_a_copy_left_out_are_the_same_scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (holes, logs):
        monkeypatch.setattr(module, "LARGE", 1 << 16)
    positions = np.zeros((200_000, 3), np.float32)
    positions[[0, -1]] = 1
    write(tmp_path / "a.scene", Scene(range(200_000), layouts={"a": Layout(positions)}))
    data = (tmp_path / "a.scene").read_bytes()
    with (tmp_path / "b.scene").open("wb") as file:  # as cp --sparse does
        for start in range(0, len(data), 4096):
            block = data[start : start + 4096]
            if any(block):
                file.seek(start)
                file.write(block)
        file.truncate(len(data))
    with (tmp_path / "b.scene").open("rb") as file:
        assert holes.next_hole(file.fileno(), 0, len(data))[0] < len(data)
    np.testing.assert_array_equal(read(tmp_path / "b.scene").layouts["a"].positions, positions)
    check(tmp_path / "b.scene")
