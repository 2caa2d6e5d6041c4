"""Two arrows and no third: which room may import which, each tried in a fresh process."""

import subprocess
import sys

import pytest

FORBIDDEN = {
    "latentwalk.scenes": ("latentwalk.runtime", "latentwalk.tools", "torch", "moderngl", "sklearn", "rich"),
    "latentwalk.tools": ("latentwalk.runtime", "torch", "sklearn", "matplotlib"),
    "latentwalk.tools.run.recorder": ("latentwalk.runtime", "torch", "sklearn", "matplotlib", "rich"),
    "latentwalk.runtime": ("latentwalk.tools", "torch", "moderngl"),
    "latentwalk.runtime.world": ("latentwalk.tools", "torch", "moderngl", "glfw", "xr"),
    "latentwalk.runtime.draw": ("latentwalk.tools", "latentwalk.runtime.world", "torch", "glfw", "xr"),
    "latentwalk.runtime.view": ("latentwalk.tools", "torch", "xr"),
}


@pytest.mark.parametrize("room", FORBIDDEN)
def test_room_imports_only_what_it_may(room: str) -> None:
    code = f"import sys, {room}; print('\\n'.join(sys.modules))"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    for name in FORBIDDEN[room]:
        assert not {module for module in loaded if module == name or module.startswith(name + ".")}


def test_help_lists_every_command_with_its_first_line() -> None:
    done = subprocess.run([sys.executable, "-m", "latentwalk.runtime", "--help"], capture_output=True, text=True)
    assert done.returncode == 0
    for command in ("reduce", "train", "snapshot", "render", "view", "vr", "info", "doctor"):
        (line,) = [line for line in done.stdout.splitlines() if line.split()[:1] == [command]]
        assert len(line.split()) > 3


def test_unknown_command_is_wrong_use() -> None:
    done = subprocess.run([sys.executable, "-m", "latentwalk.runtime", "fly"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "no command 'fly'" in done.stderr
    assert done.stderr.count("\n") == 1
