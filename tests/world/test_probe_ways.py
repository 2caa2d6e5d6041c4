"""Gradual changes and ways between latents."""

import itertools

import numpy as np
import pytest
from kit.decoders import write_decoded
from kit.probes import of_model, probe_walk, probed
from kit.walks import DT, do, make_world, marks, out_of, tell
from PIL import Image

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world.rows import fit as room
from latentwalk.scenes import UsageError


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_decoded(tmp_path))
    yield walk
    walk.close()


def test_morph_changes_gradually_stops_and_goes_on(world):
    ends = [world.scene.decoder.latents[code::3].mean(0) for code in (0, 2)]
    tell(world, jump="ant")
    do(world, "morph", {"to": "cat", "seconds": 1.0})
    found = []
    for _ in range(45):
        world.update(Controls(), DT)
        found.append(np.array(probed(world)["latent"]))
    steps = np.linalg.norm(np.diff(found, axis=0), axis=1)
    np.testing.assert_allclose(steps, np.linalg.norm(ends[1] - ends[0]) * DT, rtol=1e-3)
    np.testing.assert_allclose(found[-1], (ends[0] + ends[1]) / 2, atol=1e-5)
    tell(world, morph=False)
    np.testing.assert_allclose(probed(world)["latent"], found[-1], atol=1e-6)
    do(world, "morph", {"to": "cat", "seconds": 0.2})
    for _ in range(20):
        world.update(Controls(), DT)
    np.testing.assert_allclose(probed(world)["latent"], ends[1], atol=1e-5)
    assert not world.probe.morphing


@pytest.mark.parametrize("mode", ["linear", "spherical"])
def test_a_way_is_shown_as_a_curve_with_pictures_and_beside_it_the_way_through_the_data(world, mode):
    tell(world, interpolate={"from": "ant", "to": "cat", "mode": mode, "steps": 5})
    shown = world.probe.interpolation.way
    curve, through = marks(world).lines[:2]
    np.testing.assert_allclose(curve.points[1:, 0], curve.points[:-1, 1])
    np.testing.assert_allclose(
        curve.points[0, 0], world.probe.latent_map.place_of(world.probe.targets.centroids["ant"])
    )
    rows = [int(np.linalg.norm(room.at(world.rows.cloud.a, np.arange(240)) - place, axis=1).argmin())
            for place in shown.through]  # fmt: skip
    known = world.scene.neighbors.indices
    assert all(b in known[a] or a in known[b] for a, b in itertools.pairwise(rows))
    np.testing.assert_allclose(through.points[0, 0], shown.through[0])
    pictures = {picture.key: picture for picture in marks(world).pictures}
    assert {f"step {i}" for i in range(5)} <= pictures.keys()
    assert "data 0" in pictures
    latents = np.stack([world.probe.latent_map.latent_of(place) for place in shown.steps.places])
    np.testing.assert_allclose(shown.steps.values, of_model(world, latents.astype(np.float32)), atol=1e-5)
    if mode == "spherical":
        norms = np.linalg.norm(latents, axis=1)
        np.testing.assert_allclose(norms, np.linspace(norms[0], norms[-1], 5), atol=1e-4)
    colors = {tuple(color) for color in curve.colors.tolist()}
    assert len(colors) == len(set(shown.curve.classes[:-1]))
    tell(world, interpolate=False)
    assert not marks(world).pictures


def test_the_probe_goes_along_the_way(world):
    tell(world, interpolate={"from": {"id": "row-0"}, "to": {"id": "row-1"}, "mode": "linear"}, along=0.25)
    a, b = world.scene.decoder.latents[:2]
    np.testing.assert_allclose(probed(world)["latent"], 0.75 * a + 0.25 * b, atol=1e-6)
    tell(world, interpolate={"to": [0, 1.5, 0], "steps": 3})  # from where the probe is
    np.testing.assert_allclose(
        world.probe.interpolation.way.curve.places[0], world.probe.latent_map.place_of(0.75 * a + 0.25 * b), atol=1e-5
    )


def test_a_filmstrip_is_the_decoded_steps_and_never_overwrites(world):
    tell(world, interpolate={"from": "ant", "to": "cat", "steps": 6}, filmstrip=True)
    tell(world, filmstrip=True)
    assert world.outbox.message == f"filmstrip: {out_of(world) / 'filmstrip_002.png'}"
    one, two = (np.asarray(Image.open(out_of(world) / f"filmstrip_00{i}.png")) for i in (1, 2))
    np.testing.assert_array_equal(one, two)
    zoom, gap = 24, 6  # pictures of 4 × 4 in tiles of 96
    steps = world.probe.interpolation.way.steps.values
    for i, values in enumerate(steps):
        x = gap + i * (4 * zoom + gap)
        tile = one[gap : gap + 4 * zoom : zoom, x : x + 4 * zoom : zoom, 0]
        np.testing.assert_allclose(tile, np.rint(values.reshape(4, 4) * 255), atol=1)
    assert len(one) > 2 * 4 * zoom  # the way through the data is below


def test_a_table_makes_no_filmstrip(tmp_path):
    world = probe_walk(tmp_path, 2, "table")
    tell(world, interpolate={"from": "ant", "to": "bee"})
    assert world.probe.interpolation.way is not None
    assert not marks(world).pictures
    with pytest.raises(UsageError, match="tables"):
        do(world, "filmstrip", True)
