"""While a row is hidden the strip says so, in the window, the headset and pictures; each chip takes its filter away."""

from collections.abc import Iterator
from pathlib import Path

import moderngl
import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.stage import Stage

from latentwalk.runtime.ui.rows_shown import ColorsPanel, LegendPanel
from latentwalk.runtime.ui.state import strip
from latentwalk.runtime.ui.state.filters import FilterPanel
from latentwalk.runtime.world import command

pytestmark = pytest.mark.gl


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Stage]:
    made = Stage(ctx, write_blobs(tmp_path), **getattr(request, "param", {}))
    made.frame(3)
    yield made
    made.release()


def tell(stage: Stage, word: str, value: object) -> None:
    stage.world.do(command(word, value))
    stage.frame(4)


def press(stage: Stage, place: tuple[float, float]) -> None:
    assert stage.controls.screen is not None
    stage.controls.screen.cursor = place
    stage.frame(2)
    stage.press()


def test_the_strip_stays_until_its_last_chip_is_pressed(stage: Stage, buttons: dict[str, tuple[float, float]]) -> None:
    assert "strip" not in stage.panels._rects
    tell(stage, "narrow", {"column": "confidence", "max": 0.62})
    few = stage.world.rows.shown_count
    assert 0 < few < len(stage.world.scene)
    tell(stage, "color", "label")
    stage.frame(400)  # as long as no notice lasts
    assert "strip" in stage.panels._rects
    tell(stage, "narrow", {"column": "label", "none_of": ["cat"]})
    assert stage.world.rows.shown_count < few
    press(stage, buttons["label without cat  ✕"])
    assert stage.world.rows.shown_count == few
    stage.frame(2)  # the strip is laid out anew
    press(stage, buttons["confidence ≤ 0.62  ✕"])
    stage.frame(2)
    assert stage.world.rows.visible.all()
    assert "strip" not in stage.panels._rects


def test_one_press_shows_all(stage: Stage, buttons: dict[str, tuple[float, float]]) -> None:
    tell(stage, "select", {"column": "label", "equals": "bee"})
    tell(stage, "isolate", True)
    tell(stage, "narrow", {"column": "confidence", "max": 0.62})
    press(stage, buttons["Show all"])
    assert stage.world.rows.visible.all()


def test_the_strip_stays_when_the_panels_are_put_away_and_notices_lie_below_it(stage: Stage) -> None:
    tell(stage, "narrow", {"column": "label", "none_of": ["cat"]})
    stage.panels._ui.shown = False
    stage.frame(3)
    assert set(stage.panels._rects) == {"strip"}, "which says what the notice would"
    tell(stage, "select", {"all": True})
    assert set(stage.panels._rects) == {"strip", "notice"}
    _, top, _, height = stage.panels._rects["strip"]
    assert stage.panels._rects["notice"][1] >= top + height
    stage.hold_panels()


@pytest.mark.parametrize("stage", [{"screen": False}], indirect=True)
def test_a_picture_of_a_script_says_it_without_buttons(stage: Stage, buttons: dict[str, tuple[float, float]]) -> None:
    tell(stage, "narrow", {"column": "label", "none_of": ["cat"]})
    assert "strip" in stage.panels._rects
    assert not buttons


@pytest.mark.parametrize("stage", [{"in_room": True}], indirect=True)
def test_a_laser_takes_a_filter_away(stage: Stage, buttons: dict[str, tuple[float, float]]) -> None:
    tell(stage, "narrow", {"column": "label", "none_of": ["cat"]})
    stage.aim_at(buttons["label without cat  ✕"], "strip")
    stage.frame(2)
    stage.press()
    assert stage.world.rows.visible.all()


def test_many_filters_stay_in_the_window(stage: Stage) -> None:
    for name, criterion in {
        "label": {"none_of": ["cat"]},
        "prediction": {"one_of": ["ant", "bee"]},
        "confidence": {"min": 0.1, "max": 0.999},
        "correct": {"equals": True},
        "note": {"contains": "number"},
        "id": {"contains": "row"},
    }.items():
        tell(stage, "narrow", {"column": name, **criterion})
    stage.hold_panels()


def test_the_filter_panel_has_every_column_whatever_the_colors(
    stage: Stage, lines: dict[str, tuple[float, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for panel in (ColorsPanel, LegendPanel):
        monkeypatch.setattr(panel, "opened", False)
    monkeypatch.setattr(FilterPanel, "opened", True)
    tell(stage, "color", "none")
    made = Stage(stage.panels._canvas.ctx, stage.world.path)
    try:
        lines.clear()
        made.frame(4)
        assert {"label", "prediction", "confidence", "correct", "note", "id"} <= lines.keys()
        press(made, lines["label"])
        made.frame(2)
        press(made, lines["bee"])
        assert [reason.words for reason in made.world.rows.visibility.reasons] == ["label without bee"]
        press(made, lines["bee"])
        assert made.world.rows.visible.all()
        assert isinstance(made.world.rows.visible, np.ndarray)
    finally:
        made.release()


def test_a_restored_view_names_itself_and_is_left_by_one_press(
    stage: Stage, buttons: dict[str, tuple[float, float]]
) -> None:
    tell(stage, "narrow", {"column": "label", "none_of": ["cat"]})
    tell(stage, "save", True)
    tell(stage, "show_all", True)
    tell(stage, "view", True)
    assert stage.world.outbox.message.startswith("saved view of")
    assert not stage.world.rows.visible.all()
    press(stage, buttons["Start fresh"])
    stage.frame(2)
    assert stage.world.rows.visible.all()
    assert "strip" not in stage.panels._rects


def test_a_restored_view_that_was_read_is_no_longer_told(stage: Stage, buttons: dict[str, tuple[float, float]]) -> None:
    tell(stage, "save", True)
    tell(stage, "view", True)
    assert "strip" in stage.panels._rects
    press(stage, buttons["✕"])
    stage.frame(2)
    assert "strip" not in stage.panels._rects


def test_the_list_of_views_leads_to_each(stage: Stage, lines: dict[str, tuple[float, float]]) -> None:
    for color, name in (("correct", "errors"), ("confidence", "how sure")):
        tell(stage, "color", color)
        tell(stage, "save_as", name)
    made = Stage(stage.panels._canvas.ctx, stage.world.path)
    try:
        made.world.load_view()
        assert made.world.rows.coloring.name == "confidence"
        made.open("Views")
        press(made, lines["errors"])
        assert made.world.rows.coloring.name == "correct"
    finally:
        made.release()


def test_pictures_say_how_many_of_how_many_there_are(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = stage.world.rows
    there = len(rows.scene.thumbnails.rows)
    assert strip.pictured(rows) == "", "points are shown"
    tell(stage, "mode", "sprites")
    said = strip.pictured(rows)
    n = len(rows.scene)
    assert said == (f"pictures of {there} of {n} rows; {n - there} have none" if there < n else "")
    monkeypatch.setattr(strip, "MOST", 20)
    assert strip.pictured(rows) == f"pictures of the nearest 20 of {there} rows; the others are points"
    stage.world.do(
        command("select", {"ids": [str(rows.scene.ids[int(row)]) for row in rows.scene.thumbnails.rows[:5]]})
    )
    tell(stage, "isolate", True)
    assert strip.pictured(rows) == ""
    tell(stage, "isolate", False)
    assert "strip" in stage.panels._rects
    tell(stage, "mode", "points")
    assert "strip" not in stage.panels._rects
