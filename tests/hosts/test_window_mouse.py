"""Each rule of the mouse in a window under Xvfb, by real events: orbit, pan, zoom, select, draw around, frame, walk."""

import math
import os
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.desk import Desk, pixels, sight, stands
from kit.running import started
from kit.xvfb import display

from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.world import World
from latentwalk.scenes import read

pytestmark = [pytest.mark.window, pytest.mark.timeout(900)]
SIZE = (1280, 720)
KIT = Path(__file__).parents[1] / "kit"
EMPTY = (640, 90)  # of the picture from the start
AHEAD_DEG_PX = 0.3


class Walk(Desk):
    """A window of the blobs, and where their rows are in the room."""

    places: np.ndarray

    def home(self) -> dict[str, Any]:
        """As it was in the beginning."""
        if self.now()["mouse"] != "orbit":
            self.after(lambda line: line["mouse"] == "orbit", "key", "1")
        if self.now()["tool"] == "lasso":
            self.after(lambda line: line["tool"] == "select", "key", "z")
        self.tool("mousemove", *map(str, EMPTY), "key", "ctrl+d", "key", "r")
        self.until(
            lambda line: line["selection"] == [] and line["rig"]["position"] == pytest.approx([0, 0, 3], abs=1e-5)
        )
        return self.at_rest()

    def pixel(self, row: int) -> tuple[int, int]:
        """Where a row is in the picture now."""
        x, y = pixels(self.now(), self.places[row], SIZE)[0]
        return round(x), round(y)

    def a_moment_later(self) -> dict[str, Any]:
        """A frame in which all that was done so far has come to pass: a last event has."""
        return self.after(lambda line: ["PAUSE", False] in line["keys"], "key", "Pause")

    def drag(self, button: str, start: tuple[int, int], *way: tuple[int, int]) -> None:
        """Press, move in steps, let go."""
        steps = [word for step in way for word in ("mousemove", *map(str, step))]
        self.tool("mousemove", *map(str, start), "mousedown", button, *steps, "mouseup", button)


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    folder = tmp_path_factory.mktemp("mouse")
    scene = write_blobs(folder)
    world = World(read(scene), scene, folder, wait=True)
    places = fit.positions(world.rows.cloud, np.arange(300))
    world.close()
    command = [str(KIT / "walk_program.py"), str(folder / "frames.jsonl"), "view", str(scene), "--size", "1280x720"]
    with display(1400, 800) as screen:
        here = {"DISPLAY": screen, "LIBGL_ALWAYS_SOFTWARE": "1", "PYTHONPATH": str(KIT.parent)}
        with started([sys.executable, *command], os.environ | here, folder) as running:
            made = Walk(screen, running, SIZE)
            made.places = places
            yield made
            made.tool("key", "ctrl+q")
            assert running.exit_code() == 0, running.errors


def front_rows(walk: Walk) -> list[int]:
    """Rows that nothing hides, the nearest first, apart from each other and from panels."""
    at, ahead = pixels(walk.now(), walk.places, SIZE), (walk.places - sight(walk.now()).eye) @ sight(walk.now()).axes[2]
    found: list[int] = []
    for row in np.argsort(ahead).tolist():
        x, y = at[row]
        near = [other for other in range(300) if other != row and math.dist(at[other], at[row]) < 12]
        if 420 < x < 920 and 60 < y < 560 and all(ahead[other] > ahead[row] for other in near):
            found += [row] if all(math.dist(at[row], at[other]) > 40 for other in found) else []
    return found


def named(*rows: int) -> set[str]:
    return {f"row-{row}" for row in rows}


def test_a_drag_with_the_left_button_goes_about_the_cloud(walk: Walk) -> None:
    before = walk.home()
    middle = np.median(walk.places, axis=0)
    walk.drag("1", (640, 90), (700, 100), (740, 120))
    after = walk.until(lambda line: stands(line) != stands(before)) and walk.at_rest()
    gaze = [sight(line).axes[2] for line in (before, after)]
    turned = math.degrees(math.acos(min(1, float(gaze[0] @ gaze[1]))))
    assert turned == pytest.approx(math.hypot(100, 30) * AHEAD_DEG_PX, rel=0.05)
    assert gaze[1][0] > 0.2, "what is in front follows the mouse to the right: the eye goes to the left"
    assert gaze[1][1] < -0.1, "and up"
    away = [math.dist(sight(line).eye, middle) for line in (before, after)]
    assert away[0] == pytest.approx(away[1], rel=1e-3)
    np.testing.assert_allclose(pixels(after, middle, SIZE), pixels(before, middle, SIZE), atol=1)
    assert after["selection"] == [], "a drag is no click"


def test_a_drag_goes_about_the_selection(walk: Walk) -> None:
    walk.home()
    row = front_rows(walk)[0]
    walk.after(lambda line: line["selection"] == [f"row-{row}"], "mousemove", *map(str, walk.pixel(row)), "click", "1")
    before = walk.now()
    walk.drag("1", EMPTY, (800, 90))
    after = walk.until(lambda line: stands(line) != stands(before)) and walk.at_rest()
    np.testing.assert_allclose(pixels(after, walk.places[row], SIZE), pixels(before, walk.places[row], SIZE), atol=1)
    assert after["selection"] == [f"row-{row}"]


@pytest.mark.parametrize("button", ["2", "3"])
def test_drags_with_the_other_buttons_pan(walk: Walk, button: str) -> None:
    before = walk.home()
    row = front_rows(walk)[0]
    x, y = walk.pixel(row)
    walk.drag(button, (x, y), (x + 50, y - 20), (x + 90, y + 40))
    after = walk.until(lambda line: stands(line) != stands(before)) and walk.at_rest()
    assert after["head"]["orientation"] == before["head"]["orientation"]
    (now,) = pixels(after, walk.places[row], SIZE)
    assert now == pytest.approx([x + 90, y + 40], abs=3), "what was under the mouse is under it"
    ahead = [float((walk.places[row] - sight(line).eye) @ sight(line).axes[2]) for line in (before, after)]
    assert ahead[0] == pytest.approx(ahead[1], abs=1e-3)


def test_the_wheel_goes_to_what_is_under_the_mouse(walk: Walk) -> None:
    before = walk.home()
    row = front_rows(walk)[-1]
    x, y = walk.pixel(row)
    walk.tool("mousemove", str(x), str(y))
    walk.until(lambda line: line["hover"] == f"row-{row}")
    walk.tool("click", "--repeat", "3", "--delay", "40", "4")
    after = walk.until(lambda line: stands(line) != stands(before)) and walk.at_rest()
    away = [math.dist(sight(line).eye, walk.places[row]) for line in (before, after)]
    assert away[1] == pytest.approx(away[0] * 0.85**3, rel=0.05)
    np.testing.assert_allclose(pixels(after, walk.places[row], SIZE), [[x, y]], atol=6)
    walk.tool("click", "5")
    out = walk.until(lambda line: stands(line) != stands(after)) and walk.at_rest()
    assert math.dist(sight(out).eye, walk.places[row]) > away[1]


def test_clicks_replace_add_toggle_and_clear(walk: Walk) -> None:
    walk.home()
    first, second, third, *_ = front_rows(walk)

    def click(row: int, *wanted: int, held: str = "") -> None:
        at = ("mousemove", *map(str, walk.pixel(row)))
        words = (*at, "keydown", held, "click", "1", "keyup", held) if held else (*at, "click", "1")
        walk.after(lambda line: set(line["selection"]) == named(*wanted), *words)

    click(first, first)
    click(second, second)
    click(third, second, third, held="shift")
    click(second, second, third, held="shift")
    click(first, first, second, third, held="ctrl")
    click(second, first, third, held="ctrl")
    walk.tool("mousemove", *map(str, EMPTY), "keydown", "shift", "click", "1", "keyup", "shift")
    walk.drag("1", EMPTY, (645, 92), (640, 90))
    walk.a_moment_later()
    assert set(walk.now()["selection"]) == named(first, third), "neither Shift nor a drag clears"
    walk.after(lambda line: line["selection"] == [], "mousemove", *map(str, EMPTY), "click", "1")


def test_a_click_on_a_panel_clears_nothing(walk: Walk) -> None:
    walk.home()
    row = front_rows(walk)[0]
    walk.after(lambda line: line["selection"] == [f"row-{row}"], "mousemove", *map(str, walk.pixel(row)), "click", "1")
    x, y, width, _ = walk.now()["covered"][0]
    walk.tool("mousemove", str(round(x + width - 8)), str(round(y + 4)), "click", "1")
    line = walk.a_moment_later()
    assert line["selection"] == [f"row-{row}"]


def inside(walk: Walk, corners: list[tuple[int, int]]) -> set[int]:
    """Rows inside a box of the picture."""
    (left, right), (top, bottom) = (sorted(axis) for axis in zip(*corners, strict=True))
    at = pixels(walk.now(), walk.places, SIZE)
    return set(np.flatnonzero((at[:, 0] > left) & (at[:, 0] < right) & (at[:, 1] > top) & (at[:, 1] < bottom)).tolist())


def clear_box(walk: Walk, side: str) -> list[tuple[int, int]]:
    """A box about a blob, on whose edges no row lies."""
    rows = slice(0, 300, 3) if side == "left" else slice(1, 300, 3)
    at = pixels(walk.now(), walk.places[rows], SIZE)
    low, high = at.min(axis=0), at.max(axis=0)
    return [(math.floor(low[0]) - 3, math.floor(low[1]) - 3), (math.ceil(high[0]) + 3, math.ceil(high[1]) + 3)]


def test_a_box_is_drawn_with_shift_ctrl_or_alt(walk: Walk) -> None:
    walk.home()
    left, right = clear_box(walk, "left"), clear_box(walk, "right")
    ants, bees = named(*inside(walk, left)), named(*inside(walk, right))
    assert len(ants) > 50
    assert not ants & bees

    def box(corners: list[tuple[int, int]], held: str, wanted: set[str]) -> None:
        walk.tool("keydown", held)
        walk.drag("1", corners[0], corners[1])
        walk.tool("keyup", held)
        walk.until(lambda line: set(line["selection"]) == wanted)

    box(left, "alt", ants)
    box(right, "shift", ants | bees)
    box(left, "ctrl", bees)
    box(left, "alt", ants)


def test_a_lasso_takes_what_is_drawn_around(walk: Walk) -> None:
    before = walk.home()
    (x0, y0), (x1, y1) = clear_box(walk, "left")
    ants = named(*inside(walk, [(x0, y0), (x1, y1)]))
    walk.after(lambda line: line["tool"] == "lasso", "key", "z")
    walk.tool("mousemove", str(x0), str(y0), "mousedown", "1", "mousemove", str(x1), str(y0))
    walk.until(lambda line: line["cursor"] == [x1, y0])
    walk.tool("mousemove", str(x1), str(y1), "mousemove", str(x0), str(y1))
    walk.until(lambda line: line["cursor"] == [x0, y1])
    white = (walk.see()[:, 300:900] > 180).all(axis=2)
    assert white[:, : x1 - 300].any(), "what is drawn is seen"
    walk.tool("mouseup", "1")
    walk.until(lambda line: set(line["selection"]) == ants)
    assert stands(walk.now()) == stands(before), "nothing turns meanwhile"
    walk.tool("keydown", "shift")
    (x0, y0), (x1, y1) = clear_box(walk, "right")
    walk.drag("1", (x0, y0), (x1, y0), (x1, y1), (x0, y1))
    walk.tool("keyup", "shift")
    walk.until(lambda line: set(line["selection"]) == ants | named(*inside(walk, [(x0, y0), (x1, y1)])))
    walk.drag("3", (x0, y0), (x0 + 100, y0))
    walk.until(lambda line: line["head"]["orientation"] != before["head"]["orientation"])


def free_box(walk: Walk) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of the part beside the columns."""
    left = max(x + w for x, _, w, _ in walk.now()["covered"] if x < 200)
    right = min((x for x, _, w, _ in walk.now()["covered"] if x + w > SIZE[0] - 100), default=float(SIZE[0]))
    return left, right, 0.0, SIZE[1]


def test_f_brings_the_selection_or_all_into_the_free_part(walk: Walk) -> None:
    start = walk.home()
    walk.tool("key", "f")
    everything = walk.until(lambda line: stands(line) != stands(start)) and walk.at_rest()
    at = pixels(everything, walk.places, SIZE)
    left, right, top, bottom = free_box(walk)
    assert left < at[:, 0].min() < at[:, 0].max() < right
    assert top < at[:, 1].min() < at[:, 1].max() < bottom
    assert max(np.ptp(at[:, 0]) / (right - left), np.ptp(at[:, 1]) / bottom) > 0.75
    assert everything["head"]["orientation"] == start["head"]["orientation"]
    seen = front_rows(walk)
    few = min(combinations(seen, 2), key=lambda pair: math.dist(*walk.places[[*pair]]))
    for row, held in zip(few, ("", "shift"), strict=True):
        walk.tool("mousemove", *map(str, walk.pixel(row)))
        click = ("keydown", held, "click", "1", "keyup", held) if held else ("click", "1")
        walk.after(lambda line, row=row: f"row-{row}" in line["selection"], *click)
    walk.tool("key", "f")
    near = walk.until(lambda line: stands(line) != stands(everything)) and walk.at_rest()
    at = pixels(near, walk.places[[*few]], SIZE)
    left, right, *_ = free_box(walk)
    assert (at[:, 0] > left).all()
    assert (at[:, 0] < right).all()
    assert math.dist(*at) > 1.5 * math.dist(*pixels(everything, walk.places[[*few]], SIZE))


def test_a_double_click_brings_a_row_near(walk: Walk) -> None:
    before = walk.home()
    row = front_rows(walk)[0]
    walk.tool("mousemove", *map(str, walk.pixel(row)), "click", "--repeat", "2", "--delay", "30", "1")
    after = walk.until(lambda line: stands(line) != stands(before)) and walk.at_rest()
    away = [math.dist(sight(line).eye, walk.places[row]) for line in (before, after)]
    assert away[1] < 0.5 * away[0]
    assert after["selection"] == [f"row-{row}"]


def test_y_shows_the_selection_alone_and_all_again(walk: Walk) -> None:
    walk.home()
    row = front_rows(walk)[0]
    walk.after(lambda line: line["selection"] == [f"row-{row}"], "mousemove", *map(str, walk.pixel(row)), "click", "1")
    walk.after(lambda line: line["shown"] == 1, "key", "y")
    walk.after(lambda line: line["shown"] == 300, "key", "y")


def test_walking_drags_turn_the_head_where_one_stands(walk: Walk) -> None:
    before = walk.home()
    walk.after(lambda line: line["mouse"] == "walk", "key", "1")
    for button, x in (("1", "670"), ("3", "680")):  # glfw takes a move to where it put the cursor back for its own
        turned = walk.now()
        walk.tool("mousemove", *map(str, EMPTY), "mousedown", button)
        walk.after(lambda line: line["cursor"] is None, "mousemove", x, "95")
        walk.after(lambda line: line["cursor"] is not None, "mouseup", button)
        after = walk.at_rest()
        assert after["rig"] == before["rig"]
        assert after["head"]["orientation"] != turned["head"]["orientation"]


def test_an_unknown_key_is_answered_once(walk: Walk) -> None:
    walk.home()
    walk.after(lambda line: "F1 shows the keys" in line["message"], "key", "F9")
    walk.after(lambda line: "F1 shows the keys" not in line["message"], "key", "ctrl+a")
    number = len(walk.running.lines())
    walk.after(lambda line: ["F8", False] in line["keys"], "key", "F8")
    walk.a_moment_later()
    assert not any("F1 shows" in line["message"] for line in walk.running.lines()[number:])


def test_ctrl_and_the_wheel_make_the_brush_larger(walk: Walk) -> None:
    walk.home()
    while walk.now()["tool"] != "brush":
        tool = walk.now()["tool"]
        walk.after(lambda line, tool=tool: line["tool"] != tool, "key", "t")
    before = walk.now()["brush_m"]
    walk.tool("mousemove", *map(str, EMPTY), "keydown", "ctrl", "click", "4", "keyup", "ctrl")
    line = walk.until(lambda line: line["brush_m"] > before)
    assert line["brush_m"] == pytest.approx(before * 1.15)
    while walk.now()["tool"] != "select":
        tool = walk.now()["tool"]
        walk.after(lambda line, tool=tool: line["tool"] != tool, "key", "t")
