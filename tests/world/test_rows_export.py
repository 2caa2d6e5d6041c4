"""Exports of rows: what is in them, and that they overwrite nothing."""

import csv
import re

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.walks import do, frames_until, make_world, out_of

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows.export import column_values, table, write
from latentwalk.scenes import Category, Layout, Scalar, Scene, Strings, Text


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


def test_export_of_the_selection_as_csv_and_npy(world):
    do(world, "select", {"ids": ["row-5", "row-298"]})
    do(world, "export", True)
    assert "2 rows exported" in world.outbox.message
    with (out_of(world) / "rows_001.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["row-5", "row-298"]
    assert [row["row"] for row in rows] == ["5", "298"]
    assert rows[0]["label"] == "cat"
    assert rows[1]["correct"] == "False"
    assert rows[1]["note"] == "the bee number 298"
    assert np.float32(rows[0]["confidence"]) == world.scene.columns["confidence"].values[5]
    records = np.load(out_of(world) / "rows_001.npy", allow_pickle=False)
    assert records.dtype.names == ("row", "id", "label", "prediction", "correct", "confidence", "note")
    assert list(records["id"]) == ["row-5", "row-298"]
    assert list(records["correct"]) == [True, False]
    np.testing.assert_array_equal(records["confidence"], world.scene.columns["confidence"].values[[5, 298]])


def test_without_a_selection_all_visible_rows_are_exported(world):
    do(world, "filter", {"column": "label", "equals": "ant"})
    do(world, "export", True)
    assert len(np.load(out_of(world) / "rows_001.npy")) == 100


def test_exports_are_numbered_and_overwrite_nothing(world):
    out_of(world).mkdir()
    (out_of(world) / "rows_001.npy").write_text("mine")
    (out_of(world) / "rows_002.csv").write_text("mine too")
    for _ in range(2):
        do(world, "export", True)
    names = sorted(path.name for path in out_of(world).iterdir())
    assert names == ["rows_001.npy", "rows_002.csv", "rows_003.csv", "rows_003.npy", "rows_004.csv", "rows_004.npy"]
    assert (out_of(world) / "rows_001.npy").read_text() == "mine"


def test_export_by_the_menu_button_without_waiting(world):
    live = World(world.scene, world.path, out_of(world))
    controls = Controls()
    controls.left.menu = True
    live.update(controls, 0.01)
    frames_until(live, lambda: "exported" in live.outbox.message, "export", controls)  # still held: once only
    assert "300 rows exported" in live.outbox.message
    assert len(list(out_of(world).iterdir())) == 2


def test_export_into_a_place_that_cannot_be_is_one_line(world):
    out_of(world).write_text("a file")
    do(world, "export", True)
    assert re.fullmatch(r".*out: cannot be written: .*; choose another place", world.outbox.message)


def test_export_fields_of_every_kind_of_column():
    columns = {
        "id": Text(Strings.of(["é", 'x,\n"y"'])),
        "class": Category(np.array([-1, 0], np.int32), ["a"]),
        "value": Scalar(np.array([np.nan, 0.1], np.float32)),
    }
    scene = Scene(["p", "q"], {"own": Layout(np.zeros((2, 3), np.float32))}, columns)
    fields = table(scene, np.array([1, 0]))
    assert list(fields) == ["row", "id", "column id", "class", "value"]
    assert list(fields["column id"]) == ['x,\n"y"', "é"]
    assert list(fields["class"]) == ["a", ""]
    assert column_values(columns["value"], np.array([1]))[0] == np.float32(0.1)


def test_texts_that_a_spreadsheet_would_run_have_an_apostrophe_and_it_is_said(tmp_path):
    ids = ["=1+1", "+cmd", "-2", "@SUM(A1)", "\tx", "plain"]
    columns = {"=HYPERLINK(1)": Scalar(np.array([-1, 2, -3, 4, 5, 6], np.float32))}
    scene = Scene(ids, {"own": Layout(np.eye(6, 3, dtype=np.float32))}, columns)
    said = write(scene, np.arange(6), tmp_path)
    with (tmp_path / "rows_001.csv").open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    assert head == ["row", "id", "'=HYPERLINK(1)"]
    assert [row[1] for row in rows] == ["'=1+1", "'+cmd", "-2", "'@SUM(A1)", "'\tx", "plain"]
    assert [float(row[2]) for row in rows] == [-1, 2, -3, 4, 5, 6]
    assert said.endswith("rows_001.npy; texts that a spreadsheet would run begin with ' in the CSV")
    assert list(np.load(tmp_path / "rows_001.npy")["id"]) == ids
    assert write(scene, np.array([2, 5]), tmp_path).count("'") == 1  # the column's name
    plain = Scene(["a"], {"own": Layout(np.zeros((1, 3), np.float32))})
    assert write(plain, np.arange(1), tmp_path).endswith("rows_003.npy")


def test_columns_called_like_what_every_export_has_are_all_there(tmp_path):
    names = ["row", "column row", "id", "column id", "column column row"]
    columns = {name: Scalar(np.array([number], np.float32)) for number, name in enumerate(names)}
    fields = table(Scene(["a"], {"own": Layout(np.zeros((1, 3), np.float32))}, columns), np.arange(1))
    assert len(fields) == 7
    assert [values[0] for values in list(fields.values())[2:]] == [0, 1, 2, 3, 4]
    assert fields["column row"][0] == 1
    assert fields["column id"][0] == 3
