"""The counterfactual hand: the shortest way on which the classifier changes its mind, as a way that is shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from kit.decoders import NAMES, decoded, write_decoded
from kit.probes import probe_walk, probed
from kit.walks import DT, aimed, clear_row, do, frames_until, make_world, marks, out_of, pairs, tell

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world.probe.flips import AT_STEP
from latentwalk.scenes import UsageError, write


@pytest.fixture
def world(tmp_path):
    walk = make_world(write_decoded(tmp_path))
    yield walk
    walk.close()


def class_at(world, latent):
    return NAMES[int(world.probe.decoding.probabilities(np.array(latent, np.float32)[None])[0].argmax())]


def test_the_way_ends_beyond_where_the_class_changes_and_a_hoop_marks_it(world):
    before = len(marks(world).shapes)
    tell(world, counterfactual={"from": {"id": "row-0"}})
    told, way = world.state()["counterfactual"], world.probe.interpolation.way
    start = world.scene.decoder.latents[0]
    np.testing.assert_allclose(told["start"], start, atol=1e-6)
    assert told["distance"] == pytest.approx(np.linalg.norm(np.array(told["latent"]) - start), rel=1e-4)
    assert class_at(world, start) == told["from"] != told["to"] == class_at(world, told["latent"])
    just_before = start + (np.array(told["latent"]) - start) * 0.995
    assert class_at(world, just_before) == told["from"]
    classes = [NAMES[code] for code in way.steps.classes]
    assert classes[: AT_STEP + 1] == [told["from"]] * AT_STEP + [told["to"]]
    (hoop,) = marks(world).shapes[before:]
    place = world.probe.latent_map.place_of(np.array(told["latent"], np.float32))
    np.testing.assert_allclose(hoop.matrix[:3, 3], place, atol=1e-4)
    across = way.curve.places[-1] - way.curve.places[0]
    assert abs(hoop.matrix[:3, [0, 2]].T @ across).max() < 1e-5
    assert len(marks(world).pictures) == 9
    assert f"{told['from']} becomes {told['to']}, " in world.outbox.message


def test_a_chosen_class_is_the_one_it_becomes(world):
    found = {}
    for name in NAMES:
        tell(world, counterfactual=False)
        start = world.scene.decoder.latents[4]
        if name != class_at(world, start):
            tell(world, counterfactual={"from": {"id": "row-4"}, "to": {"class": name}})
            found[name] = world.state()["counterfactual"]
    assert {name: told["to"] for name, told in found.items()} == {name: name for name in found}
    tell(world, counterfactual={"from": {"id": "row-4"}})
    assert world.state()["counterfactual"]["distance"] <= min(told["distance"] for told in found.values()) * 1.01


def test_a_row_that_is_pulled_shows_its_own_and_the_hand_feels_the_boundary(world):
    do(world, "tool", "probe")
    do(world, "flips", True)
    row = clear_row(world)
    world.outbox.pulses()
    world.update(aimed(world, row, trigger=1.0), DT)
    told = world.state()["counterfactual"]
    np.testing.assert_allclose(told["start"], world.scene.decoder.latents[row], atol=1e-6)
    tell(world, along=0.7)
    world.outbox.pulses()
    tell(world, along=0.76)
    assert probed(world)["prediction"] == told["to"]
    assert len(world.outbox.pulses()) == 1


def test_it_comes_back_with_a_saved_view_and_goes_when_told(world, tmp_path):
    tell(world, flips={"class": "cat"}, counterfactual={"from": {"id": "row-3"}})
    kept = pairs(world)
    assert ("flips", "cat") in kept
    again = probe_walk(tmp_path / "again")
    for word, value in kept:
        do(again, word, value)
    assert again.state()["counterfactual"]["latent"] == pytest.approx(
        world.state()["counterfactual"]["latent"],
        abs=0.01,  # sought as the nearest there, as this class here
    )
    again.close()
    tell(world, counterfactual=False, flips=False)
    assert "counterfactual" not in world.state()
    assert "flips" not in dict(pairs(world))
    assert not marks(world).pictures
    tell(world, counterfactual={"from": {"id": "row-3"}}, interpolate={"from": "ant", "to": "bee"})
    assert "counterfactual" not in world.state()


def test_its_filmstrip_is_written_and_no_way_through_the_data_is_shown(world):
    tell(world, counterfactual={"from": {"id": "row-3"}}, filmstrip=True)
    assert world.probe.interpolation.way.data is None
    assert (out_of(world) / "filmstrip_001.png").exists()


def test_a_walk_that_waits_for_nothing_shows_it_when_it_is_found(tmp_path):
    world = make_world(write_decoded(tmp_path), wait=False)
    do(world, "counterfactual", {"from": {"id": "row-0"}})
    frames_until(world, lambda: world.probe.interpolation.way is not None, "decode")
    assert world.probe.interpolation.way.flip is not None
    world.close()


@pytest.mark.parametrize(("word", "value"), [("interpolate", {"from": "ant", "to": "bee"}), ("counterfactual", False)])
def test_one_that_is_still_sought_gives_way_to_the_next_wish(tmp_path, word, value):
    world = make_world(write_decoded(tmp_path), wait=False)
    do(world, "counterfactual", {"from": {"id": "row-0"}})
    do(world, word, value)
    world.probe._jobs.call(lambda: None)  # what was asked has ended
    world.update(Controls(), DT)
    assert "counterfactual" not in world.state()
    assert (world.probe.interpolation.ends is None) == (value is False)
    world.close()


def test_wrong_uses_are_said(world, tmp_path):
    with pytest.raises(UsageError, match="expected one of the classes ant, bee, cat; found 'dog'"):
        do(world, "counterfactual", {"from": {"id": "row-0"}, "to": "dog"})
    with pytest.raises(UsageError, match="the probe is nowhere yet"):
        do(world, "counterfactual", {"from": "hand"})
    with pytest.raises(UsageError, match="flips: expected one of the classes"):
        do(world, "flips", "dog")
    with pytest.raises(UsageError, match="flips: expected one of the classes ant, bee, cat; found 'dog'"):
        do(world, "flips", {"class": "dog"})
    own = class_at(world, world.scene.decoder.latents[0])
    tell(world, counterfactual={"from": {"id": "row-0"}, "to": own})
    assert "is taken for" in world.outbox.message
    scene = decoded()
    scene.decoder = replace(scene.decoder, classifier=[], class_names=[])
    write(tmp_path / "without.scene", scene)
    without = make_world(tmp_path / "without.scene")
    with pytest.raises(UsageError, match="no classifier"):
        do(without, "counterfactual", {"from": {"id": "row-0"}})
    without.close()


def test_a_table_flips_as_well(tmp_path):
    world = probe_walk(tmp_path, 2, "table")
    tell(world, counterfactual={"from": {"id": "row-5"}})
    assert world.state()["counterfactual"]["distance"] > 0
    assert not marks(world).pictures
    world.update(Controls(), DT)
    world.close()
