"""Spoiled real scenes: whatever happens to their bytes, reading gives a scene or one line and does not swell."""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import msgpack
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from kit.scene_bytes import FILE_HEAD, align, full_scene

from latentwalk.scenes import LatentwalkError, LayoutCells, Scene, SceneError, append, read, write
from latentwalk.scenes.files import check
from latentwalk.scenes.info import main as info

# Memory of one reading beyond the mapped file; half a MiB of empty maps takes 37 MiB before it is refused.
MOST_BYTES = 64 << 20
EXAMPLE = Path(__file__).parents[2] / "scenes" / "iris.scene"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The shipped example, with one of everything else that a scene can have."""
    path = tmp_path_factory.mktemp("real") / "iris.scene"
    path.write_bytes(EXAMPLE.read_bytes())
    full = full_scene(150)
    append(path, full.epochs, thumbnails=full.thumbnails, training=full.training, decoder=full.decoder)
    append(path, vectors=full.vectors)
    (name, layout), *_ = read(path).layouts.items()
    append(path, cells={name: LayoutCells.of(layout.positions)})
    append(path, surfaces={"own color": full.surfaces["own color"]})
    append(path, columns={"word": full.columns["word"], "size": full.columns["size"]})
    return path.read_bytes()


def use(scene: Scene) -> None:
    """What the runtime does with a scene: every index is used as one."""
    n = len(scene)
    assert len(list(scene.ids)) == n
    for column in scene.columns.values():
        if hasattr(column, "codes"):
            np.array([*column.names, ""])[column.codes]
    if scene.neighbors is not None:
        np.arange(n)[scene.neighbors.indices]
    if scene.thumbnails is not None:
        np.arange(n)[scene.thumbnails.rows]
        scene.thumbnails.pixels.sum()
    for cells in scene.cells.values():
        np.arange(n)[cells.rows]
        cells.spheres.block_center.sum()
    for surface in scene.surfaces.values():
        surface.vertices[surface.triangles]
    for epoch in scene.epochs:
        if epoch.prediction is not None:
            np.array([*scene.columns["label"].names, ""])[epoch.prediction]
        epoch.positions[epoch.present] if epoch.present is not None else epoch.positions.sum()


def said(reading: Callable[[], Any]) -> str:
    """What `reading` complains of; any other exception passes."""
    try:
        reading()
    except SceneError as error:
        return str(error)
    return ""


def survives(path: Path, data: bytes) -> None:
    """Reading, checking and printing `data` works or raises one line."""
    path.write_bytes(data)
    tracemalloc.start()
    try:
        for reading in (lambda: use(read(path)), lambda: check(path), lambda: info([str(path)])):
            complaint = said(reading)
            assert "\n" not in complaint
            assert complaint.startswith(str(path)) or not complaint
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES
    finally:
        tracemalloc.stop()


bounded = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@bounded
@given(
    changes=st.lists(st.tuples(st.integers(0, 1 << 30), st.binary(min_size=1, max_size=16)), max_size=6),
    cut=st.none() | st.integers(0, 1 << 30),
)
def test_changed_bytes(real: bytes, tmp_path: Path, changes: list[tuple[int, bytes]], cut: int | None) -> None:
    data = bytearray(real)
    for at, new in changes:
        data[at % len(real) : at % len(real) + len(new)] = new
    survives(tmp_path / "x.scene", bytes(data if cut is None else data[: cut % len(data)]))


def records(data: bytes) -> list[tuple[Any, bytes]]:
    """Heads, unpacked, and bodies."""
    found, at = [], 64
    while at < len(data):
        _, head_bytes, body_bytes, _, _ = struct.unpack_from("<4sIQII", data, at)
        head, body = data[at + 64 : at + 64 + head_bytes], at + 64 + len(align(bytes(head_bytes)))
        found.append((msgpack.unpackb(head), data[body : body + body_bytes]))
        at = body + body_bytes
    return found


def packed(head: bytes, body: bytes) -> bytes:
    """A record whose lengths and CRCs are right, whatever it holds."""
    start = struct.pack("<4sIQII", b"LWRC", len(head), len(body), zlib.crc32(head), zlib.crc32(body)).ljust(60, b"\0")
    return start + struct.pack("<I", zlib.crc32(start)) + align(head) + body


scalars = st.none() | st.booleans() | st.integers(-(1 << 63), (1 << 64) - 1) | st.floats() | st.text(max_size=8)
values: st.SearchStrategy[Any] = scalars
for _ in range(3):  # not `st.recursive`: it counts leaves beside the choices that hypothesis replays
    values = scalars | st.lists(values, max_size=4) | st.dictionaries(st.text(max_size=4), values, max_size=4)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value in a head."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [path, *(leaf for key in keys for leaf in leaves(value[key], (*path, key)))]


def changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """`value` with what lies at `path` replaced."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(value[path[0]], path[1:], new)
    return copy


@settings(bounded, max_examples=600)
@given(data=st.data())
def test_heads_and_arrays_of_a_liar(real: bytes, tmp_path: Path, data: st.DataObject) -> None:
    """Lengths and CRCs are right, what they enclose is not."""
    lie(real, tmp_path, data)


@pytest.mark.long
@pytest.mark.timeout(0)
@settings(bounded, max_examples=100_000)
@given(data=st.data())
def test_a_hundred_thousand_lies(real: bytes, tmp_path: Path, data: st.DataObject) -> None:
    lie(real, tmp_path, data)


def lie(real: bytes, tmp_path: Path, data: st.DataObject) -> None:
    """Spoil some heads and arrays of a real scene and use what is left of it."""
    found = records(real)
    spoil: Callable[..., Any] = data.draw
    for _ in range(spoil(st.integers(1, 3))):
        index = spoil(st.integers(0, len(found) - 1))
        head, body = found[index]
        ways = leaves(head)
        if spoil(st.booleans()) and body:
            at = spoil(st.integers(0, len(body) - 1))
            new = spoil(st.binary(min_size=1, max_size=8))
            body = (body[:at] + new + body[at + len(new) :])[: len(body)]
        else:
            head = changed(head, ways[spoil(st.integers(0, len(ways) - 1))], spoil(values))
        found[index] = (head, body)
    order = spoil(st.permutations(range(len(found)))) if spoil(st.booleans()) else range(len(found))
    survives(tmp_path / "x.scene", FILE_HEAD + b"".join(packed(msgpack.packb(found[i][0]), found[i][1]) for i in order))


@bounded
@given(head=st.binary(max_size=200))
def test_any_bytes_as_a_head(real: bytes, tmp_path: Path, head: bytes) -> None:
    survives(tmp_path / "x.scene", real + packed(head, bytes(64)) + packed(head, b""))


def test_heads_that_would_swell(tmp_path: Path) -> None:
    """Half a MiB of empty maps, in lists as long as allowed, and lists that promise more than there is."""
    full = b"\xdc\x3f\xff" + b"\x80" * 0x3FFF
    head = b"\xdc\x00\x1f" + full * 0x1F
    promise = b"\x81\xa1a" + b"\xdc\x3f\xff" * 300
    for each in (head, promise):
        survives(tmp_path / "x.scene", FILE_HEAD + packed(each, b"") * 3 + bytes(64))


def test_writing_never_makes_what_cannot_be_read(tmp_path: Path) -> None:
    """Fields of any plain values are written and come back, or are refused."""
    path = tmp_path / "x.scene"

    @settings(max_examples=50)
    @given(provenance=st.dictionaries(st.text(max_size=5), values, max_size=5), title=st.text(max_size=5))
    def check_one(provenance: dict[str, Any], title: str) -> None:
        scene = Scene(["a"], title=title, provenance=provenance)
        try:
            write(path, scene, overwrite=True)
        except LatentwalkError:
            return
        again = read(path)
        assert (again.title, repr(again.provenance)) == (title, repr(provenance))

    check_one()
