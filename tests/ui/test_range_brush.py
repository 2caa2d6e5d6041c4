"""The histogram of a column in the panel Filter: its counts, and the range that a drag along it makes."""

from collections.abc import Iterator
from pathlib import Path

import moderngl
import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.stage import Stage

from latentwalk.assets.coloring import scalar_range
from latentwalk.runtime.ground.jobs import Jobs
from latentwalk.runtime.ui.rows_shown import ColorsPanel, LegendPanel
from latentwalk.runtime.ui.state.brush import told
from latentwalk.runtime.ui.state.filters import FilterPanel
from latentwalk.runtime.world.rows.commands import ColorBy
from latentwalk.runtime.world.rows.inside import histogram
from latentwalk.runtime.world.rows.inside.histogram import BINS, Histograms, counted
from latentwalk.scenes import Scalar


def test_values_are_counted_those_beyond_the_ends_at_the_ends() -> None:
    values = np.array([-5, 0, 0.1, 0.99, 1, 9, np.nan], np.float32)
    visible = np.array([True, False, True, True, False, False, True])
    found = counted(values, visible, (0.0, 1.0))
    assert len(found.all) == BINS
    assert (found.all[0], found.all[4], found.all[-1], found.all.sum()) == (2, 1, 3, 6)
    assert (found.shown[0], found.shown[4], found.shown[-1], found.shown.sum()) == (1, 1, 1, 3)
    assert told(found) == "3 shown · 3 hidden · 1 unknown"
    assert counted(np.full(3, np.nan, np.float32), np.ones(3, np.bool_), (0.0, 1.0)).all.sum() == 0


def test_many_rows_are_counted_by_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histogram, "AT_ONCE", 10)
    jobs = Jobs("histogram", wait=False)
    made, some, visible = Histograms(jobs), Scalar(np.arange(20, dtype=np.float32)), np.ones(20, np.bool_)
    made.of(some, visible, (0.0, 19.0))
    jobs.call(lambda: None)
    found = made.of(some, visible, (0.0, 19.0))
    assert found is not None
    assert found.shown.sum() == 20
    other = Scalar(np.zeros(20, np.float32))
    made.of(other, ~visible, (0.0, 19.0))
    jobs.call(lambda: None)
    found = made.of(other, ~visible, (0.0, 19.0)) or made.of(other, ~visible, (0.0, 19.0))
    jobs.close()
    assert found is None or found.all[0] == 20, "never that of another column"


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    for panel in (ColorsPanel, LegendPanel):
        monkeypatch.setattr(panel, "opened", False)
    monkeypatch.setattr(FilterPanel, "opened", True)
    made = Stage(ctx, write_blobs(tmp_path))
    made.world.do(ColorBy("confidence"))
    yield made
    made.release()


@pytest.mark.gl
def test_a_drag_makes_a_range_and_a_click_lets_all_in(
    stage: Stage, strips: dict[str, tuple[float, float, float]]
) -> None:
    stage.frame(4)
    left, right, middle = strips["range"]
    screen, rows = stage.controls.screen, stage.world.rows
    assert screen is not None
    screen.cursor = (left + 0.75 * (right - left), middle)
    stage.frame(2)
    screen.buttons = (True, False, False)
    stage.frame(2)
    screen.cursor = (left + 0.25 * (right - left), middle)
    stage.frame(2)
    assert rows.visible.all(), "not before it is let go"
    screen.buttons = (False, False, False)
    stage.frame(3)
    (reason,) = rows.visibility.reasons
    there = rows.visibility.criterion("confidence")
    assert there is not None
    column = stage.world.scene.columns["confidence"]
    assert isinstance(column, Scalar)
    (low, high), values = scalar_range(column), column.values
    assert "confidence" in reason.words
    assert there.min == pytest.approx(low + 0.25 * (high - low), abs=0.01 * (high - low))
    assert there.max == pytest.approx(low + 0.75 * (high - low), abs=0.01 * (high - low))
    assert np.array_equal(rows.visible, (values >= there.min) & (values <= there.max))
    assert 0 < rows.shown_count < len(values)
    stage.frame(3)
    screen.cursor = ((strips["range"][0] + strips["range"][1]) / 2, strips["range"][2])
    stage.frame(2)
    stage.press()
    stage.frame(2)
    assert rows.visible.all()
