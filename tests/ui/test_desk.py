"""A window's mouse through its panels: what is free, what lies beyond the edges, search, legend and chip."""

from collections.abc import Iterator
from pathlib import Path

import moderngl
import numpy as np
import pytest
from imgui_bundle import imgui
from kit.blobs import write_blobs
from kit.stage import Stage

from latentwalk.runtime.ground.frame import Click, Pose, View
from latentwalk.runtime.ground.geometry import perspective
from latentwalk.runtime.ui.desk.edges import Edges, Off, beyond
from latentwalk.runtime.ui.desk.free import free_part, lens_of
from latentwalk.runtime.ui.desk.panels import words
from latentwalk.runtime.world.rows import fit
from latentwalk.runtime.world.rows.commands import Select
from latentwalk.runtime.world.rows.hidden.commands import Filter
from latentwalk.runtime.world.walk.commands import Recenter, TakeTool, Teleport, Turn

pytestmark = pytest.mark.gl
SIZE = (1000, 500)
LENS = (-0.6, 0.6, -2.0, 2.0)


def test_what_is_free_is_what_the_panels_leave() -> None:
    assert free_part(SIZE, ()) == (0, 0, 1000, 500)
    left, right, low = (10.0, 10.0, 200.0, 400.0), (800.0, 10.0, 190.0, 300.0), (400.0, 450.0, 100.0, 40.0)
    assert free_part(SIZE, (left, right)) == (210, 0, 590, 500)
    assert free_part(SIZE, (low, left, right)) == (210, 0, 590, 450)
    assert free_part(SIZE, ((100.0, 0.0, 300.0, 500.0), (500.0, 0.0, 400.0, 500.0))) == (0, 0, 1000, 500), "too little"


def test_a_part_of_the_picture_as_tangents() -> None:
    view = View(Pose(), perspective(1.0, 2.0), SIZE)
    whole = lens_of(free_part(SIZE, ()), view)
    assert whole == pytest.approx((-2 * np.tan(0.5), 2 * np.tan(0.5), -np.tan(0.5), np.tan(0.5)))
    assert lens_of((0.0, 0.0, 500.0, 250.0), view) == pytest.approx((whole[0], 0, 0, whole[3]), abs=1e-6)


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(ctx, write_blobs(tmp_path))
    made.frame(3)
    yield made
    made.release()


def off(stage: Stage) -> dict[str, Off]:
    rows = stage.world.rows
    return dict(beyond(rows.cloud, rows.flags, stage.world.person.sight, LENS))


def test_rows_beyond_an_edge_are_counted_by_the_edge(stage: Stage) -> None:
    places = fit.positions(stage.world.rows.cloud, np.arange(300))
    stage.world.do(Recenter())
    assert off(stage) == {}, "all are in the picture"
    stage.world.do(Filter(ids=[f"row-{row}" for row in [*range(0, 300, 3), 1, 4, 7]]))
    stage.world.do(Teleport((float(places[0::3, 0].mean()) - 0.35, 0.0, 2.0)))
    found = off(stage)
    assert set(found) == {"right"}
    assert found["right"] == Off(3)
    assert found["right"].words("right") == "3 rows off to the right"
    stage.world.do(Turn(np.pi))
    found = off(stage)
    assert sum(each.rows for each in found.values()) == 103, "with nothing in the picture one is lost"
    assert not any(each.selected for each in found.values())
    stage.world.do(Select(ids=["row-0", "row-1"]))
    stage.world.rows.refresh()
    found = off(stage)
    assert sum(each.rows for each in found.values()) == 2
    assert all(each.selected for each in found.values())
    assert Off(1, selected=True).words("above") == "1 selected row off above"


def test_the_edges_are_told_and_a_press_brings_the_rows_into_view(stage: Stage, buttons: dict) -> None:
    class Now(Edges):
        def update(self, *_: object) -> None:
            """Nothing new."""

    stage.panels._edges.close()
    stage.panels._edges = Now(stage.panels._edges._jobs)
    stage.panels._edges.off = {"left": Off(12)}
    stage.frame(3)
    assert {"edge_left"} == {slot for slot in stage.panels._rects if slot.startswith("edge")}
    before = stage.world.person.rig.position.copy()
    stage.controls.screen.cursor = buttons["← 12 rows off to the left"]
    stage.frame(2)
    stage.press()
    stage.frame(20)
    assert not np.allclose(stage.world.person.rig.position, before)


def test_a_click_finds_the_row_that_the_last_picture_showed(stage: Stage) -> None:
    screen, world = stage.controls.screen, stage.world
    places = fit.positions(world.rows.cloud, np.arange(300))
    person = world.person.sight
    x, y, ahead = ((places - person.eye) @ person.axes.T).T
    row = int(np.argmin(np.where(np.abs(x / ahead) < 0.2, ahead, np.inf)))
    lens = perspective(np.radians(60), 1.6)
    pixel = (
        (x[row] / ahead[row] * lens[0, 0] + 1) / 2 * stage.size[0],
        (1 - y[row] / ahead[row] * lens[1, 1]) / 2 * stage.size[1],
    )
    screen.clicks = [Click(pixel)]
    stage.frame()
    assert world.rows.selected_ids() == [f"row-{row}"]
    screen.clicks = [Click(pixel, ctrl=True)]
    stage.frame()
    assert world.rows.selected_ids() == []
    screen.clicks = [Click(pixel, shift=True), Click((480.0, 100.0), shift=True)]
    stage.frame()
    assert world.rows.selected_ids() == [f"row-{row}"]
    screen.clicks = [Click((480.0, 100.0))]
    stage.frame()
    assert world.rows.selected_ids() == []


def test_lines_of_the_legend_replace_add_toggle_keep_and_frame(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: dict[int, tuple[float, float]] = {}
    real = imgui.selectable

    def spy(label: str, *rest: object) -> object:
        found = real(label, *rest)
        low, high = imgui.get_item_rect_min(), imgui.get_item_rect_max()
        lines[imgui.get_item_id()] = ((low.x + high.x) / 2, (low.y + high.y) / 2)
        return found

    monkeypatch.setattr(imgui, "selectable", spy)
    stage.frame(2)
    ant, bee, _ = sorted(lines.values(), key=lambda place: place[1])[-3:]
    screen, rows = stage.controls.screen, stage.world.rows

    def press(place: tuple[float, float], *held: str) -> set[int]:
        screen.cursor = place
        screen.keys = [(key, True) for key in held]
        stage.frame()
        screen.keys = []
        stage.frame(10)  # not a double click with the last
        stage.press()
        screen.keys = [(key, False) for key in held]
        stage.frame()
        screen.keys = []
        return set((np.flatnonzero(rows.selection.rows) % 3).tolist())

    assert press(ant) == {0}
    assert press(bee) == {1}
    assert press(ant, "SHIFT") == {0, 1}
    assert press(bee, "CTRL") == {0}
    assert press(bee, "CTRL", "SHIFT") == set()
    before = stage.world.person.rig.position.copy()
    screen.cursor = ant
    stage.frame(10)
    for down in (True, False, True, False):
        screen.buttons = (down, False, False)
        stage.frame()
    stage.frame(20)
    assert not np.allclose(stage.world.person.rig.position, before), "the second of two brings it into view"
    assert rows.selection.count == 100


def test_enter_flies_to_the_first_row_found_and_n_to_the_next(ctx: moderngl.Context, tmp_path: Path) -> None:
    stage = Stage(ctx, write_blobs(tmp_path), size=(1920, 1200))  # of which little is covered
    screen, world = stage.controls.screen, stage.world
    screen.asks = ["search"]
    stage.frame()
    screen.asks = []
    stage.frame(2)
    screen.text = "row-29"
    stage.frame()
    screen.text = ""
    stage.frame(2)
    counted = world.rows.finder.counted
    assert counted is not None
    assert counted.words == "1 exactly · 10 at the start"
    screen.keys = [("ENTER", True), ("ENTER", False)]
    stage.frame()
    screen.keys = []
    stage.frame(20)

    def before_the_eye() -> int:
        places = fit.positions(world.rows.cloud, np.arange(300))
        x, y, ahead = ((places - world.person.sight.eye) @ world.person.sight.axes.T).T
        left, right, down, up = stage.panels._ui.desk.free
        aside = np.hypot(x / ahead - (left + right) / 2, y / ahead - (down + up) / 2)
        return int(np.argmin(np.where(ahead > 0, aside, np.inf)))

    assert before_the_eye() == 29, "exactly what was typed"
    assert world.rows.selection.count == 11
    for asked, row in (
        ("next_hit", 290),
        ("next_hit", 291),
        ("hit_before", 290),
        ("hit_before", 29),
        ("hit_before", 299),
    ):
        screen.asks = [asked]
        stage.frame()
        screen.asks = []
        stage.frame(20)
        assert before_the_eye() == row
    stage.release()


def test_the_chip_says_and_changes_what_the_mouse_does(stage: Stage, buttons: dict) -> None:
    stage.frame(2)
    screen = stage.controls.screen
    assert (screen.mouse, screen.left) == ("orbit", "move")
    screen.cursor = buttons["walk"]
    stage.frame(2)
    stage.press()
    assert screen.mouse == "walk"
    screen.cursor, screen.asks = None, ["mouse"]
    stage.frame()
    screen.asks = ["lasso"]
    stage.frame()
    screen.asks = []
    stage.frame()
    assert (screen.mouse, screen.left) == ("orbit", "lasso")
    stage.world.do(TakeTool("brush"))
    stage.frame(2)
    assert screen.left == "tool"
    assert words("orbit", "select") == "drag: orbit · right: pan · wheel: zoom"
    assert words("walk", "select") == "drag: turn · right: turn · middle: pan · wheel: zoom"
    assert words("orbit", "brush") == "drag: paint · right: orbit · middle: pan · wheel: zoom"


def test_pictures_that_are_not_there_are_told(stage: Stage) -> None:
    stage.world.scene.thumbnails = None
    stage.controls.screen.asks = ["mode"]
    stage.frame()
    assert "no pictures" in stage.world.outbox.message
    assert stage.world.rows.mode == "points"
