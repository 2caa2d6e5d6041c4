"""Clicks between two slow frames: none is lost, and each counts where it was made."""

from latentwalk.runtime.hosts.desk.clicks import Clicks

LEFT, RIGHT = "left", "right"
HERE, THERE, NOW = (10.0, 20.0), (300.0, 40.0), (640.0, 360.0)


def test_a_press_is_seen_at_its_own_place_though_the_mouse_is_elsewhere_by_then():
    clicks = Clicks()
    clicks.put(LEFT, True, HERE)
    clicks.put(LEFT, False, HERE)
    assert clicks.next(NOW) == (HERE, {LEFT})
    assert clicks.next(NOW) == (HERE, set())
    assert clicks.next(NOW) == (NOW, set())


def test_two_clicks_between_frames_are_two():
    clicks = Clicks()
    for place in (HERE, THERE):
        clicks.put(LEFT, True, place)
        clicks.put(LEFT, False, place)
    frames = [clicks.next(NOW) for _ in range(5)]
    assert frames == [(HERE, {LEFT}), (HERE, set()), (THERE, {LEFT}), (THERE, set()), (NOW, set())]


def test_a_held_button_moves_with_the_mouse_beside_another():
    clicks = Clicks()
    clicks.put(LEFT, True, HERE)
    clicks.put(RIGHT, True, None)  # the cursor is held while one looks around: such a press has no place
    assert clicks.next(NOW) == (HERE, {LEFT})
    assert clicks.next(NOW) == (NOW, {LEFT, RIGHT})
    assert clicks.next(THERE) == (THERE, {LEFT, RIGHT})


def test_nothing_stays_held_when_another_window_gets_the_releases():
    clicks = Clicks()
    clicks.put(LEFT, True, HERE)
    clicks.next(NOW)
    clicks.put(RIGHT, True, HERE)
    clicks.clear()
    assert clicks.next(NOW) == (NOW, set())
