"""The panels of how rows look: markers, words and the colors of right and wrong, by a press."""

from collections.abc import Iterator
from pathlib import Path

import moderngl
import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.stage import Stage

from latentwalk.assets.coloring import RED_GREEN
from latentwalk.runtime.ui.rows_shown import ColorsPanel, PointsPanel, apart
from latentwalk.runtime.world.rows.commands import ColorBy, MarkBy

pytestmark = pytest.mark.gl


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    for panel in (ColorsPanel,):  # so that the rest is in sight
        monkeypatch.setattr(panel, "opened", False)
    monkeypatch.setattr(PointsPanel, "opened", True)
    made = Stage(ctx, write_blobs(tmp_path))
    made.frame(3)
    yield made
    made.release()


def press(stage: Stage, place: tuple[float, float]) -> None:
    assert stage.controls.screen is not None
    stage.controls.screen.cursor = place
    stage.frame(2)
    stage.press()


def test_markers_and_words_are_chosen_on_the_panel(stage: Stage, buttons: dict[str, tuple[float, float]]) -> None:
    stage.frame(3)
    press(stage, buttons["correct"])
    assert (stage.world.rows.markers.by, stage.world.rows.words.by) == ("correct", "none")
    stage.frame(3)
    press(stage, buttons["note"])
    assert (stage.world.rows.markers.by, stage.world.rows.words.by) == ("correct", "note")


def test_right_and_wrong_become_red_and_green(stage: Stage, buttons: dict[str, tuple[float, float]]) -> None:
    stage.frame(3)
    assert "red and green" not in buttons
    stage.world.do(ColorBy("correct"))
    stage.frame(3)
    press(stage, buttons["red and green"])
    assert stage.world.rows.yes_no == "red_green"
    stage.frame(3)
    left = stage.picture()[:, :420].astype(int)
    for color in RED_GREEN.astype(int):
        assert (np.abs(left - color).max(axis=2) <= 3).sum() > 40


def test_the_legend_tells_of_markers_that_are_not_the_colors(stage: Stage) -> None:
    def height() -> float:
        stage.frame(3)
        return stage.panels._rects["drawer"][3]

    plain = height()
    stage.world.do(MarkBy("label"))
    assert height() == plain, "the swatches have the markers"
    stage.world.do(MarkBy("correct"))
    assert height() > plain


def test_numbers_below_the_color_bar_never_lie_over_each_other() -> None:
    written = [(0.0, 40.0), (18.0, 40.0), (60.0, 80.0), (110.0, 130.0), (190.0, 212.0), (200.0, 240.0)]
    assert apart(written, 4.0) == [0, 2, 3, 5]  # both ends, and what is clear of them
    assert apart([(0.0, 40.0), (39.0, 80.0)], 4.0) == [0]
    assert apart([(0.0, 9.0)], 4.0) == [0]
    assert apart([], 4.0) == []
