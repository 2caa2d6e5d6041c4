"""Statistics of a selection: as scipy and statsmodels have them, and words where there is no number."""

import math

import numpy as np
import pytest
from kit.blobs import blobs
from kit.epochs_scene import make_scene
from kit.parts import make_rows
from kit.walks import do, frames_until, make_world, settle

from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows.inside import statistics
from latentwalk.runtime.world.rows.inside.confused import ConfusedPair
from latentwalk.runtime.world.rows.inside.statistics import (
    Sums,
    pearson,
    ranks,
    spearman,
    standardized_difference,
    wilson,
)
from latentwalk.runtime.world.rows.inside.summary import Correlation, Summaries
from latentwalk.scenes import Bool, Category, Scalar, write

stats = pytest.importorskip("scipy.stats")
RNG = np.random.default_rng(11)


@pytest.mark.parametrize(("hits", "n"), [(0, 1), (1, 1), (0, 50), (50, 50), (3, 40), (400, 1000), (1, 1_000_000)])
def test_wilson(hits, n):
    low, high = wilson(hits, n)
    known = stats.binomtest(hits, n).proportion_ci(0.95, "wilson")
    assert (low, high) == pytest.approx((known.low, known.high), abs=1e-12)
    assert 0 <= low <= hits / n <= high <= 1


@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("offset", [0.0, 1e6])
def test_correlations(ties, offset):
    x = RNG.normal(size=200)
    y = -0.6 * x + RNG.normal(size=200)
    if ties:
        x, y = np.round(x), np.round(y)
    x = x + offset
    y[5] = np.nan
    known = np.isfinite(y)
    assert pearson(x, y) == pytest.approx(stats.pearsonr(x[known], y[known]).statistic, abs=1e-9)
    assert spearman(x, y) == pytest.approx(stats.spearmanr(x[known], y[known]).statistic, abs=1e-12)


def test_correlation_of_a_known_sample():
    """Bivariate normal pairs of ρ = 0.8: r within what 20,000 pairs allow."""
    x = RNG.normal(size=20_000)
    y = 0.8 * x + 0.6 * RNG.normal(size=20_000)
    assert pearson(x, y) == pytest.approx(0.8, abs=0.01)
    assert spearman(x, y) == pytest.approx(6 / math.pi * math.asin(0.4), abs=0.01)


def test_ranks():
    values = RNG.integers(0, 9, 50).astype(float)
    np.testing.assert_array_equal(ranks(values), stats.rankdata(values))
    assert len(ranks(np.zeros(0))) == 0


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        ([], [], "0 rows have both; 3 are needed"),
        ([1.0], [2.0], "1 row has both; 3 are needed"),
        ([1.0, 2.0, np.nan], [1.0, 5.0, 2.0], "2 rows have both; 3 are needed"),
        ([1.0, 1.0, 1.0], [1.0, 5.0, 2.0], "one of them is the same in all rows"),
    ],
)
def test_what_has_no_correlation_says_why(x, y, words):
    assert pearson(np.array(x), np.array(y)) == spearman(np.array(x), np.array(y)) == words


@pytest.mark.parametrize("offset", [0.0, 1e5])
def test_sums_of_a_part_and_of_the_rest(offset):
    values = (RNG.gamma(2, size=3000) + offset).astype(np.float32)
    values[::7] = np.nan
    part = RNG.random(3000) < 0.1
    every = Sums.of(values)
    inside = Sums.of(values[part], every.shift)
    for found, rows in ((inside, part), (every.less(inside), ~part)):
        known = values[rows & np.isfinite(values)].astype(np.float64)
        assert found.moments.count == len(known)
        assert found.moments.mean == pytest.approx(known.mean(), rel=1e-9)
        assert found.moments.variance == pytest.approx(known.var(), rel=1e-4)


def test_standardized_difference():
    a, b = RNG.normal(1, 2, 400), RNG.normal(0, 1, 90)
    found = standardized_difference(Sums.of(a).moments, Sums.of(b).moments)
    assert found == pytest.approx((a.mean() - b.mean()) / math.sqrt((a.var() + b.var()) / 2))
    one, other = Sums.of(np.full(5, 0.1)).moments, Sums.of(np.full(7, 0.3)).moments
    assert standardized_difference(one, other) == -math.inf
    assert standardized_difference(one, one) == 0.0
    assert standardized_difference(one, Sums.of(np.zeros(0)).moments) is None


# Of a selection


def planted():
    """1,000 rows: the first 100 are a region of errors, old, of the class bee, in which similarity falls as entropy
    rises."""
    scene = blobs(1000)
    rows = np.arange(1000)
    codes = (rows % 3).astype(np.int32)
    codes[:100] = 1
    predicted = codes.copy()
    predicted[:60] = 2
    predicted[60:70] = 0
    entropy = RNG.random(1000).astype(np.float32)
    scene.columns = {
        "label": Category(codes, ["ant", "bee", "cat"]),
        "prediction": Category(predicted, ["ant", "bee", "cat"]),
        "confidence": Scalar(np.where(rows < 100, 0.4, 0.9).astype(np.float32)),
        "entropy": Scalar(entropy),
        "similarity_own_class": Scalar(np.where(rows < 100, 1 - entropy, RNG.random(1000)).astype(np.float32)),
        "age": Scalar((RNG.normal(30, 5, 1000) + 40 * (rows < 100)).astype(np.float32)),
        "noise": Scalar(RNG.normal(size=1000).astype(np.float32)),
        "city": Category(np.where(rows < 100, 1, rows % 2).astype(np.int32), ["Rome", "Oslo"]),
        "ill": Bool(rows % 2 == 0),
    }
    return scene, rows < 100


def test_a_planted_region_is_told_as_it_is():
    scene, region = planted()
    found = Summaries().of(scene.columns, region)
    assert (found.rows, found.of) == (100, 1000)
    assert (found.errors.wrong, found.errors.known) == (70, 100)
    assert (found.errors.low, found.errors.high) == wilson(70, 100)
    assert (found.rest_errors.wrong, found.rest_errors.known) == (0, 900)
    assert found.confusion == ConfusedPair("bee", "cat", 60)
    assert (found.by, found.classes) == ("label", [("bee", 100)])
    confidence, entropy = found.means
    assert (confidence.inside, confidence.rest) == pytest.approx((0.4, 0.9), abs=1e-6)
    assert entropy.inside == pytest.approx(float(scene.columns["entropy"].values[:100].mean()), rel=1e-5)
    assert found.correlation == Correlation(
        "similarity_own_class", "entropy", pytest.approx(-1, abs=1e-6), pytest.approx(-1, abs=1e-6)
    )
    assert [each.name for each in found.apart][:2] == ["age", "city: Oslo"]
    city = found.apart[1]
    assert (city.inside, city.rest) == (1.0, 0.5)
    assert found.apart[0].apart > 5


def test_what_the_model_says_sets_nothing_apart():
    scene, region = planted()
    for name in ("probability: bee", "local_error_rate", "similarity_predicted_class", "margin"):
        scene.columns[name] = Scalar(region.astype(np.float32))
    del scene.columns["age"]
    found = Summaries().of(scene.columns, region)
    assert next(each.name for each in found.apart) == "city: Oslo"
    assert {each.name for each in found.apart} <= {"city: Oslo", "noise", "ill"}


def test_sums_that_are_kept_follow_columns_that_change():
    scene, region = planted()
    summaries = Summaries()
    summaries.of(scene.columns, region)
    scene.columns["noise"] = Scalar(np.where(region, 9, 0).astype(np.float32))
    scene.columns["ill"] = Bool(region)
    found = summaries.of(scene.columns, region)
    assert {each.name for each in found.apart if math.isinf(each.apart)} == {"noise", "ill"}
    assert [(each.inside, each.rest) for each in found.apart if each.name == "ill"] == [(1.0, 0.0)]


def test_what_is_missing_says_why():
    scene, region = planted()
    for name in ("entropy", "prediction"):
        del scene.columns[name]
    found = Summaries().of(scene.columns, region)
    assert found.errors == found.rest_errors == "no row has both a label and a prediction"
    assert found.confusion == "no labels and predictions to compare"
    assert found.correlation == "no column entropy; `latentwalk analyze` makes them"
    scene, _ = planted()
    every = Summaries().of(scene.columns, np.ones(1000, np.bool_))
    assert every.rest_errors == "all rows are selected"
    assert every.apart == []
    assert [each.rest for each in every.means] == [None, None]
    scene.columns["label"] = Category(np.full(1000, -1, np.int32), ["ant", "bee", "cat"])
    nothing = Summaries().of(scene.columns, region)
    assert nothing.errors == "no row has both a label and a prediction"
    assert nothing.classes == [("unknown", 100)]
    right = planted()[0]
    assert Summaries().of(right.columns, np.arange(1000) > 500).confusion == "none"


def test_a_scene_without_classes_has_no_makeup():
    scene, region = planted()
    found = Summaries().of({"age": scene.columns["age"]}, region)
    assert (found.by, found.classes, found.means) == ("", [], [])
    assert [each.name for each in found.apart] == ["age"]


# In a walk


def test_a_brush_changes_the_summary_and_nothing_waits(tmp_path):
    write(tmp_path / "a.scene", planted()[0])
    world = make_world(tmp_path / "a.scene", wait=False)
    assert world.rows.summary() is None
    do(world, "select", {"ids": ["row-0", "row-1"]})
    frames_until(world, lambda: world.rows.summary() is not None, "export")
    do(world, "brush", {"position": [0, 1.5, 0], "radius": 50})
    frames_until(world, lambda: world.rows.summary().rows == 1000, "export")
    do(world, "select", {"none": True})
    assert world.rows.summary() is None
    world.close()


def test_nothing_is_counted_twice(monkeypatch):
    rows = make_rows(planted()[0])
    rows.selection.change(np.arange(1000) < 10)
    first = rows.summary()
    monkeypatch.setattr(statistics.Sums, "of", lambda *_: pytest.fail("counted again"))
    assert rows.summary() is first
    rows.close()


def test_at_an_epoch_its_own_predictions_are_counted(tmp_path):
    scene = make_scene(layout=True)
    world = World(scene, tmp_path / "a.scene", tmp_path, wait=True)
    do(world, "select", {"all": True})
    assert world.rows.summary().errors == "no row has both a label and a prediction"
    wrong = []
    for epoch in (1, 10, 50):
        do(world, "epoch", epoch)
        settle(world)
        wrong.append(world.rows.summary().errors.wrong)
    assert wrong == [1, 2, 0]
    assert world.rows.summary().means[0].name == "confidence"
    do(world, "layout", "grid")
    settle(world)
    assert world.rows.summary().errors == "no row has both a label and a prediction"
    world.close()
