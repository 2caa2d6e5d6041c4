"""The probe in a walk: read, jump, pull, by commands."""

import json
import threading

import numpy as np
import pytest
from kit.decoders import NAMES, decoded, write_decoded
from kit.probes import of_model, probe_walk, probed
from kit.walks import DT, do, frames_until, make_world, marks, pairs, tell

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world import World
from latentwalk.runtime.world.rows import fit as room
from latentwalk.scenes import UsageError
from latentwalk.scenes.torch_network import build, run


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_decoded(tmp_path))
    yield walk
    walk.close()


@pytest.mark.parametrize(("size", "kind"), [(3, "image"), (2, "image"), (3, "table")])
def test_at_a_row_the_report_has_what_the_model_gives_there(tmp_path, size, kind):
    world = probe_walk(tmp_path, size, kind)
    assert probed(world) is None
    place = room.at(world.rows.cloud.a, 17)
    tell(world, probe=place.tolist())
    found = probed(world)
    latents = world.scene.decoder.latents[17:18]
    values = of_model(world, latents)
    shares = run(build(world.scene.decoder.classifier, (values.shape[1],)), values)
    np.testing.assert_allclose(found["place"], place, atol=1e-6)
    np.testing.assert_allclose(found["latent"], latents[0], atol=1e-5)
    np.testing.assert_allclose(found["decoded"], values[0], atol=1e-5)
    assert found["prediction"] == NAMES[shares.argmax()]
    assert found["nearest"] == "row-17"
    assert found["distance_to_data"] < 1e-5
    assert found["distance_m"] < 1e-5
    json.dumps(world.state())


def test_far_from_the_data_it_says_how_far_and_shows_it(world):
    tell(world, probe=[5, 1.5, 0])
    latent = np.array(probed(world)["latent"], np.float32)
    away = np.linalg.norm(world.scene.decoder.latents - latent, axis=1)
    assert probed(world)["distance_to_data"] == pytest.approx(away.min(), rel=1e-4)
    assert probed(world)["distance_m"] == pytest.approx(away.min() * world.rows.cloud.a.scale, rel=1e-4)
    far = marks(world).shapes
    tell(world, probe=room.at(world.rows.cloud.a, 17).tolist())
    near = marks(world).shapes
    assert len(far) == len(near) == 2
    assert (far[1].kind, near[1].kind) == ("ring", "sphere")
    assert np.linalg.norm(far[1].matrix[:3, 0]) > 10 * near[1].matrix[0, 0]
    assert far[1].color[0] > far[1].color[2]  # orange
    assert near[1].color[2] > near[1].color[0]  # blue


def test_in_a_layout_without_a_map_of_its_own_rows_give_their_latents(world):
    do(world, "layout", "other")
    tell(world, probe=room.at(world.rows.layouts.frame("other"), 8).tolist())
    np.testing.assert_allclose(probed(world)["latent"], world.scene.decoder.latents[8], atol=1e-5)


def test_a_change_of_layout_keeps_the_latent_and_moves_the_place(world):
    tell(world, jump={"id": "row-8"}, interpolate={"from": "ant", "to": "bee"})
    before, way = probed(world), world.probe.interpolation.way.curve.places
    tell(world, layout="other")
    np.testing.assert_allclose(probed(world)["latent"], before["latent"], atol=1e-6)
    np.testing.assert_allclose(probed(world)["place"], room.at(world.rows.layouts.frame("other"), 8), atol=1e-5)
    assert np.abs(world.probe.interpolation.way.curve.places - way).max() > 0.01


def test_jump_goes_to_the_mean_of_a_class_to_a_row_and_to_a_latent(world):
    latents = world.scene.decoder.latents
    tell(world, jump="bee")
    np.testing.assert_allclose(probed(world)["latent"], latents[1::3].mean(0), atol=1e-5)
    tell(world, jump="row-5")
    np.testing.assert_allclose(probed(world)["latent"], latents[5], atol=1e-6)
    tell(world, latent=[0.1, 0.2, 0.3])
    np.testing.assert_allclose(probed(world)["latent"], [0.1, 0.2, 0.3], atol=1e-6)
    tell(world, jump=room.at(world.rows.cloud.a, 7).tolist())
    np.testing.assert_allclose(probed(world)["latent"], latents[7], atol=1e-5)


def test_random_places_are_from_the_prior_and_repeat(tmp_path):
    found = []
    for folder in ("a", "b"):
        world = probe_walk(tmp_path / folder)
        latents = []
        for _ in range(200):
            do(world, "random", True)
            latents.append(probed(world)["latent"])
        found.append(np.array(latents))
    np.testing.assert_array_equal(*found)
    assert abs(found[0].mean()) < 0.15
    assert abs(found[0].std() - 1) < 0.1


def test_a_pulled_row_is_decoded_at_its_own_latent_and_dragged_from_there(world):
    tell(world, pull="row-6")
    latents = world.scene.decoder.latents
    pulled = world.probe.pulled
    np.testing.assert_allclose(pulled.own.values, of_model(world, latents[6:7])[0], atol=1e-5)
    keys = {picture.key: picture.pixels for picture in marks(world).pictures}
    np.testing.assert_array_equal(keys["pulled original"], world.rows.pictures.of(6))
    np.testing.assert_array_equal(keys["pulled own"], keys["probe"])
    step = np.array([0.3, 0, 0.1])
    tell(world, probe=(room.at(world.rows.cloud.a, 6) + step).tolist())
    np.testing.assert_allclose(probed(world)["latent"], latents[6] + step / world.rows.cloud.a.scale, atol=1e-5)
    np.testing.assert_allclose(world.probe.pulled.own.values, pulled.own.values)
    tell(world, pull=False)
    assert {picture.key for picture in marks(world).pictures} == {"probe"}


def test_dragged_in_another_layout_a_row_starts_at_its_own_latent(world):
    do(world, "layout", "other")
    tell(world, pull="row-6", probe=room.at(world.rows.layouts.frame("other"), 6).tolist())
    np.testing.assert_allclose(probed(world)["latent"], world.scene.decoder.latents[6], atol=1e-5)


def test_sigma_of_the_selected_rows_alone_is_shown(world):
    tell(world, posterior=True)
    assert not marks(world).shapes
    tell(world, select={"ids": ["row-3", "row-4"]})
    spheres = marks(world).shapes
    places = sorted(tuple(shape.matrix[:3, 3].tolist()) for shape in spheres)
    assert places == sorted(tuple(place) for place in room.at(world.rows.cloud.a, np.array([3, 4])).tolist())
    np.testing.assert_allclose(
        np.linalg.norm(spheres[0].matrix[:3, :3], axis=0), 0.2 * world.rows.cloud.a.scale, rtol=1e-4
    )
    tell(world, posterior=False)
    assert not marks(world).shapes


def test_a_fresh_walk_is_brought_to_the_same_state(tmp_path):
    world, fresh = probe_walk(tmp_path / "a"), probe_walk(tmp_path / "b")
    tell(world, pull="row-6", latent=[0.5, 0, 0.25], posterior=True, probe_depth=2.0)
    tell(world, pull="row-6", probe=[0.5, 1.2, 0.1], interpolate={"from": "ant", "to": "hand", "mode": "spherical"})
    for name, value in json.loads(json.dumps(pairs(world))):
        do(fresh, name, value)
    fresh.update(Controls(), DT)
    np.testing.assert_allclose(probed(fresh)["latent"], probed(world)["latent"], atol=1e-6)
    np.testing.assert_allclose(probed(fresh)["decoded"], probed(world)["decoded"], atol=1e-6)
    assert fresh.probe.pulled.row == 6
    ways = [each.probe.interpolation.way.curve.places for each in (world, fresh)]
    np.testing.assert_allclose(*ways, atol=1e-5)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("probe", [1, 2], "three|\\[x, y, z\\]"),
        ("latent", [1.0, 2.0], "latent: expected 3 numbers, found 2"),
        ("latent", [], "list of numbers"),
        ("jump", "dog", "did you mean|no row"),
        ("jump", {"class": "dog"}, "classes ant, bee, cat; found 'dog'"),
        ("jump", {"class": "ant", "id": "row-1"}, "expected a class"),
        ("jump", "hand", "nowhere yet"),
        ("morph", {"seconds": 1}, "'to' is missing"),
        ("morph", {"to": "ant"}, "nowhere yet"),
        ("interpolate", {"from": "ant", "to": "bee", "steps": 1}, "from 2 to 64, found 1"),
        ("interpolate", {"from": "ant", "to": "bee", "mode": "cubic"}, "linear, spherical"),
        ("along", 0.5, "interpolate first"),
        ("filmstrip", True, "interpolate first"),
        ("pull", "row-999", "row-999"),
    ],
)
def test_what_cannot_be_done_is_said(world, name, value, message):
    with pytest.raises(UsageError, match=message):
        do(world, name, value)


def test_without_a_decoder_there_is_no_probe(tmp_path):
    scene = decoded()
    object.__setattr__(scene, "decoder", None)
    world = World(scene, tmp_path / "a.scene", tmp_path, wait=True)
    assert "probe" not in world.person.tools
    for name, value in (("probe", [0, 1, 0]), ("tool", "probe"), ("random", True)):
        with pytest.raises(UsageError, match="no decoder"):
            do(world, name, value)


def test_sigma_of_rows_that_are_selected_no_longer_is_gone_at_once_and_for_good(tmp_path):
    world = probe_walk(tmp_path, wait=False)
    do(world, "posterior", True)
    do(world, "select", {"ids": ["row-3"]})
    world.update(Controls(), DT)
    world.probe._jobs.call(lambda: None)  # the spread of row-3 is made, and not taken yet
    go_on = threading.Event()
    world.probe._jobs.submit(lambda: go_on.wait(60))
    do(world, "select", {"none": True})
    world.update(Controls(), DT)
    assert world.probe.posterior.ellipsoids == []
    go_on.set()
    world.probe._jobs.call(lambda: None)
    world.update(Controls(), DT)
    assert world.probe.posterior.ellipsoids == []
    do(world, "select", {"ids": ["row-4"]})
    frames_until(world, lambda: world.probe.posterior.ellipsoids, "decode")
    assert len(world.probe.posterior.ellipsoids) == 1
    world.close()
