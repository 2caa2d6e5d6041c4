"""Saved views, several of them: what was seen comes back, gaze and filters included, is told, and can be left."""

import json
import math
from datetime import datetime

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.walks import do, make_world, out_of, settle

from latentwalk.runtime.ground.frame import Controls, Pose
from latentwalk.runtime.ground.geometry import look
from latentwalk.runtime.world import World
from latentwalk.runtime.world.saved import KIND, KIND_OF_MANY, SavedView, view_path
from latentwalk.scenes import UsageError


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_blobs(tmp_path))
    yield walk
    walk.close()


@pytest.fixture
def fresh(world):
    made = []

    def another(*, wait=True):
        made.append(World(world.scene, world.path, out_of(world), wait=wait))
        return made[-1]

    yield another
    for walk in made:
        walk.close()


def gaze(world):
    """Room yaw and pitch of the eye's direction, and where it is."""
    from latentwalk.runtime.ground.geometry import forward, rotate_yaw

    x, y, z = rotate_yaw(world.person.rig.yaw_rad, forward(world.person.head))
    return math.atan2(-x, -z), math.asin(y), *world.person.eye.tolist()


def test_a_head_that_was_turned_aside_and_down_comes_back_whichever_way_one_looks(world, fresh):
    side = Controls(head=Pose(np.array([0, 1.6, 0], np.float32), look(math.radians(-36), math.radians(-20))))
    do(world, "teleport", [1, 0, 2])
    world.update(side, 0.1)
    do(world, "save", True)
    for yaw_rad in (0.0, 2.0):
        other = fresh()
        other.person.head = Pose(np.array([0.1, 1.6, 0.2], np.float32), look(yaw_rad, 0.0))
        other.load_view()
        pitch_rad = other.outbox.tilted()
        other.person.head.orientation = look(yaw_rad, pitch_rad)  # as a host that holds the head does
        np.testing.assert_allclose(gaze(other), gaze(world), atol=1e-5)


def test_the_view_says_of_when_it_is_and_what_it_hides(world, fresh):
    do(world, "narrow", {"column": "confidence", "max": 0.62})
    do(world, "save", True)
    other = fresh()
    other.load_view()
    now = datetime.now()
    few, n = other.rows.shown_count, len(other.scene)
    assert other.outbox.message.startswith(f"saved view of {now.day} {now:%b} restored")
    assert other.outbox.message.endswith(f": {few} of {n} shown, confidence ≤ 0.62")
    assert other.views.restored is other.views.known[-1]
    do(other, "color", "confidence")
    assert other.views.restored is None, "no longer what was saved"


def test_undo_takes_a_restored_view_back_in_one_step(world, fresh):
    for word, value in [("narrow", {"column": "label", "none_of": ["cat"]}), ("color", "correct"), ("isolate", False)]:
        do(world, word, value)
    do(world, "select", {"ids": ["row-1"]})
    do(world, "save", True)
    other = fresh()
    other.load_view()
    do(other, "undo", True)
    assert other.rows.visible.all()
    assert (other.rows.selection.count, other.rows.coloring.name) == (0, "label")
    assert not other.rows.history.can_undo
    do(other, "redo", True)
    assert (other.rows.selection.count, other.rows.coloring.name) == (1, "correct")


def test_a_fresh_start_shows_all_from_where_a_walk_begins(world, fresh):
    do(world, "narrow", {"column": "label", "none_of": ["cat"]})
    do(world, "color", "confidence")
    do(world, "layout", "turned")
    do(world, "rig", {"position": [5, 1, 2], "yaw_rad": 1.0, "scale": 2.0})
    do(world, "save", True)
    other = fresh()
    begun = other.state()
    other.load_view()
    assert other.state() != begun
    do(other, "fresh", True)
    assert other.rows.visible.all()
    assert other.state() == begun
    do(other, "undo", True)
    assert (other.rows.coloring.name, other.rows.visible.all()) == ("confidence", False)


def test_views_with_names_are_kept_beside_each_other(world, fresh):
    for color, name in (("confidence", "how sure"), ("correct", "errors")):
        do(world, "color", color)
        do(world, "save_as", name)
    do(world, "color", "label")
    do(world, "save", True)
    do(world, "color", "prediction")
    do(world, "save", True)  # over the one without a name
    assert [view.name for view in world.views.known] == ["how sure", "errors", ""]
    other = fresh()
    other.load_view()
    assert other.rows.coloring.name == "prediction"
    for which, color in (("errors", "correct"), ("how", "confidence"), (True, "prediction")):
        do(other, "view", which)
        assert other.rows.coloring.name == color
    assert "saved view of" in other.outbox.message
    with pytest.raises(UsageError, match="no saved view 'nope'; expected one of 'how sure', 'errors'"):
        do(other, "view", "nope")
    with pytest.raises(UsageError, match=r"there is a saved view “errors” of .* already; choose another name"):
        do(other, "save_as", "errors")
    assert [path.name for path in world.path.parent.iterdir() if path.is_file()] == ["blobs.scene", "blobs.view.json"]


def test_a_view_of_the_first_versions_stays_beside_a_new_one(world, fresh):
    view_path(world.path).write_text(json.dumps({"kind": KIND, "intents": [["color", "correct"]]}))
    do(world, "color", "confidence")
    do(world, "save_as", "how sure")
    other = fresh()
    do(other, "view", True)
    assert other.rows.coloring.name == "correct"
    do(other, "view", "how sure")
    assert other.rows.coloring.name == "confidence"


def test_recordings_keep_what_a_view_did(world):
    do(world, "color", "correct")
    do(world, "narrow", {"column": "label", "none_of": ["cat"]})
    do(world, "save_as", "errors")
    do(world, "show_all", True)
    do(world, "color", "label")
    settle(world, 0.1)
    do(world, "view", "errors")
    world.update(Controls(), 0.01)
    words = [made.word for made in world.done]
    assert "view" not in words
    assert {"color", "narrow", "face"} <= set(words)
    assert words[-1] == "join_steps"


@pytest.mark.parametrize(
    ("views", "words"),
    [
        ({}, "list of views"),
        ([[]], "name, saved and intents"),
        ([{"name": "a", "saved": "yesterday", "intents": []}], "expected a time such as"),
        ([{"name": "a", "saved": "2026-11-25T14:03:00", "intents": [["view", "b"]]}], "goes to a view"),
        ([{"name": "a", "saved": "2026-11-25T14:03:00", "intents": [["export", True]]}], "no command that writes"),
        ([{"name": "a", "saved": "2026-11-25T14:03:00", "intents": "x"}], "a list of intents"),
    ],
)
def test_what_is_no_list_of_views_is_told_and_kept(world, views, words):
    path = view_path(world.path)
    path.write_text(json.dumps({"kind": KIND_OF_MANY, "views": views}))
    before = path.read_bytes()
    world.load_view()
    assert words in world.outbox.message
    assert world.outbox.message.endswith("ignored")
    world.outbox.attempt(do, world, "save_as", "another")
    assert "not overwritten" in world.outbox.message
    assert path.read_bytes() == before


def test_a_view_of_another_year_says_so():
    assert SavedView("", datetime(2019, 3, 1), ()).title == "saved view of 1 Mar 2019"
    assert SavedView("a b", datetime(2019, 12, 24), ()).title == "saved view “a b” of 24 Dec 2019"
