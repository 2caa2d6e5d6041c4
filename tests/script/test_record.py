"""Recordings: a session written down replays to the same state."""

import json
from pathlib import Path
from typing import Any

import pytest
from kit.blobs import write_blobs

from latentwalk.runtime import render
from latentwalk.runtime.hosts.offscreen import OffscreenHost
from latentwalk.runtime.script import script
from latentwalk.runtime.session import load_world, walk
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


def last_state(report: Path) -> dict[str, Any]:
    state: dict[str, Any] = json.loads(report.read_text())["states"][-1]
    return state


def session(folder: Path, wait: bool = False) -> tuple[Path, dict[str, Any]]:
    """Walk SESSION in a recorded walk; the recording and the state it ended in.

    Without `wait`, as live, a flight between layouts begins when a worker is done: some frames after it was asked for.
    """
    scene = write_blobs(folder)
    (folder / "session.toml").write_text(SESSION)
    host = OffscreenHost(script.load(folder / "session.toml"), folder / "out")
    walk(host, load_world(scene, folder / "out", wait=wait), folder / "live.json", folder / "recorded.toml")
    return scene, last_state(folder / "live.json")


@pytest.mark.parametrize("wait", [False, True])
def test_a_recording_replays_to_the_same_state(tmp_path: Path, wait: bool) -> None:
    scene, live = session(tmp_path, wait)
    command = [str(scene), "--script", str(tmp_path / "recorded.toml"), "--out", str(tmp_path / "out")]
    assert render.main([*command, "--report", str(tmp_path / "again.json")]) == 0
    again = last_state(tmp_path / "again.json")
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
    with pytest.raises(UsageError, match=r"recorded\.toml: exists already"):
        walk(host, load_world(tmp_path / "blobs.scene", tmp_path / "out", wait=True), None, tmp_path / "recorded.toml")
    host.close()
    assert (tmp_path / "recorded.toml").read_text() == before
