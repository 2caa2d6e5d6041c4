"""Which room may import which, that no imports run in a circle, and that nothing takes the whole world again."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Collection
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = {
    "latentwalk.scenes": ("latentwalk.runtime", "latentwalk.tools", "torch", "moderngl", "sklearn", "rich"),
    "latentwalk.tools": ("latentwalk.runtime", "torch", "sklearn", "matplotlib"),
    "latentwalk.tools.run.recorder": ("latentwalk.runtime", "torch", "sklearn", "matplotlib", "rich"),
    "latentwalk.runtime": ("latentwalk.tools", "torch", "moderngl"),
    "latentwalk.runtime.world": ("latentwalk.tools", "torch", "moderngl", "glfw", "xr"),
    "latentwalk.runtime.draw": ("latentwalk.tools", "torch", "glfw", "xr"),
    "latentwalk.runtime.view": ("latentwalk.tools", "torch", "xr"),
}
# Room → those that it may import, in functions and for types as well.
HOUSE = {"scenes": set(), "assets": {"scenes"}, "tools": {"assets", "scenes"}, "runtime": {"assets", "scenes"}}
# Room of the runtime → those that it may import.  Files beside the rooms (session, loop, …) put them together.
ARROWS = {
    "ground": set(),
    "world": {"ground"},
    "draw": {"ground"},
    "script": {"ground", "world"},
    "hosts.host": {"ground"},  # the contract, which is all that others may know of hosts
    "hosts": {"ground", "script"},
    "ui": {"ground", "world", "draw", "hosts.host"},
}
# Subject of the world → those that it may import; `world.py` and the files beside it put them together.
SUBJECTS = {"rows": set(), "probe": {"rows"}, "walk": {"rows", "probe"}, "epochs": {"rows", "walk"}}


@cache
def house() -> dict[str, ast.Module]:
    """Module → its code; folder X is latentwalk.X."""
    files = [path for room in HOUSE for path in (ROOT / room).rglob("*.py") if path.parent.name != "examples"]
    code = {}
    for path in files:
        name = ".".join(["latentwalk", *path.relative_to(ROOT).with_suffix("").parts]).removesuffix(".__init__")
        code[name] = ast.parse(path.read_text(encoding="utf-8"))
    return code


def imported(tree: ast.Module) -> set[str]:
    """The modules of the house that a module names: at its top, in functions, and for types alone."""
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            names += [name if name in house() else node.module for name in inside]
    return {name for name in names if name in house()}


@pytest.mark.parametrize("room", FORBIDDEN)
def test_room_imports_only_what_it_may(room: str) -> None:
    code = f"import sys, {room}; print('\\n'.join(sys.modules))"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    for name in FORBIDDEN[room]:
        assert not {module for module in loaded if module == name or module.startswith(name + ".")}


def test_no_imports_run_in_a_circle() -> None:
    """Those for types count: what two files know of each other cannot be read, tested or moved apart."""
    graph = {name: imported(tree) - {name} for name, tree in house().items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def arrows(inside: str, rooms: Collection[str]) -> dict[str, set[str]]:
    """Which of the rooms that lie inside a package import which others."""
    found: dict[str, set[str]] = {room: set() for room in rooms}
    for name, tree in house().items():
        room = room_of(name, inside, rooms)
        if room and not f"{name}.".startswith("latentwalk.runtime.front."):  # which is the package `latentwalk` itself
            found[room] |= {room_of(other, inside, rooms) for other in imported(tree)} - {room, ""}
    return found


def room_of(module: str, inside: str, rooms: Collection[str]) -> str:
    """The innermost of the rooms inside a package that a module is in, "" for none."""
    name = module.removeprefix(inside) if module.startswith(inside) else ""
    return max((room for room in rooms if f"{name}.".startswith(f"{room}.")), key=len, default="")


@pytest.mark.parametrize(
    ("inside", "may"),
    [("latentwalk.", HOUSE), ("latentwalk.runtime.", ARROWS), ("latentwalk.runtime.world.", SUBJECTS)],
)
def test_rooms_import_only_what_they_may(inside: str, may: dict[str, set[str]]) -> None:
    found = arrows(inside, may)
    assert not {room: names - may[room] for room, names in found.items() if names - may[room]}


def test_only_a_few_take_the_world_whole() -> None:
    """A part gets the parts that it needs; at most the loop, the session, the board of panels and commands get all."""
    whole = []
    for name, tree in house().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                if any(re.search(r"\bWorld\b", ast.unparse(a.annotation)) for a in arguments if a.annotation):
                    whole.append(f"{name}.{node.name}")
    assert len(whole) <= 10, whole


def test_the_world_is_small() -> None:
    (world,) = (
        node
        for node in ast.walk(house()["latentwalk.runtime.world.world"])
        if isinstance(node, ast.ClassDef) and node.name == "World"
    )
    stores = [node for node in ast.walk(world) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)]
    attributes = {node.attr for node in stores if ast.unparse(node.value) == "self" and not node.attr.startswith("_")}
    assert 0 < len(attributes) <= 12, sorted(attributes)
    assert len((ROOT / "runtime" / "world" / "world.py").read_text(encoding="utf-8").splitlines()) <= 200


def test_the_wheel_has_every_room() -> None:
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"])
    rooms = {path.parent.relative_to(ROOT) for name in HOUSE for path in (ROOT / name).rglob("__init__.py")}
    named = {".".join(["latentwalk", *room.parts]) for room in rooms}
    assert listed == named - {"latentwalk.runtime.front"} | {"latentwalk"}


def test_the_map_of_the_house_shows_every_room() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {path.parent.relative_to(ROOT) for name in HOUSE for path in (ROOT / name).rglob("__init__.py")}
    shown = [room for room in rooms if f"`{room.as_posix()}/`" in text or f"`{room.as_posix()}`" in text]
    inside = [room for room in rooms if room.parent in shown and f"`{room.name}/`" in text]
    assert rooms == {*shown, *inside}


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


def test_no_two_files_of_tests_have_one_name():
    """They are imported by it."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(set(names)) == sorted(names)
