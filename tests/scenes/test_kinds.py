"""A kind of record is wherever one is expected: in the scene, in `append`, in the format, in the scene of the tests."""

from __future__ import annotations

import dataclasses
import inspect
import re
from pathlib import Path
from typing import Any

import pytest
from kit.scene_bytes import full_scene

import latentwalk.scenes
from latentwalk.scenes import Scene, append
from latentwalk.scenes.info import describe
from latentwalk.scenes.kinds import KINDS
from latentwalk.scenes.kinds.column import TYPES
from latentwalk.scenes.kinds.kind import Kind
from latentwalk.scenes.scene import parts

FORMAT = Path(latentwalk.scenes.__file__).with_name("FORMAT.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_kind_is_known_everywhere(kind: Kind[Any]) -> None:
    fields = {field.name: field for field in dataclasses.fields(Scene)}
    empty = fields[kind.field].default_factory
    assert {"named": dict, "listed": list, "one": dataclasses.MISSING}[kind.many] is empty
    assert kind.field in inspect.signature(append).parameters
    assert re.search(rf"^\| `{kind.name}` \|", FORMAT, re.MULTILINE)
    held = list(parts(full_scene(), kind))
    assert held, "the scene that tests write, spoil and print has one of everything"
    assert all(hasattr(latentwalk.scenes, type(value).__name__) for _, value in held)
    assert describe(full_scene())[kind.field]
    assert describe(Scene(["a"]))[kind.field] in ({}, [], None)


@pytest.mark.parametrize("column", TYPES)
def test_column_type_is_known_everywhere(column: type) -> None:
    assert f"`type` = `{TYPES[column].name}`" in FORMAT
    assert hasattr(latentwalk.scenes, column.__name__)
    assert any(type(found) is column for found in full_scene().columns.values())
