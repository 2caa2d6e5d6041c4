"""Scripts: what they say, and what is said of a wrong one."""

from pathlib import Path

import numpy as np
import pytest

from latentwalk.runtime.ground.geometry import look, slerp
from latentwalk.runtime.script import script
from latentwalk.runtime.script.player import Player
from latentwalk.runtime.script.tables import PoseTable
from latentwalk.runtime.world.probe.commands import ProbeAt
from latentwalk.runtime.world.rows.commands import Brush, ColorBy
from latentwalk.runtime.world.walk.commands import PlaceRig, Recenter
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError

WALK = """
fps = 10
duration_s = 2.0
size = [320.0, 200]

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


def test_moments_come_in_order_of_time(tmp_path: Path) -> None:
    assert [moment.t_s for moment in load(tmp_path, WALK).moments] == [0.0, 0.5, 1.0]


def test_controls_hold_and_glide(tmp_path: Path) -> None:
    player = Player(load(tmp_path, WALK))
    player.at(0.0)
    controls, due = player.at(0.5)
    assert controls.right.trigger == 1.0
    assert controls.right.tracked
    np.testing.assert_allclose(controls.right.grip.position, [0.2, 1.2, 0])
    assert controls.commands == [ColorBy("label")]
    assert [moment.capture.file for moment in due if moment.capture] == ["a.png"]
    controls, _ = player.at(1.5)
    np.testing.assert_allclose(controls.head.position, [0, 2.1, 0], atol=1e-6)
    (rig,) = controls.commands
    assert isinstance(rig, PlaceRig)
    np.testing.assert_allclose(rig.position or (), [1, 0, 3])
    controls, _ = player.at(2.0)
    np.testing.assert_allclose(controls.head.orientation, look(np.pi / 2, 0), atol=1e-6)
    (rig,) = controls.commands
    assert isinstance(rig, PlaceRig)
    assert rig.yaw_rad == pytest.approx(1.0)
    assert player.at(2.1)[0].commands == []


def test_yaw_turns_left_and_pitch_looks_up() -> None:
    def turned(**angles: float) -> F32:
        q = PoseTable(**angles).quaternion()
        assert q is not None
        return q

    def forward(q: np.ndarray) -> np.ndarray:
        x, y, z, w = q
        return np.array([-2 * (x * z + w * y), -2 * (y * z - w * x), -(1 - 2 * (x * x + y * y))])

    np.testing.assert_allclose(forward(turned(yaw_deg=90)), [-1, 0, 0], atol=1e-6)
    np.testing.assert_allclose(forward(turned(pitch_deg=90)), [0, 1, 0], atol=1e-6)
    half = slerp(turned(yaw_deg=0), turned(yaw_deg=90), 0.5)
    np.testing.assert_allclose(half, turned(yaw_deg=45), atol=1e-6)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fbs = 10", ":1: fbs: unknown key; expected one of fps"),
        ("fps = true", ":1: fps: expected a number"),
        ("fps = 0", ":1: fps: expected a number from 0.1"),
        ("size = [3, 4]", ":1: size: expected a whole number from 16 to 8192, found 3"),
        ("size = [320.5, 200]", ":1: size: expected a whole number from 16 to 8192, found 320.5"),
        ("fps = 10\nduration_s = 1e5", ":2: duration_s"),
        ("[[at]]\ncolor = 'label'", ":1: t_s: missing"),
        ("[[at]]\nt_s = 0\n[[at]]\nt_s = 1\ncolour = 'label'", ":5: colour: unknown key"),
        ("[[at]]\nt_s = 0\ncapture = '../a.png'", ":3: capture: expected a plain file name"),
        ("[[at]]\nt_s = 0\ncapture = 'a.jpeg'", ":3: capture: expected a name that ends in .png"),
        (
            "[[at]]\nt_s = 0\nhead = { position = [0, 1] }",
            ":3: head: position: expected [x, y, z] in meters, found [0, 1]",
        ),
        ("[[at]]\nt_s = 0\nhead = { place = [0, 1, 2] }", ":3: head: unknown 'place'"),
        ("[[at]]\nt_s = 0\nhead = { yaw_deg = 1, orientation = [0, 0, 0, 1] }", ":3: head: expected orientation, or"),
        ("[[at]]\nt_s = 0\n[at.left]\ntrigger = 2", ":3: left: trigger: expected a number from 0 to 1, found 2"),
        ("[[at]]\nt_s = 0\nleft = { menu = 1 }", ":3: left: menu: expected true or false, found 1"),
        ("[[at]]\nt_s = 0\nteleport = [1, 2]", ":3: teleport: "),
        ("[[at]]\nt_s = 0\ndt_s = 1", ":3: dt_s: unknown key"),
        ("duration_s = 1\n[[at]]\nt_s = 3\nundo = true", ":2: t_s: expected at most duration_s"),
        (
            "[[at]]\nt_s = 0\ncapture = 'a.png'\n[[at]]\nt_s = 1\ncapture = 'a.png'",
            ":4: capture: 'a.png' is captured twice",
        ),
        ("a = ", "not TOML"),
        ("fps = 10\nat = [{ t_s = 0, colour = 'label' }]", ":2: colour: unknown key"),
        ("at = [{ color = 'label' }]", ":1: t_s: missing"),
        ("at = [3]", ":1: at: expected [[at]] tables"),
        ("[[at]]\nt_s = 0\ncapture = 3", ":3: capture: expected a table of file, seconds, found 3"),
    ],
)
def test_a_wrong_script_names_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError) as error:
        load(tmp_path, text)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_glide_needs_a_start(tmp_path: Path) -> None:
    player = Player(load(tmp_path, "[[at]]\nt_s = 0\nover_s = 1\npoint_size = 0.02"))
    with pytest.raises(UsageError, match=":4: point_size: over_s needs an earlier point_size"):
        player.at(0.0)


def test_a_missing_script_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the script"):
        script.load(tmp_path / "none.toml")


def test_a_recorded_clock_has_one_frame_for_each_time(tmp_path: Path) -> None:
    later = "[[at]]\nt_s = 0.013\ndt_s = 0.013\n"
    text = "recorded = true\n[[at]]\nt_s = 0.0\ndt_s = 0.0\n" + later + later + "undo = true"
    assert load(tmp_path, text).times() == [(0.0, 0.0), (0.013, 0.013)]


def test_moments_may_stand_in_one_line(tmp_path: Path) -> None:
    (moment,) = load(tmp_path, "fps = 10\nat = [{ t_s = 0.5, color = 'label' }]").moments
    assert (moment.line, moment.t_s, moment.commands) == (2, 0.5, (ColorBy("label"),))


def test_earlier_words_of_commands_are_understood(tmp_path: Path) -> None:
    (moment,) = load(tmp_path, "[[at]]\nt_s = 0\nrecentre = true").moments
    assert moment.commands == (Recenter(),)


def test_a_brush_glides_by_its_numbers(tmp_path: Path) -> None:
    text = "[[at]]\nt_s = 0\nbrush = { position = [0, 0, 0], radius = 1 }\n"
    text += "[[at]]\nt_s = 0\nover_s = 2\nbrush = { position = [2, 0, 4], radius = 1 }"
    player = Player(load(tmp_path, text))
    player.at(0.0)
    assert player.at(1.0)[0].commands == [Brush((1.0, 0.0, 2.0), 1.0)]


def test_a_glide_begins_at_a_value_of_its_form(tmp_path: Path) -> None:
    text = "[[at]]\nt_s = 0\nprobe = false\n[[at]]\nt_s = 1\nover_s = 1\nprobe = [1, 2, 3]"
    player = Player(load(tmp_path, text))
    assert player.at(0.0)[0].commands == [ProbeAt()]
    with pytest.raises(UsageError, match=r":7: probe: over_s needs an earlier probe of the same form, found False"):
        player.at(1.0)


def test_commands_know_their_lines(tmp_path: Path) -> None:
    player = Player(load(tmp_path, "[[at]]\nt_s = 0\ncolor = 'a'\n[[at]]\nt_s = 0\ncolor = 'a'"))
    first, second = player.at(0.0)[0].commands
    assert (player.line_of(first), player.line_of(second)) == (f"{tmp_path / 's.toml'}:3", f"{tmp_path / 's.toml'}:6")
    assert player.line_of(ColorBy("a")) == str(tmp_path / "s.toml"), "one of the panels, which no moment gave"


@pytest.mark.parametrize(("duration", "frames"), [("", 6), ("duration_s = 0.15", 6), ("duration_s = 1", 31)])
def test_what_happens_between_the_last_two_frames_is_not_lost(tmp_path, duration, frames):
    script = load(tmp_path, f"fps = 30\n{duration}\n[[at]]\nt_s = 0.15\ncolor = 'label'")
    assert len(script.times()) == frames
    assert script.times()[-1][0] >= 0.15
