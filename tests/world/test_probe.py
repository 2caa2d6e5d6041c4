"""The probe in a walk: read, jump, morph, interpolate, pull, by intents and by the hand."""

import itertools
import json
import math
import time

import numpy as np
import pytest
from kit.decoders import NAMES, decoded, write_decoded
from PIL import Image
from test_world import aimed, direction_to

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world import INTENTS, World
from latentwalk.runtime.world.rows import fit as room
from latentwalk.scenes import UsageError, read
from latentwalk.scenes.torch_network import build, run

DT = 1 / 90


def walk(folder, size=3, kind="image", wait=True):
    folder.mkdir(exist_ok=True)
    path = write_decoded(folder, size, kind)
    return World(read(path), path, folder / "out", wait=wait)


@pytest.fixture
def world(tmp_path):
    return walk(tmp_path)


def of_model(world, latents):
    return run(build(world.scene.decoder.layers, (latents.shape[1],)), latents)


def state(world):
    return world.state()["probe"]


def do(world, **intents):
    for name, value in intents.items():
        world.do(name, value)
    world.update(Controls(), DT)


@pytest.mark.parametrize(("size", "kind"), [(3, "image"), (2, "image"), (3, "table")])
def test_at_a_row_the_report_has_what_the_model_gives_there(tmp_path, size, kind):
    world = walk(tmp_path, size, kind)
    assert state(world) is None
    place = room.at(world.cloud.a, 17)
    do(world, probe=place.tolist())
    found = state(world)
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
    do(world, probe=[5, 1.5, 0])
    latent = np.array(state(world)["latent"], np.float32)
    away = np.linalg.norm(world.scene.decoder.latents - latent, axis=1)
    assert state(world)["distance_to_data"] == pytest.approx(away.min(), rel=1e-4)
    assert state(world)["distance_m"] == pytest.approx(away.min() * world.cloud.a.scale, rel=1e-4)
    far = world.shapes()
    do(world, probe=room.at(world.cloud.a, 17).tolist())
    near = world.shapes()
    assert len(far) == len(near) == 2
    assert far[1].matrix[0, 0] > 10 * near[1].matrix[0, 0]
    assert far[1].color[0] > far[1].color[2]  # orange
    assert near[1].color[2] > near[1].color[0]  # blue


def test_in_a_layout_without_a_map_of_its_own_rows_give_their_latents(world):
    world.do("layout", "other")
    do(world, probe=room.at(world.layouts.frame("other"), 8).tolist())
    np.testing.assert_allclose(state(world)["latent"], world.scene.decoder.latents[8], atol=1e-5)


def test_a_change_of_layout_keeps_the_latent_and_moves_the_place(world):
    do(world, jump={"id": "row-8"}, interpolate={"from": "ant", "to": "bee"})
    before, way = state(world), world.probe.interpolation.shown.curve.places
    do(world, layout="other")
    np.testing.assert_allclose(state(world)["latent"], before["latent"], atol=1e-6)
    np.testing.assert_allclose(state(world)["place"], room.at(world.layouts.frame("other"), 8), atol=1e-5)
    assert np.abs(world.probe.interpolation.shown.curve.places - way).max() > 0.01


def test_jump_goes_to_the_mean_of_a_class_to_a_row_and_to_a_latent(world):
    latents = world.scene.decoder.latents
    do(world, jump="bee")
    np.testing.assert_allclose(state(world)["latent"], latents[1::3].mean(0), atol=1e-5)
    do(world, jump="row-5")
    np.testing.assert_allclose(state(world)["latent"], latents[5], atol=1e-6)
    do(world, latent=[0.1, 0.2, 0.3])
    np.testing.assert_allclose(state(world)["latent"], [0.1, 0.2, 0.3], atol=1e-6)
    do(world, jump=room.at(world.cloud.a, 7).tolist())
    np.testing.assert_allclose(state(world)["latent"], latents[7], atol=1e-5)


def test_morph_changes_gradually_stops_and_goes_on(world):
    ends = [world.scene.decoder.latents[code::3].mean(0) for code in (0, 2)]
    do(world, jump="ant")
    world.do("morph", {"to": "cat", "seconds": 1.0})
    found = []
    for _ in range(45):
        world.update(Controls(), DT)
        found.append(np.array(state(world)["latent"]))
    steps = np.linalg.norm(np.diff(found, axis=0), axis=1)
    np.testing.assert_allclose(steps, np.linalg.norm(ends[1] - ends[0]) * DT, rtol=1e-3)
    np.testing.assert_allclose(found[-1], (ends[0] + ends[1]) / 2, atol=1e-5)
    do(world, morph=False)
    np.testing.assert_allclose(state(world)["latent"], found[-1], atol=1e-6)
    world.do("morph", {"to": "cat", "seconds": 0.2})
    for _ in range(20):
        world.update(Controls(), DT)
    np.testing.assert_allclose(state(world)["latent"], ends[1], atol=1e-5)
    assert not world.probe.morphing


@pytest.mark.parametrize("mode", ["linear", "spherical"])
def test_a_way_is_shown_as_a_curve_with_pictures_and_beside_it_the_way_through_the_data(world, mode):
    do(world, interpolate={"from": "ant", "to": "cat", "mode": mode, "steps": 5})
    shown = world.probe.interpolation.shown
    curve, through = world.lines()[:2]
    np.testing.assert_allclose(curve.points[1:, 0], curve.points[:-1, 1])
    np.testing.assert_allclose(curve.points[0, 0], world.probe.chart.place_of(world.probe.targets.centroid("ant")))
    rows = [int(np.linalg.norm(room.at(world.cloud.a, np.arange(240)) - place, axis=1).argmin())
            for place in shown.through]  # fmt: skip
    known = world.scene.neighbors.indices
    assert all(b in known[a] or a in known[b] for a, b in itertools.pairwise(rows))
    np.testing.assert_allclose(through.points[0, 0], shown.through[0])
    pictures = {picture.key: picture for picture in world.pictures()}
    assert {f"step {i}" for i in range(5)} <= pictures.keys()
    assert "data 0" in pictures
    latents = np.stack([world.probe.chart.latent_of(place) for place in shown.steps.places])
    np.testing.assert_allclose(shown.steps.values, of_model(world, latents.astype(np.float32)), atol=1e-5)
    if mode == "spherical":
        norms = np.linalg.norm(latents, axis=1)
        np.testing.assert_allclose(norms, np.linspace(norms[0], norms[-1], 5), atol=1e-4)
    colors = {tuple(color) for color in curve.colors.tolist()}
    assert len(colors) == len(set(shown.curve.classes[:-1]))
    do(world, interpolate=False)
    assert not world.pictures()


def test_the_probe_goes_along_the_way(world):
    do(world, interpolate={"from": {"id": "row-0"}, "to": {"id": "row-1"}, "mode": "linear"}, along=0.25)
    a, b = world.scene.decoder.latents[:2]
    np.testing.assert_allclose(state(world)["latent"], 0.75 * a + 0.25 * b, atol=1e-6)
    do(world, interpolate={"to": [0, 1.5, 0], "steps": 3})  # from where the probe is
    np.testing.assert_allclose(
        world.probe.interpolation.shown.curve.places[0], world.probe.chart.place_of(0.75 * a + 0.25 * b), atol=1e-5
    )


def test_a_filmstrip_is_the_decoded_steps_and_never_overwrites(world):
    do(world, interpolate={"from": "ant", "to": "cat", "steps": 6}, filmstrip=True)
    do(world, filmstrip=True)
    assert world.message == f"filmstrip: {world.out / 'filmstrip_002.png'}"
    one, two = (np.asarray(Image.open(world.out / f"filmstrip_00{i}.png")) for i in (1, 2))
    np.testing.assert_array_equal(one, two)
    zoom, gap = 24, 6  # pictures of 4 × 4 in tiles of 96
    steps = world.probe.interpolation.shown.steps.values
    for i, values in enumerate(steps):
        x = gap + i * (4 * zoom + gap)
        tile = one[gap : gap + 4 * zoom : zoom, x : x + 4 * zoom : zoom, 0]
        np.testing.assert_allclose(tile, np.rint(values.reshape(4, 4) * 255), atol=1)
    assert len(one) > 2 * 4 * zoom  # the way through the data is below


def test_random_places_are_from_the_prior_and_repeat(tmp_path):
    found = []
    for folder in ("a", "b"):
        world = walk(tmp_path / folder)
        latents = []
        for _ in range(200):
            world.do("random", True)
            latents.append(state(world)["latent"])
        found.append(np.array(latents))
    np.testing.assert_array_equal(*found)
    assert abs(found[0].mean()) < 0.15
    assert abs(found[0].std() - 1) < 0.1


def test_a_pulled_row_is_decoded_at_its_own_latent_and_dragged_from_there(world):
    do(world, pull="row-6")
    latents = world.scene.decoder.latents
    pulled = world.probe.pulled
    np.testing.assert_allclose(pulled.own.values, of_model(world, latents[6:7])[0], atol=1e-5)
    keys = {picture.key: picture.pixels for picture in world.pictures()}
    np.testing.assert_array_equal(keys["pulled original"], world.thumbnail(6))
    np.testing.assert_array_equal(keys["pulled own"], keys["probe"])
    step = np.array([0.3, 0, 0.1])
    do(world, probe=(room.at(world.cloud.a, 6) + step).tolist())
    np.testing.assert_allclose(state(world)["latent"], latents[6] + step / world.cloud.a.scale, atol=1e-5)
    np.testing.assert_allclose(world.probe.pulled.own.values, pulled.own.values)
    do(world, pull=False)
    assert {picture.key for picture in world.pictures()} == {"probe"}


def test_dragged_in_another_layout_a_row_starts_at_its_own_latent(world):
    world.do("layout", "other")
    do(world, pull="row-6", probe=room.at(world.layouts.frame("other"), 6).tolist())
    np.testing.assert_allclose(state(world)["latent"], world.scene.decoder.latents[6], atol=1e-5)


def test_sigma_of_the_selected_rows_alone_is_shown(world):
    do(world, posterior=True)
    assert not world.shapes()
    do(world, select={"ids": ["row-3", "row-4"]})
    world.shapes()
    spheres = world.shapes()
    places = sorted(tuple(shape.matrix[:3, 3].tolist()) for shape in spheres)
    assert places == sorted(tuple(place) for place in room.at(world.cloud.a, np.array([3, 4])).tolist())
    np.testing.assert_allclose(np.linalg.norm(spheres[0].matrix[:3, :3], axis=0), 0.2 * world.cloud.a.scale, rtol=1e-4)
    do(world, posterior=False)
    assert not world.shapes()


def test_a_fresh_walk_is_brought_to_the_same_state(tmp_path):
    world, fresh = walk(tmp_path / "a"), walk(tmp_path / "b")
    do(world, pull="row-6", latent=[0.5, 0, 0.25], posterior=True, probe_depth=2.0)
    do(world, pull="row-6", probe=[0.5, 1.2, 0.1], interpolate={"from": "ant", "to": "hand", "mode": "spherical"})
    for name, value in json.loads(json.dumps(world.intents_to_here())):
        INTENTS[name].check(value)
        fresh.do(name, value)
    fresh.update(Controls(), DT)
    np.testing.assert_allclose(state(fresh)["latent"], state(world)["latent"], atol=1e-6)
    np.testing.assert_allclose(state(fresh)["decoded"], state(world)["decoded"], atol=1e-6)
    assert fresh.probe.pulled.row == 6
    ways = [each.probe.interpolation.shown.curve.places for each in (world, fresh)]
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
        world.do(name, value)


def test_without_a_decoder_there_is_no_probe(tmp_path):
    scene = decoded()
    object.__setattr__(scene, "decoder", None)
    world = World(scene, tmp_path / "a.scene", tmp_path, wait=True)
    assert "probe" not in world.tools
    for name, value in (("probe", [0, 1, 0]), ("tool", "probe"), ("random", True)):
        with pytest.raises(UsageError, match="no decoder"):
            world.do(name, value)


def test_a_table_makes_no_filmstrip(tmp_path):
    world = walk(tmp_path, 2, "table")
    do(world, interpolate={"from": "ant", "to": "bee"})
    assert world.probe.interpolation.shown is not None
    assert not world.pictures()
    with pytest.raises(UsageError, match="tables"):
        world.do("filmstrip", True)


# By the hand ----------------------------------------------------------------------------------------------------------


def held_at(place, **changes):
    """A right hand at a place of the stage that points along −Z."""
    controls = Controls()
    controls.right.tracked = True
    controls.right.aim.position = controls.right.grip.position = np.array(place, np.float32)
    for name, value in changes.items():
        setattr(controls.right, name, value)
    return controls


def test_the_probe_is_at_the_hand_and_the_trigger_holds_it(world):
    world.do("tool", "probe")
    rig = world.rig.position
    world.update(held_at([0, 1.9, -2]), DT)
    np.testing.assert_allclose(state(world)["place"], rig + np.float32([0, 1.9, -2.12]), atol=1e-5)
    world.update(held_at([0.3, 1.9, -2]), DT)
    np.testing.assert_allclose(state(world)["place"], rig + np.float32([0.3, 1.9, -2.12]), atol=1e-5)
    far = [3, 4, 3]  # points at no row
    world.update(held_at(far, trigger=1.0), DT)
    kept = state(world)["place"]
    for trigger in (0.0, 0.0):
        world.update(held_at([0, 1.9, -2], trigger=trigger), DT)
    assert state(world)["place"] == kept
    world.update(held_at(far, trigger=1.0), DT)
    world.update(held_at([0, 1.9, -2]), DT)
    np.testing.assert_allclose(state(world)["place"], rig + np.float32([0, 1.9, -2.12]), atol=1e-5)


def test_a_hand_on_a_panel_leaves_the_probe_where_it_is(world):
    world.do("tool", "probe")
    world.update(held_at([0, 1.9, -2]), DT)
    before = state(world)
    world.update(held_at([0.5, 1.9, -2]), DT, captured=True)
    assert state(world) == before


def test_what_a_panel_or_a_script_asks_stays_until_the_hand_takes_it_again(world):
    world.do("tool", "probe")
    world.update(held_at([0, 1.9, -2]), DT)
    world.do("jump", "ant")
    latent = state(world)["latent"]
    world.update(held_at([0.4, 1.9, -2]), DT)
    assert state(world)["latent"] == latent
    world.do("tool", "probe")
    world.update(held_at([0.4, 1.9, -2]), DT)
    assert state(world)["latent"] != latent


def test_put_away_it_comes_back_when_the_hand_takes_it(world):
    world.do("tool", "probe")
    world.update(held_at([0, 1.9, -2]), DT)
    world.do("probe", False)
    world.update(held_at([0, 1.9, -2]), DT)
    assert state(world) is None
    assert not world.pictures()
    world.update(held_at([3, 4, 3], trigger=1.0), DT)
    world.update(held_at([3, 4, 3]), DT)
    assert state(world) is not None


def test_a_row_is_pulled_by_the_trigger_and_stays_where_it_is_let_go(world):
    row = next(row for row in range(240) if (world.update(aimed(world, row), DT), world.pointer.row == row)[1])
    world.do("tool", "probe")
    controls = aimed(world, row, trigger=1)
    world.update(controls, DT)
    assert world.probe.pulled.row == row
    own = world.scene.decoder.latents[row]
    np.testing.assert_allclose(state(world)["latent"], own, atol=1e-5)
    controls.right.aim.position += np.float32([0.2, 0.1, 0])
    world.update(controls, DT)
    np.testing.assert_allclose(state(world)["latent"], own + np.array([0.2, 0.1, 0]) / world.cloud.a.scale, atol=1e-4)
    there = state(world)["latent"]
    controls.right.trigger = 0
    world.update(controls, DT)
    controls.right.aim.position += np.float32([0.2, 0.1, 0])
    world.update(controls, DT)
    assert state(world)["latent"] == there


def test_a_hand_feels_where_the_class_changes(world):
    world.do("tool", "probe")
    decoded_as = world.probe.decoding(world.scene.decoder.latents).classes
    other = next(row for row in range(240) if decoded_as[row] != decoded_as[0])
    start, end = room.at(world.cloud.a, np.array([0, other])) - world.rig.position + np.float32([0, 0, 0.12])
    places = np.linspace(start, end, 120)
    predictions, pulses = [], []
    for place in places:
        world.update(held_at(place), DT)
        predictions.append(state(world)["prediction"])
        pulses.append([pulse for pulse in world.pulses() if pulse[1] == 0.5])
    changes = [a != b for a, b in itertools.pairwise(predictions)]
    assert any(changes)
    assert [bool(pulse) for pulse in pulses[1:]] == changes


def test_a_mouse_probes_a_plane_where_its_ray_meets_it(tmp_path):
    world = walk(tmp_path, 2)
    world.do("tool", "probe")
    controls = held_at([0, 1.6, 0])
    controls.fly = True
    controls.right.aim.orientation = direction_to(np.array([0.2, -0.5, -1]) / np.linalg.norm([0.2, -0.5, -1]))
    world.update(controls, DT)
    place = np.array(state(world)["place"])
    assert place[1] == pytest.approx(room.TABLE_M, abs=1e-5)
    way = (place - world.pointer.origin) / np.linalg.norm(place - world.pointer.origin)
    np.testing.assert_allclose(way, world.pointer.direction, atol=1e-5)


def test_a_mouse_probes_as_far_as_what_it_hovers_or_at_a_chosen_depth(world):
    world.do("tool", "probe")
    row = next(row for row in range(240) if (world.update(aimed(world, row), DT), world.pointer.row == row)[1])
    controls = aimed(world, row)
    controls.fly = True
    world.do("tool", "probe")
    world.update(controls, DT)
    assert math.dist(state(world)["place"], world.pointer.origin) == pytest.approx(world.pointer.length_m, rel=1e-4)
    world.do("probe_depth", 0.7)
    world.update(controls, DT)
    assert math.dist(state(world)["place"], world.pointer.origin) == pytest.approx(0.7, rel=1e-4)


def test_a_live_walk_gets_the_newest_reading_without_waiting(tmp_path):
    world = walk(tmp_path, wait=False)
    world.do("tool", "probe")
    end, last = time.monotonic() + 10, held_at([0.25, 1.9, -2])
    for x in np.linspace(0, 0.2, 20):
        world.update(held_at([x, 1.9, -2]), DT)
    while time.monotonic() < end:
        world.update(last, DT)
        world.pictures()
        there = np.array([0.25, 1.9, -2.12]) + world.rig.position
        if state(world) and np.allclose(state(world)["place"], there, atol=1e-5):
            break
        time.sleep(0.005)
    latent = np.array([state(world)["latent"]], np.float32)
    np.testing.assert_allclose(state(world)["decoded"], of_model(world, latent)[0], atol=1e-5)
