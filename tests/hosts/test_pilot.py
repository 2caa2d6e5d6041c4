"""From keys, mouse and gamepad to a head that looks, a hand that aims and a stick that walks: without a window."""

import math

import numpy as np
import pytest

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.ground.geometry import forward, look, perspective, rotate, toward
from latentwalk.runtime.hosts.desk.pilot import Mouse, Pad, Pilot
from latentwalk.runtime.world.walk.sticks import response


def test_looking_turns_left_and_up() -> None:
    assert rotate(look(math.pi / 2, 0), [0, 0, -1]) == pytest.approx([-1, 0, 0], abs=1e-6)
    assert rotate(look(0, math.pi / 4), [0, 0, -1]) == pytest.approx([0, 0.5**0.5, -(0.5**0.5)], abs=1e-6)
    direction = np.array([0.3, -0.4, -0.5]) / math.sqrt(0.5)
    assert rotate(toward(direction), [0, 0, -1]) == pytest.approx(direction, abs=1e-6)


def fly(pilot: Pilot, held: set[str] = frozenset(), mouse: Mouse | None = None, pad: Pad | None = None) -> Controls:
    return pilot.controls(set(held), mouse or Mouse(), pad or Pad(), perspective(1.0, 1.6), 0.1)


def test_keys_are_a_stick() -> None:
    controls = fly(Pilot(), {"W", "A", "SPACE", "SHIFT"})
    assert controls.left.stick.tolist() == [-1, 1]
    assert (controls.lift, controls.left.stick_click, controls.fly) == (1.0, True, True)
    assert fly(Pilot(), {"W", "S"}).left.stick.tolist() == [0, 0]


def test_the_cursor_aims_through_its_pixel() -> None:
    pilot = Pilot(yaw_rad=0.7, pitch_rad=-0.3)
    controls = fly(pilot, mouse=Mouse(cursor=(0.5, -0.25), trigger=True))
    local = rotate([*-controls.head.orientation[:3], controls.head.orientation[3]], forward(controls.right.aim))
    projection = perspective(1.0, 1.6)
    assert local[0] / -local[2] * projection[0, 0] == pytest.approx(0.5, abs=1e-5)
    assert local[1] / -local[2] * projection[1, 1] == pytest.approx(-0.25, abs=1e-5)
    assert controls.right.tracked
    assert controls.right.trigger == 1.0
    assert not fly(Pilot()).right.tracked


def test_a_drag_looks_and_stops_before_the_crown() -> None:
    pilot = Pilot()
    fly(pilot, mouse=Mouse(turned_px=(100, 0)))
    assert pilot.yaw_rad == pytest.approx(-math.radians(15))
    fly(pilot, mouse=Mouse(turned_px=(0, -10_000)))
    assert pilot.pitch_rad == pytest.approx(math.radians(85))


def test_going_about_something_turns_the_head_faster_and_an_outline_is_told_as_tangents() -> None:
    pilot = Pilot()
    controls = fly(pilot, mouse=Mouse(orbited_px=(-100, 0), outline=[(1.0, 0.0), (0.0, -1.0), (0.0, 0.0)]))
    assert pilot.yaw_rad == pytest.approx(math.radians(30))
    assert controls.outline is not None
    assert controls.outline.tolist() == pytest.approx(
        [pytest.approx([1.6 * math.tan(0.5), 0]), pytest.approx([0, -math.tan(0.5)]), pytest.approx([0, 0])]
    )
    assert fly(pilot).outline is None


def test_a_gamepad_aims_through_the_middle_until_the_mouse_is_used() -> None:
    pilot = Pilot()
    controls = fly(pilot, mouse=Mouse(cursor=(0.9, 0.9)), pad=Pad(left=(0.0, 1.0), right_trigger=1.0))
    assert forward(controls.right.aim) == pytest.approx([0, 0, -1], abs=1e-6)
    assert controls.left.stick.tolist() == [0, 1]
    assert controls.right.trigger == 1.0
    assert forward(fly(pilot, mouse=Mouse(cursor=(0.9, 0.9))).right.aim)[0] == pytest.approx(0, abs=1e-6)
    assert forward(fly(pilot, mouse=Mouse(cursor=(0.9, 0.9), trigger=True)).right.aim)[0] > 0.3


def test_a_gamepads_stick_walks_as_a_controllers_does() -> None:
    """The walk takes the dead zone off, once; a stick that rests beside its middle bends no way of the keys."""
    assert fly(Pilot(), pad=Pad(left=(0.0, 0.5))).left.stick.tolist() == [0, 0.5]
    pilot, resting = Pilot(), Pad(left=(0.1, -0.1), right=(0.1, 0.1))
    assert not response(fly(pilot, pad=resting).left.stick).any()
    assert (pilot.yaw_rad, pilot.pitch_rad) == (0.0, 0.0)
    assert fly(pilot, {"W"}, pad=resting).left.stick.tolist() == [0, 1]
