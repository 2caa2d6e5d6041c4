"""Selection, its history, brush strokes, criteria, search, ids, filters, legend and colours."""

import numpy as np
import pytest
from kit.blobs import blobs

from latentwalk.assets.colors import palette
from latentwalk.runtime.ground.shown import HIDDEN, SELECTED, WRONG
from latentwalk.runtime.world import INTENTS
from latentwalk.runtime.world.rows.coloring import make_coloring, round_steps, scalar_range
from latentwalk.runtime.world.rows.filters import rows_that, search
from latentwalk.runtime.world.rows.ids import Ids, containing, equal_to
from latentwalk.runtime.world.rows.selection import Selection, Visibility, combine, make_flags, wrong_rows
from latentwalk.scenes import Bool, Category, Layout, Scalar, Scene, Strings, Text, UsageError

SCENE = blobs(60)
IDS = Ids(SCENE.ids)


def mask(*rows, n=8):
    made = np.zeros(n, np.bool_)
    made[list(rows)] = True
    return made


def rows_of(selection):
    return list(np.flatnonzero(selection.rows))


def that(**criterion):
    return list(np.flatnonzero(rows_that(SCENE, IDS, INTENTS["select"].check(criterion))))


def test_operations():
    before, rows = mask(1, 2), mask(2, 3)
    expected = {"replace": [2, 3], "add": [1, 2, 3], "subtract": [1], "intersect": [2]}
    assert {op: list(np.flatnonzero(combine(before, rows, op))) for op in expected} == expected


def test_undo_and_redo_walk_the_history():
    selection = Selection(8)
    selection.change(mask(1, 2))
    selection.toggle(5)
    selection.change(mask(1, 2, 5))  # changes nothing: no step
    selection.change(mask(2), "subtract")
    assert (rows_of(selection), selection.count) == ([1, 5], 2)
    seen = []
    while selection.can_undo:
        selection.undo()
        seen.append(rows_of(selection))
    assert seen == [[1, 2, 5], [1, 2], []]
    with pytest.raises(UsageError, match="nothing to undo"):
        selection.undo()
    selection.redo()
    selection.redo()
    assert rows_of(selection) == [1, 2, 5]
    selection.change(mask(7))  # a new step ends the old future
    with pytest.raises(UsageError, match="nothing to redo"):
        selection.redo()


@pytest.mark.parametrize(("op", "expected"), [("add", [1, 2, 3, 4]), ("subtract", [1]), ("intersect", [2])])
def test_a_stroke_is_one_step(op, expected):
    selection = Selection(8)
    selection.change(mask(1, 2))
    for dab in ([], [2, 3], [3, 4], []):
        selection.brush(np.array(dab, np.int32), op)
    assert rows_of(selection) == expected
    selection.end_brush()
    selection.undo()
    assert rows_of(selection) == [1, 2]
    selection.redo()
    assert rows_of(selection) == expected


def test_versions_rise_only_with_changes_of_a_stroke():
    selection = Selection(8)
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
    assert list(np.flatnonzero(wrong_rows(SCENE))) == [57, 58, 59]
    label = Category(np.array([0, 1, 1, -1], np.int32), ["a", "b"])
    prediction = Category(np.array([1, 1, 0, 0], np.int32), ["b", "a"])  # other order of names
    layouts = {"own": Layout(np.zeros((4, 3), np.float32))}
    scene = Scene(list("wxyz"), layouts, {"label": label, "prediction": prediction})
    assert list(wrong_rows(scene)) == [False, True, False, False]
    assert not wrong_rows(Scene(list("wxyz"), layouts)).any()


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
        INTENTS["select"].check(criterion)


def test_search_covers_ids_classes_and_texts():
    cats = [*range(2, 60, 3), 58]  # row 58 is a bee predicted as a cat
    assert list(np.flatnonzero(search(SCENE, IDS, "Cat"))) == sorted(cats)
    assert list(np.flatnonzero(search(SCENE, IDS, "row-42"))) == [42]


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


def test_visibility_is_filter_and_isolation():
    visibility = Visibility(4)
    assert visibility.visible().all()
    visibility.filtered, visibility.isolated = mask(0, 1, n=4), mask(1, 2, n=4)
    assert list(visibility.visible()) == [False, True, False, False]


def test_legend_counts_visible_rows_of_each_class():
    everything = np.ones(60, np.bool_)
    coloring = make_coloring(SCENE, "label", everything)
    assert [(e.label, e.count) for e in coloring.legend] == [("ant", 20), ("bee", 20), ("cat", 20)]
    assert [e.color for e in coloring.legend] == [tuple(c) for c in palette("categories")[:3].tolist()]
    np.testing.assert_array_equal(coloring.values, np.arange(60) % 3)
    few = make_coloring(SCENE, "label", np.arange(60) < 4)
    assert [e.count for e in few.legend] == [2, 1, 1]
    assert [(e.label, e.count) for e in make_coloring(SCENE, "correct", everything).legend] == [("no", 3), ("yes", 57)]
    assert [(e.label, e.count) for e in make_coloring(SCENE, "none", np.arange(60) < 4).legend] == [("all rows", 4)]
    with pytest.raises(UsageError, match="label, prediction, correct, confidence, none"):
        make_coloring(SCENE, "note", everything)


def column_scene(column):
    n = len(getattr(column, "values", getattr(column, "codes", None)))
    return Scene([str(i) for i in range(n)], {"own": Layout(np.zeros((n, 3), np.float32))}, {"c": column})


def test_unknown_classes_and_classes_without_names():
    column = Category(np.array([-1, 0, -1], np.int32), ["a"], np.array([[1, 2, 3]], np.uint8))
    coloring = make_coloring(column_scene(column), "c", np.ones(3, np.bool_))
    assert [(e.label, e.count) for e in coloring.legend] == [("a", 1), ("unknown", 2)]
    assert coloring.legend[0].color == (1, 2, 3)
    empty = make_coloring(column_scene(Category(np.full(3, -1, np.int32), [])), "c", np.ones(3, np.bool_))
    assert [(e.label, e.count) for e in empty.legend] == [("unknown", 3)]
    assert len(empty.table) == 1


def test_scalar_ticks_stand_where_their_values_are_coloured():
    values = np.array([0, 1, 2.5, 10, np.nan], np.float32)
    coloring = make_coloring(column_scene(Scalar(values, "mm")), "c", np.ones(5, np.bool_))
    np.testing.assert_allclose(coloring.values[:4], [0, 0.1, 0.25, 1])
    assert np.isnan(coloring.values[4])
    ticks = [(e.label, round(e.position, 6)) for e in coloring.legend[:-1]]
    assert ticks == [("0 mm", 0), ("2 mm", 0.2), ("4 mm", 0.4), ("6 mm", 0.6), ("8 mm", 0.8), ("10 mm", 1)]
    assert (coloring.legend[-1].label, coloring.legend[-1].count) == ("unknown", 1)
    assert coloring.legend[0].color == tuple(palette("viridis")[0].tolist())


def test_outliers_do_not_flatten_the_rest_and_the_legend_says_so():
    values = np.append(np.linspace(0, 1, 1000), 1e6).astype(np.float32)
    low, high = scalar_range(Scalar(values))
    assert 0 < low < 0.05
    assert 0.95 < high < 1.05
    legend = make_coloring(column_scene(Scalar(values)), "c", np.ones(1001, np.bool_)).legend
    assert legend[0].label.startswith("≤ ")
    assert legend[-1].label.startswith("≥ ")
    positions = [entry.position for entry in legend]
    assert positions == sorted(positions)


def test_diverging_scale_is_even_about_its_centre():
    column = Scalar(np.array([-1, 0, 3], np.float32), center=0.0)
    assert scalar_range(column) == (-3, 3)
    coloring = make_coloring(column_scene(column), "c", np.ones(3, np.bool_))
    np.testing.assert_allclose(coloring.values, [1 / 3, 0.5, 1], atol=1e-6)
    assert coloring.legend[0].label == "−3"
    np.testing.assert_array_equal(coloring.table, palette("coolwarm"))


@pytest.mark.parametrize("values", [[np.nan] * 3, [5.0] * 3, [3e38, -3e38, 0], [np.inf, 0, 1]])
def test_scalars_without_a_range(values):
    with np.errstate(all="raise"):
        coloring = make_coloring(column_scene(Scalar(np.array(values, np.float32))), "c", np.ones(3, np.bool_))
    known = np.isfinite(coloring.values)
    assert ((coloring.values[known] >= 0) & (coloring.values[known] <= 1)).all()


def test_round_steps():
    np.testing.assert_allclose(round_steps(0.13, 0.87), [0.2, 0.4, 0.6, 0.8])
    np.testing.assert_allclose(round_steps(-3, 3), [-3, -2, -1, 0, 1, 2, 3])
    np.testing.assert_allclose(round_steps(0, 1e6, 4), [0, 5e5, 1e6])


def test_bool_and_text_columns_are_told_apart():
    scene = Scene(
        ["a"], {"own": Layout(np.zeros((1, 3), np.float32))}, {"t": Text(Strings.of(["x"])), "b": Bool(mask(0, n=1))}
    )
    assert make_coloring(scene, "b", np.ones(1, np.bool_)).kind == "bool"


def test_a_constant_column_of_large_numbers_has_a_range():
    low, high = scalar_range(Scalar(np.full(5, 1.7e18, np.float32)))
    assert low < high
    assert len(round_steps(low, high)) > 1
