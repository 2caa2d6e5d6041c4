"""What is hidden is always told and can be taken back: filters of any columns, isolation, rows put away, colors."""

import numpy as np
import pytest
from kit.blobs import blobs, write_blobs
from kit.parts import apply, make_rows
from kit.walks import do, make_world, out_of, pairs

from latentwalk.runtime.world import World, command
from latentwalk.runtime.world.history import History
from latentwalk.runtime.world.rows.filters import Criterion
from latentwalk.runtime.world.rows.hidden.words import words_of
from latentwalk.scenes import Category, Layout, Scene, UsageError


@pytest.fixture
def rows():
    return make_rows(blobs(60))


def chips(rows):
    return {reason.key: reason.words for reason in rows.visibility.reasons}


def test_filters_of_several_columns_narrow_together_and_go_one_by_one(rows):
    apply(rows, "narrow", {"column": "label", "one_of": ["ant", "bee"]})
    apply(rows, "narrow", {"column": "correct", "equals": False})
    bees = [57, 58]  # the wrong rows are 57, 58 and 59; 59 is a cat
    assert list(np.flatnonzero(rows.visible)) == bees
    assert chips(rows) == {"label": "label: ant, bee", "correct": "correct: no"}
    assert rows.shown_count == 2
    apply(rows, "widen", "label")
    assert list(np.flatnonzero(rows.visible)) == [57, 58, 59]
    assert rows._outbox.message == "3 of 60 rows shown"
    apply(rows, "show_all", True)
    assert rows.visible.all()
    assert not chips(rows)


def test_a_second_filter_of_a_column_takes_the_place_of_the_first(rows):
    apply(rows, "narrow", {"column": "label", "none_of": ["ant"]})
    apply(rows, "narrow", {"column": "confidence", "max": 0.8})
    apply(rows, "narrow", {"column": "label", "none_of": ["bee", "cat"]})
    assert chips(rows) == {"confidence": "confidence ≤ 0.8", "label": "label without bee, cat"}
    apply(rows, "filter", {"column": "label", "equals": "bee"})  # as ever: in the place of all
    assert chips(rows) == {"label": "label: bee"}


def test_isolation_and_rows_put_away_say_how_many_they_are(rows):
    apply(rows, "select", {"column": "label", "equals": "ant"})
    apply(rows, "isolate", True)
    apply(rows, "select", {"ids": ["row-0", "row-3"]})
    assert chips(rows) == {"isolated rows": "20 isolated rows"}
    apply(rows, "hide", True)
    apply(rows, "select", {"ids": ["row-6"]})
    apply(rows, "hide", True)
    assert chips(rows)["hidden rows"] == "without 3 hidden rows"
    assert rows.shown_count == 17
    assert rows.selection.count == 0
    with pytest.raises(UsageError, match="nothing is selected"):
        apply(rows, "hide", True)
    apply(rows, "isolate", False)
    assert rows.shown_count == 57


def test_taking_away_what_is_not_there_names_what_is(rows):
    with pytest.raises(UsageError, match="none: all rows are shown; found 'label'"):
        apply(rows, "widen", "label")
    apply(rows, "narrow", {"column": "confidence", "min": 0.5})
    with pytest.raises(UsageError, match="expected one of confidence; found 'label'"):
        apply(rows, "widen", "label")


def test_undo_goes_back_over_selection_filters_isolation_and_colors_alike(rows):
    def state():
        return (
            list(np.flatnonzero(rows.selection.rows)),
            rows.shown_count,
            rows.coloring.name,
            rows.yes_no,
            rows.markers.by,
        )

    seen = [state()]
    for word, value in [
        ("select", {"column": "label", "equals": "bee"}),
        ("isolate", True),
        ("color", "confidence"),
        ("narrow", {"column": "confidence", "max": 0.7}),
        ("markers", "label"),
        ("color", "correct"),
        ("yes_no", "red_green"),
        ("filter", {"column": "correct", "equals": False}),
        ("select", {"all": True}),
        ("hide", True),
        ("show_all", True),
    ]:
        apply(rows, word, value)
        assert state() != seen[-1], word
        seen.append(state())
    for before in reversed(seen[:-1]):
        apply(rows, "undo", True)
        assert state() == before
    with pytest.raises(UsageError, match="nothing to undo"):
        apply(rows, "undo", True)
    for after in seen[1:]:
        apply(rows, "redo", True)
        assert state() == after
    with pytest.raises(UsageError, match="nothing to redo"):
        apply(rows, "redo", True)


def test_undo_says_what_it_undid(rows):
    apply(rows, "narrow", {"column": "confidence", "max": 0.62})
    apply(rows, "color", "correct")
    apply(rows, "color", "correct")  # changes nothing: no step
    apply(rows, "select", {"all": True})
    told = []
    while rows.history.can_undo:
        apply(rows, "undo", True)
        told.append(rows._outbox.message)
    assert told == ["undone: selection", "undone: colors by correct", "undone: confidence ≤ 0.62"]
    apply(rows, "redo", True)
    assert rows._outbox.message == "done again: confidence ≤ 0.62"


def test_the_history_is_bounded_and_joins_steps():
    history, seen = History(), []
    for i in range(150):
        history.add(str(i), lambda i=i: seen.append(-i), lambda i=i: seen.append(i))
    history.join(3, "the last three")
    assert history.undo() == "the last three"
    assert seen == [-149, -148, -147]
    assert history.redo() == "the last three"
    assert seen[3:] == [147, 148, 149]
    count = 0
    while history.can_undo:
        history.undo()
        count += 1
    assert count == 98


def test_classes_may_be_unknown():
    label = Category(np.array([0, 1, -1, -1, 1], np.int32), ["a", "b"])
    rows = make_rows(Scene(list("vwxyz"), {"own": Layout(np.zeros((5, 3), np.float32))}, {"kind": label}))
    apply(rows, "narrow", {"column": "kind", "one_of": ["unknown", "a"]})
    assert list(rows.visible) == [True, False, True, True, False]
    apply(rows, "narrow", {"column": "kind", "none_of": ["unknown"]})
    assert list(rows.visible) == [True, True, False, False, True]
    apply(rows, "narrow", {"column": "kind", "one_of": []})
    assert not rows.visible.any()
    with pytest.raises(UsageError, match="no class 'c'"):
        apply(rows, "narrow", {"column": "kind", "one_of": ["c"]})


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        ({"column": "confidence", "max": 0.62}, "confidence ≤ 0.62"),
        ({"column": "x", "min": -1.25}, "x ≥ −1.25"),
        ({"column": "x", "min": 0.5, "max": 12345.0}, "0.5 ≤ x ≤ 1.23e+04"),
        ({"column": "x", "min": -1e38}, "x known"),
        ({"column": "x", "equals": 3.0}, "x: 3"),
        ({"column": "correct", "equals": False}, "correct: no"),
        ({"column": "note", "contains": "cat"}, "note has “cat”"),
        ({"column": "label", "one_of": list("abcdef")}, "label: a, b, c, d and 2 more"),
        ({"column": "label", "one_of": []}, "label: none"),
        ({"ids": ["a", "b"]}, "2 named rows"),
    ],
)
def test_filters_in_words(criterion, words):
    assert words_of(command("narrow", criterion)) == words
    assert isinstance(command("narrow", criterion), Criterion)


def test_what_is_hidden_comes_back_in_a_fresh_walk(tmp_path):
    world = make_world(write_blobs(tmp_path))
    for word, value in [
        ("select", {"ids": ["row-1", "row-4"]}),
        ("hide", True),
        ("select", {"column": "label", "equals": "bee"}),
        ("isolate", True),
        ("narrow", {"column": "confidence", "max": 0.7}),
        ("narrow", {"column": "label", "none_of": ["cat"]}),
        ("select", {"ids": ["row-2"]}),
    ]:
        do(world, word, value)
    other = World(world.scene, world.path, out_of(world), wait=True)
    for word, value in pairs(world):
        do(other, word, value)
    assert np.array_equal(other.rows.visible, world.rows.visible)
    assert sorted(chips(other.rows).values()) == sorted(chips(world.rows).values())
    assert other.state() == world.state()
    for walk in (world, other):
        walk.close()
