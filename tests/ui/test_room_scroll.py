"""The panel under the laser scrolls by the stick of the hand that points."""

from __future__ import annotations

from pathlib import Path

import moderngl
import numpy as np
import pytest
from imgui_bundle import imgui
from kit.blobs import write_blobs
from kit.stage import Stage

from latentwalk.runtime.ui.panel import Panel, Ui
from latentwalk.runtime.ui.room.wheel import LINES_S

pytestmark = pytest.mark.gl


class Long(Panel):
    """More lines than any place has."""

    drawer = "Long"
    at_px = 0.0

    def draw(self, ui: Ui) -> None:
        """Draw them."""
        for number in range(200):
            imgui.text_unformatted(f"line {number}")
        self.at_px = imgui.get_scroll_y()


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path):
    made = Stage(ctx, write_blobs(tmp_path), in_room=True)
    made.panels._panels = [Long()]
    made.panels._ui.drawer = "Long"
    yield made
    made.release()


def scrolled(stage: Stage, frames: int, dt_s: float, push: float = -1.0) -> float:
    """How far a push of the stick for some frames scrolls, in pixels of the canvas."""
    long = stage.panels._panels[0]
    assert isinstance(long, Long)
    before = long.at_px
    stage.controls.right.stick = np.array([0.0, push], np.float32)
    stage.frame(frames, dt_s)
    stage.controls.right.stick = np.zeros(2, np.float32)
    stage.frame(2, dt_s)
    return long.at_px - before


def test_the_stick_scrolls_what_the_laser_is_on_and_the_person_stays(stage: Stage) -> None:
    stage.frame(3)
    stage.aim_at((300.0, 300.0), "drawer")
    stage.frame(2)
    rig = stage.world.person.rig
    before = rig.position.copy(), rig.yaw_rad
    assert scrolled(stage, 20, 0.05) > 300
    assert scrolled(stage, 10, 0.05, push=1.0) < -100
    assert (rig.position == before[0]).all()
    assert rig.yaw_rad == before[1]
    assert stage.world.person.throw.arc is None


def test_it_scrolls_as_far_in_as_long_whatever_the_frame_rate(stage: Stage) -> None:
    em = stage.panels._ui.em
    stage.frame(3)
    stage.aim_at((300.0, 300.0), "drawer")
    stage.frame(2)
    for frames, dt_s in ((10, 0.1), (90, 1 / 90)):
        assert scrolled(stage, frames, dt_s) == pytest.approx(LINES_S * em, rel=0.05), "a second at full push"
    gently = scrolled(stage, 180, 1 / 90, push=-0.3)
    assert 0 < gently < 0.2 * 2 * LINES_S * em, "and a little push scrolls slowly, pixel by pixel"


def test_off_the_panel_the_stick_turns_as_ever(stage: Stage) -> None:
    stage.frame(3)
    stage.controls.right.tracked = True
    stage.controls.right.stick = np.array([1.0, 0.0], np.float32)
    stage.frame(2)
    assert stage.world.person.rig.yaw_rad != 0.0
