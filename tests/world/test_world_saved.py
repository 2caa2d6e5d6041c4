"""Files that a walk writes: exports that overwrite nothing, views that come back, views that are not views."""

import csv
import json
import re
import time

import numpy as np
import pytest
from kit.blobs import write_blobs

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows.export import column_values, table
from latentwalk.runtime.world.saved import KIND, view_path
from latentwalk.scenes import Category, Layout, Scalar, Scene, Strings, Text, read


@pytest.fixture
def world(tmp_path):
    path = write_blobs(tmp_path)
    return World(read(path), path, tmp_path / "out", wait=True)


def fresh(world):
    return World(world.scene, world.path, world.out, wait=True)


def test_export_of_the_selection_as_csv_and_npy(world):
    world.do("select", {"ids": ["row-5", "row-298"]})
    world.do("export", True)
    assert "2 rows exported" in world.message
    with (world.out / "rows_001.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["row-5", "row-298"]
    assert [row["row"] for row in rows] == ["5", "298"]
    assert rows[0]["label"] == "cat"
    assert rows[1]["correct"] == "False"
    assert rows[1]["note"] == "the bee number 298"
    assert np.float32(rows[0]["confidence"]) == world.scene.columns["confidence"].values[5]
    records = np.load(world.out / "rows_001.npy", allow_pickle=False)
    assert records.dtype.names == ("row", "id", "label", "prediction", "correct", "confidence", "note")
    assert list(records["id"]) == ["row-5", "row-298"]
    assert list(records["correct"]) == [True, False]
    np.testing.assert_array_equal(records["confidence"], world.scene.columns["confidence"].values[[5, 298]])


def test_without_a_selection_all_visible_rows_are_exported(world):
    world.do("filter", {"column": "label", "equals": "ant"})
    world.do("export", True)
    assert len(np.load(world.out / "rows_001.npy")) == 100


def test_exports_are_numbered_and_overwrite_nothing(world):
    world.out.mkdir()
    (world.out / "rows_001.npy").write_text("mine")
    (world.out / "rows_002.csv").write_text("mine too")
    for _ in range(2):
        world.do("export", True)
    names = sorted(path.name for path in world.out.iterdir())
    assert names == ["rows_001.npy", "rows_002.csv", "rows_003.csv", "rows_003.npy", "rows_004.csv", "rows_004.npy"]
    assert (world.out / "rows_001.npy").read_text() == "mine"


def test_export_by_the_menu_button_without_waiting(world):
    live = World(world.scene, world.path, world.out)
    controls = Controls()
    controls.left.menu = True
    live.update(controls, 0.01)
    for _ in range(1000):  # still held: once only
        if "exported" in live.message:
            break
        time.sleep(0.01)
        live.update(controls, 0.01)
    assert "300 rows exported" in live.message
    assert len(list(world.out.iterdir())) == 2


def test_export_into_a_place_that_cannot_be_is_one_line(world):
    world.out.write_text("a file")
    world.do("export", True)
    assert re.fullmatch(r".*out: cannot export: .*", world.message)


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


def test_view_comes_back(world):
    world.do("teleport", [1, 0, 2])
    world.do("color", "confidence")
    world.do("select", {"ids": ["row-3"]})
    world.do("save", True)
    assert view_path(world.path).name == "blobs.view.json"
    other = fresh(world)
    other.load_view()
    assert other.state() == world.state()
    assert other.message == "view restored"
    world.do("color", "label")
    world.do("save", True)  # over the earlier one
    other = fresh(world)
    other.load_view()
    assert other.color == "label"
    assert [path.name for path in world.path.parent.iterdir() if path.is_file()] == ["blobs.scene", "blobs.view.json"]


def test_without_a_view_nothing_is_said(world):
    world.load_view()
    assert world.message == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "{}",
        "[" * 100_000,
        '{"kind": "other", "intents": []}',
        json.dumps({"kind": KIND, "intents": {}}),
        json.dumps({"kind": KIND, "intents": [["color"]]}),
        json.dumps({"kind": KIND, "intents": [["color", "label"], ["export", True]]}),
        json.dumps({"kind": KIND, "intents": [[["color"], "label"]]}),
        json.dumps({"kind": KIND, "intents": [["rig", {"scale": 1e300}]]}),
        '{"kind": "latentwalk view 1", "intents": [["turn", NaN]]}',
        '{"kind": "latentwalk view 1", "intents": [["turn", 1' + "0" * 5000 + "]]}",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_not_a_view_is_ignored_with_one_line_and_never_overwritten(world, text):
    path = view_path(world.path)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = world.state()
    world.load_view()
    assert world.state() == before
    assert world.message.endswith("ignored")
    assert str(path) in world.message
    assert "\n" not in world.message
    assert not world.out.exists()
    content = path.read_bytes()
    world.attempt(world.save_view)
    assert "not overwritten" in world.message
    assert path.read_bytes() == content


def test_a_view_of_another_scene_gives_what_fits(world):
    intents = [["color", "colour"], ["layout", "turned"], ["select", {"ids": ["row-1", "row-1000"]}]]
    view_path(world.path).write_text(json.dumps({"kind": KIND, "intents": intents}))
    world.load_view()
    assert world.layout == "turned"
    assert "color: expected one of" in world.message
    assert "(and 1 more)" in world.message
