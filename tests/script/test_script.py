"""Scripts: what they say, and what is said of a wrong one."""

from pathlib import Path

import numpy as np
import pytest

from latentwalk.runtime.script import script
from latentwalk.runtime.script.player import Player, orientation, slerp
from latentwalk.scenes.errors import UsageError

WALK = """
fps = 10
duration_s = 2.0
size = [320, 200]

[[at]]
t_s = 0.0
head = { position = [0, 1.6, 0] }
rig = { position = [0, 0, 3], yaw_rad = 0.0, scale = 1.0 }

[[at]]
t_s = 1.0
over_s = 1.0
head = { position = [0, 2.6, 0], yaw_deg = 90 }
rig = { position = [2, 0, 3], yaw_rad = 1.0, scale = 1.0 }

[[at]]
t_s = 0.5
right = { aim = { position = [0.2, 1.2, 0] }, trigger = 1.0 }
color = "label"
capture = "a.png"
"""


def load(tmp_path: Path, text: str) -> script.Script:
    path = tmp_path / "s.toml"
    path.write_text(text)
    return script.load(path)


def test_frames_on_a_fixed_clock_reach_the_end(tmp_path: Path) -> None:
    times = load(tmp_path, WALK).times()
    assert len(times) == 21
    assert times[-1] == (2.0, 0.1)


def test_rows_come_in_order_of_time(tmp_path: Path) -> None:
    assert [row.t_s for row in load(tmp_path, WALK).rows] == [0.0, 0.5, 1.0]


def test_controls_hold_and_glide(tmp_path: Path) -> None:
    player = Player(load(tmp_path, WALK))
    player.at(0.0)
    controls, due = player.at(0.5)
    assert controls.right.trigger == 1.0
    assert controls.right.tracked
    np.testing.assert_allclose(controls.right.grip.position, [0.2, 1.2, 0])
    assert ("color", "label") in controls.intents
    assert [row.capture.file for row in due if row.capture] == ["a.png"]
    controls, _ = player.at(1.5)
    np.testing.assert_allclose(controls.head.position, [0, 2.1, 0], atol=1e-6)
    ((name, rig),) = controls.intents
    assert name == "rig"
    np.testing.assert_allclose(rig["position"], [1, 0, 3])
    controls, _ = player.at(2.0)
    np.testing.assert_allclose(controls.head.orientation, orientation({"yaw_deg": 90}), atol=1e-6)
    assert controls.intents[0][1]["yaw_rad"] == pytest.approx(1.0)
    assert player.at(2.1)[0].intents == []


def test_yaw_turns_left_and_pitch_looks_up() -> None:
    def forward(q: np.ndarray) -> np.ndarray:
        x, y, z, w = q
        return np.array([-2 * (x * z + w * y), -2 * (y * z - w * x), -(1 - 2 * (x * x + y * y))])

    np.testing.assert_allclose(forward(orientation({"yaw_deg": 90})), [-1, 0, 0], atol=1e-6)
    np.testing.assert_allclose(forward(orientation({"pitch_deg": 90})), [0, 1, 0], atol=1e-6)
    half = slerp(orientation({}), orientation({"yaw_deg": 90}), 0.5)
    np.testing.assert_allclose(half, orientation({"yaw_deg": 45}), atol=1e-6)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fbs = 10", ":1: fbs: unknown key; expected one of fps"),
        ("fps = true", ":1: fps: expected a number"),
        ("fps = 0", ":1: fps: expected a number from 0.1"),
        ("size = [3, 4]", ":1: size: expected whole numbers"),
        ("size = [320.5, 200]", ":1: size: expected whole numbers"),
        ("fps = 10\nduration_s = 1e5", ":2: duration_s"),
        ("[[at]]\ncolor = 'label'", ":1: t_s: missing"),
        ("[[at]]\nt_s = 0\n[[at]]\nt_s = 1\ncolour = 'label'", ":5: colour: unknown key"),
        ("[[at]]\nt_s = 0\ncapture = '../a.png'", ":3: capture: expected a plain file name"),
        ("[[at]]\nt_s = 0\ncapture = 'a.jpeg'", ":3: capture: expected a name that ends in .png"),
        ("[[at]]\nt_s = 0\nhead = { position = [0, 1] }", ":3: head: expected 3 numbers"),
        ("[[at]]\nt_s = 0\nhead = { place = [0, 1, 2] }", ":3: head: unknown 'place'"),
        ("[[at]]\nt_s = 0\nhead = { yaw_deg = 1, orientation = [0, 0, 0, 1] }", ":3: head: expected orientation, or"),
        ("[[at]]\nt_s = 0\n[at.left]\ntrigger = 2", ":3: left: expected a number from 0 to 1"),
        ("[[at]]\nt_s = 0\nleft = { menu = 1 }", ":3: left: expected true or false"),
        ("[[at]]\nt_s = 0\nteleport = [1, 2]", ":3: teleport: "),
        ("[[at]]\nt_s = 0\ndt_s = 1", ":3: dt_s: unknown key"),
        ("duration_s = 1\n[[at]]\nt_s = 3\nundo = true", ":2: t_s: expected at most duration_s"),
        (
            "[[at]]\nt_s = 0\ncapture = 'a.png'\n[[at]]\nt_s = 1\ncapture = 'a.png'",
            ":4: capture: 'a.png' is captured twice",
        ),
        ("a = ", "not TOML"),
    ],
)
def test_a_wrong_script_names_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError) as error:
        load(tmp_path, text)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_glide_needs_a_start(tmp_path: Path) -> None:
    player = Player(load(tmp_path, "[[at]]\nt_s = 0\nover_s = 1\npoint_size = 0.02"))
    with pytest.raises(UsageError, match=":1: point_size: over_s needs an earlier point_size"):
        player.at(0.0)


def test_a_missing_script_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the script"):
        script.load(tmp_path / "none.toml")


def test_a_recorded_clock_has_one_frame_for_each_time(tmp_path: Path) -> None:
    later = "[[at]]\nt_s = 0.013\ndt_s = 0.013\n"
    text = "recorded = true\n[[at]]\nt_s = 0.0\ndt_s = 0.0\n" + later + later + "undo = true"
    assert load(tmp_path, text).times() == [(0.0, 0.0), (0.013, 0.013)]
