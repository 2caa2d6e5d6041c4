"""README and documentation tell the truth: Python runs as pasted, scripts load, commands know their options."""

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from latentwalk.runtime.script import script

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [TEXT, *(page.read_text(encoding="utf-8") for page in sorted((ROOT / "assets" / "docs").rglob("*.md")))]


def blocks(language: str, pages: list[str] = PAGES) -> list[str]:
    return [found for page in pages for found in re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)]


COMMANDS = sorted({line for block in blocks("sh") for line in block.splitlines() if line.startswith("latentwalk ")})


@cache
def help_of(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "latentwalk.runtime", *command, "--help"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_know_their_options(line: str) -> None:
    words = shlex.split(line)
    options = [word for word in words if word.startswith("-")]
    model = words[words.index("--model") :][:2] if "--model" in words else []  # models have options of their own
    text = help_of(words[1], *model)
    assert all(re.search(rf"(^|[\s\[,]){re.escape(option)}\b", text) for option in options), text


@pytest.mark.parametrize("code", blocks("python"), ids=lambda code: code.splitlines()[0])
def test_python_runs_as_pasted(code: str, tmp_path: Path) -> None:
    # Where wheels of torch and torchvision do not fit each other.
    fitted = {"PYTHONPATH": str(ROOT / "tests" / "kit" / "torchvision_here")} if "torchvision" in code else {}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, env=os.environ | fitted
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir())


def test_the_script_is_one(tmp_path: Path) -> None:
    (text,) = blocks("toml", [TEXT])
    (tmp_path / "s.toml").write_text(text, encoding="utf-8")
    loaded = script.load(tmp_path / "s.toml")
    assert len(loaded.moments) == 4
    assert len(loaded.times()) == 121


def test_scripts_of_the_documentation_load(tmp_path: Path) -> None:
    texts = blocks("toml", PAGES[1:])
    assert texts
    for text in texts:
        (tmp_path / "s.toml").write_text(text, encoding="utf-8")
        assert script.load(tmp_path / "s.toml").moments


def test_what_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (ROOT / target).exists(), target
    for target in re.findall(r"(?:assets|scenes)/[\w./-]+\w", TEXT):
        assert (ROOT / target).exists(), target
