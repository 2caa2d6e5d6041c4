"""The panel of statistics: there while something is selected."""

import math
from pathlib import Path

import moderngl
import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.stage import Stage

from latentwalk.runtime.ui.statistics import _beside, _correlation, _lines
from latentwalk.runtime.world.rows.commands import Select
from latentwalk.runtime.world.rows.inside.summary import Correlation, Means

pytestmark = pytest.mark.gl


def test_it_comes_with_a_selection_and_tells_errors(ctx: moderngl.Context, tmp_path: Path) -> None:
    stage = Stage(ctx, write_blobs(tmp_path), screen=False)
    stage.frame(3)
    assert "right" not in stage.panels._rects
    stage.world.do(Select(column="label", equals="bee"))
    stage.frame(3)
    assert "right" in stage.panels._rects
    found = stage.world.rows.summary()
    assert found is not None
    assert dict(_lines(found)) == {
        "selected": "100 of 300 (33.3 %)",
        "errors": "1.0 %, 1 of 100\n95 %: 0.2 % … 5.4 %",
        "in the rest": "1.0 %, 2 of 200\n95 %: 0.3 % … 3.6 %",
        "confused most": "bee taken for cat: 1",
        "label": "bee 100.0 %",
        "confidence": _beside(found.means[0]),
        "similarity and entropy": "no column similarity or entropy; `latentwalk analyze` makes them",
    }
    stage.world.do(Select(none=True))
    stage.frame(3)
    assert "right" not in stage.panels._rects
    stage.release()


def test_words_of_numbers() -> None:
    assert _beside(Means("a", 0.25, -0.5, 1.25)) == "0.25; −0.5 (+1.2 σ)"
    assert _beside(Means("a", 1.0, 0.0, -np.inf)) == "1; 0 (−∞ σ)"
    assert _beside(Means("a", None, 2.0, None)) == "unknown; 2"
    assert _beside(Means("a", 2.0, None, None)) == "2"
    assert _correlation(Correlation("x", "y", -0.5, 0.25)) == "Pearson −0.50\nSpearman 0.25"
    assert _correlation(Correlation("x", "y", "too few", "too few")) == "too few"


def test_in_a_headset_the_rail_is_at_the_other_palm_and_without_one_at_the_hip(
    ctx: moderngl.Context, tmp_path: Path
) -> None:
    stage = Stage(ctx, write_blobs(tmp_path), in_room=True)
    stage.world.do(Select(column="label", equals="bee"))
    stage.frame(3)
    left, hand = stage.controls.left, np.array([-0.2, 1.1, -0.3], np.float32)

    def middle() -> np.ndarray:
        _, _, width, height = stage.panels._rects["rail"]
        return np.asarray((stage.panels._room.hanging.slots["rail"].matrix @ [width / 2, height / 2, 0, 1])[:3])

    assert middle() == pytest.approx([0, 1.0, -0.5], abs=0.1)
    stage.controls.right.tracked = left.tracked = True
    left.grip.position = hand
    stage.frame(3)
    assert "rail" not in stage.panels._room.hanging.slots
    left.grip.orientation = np.array([0, 0, math.sqrt(0.5), math.sqrt(0.5)], np.float32)  # the palm up
    stage.frame(3)
    assert np.linalg.norm(middle() - hand) < 0.4
    stage.release()


@pytest.mark.parametrize("in_room", [False, True])
def test_panels_stay_in_the_picture(ctx: moderngl.Context, tmp_path: Path, in_room: bool) -> None:
    stage = Stage(ctx, write_blobs(tmp_path), in_room=in_room)
    stage.world.do(Select(all=True))
    stage.frame()
    for drawer in stage.panels._ui.drawers:
        stage.open(drawer)
        assert "drawer" in stage.panels._rects
        stage.hold_panels()
    stage.release()
