"""What `pip install latentwalk` alone can do: numpy and msgpack, on machines where other packages have no wheels."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from latentwalk import assets

SHIPPED = assets.FOLDER / "mnist" / "mnist.scene"  # pictures, a decoder, the curves of a run
ALONE = """
import sys

class Alone:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top not in {*sys.stdlib_module_names, "numpy", "msgpack", "latentwalk", "pip"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Alone())
from latentwalk.runtime.__main__ import main
for command in COMMANDS:
    assert main(command) == CODE, command
"""


def alone(code: int, *commands: list[str], folder: Path) -> str:
    """Run commands where no other package can be imported; what they say on stderr."""
    program = ALONE.replace("COMMANDS", repr(commands)).replace("CODE", str(code))
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_scenes_are_told_and_become_pages_and_tables(tmp_path: Path) -> None:
    scene = str(SHIPPED)
    places = {"html": "page.html", "csv": "rows.csv", "npy": "vectors.npy", "ply": "points.ply", "glb": "points.glb"}
    exports = [["export", scene, "--format", name, "-o", place] for name, place in places.items()]
    alone(0, ["--help"], ["info", scene], ["doctor", "--json"], *exports, folder=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} >= set(places.values())
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert len(page) > 1_000_000
    assert page == _page_with_all_packages(tmp_path)


def _page_with_all_packages(folder: Path) -> str:
    command = [sys.executable, "-m", "latentwalk.runtime", "export", str(SHIPPED), "--format", "html", "-o", "all.html"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (folder / "all.html").read_text(encoding="utf-8")


def test_what_needs_more_says_what_brings_it(tmp_path: Path) -> None:
    scene = str(SHIPPED)
    said = alone(1, ["view", scene], ["reduce", "digits", "-o", "d.scene"], folder=tmp_path)
    assert said.count("install it with: pip install 'latentwalk[all]'") == said.count("\n") == 2
    assert not list(tmp_path.iterdir())
