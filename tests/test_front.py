"""The front door: `import latentwalk` is quick and bare, and each name of it comes when it is asked for."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import latentwalk
from latentwalk.tools.reduce import reduce
from latentwalk.viewing import view

HEAVY = {"torch", "moderngl", "glfw", "numba", "rich", "PIL", "scipy", "sklearn", "matplotlib", "imgui_bundle", "xr"}
# An install without extras: nothing but numpy and msgpack can be imported from outside the standard library.
BARE = """
import sys
from importlib.abc import MetaPathFinder
class Bare(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {heavy!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Bare())
"""


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)


def loaded(code: str, folder: Path) -> set[str]:
    """Top-level packages that code brings; what Cython puts into the table of modules has no spec."""
    told = "print(*(name for name in set(sys.modules) - before if getattr(sys.modules[name], '__spec__', None)))"
    done = run(f"import sys\nbefore = set(sys.modules)\n{code}\n{told}", folder)
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_importing_it_loads_no_other_package(tmp_path: Path) -> None:
    assert loaded("import latentwalk", tmp_path) <= {"latentwalk", *sys.stdlib_module_names}


def test_recording_and_scenes_load_numpy_and_msgpack_alone(tmp_path: Path) -> None:
    code = """
import latentwalk as lw
own = lw.scenes.Layout([[0, 0, 0], [1, 2, 3]])
lw.write("a.scene", lw.Scene(ids=["ant", "bee"], layouts={"own": own}))
lw.append("a.scene", lw.scenes.Epoch(1.0, [[0, 0, 0], [1, 2, 4]]))
assert list(lw.read("a.scene").ids) == ["ant", "bee"]
with lw.follow("a.scene") as follower:
    assert len(follower.scene.epochs) == 1
with lw.Recorder("runs", classes=["x"]) as recorder:
    recorder.epoch(1, features=[[0.0, 1.0], [1.0, 0.0]], labels=[0, 0])
"""
    others = loaded(code, tmp_path) - {"latentwalk", *sys.stdlib_module_names}
    assert others == {"numpy", "msgpack"}


def test_names_are_those_of_their_rooms() -> None:
    assert set(latentwalk.__all__) <= set(dir(latentwalk))
    for name in latentwalk.__all__:
        assert getattr(latentwalk, name).__doc__
    assert inspect.signature(latentwalk.view) == inspect.signature(view)
    assert inspect.signature(latentwalk.reduce) == inspect.signature(reduce)
    assert latentwalk.tools.Recorder is latentwalk.Recorder
    assert latentwalk.__version__ == version("latentwalk")
    with pytest.raises(AttributeError, match="module 'latentwalk' has no attribute 'walk'"):
        latentwalk.walk  # noqa: B018


@pytest.mark.parametrize(
    ("call", "extra"),
    [("view('a.scene')", "runtime"), ("render('a.scene', {})", "runtime"), ("reduce('iris', 'a.scene')", "tools")],
)
def test_without_a_package_one_line_names_the_extra(call: str, extra: str, tmp_path: Path) -> None:
    code = f"import latentwalk\nhelp(latentwalk)\nfrom latentwalk import *\nlatentwalk.{call}"
    done = run(BARE.format(heavy=HEAVY) + code, tmp_path)
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert "needs the package" in last
    assert last.endswith(f"pip install 'latentwalk[{extra}]'")
    assert not list(tmp_path.iterdir())


def test_three_lines_from_data_to_a_scene(tmp_path: Path) -> None:
    scene = latentwalk.reduce("iris", tmp_path / "iris.scene", method=["pca"])
    assert list(scene.layouts) == ["pca"]
    assert len(latentwalk.read(tmp_path / "iris.scene").ids) == len(scene.ids) == 150
