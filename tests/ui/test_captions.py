"""Labels at buttons: painted once, seen by both eyes beside their hand, as large as one can read."""

import math
from pathlib import Path

import moderngl
import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.stage import Stage

from latentwalk.runtime.ground.frame import Held, Pose
from latentwalk.runtime.ground.geometry import look
from latentwalk.runtime.ui.captions import LINE_PX, beside
from latentwalk.runtime.ui.places import ROOM_TEXT_PX

pytestmark = pytest.mark.gl
WORDS = {"trigger": "trigger", "squeeze": "grip"}


@pytest.fixture
def stage(ctx: moderngl.Context, tmp_path: Path):
    made = Stage(ctx, write_blobs(tmp_path), in_room=True)
    made.controls.held = Held("test", False, {"left": {}, "right": WORDS})
    made.controls.right.tracked = True
    made.controls.right.grip = made.controls.right.aim = Pose(np.array([0.0, 1.3, -0.4], np.float32), look(0.0, 0.5))
    yield made
    made.release()


def test_labels_are_seen_until_the_buttons_were_used(stage: Stage) -> None:
    stage.frame(3)
    with_labels = stage.picture()
    stage.controls.right.trigger = stage.controls.right.squeeze = 1.0
    stage.frame(2)
    stage.controls.right.trigger = stage.controls.right.squeeze = 0.0
    stage.frame(3)
    assert stage.world.person.in_hand.labels == []
    changed = np.abs(with_labels.astype(int) - stage.picture()).max(2) > 90
    left, right = changed[:, :500], changed[:, 500:]
    assert min(left.sum(), right.sum()) > 30


def test_their_capitals_are_nearly_a_degree_high_wherever_the_hand_is(stage: Stage) -> None:
    for z in (-0.25, -0.45, -0.7):
        stage.controls.right.grip = Pose(np.array([0.1, 1.3, z], np.float32), look(0.0, 0.5))
        stage.frame()
        head = stage.controls.head.position
        for label in stage.world.person.in_hand.labels:
            matrix = beside(label, (200.0, LINE_PX), head)
            capital = float(np.linalg.norm(matrix[:3, 1])) * 0.71 * ROOM_TEXT_PX
            middle = (matrix @ [0, LINE_PX / 2, 0, 1])[:3]
            np.testing.assert_allclose(middle, label.place, atol=1e-5)
            away = float(np.linalg.norm(matrix[:3] @ [100, LINE_PX / 2, 0, 1] - head))
            assert math.degrees(capital / away) >= 0.9


def test_hints_stand_before_the_person_until_one_press(stage: Stage, buttons: dict) -> None:
    stage.frame(3)
    stage.controls.right.aim = Pose(np.array([0.0, 1.3, -0.2], np.float32), look(0.0, 1.2))
    assert stage.world.person.lessons.hints("right")
    stage.aim_at(buttons["Got it"], "bottom")
    assert stage.frame(2), "the laser is on it"
    stage.press()
    assert not stage.world.person.lessons.hints("right")
    buttons.clear()
    stage.frame(3)
    assert "Got it" not in buttons


def test_nobody_is_told_in_a_window(ctx: moderngl.Context, tmp_path: Path, buttons: dict) -> None:
    made = Stage(ctx, write_blobs(tmp_path))
    made.frame(3)
    assert not {"Got it", "Show buttons", "Show hints"} & set(buttons)
    made.release()
