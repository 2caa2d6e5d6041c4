"""Parquet, npy and the projector's folder, read by the programs that they are for, and by our own `reduce`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest
from kit.sent import PLACES, N, pictures, scene, vectors
from PIL import Image
from pyarrow import parquet

import latentwalk
from latentwalk.assets.points import points
from latentwalk.scenes import Category, Layout, Scene, UsageError
from latentwalk.tools.reduce import main as reduce
from latentwalk.tools.snapshot import main as snapshot


def test_parquet_keeps_types_and_what_is_missing(tmp_path: Path) -> None:
    made = scene(thumbnails=pictures(), vectors=vectors())
    file = latentwalk.export(made, tmp_path / "a.parquet")
    frame = pd.read_parquet(file)
    assert frame["id"].tolist() == made.ids
    assert frame["label"].cat.categories.tolist() == ["a", "b,c"]
    assert frame["label"].isna().tolist() == [row % 3 == 0 for row in range(N)]
    assert frame["size"].dtype == np.float32
    assert frame["size"].isna().sum() == 1
    assert frame["right"].dtype == bool
    assert frame["note"].isna().tolist() == [True] + [False] * (N - 1)
    assert frame["note"][1] == "=SUM(A1)"  # no spreadsheet opens it
    np.testing.assert_array_equal(frame[["two_x", "two_y", "two_z"]], -PLACES)
    np.testing.assert_array_equal(np.stack(frame["vector"].to_list()), made.vectors.values)
    with Image.open(io.BytesIO(frame["image"][2]["bytes"])) as picture:
        np.testing.assert_array_equal(np.asarray(picture), made.thumbnails.pixels[2])
    assert frame["image"][N - 1] is None
    assert pl.read_parquet(file)["label"].to_list()[:3] == [None, "a", "b,c"]
    schema = parquet.read_schema(file)
    assert schema.field("size").metadata == {b"unit": b"cm"}
    said = json.loads(schema.metadata[b"latentwalk"])
    assert said["provenance"] == {"tool": "a test"}
    assert said["command"].startswith("latentwalk.export(Scene, ")


def test_epochs_are_long_form_in_parquet(tmp_path: Path) -> None:
    file = latentwalk.export(
        scene(epochs=True, thumbnails=pictures()), tmp_path / "a.parquet", epoch="all", rows=["r7", "r2"]
    )
    frame = pd.read_parquet(file)
    assert frame["epoch"].tolist() == [1, 1, 2, 2]
    assert frame["id"].tolist() == ["r7", "r2"] * 2
    assert frame["prediction"].tolist()[:2] == ["a", "a"]
    assert frame["prediction"].isna().tolist() == [False, False, True, True]
    assert np.isnan(frame["epochs_x"][2])
    assert "image" not in frame
    assert parquet.ParquetFile(file).num_row_groups == 2


def test_parquet_makes_the_scene_again(tmp_path: Path) -> None:
    latentwalk.export(scene(thumbnails=pictures(), vectors=vectors()), tmp_path / "a.parquet")
    words = [
        str(tmp_path / "a.parquet"),
        "--vectors",
        "vector",
        "--method",
        "pca",
        "-o",
        str(tmp_path / "a.scene"),
        "--quiet",
    ]
    assert reduce(words) == 0
    again = latentwalk.read(tmp_path / "a.scene")
    assert list(again.ids) == scene().ids
    assert set(again.columns["label"].names) == {"a", "b,c"}
    assert again.thumbnails.pixels.shape[1:] == (4, 5, 3)


def test_npy_is_the_places_or_the_vectors_with_ids_beside(tmp_path: Path) -> None:
    made = scene(vectors=vectors(), epochs=True)
    latentwalk.export(made, tmp_path / "a.npy", layout="two", rows=["r3", "r1"])
    np.testing.assert_array_equal(np.load(tmp_path / "a.npy"), -PLACES[[3, 1]])
    assert (tmp_path / "a.npy.csv").read_text(encoding="utf-8").split() == ["id", "r3", "r1"]
    latentwalk.export(made, tmp_path / "v.npy", layout="vectors")
    np.testing.assert_array_equal(np.load(tmp_path / "v.npy"), made.vectors.values)
    latentwalk.export(made, tmp_path / "e.npy", epoch="all")
    both = np.load(tmp_path / "e.npy")
    assert both.shape == (2, N, 3)
    assert np.isnan(both[1, 7]).all()
    latentwalk.export(made, tmp_path / "one.npy", epoch=2)
    np.testing.assert_array_equal(np.load(tmp_path / "one.npy"), both[1])
    with pytest.raises(UsageError, match=r"no layout 'vectors'; expected one of one, two"):
        latentwalk.export(scene(), tmp_path / "n.npy", layout="vectors")


def test_the_folder_of_a_projector_is_read_again(tmp_path: Path) -> None:
    made = scene(thumbnails=pictures(), vectors=vectors())
    made.columns["note"].values[2] = "two\tlines\n"
    folder = latentwalk.export(made, tmp_path / "p", format="projector")
    for tag, kept in {"one": PLACES, "vectors": made.vectors.values}.items():
        output = tmp_path / f"{tag}.scene"
        assert reduce([str(folder), "--tag", tag, "--method", "pca", "-o", str(output), "--quiet"]) == 0
        again = latentwalk.read(output)
        assert list(again.ids) == made.ids
        assert [*again.columns["label"].codes] == [*made.columns["label"].codes]
        np.testing.assert_array_equal(again.columns["size"].values, made.columns["size"].values)
        np.testing.assert_array_equal(again.thumbnails.pixels[:-1], made.thumbnails.pixels)
        assert again.provenance["data"]["columns"] == kept.shape[1]


def test_rows_that_are_absent_have_metadata_of_their_own(tmp_path: Path) -> None:
    folder = latentwalk.export(scene(epochs=True), tmp_path / "p", format="projector")
    assert reduce([str(folder), "--tag", "epochs", "--method", "pca", "-o", str(tmp_path / "e.scene"), "--quiet"]) == 0
    assert list(latentwalk.read(tmp_path / "e.scene").ids) == [f"r{row}" for row in range(N) if row != 7]


def test_all_epochs_are_steps_that_snapshot_reads(tmp_path: Path) -> None:
    folder = latentwalk.export(scene(epochs=True), tmp_path / "run.v2", format="projector", epoch="all")
    words = [str(folder), "--method", "pca", "-o", str(tmp_path / "e.scene"), "--quiet"]
    assert snapshot(words) == 0
    again = latentwalk.read(tmp_path / "e.scene")
    assert [epoch.epoch for epoch in again.epochs] == [1, 2]
    assert list(again.ids) == [f"r{row}" for row in range(N) if row != 7]
    assert set(again.columns["label"].names) == {"a", "b,c"}
    assert reduce([str(folder), "--tag", "two", "--method", "pca", "-o", str(tmp_path / "two.scene"), "--quiet"]) == 0


def test_a_layout_may_be_called_as_a_run_is(tmp_path: Path) -> None:
    made = scene(epochs=True, layouts={"epochs": Layout(-PLACES)})
    np.testing.assert_array_equal(points(made).positions, -PLACES)
    np.testing.assert_array_equal(points(made, epoch=1).positions, PLACES + 1)
    np.testing.assert_array_equal(points(made, "training epochs").positions, np.delete(PLACES + 2, 7, axis=0))
    frame = pd.read_parquet(latentwalk.export(made, tmp_path / "a.parquet", epoch=1))
    np.testing.assert_array_equal(frame[["epochs_x", "training epochs_x"]], np.c_[-PLACES[:, 0], PLACES[:, 0] + 1])
    folder = latentwalk.export(made, tmp_path / "p", format="projector", epoch="all")
    output = tmp_path / "e.scene"
    assert reduce([str(folder), "--tag", "epochs", "--method", "pca", "-o", str(output), "--quiet"]) == 0
    assert snapshot([str(folder), "--method", "pca", "-o", str(tmp_path / "s.scene"), "--quiet"]) == 0
    assert [epoch.epoch for epoch in latentwalk.read(tmp_path / "s.scene").epochs] == [1, 2]


def test_odd_names_of_layouts_are_files_of_their_own(tmp_path: Path) -> None:
    names = {'../"a"': Layout(PLACES), "../'a'": Layout(-PLACES)}
    folder = latentwalk.export(Scene(scene().ids, layouts=names), tmp_path / "p", format="projector")
    assert sorted(path.parent for path in folder.iterdir()) == [folder] * 4
    assert (folder / "metadata.tsv").read_text(encoding="utf-8").split("\n")[0] == "r0"  # one column has no head
    assert reduce([str(folder), "--tag", '../"a"', "--method", "pca", "-o", str(tmp_path / "a.scene"), "--quiet"]) == 0


def test_classes_of_parquet_may_be_many_and_unknown(tmp_path: Path) -> None:
    made = Scene(["a", "b"], columns={"kind": Category(np.array([-1, -1]), [])}, layouts={"own": PLACES[:2]})
    frame = pd.read_parquet(latentwalk.export(made, tmp_path / "a.parquet"))
    assert frame["kind"].isna().all()
