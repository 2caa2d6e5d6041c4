"""Known worlds of tables: their truth against closed forms and against the rows themselves."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ive, ndtr

from latentwalk.scenes import Category, LatentwalkError, Scalar
from latentwalk.tools.data import sources
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.worlds import tables
from latentwalk.tools.data.worlds.boundary import boundary_distance
from latentwalk.tools.data.worlds.mixture import isotropic
from latentwalk.tools.data.worlds.plan import WorldPlan
from latentwalk.tools.data.worlds.tables import TABLES, Drawn

DRAWS = {
    "blobs": (tables.blobs, 2.5, 4),
    "classification": (tables.classification, 0.1, 3),
    "moons": (tables.moons, 0.25, 2),
    "circles": (tables.circles, 0.15, 2),
    "gaussian-mixture": (tables.gaussian_mixture, 1.0, 3),
}


def codes(world: Dataset, name: str) -> np.ndarray:
    column = world.columns[name]
    assert isinstance(column, Category)
    return column.codes


def values(world: Dataset, name: str) -> np.ndarray:
    column = world.columns[name]
    assert isinstance(column, Scalar)
    return column.values


def drawn(name: str, seed: int = 0, rows: int = 100) -> Drawn:
    draw, noise, classes = DRAWS[name]
    return draw(WorldPlan([rows] * classes, [str(code) for code in range(classes)], noise, 32, seed))


@pytest.mark.parametrize("name", TABLES)
def test_bayes_rule_gets_as_many_right_as_is_said(name: str) -> None:
    world = sources.load([name], samples=1500, seed=1)
    label, posterior = codes(world, "label"), values(world, "bayes_posterior")
    right = float((codes(world, "bayes_class") == label).mean())
    said = world.provenance["world"]["bayes_accuracy"]
    # Three standard errors of a share of 1,500 rows.
    assert right == pytest.approx(said, abs=3 * np.sqrt(said * (1 - said) / 1500))
    assert float(posterior.mean()) == pytest.approx(said, abs=0.02)
    assert f"the Bayes accuracy is {said:.3f}" in world.notes[0]
    # Calibrated: of the rows that are told to be sure so many are right.
    for low, high in ((0.5, 0.8), (0.8, 1.01)):
        among = (posterior >= low) & (posterior < high)
        if among.sum() > 100:
            share = (codes(world, "bayes_class") == label)[among].mean()
            assert share == pytest.approx(posterior[among].mean(), abs=0.1)


@pytest.mark.parametrize("name", TABLES)
def test_a_row_crosses_the_boundary_where_its_distance_says(name: str) -> None:
    """Nowhere within the distance, in any of 200 directions; and just behind it in the nearest of many more."""
    made = drawn(name)
    mixture = made.mixture
    x = made.x[:, : mixture.means.shape[1]].astype(np.float64)
    distance = boundary_distance(mixture, x, np.random.default_rng(0))
    assert distance is not None
    own, rng = mixture.log_joint(x).argmax(axis=1), np.random.default_rng(1)
    inside, behind = np.zeros(len(x), bool), np.zeros(len(x), bool)
    for _ in range(200):
        way = rng.standard_normal(x.shape)
        way *= (distance / np.linalg.norm(way, axis=1))[:, None]
        inside |= mixture.log_joint(x + 0.97 * way).argmax(axis=1) != own
        behind |= mixture.log_joint(x + 1.1 * way).argmax(axis=1) != own
    # Where a region is as thin as paper, as sheared clusters can be, the shortest of all ways into it may be missed.
    assert inside.mean() <= (0.02 if name == "classification" else 0.005)
    assert behind.mean() > 0.9


@pytest.mark.parametrize("name", TABLES)
def test_going_up_the_slope_reaches_the_boundary_after_its_distance(name: str) -> None:
    """From rows near it the boundary is straight ahead, against the slope of the odds."""
    made = drawn(name, rows=300)
    mixture = made.mixture
    x = made.x[:, : mixture.means.shape[1]].astype(np.float64)
    distance = boundary_distance(mixture, x, np.random.default_rng(0))
    assert distance is not None
    near = np.argsort(distance)[:10]
    x, distance = x[near], distance[near]
    logs, slopes = mixture.slopes(x)
    order, rows = np.argsort(logs, axis=1), np.arange(len(x))
    down = slopes[rows, order[:, -2]] - slopes[rows, order[:, -1]]
    down /= np.linalg.norm(down, axis=1, keepdims=True)
    before, after = (mixture.log_joint(x + times * distance[:, None] * down).argmax(axis=1) for times in (0.9, 1.1))
    np.testing.assert_array_equal(before, order[:, -1])
    np.testing.assert_array_equal(after, order[:, -2])


def test_two_blobs_have_the_plane_between_them_for_boundary() -> None:
    """Fisher's case, with classes of different size: the plane, the posterior and the error are in closed form."""
    means, shares = np.array([[0.0, 0.0, 0.0], [3.0, 0.0, 0.0]]), np.array([0.8, 0.2])
    mixture = isotropic(means, 1.5, shares, np.array([0, 1]))
    x = mixture.draw(400, np.random.default_rng(0))
    plane = 1.5 + 1.5**2 / 3 * np.log(4)
    distance = boundary_distance(mixture, x, np.random.default_rng(1))
    np.testing.assert_allclose(distance, np.abs(x[:, 0] - plane), atol=1e-6)
    odds = np.exp((3 * x[:, 0] - 4.5) / 1.5**2) * 0.25
    np.testing.assert_allclose(mixture.posterior(x)[:, 1], odds / (1 + odds), rtol=1e-9)
    many = mixture.posterior(mixture.draw(100_000, np.random.default_rng(2))).max(axis=1).mean()
    assert many == pytest.approx(0.8 * ndtr(plane / 1.5) + 0.2 * ndtr((3 - plane) / 1.5), abs=0.003)


def test_circles_have_rices_density_and_a_circle_for_boundary() -> None:
    made = drawn("circles")
    x, s2 = made.x.astype(np.float64), 0.15**2
    r = np.linalg.norm(x, axis=1)
    # exp(−(r² + a²) / 2σ²) I₀(r a / σ²), with I₀ scaled by its growth.
    logs = np.stack([-((r - a) ** 2) / (2 * s2) + np.log(ive(0, r * a / s2)) for a in (1, 0.6)], axis=1)
    shares = np.exp(logs - logs.max(axis=1, keepdims=True))
    np.testing.assert_allclose(made.mixture.posterior(x), shares / shares.sum(axis=1, keepdims=True), atol=1e-8)
    distance = boundary_distance(made.mixture, x, np.random.default_rng(0))
    assert distance is not None
    radius = r + np.where(logs[:, 0] > logs[:, 1], -1, 1) * distance
    assert np.ptp(radius) < 1e-6


def test_moons_without_noise_have_their_boundary_halfway_between_the_arcs() -> None:
    world = sources.load(["moons"], samples=100, noise=0)
    assert world.provenance["world"]["bayes_accuracy"] == pytest.approx(1, abs=1e-6)
    distance = values(world, "boundary_distance")
    assert distance.min() > 0.1
    rows, label = world.features, codes(world, "label")
    apart = np.linalg.norm(rows[:, None] - rows[None], axis=2)
    to_other = np.where(label[:, None] != label, apart, np.inf).min(axis=1)
    # A place as far from both arcs is at most that far from the row, so that both ways together reach the other arc.
    assert (distance >= to_other / 2 - 0.01).all()
    assert (distance < to_other).all()


def test_signs_say_whether_a_label_is_the_likeliest() -> None:
    for name in TABLES:
        world = sources.load([name], samples=300)
        likeliest = codes(world, "bayes_class") == codes(world, "label")
        np.testing.assert_array_equal(values(world, "boundary_distance") > 0, likeliest)
        if name in ("classification", "gaussian-mixture"):
            clusters = world.columns["true_cluster"]
            assert isinstance(clusters, Category)
            owner = np.array([clusters.names[code][0] for code in clusters.codes])
            true = "true_label" if name == "classification" else "label"
            label = world.columns[true]
            assert isinstance(label, Category)
            np.testing.assert_array_equal(owner, np.array(label.names)[label.codes])
            assert len(clusters.names) == 2 * len(label.names)


def test_classification_has_so_many_wrong_labels_and_says_which() -> None:
    world = sources.load(["classification"], samples=3000, noise=0.3, classes=["3"])
    wrong = codes(world, "label") != codes(world, "true_label")
    assert wrong.mean() == pytest.approx(0.3 * 2 / 3, abs=0.03)  # drawn from all three, the right one among them
    clean = sources.load(["classification"], samples=300, noise=0)
    np.testing.assert_array_equal(codes(clean, "label"), codes(clean, "true_label"))


def test_clusters_that_scikit_learn_makes_otherwise_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables._Recorded, "uniform", np.random.RandomState.uniform)
    with pytest.raises(LatentwalkError, match="makes its clusters in another way"):
        sources.load(["classification"])


def test_where_one_class_is_likeliest_everywhere_there_is_no_boundary() -> None:
    world = sources.load(["circles"], samples=400, noise=5, imbalance=100)
    assert "boundary_distance" not in world.columns
    assert "class outer is the likeliest everywhere" in world.notes[1]
    assert (codes(world, "bayes_class") == 0).all()
