"""Mistakes by their pairs, and the gallery of what is selected: pressed, one is led there."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import moderngl
import numpy as np
import pytest
from imgui_bundle import imgui
from kit.blobs import blobs, write_blobs
from kit.stage import Stage

from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ui.mistakes import gallery, pairs
from latentwalk.runtime.ui.mistakes.gallery import GalleryPanel
from latentwalk.runtime.ui.places import M_PER_PX
from latentwalk.runtime.world.rows.commands import Select
from latentwalk.scenes import Scalar, write

pytestmark = pytest.mark.gl
Places = dict[str, tuple[float, float]]


@pytest.fixture
def lines(lines: Places, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Those of the pairs as well."""
    from latentwalk.runtime.ui import rows_shown

    monkeypatch.setattr(pairs, "line", rows_shown.line)
    return lines


@pytest.fixture
def grid(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float]]:
    """Middles of the pictures of the gallery, in order."""
    middles: list[tuple[float, float]] = []
    real = imgui.invisible_button

    def spy(label: str, size: imgui.ImVec2) -> bool:
        pressed = real(label, size)
        low, high = imgui.get_item_rect_min(), imgui.get_item_rect_max()
        middles.append(((low.x + high.x) / 2, (low.y + high.y) / 2))
        return bool(pressed)

    monkeypatch.setattr(imgui, "invisible_button", spy)
    return middles


def press(stage: Stage, place: tuple[float, float]) -> None:
    assert stage.controls.screen is not None
    stage.controls.screen.cursor = place
    stage.frame(2)
    stage.press()
    stage.frame(3)


def test_a_pair_is_selected_stood_before_and_shown_in_the_gallery(
    ctx: moderngl.Context, tmp_path: Path, lines: Places, grid: list[tuple[float, float]]
) -> None:
    stage = Stage(ctx, write_blobs(tmp_path))
    stage.open("Mistakes")
    before = stage.world.person.rig.position.copy()
    pairs_told = sorted(text for text in lines if "taken for" in text)
    assert pairs_told == ["ant taken for bee", "bee taken for cat", "cat taken for ant"]
    press(stage, lines["bee taken for cat"])
    assert np.flatnonzero(stage.world.rows.selection.rows).tolist() == [298]
    assert not np.array_equal(stage.world.person.rig.position, before)
    grid.clear()
    stage.frame(2)
    assert len(set(grid)) == 1  # the one row's picture
    stage.release()


def test_pressed_in_the_gallery_a_row_is_brought_into_view_and_it_closes(
    ctx: moderngl.Context, tmp_path: Path, buttons: Places, lines: Places, grid: list[tuple[float, float]]
) -> None:
    stage = Stage(ctx, write_blobs(tmp_path))
    stage.open("Mistakes")
    press(stage, lines["ant taken for bee"])
    grid.clear()
    stage.frame(2)
    done: list[str] = []
    change = stage.panels._ui.change

    def spy(command: Command) -> None:
        done.append(command.word)
        change(command)

    stage.panels._ui.change = spy
    press(stage, grid[0])
    assert done == ["frame"], "it is brought into view, and marked there"
    press(stage, buttons["Close"])
    grid.clear()
    stage.frame(2)
    assert not grid
    stage.release()


def test_rows_stand_in_the_order_of_a_column_what_is_unknown_last(ctx: moderngl.Context, tmp_path: Path) -> None:
    scene = replace(blobs(), thumbnails=None)
    values = np.linspace(1, 0, 300, dtype=np.float32)
    values[5] = np.nan
    scene.columns["confidence"] = Scalar(values)
    write(tmp_path / "a.scene", scene)
    stage = Stage(ctx, tmp_path / "a.scene")
    panel = next(each for each in stage.panels._panels if isinstance(each, GalleryPanel))
    ui = stage.panels._ui
    stage.world.rows.selection.change(np.arange(300) < 8)
    panel._by = "confidence"
    assert panel._order(ui).tolist() == [7, 6, 4, 3, 2, 1, 0, 5]
    panel._falling = True
    assert panel._order(ui).tolist() == [0, 1, 2, 3, 4, 6, 7, 5]
    panel._by = gallery.AS_THEY_ARE
    assert panel._order(ui).tolist() == [7, 6, 5, 4, 3, 2, 1, 0]
    ui.gallery = True
    stage.frame(3)  # the table of a scene without pictures
    assert "bottom" in stage.panels._rects
    stage.release()


def test_pictures_of_the_gallery_are_three_degrees_wide_in_a_headset_and_it_closes(
    ctx: moderngl.Context, tmp_path: Path, buttons: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    sides: list[float] = []
    real = imgui.invisible_button
    monkeypatch.setattr(
        imgui, "invisible_button", lambda label, size: bool(sides.append(min(size.x, size.y)) or real(label, size))
    )
    stage = Stage(ctx, write_blobs(tmp_path), in_room=True)
    stage.world.do(Select(all=True))
    stage.panels._ui.gallery = True
    stage.frame(4)
    assert len(sides) > 10
    assert math.degrees(math.atan(min(sides) * M_PER_PX)) >= 3
    stage.aim_at(buttons["Close"], "bottom")
    stage.press()
    assert not stage.panels._ui.gallery
    stage.release()
