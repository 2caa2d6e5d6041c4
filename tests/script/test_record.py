"""Recordings: a session written down replays to the same state."""

import json
from pathlib import Path
from typing import Any

import pytest
from kit.blobs import write_blobs
from kit.reports import states

from latentwalk.runtime import render
from latentwalk.runtime.ground.frame import Controls, Frame
from latentwalk.runtime.hosts.offscreen import OffscreenHost
from latentwalk.runtime.script import script
from latentwalk.runtime.script.record import Recording
from latentwalk.runtime.session import load_world, walk
from latentwalk.runtime.world.commands import SaveView
from latentwalk.runtime.world.history import MOST_STEPS
from latentwalk.runtime.world.rows.commands import ColorBy, JoinSteps, Undo, UndoOf
from latentwalk.scenes.errors import UsageError

pytestmark = pytest.mark.gl

# A person flies, turns, points at a row, selects it, flies to another layout, filters and brushes.
SESSION = """
fps = 37.0
duration_s = 3.0
size = [160, 120]

[[at]]
t_s = 0.1
fly = true
left = { stick = [0.3, 0.9] }
head = { position = [0.01, 1.63, -0.02], yaw_deg = 3.3, pitch_deg = -1.7 }

[[at]]
t_s = 0.7
left = { stick = [0.0, 0.0] }
right = { aim = { position = [0.2, 1.3, -0.2] }, stick = [1.0, 0.0] }

[[at]]
t_s = 0.9
right = { stick = [0.0, 0.0] }
color = "confidence"
look_at = "row-7"

[[at]]
t_s = 1.0
select = { column = "label", equals = "bee" }

[[at]]
t_s = 1.0
select = { ids = ["row-6"], op = "add" }

[[at]]
t_s = 1.2
over_s = 0.8
right = { aim = { yaw_deg = 8.0, pitch_deg = 6.0 } }

[[at]]
t_s = 1.4
layout = "turned"
right = { trigger = 1.0 }

[[at]]
t_s = 1.65
brush = { position = [0.3, 1.5, 0.0], radius = 0.7 }

[[at]]
t_s = 2.0
right = { trigger = 0.0, squeeze = 1.0 }
filter = { column = "label", equals = "bee" }

[[at]]
t_s = 2.2
over_s = 0.5
right = { aim = { position = [0.5, 1.5, -0.3] } }
"""


def session(folder: Path, wait: bool = False) -> tuple[Path, dict[str, Any]]:
    """Walk SESSION in a recorded walk; the recording and the state it ended in.

    Without `wait`, as live, a flight between layouts begins when a worker is done: some frames after it was asked for.
    """
    scene = write_blobs(folder)
    (folder / "session.toml").write_text(SESSION)
    host = OffscreenHost(script.load(folder / "session.toml"), folder / "out")
    walk(host, load_world(scene, folder / "out", wait=wait), folder / "live.json", folder / "recorded.toml")
    return scene, states(folder / "live.json")[-1]


@pytest.mark.parametrize("wait", [False, True])
def test_a_recording_replays_to_the_same_state(tmp_path: Path, wait: bool) -> None:
    scene, live = session(tmp_path, wait)
    command = [str(scene), "--script", str(tmp_path / "recorded.toml"), "--out", str(tmp_path / "out")]
    assert render.main([*command, "--report", str(tmp_path / "again.json")]) == 0
    again = states(tmp_path / "again.json")[-1]
    assert again == live
    assert live["layout"] == "turned"
    assert len(live["selection"]) > 101
    assert live["rig"]["position"] != [0.0, 0.0, 3.0]


def test_every_frame_is_kept(tmp_path: Path) -> None:
    session(tmp_path)
    live = json.loads((tmp_path / "live.json").read_text())
    assert len(script.load(tmp_path / "recorded.toml").times()) == live["frames"]


def test_a_recording_is_never_overwritten(tmp_path: Path) -> None:
    session(tmp_path)
    before = (tmp_path / "recorded.toml").read_text()
    host = OffscreenHost(script.load(tmp_path / "session.toml"), tmp_path / "out")
    world = load_world(tmp_path / "blobs.scene", tmp_path / "out", wait=True)
    with pytest.raises(UsageError, match=r"recorded\.toml: already exists"):
        walk(host, world, None, tmp_path / "recorded.toml")
    assert (tmp_path / "recorded.toml").read_text() == before


def test_a_view_is_not_saved_by_a_replay(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "r.toml", [ColorBy("label")])
    recording.frame(
        Frame(Controls(), 0.0, 0.0, [], None), captured=False, flown=False, done=[SaveView(), Undo(), Undo()]
    )
    recording.close()
    moments = script.load(tmp_path / "r.toml").moments
    assert [moment.commands for moment in moments] == [
        (UndoOf("all"), ColorBy("label"), JoinSteps(MOST_STEPS, "start"), Undo()),
        (Undo(),),
    ]


AT_ZERO = "{ position = [0.0, 0.0, 0.0], orientation = [0.0, 0.0, 0.0, 1.0] }"
BUTTONS = "trigger = 0.0, squeeze = 0.0, primary = false, secondary = false, menu = false, stick_click = false"
HAND = f"{{ tracked = false, grip = {AT_ZERO}, aim = {AT_ZERO}, stick = [0.0, 0.0], {BUTTONS} }}"
# As a walk wrote it before commands were typed.
OLD = """# A recorded session: replay it with `latentwalk render SCENE --script THIS --out DIR`.
recorded = true
size = [1280, 720]

[[at]]
t_s = 0.0
dt_s = 0.0
head = { position = [0.0, 1.6, 0.0], orientation = [0.0, 0.0, 0.0, 1.0] }
left = HAND
focused = true
fly = false
lift = 0.0
rig = { position = [0.0, 0.0, 3.0], yaw_rad = 0.0, scale = 1.0 }
layout = "pca"
color = "label"
mode = "points"
point_size = 0.03
filter = {  }
snap_turn = true
vignette_deg = 80.0
brush_op = "add"
brush_radius = 0.15
tool = "select"
select = { none = true }

[[at]]
t_s = 0.0
dt_s = 0.0
select = { ids = ["row-1"], op = "add" }

[[at]]
t_s = 0.02
dt_s = 0.02
flown = true
teleport = [1.0, 0.0, 2.0]

[[at]]
t_s = 0.04
dt_s = 0.02
flown = false
captured = true
recentre = true
""".replace("HAND", HAND)


def test_an_earlier_recording_still_plays(tmp_path: Path) -> None:
    scene = write_blobs(tmp_path)
    (tmp_path / "old.toml").write_text(OLD)
    command = [str(scene), "--script", str(tmp_path / "old.toml"), "--out", str(tmp_path / "out")]
    assert render.main([*command, "--report", str(tmp_path / "report.json")]) == 0
    last = states(tmp_path / "report.json")[-1]
    assert last["selection"] == ["row-1"]
    assert last["rig"] == {"position": [0.0, 0.0, 3.0], "yaw_rad": 0.0, "scale": 1.0}
