"""The documentation is made without a warning, and what it brings together from elsewhere is there."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAKE = ROOT / "assets" / "docs" / "make.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, without the pictures of the examples (`make docs` runs these, `test_examples` holds them to it)."""
    pytest.importorskip("sphinx", reason="pip install 'latentwalk[docs]'")
    out = tmp_path_factory.mktemp("docs")
    done = subprocess.run([sys.executable, str(MAKE), "--quick", "--out", str(out)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return out / "html"


def words(page: Path) -> str:
    """What a reader sees of a page, with plain apostrophes."""
    return html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))).replace("’", "'")


def test_every_command_is_there_with_its_own_help(made: Path) -> None:
    text = words(made / "commands.html")
    for point in entry_points(group="latentwalk.commands"):
        assert f"usage: latentwalk {point.name}" in text
    assert "--hidden-layers" in text, "options of a classifier"
    assert "fly to a layout by name" in text, "what a script can say"


def test_every_example_has_a_page(made: Path) -> None:
    gallery = (made / "examples" / "index.html").read_text(encoding="utf-8")
    for example in (ROOT / "assets" / "examples").glob("*.py"):
        assert f'"{example.stem}.html' in gallery
        title = example.read_text(encoding="utf-8").splitlines()[1]
        assert title in words(made / "examples" / f"{example.stem}.html")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("format", "The scene file, version 1"),
        ("keys", "draw a lasso around rows"),
        ("changes", "Unreleased"),
        ("api/front", "scene: str | Path | Scene"),
        ("api/scenes", "class latentwalk.scenes.Layout"),
        ("api/tools", "class latentwalk.tools.Recorder"),
        ("api/callbacks", "lightning_callback"),
        ("api/hooks", "features = torch.cat(outputs)"),
    ],
)
def test_what_has_a_home_elsewhere_is_brought_together(made: Path, page: str, said: str) -> None:
    assert said in " ".join(words(made / f"{page}.html").split())
