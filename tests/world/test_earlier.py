"""Recordings and saved views of earlier versions lead to where they led then."""

import json
import math
import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.decoders import write_decoded
from kit.epochs_scene import make_scene
from kit.walks import make_world

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.script.player import Player
from latentwalk.runtime.script.script import load
from latentwalk.runtime.world.rows.filters import OLD_NAMES
from latentwalk.runtime.world.saved import view_path
from latentwalk.scenes import write

EARLIER = Path(__file__).with_name("earlier")
HAND = ("hover", "head")  # a view keeps no hands


def write_run(folder):
    path = folder / "run.scene"
    write(path, make_scene())
    return path


SCENES = {"blobs": write_blobs, "run": write_run, "decoded": write_decoded}


def alike(found, expected, where=""):
    """Same words and whole numbers; other numbers to what float32 and a decoder on another machine keep."""
    if isinstance(expected, dict):
        assert found.keys() == expected.keys(), where
        for key, part in expected.items():
            alike(found[key], part, f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        for i, (one, other) in enumerate(zip(found, expected, strict=True)):
            alike(one, other, f"{where}[{i}]")
    elif isinstance(expected, float):
        assert math.isclose(found, expected, rel_tol=1e-4, abs_tol=1e-4), where
    else:
        assert found == expected, where


def then(name):
    state = json.loads((EARLIER / f"{name}.state.json").read_text())
    return {**state, "color": OLD_NAMES.get(state["color"], state["color"])}


@pytest.mark.parametrize("name", SCENES)
def test_a_recording_replays_to_the_state_that_it_ended_in(tmp_path, name):
    world = make_world(SCENES[name](tmp_path))
    script = load(EARLIER / f"{name}.toml")
    player = Player(script)
    for t_s, dt_s in script.times():
        controls, _ = player.at(t_s)
        world.update(controls, dt_s)
    alike({**world.state(), "flags": world.shown().flags.tolist()}, then(name))
    world.close()


@pytest.mark.parametrize("name", SCENES)
def test_a_saved_view_comes_back_as_it_was(tmp_path, name):
    path = SCENES[name](tmp_path)
    shutil.copy(EARLIER / f"{name}.view.json", view_path(path))
    world = make_world(path)
    world.load_view()
    assert re.match(r"saved view of \d+ \w+ restored", world.outbox.message)
    world.update(Controls(), 0.0)
    expected = then(name)
    found = {**world.state(), "flags": world.shown().flags.tolist()}
    if expected["probe"]:  # a view keeps the latent, which is shown at a place of its own
        expected["probe"].pop("place"), found["probe"].pop("place")
    alike({**found, **dict.fromkeys(HAND)}, {**expected, **dict.fromkeys(HAND)})
    world.close()


def test_the_earlier_word_for_going_back_is_understood(tmp_path):
    assert "\nrecentre = true\n" in (EARLIER / "blobs.toml").read_text()
    path = write_blobs(tmp_path)
    view_path(path).write_text(
        '{"kind": "latentwalk view 1", "intents": [["teleport", [1, 0, 1]], ["recentre", true]]}'
    )
    world = make_world(path)
    world.load_view()
    assert re.match(r"saved view of \d+ \w+ restored", world.outbox.message)
    np.testing.assert_allclose(world.person.rig.position, [0, 0, 3])
    world.close()
