"""The lines that `--help` ends with: three for each command, and each works as it is printed."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from kit.xvfb import display

from latentwalk.runtime import __main__ as command
from latentwalk.runtime import vr
from latentwalk.scenes import LatentwalkError

COMMANDS = sorted(point.name for point in entry_points(group="latentwalk.commands"))
# Each needs what those before it made.
IN_TURN = [
    "reduce",
    "place",
    "pack",
    "info",
    "train",
    "snapshot",
    "export",
    "analyze",
    "predict",
    "compare",
    "sample",
    "export-decoder",
    "render",
    "bench",
]
ROWS = "size,weight,kind\n" + "\n".join(f"{i % 7},{i * i % 11},{'ab'[i % 2]}" for i in range(60))
ANOTHER = "latentwalk train iris --model mlp --hidden-layers 8 --epochs 2 --quiet"  # run to compare
WALK = '[[at]]\nt_s = 0.1\ncapture = "start.png"\n'


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    """The handler of SIGTERM that a command sets is ours again."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def examples(name: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the help of a command ends with."""
    assert run(f"latentwalk {name} --help") == 0
    _, found, lines = capsys.readouterr().out.partition("\nexamples:\n")
    assert found, name
    return [line.strip() for line in lines.splitlines()]


def run(line: str) -> int:
    """Run a line as a shell would, what it writes to a file aside."""
    words = shlex.split(line.partition(" > ")[0])
    assert words[0] == "latentwalk"
    try:
        return command.main(words[1:])
    except SystemExit as left:
        return int(left.code or 0)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_help_ends_with_three_lines(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = examples(name, capsys)
    assert len(lines) == 3
    assert all(line.startswith(f"latentwalk {name}") for line in lines)


@pytest.mark.slow
@pytest.mark.gl
def test_the_lines_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text(ROWS, encoding="utf-8")
    Path("walk.toml").write_text(WALK, encoding="utf-8")
    for name in [*IN_TURN, "doctor"]:
        for line in examples(name, capsys):
            assert run(line) == 0, (line, capsys.readouterr().err)
        assert name != "train" or run(ANOTHER) == 0
    assert Path("pictures/start.png").exists()
    assert Path("rows.scene").exists()


@pytest.mark.slow
@pytest.mark.window
@pytest.mark.gl
def test_the_lines_of_view_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = examples("view", capsys)
    program = [sys.executable, "-m", "latentwalk.runtime"]
    subprocess.run([*program, "reduce", "digits", "--method", "pca", "-o", "digits.scene"], cwd=tmp_path, check=True)
    train = ["train", "iris", "--model", "mlp", "--epochs", "2", "--quiet"]
    subprocess.run([*program, *train], cwd=tmp_path, check=True)
    with display() as name:
        for line in lines:
            words = [*program, *shlex.split(line)[1:], "--seconds", "0.5"]
            done = subprocess.run(words, cwd=tmp_path, env=os.environ | {"DISPLAY": name}, capture_output=True)
            assert done.returncode == 0, (line, done.stderr)


def test_the_lines_of_vr_say_what_it_takes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given = []

    @contextmanager
    def no_walk(args: object) -> Iterator[None]:
        given.append(args)
        raise LatentwalkError("as far as this goes without a headset")
        yield

    monkeypatch.setattr(vr, "live_world", no_walk)
    lines = examples("vr", capsys)
    assert [run(line) for line in lines] == [1, 1, 1]
    assert [getattr(args, "follow", None) is not None for args in given] == [False, False, True]
