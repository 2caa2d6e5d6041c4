"""Every host keeps the contract: the members of `Host` and no others, with its signatures; no device is opened."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from latentwalk.runtime.hosts.stub import RATE_HZ, StubHost

HOSTS = Path(__file__).resolve().parents[2] / "runtime" / "hosts"
# What else the host's own command reads of it.
OWN = {
    "OffscreenHost": {"device", "written", "line_of"},
    "WindowHost": {"dropped", "name_scene", "opener", "patient"},  # what `view` alone asks of a desktop
}


def classes() -> dict[str, ast.ClassDef]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(HOSTS.rglob("*.py"))]
    nodes = [node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    return {node.name: node for node in nodes if node.name.endswith("Host")}


CLASSES = classes()
CONTRACT = CLASSES.pop("Host")


def signatures(host: ast.ClassDef) -> dict[str, str]:
    """Public method → its parameters and what it gives, as written."""
    methods = [node for node in host.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    return {node.name: f"{ast.unparse(node.args)} -> {ast.unparse(node.returns or node)}" for node in methods}


def attributes(host: ast.ClassDef) -> set[str]:
    """Public names that are set on the class or on `self`."""
    stored = [node for node in ast.walk(host) if isinstance(getattr(node, "ctx", None), ast.Store)]
    own = {node.attr for node in stored if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "self"}
    targets = [getattr(node, "targets", None) or [getattr(node, "target", None)] for node in host.body]
    shared = {target.id for few in targets for target in few if isinstance(target, ast.Name)}
    return {name for name in own | shared if not name.startswith("_")}


def test_every_host_is_held_to_it() -> None:
    assert CLASSES.keys() == {"AskedHost", "NotebookHost", "OffscreenHost", "OpenXRHost", "StubHost", "WindowHost"}


@pytest.mark.parametrize("name", CLASSES)
def test_a_host_has_the_members_of_the_contract_and_no_others(name: str) -> None:
    wanted = signatures(CONTRACT)
    found = signatures(CLASSES[name])
    assert {method: found.get(method) for method in wanted} == wanted
    own = OWN.get(name, set())
    assert found.keys() | attributes(CLASSES[name]) == wanted.keys() | attributes(CONTRACT) | own


@pytest.mark.parametrize("name", CLASSES)
def test_a_frame_is_ended_whatever_happens_in_it(name: str) -> None:
    """It is yielded inside `try … finally` or `with`: the generator may be closed, or the walk fail, in mid-frame."""
    nodes = list(ast.walk(CLASSES[name]))
    frames = [node for node in nodes if isinstance(node, ast.Yield) and _is_frame(node.value)]
    ending = [node for node in nodes if isinstance(node, ast.With) or (isinstance(node, ast.Try) and node.finalbody)]
    inside = [node for block in ending for part in block.body for node in ast.walk(part)]
    assert frames
    assert all(frame in inside for frame in frames)


def _is_frame(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "Frame"


@pytest.mark.gl
def test_the_smallest_host_gives_frames_and_ends() -> None:
    host = StubHost(seconds=0.1)
    frames = []
    for frame in host.frames():
        assert frame.target is not None
        assert frame.target.size == frame.views[0].size
        frames.append(frame)
    host.close()
    assert [frame.t_s for frame in frames] == [number / RATE_HZ for number in range(6)]
    assert {frame.dt_s for frame in frames} == {1 / RATE_HZ}
