"""`latentwalk pack`: the same scene, its rows in the order of cells."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from latentwalk.runtime.ground.packed import PackedFrame
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.cells import order_rows
from latentwalk.scenes import (
    Bool,
    Category,
    Epoch,
    Layout,
    Neighbors,
    PackedLayout,
    Quality,
    Scalar,
    Scene,
    SceneError,
    Selection,
    Text,
    Thumbnails,
    UsageError,
    Vectors,
    read,
    write,
)
from latentwalk.scenes.files import check
from latentwalk.scenes.info import main as info
from latentwalk.scenes.kinds import packed
from latentwalk.scenes.kinds.packed import CellOrder
from latentwalk.tools.pack import main, pack
from latentwalk.tools.packing import curve, records

N = 3000


@pytest.fixture(scope="module")
def plain() -> Scene:
    rng = np.random.default_rng(3)
    places = np.concatenate([rng.normal(size=(N // 2, 3)), 5 + 0.1 * rng.normal(size=(N - N // 2, 3))]).astype("f4")
    return Scene(
        [f"r{row}" for row in range(N)],
        {
            "own": Layout(places, Quality(3, 0.9, 0.8, 0.7, {"continuity": rng.random(N, "f4")})),
            "other": Layout(-places),
        },
        {
            "label": Category(rng.integers(-1, 2, N).astype("i4"), ["a", "ö"], np.array([[1, 2, 3], [4, 5, 6]], "u1")),
            "x": Scalar(places[:, 0].copy(), "cm"),
            "word": Text([f"wörd {row}" for row in range(N)]),
            "yes": Bool(places[:, 1] > 0),
        },
        Thumbnails(np.arange(3 * 4, dtype="u1").reshape(3, 2, 2, 1), np.array([4, 7, 1], "i4")),
        Neighbors(np.stack([(np.arange(N, dtype="i4") + 1) % N, np.full(N, -1, "i4")], 1), rng.random((N, 2), "f4")),
        [Epoch(float(k), places + k, np.arange(N) != k, metrics={"loss": 1 / k}) for k in (1, 2)],
        selections={"some": Selection(np.array([3, 8], "i4"), "two")},
        vectors=Vectors(rng.random((N, 5), "f4"), "cosine"),
        provenance={"data": "made"},
        title="packed",
    )


@pytest.fixture(scope="module")
def both(plain: Scene, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("packed")
    write(folder / "plain.scene", plain)
    pack(folder / "plain.scene", folder / "packed.scene", quiet=True)
    return folder / "plain.scene", folder / "packed.scene"


def test_all_parts_follow_their_rows(plain: Scene, both: tuple[Path, Path]) -> None:
    made = read(both[1])
    rows = np.array([int(name[1:]) for name in made.ids])
    assert sorted(rows) == list(range(N))
    assert (made.title, made.provenance) == ("packed", {"data": "made"})
    for name, layout in made.layouts.items():
        assert isinstance(layout, PackedLayout)
        np.testing.assert_allclose(layout.positions, plain.layouts[name].positions[rows], atol=layout.step.max())
    np.testing.assert_array_equal(made.columns["label"].codes, plain.columns["label"].codes[rows])
    assert made.columns["label"].names == ["a", "ö"]
    for name in ("x", "yes"):
        np.testing.assert_array_equal(made.columns[name].values, plain.columns[name].values[rows])
    assert list(made.columns["word"].values) == [f"wörd {row}" for row in rows]
    kept = made.layouts["own"].quality
    np.testing.assert_array_equal(
        kept.per_point["continuity"], plain.layouts["own"].quality.per_point["continuity"][rows]
    )
    np.testing.assert_array_equal(rows[made.thumbnails.rows], [4, 7, 1])
    near = made.neighbors.indices
    np.testing.assert_array_equal(rows[near[:, 0]], (rows + 1) % N)
    assert (near[:, 1] == -1).all()
    assert [made.ids[row] for row in np.sort(made.selections["some"].rows)] == [
        f"r{row}" for row in rows[np.sort(made.selections["some"].rows)]
    ]
    assert sorted(rows[made.selections["some"].rows]) == [3, 8]
    np.testing.assert_array_equal(made.vectors.values, plain.vectors.values[rows])
    for before, now in zip(plain.epochs, made.epochs, strict=True):
        np.testing.assert_array_equal(now.positions, before.positions[rows])
        np.testing.assert_array_equal(now.present, before.present[rows])
        assert now.metrics == before.metrics


def test_cells_are_those_of_a_walk_and_hold_their_rows(plain: Scene, both: tuple[Path, Path]) -> None:
    made = read(both[1])
    rows, layout = np.array([int(name[1:]) for name in made.ids]), made.layouts["own"]
    cells, places = layout.order.cells_of(np.arange(N))
    np.testing.assert_array_equal(order_rows(plain.layouts["own"].positions).shuffled[1024 * cells + places], rows)
    for each in made.layouts.values():
        away = np.linalg.norm(each.positions - each.center[cells], axis=1)
        assert (away <= each.radius[cells]).all()
        np.testing.assert_array_equal(each.at(np.array([7, 0, N - 1])), each.positions[[7, 0, N - 1]])


@pytest.mark.parametrize(
    ("n", "cell"), [(1, 1024), (33, 1024), (1024, 1024), (1025, 1024), (5000, 1024), (9000, 4096), (900, 256)]
)
def test_order_goes_both_ways(n: int, cell: int) -> None:
    order, rows = CellOrder(n, cell), np.arange(n)
    cells, places = order.cells_of(rows)
    np.testing.assert_array_equal(order.rows_of(cells, places), rows)
    np.testing.assert_array_equal(np.bincount(cells), [*[cell] * (order.count - 1), n - cell * (order.count - 1)])
    first = order.bases[1]
    assert (places[:first] < 32).all()
    assert (places[first:] >= 32).all()


def test_blocks_and_files_of_row_numbers_change_nothing(
    both: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("BUCKET", 300), ("IN_MEMORY", 100), ("AT_ONCE", 700)):
        monkeypatch.setattr(curve, name, value)
    monkeypatch.setattr(records, "AT_ONCE", 700)
    pack(both[0], tmp_path / "packed.scene", quiet=True)
    assert (tmp_path / "packed.scene").read_bytes() == both[1].read_bytes()


def test_a_large_cloud_stands_in_the_room_as_it_does_unpacked(
    plain: Scene, both: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "FEW", packed.LEAST_CELL)
    monkeypatch.setattr(packed, "UNREAD_FROM", N)
    monkeypatch.setattr(fit, "SAMPLE", 150)  # the first runs of some cells, which are near each other
    made = pack(both[0], tmp_path / "small_cells.scene", quiet=True)
    frame, wanted = (fit.layout_frame(scene, "own") for scene in (made, plain))
    assert isinstance(frame, PackedFrame)
    assert frame.scale == pytest.approx(wanted.scale, rel=0.1)
    np.testing.assert_allclose(frame.offset, wanted.offset, atol=0.2)


def test_cells_are_made_by_the_layout_that_is_named(both: tuple[Path, Path], tmp_path: Path) -> None:
    made = pack(both[0], tmp_path / "other.scene", layout="other", quiet=True)
    assert list(made.layouts) == ["other", "own"]
    assert made.layouts["other"].radius.mean() <= made.layouts["own"].radius.mean()


def test_rows_at_one_place_are_packed(tmp_path: Path) -> None:
    write(tmp_path / "one.scene", Scene(list("abc"), {"own": Layout(np.full((3, 3), 7.0, "f4"))}))
    made = pack(tmp_path / "one.scene", tmp_path / "p.scene", quiet=True)
    np.testing.assert_array_equal(made.layouts["own"].positions, np.full((3, 3), 7.0))


def test_bodies_of_many_rows_are_left_for_the_check(
    both: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(both[1].read_bytes())
    where = data.index("wörd 5".encode())
    data[where] ^= 1
    spoiled = tmp_path / "spoiled.scene"
    spoiled.write_bytes(data)
    with pytest.raises(SceneError, match=r"column word\): body: expected CRC-32"):
        read(spoiled)
    monkeypatch.setattr(packed, "UNREAD_FROM", N)
    assert len(read(spoiled)) == N
    with pytest.raises(SceneError, match=r"column word\): body: expected CRC-32"):
        check(spoiled)
    check(both[1])


def test_command_and_what_it_says(both: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(both[0]), "--quiet"]) == 0
    made = both[0].with_name("plain_packed.scene")
    assert capsys.readouterr().out.startswith(f"{made}: 3,000 rows in 3 cells, ")
    assert made.read_bytes() == both[1].read_bytes()
    assert info([str(made)]) == 0
    assert "cells 3  rows_each 1024" in capsys.readouterr().out


def test_wrong_uses_are_told(both: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is packed already"):
        pack(both[1], tmp_path / "twice.scene")
    with pytest.raises(UsageError, match="has no layout 'pca'; expected one of own, other"):
        pack(both[0], tmp_path / "pca.scene", layout="pca")
    with pytest.raises(UsageError, match=r"already exists"):
        pack(both[0], both[1])
    with pytest.raises(UsageError, match=r"ends in \.scene"):
        pack(both[0], tmp_path / "out.bin")
    write(tmp_path / "epochs.scene", Scene(["a"], epochs=[Epoch(1.0, np.zeros((1, 3)))]))
    with pytest.raises(UsageError, match="expected a layout, found none to make cells by"):
        pack(tmp_path / "epochs.scene", tmp_path / "p.scene")
    assert not list(tmp_path.glob(".*"))
