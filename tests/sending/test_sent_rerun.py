"""Recordings of Rerun, checked by its own command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from kit.sent import scene

import latentwalk
from latentwalk.scenes import UsageError


def test_rerun_finds_layouts_epochs_and_curves(tmp_path: Path) -> None:
    latentwalk.export(scene(epochs=True), tmp_path / "a.rrd")
    command = [sys.executable, "-m", "rerun", "rrd", "print", str(tmp_path / "a.rrd")]
    home = os.environ | {"HOME": str(tmp_path), "APPDATA": str(tmp_path)}  # where it keeps settings of its own
    done = subprocess.run(command, capture_output=True, text=True, env=home)
    assert done.returncode == 0, done.stderr
    for entity in ("/layouts/one", "/layouts/two", "/epochs", "/metrics/loss", "/about"):
        assert f" {entity} " in done.stdout, done.stdout
    assert "2 rows" in next(line for line in done.stdout.splitlines() if " /epochs " in line)


def test_without_rerun_one_line_says_what_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package, output, extra in (("rerun", "a.rrd", "rrd"), ("pyarrow", "a.parquet", "tools")):
        monkeypatch.setitem(sys.modules, package, None)
        with pytest.raises(UsageError, match=rf"needs the package .*; pip install 'latentwalk\[{extra}\]'"):
            latentwalk.export(scene(), tmp_path / output)
    assert not list(tmp_path.iterdir())
