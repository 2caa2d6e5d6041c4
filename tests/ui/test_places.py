"""Where panels lie and hang, whose a press is, and the table of keys: without a screen."""

import math

import numpy as np
import pytest

from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.geometry import facing, look
from latentwalk.runtime.hosts.desk import keys
from latentwalk.runtime.ui import places
from latentwalk.runtime.ui.desk.press import Press
from latentwalk.runtime.ui.drawers.contents import PANELS
from latentwalk.runtime.ui.drawers.help import TASKS, by_task, in_columns
from latentwalk.runtime.ui.keys import NAMES, after
from latentwalk.runtime.ui.room.follow import LazyFollow

EYE = np.array([0.0, 1.6, 0.0])


@pytest.mark.parametrize("middle", [(0, 1.6, -1), (0.7, 1.2, -0.7), (-0.8, 2.4, 0.3), (0, 0.4, -0.2)])
def test_a_hung_rectangle_faces_the_eye_upright(middle: tuple[float, float, float]) -> None:
    size = (600.0, 400.0)
    matrix = facing(np.array(middle), EYE, size, 0.001)
    assert (matrix @ [300, 200, 0, 1])[:3] == pytest.approx(middle, abs=1e-6)
    right, down = matrix[:3, 0], matrix[:3, 1]
    assert right[1] == pytest.approx(0, abs=1e-6)
    assert down[1] < 0
    to_eye = (EYE - middle) / np.linalg.norm(EYE - middle)
    assert -np.cross(right, down) == pytest.approx(to_eye * 1e-6, abs=1e-9)


def test_a_laser_meets_the_pixel_it_points_at_and_no_back() -> None:
    size = (600.0, 400.0)
    matrix = facing(np.array([0.5, 1.5, -1.0]), EYE, size, 0.001)
    target = (matrix @ [123, 45, 0, 1])[:3]
    origin = np.array([0.2, 1.0, 0.1])
    way = (target - origin) / np.linalg.norm(target - origin)
    x, y, distance = places.hit(matrix, size, origin, way)
    assert (x, y) == pytest.approx((123, 45), abs=1e-2)
    assert distance == pytest.approx(float(np.linalg.norm(target - origin)), abs=1e-5)
    assert places.hit(matrix, size, origin, -way) is None
    assert places.hit(matrix, size, target + way, -way) is None
    assert places.hit(matrix, (100.0, 100.0), origin, way) is None


def test_letters_in_a_room_have_capitals_of_one_degree() -> None:
    capital_m = 0.71 * places.ROOM_TEXT_PX * places.M_PER_PX
    assert math.degrees(math.atan(capital_m)) == pytest.approx(1.0)


def test_panels_stay_while_the_person_looks_about_and_follow_a_turn() -> None:
    follower = LazyFollow()
    follower.update(Pose(EYE.astype(np.float32), look(1.0, 0.0)), 0.01)
    assert follower.yaw_rad == pytest.approx(1.0, abs=1e-5)
    for _ in range(100):
        follower.update(Pose(EYE.astype(np.float32), look(1.0 + math.radians(30), 0.5)), 0.02)
    assert follower.yaw_rad == pytest.approx(1.0, abs=1e-5)
    turned = Pose(np.array([0, 1.6, 1], np.float32), look(math.pi, 0.0))
    follower.update(turned, 0.02)
    assert 1.0 < follower.yaw_rad < 1.3
    for _ in range(200):
        follower.update(turned, 0.02)
    assert abs(math.remainder(follower.yaw_rad - math.pi, math.tau)) < math.radians(3)
    assert follower.position == pytest.approx([0, 1.6, 1], abs=0.03)


Box = tuple[float, float, float, float]


def box(place: places.Place, width: float | None = None, height: float | None = None) -> Box:
    """Left, top, right and bottom of a slot that is as large as it may be, or so large."""
    across, down = width or place.width, height or place.height
    left, top = place.anchor[0] - place.pivot[0] * across, place.anchor[1] - place.pivot[1] * down
    return left, top, left + across, top + down


def apart(a: Box, b: Box) -> bool:
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@pytest.mark.parametrize("size", [(1280, 720), (3840, 2160), (700, 500)])
@pytest.mark.parametrize("drawer", [False, True])
def test_nothing_in_a_window_lies_over_the_drawer(size: tuple[int, int], drawer: bool) -> None:
    for bottom in (0.0, 40.0, 180.0):
        slots = places.on_window(size, 15.0, drawer=drawer, bottom=bottom)
        lying = [box(slots["rail"]), *([box(slots["drawer"])] if drawer else [])]
        others: list[places.Slot] = ["hand", "strip", "notice", *places.EDGES]
        for name in others:
            assert all(apart(box(slots[name]), other) for other in lying), name
        low = box(slots["bottom"], height=bottom or None)
        assert all(apart(low, other) for other in lying)
        assert not bottom or apart(low, box(slots["hand"]))
        assert apart(box(slots["edge_right"], height=40), box(slots["hand"]))


def test_columns_of_a_picture_leave_its_middle_free() -> None:
    for size in ((1280, 800), (3840, 2160), (700, 500)):
        slots = places.in_picture(size, 15.0, details=True)
        for name in ("left", "right", "hand"):
            left, _, right, _ = box(slots[name])
            assert right < 0.4 * size[0] or left > 0.6 * size[0]
        assert slots["right"].height + slots["hand"].height < size[1]


def test_slots_in_the_atlas_do_not_overlap() -> None:
    slots = list(places.in_room().values())
    boxes = [box(place) for place in slots]
    for i, a in enumerate(boxes):
        assert 0 <= a[0] < a[2] <= places.ATLAS_PX[0]
        assert 0 <= a[1] < a[3] <= places.ATLAS_PX[1]
        assert all(apart(a, b) for b in boxes[:i])


def test_a_press_stays_where_it_began() -> None:
    press = Press()
    assert press.update(over=True, down=False)
    assert press.update(over=True, down=True)
    assert press.update(over=False, down=True), "dragged off a panel: still the panel's"
    assert press.ours
    assert not press.update(over=False, down=False)
    assert not press.update(over=False, down=True)
    assert not press.update(over=True, down=True), "painted across a panel: still the world's"
    assert not press.free
    assert press.update(over=True, down=False)


def test_every_key_does_something_and_no_key_two_things() -> None:
    called = {panel.command for panel in PANELS}
    assert not called & NAMES
    for line in keys.KEYS:
        if line.kind == "asks":
            assert line.what in NAMES or line.what in called
        assert line.words in keys.help_texts()
    pressed = [(line.key, line.ctrl, line.shift) for line in keys.KEYS]
    assert len(set(pressed)) == len(pressed)
    assert not {line.key for line in keys.KEYS if not line.ctrl} & keys.WALK.keys()


def test_every_control_of_a_window_has_a_task_in_the_help_and_no_task_what_is_none() -> None:
    told = keys.help_texts()
    tasks = by_task(told)
    assert [words for words, _ in tasks["Else"]] == ["this help", "stop typing, leave full screen", "quit"]
    assert sum(map(len, tasks.values())) == len(told)
    assert set().union(*TASKS.values()) <= told.keys()
    assert in_columns([10, 10, 10, 10], 2) == [0, 0, 1, 1]
    assert in_columns([5, 30, 5], 1) == [0, 0, 0]
    assert max(in_columns([40, 1, 1], 3)) <= 2


def test_after_goes_around() -> None:
    assert [after(["a", "b"], name) for name in ("a", "b", "gone")] == ["b", "a", "a"]
