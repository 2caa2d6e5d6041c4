"""Print what a scene file holds."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from latentwalk.scenes.files import check, follow
from latentwalk.scenes.kinds import KINDS
from latentwalk.scenes.kinds.kind import AnyKind
from latentwalk.scenes.scene import Scene, parts
from latentwalk.scenes.wire import shown


def main(argv: list[str] | None = None) -> int:
    """`latentwalk info FILE [--json] [--check]`."""
    parser = argparse.ArgumentParser("latentwalk info", description=__doc__)
    parser.add_argument("file", type=Path, help="a scene file")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--check", action="store_true", help="read every byte and fail where one is damaged")
    args = parser.parse_args(argv)
    if args.check:
        check(args.file)
    with follow(args.file) as follower:
        size = {"file": str(args.file), "bytes": args.file.stat().st_size, "torn_bytes": follower.torn_bytes}
        found = size | describe(follower.scene)
    if args.json:
        print(json.dumps(_finite(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))
    return 0


def describe(scene: Scene) -> dict[str, object]:
    """Everything a scene holds but its arrays, as plain values; of those their shapes and ranges."""
    kinds = {kind.field: kind for kind in KINDS.values()}
    return {
        "title": scene.title,
        "rows": len(scene),
        "first_ids": list(scene.ids[:3]),
        **{field.name: _described(scene, kinds[field.name]) for field in fields(scene) if field.name in kinds},
        "provenance": scene.provenance,
    }


def _described(scene: Scene, kind: AnyKind) -> object:
    """The parts of one kind: a map of those with a name, a list, or one or None."""
    found = [(name, kind.describe(value)) for name, value in parts(scene, kind)]
    if kind.many == "named":
        return dict(found)
    values = [value for _, value in found]
    return values if kind.many == "listed" else next(iter(values), None)


def _finite(value: object) -> object:
    """JSON has no NaN and no infinity: null."""
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _lines(value: Mapping[str, object], indent: str = "") -> Iterator[str]:
    """Indented `name: value` lines; what a scene does not have is left out."""
    for name, item in value.items():
        if item is None or item in ("", [], {}):  # 0 and False are something to tell
            continue
        if isinstance(item, dict):
            yield f"{indent}{shown(name)}:"
            yield from _lines(item, indent + "  ")
        elif isinstance(item, list) and isinstance(item[0], dict | list):
            yield f"{indent}{shown(name)}:"
            yield from (f"{indent}  {_inline(entry)}" for entry in item)
        else:
            yield f"{indent}{shown(name)}: {_inline(item)}"


def _inline(value: object) -> str:
    if isinstance(value, dict):
        pairs = ((name, item) for name, item in value.items() if item is not None and item not in ("", [], {}))
        return "  ".join(f"{shown(name)} {_inline(item)}" for name, item in pairs)
    if isinstance(value, list):
        return ", ".join(_inline(item) for item in value)
    return f"{value:.6g}" if isinstance(value, float) else shown(str(value))
