"""Panels drawn for real: the right colors, pressed by mouse and laser, hung for both eyes."""

import math
from pathlib import Path

import moderngl
import numpy as np
import pytest
from imgui_bundle import imgui
from kit.blobs import write_blobs
from kit.seen import corners, off_axis_deg
from kit.stage import Stage

from latentwalk.runtime.ground.frame import Pose
from latentwalk.runtime.ground.geometry import look, to_stage, toward
from latentwalk.runtime.hosts.desk.keys import help_texts
from latentwalk.runtime.hosts.openxr.bindings import FOLDER, read_device
from latentwalk.runtime.world.rows.commands import ColorBy, Select, Undo
from latentwalk.runtime.world.rows.fit import positions
from latentwalk.runtime.world.walk.commands import TakeTool

pytestmark = pytest.mark.gl
ACCENT = (92, 168, 255)
WIDE = 420  # of rail and drawer


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path, request: pytest.FixtureRequest):
    made = Stage(ctx, write_blobs(tmp_path), **getattr(request, "param", {}))
    yield made
    made.release()


IN_ROOM = pytest.mark.parametrize("stage", [{"in_room": True}], indirect=True)


def test_the_legend_has_the_colors_of_the_points(stage: Stage) -> None:
    stage.frame(3)
    left = stage.picture()[:, :WIDE].astype(int)
    for entry in stage.world.rows.coloring.legend:
        assert (np.abs(left - entry.color).max(axis=2) <= 3).sum() > 40, entry


def test_the_legend_follows_the_coloring(stage: Stage) -> None:
    stage.frame(3)
    before = stage.picture()
    stage.world.do(ColorBy("confidence"))
    stage.frame(3)
    left = stage.picture()[:, :WIDE].astype(int)
    assert np.abs(left - before[:, :WIDE]).max() > 50
    for color in stage.world.rows.coloring.table[[5, 128, 250]].astype(int):
        assert (np.abs(left - color).max(axis=2) <= 8).sum() > 10


def test_a_click_on_a_layouts_name_flies_there(stage: Stage, buttons: dict) -> None:
    stage.open("Layout")
    assert stage.world.rows.layouts.name == "pca"
    stage.controls.screen.cursor = buttons["turned"]
    assert stage.frame(2), "the mouse is on a panel"
    stage.press()
    assert stage.world.rows.layouts.name == "turned"
    stage.controls.screen.cursor = (480.0, 300.0)
    assert not stage.frame(2)


def test_typing_searches_and_keeps_the_keys(stage: Stage) -> None:
    screen = stage.controls.screen
    screen.asks = ["search"]
    stage.frame()
    screen.asks = []
    stage.frame(2)
    assert screen.wants_keyboard
    screen.text = "row-29"
    stage.frame()
    screen.text = ""
    screen.keys = [("ENTER", True), ("ENTER", False)]
    stage.frame()
    screen.keys = []
    stage.frame(3)
    assert [stage.world.rows.ids[int(row)] for row in np.flatnonzero(stage.world.rows.selection.rows)] == [
        "row-29",
        *(f"row-{row}" for row in range(290, 300)),
    ]
    assert not screen.wants_keyboard


def test_a_press_in_the_world_ends_typing(stage: Stage) -> None:
    screen = stage.controls.screen
    screen.asks = ["search"]
    stage.frame()
    screen.asks = []
    stage.frame(2)
    assert screen.wants_keyboard
    screen.cursor = (480.0, 300.0)
    stage.press()
    stage.frame(2)
    assert not screen.wants_keyboard


def test_commands_of_keys_change_what_is_shown(stage: Stage) -> None:
    rows, person = stage.world.rows, stage.world.person
    for asked in ("layout", "color", "mode", "tool"):
        before = rows.layouts.name, rows.coloring.name, rows.mode, person.tool.name
        stage.controls.screen.asks = [asked]
        stage.frame()
        after = rows.layouts.name, rows.coloring.name, rows.mode, person.tool.name
        assert [was == now for was, now in zip(before, after, strict=True)].count(False) == 1
    stage.controls.screen.asks = ["panels"]
    stage.frame()
    stage.controls.screen.asks = []
    stage.frame(3)
    assert stage.picture()[100:, :WIDE].max() == 0, "put away"


def test_the_canvas_grows_with_the_window_and_its_scale(stage: Stage) -> None:
    stage.frame(2)
    small = stage.panels._rects["drawer"]
    stage.controls.screen.scale = 1.5
    stage.frame(3)
    assert stage.panels._rects["drawer"][2] == pytest.approx(1.0 * 0.32 * 960, abs=1)
    assert stage.panels._rects["drawer"][3] > 1.2 * small[3]


def test_what_the_world_refuses_is_told(stage: Stage) -> None:
    stage.panels._ui.do(Undo())
    assert "nothing to undo" in stage.world.outbox.message
    stage.frame(3)
    x, y, width, height = map(round, stage.panels._rects["notice"])
    assert stage.picture()[y : y + height, x : x + width].max() > 150


@pytest.mark.parametrize("stage", [{"screen": False}], indirect=True)
def test_pictures_of_scripts_have_a_legend_and_nothing_to_press(stage: Stage) -> None:
    stage.frame(3)
    assert set(stage.panels._rects) == {"left"}
    assert stage.panels._rects["left"][3] < 200


@IN_ROOM
def test_panels_hang_in_the_room_for_both_eyes(stage: Stage) -> None:
    stage.world.do(TakeTool("grab"))
    stage.open("Tools")
    picture = stage.picture()
    left, right = picture[:, :500], picture[:, 500:]
    assert left.max() > 200
    assert right.max() > 200
    lit = [np.nonzero((np.abs(eye.astype(int) - ACCENT).max(axis=2) < 25).any(axis=0))[0] for eye in (left, right)]
    assert lit[0].min() > lit[1].min(), "what is near stands farther right for the left eye"


@IN_ROOM
def test_the_laser_presses_what_it_points_at(stage: Stage, buttons: dict) -> None:
    stage.open("Layout")
    stage.aim_at(buttons["turned"])
    assert stage.frame(2)
    assert 0.5 < stage.world.person.limit_m < 1.5
    assert stage.world.person.pointer.length_m == pytest.approx(stage.world.person.limit_m)
    stage.press()
    assert stage.world.rows.layouts.name == "turned"
    stage.controls.right.aim = Pose(np.array([0, 1.6, 0], np.float32), toward(np.array([0, 0.3, -0.95])))
    assert not stage.frame(2)
    assert stage.world.person.limit_m == math.inf


@IN_ROOM
def test_a_pull_that_began_in_the_world_presses_no_panel(stage: Stage, buttons: dict) -> None:
    stage.open("Layout")
    stage.controls.right.tracked = True
    stage.controls.right.aim = Pose(np.array([0, 1.6, 0], np.float32), toward(np.array([0, 0.3, -0.95])))
    stage.controls.right.trigger = 1.0
    stage.frame(2)
    stage.aim_at(buttons["turned"])
    assert not stage.frame(3)
    stage.controls.right.trigger = 0.0
    stage.frame(3)
    assert stage.world.rows.layouts.name == "pca"


@IN_ROOM
def test_a_walk_in_a_headset_begins_with_nothing_before_the_cloud(stage: Stage) -> None:
    stage.controls.held = read_device(FOLDER / "valve_index.toml").held
    for hand, x in ((stage.controls.left, -0.25), (stage.controls.right, 0.2)):
        hand.tracked, hand.grip.position = True, np.array([x, 1.1, -0.3], np.float32)
        hand.aim = Pose(hand.grip.position, look(0.0, -1.2))  # as hands hang
    stage.frame(4)
    hung, rects, rig = stage.panels._room.hanging.slots, stage.panels._rects, stage.world.person.rig
    assert set(hung) == {"bottom"}, "the hints"
    cloud = to_stage(rig, positions(stage.world.rows.cloud, np.arange(300)))
    ahead = np.array([0.0, 0.0, -1.0])
    around = corners(hung["bottom"].matrix, rects["bottom"][2:])
    edges = np.concatenate([np.linspace(a, b, 50) for a, b in zip(around, np.roll(around, 1, axis=0), strict=True)])
    eye = np.array([0.0, 1.6, 0.0])
    assert off_axis_deg(eye, ahead, edges).min() > off_axis_deg(eye, ahead, cloud).max() > 20


@IN_ROOM
def test_hung_panels_are_not_drawn_anew_while_the_person_looks_about_and_are_when_pressed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.turn_palm_up()
    stage.open("Layout")
    drawn: list[int] = []
    real = stage.panels._canvas._draw
    monkeypatch.setattr(stage.panels._canvas, "_draw", lambda *parts: (drawn.append(1), real(*parts)))
    for yaw in np.linspace(-0.3, 0.3, 10):
        stage.controls.head.orientation = look(float(yaw), 0.0)
        stage.controls.left.grip.position[1] += 0.01
        stage.frame()
    assert not drawn
    stage.world.do(ColorBy("confidence"))
    stage.open("Color")
    assert drawn


@IN_ROOM
def test_what_is_long_is_laid_aside_by_a_walk(stage: Stage) -> None:
    stage.turn_palm_up()
    stage.world.do(Select(all=True))
    ui = stage.panels._ui
    ui.gallery = True
    stage.open("Layout")
    stage.controls.left.stick = np.array([0.0, -1.0], np.float32)
    stage.frame(12)
    assert (ui.drawer, ui.gallery) == ("", False)
    assert "is laid aside" in ui.outbox.message
    ui.curves = True
    stage.frame(2)
    assert ui.curves, "called anew, after a walk"
    stage.frame(12)
    assert not ui.curves


@IN_ROOM
def test_by_laser_alone_a_drawer_is_opened_and_closed_at_the_palm(stage: Stage, buttons: dict) -> None:
    stage.turn_palm_up()
    for opened in (True, False):
        stage.aim_at(buttons["Layout"], "rail")
        stage.press()
        stage.frame(2)
        assert ("drawer" in stage.panels._rects) is opened


@IN_ROOM
def test_by_laser_alone_a_word_can_be_searched(stage: Stage, buttons: dict) -> None:
    stage.open("Selection")
    stage.aim_at(buttons["Search …"])
    stage.press()
    stage.frame(2)
    for name in ("b", "e", "e", "Search"):
        stage.aim_at(buttons[name], "bottom")
        stage.frame(2)
        stage.press()
    assert int(stage.world.rows.selection.rows.sum()) == 101, "100 bees, and an ant taken for one"
    assert stage.panels._ui.typed is None, "the keyboard is put away"


def test_a_chip_of_the_rail_opens_its_drawer_and_closes_it(stage: Stage, buttons: dict) -> None:
    stage.frame(3)
    ui = stage.panels._ui
    assert ui.drawer == "Color", "whose legend is wanted at the first look"
    assert set(ui.drawers) == {"Color", "Layout", "Mistakes", "Selection", "Tools", "Views", "Help"}
    for drawer, shown in (("Layout", "Layout"), ("Selection", "Selection"), ("Selection", "")):
        stage.controls.screen.cursor = buttons[drawer]
        stage.frame(2)
        stage.press()
        stage.frame(3)
        assert ui.open_drawer == shown
        assert ("drawer" in stage.panels._rects) is bool(shown)


def test_a_key_brings_a_panel_with_its_drawer(stage: Stage) -> None:
    stage.open("")
    for asked, drawer in (("search", "Selection"), ("help", "Help"), ("help", "Selection")):
        stage.controls.screen.asks = [asked]
        stage.frame()
        assert stage.panels._ui.open_drawer == drawer
    stage.controls.screen.asks = ["panels"]
    stage.frame()
    stage.controls.screen.asks = ["search"]
    stage.frame()
    assert stage.panels._ui.open_drawer == "Selection", "although panels were put away"


def test_panels_that_look_as_they_did_are_not_drawn_again(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas, drawn = stage.panels._canvas, []
    real = canvas._draw
    monkeypatch.setattr(canvas, "_draw", lambda *parts: (drawn.append(1), real(*parts)))
    stage.world.outbox.message_age_s = math.inf
    stage.frame(6)
    before = stage.picture().copy()
    drawn.clear()
    for _ in range(4):
        stage.frame()
    assert not drawn
    assert np.array_equal(stage.picture(), before)
    stage.world.do(ColorBy("confidence"))
    stage.frame(2)
    assert drawn
    assert not np.array_equal(stage.picture(), before)


def test_help_is_a_page_that_escape_closes(stage: Stage, texts: list[str]) -> None:
    screen, ui = stage.controls.screen, stage.panels._ui
    ui.help = stage.panels._host.help = help_texts()
    stage.frame(3)
    screen.asks = ["help"]
    stage.frame()
    screen.asks = []
    texts.clear()
    stage.frame(3)
    assert set(stage.panels._rects) == {"rail", "drawer"}
    x, _, width, _ = stage.panels._rects["drawer"]
    assert x + width > stage.size[0] - 20
    assert "export the selection" in texts
    screen.keys = [("ESCAPE", True)]
    stage.frame()
    assert ui.open_drawer == "Color"


def test_help_comes_and_goes_by_its_key(stage: Stage) -> None:
    def picture() -> bytes:
        stage.frame(4)
        return bytes(stage.target.read())

    def call_help() -> None:
        assert stage.controls.screen is not None
        stage.controls.screen.asks = ["help"]
        stage.frame()
        stage.controls.screen.asks = []

    stage.open("")
    folded = picture()
    call_help()
    opened = picture()
    call_help()
    assert opened != folded
    assert picture() == folded


def test_what_is_typed_into_a_slider_stays_in_its_range(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    sliders: dict[str, tuple[float, float]] = {}
    real = imgui.slider_float

    def spy(label: str, *rest: object) -> tuple[bool, float]:
        found = real(label, *rest)
        low, high = imgui.get_item_rect_min(), imgui.get_item_rect_max()
        sliders[label] = ((low.x + high.x) / 2, (low.y + high.y) / 2)
        return found

    monkeypatch.setattr(imgui, "slider_float", spy)
    stage.world.do(TakeTool("brush"))
    stage.open("Tools")
    screen = stage.controls.screen
    assert screen is not None
    screen.cursor = sliders["##radius"]
    stage.frame(2)
    screen.keys = [("CTRL", True)]
    stage.frame()
    screen.keys = []
    stage.press()
    screen.keys = [("CTRL", False)]
    stage.frame()
    screen.keys = []
    assert screen.wants_keyboard
    screen.text = "500"
    stage.frame()
    screen.text, screen.keys = "", [("ENTER", True), ("ENTER", False)]
    stage.frame()
    screen.keys = []
    stage.frame(2)
    assert stage.world.person.brush.radius_m == 1.0
