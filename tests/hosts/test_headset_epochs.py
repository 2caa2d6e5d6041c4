"""`latentwalk vr` under Monado: the puppet's grip and stick pull the epochs back and forth, and the report tells."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import pytest
from kit import xvfb
from kit.epochs_scene import write_scene
from kit.headset import PATIENCE_S, started
from kit.monado import monado

pytestmark = [pytest.mark.headset, pytest.mark.timeout(200)]

PROGRAM = Path(__file__).parents[1] / "kit" / "vr_program.py"


def test_the_puppets_stick_moves_the_epoch_in_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    arguments = [str(write_scene(tmp_path)), "--report", str(report), "--out", str(tmp_path / "out"), "--no-mirror"]
    with monado() as service, xvfb.display(64, 64) as desk:
        puppet = service.puppet()
        command = [sys.executable, str(PROGRAM), str(tmp_path / "frames.jsonl"), *arguments]
        with started(command, {**service.environment(), "DISPLAY": desk}, tmp_path) as running:
            first = running.wait_for(lambda line: line["drawn"])
            assert first["epoch"] == 50.0
            puppet.left.squeeze = 1.0
            puppet.left.stick = (-1.0, 0.0)
            puppet.send()
            back = running.wait_for(lambda line: line["epoch"] < 20.0)
            puppet.left.stick = (0.0, 0.0)
            puppet.send()
            running.wait_for(lambda line: True, after=len(running.lines()) + 5)
            rested = running.lines()[-1]["epoch"]
            running.wait_for(lambda line: True, after=len(running.lines()) + 5)
            assert running.lines()[-1]["epoch"] == rested <= back["epoch"]
            puppet.left.stick = (0.6, 0.0)
            puppet.send()
            running.wait_for(lambda line: line["epoch"] > rested + 1.0, after=len(running.lines()))
            assert running.lines()[-1]["rig"] == first["rig"], "scrubbing neither walks nor grabs nor turns"
            running.process.send_signal(signal.SIGINT)
            assert running.process.wait(PATIENCE_S) == 130
    epochs = [state["epoch"] for state in json.loads(report.read_text())["states"]]
    assert epochs[0] == 50.0
    assert epochs[-1] != 50.0
