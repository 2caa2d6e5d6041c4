"""The command line's last line: whatever ends a command is told in one, and nothing in it commands the terminal."""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from latentwalk.runtime import __main__ as command
from latentwalk.scenes.errors import LatentwalkError, SceneError, UsageError, one_line

Main = Callable[[Callable[[], object]], int]


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Main:
    """Runs `latentwalk info` with another function in its place."""
    before = signal.getsignal(signal.SIGTERM)

    def run(does: Callable[[], object]) -> int:
        monkeypatch.setattr(command, "import_module", lambda _: SimpleNamespace(main=lambda _: does()))
        try:
            return command.main(["info"])
        finally:
            signal.signal(signal.SIGTERM, before)

    return run


def raising(error: BaseException) -> Callable[[], object]:
    def does() -> object:
        raise error

    return does


def nested() -> object:
    return json.loads("[" * 100_000)


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "run/model.safetensors")


@pytest.mark.parametrize(
    ("does", "code", "said"),
    [
        (raising(UsageError("wrong")), 2, "wrong"),
        (raising(SceneError("torn")), 1, "torn"),
        (raising(FULL), 1, "run/model.safetensors: No space left on device; LATENTWALK_DEBUG=1"),
        (raising(OSError("no such share")), 1, "no such share;"),
        (nested, 1, "nested too deeply"),
        (raising(MemoryError()), 1, "not enough memory; try fewer rows"),
        (lambda: np.zeros(1 << 60, np.uint8), 1, "Unable to allocate"),
        (
            lambda: Path("a\0b").read_text(),
            1,
            "failed unexpectedly, ValueError: embedded null byte; LATENTWALK_DEBUG=1",
        ),
        (lambda: {}["key"], 1, "failed unexpectedly, KeyError: 'key'"),
        (lambda: __import__("no_such_package"), 1, "needs the package 'no_such_package'; install it with: pip install"),
        (raising(ImportError("libGL.so.1: cannot open")), 1, "ImportError: libGL.so.1: cannot open"),
        (raising(KeyboardInterrupt()), 130, "interrupted"),
        (lambda: signal.raise_signal(signal.SIGTERM), 143, "terminated"),
    ],
)
def test_whatever_ends_a_command_is_one_line(
    ends: Main, capsys: pytest.CaptureFixture[str], does: Callable[[], object], code: int, said: str
) -> None:
    assert ends(does) == code
    line = capsys.readouterr().err
    assert line.startswith("latentwalk info: ")
    assert said in line
    assert line.count("\n") == 1
    assert "Traceback" not in line


def test_a_command_that_handles_its_own_interruption_leaves_with_the_code_of_what_came(ends: Main) -> None:
    def handles() -> int:
        try:
            signal.raise_signal(signal.SIGTERM)
        except KeyboardInterrupt:
            return 130
        return 0

    assert ends(handles) == 143
    assert ends(lambda: 130) == 130
    assert ends(lambda: 0) == 0


def test_the_traceback_comes_when_asked_for(
    ends: Main, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LATENTWALK_DEBUG", "1")
    assert ends(nested) == 1
    said = capsys.readouterr().err
    assert "Traceback (most recent call last)" in said
    assert "nested too deeply" in said.splitlines()[-1]


@pytest.mark.parametrize("bad", ["\x1b]0;owned\x07", "\n", "\r\n", "\x9b31m", "\u202e", "\x00", "\udc80"])
def test_names_do_not_reach_the_terminal_as_they_are(ends: Main, capsys: pytest.CaptureFixture[str], bad: str) -> None:
    assert ends(raising(LatentwalkError(f"id 'a{bad}b' is there twice: größer 好"))) == 1
    line = capsys.readouterr().err
    assert line.removesuffix("\n").isprintable()
    assert line.endswith("is there twice: größer 好\n")
    assert one_line("plain words, größer 好 🙂") == "plain words, größer 好 🙂"


def latentwalk(*words: str | Path, folder: Path, **how: object) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "latentwalk.runtime", *map(str, words)]
    return subprocess.run(argv, cwd=folder, stderr=subprocess.PIPE, text=True, **how)  # type: ignore[call-overload,no-any-return]


def test_duplicate_ids_with_escapes_are_told_without_them(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,a,b\n" + "\x1b[31mred,1,2\n" * 2 + "blue,2,4\ngreen,3,1\nblack,5,5\n")
    done = latentwalk("reduce", "t.csv", "-o", "t.scene", "--method", "pca", folder=tmp_path)
    assert done.returncode == 2
    assert "'?[31mred'" in done.stderr
    assert done.stderr.removesuffix("\n").isprintable()


def test_a_column_with_escapes_is_told_without_them(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("\x1b]0;title\x07one,two\n" + "1,2\n3,4\n" * 15)
    done = latentwalk("reduce", "t.csv", "--labels", "three", "-o", "t.scene", "--method", "pca", folder=tmp_path)
    assert done.returncode == 2
    assert "title" in done.stderr
    assert done.stderr.removesuffix("\n").isprintable()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_an_output_that_is_full_is_one_line(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = latentwalk("reduce", "--help", folder=tmp_path, stdout=full)
    assert "Traceback" not in done.stderr


def test_a_full_disk_ends_a_training_in_one_line(tmp_path: Path) -> None:
    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = latentwalk(
        *["train", "iris", "--model", "mlp", "--epochs", "2", "-o", "run"], folder=tmp_path, preexec_fn=small_files
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "File too large" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("line", ["render a.scene", "mcp", "view --size big", "doctor --all", "vr --seconds 0"])
def test_a_wrong_command_line_is_told_in_one_line(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        command.main(line.split())
    told = capsys.readouterr().err
    name = line.split()[0]
    assert told.startswith(f"latentwalk {name}: ")
    assert told.endswith(f"; see latentwalk {name} --help\n")
    assert told.count("\n") == 1
