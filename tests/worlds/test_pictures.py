"""Known worlds of pictures: what is told of each is what can be seen of it."""

from __future__ import annotations

import numpy as np
import pytest

from latentwalk.scenes import Category, Scalar
from latentwalk.tools.data import sources
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.worlds.drawings import PATTERNS, SHAPES, draw_pattern, draw_shape
from latentwalk.tools.data.worlds.pictures import PICTURES, exponents


def column(world: Dataset, name: str) -> np.ndarray:
    found = world.columns[name]
    assert isinstance(found, Category | Scalar)
    return found.codes if isinstance(found, Category) else found.values


def pixels(world: Dataset) -> np.ndarray:
    assert world.images is not None
    return world.images[..., 0] / 255


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_bytes_of_the_size_asked_for(name: str) -> None:
    world = sources.load([name], samples=30, image_size=16, classes=["4"])
    assert world.images is not None
    assert (world.images.shape, world.images.dtype) == ((30, 16, 16, 1), np.uint8)
    np.testing.assert_array_equal(world.features, world.images.reshape(30, -1))
    assert world.provenance["format"] == "pictures"
    assert sorted(np.bincount(column(world, "label"))) == [7, 7, 8, 8]


def test_a_shape_is_where_and_as_large_as_is_said() -> None:
    world = sources.load(["shapes"], samples=200, classes=["circle", "square"], noise=0)
    shown = pixels(world)
    contrast, size = column(world, "contrast"), column(world, "size")
    bright = (shown - 0.5) / contrast[:, None, None] + 0.5
    np.testing.assert_allclose(np.ptp(bright.reshape(200, -1), axis=1), 1, atol=0.05)
    area = np.where(column(world, "label") == 0, np.pi / 4, 1 / 2) * size**2
    np.testing.assert_allclose(bright.mean(axis=(1, 2)), area, atol=0.02)
    places = (np.arange(32) + 0.5) / 32
    total = bright.sum(axis=(1, 2))
    np.testing.assert_allclose((bright * places).sum(axis=(1, 2)) / total, column(world, "x"), atol=0.02)
    np.testing.assert_allclose((bright * (1 - places)[:, None]).sum(axis=(1, 2)) / total, column(world, "y"), atol=0.02)


def test_noise_is_as_strong_as_each_row_says() -> None:
    world = sources.load(["shapes"], samples=200, noise=0.1)
    corners = pixels(world)[:, :3, :3].reshape(200, -1)  # mostly free of shapes
    level, contrast = column(world, "noise_level"), column(world, "contrast")
    assert level.min() >= 0
    assert level.max() <= 0.2
    assert np.corrcoef(corners.std(axis=1), level * contrast)[0, 1] > 0.8


@pytest.mark.parametrize("kind", SHAPES)
def test_shapes_differ_and_stay_inside(kind: str) -> None:
    shown = draw_shape(kind, 64, 0.8, 20, 0.5, 0.5)
    assert shown.max() == 1
    assert max(shown[:3].max(), shown[-3:].max(), shown[:, :3].max(), shown[:, -3:].max()) == 0
    for other in SHAPES:
        turned = max(
            float((np.minimum(shown, at)).sum() / np.maximum(shown, at).sum())
            for at in (draw_shape(other, 64, 0.8, angle, 0.5, 0.5) for angle in range(0, 360, 10))
        )
        assert (turned == 1) == (other == kind), (other, turned)


@pytest.mark.parametrize("kind", PATTERNS)
def test_patterns_differ(kind: str) -> None:
    shift = np.array([0.3, 0.1])
    shown = draw_pattern(kind, 64, 0.25, 30, shift)
    assert shown.min() >= 0
    assert shown.max() <= 1
    assert np.ptp(shown) > 0.8
    for other in PATTERNS.keys() - {kind}:
        assert np.abs(shown - draw_pattern(other, 64, 0.25, 30, shift)).mean() > 0.05


def test_noise_has_the_spectrum_of_its_class() -> None:
    world = sources.load(["noise"], samples=250, noise=0)
    power = np.abs(np.fft.fft2(pixels(world) - 0.5)) ** 2
    frequency = np.hypot(*np.meshgrid(*[np.fft.fftfreq(32)] * 2)).ravel()
    inside = (frequency > 0.06) & (frequency < 0.45)
    for code, exponent in enumerate(exponents(5)):
        mean = power[column(world, "label") == code].mean(axis=0).ravel()
        slope = np.polyfit(np.log(frequency[inside]), np.log(mean[inside]), 1)[0]
        assert slope == pytest.approx(-exponent, abs=0.15)
    label = world.columns["label"]
    assert isinstance(label, Category)
    assert label.names == ["violet", "blue", "white", "pink", "red"]


def test_gradients_rise_where_they_are_said_to() -> None:
    world = sources.load(["gradients"], samples=300, noise=0, classes=["6"])
    shown = pixels(world)
    rise = np.stack([shown[:, :, -1].mean(1) - shown[:, :, 0].mean(1), shown[:, 0].mean(1) - shown[:, -1].mean(1)])
    angle = np.degrees(np.arctan2(rise[1], rise[0])) % 360
    off = (angle - column(world, "angle") + 180) % 360 - 180
    assert np.abs(off).max() < 1
    to_edge = 30 - np.abs((column(world, "angle") + 30) % 60 - 30)
    np.testing.assert_allclose(column(world, "boundary_distance"), to_edge, atol=1e-3)
    label = world.columns["label"]
    assert isinstance(label, Category)
    assert label.names == ["0°", "60°", "120°", "180°", "240°", "300°"]
    np.testing.assert_array_equal(label.codes, ((column(world, "angle") + 30) // 60) % 6)


@pytest.mark.parametrize(("name", "noise"), [("noise", 2.0), ("gradients", 3.0)])
def test_bayes_rule_gets_as_many_right_as_is_said(name: str, noise: float) -> None:
    world = sources.load([name], samples=1200, noise=noise, imbalance=3)
    right = column(world, "bayes_class") == column(world, "label")
    said, posterior = world.provenance["world"]["bayes_accuracy"], column(world, "bayes_posterior")
    assert 0.5 < said < 0.99
    assert float(right.mean()) == pytest.approx(said, abs=3 * np.sqrt(said * (1 - said) / 1200))
    for low, high in ((0.3, 0.6), (0.6, 0.9), (0.9, 1.01)):
        among = (posterior >= low) & (posterior < high)
        if among.sum() > 100:
            assert right[among].mean() == pytest.approx(posterior[among].mean(), abs=0.1)
