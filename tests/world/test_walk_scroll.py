"""Whose a stick is while its laser is on a panel: it scrolls there, or walks and turns, never both."""

import numpy as np
import pytest

from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.world.walk.scroll import Scroll


def pushed(side: str, x: float, y: float, **hand: float) -> Controls:
    controls = Controls()
    controls.hand(side).stick = np.array([x, y], np.float32)
    for name, value in hand.items():
        setattr(controls.hand(side), name, value)
    return controls


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_pointing_hands_stick_scrolls_the_panel_and_does_nothing_else(side: str) -> None:
    scroll = Scroll()
    given = pushed(side, 0.0, -1.0)
    assert scroll.listen(given, side, True).hand(side).stick.tolist() == [0.0, 0.0]
    assert scroll.push.tolist() == [0.0, -1.0]
    assert given.hand(side).stick.tolist() == [0.0, -1.0], "what the host and a recording have stays"


def test_the_other_hands_stick_goes_on_walking() -> None:
    scroll = Scroll()
    assert scroll.listen(pushed("left", 0.0, 1.0), "right", True).left.stick.tolist() == [0.0, 1.0]
    assert not scroll.push.any()


def test_a_push_that_began_in_the_room_stays_there_across_a_panel() -> None:
    """Let go by the panel, the teleport arc would throw the person where nobody meant to go."""
    scroll = Scroll()
    for captured in (False, True, True):
        assert scroll.listen(pushed("right", 0.0, 1.0), "right", captured).right.stick[1] == 1.0
        assert not scroll.push.any()
    scroll.listen(pushed("right", 0.0, 0.0), "right", True)
    assert scroll.listen(pushed("right", 0.0, 1.0), "right", True).right.stick[1] == 0.0


def test_a_push_that_began_on_a_panel_moves_nobody_when_the_laser_slips_off() -> None:
    scroll = Scroll()
    for captured in (True, False, False):
        assert scroll.listen(pushed("right", 0.0, -0.8), "right", captured).right.stick[1] == 0.0
        assert scroll.push[1] < -0.5
    scroll.listen(pushed("right", 0.0, 0.0), "right", False)
    assert scroll.listen(pushed("right", 0.0, -0.8), "right", False).right.stick[1] < -0.5


def test_a_gripping_hand_scrubs_and_arrow_keys_beside_a_mouse_turn() -> None:
    assert Scroll().listen(pushed("right", 1.0, 0.0, squeeze=1.0), "right", True).right.stick[0] == 1.0
    keys = pushed("right", 1.0, 0.0)
    keys.fly = True
    assert Scroll().listen(keys, "right", True).right.stick[0] == 1.0


def test_without_focus_nothing_scrolls() -> None:
    scroll, away = Scroll(), pushed("right", 0.0, -1.0)
    away.focused = False
    scroll.listen(away, "right", True)
    assert not scroll.push.any()
