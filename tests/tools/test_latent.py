"""What is said of a VAE's latent space: active dimensions, the prior against the rows, classes judged out of fold."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from latentwalk.scenes import Category
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.figure.pairs import choose
from latentwalk.tools.latent.activity import Activity, activity_of, activity_of_sums, collapse
from latentwalk.tools.latent.aggregate import aggregate, missed, prior_fit
from latentwalk.tools.model.head import judge
from latentwalk.tools.model.inputs import for_decoding
from latentwalk.tools.model.latent_scene import predicted
from latentwalk.tools.model.vae import build

IRIS_4, IRIS_60 = [1.897, 0.058], [0.17, 0.22, 0.016]  # nats of β-VAEs of Iris with β = 4 and β = 60


def test_a_dimension_whose_rows_cannot_be_told_apart_is_not_active() -> None:
    assert Activity(IRIS_4, [0.97, 0.11]).active == [True, False]
    assert Activity(IRIS_60, [0.3, 0.35, 0.03]).count == 0
    assert Activity([1.2, 0.9], [0.9, 0.001]).active == [True, False]  # far from the prior, but the same for all rows
    assert Activity(IRIS_4, None).count == 1  # as earlier runs have it


def test_dimensions_that_move_together_are_one() -> None:
    """As a β-VAE of Iris makes it: all rows on a line that crosses both axes."""
    rng = np.random.default_rng(0)
    line = rng.normal(0, 1.4, 150)
    mean = np.stack([line, -line], 1) / np.sqrt(2) + rng.normal(0, 0.01, (150, 2))
    found = activity_of(mean.astype(np.float32), np.full((150, 2), 0.2, np.float32))
    assert found.active == [True, True]
    assert found.count == 1
    (sentence,) = collapse(found, 4, 10, 60, 0.15)
    assert sentence.startswith("only 1 of 2 latent dimensions is active (the others move with them); rows lie along a")
    round_ = activity_of(rng.normal(0, 1.4, (150, 2)).astype(np.float32), np.full((150, 2), 0.2, np.float32))
    assert round_.count == 2


def test_an_epoch_counts_directions_as_the_end_does() -> None:
    """From sums over batches, without the posteriors themselves."""
    rng = np.random.default_rng(0)
    line = rng.normal(0, 1.4, 300)
    mixed = rng.normal(0, 1, (300, 4)) @ rng.normal(0, 1, (4, 4)) * [1, 1, 1, 0.01]
    for mean in (np.stack([line, -line], 1) + rng.normal(0, 0.01, (300, 2)), mixed, rng.normal(0, 1.4, (300, 3))):
        sigma = np.full(mean.shape, 0.2) * rng.uniform(0.9, 1.1, mean.shape)
        whole = activity_of(mean.astype(np.float32), sigma.astype(np.float32))
        summed = activity_of_sums(whole.kl, mean.mean(axis=0), mean.T @ mean / len(mean))
        assert (summed.count, summed.directions, summed.active) == (whole.count, whole.directions, whole.active)
    assert activity_of_sums([1.7, 1.7], np.zeros(2), np.array([[2.0, -2.0], [-2.0, 2.0]])).count == 1


def test_activity_is_that_of_the_posteriors() -> None:
    mean = np.array([[1, 0], [-1, 0]], np.float32)
    found = activity_of(mean, np.array([[0.5, 1], [0.5, 1]], np.float32))
    np.testing.assert_allclose(found.kl, [0.5 * (1 + 0.25 - np.log(0.25) - 1), 0], atol=1e-7)
    assert found.variance == [1, 0]


@pytest.mark.parametrize(
    ("kl", "beta", "sigma", "said"),
    [
        (
            IRIS_60,
            60,
            0.15,
            ["none of 3 latent", "z2 0.22", "--beta 15 in place of 60", "--beta-warmup 20 in place of 0"],
        ),
        (IRIS_4, 4, 0.15, ["only 1 of 2", "z2 0.058", "a line", "--latent-dim 1 ", "--beta 1 in place of 4"]),
        (IRIS_4, 1, 0.15, ["only 1 of 2", "--sigma 0.075 in place of 0.15"]),
        (IRIS_4, 1, None, ["only 1 of 2", "try --beta-warmup 20 in place of 0"]),
    ],
)
def test_collapse_is_told_with_what_helps(kl: list[float], beta: float, sigma: float | None, said: list[str]) -> None:
    (sentence,) = collapse(Activity(kl, [1.0] * len(kl)), beta, 0, 100, sigma)
    assert [part for part in said if part not in sentence] == []


def test_nothing_is_said_where_all_are_active() -> None:
    assert collapse(Activity([2.5, 2.0], [1, 1]), 4, 10, 50, None) == []


def normal(center: float, spread: float, sigma: float) -> tuple[np.ndarray, np.ndarray]:
    mean = np.random.default_rng(0).normal(center, spread, (1500, 2)).astype(np.float32)
    return mean, np.full_like(mean, sigma)


def test_rows_like_the_prior_are_met_and_others_are_missed() -> None:
    mean, sigma = normal(0, 0.8, 0.6)  # 0.8² + 0.6² = 1
    rows = aggregate(mean, sigma, 0)
    fit = prior_fit(rows, 0)
    assert fit.misses < 0.04
    assert fit.nats < 0.05
    assert missed(fit, rows, activity_of(mean, sigma)) == []
    drawn = rows.draw(4000, np.random.default_rng(1))
    np.testing.assert_allclose([drawn.mean(), drawn.std()], [0, 1], atol=0.05)
    assert 0.002 < rows.off(drawn).mean() < 0.03  # one percent, as it is defined


def test_rows_beside_the_prior_are_told_with_their_divergence() -> None:
    mean, sigma = normal(3, 0.8, 0.6)
    rows = aggregate(mean, sigma, 0)
    fit = prior_fit(rows, 0)
    assert fit.nats == pytest.approx(2 * 3**2 / 2, rel=0.05)  # KL of two Gaussians three apart, in two dimensions
    assert fit.misses > 0.8
    (sentence,) = missed(fit, rows, activity_of(mean, sigma))
    assert "--from posterior" in sentence
    assert "has mean 3.0" in sentence or "has mean 2.9" in sentence


def test_classes_without_a_pattern_are_not_seen_in_training_rows_either() -> None:
    generator = np.random.default_rng(0)
    features = generator.normal(size=(150, 20)).astype(np.float32)
    label = Category(generator.integers(0, 2, 150).astype(np.int32), ["a", "b"])
    data = Dataset("noise", [str(row) for row in range(150)], features, [], {"label": label})
    inputs = for_decoding(data, scale="minmax", likelihood="gaussian", sigma=0.15, validation=0.1, test=0.1, seed=0)
    torch.manual_seed(0)
    heads: list[int] = []
    found = judge(build((20,), 2, 0.1), inputs, label, "mlp", 0, heads.append)
    train = inputs.parts["train"].numpy()
    taught = found.head(inputs.values[train]).argmax(1).numpy()
    assert (taught == label.codes[train]).mean() > 0.95  # the head itself knows its rows by heart
    assert (predicted(found.shares)[train] == label.codes[train]).mean() < 0.65
    assert sum(heads) == 4


def test_columns_of_a_pair_plot_are_those_that_separate_best() -> None:
    generator = np.random.default_rng(0)
    codes = np.repeat([0, 1], 50).astype(np.int32)
    values = generator.normal(size=(100, 8)).astype(np.float32)
    values[:, 6] += 5 * codes
    values[:, 2] += 3 * codes
    values[:, 0] = 1  # constant
    chosen, why = choose(values, codes)
    assert chosen[:2] == [6, 2]
    assert len(chosen) == 5
    assert 0 not in chosen
    assert "5 of 8 columns with the largest ANOVA F" in why
    assert "deviation" in choose(values, None)[1]
