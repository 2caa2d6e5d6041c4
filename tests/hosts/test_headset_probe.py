"""`latentwalk vr` with a decoder under Monado: the puppet's hand moves, and what is decoded is the model's there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit import xvfb
from kit.decoders import write_decoded
from kit.headset import move, vr
from kit.monado import Puppet, monado
from kit.running import Running

from latentwalk.runtime.world import World
from latentwalk.runtime.world.probe.hand import AHEAD_M
from latentwalk.scenes import read
from latentwalk.scenes.torch_network import build, run

pytestmark = [pytest.mark.headset, pytest.mark.timeout(900)]
PLACES = [(0.2, 1.5, -2.6), (-0.4, 1.3, -2.9), (0.1, 1.9, -3.3)]  # of the hand, in the stage


def tool_is(running: Running, message: str) -> None:
    running.wait_for(lambda line: line["message"] == message)


def press_next_tool(puppet: Puppet, running: Running, tool: str) -> None:
    for down in (True, False):
        puppet.right.b = down
        move(puppet, running)
    tool_is(running, f"tool: {tool}")


def test_the_hand_moves_and_the_decoded_picture_is_what_the_model_gives_there(tmp_path: Path) -> None:
    path = write_decoded(tmp_path)
    scene = read(path)
    assert scene.decoder is not None
    tools = [name for name, tool in World(scene, path, tmp_path).person.tools.items() if not tool.on_screen]
    network = build(scene.decoder.layers, (3,))
    with xvfb.display(960, 540) as wearer, monado(wearer) as service, xvfb.display(64, 64) as desk:
        puppet = service.puppet()
        with vr(service, desk, tmp_path, path) as running:
            running.wait_for(lambda line: line["drawn"] and line["focused"])
            for tool in tools[1:]:
                press_next_tool(puppet, running, tool)
            readings = [probe_at(puppet, running, place) for place in PLACES]
    for reading in readings:
        values = run(network, np.array([reading["latent"]], np.float32))[0]
        np.testing.assert_allclose(reading["decoded"], values, atol=1e-5)
        assert reading["distance_to_data"] >= 0
        assert reading["prediction"] in scene.decoder.class_names
    pictures = np.array([reading["decoded"] for reading in readings])
    assert np.abs(np.diff(pictures, axis=0)).max(axis=1).min() > 0.01  # each place another picture


def probe_at(puppet: Puppet, running: Running, place: tuple[float, float, float]) -> dict[str, Any]:
    """Move the right hand, and give the reading that comes of it: a little before the hand, which points along −Z."""
    puppet.right.position = place
    puppet.send()
    number = len(running.lines())

    def there(line: dict[str, Any]) -> bool:
        if line["probe"] is None:
            return False
        hand = np.array(place) + np.array(line["rig"]["position"])
        return bool(np.linalg.norm(np.array(line["probe"]["place"]) - hand) < AHEAD_M + 0.05)

    reading: dict[str, Any] = running.wait_for(there, after=number)["probe"]
    return reading
