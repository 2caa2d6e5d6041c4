"""doctor: what is here, and one command for each thing that is not."""

import json
import os
import subprocess
import sys

import pytest
from kit.xvfb import display

from latentwalk.runtime import doctor

NAMES = {"packages", "OpenGL, no screen", "display", "torch", "ffmpeg"}


@pytest.mark.gl
def test_what_is_here_is_found_and_what_is_missing_has_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("XR_RUNTIME_JSON", "/nowhere/runtime.json")
    findings = {finding.name: finding for finding in doctor.examine()}
    assert findings.keys() >= NAMES
    assert findings["packages"].ok
    assert findings["OpenGL, no screen"].ok
    assert "OpenGL 4" in findings["OpenGL, no screen"].found
    assert not findings["display"].ok
    assert not findings["OpenXR runtime"].ok
    assert "/nowhere/runtime.json" in findings["OpenXR runtime"].found
    assert all(finding.fix and "\n" not in finding.fix for finding in findings.values() if not finding.ok)


@pytest.mark.gl
def test_it_can_be_read_by_a_program() -> None:
    command = [sys.executable, "-m", "latentwalk.runtime", "doctor", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert {finding["name"] for finding in json.loads(done.stdout)} >= NAMES


@pytest.mark.window
@pytest.mark.gl
def test_a_display_and_no_display_are_found_in_one_run() -> None:
    with display() as name:
        command = [sys.executable, "-m", "latentwalk.runtime", "doctor", "--json"]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"DISPLAY": name})
    assert done.returncode == 0, done.stderr
    found = {finding["name"]: finding for finding in json.loads(done.stdout)}
    assert found["display"]["ok"]
    assert found["OpenGL, no screen"]["ok"]
