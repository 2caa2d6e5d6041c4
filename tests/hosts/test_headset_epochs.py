"""`latentwalk vr` under Monado: the puppet's grip and stick pull the epochs back and forth, and the report tells."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from kit import xvfb
from kit.epochs_scene import write_scene
from kit.headset import move, vr
from kit.monado import monado

pytestmark = [pytest.mark.headset, pytest.mark.timeout(900)]


def test_the_puppets_stick_moves_the_epoch_in_the_report(tmp_path: Path) -> None:
    scene = write_scene(tmp_path)
    with monado() as service, xvfb.display(64, 64) as desk:
        puppet = service.puppet()
        with vr(service, desk, tmp_path, scene) as running:
            first = running.wait_for(lambda line: line["drawn"] and line["focused"])
            assert first["epoch"] == 50.0
            puppet.left.squeeze = 1.0
            puppet.left.stick = (-1.0, 0.0)
            puppet.send()
            back = running.wait_for(lambda line: line["epoch"] < 20.0)
            puppet.left.stick = (0.0, 0.0)
            rested = move(puppet, running)["epoch"]
            running.wait_for(lambda line: True, after=len(running.lines()) + 5)
            assert running.lines()[-1]["epoch"] == rested <= back["epoch"]
            puppet.left.stick = (0.6, 0.0)
            puppet.send()
            running.wait_for(lambda line: line["epoch"] > rested + 1.0, after=len(running.lines()))
            assert running.lines()[-1]["rig"] == first["rig"], "scrubbing neither walks nor grabs nor turns"
            # Back again, so that it does not come to the last epoch, however late the end is.
            puppet.left.stick = (-1.0, 0.0)
            puppet.send()
            running.wait_for(lambda line: line["epoch"] < 20.0, after=len(running.lines()))
            running.process.send_signal(signal.SIGINT)
            assert running.exit_code() == 130
    epochs = [state["epoch"] for state in json.loads((tmp_path / "report.json").read_text())["states"]]
    assert epochs[0] == 50.0
    assert epochs[-1] != 50.0
