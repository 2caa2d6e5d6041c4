"""Scene files hold what was put in, as FORMAT.md says, byte for byte, without copying."""

from __future__ import annotations

import base64
import dataclasses
import os
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit.scene_bytes import FILE_HEAD, full_scene, put, record, rows, texts

from latentwalk.scenes import (
    Category,
    Epoch,
    LatentwalkError,
    Layout,
    Quality,
    Scene,
    SceneError,
    Strings,
    Unjudged,
    UsageError,
    append,
    follow,
    read,
    write,
)
from latentwalk.scenes.files import check

GOLDEN = (
    "c-rgq2@iJm<K<#xAP@M22RS<f=>{nOXH1({aEWCDQJR+>v1neBotc-iq$t0<cv)IzYEDXV<I?2((!3I;Wr;;aiIv5ZCa=y+Db~wR"
    "ODj$-DPB}+F_C%l3Xn)jVoBnnQp1VN4AcNH|C4H3;^CDP*$WE4bRc~I%9p+H@b>vqw~NH+?TeN0hlJm<<ouk{+&pLqHZ93Z%uQXI"
    "lbDp6v!tZ5AazA@Vo7Rxeo-YfOeaqUhH*-2@uEzViA<B%f>fi0@G6KH;V=e;+kYS!sPM0-tfV;nLFv~4%CG18B4O5=RYHv36IDM?"
    "Lc>2Nu`<831SR|z=a=WLDk#b?OU+BnOHOTohW*6JD+}_AGfOh_^NJUxnM`7$M*3~Ahj_sOh#P=-g99o4*GJ+%ooly|SiM_LrJslR"
    "e`#V8lJ}REWR~QlF2LgX2^eMo0MCD^3I"
)


def same(a: Any, b: Any) -> None:
    """Two parts of scenes hold the same."""
    if dataclasses.is_dataclass(a):
        for field in dataclasses.fields(a):
            same(getattr(a, field.name), getattr(b, field.name))
    elif isinstance(a, dict):
        assert list(a) == list(b)
        for key in a:
            same(a[key], b[key])
    elif isinstance(a, np.ndarray):
        assert a.dtype == b.dtype
        np.testing.assert_array_equal(a, b)
    elif isinstance(a, Strings) or isinstance(b, Strings):
        assert list(a) == list(b)
    elif isinstance(a, list):
        assert len(a) == len(b)
        for left, right in zip(a, b, strict=True):
            same(left, right)
    else:
        assert a == b


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def small() -> Scene:
    xyz = np.array([[0, 1, 2], [3, 4, 5.5]], np.float32)
    return Scene(["a", "é"], {"own": Layout(xyz)}, {"label": Category(np.array([1, -1], np.int32), ["x", "yy"])})


def test_everything_comes_back(tmp_path: Path) -> None:
    scene = full_scene()
    write(tmp_path / "a.scene", scene)
    same(scene, read(tmp_path / "a.scene"))


def test_bytes_are_those_of_the_specification(tmp_path: Path) -> None:
    write(tmp_path / "a.scene", small())
    scene = small()
    label = scene.columns["label"]
    assert isinstance(label, Category)
    expected = (
        FILE_HEAD
        + rows("a", "é")
        + record("column", {"name": "label", "type": "category"}, {"codes": label.codes, **texts("names", "x", "yy")})
        + record("layout", {"name": "own", "provenance": {}}, {"positions": scene.layouts["own"].positions})
        + record("about", {"title": "", "provenance": {}})
    )
    assert (tmp_path / "a.scene").read_bytes() == expected


def test_golden_bytes(tmp_path: Path) -> None:
    golden = zlib.decompress(base64.b85decode(GOLDEN))
    write(tmp_path / "new.scene", small())
    assert (tmp_path / "new.scene").read_bytes() == golden
    (tmp_path / "old.scene").write_bytes(golden)
    same(small(), read(tmp_path / "old.scene"))


def test_figures_keep_the_names_that_files_have(tmp_path: Path) -> None:
    """Readers of version 1 need `neighbours_kept`; files that were written before are the same."""
    figures, kept = {"k": 3, "trustworthiness": 0.5, "continuity": 0.25, "neighbours_kept": 0.75}, np.float32([0.5, 1])
    xyz = small().layouts["own"].positions
    layout = record(
        "layout",
        {"name": "own", "provenance": {}, "quality": figures},
        {"positions": xyz, "quality.neighbours_kept": kept},
    )
    put(tmp_path / "old.scene", rows("a", "b"), layout)
    quality = read(tmp_path / "old.scene").layouts["own"].quality
    assert quality is not None
    assert (quality.k, quality.trustworthiness, quality.continuity, quality.neighbors_kept) == (3, 0.5, 0.25, 0.75)
    assert {name: values.tolist() for name, values in quality.per_point.items()} == {"neighbors_kept": [0.5, 1]}
    given = Quality(3, 0.5, 0.25, 0.75, {"neighbors_kept": kept})
    write(tmp_path / "new.scene", Scene(["a", "b"], {"own": Layout(xyz, given)}))
    assert (tmp_path / "new.scene").read_bytes() == (tmp_path / "old.scene").read_bytes()


def test_words_stand_where_there_are_no_figures(tmp_path: Path) -> None:
    xyz, reason = small().layouts["own"].positions, Unjudged("all 2 rows are alike")
    tied = Quality(3, 0.5, 0.25, 0.75, tied=0.5)
    scene = Scene(
        ["a", "b"], {"own": Layout(xyz, reason), "other": Layout(xyz, tied)}, epochs=[Epoch(1, xyz, quality=reason)]
    )
    write(tmp_path / "a.scene", scene)
    found = read(tmp_path / "a.scene")
    assert found.layouts["own"].quality == found.epochs[0].quality == reason
    assert vars(found.layouts["other"].quality) == vars(tied)


def test_numbers_of_epochs_keep_the_names_that_files_have(tmp_path: Path) -> None:
    """Epochs that `snapshot` wrote before it spelled neighbors so."""
    numbers, xyz = {"neighbours_kept": 0.5, "own_class_neighbours": 0.25}, np.zeros((2, 3), np.float32)
    put(tmp_path / "old.scene", rows("a", "b"), record("epoch", {"epoch": 1.0, "metrics": numbers}, {"positions": xyz}))
    (epoch,) = read(tmp_path / "old.scene").epochs
    assert epoch.metrics == numbers


def test_shipped_example() -> None:
    """Real data in a file that stays as it is: what was written once must be readable for ever."""
    path = Path(__file__).parents[2] / "scenes" / "iris.scene"
    check(path)
    scene = read(path)
    assert (len(scene), list(scene.layouts)) == (150, ["pca", "tsne", "umap"])
    label = scene.columns["label"]
    assert isinstance(label, Category)
    assert label.names == ["setosa", "versicolor", "virginica"]
    assert np.bincount(label.codes).tolist() == [50, 50, 50]
    quality = scene.layouts["tsne"].quality
    assert quality is not None
    assert 0.5 < quality.neighbors_kept < 1
    first = scene.layouts["pca"].positions[label.codes == 0, 0]
    others = scene.layouts["pca"].positions[label.codes != 0, 0]
    assert first.max() < others.min() or others.max() < first.min()


def test_arrays_are_aligned_read_only_views(tmp_path: Path) -> None:
    write(tmp_path / "a.scene", full_scene())
    scene = read(tmp_path / "a.scene")
    for array in (scene.layouts["own"].positions, scene.epochs[0].positions, scene.decoder.latents):
        assert array.ctypes.data % 64 == 0
        assert not array.flags.owndata
        assert not array.flags.writeable


def test_unknown_kinds_fields_and_arrays_are_skipped(tmp_path: Path) -> None:
    xyz = {"positions": np.ones((1, 3), "<f4"), "later": np.ones(4, "<f8")}
    path = put(
        tmp_path / "a.scene",
        record("from-the-future", {"x": 1}),
        rows("a"),
        record("hologram", {"y": [1]}, {"z": np.ones(3, "<f4")}),
        record("layout", {"name": "own", "provenance": {}, "later": 1}, xyz),
    )
    assert list(read(path).layouts) == ["own"]


def test_five_lines_of_a_user(tmp_path: Path) -> None:
    xyz = [[0, 1, 2], [3, 4, 5.5]]
    write(tmp_path / "my.scene", Scene(ids=[7, "b"], layouts={"own": Layout(xyz)}))
    scene = read(str(tmp_path / "my.scene"))
    assert list(scene.ids) == ["7", "b"]
    assert scene.layouts["own"].positions.tolist() == xyz


def test_needs_only_numpy_and_msgpack() -> None:
    code = """
import sys
before = set(sys.modules)
import numpy, msgpack
allowed = {"numpy", "msgpack", "latentwalk"} | {name.split(".")[0] for name in set(sys.modules) - before}
import latentwalk.scenes.info
tops = {name.split(".")[0] for name in sys.modules}
print(*sorted(tops - allowed - before - set(sys.stdlib_module_names)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_write_refuses_to_overwrite_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "a.scene"
    write(path, small())
    before = path.read_bytes()
    with pytest.raises(UsageError, match="already exists"):
        write(path, full_scene())
    assert path.read_bytes() == before
    write(path, full_scene(), overwrite=True)
    assert read(path).title == "Füll"
    assert names(tmp_path) == ["a.scene"]


def test_what_a_killed_write_left_is_not_in_the_way(tmp_path: Path) -> None:
    for process in range(os.getpid() - 1, os.getpid() + 2):
        (tmp_path / f".a.scene.{process}.part").touch()
    write(tmp_path / "a.scene", small())
    assert list(read(tmp_path / "a.scene").ids) == ["a", "é"]


def test_failed_write_leaves_nothing_and_keeps_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.scene"
    write(path, small())
    bad = small()
    bad.provenance["code"] = print
    with pytest.raises(SceneError, match=r"provenance\.code"):
        write(path, bad, overwrite=True)
    assert names(tmp_path) == ["a.scene"]
    assert list(read(path).ids) == ["a", "é"]


@pytest.mark.parametrize("name", ["missing.scene", "folder"])
def test_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    for use in (read, follow, lambda path: append(path, Epoch(1, np.zeros((2, 3), np.float32)))):
        with pytest.raises(UsageError, match=name):
            use(tmp_path / name)


def test_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        write(tmp_path / "no" / "a.scene", small())


@pytest.mark.skipif(sys.platform == "win32", reason="has no named pipes in folders")
def test_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.scene")
    with pytest.raises(UsageError, match="expected a file"):
        read(tmp_path / "pipe.scene")


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit on the size of files")
def test_full_disk_is_one_line_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limit[1]))
    try:
        with pytest.raises(LatentwalkError, match=r"cannot be written: .*large"):
            write(tmp_path / "big.scene", Scene(range(1000), {"own": Layout(np.zeros((1000, 3)))}))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert names(tmp_path) == []


def test_many_rows(tmp_path: Path) -> None:
    n = 300_000
    write(tmp_path / "a.scene", Scene(range(n), {"own": Layout(np.zeros((n, 3), np.float32))}))
    scene = read(tmp_path / "a.scene")
    assert (len(scene), scene.ids[n - 1], sum(map(len, scene.ids))) == (n, "299999", 1_688_890)


def test_a_scene_is_shown_in_one_line() -> None:
    shown = repr(read(Path(__file__).parents[2] / "scenes" / "iris.scene"))
    assert shown.startswith("<Scene of 150 rows; layouts: ")
    assert "label" in shown
    assert "\n" not in shown
    assert len(shown) < 300
