"""A window whose X server is killed: Xlib would end the process at once; what a person has of the walk is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from kit.blobs import blobs, write_blobs
from kit.running import Running, started, until
from kit.xvfb import server

from latentwalk.runtime.world import saved
from latentwalk.scenes import read

pytestmark = [pytest.mark.window, pytest.mark.timeout(900)]
KIT = Path(__file__).parents[1] / "kit"
GONE = "the X server has gone, and the window with it; what was written so far is kept"


def saved_then_lost(folder: Path, *command: str) -> Running:
    """Start a program, save its view, and kill its server; the program when it has ended."""
    with server(700, 500) as (screen, process):
        here = os.environ | {"DISPLAY": screen, "LIBGL_ALWAYS_SOFTWARE": "1", "PYTHONPATH": str(KIT.parent)}
        here["TMPDIR"] = str(folder)  # where a scene in memory is while one walks in it

        def tool(*words: str) -> str:
            return subprocess.run(["xdotool", *words], env=here, capture_output=True, text=True, check=False).stdout

        with started([sys.executable, *command], here, folder) as running:
            shown = until("a window", lambda: tool("search", "--name", "^latentwalk").split()[-1:])[0]
            tool("windowfocus", "--sync", shown)

            def saved() -> bool:
                tool("key", "ctrl+s")
                return any(folder.rglob("*.view.json"))

            until("a saved view", saved)
            process.kill()
            assert running.exit_code() == 1, running.errors
            return running


def test_the_report_the_recording_and_the_saved_view_are_kept(tmp_path: Path) -> None:
    scene = write_blobs(tmp_path)
    files = ["--report", "report.json", "--record", "walk.toml", "--size", "640x400"]
    program = [str(KIT / "walk_program.py"), str(tmp_path / "frames.jsonl"), "view", str(scene), *files]
    running = saved_then_lost(tmp_path, *program)
    assert running.errors.splitlines() == ["report: report.json", f"latentwalk view: {GONE}"]
    assert json.loads((tmp_path / "report.json").read_text())["frames"] >= len(running.lines()) > 0
    assert tomllib.loads((tmp_path / "walk.toml").read_text())["recorded"]
    assert json.loads(scene.with_suffix(".view.json").read_text())["kind"] == saved.KIND_OF_MANY


def test_a_scene_in_memory_is_kept_beside_its_saved_view(tmp_path: Path) -> None:
    program = "import latentwalk\nfrom kit.blobs import blobs\nlatentwalk.view(blobs(), size=(640, 400))"
    running = saved_then_lost(tmp_path, "-c", program)
    assert running.errors.endswith(f"LatentwalkError: {GONE}\n")
    assert len(read(tmp_path / "out" / "scene_001.scene")) == len(blobs())
    assert (tmp_path / "out" / "scene_001.view.json").exists()
    assert not any(tmp_path.glob("latentwalk-*"))
