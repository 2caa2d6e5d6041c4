"""doctor: what is here, and one command for each thing that is not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from kit import old_opengl
from kit.xvfb import display

from latentwalk.runtime import doctor, extras
from latentwalk.runtime.hosts.openxr import find
from latentwalk.runtime.ui import fonts

NAMES = {"packages", "OpenGL, no screen", "display", "torch", "letters", "ffmpeg"}


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
@pytest.mark.parametrize("held", [{}, old_opengl.HELD], ids=["newest OpenGL", "OpenGL 4.1"])
def test_a_display_and_no_display_are_found_in_one_run(held: dict[str, str]) -> None:
    with display() as name:
        command = [sys.executable, "-m", "latentwalk.runtime", "doctor", "--json"]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ | held | {"DISPLAY": name})
    assert done.returncode == 0, done.stderr
    found = {finding["name"]: finding for finding in json.loads(done.stdout)}
    assert found["display"]["ok"]
    assert found["OpenGL, no screen"]["ok"]
    why = "want OpenGL 4.3"
    assert [why in found[each]["found"] for each in ("display", "OpenGL, no screen")] == [bool(held)] * 2


def test_scripts_without_a_font_are_told_with_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_FALLBACKS", fonts._FALLBACKS[:1])
    monkeypatch.setattr(fonts, "offered", lambda names: names[0])
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    found = doctor.letters()
    assert not found.ok
    assert found.found.startswith("no font for Chinese, Japanese, Korean; Arabic")
    assert found.fix == "sudo apt-get install -y fonts-noto-cjk fonts-noto-core fonts-symbola"
    monkeypatch.setattr(fonts, "without_font", lambda letters: set())
    assert doctor.letters().ok


def test_a_torchvision_that_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "torchvision"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise RuntimeError('operator torchvision::nms\\n does not exist')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "torchvision", raising=False)
    monkeypatch.setattr(doctor, "version", {"torchvision": "0.28.0", "torch": "2.13.0+cpu"}.get)
    (found,) = doctor.torchvision()
    assert not found.ok
    assert found.found == "0.28.0 cannot be imported beside torch 2.13.0+cpu: operator torchvision::nms does not exist"
    assert "--force-reinstall --no-deps torchvision --index-url" in found.fix
    assert "/whl/cpu" in found.fix
    (broken / "__init__.py").write_text("")
    monkeypatch.delitem(sys.modules, "torchvision", raising=False)
    (found,) = doctor.torchvision()
    del sys.modules["torchvision"]  # not the real one, which others here want
    assert found.ok


@pytest.mark.parametrize("known", [True, False])
def test_a_runtime_is_named_with_its_package_where_apt_has_it(monkeypatch: pytest.MonkeyPatch, known: bool) -> None:
    monkeypatch.setattr(find, "offered", lambda names: names[0] if known else None)
    line = find.what_to_install()
    assert ("apt-get install -y monado-service" in line) == known
    assert "SteamVR" in line


def test_without_a_screen_the_command_that_needs_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert doctor.display().fix.startswith("latentwalk render FILE")


def test_extras_say_what_is_missing_and_where_no_wheel_is(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "numpy>=2.0",
        "moderngl>=5.12; extra == 'runtime'",
        'Pillow; extra == "runtime"',
        "latentwalk[runtime]; extra == 'vr'",
        "tbb>=2021.6; (platform_machine == 'x86_64' or platform_machine == 'AMD64') and extra == 'tools'",
        "dask[distributed]>=2025.1; extra == 'dask'",
    ]
    monkeypatch.setattr(extras, "requires", lambda name: lines)
    monkeypatch.setattr(extras, "_version", {"numpy": "2.4", "Pillow": "13", "tbb": "1"}.get)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    assert extras.extra("tools").packages == {"tbb": "1"}
    assert extras.extra("vr").packages == {}
    assert extras.extra("dask").missing == ["dask"]
    assert extras.extra("runtime").wheelless == []
    monkeypatch.setattr("platform.machine", lambda: "aarch64")
    assert extras.extra("tools").packages == {}
    always, runtime, *_ = doctor.packages()
    assert always.found.endswith("numpy 2.4")
    assert not runtime.ok
    assert "Pillow 13; missing: moderngl; no wheel for " in runtime.found
    assert "moderngl needs a C compiler" in runtime.found
    assert runtime.fix.endswith("pip install 'latentwalk[runtime]'")
