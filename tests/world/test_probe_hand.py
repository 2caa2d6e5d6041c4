"""The probe led by a hand or a mouse."""

import itertools
import math

import numpy as np
import pytest
from kit.decoders import write_decoded
from kit.probes import of_model, probe_walk, probed
from kit.walks import DT, aimed, direction_to, do, frames_until, held_at, make_world, marks

from latentwalk.runtime.world.rows import fit as room
from latentwalk.scenes.queries.room import TABLE_M


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_decoded(tmp_path))
    yield walk
    walk.close()


def test_the_probe_is_at_the_hand_and_the_trigger_holds_it(world):
    do(world, "tool", "probe")
    rig = world.person.rig.position
    world.update(held_at([0, 1.9, -2]), DT)
    np.testing.assert_allclose(probed(world)["place"], rig + np.float32([0, 1.9, -2.12]), atol=1e-5)
    world.update(held_at([0.3, 1.9, -2]), DT)
    np.testing.assert_allclose(probed(world)["place"], rig + np.float32([0.3, 1.9, -2.12]), atol=1e-5)
    far = [3, 4, 3]  # points at no row
    world.update(held_at(far, trigger=1.0), DT)
    kept = probed(world)["place"]
    for trigger in (0.0, 0.0):
        world.update(held_at([0, 1.9, -2], trigger=trigger), DT)
    assert probed(world)["place"] == kept
    world.update(held_at(far, trigger=1.0), DT)
    world.update(held_at([0, 1.9, -2]), DT)
    np.testing.assert_allclose(probed(world)["place"], rig + np.float32([0, 1.9, -2.12]), atol=1e-5)


def test_a_hand_on_a_panel_leaves_the_probe_where_it_is(world):
    do(world, "tool", "probe")
    world.update(held_at([0, 1.9, -2]), DT)
    before = probed(world)
    world.update(held_at([0.5, 1.9, -2]), DT, captured=True)
    assert probed(world) == before


def test_what_a_panel_or_a_script_asks_stays_until_the_hand_takes_it_again(world):
    do(world, "tool", "probe")
    world.update(held_at([0, 1.9, -2]), DT)
    do(world, "jump", "ant")
    latent = probed(world)["latent"]
    world.update(held_at([0.4, 1.9, -2]), DT)
    assert probed(world)["latent"] == latent
    do(world, "tool", "probe")
    world.update(held_at([0.4, 1.9, -2]), DT)
    assert probed(world)["latent"] != latent


def test_put_away_it_comes_back_when_the_hand_takes_it(world):
    do(world, "tool", "probe")
    world.update(held_at([0, 1.9, -2]), DT)
    do(world, "probe", False)
    world.update(held_at([0, 1.9, -2]), DT)
    assert probed(world) is None
    assert not marks(world).pictures
    world.update(held_at([3, 4, 3], trigger=1.0), DT)
    world.update(held_at([3, 4, 3]), DT)
    assert probed(world) is not None


def test_a_row_is_pulled_by_the_trigger_and_stays_where_it_is_let_go(world):
    row = next(row for row in range(240) if (world.update(aimed(world, row), DT), world.person.pointer.row == row)[1])
    do(world, "tool", "probe")
    controls = aimed(world, row, trigger=1)
    world.update(controls, DT)
    assert world.probe.pulled.row == row
    own = world.scene.decoder.latents[row]
    np.testing.assert_allclose(probed(world)["latent"], own, atol=1e-5)
    controls.right.aim.position += np.float32([0.2, 0.1, 0])
    world.update(controls, DT)
    np.testing.assert_allclose(
        probed(world)["latent"], own + np.array([0.2, 0.1, 0]) / world.rows.cloud.a.scale, atol=1e-4
    )
    there = probed(world)["latent"]
    controls.right.trigger = 0
    world.update(controls, DT)
    controls.right.aim.position += np.float32([0.2, 0.1, 0])
    world.update(controls, DT)
    assert probed(world)["latent"] == there


def test_a_hand_feels_where_the_class_changes(world):
    do(world, "tool", "probe")
    decoded_as = world.probe.decoding(world.scene.decoder.latents).classes
    other = next(row for row in range(240) if decoded_as[row] != decoded_as[0])
    start, end = (
        room.at(world.rows.cloud.a, np.array([0, other])) - world.person.rig.position + np.float32([0, 0, 0.12])
    )
    places = np.linspace(start, end, 120)
    predictions, pulses = [], []
    for place in places:
        world.update(held_at(place), DT)
        predictions.append(probed(world)["prediction"])
        pulses.append([pulse for pulse in world.outbox.pulses() if pulse[1] == 0.5])
    changes = [a != b for a, b in itertools.pairwise(predictions)]
    assert any(changes)
    assert [bool(pulse) for pulse in pulses[1:]] == changes


def test_a_mouse_probes_a_plane_where_its_ray_meets_it(tmp_path):
    world = probe_walk(tmp_path, 2)
    do(world, "tool", "probe")
    controls = held_at([0, 1.6, 0])
    controls.fly = True
    controls.right.aim.orientation = direction_to(np.array([0.2, -0.5, -1]) / np.linalg.norm([0.2, -0.5, -1]))
    world.update(controls, DT)
    place = np.array(probed(world)["place"])
    assert place[1] == pytest.approx(TABLE_M, abs=1e-5)
    way = (place - world.person.pointer.origin) / np.linalg.norm(place - world.person.pointer.origin)
    np.testing.assert_allclose(way, world.person.pointer.direction, atol=1e-5)


def test_a_mouse_probes_as_far_as_what_it_hovers_or_at_a_chosen_depth(world):
    do(world, "tool", "probe")
    row = next(row for row in range(240) if (world.update(aimed(world, row), DT), world.person.pointer.row == row)[1])
    controls = aimed(world, row)
    controls.fly = True
    do(world, "tool", "probe")
    world.update(controls, DT)
    assert math.dist(probed(world)["place"], world.person.pointer.origin) == pytest.approx(
        world.person.pointer.length_m, rel=1e-4
    )
    do(world, "probe_depth", 0.7)
    world.update(controls, DT)
    assert math.dist(probed(world)["place"], world.person.pointer.origin) == pytest.approx(0.7, rel=1e-4)


def test_a_live_walk_gets_the_newest_reading_without_waiting(tmp_path):
    world = probe_walk(tmp_path, wait=False)
    do(world, "tool", "probe")
    last = held_at([0.25, 1.9, -2])
    for x in np.linspace(0, 0.2, 20):
        world.update(held_at([x, 1.9, -2]), DT)
    there = np.array([0.25, 1.9, -2.12]) + world.person.rig.position
    frames_until(world, lambda: probed(world) and np.allclose(probed(world)["place"], there, atol=1e-5), "decode", last)
    latent = np.array([probed(world)["latent"]], np.float32)
    np.testing.assert_allclose(probed(world)["decoded"], of_model(world, latent)[0], atol=1e-5)
