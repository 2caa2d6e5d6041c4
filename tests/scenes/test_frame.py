"""A scene as a frame of pandas, and back."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

import latentwalk
from latentwalk.scenes import Bool, Category, Epoch, Layout, Scalar, Scene, Text, UsageError

IDS = ["ant", "bee", "cat"]
PLACES = np.arange(9, dtype=np.float32).reshape(3, 3)


def scene(**parts):
    columns = {
        "label": Category(np.array([1, -1, 0], np.int32), ["no", "yes"]),
        "size": Scalar(np.array([1.5, np.nan, 3.0], np.float32)),
        "right": Bool(np.array([True, False, True])),
        "note": Text(["a", "", "c"]),
    }
    return Scene(**{"ids": IDS, "layouts": {"own": Layout(PLACES)}, "columns": columns} | parts)


def test_a_row_a_row_a_column_a_column():
    frame = scene().to_frame()
    assert frame.index.tolist() == IDS
    assert frame.index.name == "id"
    assert frame.columns.tolist() == ["label", "size", "right", "note", "own_x", "own_y", "own_z"]
    assert frame["label"].cat.categories.tolist() == ["no", "yes"]
    assert frame["label"].tolist()[::2] == ["yes", "no"]
    assert frame.isna().to_numpy().sum(axis=1).tolist() == [0, 3, 0]
    assert frame["right"].dtype == bool
    assert frame["size"].dtype == np.float32
    np.testing.assert_array_equal(frame[["own_x", "own_y", "own_z"]], PLACES)


def test_a_scene_of_epochs_has_the_places_of_the_last(tmp_path):
    last = PLACES + 1
    last[1] = np.nan
    epochs = [Epoch(1.0, PLACES), Epoch(2.0, last, present=[True, False, True])]
    latentwalk.write(tmp_path / "a.scene", scene(epochs=epochs, layouts={}))
    frame = latentwalk.read(tmp_path / "a.scene").to_frame()
    np.testing.assert_array_equal(frame[["epochs_x", "epochs_y", "epochs_z"]], last)


def test_a_layout_called_like_columns_keeps_both():
    frame = scene(columns={"own_y": Scalar(np.zeros(3, np.float32))}).to_frame()
    assert frame.columns.tolist() == ["own_y", "own (layout)_x", "own (layout)_y", "own (layout)_z"]


def test_without_pandas_one_line_says_what_brings_it():
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "from latentwalk.scenes import Scene, UsageError\n"
        "try: Scene(['a']).to_frame()\n"
        "except UsageError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "to_frame: needs the package 'pandas'; pip install 'latentwalk[tools]'\n"


def test_the_frame_of_a_scene_of_a_table_makes_that_scene():
    first = latentwalk.reduce("iris", method=["pca"], predict=True, quiet=True)
    again = latentwalk.reduce(first.to_frame(), method=["pca"], quiet=True)
    assert list(again.ids) == list(first.ids)
    assert again.provenance["sha256"] == first.provenance["sha256"]
    assert list(again.layouts) == ["pca"]
    np.testing.assert_array_equal(again.layouts["pca"].positions, first.layouts["pca"].positions)
    assert set(again.columns) == set(first.columns)
    pd.testing.assert_frame_equal(
        again.to_frame().astype({"label": str}), first.to_frame().astype({"label": str})[again.to_frame().columns]
    )


def test_a_frame_brings_its_rows_kept_and_its_layouts_to_another_method(capsys):
    frame = latentwalk.reduce("iris", method=["pca"], quiet=True).to_frame()
    part = frame[frame["label"] != "setosa"].assign(note="mine")
    more = latentwalk.reduce(part, method=["umap"], umap_epochs=10)
    assert list(more.layouts) == ["pca", "umap"]
    assert list(more.ids) == part.index.tolist()
    assert more.layouts["pca"].quality is not None
    assert "layouts: pca, as they are in the frame" in capsys.readouterr().err
    assert set(more.columns["note"].names) == {"mine"}


def test_the_frame_of_a_scene_without_its_features_is_refused_and_goes_beside_them():
    x = np.random.default_rng(0).normal(size=(40, 5))
    frame = latentwalk.reduce(x, labels=np.arange(40) % 2, method=["pca"], quiet=True).to_frame()
    with pytest.raises(UsageError, match=r"^X: is the frame of a scene that has not its features; give these as X"):
        latentwalk.reduce(frame)
    both = latentwalk.reduce(x, metadata=frame, method=["pca"], quiet=True)
    assert list(both.columns) == ["label", "pca_x", "pca_y", "pca_z"]
    chosen = latentwalk.reduce(frame, columns=["pca_x", "pca_y"], method=["pca"], quiet=True)
    assert chosen.provenance["data"]["columns"] == 2
