"""A session in a run's epochs is recorded and replays to the same epoch; scripts glide through epochs into pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from kit.epochs_scene import write_scene
from kit.reports import states
from PIL import Image

from latentwalk.runtime import render
from latentwalk.runtime.hosts.offscreen import OffscreenHost
from latentwalk.runtime.script import script
from latentwalk.runtime.session import load_world, walk
from latentwalk.runtime.world.epochs.commands import GoToEpoch
from latentwalk.scenes import UsageError

pytestmark = pytest.mark.gl

SESSION = """
fps = 37.0
duration_s = 3.0
size = [160, 120]

[[at]]
t_s = 0.2
right = { squeeze = 1.0, stick = [-0.8, 0.1] }

[[at]]
t_s = 0.6
right = { squeeze = 0.0, stick = [0.0, 0.0] }

[[at]]
t_s = 0.8
step = 1

[[at]]
t_s = 1.4
color = "epoch correctness"
speed = 0.5
play = true
"""

GLIDE = """
fps = 10
duration_s = 1.0
size = [320, 240]

[[at]]
t_s = 0.0
epoch = 5.0

[[at]]
t_s = 0.1
capture = "five.png"

[[at]]
t_s = 0.2
over_s = 0.6
epoch = 25.0

[[at]]
t_s = 0.5
capture = "between.png"
"""


def test_a_recording_ends_at_the_same_epoch(tmp_path: Path) -> None:
    scene = write_scene(tmp_path)
    (tmp_path / "session.toml").write_text(SESSION)
    host = OffscreenHost(script.load(tmp_path / "session.toml"), tmp_path / "out")
    world = load_world(scene, tmp_path / "out", wait=True)
    world.do(GoToEpoch(45.0))
    walk(host, world, tmp_path / "live.json", tmp_path / "recorded.toml")
    live = states(tmp_path / "live.json")[-1]
    command = [str(scene), "--script", str(tmp_path / "recorded.toml"), "--out", str(tmp_path / "out")]
    assert render.main([*command, "--report", str(tmp_path / "again.json")]) == 0
    assert states(tmp_path / "again.json")[-1] == live
    assert live["epoch"] not in (1.0, 45.0, 50.0)
    assert world.epochs.timeline.playing


def test_a_script_glides_through_epochs(tmp_path: Path) -> None:
    scene, out = write_scene(tmp_path), tmp_path / "out"
    (tmp_path / "glide.toml").write_text(GLIDE)
    command = [str(scene), "--script", str(tmp_path / "glide.toml"), "--out", str(out)]
    assert render.main([*command, "--report", str(tmp_path / "report.json")]) == 0
    captured = {state["capture"]: state["epoch"] for state in states(tmp_path / "report.json") if "capture" in state}
    assert captured == {"five.png": 5.0, "between.png": 15.0}
    five, between = (np.asarray(Image.open(out / name), np.int16) for name in ("five.png", "between.png"))
    assert np.abs(five - between).max() > 100, "the points have moved"


def test_an_epoch_beyond_the_run_names_the_scripts_line(tmp_path: Path) -> None:
    (tmp_path / "far.toml").write_text("[[at]]\nt_s = 0.0\nepoch = 51\n")
    command = [str(write_scene(tmp_path)), "--script", str(tmp_path / "far.toml"), "--out", str(tmp_path / "out")]
    with pytest.raises(UsageError, match=r"far\.toml:3: epoch: expected an epoch from 1 to 50, found 51"):
        render.main(command)
