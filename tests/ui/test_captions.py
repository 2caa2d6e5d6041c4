"""Labels at buttons: painted once, seen by both eyes beside their hand, as large as one can read."""

import math
from pathlib import Path

import moderngl
import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.stage import HEAD, Stage

from latentwalk.runtime.ground.frame import Held, Pose, View
from latentwalk.runtime.ground.geometry import look, perspective, toward

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
    assert not len(stage.world.person.in_hand.labels)
    changed = np.abs(with_labels.astype(int) - stage.picture()).max(2) > 90
    left, right = changed[:, :500], changed[:, 500:]
    assert min(left.sum(), right.sum()) > 30


@pytest.mark.parametrize("z", [-0.25, -0.45, -0.7])
def test_their_capitals_are_a_degree_high_wherever_the_hand_is(stage: Stage, z: float) -> None:
    """Read off a picture of 30 pixels to the degree: the stems of both lines' first letters."""
    stage.controls.held = Held("test", False, {"left": {}, "right": dict.fromkeys(WORDS, "H")})
    stage.controls.right.grip = Pose(np.array([-0.1, 1.6 + 0.2 * z, z], np.float32), look(0.0, 0.5))
    stage.frame(2)
    labels, rig = stage.world.person.in_hand.labels, stage.world.person.rig
    way = labels.places.mean(axis=0) - HEAD
    view = View(Pose(HEAD, toward(way / np.linalg.norm(way))), perspective(math.radians(20), 1000 / 600), (1000, 600))
    stage.eyes.update(rig, [view], stage.target)
    stage.target.clear(0, 0, 0, 1, depth=1)
    stage.panels._captions.draw(stage.eyes, labels, rig)
    picture = stage.picture().min(axis=2)
    left = np.nonzero((picture > 190).any(axis=0))[0][0]  # lines are darker
    stems = (picture[:, left : left + 4] > 120).any(axis=1).sum()
    assert 0.9 <= stems / 2 / 30 <= 1.15


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
