"""Views that come back, and files that are not views."""

import json

import pytest
from kit.blobs import write_blobs
from kit.walks import do, make_world, out_of

from latentwalk.runtime.world import World
from latentwalk.runtime.world.saved import KIND, view_path


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


def fresh(world):
    return World(world.scene, world.path, out_of(world), wait=True)


def test_view_comes_back(world):
    do(world, "teleport", [1, 0, 2])
    do(world, "color", "confidence")
    do(world, "select", {"ids": ["row-3"]})
    do(world, "save", True)
    assert view_path(world.path).name == "blobs.view.json"
    other = fresh(world)
    other.load_view()
    assert other.state() == world.state()
    assert other.outbox.message == f"{world.views.known[-1].title} restored"
    do(world, "color", "label")
    do(world, "save", True)  # over the earlier one
    other = fresh(world)
    other.load_view()
    assert other.rows.coloring.name == "label"
    assert [path.name for path in world.path.parent.iterdir() if path.is_file()] == ["blobs.scene", "blobs.view.json"]


def test_without_a_view_nothing_is_said(world):
    world.load_view()
    assert world.outbox.message == ""


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
    assert world.outbox.message.endswith("ignored")
    assert str(path) in world.outbox.message
    assert "\n" not in world.outbox.message
    assert not out_of(world).exists()
    content = path.read_bytes()
    world.outbox.attempt(do, world, "save", True)
    assert "not overwritten" in world.outbox.message
    assert path.read_bytes() == content


def test_a_view_of_another_scene_gives_what_fits(world):
    intents = [["color", "colour"], ["layout", "turned"], ["select", {"ids": ["row-1", "row-1000"]}]]
    view_path(world.path).write_text(json.dumps({"kind": KIND, "intents": intents}))
    world.load_view()
    assert world.rows.layouts.name == "turned"
    assert "color: expected one of" in world.outbox.message
    assert "(and 1 more)" in world.outbox.message
