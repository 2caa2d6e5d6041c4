"""Places to latents and back, and what is nearest."""

import numpy as np
import pytest
from kit.decoders import decoded

from latentwalk.runtime.ground.shown import CloudFrame
from latentwalk.runtime.world.probe.latent_map import LatentMap
from latentwalk.runtime.world.rows import fit as room
from latentwalk.runtime.world.rows.nearest import nearest, spacing
from latentwalk.scenes import RoomMap
from latentwalk.scenes.queries.room import TABLE_M


def mapped(size, layout="latent", n=240):
    scene = decoded(size, n=n)
    return LatentMap(room.layout_frame(scene, layout), scene.decoder.maps[layout], scene.decoder.latents)


@pytest.mark.parametrize(("size", "layout"), [(2, "latent"), (3, "latent"), (2, "other"), (3, "other")])
def test_the_place_of_a_row_is_its_latent_and_back(size, layout):
    made = mapped(size, layout)
    for row in (0, 7, 100):
        place = room.at(made.frame, row)
        np.testing.assert_allclose(made.latent_of(place), made.latents[row], atol=1e-5)
        np.testing.assert_allclose(made.place_of(made.latents[row]), place, atol=1e-5)
        near, apart_m = made.nearest_shown(place)
        np.testing.assert_allclose(near, place, atol=1e-6)
        assert apart_m < 1e-6


def test_two_dimensions_are_a_level_plane_over_which_height_does_not_count():
    made = mapped(2)
    assert made.level_m == pytest.approx(TABLE_M)
    above = room.at(made.frame, 5) + np.array([0, 0.7, 0])
    np.testing.assert_allclose(made.latent_of(above), made.latents[5], atol=1e-5)
    assert made.place_of(made.latents[5])[1] == pytest.approx(TABLE_M)
    assert mapped(3).level_m is None
    assert mapped(2, "other").level_m is None


def test_a_principal_layout_of_many_dimensions_is_a_subspace():
    rng = np.random.default_rng(0)
    basis = np.linalg.qr(rng.normal(size=(6, 3)))[0].T
    mean = rng.normal(size=6)
    latents = (mean + rng.normal(size=(50, 6))).astype(np.float32)
    frame = CloudFrame(("layout", "pca"), ((latents - mean) @ basis.T).astype(np.float32), 0.5, np.float32([0, 1, 0]))
    made = LatentMap(frame, RoomMap("affine", basis.astype(np.float32), mean.astype(np.float32)), latents)
    place = np.array([0.3, 1.2, -0.4], np.float32)
    latent = made.latent_of(place)
    np.testing.assert_allclose(latent, mean + (place - [0, 1, 0]) / 0.5 @ basis, atol=1e-5)
    np.testing.assert_allclose(made.place_of(latent), place, atol=1e-5)
    np.testing.assert_allclose(made.place_of(latents[3]), room.at(frame, 3), atol=1e-5)


def test_between_rows_latents_are_weighted_by_the_inverse_of_their_distance():
    made = mapped(3, "other")
    place = room.at(made.frame, np.array([3, 9])).mean(0)
    away = np.linalg.norm(room.at(made.frame, np.arange(240)) - place, axis=1)
    rows = np.argsort(away)[:4]
    expected = np.average(made.latents[rows], axis=0, weights=1 / away[rows])
    np.testing.assert_allclose(made.latent_of(place), expected, atol=1e-4)


def test_rows_without_a_place_are_left_out():
    made = mapped(3, "other")
    positions = made.frame.positions.copy()
    positions[::2] = np.nan
    made = LatentMap(CloudFrame(("epoch", 0), positions, 1.0, np.zeros(3, np.float32)), made.how, made.latents)
    np.testing.assert_allclose(made.latent_of(positions[7]), made.latents[7], atol=1e-5)
    assert np.isfinite(made.place_of(made.latents[8] + 0.01)).all()
    assert np.isfinite(made.spacing_m)


def test_sigma_is_shown_as_long_as_it_is():
    made = mapped(3)
    sigma = np.array([0.1, 0.2, 0.4], np.float32)
    matrix = made.spread(11, sigma)
    np.testing.assert_allclose(matrix[:3, 3], room.at(made.frame, 11), atol=1e-6)
    shown = matrix[:3, :3] @ matrix[:3, :3].T
    np.testing.assert_allclose(shown, np.diag((sigma * made.frame.scale) ** 2), atol=1e-6)
    flat = mapped(2).spread(11, sigma[:2])
    assert np.linalg.svd(flat[:3, :3], compute_uv=False).min() < 0.003
    bent = mapped(3, "other").spread(11, sigma)
    assert 0 < np.linalg.det(bent[:3, :3]) < 10


def test_nearest_is_what_looking_at_all_finds():
    rng = np.random.default_rng(1)
    points = rng.normal(size=(500, 5)).astype(np.float32)
    points[::7] = np.nan
    place = rng.normal(size=5).astype(np.float32)
    away = np.linalg.norm(points - place, axis=1)
    rows, distances = nearest(points, place, 6)
    assert rows.tolist() == np.argsort(away)[:6].tolist()
    np.testing.assert_allclose(distances, np.sort(away)[:6], rtol=1e-5)
    assert len(nearest(points[:3], place, 6)[0]) == 2


def test_spacing_is_how_far_rows_are_apart():
    line = np.zeros((100, 3), np.float32)
    line[:, 0] = np.arange(100) * 0.25
    assert spacing(line) == pytest.approx(0.25)
    assert spacing(line[:1]) == 0
