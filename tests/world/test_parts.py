"""The parts of a walk, each without the whole."""

import numpy as np
import pytest
from kit.blobs import NAMES, blobs
from kit.epochs_scene import make_scene
from kit.parts import apply, make_epochs, make_person, make_rows
from kit.walks import DT, direction_to

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.geometry import to_stage
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG
from latentwalk.runtime.world.outbox import Outbox
from latentwalk.runtime.world.rows import fit
from latentwalk.scenes import Bool, Category, LatentwalkError, UsageError
from latentwalk.scenes.queries.epoch import CORRECT

# Rows


def test_rows_are_selected_filtered_isolated_and_colored_without_a_person():
    rows = make_rows(blobs(60))
    apply(rows, "filter", {"column": "label", "equals": "bee"})
    assert (rows.visible.sum(), rows._outbox.message) == (20, "20 of 60 rows shown")
    assert [entry.count for entry in rows.coloring.legend] == [0, 20, 0]
    apply(rows, "select", {"all": True})
    assert rows.selection.count == 20, "what is hidden is not selected"
    apply(rows, "select", {"ids": ["row-0"], "op": "add"})
    assert rows.selected_ids() == ["row-0", *(f"row-{i}" for i in range(1, 60, 3))]
    apply(rows, "isolate", True)
    apply(rows, "filter", {})
    assert rows.visible.sum() == 21
    apply(rows, "undo", True)
    assert rows.visible.sum() == 20, "the filter is there again"
    apply(rows, "undo", True)
    assert rows.visibility.isolated is None
    apply(rows, "undo", True)
    rows.refresh()
    assert ((rows.flags & SELECTED) > 0).sum() == 20
    assert ((rows.flags & HIDDEN) > 0).sum() == 40
    with pytest.raises(UsageError, match=r"expected one of label, .*found 'colour'"):
        apply(rows, "color", "colour")
    assert rows.coloring.name == "label"
    rows.close()


def test_rows_without_a_label_get_no_red_cross():
    scene = blobs(60)
    codes = scene.columns["label"].codes.copy()
    codes[:5] = -1
    scene.columns["label"] = Category(codes, NAMES)
    correct = scene.columns["correct"].values.copy()
    correct[:5] = False  # a yes or no has no third value to say that nobody knows
    scene.columns["correct"] = Bool(correct)
    rows = make_rows(scene)
    assert list(np.flatnonzero(rows.flags & WRONG)) == [57, 58, 59]
    del scene.columns["label"]
    rows.take_columns({"label": Category(np.full(60, -1, np.int32), NAMES)})
    rows.take_epoch({}, None)
    assert not (rows.flags & WRONG).any()
    rows.close()


# Epochs


def test_epochs_move_rows_and_tell_what_is_known_there_without_a_person():
    scene = make_scene(layout=True)
    epochs = make_epochs(scene)
    rows = epochs._rows
    assert not epochs.shown
    apply(epochs, "epoch", 10.0)
    assert epochs.shown
    assert rows.layouts.name == "epochs"
    for _ in range(100):
        rows.move(DT, None)
        epochs.move(DT, None)
    assert rows.cloud.a.key == ("epoch", 2)
    assert list(np.flatnonzero(rows.flags & WRONG)) == [0, 1]
    assert scene.columns[CORRECT].codes[1] == 0
    apply(epochs, "step", 1)
    for _ in range(40):
        epochs.move(DT, None)
    assert epochs.timeline.epoch == 25
    assert list(np.flatnonzero(rows.flags & WRONG)) == [0]
    assert len(epochs.stream.upcoming) >= 2
    epochs.close()
    rows.close()


# The person


def at_row(person, row, **changes):
    controls = Controls()
    hand = controls.right
    hand.tracked = True
    hand.aim.position = np.array([0.2, 1.2, -0.3], np.float32)
    way = to_stage(person.rig, fit.positions(person.rows.cloud, row)) - hand.aim.position
    hand.aim.orientation = direction_to(way / np.linalg.norm(way))
    for name, value in changes.items():
        setattr(hand, name, value)
    return controls


def frame(person, controls):
    person.head = controls.head
    heard = person.listen(controls, captured=False)
    person.move(heard, DT)
    person.point()
    person.use_tool(heard)


def test_a_person_walks_points_and_selects_without_a_world():
    person = make_person(blobs(60))
    rows = person.rows
    walking = Controls()
    walking.left.stick = np.array([0, 1], np.float32)
    for _ in range(90):
        frame(person, walking)
    np.testing.assert_allclose(person.rig.position, [0, 0, 3 - 1.6], atol=1e-4)
    apply(person, "recenter", True)
    np.testing.assert_allclose(person.rig.position, [0, 0, 3], atol=1e-6)
    frame(person, at_row(person, 7))
    row = person.pointer.row
    assert row >= 0
    frame(person, at_row(person, 7, trigger=1.0))
    assert list(np.flatnonzero(rows.selection.rows)) == [row]
    assert len(rows._outbox.pulses()) == 2, "the hand feels the row, and that it is selected"
    frame(person, at_row(person, 7, primary=True))
    assert rows.selection.count == 0
    frame(person, at_row(person, 7, secondary=True))
    assert (person.tool.name, rows._outbox.message) == ("brush", "tool: brush")
    with pytest.raises(UsageError, match="no decoder here"):
        apply(person, "tool", "probe")
    assert person.tool.name == "brush"
    rows.close()


# The outbox


def test_what_cannot_be_done_is_a_message_live_and_an_error_in_a_script():
    def fails():
        raise LatentwalkError("no room on the disk")

    live, scripted = Outbox(raises=False), Outbox(raises=True)
    live.obtain(fails)
    assert (live.message, live.message_age_s) == ("no room on the disk", 0.0)
    live.advance(0.5)
    assert live.message_age_s == 0.5
    with pytest.raises(LatentwalkError, match="no room on the disk"):
        scripted.obtain(fails)
    scripted.attempt(fails)
    assert scripted.message == "no room on the disk"


def test_ticks_never_buzz_and_pulses_are_given_once():
    outbox = Outbox(raises=False)
    for _ in range(9):  # 0.09 s
        outbox.tick("left", 0.2)
        outbox.advance(0.01)
    outbox.pulse("right", 0.5, 0.03)
    assert outbox.pulses() == [("left", 0.2, 0.01), ("left", 0.2, 0.01), ("right", 0.5, 0.03)]
    assert outbox.pulses() == []
