"""Planted error regions are found, with rates; errors that fall at random are no region."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from kit.judged import judged
from scipy.stats import fisher_exact

from latentwalk.scenes import Category, Scalar, Strings, Text
from latentwalk.tools.analysis import pockets, regions, traits
from latentwalk.tools.analysis.regions import POCKET, SUBGROUP, error_regions
from latentwalk.tools.analysis.results import jsonable
from latentwalk.tools.analysis.slices import conditions, slices


def wrong_in(subject, rows):
    """The subject with other predictions for these rows, and right ones for the others."""
    predictions = subject.labels.copy()
    predictions[rows] = (predictions[rows] + 1) % len(subject.classes)
    return replace(subject, predictions=predictions)


def rates(found, planted):
    """Precision and recall of a region's rows."""
    shared = len(np.intersect1d(found, planted))
    return shared / len(found), shared / len(planted)


@pytest.fixture(scope="module")
def plain():
    """1,000 rows that are all right."""
    return wrong_in(judged(1000, apart=5), np.arange(0))


def at_random(rows, rate, seed):
    rows = np.asarray(rows)
    return rows[np.random.default_rng(seed).random(len(rows)) < rate]


def test_a_planted_subgroup_is_the_first_region_exactly(plain):
    heavy = plain.columns["weight"].values > np.quantile(plain.columns["weight"].values, 0.75)
    planted = np.flatnonzero((plain.columns["side"].codes == 1) & heavy)
    bad = np.union1d(at_random(planted, 0.6, 1), at_random(np.arange(1000), 0.03, 2))
    subject = wrong_in(plain, bad)
    found = error_regions(subject)
    first = found.regions[0]
    assert first.kind == SUBGROUP
    assert first.name.startswith("side = right and weight 7.")
    precision, recall = rates(first.rows, planted)
    assert precision > 0.99
    assert recall > 0.89
    np.testing.assert_array_equal(first.wrong, np.intersect1d(first.rows, bad))
    assert first.error_rate.low < 0.6 < first.error_rate.high
    assert found.overall.value == pytest.approx(len(bad) / 1000)
    assert len(found.regions) <= 2
    assert f"{len(first.rows)} rows, {len(first.wrong)} of them wrong" in first.sentence
    assert "worst is side = right and weight" in found.finding
    assert json.loads(json.dumps(jsonable(found), allow_nan=False))["regions"][0]["rows"]


def test_a_planted_pocket_is_found_where_no_column_says_it(plain):
    """A ball at the edge of class b; 70 % wrong in it, 3 % elsewhere: four fifths of it are found.

    What is found reaches further, as neighborhoods blur its edge: more than half of the region is the ball.
    """
    subject = replace(plain, feature_names=(), columns={})
    points = subject.features
    middle = points[subject.labels == 1].mean(axis=0) + np.array([0, 0, 0.8, 0.8], np.float32)
    planted = np.argsort(np.linalg.norm(points - middle, axis=1))[:60]
    bad = np.union1d(at_random(planted, 0.7, 3), at_random(np.arange(1000), 0.03, 4))
    found = error_regions(wrong_in(subject, bad))
    first = found.regions[0]
    assert (first.kind, first.name) == (POCKET, "class b taken for class c")
    precision, recall = rates(first.rows, planted)
    assert precision > 0.5
    assert recall > 0.8
    assert first.p_adjusted == 2 / (pockets.SHUFFLES + 1)  # two spaces
    assert "class class b: 100.0 %" in first.sentence
    assert error_regions(wrong_in(subject, bad)).regions[0].sentence == first.sentence


def test_errors_at_random_are_no_region(plain):
    """Of 10 models that err at random at most 5 % each way should have a region, within the noise of 10."""
    called = [
        bool(error_regions(wrong_in(plain, at_random(np.arange(1000), 0.1, seed))).regions) for seed in range(10, 20)
    ]
    assert sum(called) <= 2


def test_what_comes_from_the_judgement_defines_no_subgroup(plain):
    bad = at_random(np.arange(1000), 0.1, 5)
    right = np.ones(1000, np.float32)
    right[bad] = 0
    columns = {
        name: Scalar(right)
        for name in ("confidence", "entropy", "margin", "flips", "probability: class a", "run_002 right, run_001 wrong")
    }
    columns["prediction"] = Category(right.astype(np.int32), ["no", "yes"])
    subject = replace(wrong_in(plain, bad), columns=columns)
    assert traits.traits(subject).names == plain.feature_names
    assert error_regions(subject).regions == ()
    assert error_regions(subject).finding.startswith("No region is wrong more often than chance allows: ")


def test_p_of_a_subgroup_is_fishers(plain):
    bad = np.zeros(1000, bool)
    bad[at_random(np.flatnonzero(plain.columns["side"].codes == 0), 0.3, 6)] = True
    side = replace(plain, features=None, columns={"side": plain.columns["side"]}, classes=[])
    found = slices(traits.traits(side), bad)
    (part,) = found.found
    assert part.conditions == ("side = left",)
    inside = int(bad[part.rows].sum())
    table = [[inside, len(part.rows) - inside], [bad.sum() - inside, 1000 - len(part.rows) - bad.sum() + inside]]
    assert part.p == pytest.approx(fisher_exact(table, "greater").pvalue)
    assert (found.tested, found.left_out) == (1, 0)  # the other side is more than half of the rows


def test_words_of_texts_are_conditions_and_set_apart(plain):
    said = ["the blurred one" if row % 9 == 0 else f"number {row}" for row in range(1000)]
    subject = replace(plain, features=None, columns={"note": Text(Strings.of(said))})
    found = error_regions(wrong_in(subject, at_random(np.arange(0, 1000, 9), 0.8, 7)))
    assert found.regions[0].name in ('note has "blurred"', 'note has "the"', 'note has "one"')
    known = traits.traits(subject)
    (apart,) = traits.sets_apart(known, np.arange(0, 1000, 9))
    assert apart.sentence.endswith(": 100.0 % against 0.0 %")
    assert traits.sets_apart(known, np.arange(1000)) == []


def test_quarters_of_numbers_and_what_has_none(plain):
    constant, holes = np.ones(1000, np.float32), np.arange(1000, dtype=np.float32)
    holes[:200] = np.nan
    columns = {"constant": Scalar(constant), "holes": Scalar(holes)}
    known = traits.traits(replace(plain, features=None, columns=columns, classes=[]))
    said, names, holds = conditions(known)
    assert said == ["holes 200 … 400", "holes 400 … 600", "holes 600 … 799", "holes 799 … 999"]
    assert holds.sum(axis=0).tolist() == [200] * 4
    assert set(names) == {"holes"}


def test_no_regions_say_why(plain):
    right = error_regions(plain)
    assert right.missing == "none of the 1,000 rows is wrong"
    assert error_regions(wrong_in(plain, np.arange(1000))).missing == "all 1,000 rows are wrong"
    few = error_regions(plain.rows(np.arange(5)))
    assert few.missing == "5 rows with label and prediction, 20 are needed"
    assert few.regions == ()


def test_constant_and_broken_spaces_are_survived(plain):
    bad = at_random(np.arange(1000), 0.1, 8)
    for value in (1.0, np.nan):
        points = np.full((1000, 4), value, np.float32)
        found = error_regions(wrong_in(replace(plain, features=points, representation=points, columns={}), bad))
        assert found.regions == ()


def test_regions_that_share_most_rows_are_told_once_and_names_differ(plain):
    bad = np.flatnonzero(plain.columns["side"].codes == 0)[:150]
    columns = {"side": plain.columns["side"], "again": plain.columns["side"]}
    found = error_regions(wrong_in(replace(plain, columns=columns), bad))
    assert sum(region.name in ("side = left", "again = left") for region in found.regions) <= 1
    assert len({region.name for region in found.regions}) == len(found.regions) <= regions.MOST


def test_dim_pictures_that_are_wrong_are_a_subgroup_and_their_pixels_are_none(plain):
    light = np.random.default_rng(9).integers(40, 200, 1000)
    images = np.repeat(light, 16).reshape(1000, 4, 4, 1).astype(np.uint8)
    dim = np.flatnonzero(light < np.quantile(light, 0.25))
    pixels = images.reshape(1000, -1).astype(np.float32)
    subject = replace(plain, images=images, features=pixels, feature_names=[f"p{i}" for i in range(16)], columns={})
    found = error_regions(wrong_in(subject, at_random(dim, 0.5, 10)))
    assert any(region.name.startswith("brightness 40 … ") for region in found.regions)
    assert all("p3" not in region.sentence for region in found.regions)
    own = replace(subject, columns={"contrast": plain.columns["weight"]})
    assert traits.traits(own).numbers[:, 1] == pytest.approx(plain.columns["weight"].values)


def test_errors_that_lie_together_in_the_representation_alone_are_a_pocket(plain):
    rows = np.random.default_rng(11).permutation(1000)[:50]
    representation = np.random.default_rng(12).normal(size=(1000, 3)).astype(np.float32)
    representation[rows] += 8
    first = error_regions(wrong_in(replace(plain, representation=representation), rows)).regions[0]
    assert rates(first.rows, rows)[0] > 0.9
    assert "They lie together in the representation." in first.sentence


def test_conditions_that_are_too_many_are_told(plain):
    columns = {f"x{i}": Scalar(values) for i, values in enumerate(np.random.default_rng(0).normal(size=(160, 1000)))}
    columns = {name: Scalar(column.values.astype(np.float32)) for name, column in columns.items()}
    subject = replace(plain, columns=columns, features=None, representation=None)
    found = error_regions(wrong_in(subject, at_random(np.arange(1000), 0.1, 13)))
    assert "43 conditions of the last columns were not tested" in found.finding
