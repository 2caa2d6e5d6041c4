"""Arithmetic with rows in the walk: sums with their true neighbors, and colors along a direction."""

from __future__ import annotations

import numpy as np
import pytest
from kit.decoders import write_decoded
from kit.walks import do, frames_until, make_world, marks, pairs, tell

from latentwalk.runtime.world.rows import fit
from latentwalk.scenes import Layout, Scene, UsageError, Vectors, write

WORDS = ["king", "queen", "man", "woman", "well-known", *(f"other {i}" for i in range(60))]


@pytest.fixture
def path(tmp_path):
    rng = np.random.default_rng(0)
    royal, male, female = np.eye(6)[:3]
    values = np.vstack([royal + male, royal + female, male, female, rng.normal(0, 0.5, (61, 6))])
    write(
        tmp_path / "words.scene",
        Scene(WORDS, {"own": Layout(rng.normal(0, 1, (65, 3)))}, vectors=Vectors(values, "cosine")),
    )
    return tmp_path / "words.scene"


@pytest.fixture
def world(path):
    walk = make_world(path)
    yield walk
    walk.close()


def test_a_sum_selects_what_it_is_made_of_and_its_neighbors_and_leads_to_them(world):
    tell(world, analogy="king - man + woman")
    told = world.state()["analogy"]
    assert told["sum"] == "king - man + woman"
    assert told["nearest"][0][0] == "queen"
    assert set(world.state()["selection"]) == {"king", "man", "woman", *(name for name, _ in told["nearest"])}
    assert "queen" in world.outbox.message
    near, terms = marks(world).lines[-2:]
    (ball,) = marks(world).shapes
    places = fit.positions(world.rows.cloud, np.arange(4))
    np.testing.assert_allclose(near.points[:, 0], np.tile(ball.matrix[:3, 3], (8, 1)), atol=1e-6)
    np.testing.assert_allclose(near.points[0, 1], places[1])
    np.testing.assert_allclose(ball.matrix[:3, 3], places[1], atol=0.2)  # queen is by far the nearest
    np.testing.assert_allclose(terms.points[0], places[[2, 0]])
    np.testing.assert_allclose(terms.points[1, 0], places[3])
    tell(world, analogy=False)
    assert "analogy" not in world.state()
    assert not marks(world).shapes


@pytest.mark.parametrize("text", ["king − man + woman", "- man + king + woman", "woman + king - man"])
def test_a_sum_may_be_written_in_several_ways(world, text):
    tell(world, analogy=text)
    assert world.state()["analogy"]["nearest"][0][0] == "queen"


def test_ids_may_have_signs_in_them(world):
    tell(world, analogy="well-known + king")
    assert {"well-known", "king"} <= set(world.state()["selection"])


def test_rows_are_colored_along_a_direction(world):
    tell(world, axis={"from": "man", "to": "woman"})
    assert world.rows.coloring.name == "man → woman"
    values = world.scene.columns["man → woman"].values
    np.testing.assert_allclose(values[[2, 3]], [0, 1], atol=1e-5)
    assert values[1] > values[0]
    tell(world, select={"column": "man → woman", "min": 0.99})
    assert "woman" in world.state()["selection"]


def test_a_saved_view_brings_back_sum_colors_and_selection(world, path):
    tell(world, analogy="king - man + woman", axis={"from": "man", "to": "woman"})
    tell(world, select={"ids": ["other 3"]})
    again = make_world(path)
    for word, value in pairs(world):
        do(again, word, value)
    tell(again)
    assert pairs(again) == pairs(world)
    assert again.state()["selection"] == ["other 3"]
    again.close()


def test_a_walk_that_waits_for_nothing_gets_it_when_it_is_there(path):
    world = make_world(path, wait=False)
    do(world, "analogy", "king - man + woman")
    frames_until(world, lambda: world.rows.arithmetic.solved is not None, "export")
    assert world.rows.selection.count == 11
    world.close()


def test_latents_of_a_decoder_are_vectors_too(tmp_path):
    world = make_world(write_decoded(tmp_path))
    tell(world, analogy="row-0 - row-1 + row-4")
    latents = world.scene.decoder.latents
    wanted = latents[0] - latents[1] + latents[4]
    near = np.linalg.norm(latents - wanted, axis=1)
    near[[0, 1, 4]] = np.inf
    assert world.state()["analogy"]["nearest"][0][0] == f"row-{near.argmin()}"
    world.close()


def test_wrong_uses_are_said(world, tmp_path):
    for text, words in (
        ("king", "expected a sum such as"),
        ("- king - man", "expected something to take away from"),
        ("king - mann", "no row has the id 'mann'; did you mean 'man'"),
    ):
        with pytest.raises(UsageError, match=words):
            do(world, "analogy", text)
    with pytest.raises(UsageError, match="the same vector"):
        do(world, "axis", {"from": "king", "to": "king"})
    write(tmp_path / "none.scene", Scene(["a", "b"], {"own": Layout(np.eye(3)[:2])}))
    without = make_world(tmp_path / "none.scene")
    with pytest.raises(UsageError, match="no vectors to add"):
        do(without, "analogy", "a - b")
    without.close()
