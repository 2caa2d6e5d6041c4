"""Colors of rows by a column, and the legend."""

import numpy as np
import pytest
from kit.blobs import blobs

from latentwalk.assets.coloring import round_steps, scalar_range
from latentwalk.assets.colors import palette
from latentwalk.runtime.world.rows.coloring import make_coloring
from latentwalk.scenes import Bool, Category, Layout, Scalar, Scene, Strings, Text, UsageError

SCENE = blobs(60)


def column_scene(column):
    n = len(getattr(column, "values", getattr(column, "codes", None)))
    return Scene([str(i) for i in range(n)], {"own": Layout(np.zeros((n, 3), np.float32))}, {"c": column})


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
        ["a"],
        {"own": Layout(np.zeros((1, 3), np.float32))},
        {"t": Text(Strings.of(["x"])), "b": Bool(np.ones(1, np.bool_))},
    )
    assert make_coloring(scene, "b", np.ones(1, np.bool_)).kind == "bool"


def test_a_constant_column_of_large_numbers_has_a_range():
    low, high = scalar_range(Scalar(np.full(5, 1.7e18, np.float32)))
    assert low < high
    assert len(round_steps(low, high)) > 1
