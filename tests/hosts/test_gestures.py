"""Clicks, drags and the wheel of a mouse as they happen, however many come between two frames: without a window."""

import pytest

from latentwalk.runtime.ground.frame import Screen
from latentwalk.runtime.hosts.desk import keys
from latentwalk.runtime.hosts.desk.gestures import DOUBLE_S, DRAG_PX, NOTCH_S, Gestures, Mods

SHIFT, CTRL, ALT = Mods(shift=True), Mods(ctrl=True), Mods(alt=True)
PANEL = (0.0, 0.0, 100.0, 100.0)


class Mouse:
    """A mouse over a screen with a panel in its corner."""

    def __init__(self, **changes) -> None:
        self.screen = Screen(covered=(PANEL,), **changes)
        self.gestures = Gestures(self.screen)
        self.now_s = 0.0

    def click(self, place=(200.0, 200.0), mods=Mods(), button="left", moved=0.0):  # noqa: B008
        self.gestures.press(button, place, mods)
        self.gestures.move((place[0] + moved, place[1]))
        self.gestures.release(button, (place[0] + moved, place[1]), self.now_s)
        return self.screen

    def drag(self, button="left", mods=Mods()):  # noqa: B008
        self.gestures.press(button, (200.0, 200.0), mods)
        self.gestures.move((250.0, 210.0))
        return self.screen


def test_a_press_and_release_at_one_place_is_a_click_and_a_drag_is_none():
    mouse = Mouse()
    (click,) = mouse.click(moved=DRAG_PX - 1).clicks
    assert (click.place, click.shift, click.ctrl, click.double) == ((200.0, 200.0), False, False, False)
    assert not mouse.screen.drags
    mouse.gestures.begin()
    assert not mouse.click(moved=DRAG_PX + 1).clicks
    assert mouse.screen.drags[0].ended
    mouse.gestures.begin()
    assert not mouse.screen.drags
    assert not mouse.click(button="right").clicks
    mouse.screen.scale = 2.0
    assert mouse.click(moved=2 * DRAG_PX - 1).clicks, "on a fine screen a hand moves over more pixels"


def test_modifiers_come_with_clicks():
    mouse = Mouse()
    for mods in (SHIFT, CTRL, ALT):
        mouse.click((300.0 + 50 * mods.ctrl + 99 * mods.alt, 300.0), mods)
    assert [(click.shift, click.ctrl) for click in mouse.screen.clicks] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_two_clicks_in_time_at_one_place_are_a_double_click_and_a_third_is_none():
    mouse = Mouse()
    for _ in range(3):
        mouse.click()
    assert [click.double for click in mouse.screen.clicks] == [False, True, False]
    mouse = Mouse()
    mouse.click()
    mouse.click((220.0, 200.0))
    mouse.now_s += DOUBLE_S + 0.01
    for _ in range(2):
        mouse.gestures.begin()
    mouse.click((220.0, 200.0))
    assert not any(click.double for click in mouse.screen.clicks)


def test_what_is_pressed_on_a_panel_is_the_panels():
    mouse = Mouse()
    assert not mouse.click((50.0, 50.0)).clicks
    mouse.gestures.press("left", (50.0, 50.0), Mods())
    mouse.gestures.move((300.0, 300.0))
    assert not mouse.screen.drags
    mouse.gestures.wheel(1.0, (50.0, 50.0), ctrl=False)
    mouse.gestures.roll(1.0)
    assert mouse.screen.zoom == 0


DOES = [
    ({}, "left", Mods(), "orbit"),
    ({}, "left", SHIFT, "box"),
    ({}, "left", CTRL, "box"),
    ({}, "left", ALT, "box"),
    ({}, "right", Mods(), "pan"),
    ({}, "middle", Mods(), "pan"),
    ({"mouse": "walk"}, "left", Mods(), "turn"),
    ({"mouse": "walk"}, "right", Mods(), "turn"),
    ({"mouse": "walk"}, "middle", Mods(), "pan"),
    ({"mouse": "walk"}, "left", SHIFT, "box"),
    ({"left": "lasso"}, "left", Mods(), "lasso"),
    ({"left": "lasso"}, "left", SHIFT, "lasso"),
    ({"left": "lasso"}, "right", Mods(), "orbit"),
    ({"left": "box"}, "left", Mods(), "box"),
    ({"left": "tool"}, "right", Mods(), "orbit"),
    ({"left": "tool", "mouse": "walk"}, "right", Mods(), "turn"),
]


@pytest.mark.parametrize(("screen", "button", "mods", "does"), DOES)
def test_what_a_drag_does(screen, button, mods, does):
    (drag,) = Mouse(**screen).drag(button, mods).drags
    assert (drag.does, drag.shift, drag.ctrl) == (does, mods.shift, mods.ctrl)


def test_a_tools_trigger_neither_drags_nor_clicks():
    mouse = Mouse(left="tool")
    assert not mouse.drag().drags
    mouse.gestures.release("left", (250.0, 210.0), 0.0)
    assert not mouse.click().clicks


def test_each_frame_has_the_step_since_the_last_and_none_is_lost():
    mouse = Mouse()
    (drag,) = mouse.drag().drags
    assert drag.step == (50.0, 10.0)
    mouse.gestures.begin()
    assert drag.step == (0.0, 0.0)
    mouse.gestures.move((240.0, 230.0))
    mouse.gestures.move((230.0, 260.0))
    assert drag.step == (-20.0, 50.0)
    mouse.gestures.release("left", (231.0, 260.0), 0.0)
    assert drag.step == (-19.0, 50.0)
    assert drag.ended
    assert drag in mouse.screen.drags
    assert len(drag.outline) == 5
    mouse.gestures.begin()
    assert not mouse.screen.drags


def test_a_box_has_four_corners_and_escape_gives_it_up():
    mouse = Mouse()
    (drag,) = mouse.drag(mods=SHIFT).drags
    assert drag.outline == [(200.0, 200.0), (250.0, 200.0), (250.0, 210.0), (200.0, 210.0)]
    mouse.gestures.cancel()
    assert not mouse.screen.drags
    mouse.gestures.release("left", (300.0, 300.0), 0.0)
    assert not mouse.screen.drags
    assert not mouse.screen.clicks


def test_the_wheel_goes_on_for_a_moment_and_with_ctrl_at_once():
    mouse = Mouse()
    mouse.gestures.wheel(2.0, (200.0, 200.0), ctrl=False)
    told = []
    for _ in range(10):
        mouse.gestures.roll(NOTCH_S / 4)
        told.append(mouse.screen.zoom)
    assert told == pytest.approx([0.25] * 8 + [0, 0])
    mouse.gestures.wheel(-1.0, (200.0, 200.0), ctrl=True)
    mouse.gestures.roll(1.0)
    assert (mouse.screen.zoom, mouse.screen.resize) == (0, -1)
    mouse.gestures.begin()
    assert mouse.screen.resize == 0


def test_the_cursor_is_held_while_the_head_turns_alone():
    mouse = Mouse(mouse="walk")
    mouse.gestures.press("right", (200.0, 200.0), Mods())
    assert not mouse.gestures.turning, "a click needs no held cursor"
    mouse.gestures.move((250.0, 200.0))
    assert mouse.gestures.turning
    assert mouse.gestures.dragging
    mouse.gestures.release("right", (250.0, 200.0), 0.0)
    assert not mouse.gestures.turning
    orbiting = Mouse()
    orbiting.drag()
    assert not orbiting.gestures.turning


def test_keys_with_and_without_shift_and_ctrl():
    def what(*pressed, **held):
        line = keys.find(*pressed, **held)
        return line and line.what

    assert (what("F"), what("F", shift=True), what("F", ctrl=True)) == ("frame", "frame", None)
    assert (what("Z"), what("Z", ctrl=True), what("Y")) == ("lasso", "undo", "isolate")
    assert what("€") is None
    assert keys.help_texts()["bring the selection, or all, into view"] == "F"
    assert keys.help_texts()["select none"] in ("Ctrl D", "click beside rows")
