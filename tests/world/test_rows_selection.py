"""Selection, its history, brush strokes, criteria, search, ids and filters."""

import numpy as np
import pytest
from kit.blobs import blobs
from kit.parts import make_rows

from latentwalk.runtime.ground.jobs import Jobs
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG
from latentwalk.runtime.world import command
from latentwalk.runtime.world.history import History
from latentwalk.runtime.world.rows.filters import Finder, Hits, rows_that, search
from latentwalk.runtime.world.rows.ids import Ids, containing, equal_to
from latentwalk.runtime.world.rows.selection import Selected, combine, make_flags
from latentwalk.scenes import Category, Layout, Scene, UsageError

SCENE = blobs(60)
IDS = Ids(SCENE.ids)


def mask(*rows, n=8):
    made = np.zeros(n, np.bool_)
    made[list(rows)] = True
    return made


def rows_of(selection):
    return list(np.flatnonzero(selection.rows))


def wrong_rows(scene):
    return list(np.flatnonzero(make_rows(scene).flags & WRONG))


def that(**criterion):
    return list(np.flatnonzero(rows_that(SCENE, IDS, command("select", criterion))))


def test_criteria():
    assert that(ids=["row-7", "row-0"]) == [0, 7]
    assert that(column="label", equals="bee") == list(range(1, 60, 3))
    assert that(column="label", contains="E") == list(range(1, 60, 3))
    assert that(column="correct", equals=False) == [57, 58, 59]
    assert that(column="note", contains="NUMBER 5") == [5, *range(50, 60)]
    assert that(column="note", equals="the ant number 3") == [3]
    assert that(column="id", equals="row-12") == [12]
    assert that(column="id", contains="-5") == [5, *range(50, 60)]
    confidence = SCENE.columns["confidence"].values
    assert that(column="confidence", min=0.5, max=0.7) == list(
        np.flatnonzero((confidence >= 0.5) & (confidence <= 0.7))
    )
    exactly = float(str(confidence[4]))
    assert 4 in that(column="confidence", min=exactly)
    assert 4 in that(column="confidence", equals=exactly)
    assert (len(that(all=True)), that(none=True)) == (60, [])


def test_one_class_and_several_leave_out_rows_of_none():
    scene = Scene([*"abcd"], columns={"kind": Category(np.array([-1, 0, 1, 0], np.int32), ["x", "xy"])})
    for wish, rows in (({"equals": "x"}, [1, 3]), ({"contains": "y"}, [2]), ({"contains": "x"}, [1, 2, 3])):
        found = rows_that(scene, Ids(scene.ids), command("select", {"column": "kind"} | wish))
        assert np.flatnonzero(found).tolist() == rows


def test_operations():
    before, rows = mask(1, 2), mask(2, 3)
    expected = {"replace": [2, 3], "add": [1, 2, 3], "subtract": [1], "intersect": [2]}
    assert {op: list(np.flatnonzero(combine(before, rows, op))) for op in expected} == expected


def test_undo_and_redo_walk_the_history():
    history = History()
    selection = Selected(8, history)
    selection.change(mask(1, 2))
    selection.toggle(5)
    selection.change(mask(1, 2, 5))  # changes nothing: no step
    selection.change(mask(2), "subtract")
    assert (rows_of(selection), selection.count) == ([1, 5], 2)
    seen = []
    while history.can_undo:
        history.undo()
        seen.append(rows_of(selection))
    assert seen == [[1, 2, 5], [1, 2], []]
    with pytest.raises(UsageError, match="nothing to undo"):
        history.undo()
    history.redo()
    history.redo()
    assert rows_of(selection) == [1, 2, 5]
    selection.change(mask(7))  # a new step ends the old future
    with pytest.raises(UsageError, match="nothing to redo"):
        history.redo()


@pytest.mark.parametrize(("op", "expected"), [("add", [1, 2, 3, 4]), ("subtract", [1]), ("intersect", [2])])
def test_a_stroke_is_one_step(op, expected):
    history = History()
    selection = Selected(8, history)
    selection.change(mask(1, 2))
    for dab in ([], [2, 3], [3, 4], []):
        selection.brush(np.array(dab, np.int32), op)
    assert rows_of(selection) == expected
    selection.end_brush()
    history.undo()
    assert rows_of(selection) == [1, 2]
    history.redo()
    assert rows_of(selection) == expected


def test_versions_rise_only_with_changes_of_a_stroke():
    selection = Selected(8, History())
    selection.brush(np.array([1], np.int32), "add")
    version = selection.version
    selection.brush(np.array([1], np.int32), "add")
    assert selection.version == version
    selection.end_brush()
    version = selection.version
    selection.end_brush()
    assert selection.version == version


def test_flags():
    flags = make_flags(mask(0, 1, n=3), mask(1, 2, n=3), mask(2, n=3))
    assert list(flags) == [0, SELECTED, HIDDEN | SELECTED | WRONG]


def test_wrong_rows_by_correct_or_by_names():
    assert wrong_rows(SCENE) == [57, 58, 59]
    label = Category(np.array([0, 1, 1, -1], np.int32), ["a", "b"])
    prediction = Category(np.array([1, 1, 0, 0], np.int32), ["b", "a"])  # other order of names
    layouts = {"own": Layout(np.zeros((4, 3), np.float32))}
    scene = Scene(list("wxyz"), layouts, {"label": label, "prediction": prediction})
    assert wrong_rows(scene) == [1]
    assert wrong_rows(Scene(list("wxyz"), layouts)) == []


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        ({"ids": ["row-77"]}, "row-77.*did you mean"),
        ({"column": "lable", "equals": "bee"}, "no column 'lable'.*label"),
        ({"column": "label", "equals": "dog"}, "no class 'dog'.*ant, bee, cat"),
        ({"column": "label", "min": 1}, "holds no numbers"),
        ({"column": "confidence", "contains": "x"}, "holds no text"),
        ({"column": "confidence", "equals": "x"}, "expected a number"),
        ({"column": "correct", "equals": "perhaps"}, "true or false"),
    ],
)
def test_criteria_that_do_not_fit_the_scene(criterion, words):
    with pytest.raises(UsageError, match=words):
        that(**criterion)


@pytest.mark.parametrize(
    "criterion",
    [
        {},
        [],
        {"ids": "row-1"},
        {"ids": [None]},
        {"column": "label"},
        {"column": "label", "equals": "bee", "contains": "b"},
        {"all": True, "none": True},
        {"all": False},
        {"min": 3},
        {"ids": ["row-1"], "equals": "x"},
        {"all": True, "op": "xor"},
        {"column": "confidence", "min": float("nan")},
        {"colour": "label"},
    ],
)
def test_criteria_that_make_no_sense(criterion):
    with pytest.raises(UsageError, match=r"expected|unknown|needs"):
        command("select", criterion)


def test_search_covers_ids_classes_and_texts():
    cats = [*range(2, 60, 3), 58]  # row 58 is a bee predicted as a cat
    assert list(np.flatnonzero(search(SCENE, IDS, "Cat"))) == sorted(cats)
    assert list(np.flatnonzero(search(SCENE, IDS, "row-42"))) == [42]


def test_hits_are_the_exact_ones_then_those_that_begin_with_it_then_the_rest():
    words = ["making", "King", "kingdom", "a king", "kings", "queen", "KING"]
    scene = Scene(words, {"own": Layout(np.zeros((7, 3), np.float32))})
    hits = Hits.of("king", search(scene, Ids(scene.ids), "king"))
    assert [words[row] for row in hits.rows] == ["King", "KING", "kingdom", "kings", "making", "a king"]
    assert (hits.exact, hits.prefix) == (2, 2)
    assert hits.words == "2 exactly · 2 at the start · 2 inside"
    assert Hits.of("z", search(scene, Ids(scene.ids), "z")).words == "in no row"
    hits = Hits.of("bee", search(SCENE, IDS, "bee"))
    assert hits.exact == 21, "a class is as exact as an id"


def test_a_finder_counts_what_is_typed_and_finds_among_what_is_shown():
    finder = Finder(SCENE, IDS, Jobs("test", wait=True))
    visible = np.arange(60) < 50
    counted = finder.count("row-4", visible)
    assert counted is not None
    assert (counted.exact, counted.prefix, len(counted.rows)) == (1, 10, 11)
    assert finder.hits is None, "it was not searched for yet"
    assert finder.count("", visible) is None
    assert finder.find("row-5", visible).rows.tolist() == [5]
    assert finder.count("row-5", visible) is finder.hits


def test_containing_keeps_to_each_text():
    texts = ["ab", "ba", "", "Abba", "ÉLAN vital", "élan", "日本語", "aab"]
    assert list(np.flatnonzero(containing(texts, "ab"))) == [0, 3, 7]  # not the b of one and the a of the next
    assert list(np.flatnonzero(containing(texts, "BB"))) == [3]
    assert list(np.flatnonzero(containing(texts, "élan"))) == [4, 5]
    assert list(np.flatnonzero(containing(texts, "本"))) == [6]
    assert list(np.flatnonzero(equal_to(texts, "ab"))) == [0]
    assert list(np.flatnonzero(equal_to(texts, ""))) == [2]


def test_ids_of_a_hundred_thousand_rows():
    ids = Ids([str(i) for i in range(100_000)])
    assert ids.row_of("99999") == 99_999
    rows, missing = ids.rows_of(["7", "nope", "70", "700"])
    assert (list(rows), missing) == ([7, 70, 700], ["nope"])
    with pytest.raises(UsageError, match="ids here look like '0'"):
        ids.row_of("nope")
