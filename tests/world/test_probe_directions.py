"""Semantic directions: from the mean of some rows to that of others, walked from where the probe is."""

from __future__ import annotations

import numpy as np
import pytest
from kit.decoders import write_decoded
from kit.walks import do, make_world, marks, tell

from latentwalk.scenes import UsageError


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_decoded(tmp_path))
    tell(walk, jump={"id": "row-7"})
    yield walk
    walk.close()


def way(world):
    ends = world.probe.interpolation.ends
    return ends.end - ends.start


def test_a_direction_is_the_difference_of_two_classes_from_where_the_probe_is(world):
    latents = world.scene.decoder.latents
    tell(world, direction={"from": "ant", "to": "cat", "amount": 0.5})
    np.testing.assert_allclose(way(world), (latents[2::3].mean(0) - latents[::3].mean(0)) / 2, atol=1e-6)
    np.testing.assert_array_equal(world.probe.interpolation.ends.start, latents[7])
    assert len(marks(world).pictures) >= 9
    tell(world, along=1.0)
    np.testing.assert_allclose(world.probe.latent, latents[7] + way(world), atol=1e-6)
    tell(world, direction=False)
    assert world.probe.interpolation.way is None


def test_of_an_attribute_it_is_the_difference_of_rows_with_and_without(world):
    latents = world.scene.decoder.latents
    tell(world, direction={"to": {"ids": ["row-1", "row-2"]}})
    expected = latents[1:3].mean(0) - np.delete(latents, [1, 2], axis=0).mean(0)
    np.testing.assert_allclose(way(world), expected, atol=1e-5)
    tell(world, direction={"from": {"column": "label", "equals": "ant"}, "to": "cat"})
    by_column = way(world)
    tell(world, direction={"from": "ant", "to": "cat"})
    np.testing.assert_allclose(way(world), by_column, atol=1e-6)
    tell(world, direction={"to": "ant", "amount": -1})
    others = np.delete(latents, np.arange(0, 240, 3), axis=0).mean(0)
    np.testing.assert_allclose(way(world), others - latents[::3].mean(0), atol=1e-5)


def test_one_form_of_places_serves_jumps_ways_and_directions(world):
    latents, ants, cats = world.scene.decoder.latents, slice(0, None, 3), slice(2, None, 3)
    means = {"ant": latents[ants].mean(0), "cat": latents[cats].mean(0)}
    forms = (
        ("cat", means["cat"]),
        ({"class": "cat"}, means["cat"]),
        ({"column": "label", "equals": "cat"}, means["cat"]),
        ({"ids": ["row-1", "row-2"]}, latents[1:3].mean(0)),
        ({"id": "row-5"}, latents[5]),
        ("row-5", latents[5]),
        ({"latent": latents[9].tolist()}, latents[9]),
    )
    for form, latent in forms:
        tell(world, jump=form)
        np.testing.assert_allclose(world.probe.latent, latent, atol=1e-6)
        tell(world, interpolate={"from": form, "to": {"class": "ant"}})
        np.testing.assert_allclose(way(world), means["ant"] - latent, atol=1e-6)
        tell(world, direction={"from": {"class": "ant"}, "to": form})
        np.testing.assert_allclose(way(world), latent - means["ant"], atol=1e-6)
    tell(world, jump={"id": "row-7"}, direction={"from": "hand", "to": {"class": "cat"}})
    np.testing.assert_allclose(way(world), means["cat"] - latents[7], atol=1e-6)
    tell(world, direction={"to": {"id": "row-7"}})
    np.testing.assert_allclose(way(world), latents[7] - np.delete(latents, 7, axis=0).mean(0), atol=1e-5)


def test_wrong_uses_are_said(world, tmp_path):
    for value, words in (
        ({"to": "dog"}, "expected one of the classes ant, bee, cat; found 'dog'"),
        ({"to": {"all": True}}, "all rows are like that"),
        ({"to": {"none": True}}, "no row is like that"),
        ({"to": {"column": "size", "equals": 1}}, "no column 'size'"),
        ({"from": "ant"}, "'to' is missing"),
        ({"from": {"class": "dog"}, "to": "ant"}, "expected one of the classes ant, bee, cat; found 'dog'$"),
        ({"to": "row-9999"}, "found 'row-9999', and no row has the id 'row-9999'; did you mean"),
        ({"to": "hand"}, "'from' is missing; a direction to a place or a latent"),
        ({"to": {"latent": [0.0] * world.probe.latents.shape[1]}}, "'from' is missing; a direction to a place"),
        ({"to": {"class": "ant", "column": "label"}}, "unknown 'column'; expected class, id, latent"),
    ):
        with pytest.raises(UsageError, match=words):
            do(world, "direction", value)
    tell(world, probe=False)
    with pytest.raises(UsageError, match="the probe is nowhere"):
        do(world, "direction", {"to": "ant"})
