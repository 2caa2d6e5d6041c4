"""Back to the start is a level gaze wherever a host holds the head: after a look at the floor, too."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit.blobs import blobs
from kit.parts import apply, make_person

from latentwalk.runtime.ground.geometry import forward, heading, look, perspective
from latentwalk.runtime.hosts.desk.pilot import PITCH_LIMIT_RAD, Mouse, Pad, Pilot
from latentwalk.runtime.hosts.offscreen import OffscreenHost
from latentwalk.runtime.script import script
from latentwalk.runtime.script.player import Player

FLOOR = """
[[at]]
t_s = 0
head = { yaw_deg = 30, pitch_deg = -60 }
[[at]]
t_s = 1
capture = "levelled.png"
"""


def test_a_person_asks_once_for_a_level_gaze() -> None:
    person = make_person(blobs(20))
    outbox = person._outbox
    assert outbox.tilted() is None
    apply(person, "recenter", True)
    assert (outbox.tilted(), outbox.tilted()) == (0.0, None)


def test_the_mouses_look_goes_on_from_level() -> None:
    pilot = Pilot()

    def look_down(pixels: float) -> np.ndarray:
        controls = pilot.controls(set(), Mouse(turned_px=(200, pixels)), Pad(), perspective(1.0, 1.6), 0.1)
        return np.asarray(forward(controls.head))

    assert look_down(400)[1] == pytest.approx(-math.sin(math.radians(60)), abs=1e-6)
    pilot.tilt(0.0)
    assert look_down(0)[1] == pytest.approx(0, abs=1e-6)
    assert look_down(100)[1] == pytest.approx(-math.sin(math.radians(15)), abs=1e-6)
    pilot.tilt(4.0)
    assert pilot.pitch_rad == PITCH_LIMIT_RAD


def load(folder: Path, text: str) -> Any:
    (folder / "s.toml").write_text(text)
    return script.load(folder / "s.toml")


def test_a_scripts_head_is_level_until_it_is_turned_again(tmp_path: Path) -> None:
    player = Player(load(tmp_path, FLOOR))
    player.at(0.0)
    player.tilt(0.0)
    head = player.at(0.5)[0].head
    assert forward(head)[1] == pytest.approx(0, abs=1e-6)
    assert heading(head) == pytest.approx(math.radians(30), abs=1e-6)


def test_a_recordings_head_is_its_own(tmp_path: Path) -> None:
    player = Player(load(tmp_path, "recorded = true\n" + FLOOR))
    player.at(0.0)
    player.tilt(0.0)
    assert forward(player.at(0.5)[0].head)[1] == pytest.approx(-math.sin(math.radians(60)), abs=1e-6)


@pytest.mark.gl
@pytest.mark.parametrize("stereo", ["false", "true"])
def test_the_picture_of_that_very_frame_is_level(tmp_path: Path, stereo: str) -> None:
    host = OffscreenHost(load(tmp_path, f"stereo = {stereo}\n{FLOOR}"), tmp_path / "out")
    frames = host.frames()
    frame = next(frames)
    host.tilt(math.radians(10))
    for view in frame.views:
        np.testing.assert_allclose(view.pose.orientation, look(math.radians(30), math.radians(10)), atol=1e-6)
    frames.close()
    host.close()
