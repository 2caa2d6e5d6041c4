"""Print what a scene file holds, on a screen or in full."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from latentwalk.scenes.errors import tell
from latentwalk.scenes.files import check, follow
from latentwalk.scenes.kinds import KINDS
from latentwalk.scenes.kinds.kind import AnyKind
from latentwalk.scenes.parser import Parser
from latentwalk.scenes.scene import Scene, parts
from latentwalk.scenes.wire import shown

EXAMPLES = (
    "latentwalk info digits.scene",
    "latentwalk info digits.scene --all",
    "latentwalk info digits.scene --check",
)
WIDTH = 118  # of a line of the summary
LINES = 8  # of the summary, for the parts of one kind
FEW = 6  # values that a line of the summary names


def main(argv: list[str] | None = None) -> int:
    """`latentwalk info FILE [--all | --json] [--check]`."""
    parser = Parser("latentwalk info", description=__doc__, examples=EXAMPLES)
    parser.add_argument("file", type=Path, help="a scene file")
    full = parser.add_mutually_exclusive_group()
    full.add_argument("--all", action="store_true", help="print everything: each epoch, class and setting")
    full.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--check", action="store_true", help="read every byte and fail where one is damaged")
    args = parser.parse_args(argv)
    if args.check:
        check(args.file)
    with follow(args.file) as follower:
        size = {"file": str(args.file), "bytes": args.file.stat().st_size, "torn_bytes": follower.torn_bytes}
        found = size | describe(follower.scene)
    if args.json:
        print(_printable(json.dumps(_finite(found), ensure_ascii=False, indent=2)))
    else:
        for line in _lines(found) if args.all else summary(found):
            tell(line)
        if not args.all:
            tell("each epoch, class and setting: --all, or --json")
    return 0


def describe(scene: Scene) -> dict[str, object]:
    """Everything a scene holds but its arrays, as plain values; of those their shapes and ranges."""
    return {
        "title": scene.title,
        "rows": len(scene),
        "first_ids": list(scene.ids[:3]),
        **{field.name: _described(scene, found) for field in fields(scene) if (found := _kinds_in(field.name))},
        "provenance": scene.provenance,
    }


def _kinds_in(field: str) -> list[AnyKind]:
    return [kind for kind in KINDS.values() if kind.field == field]


def _described(scene: Scene, kinds: list[AnyKind]) -> object:
    """The parts of the kinds of one field: a map of those with a name, a list, or one or None."""
    found = [(name, kind.describe(value)) for kind in kinds for name, value in parts(scene, kind)]
    if kinds[0].many == "named":
        return dict(found)
    values = [value for _, value in found]
    return values if kinds[0].many == "listed" else next(iter(values), None)


def _finite(value: object) -> object:
    """JSON has no NaN and no infinity: null."""
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _printable(text: str) -> str:
    """JSON whose texts are the same, and command no terminal: what does not print is escaped."""
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def _lines(value: Mapping[str, object], indent: str = "") -> Iterator[str]:
    """Indented `name: value` lines; what a scene does not have is left out."""
    for name, item in value.items():
        if _nothing(item):
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
        pairs = ((name, item) for name, item in value.items() if not _nothing(item))
        return "  ".join(f"{shown(name)} {_inline(item)}" for name, item in pairs)
    if isinstance(value, list):
        return ", ".join(_inline(item) for item in value)
    return f"{value:.6g}" if isinstance(value, float) else shown(str(value))


def _nothing(value: object) -> bool:
    """Whether there is nothing to tell; 0 and False are something."""
    return value is None or value in ("", [], {})


def summary(found: Mapping[str, object]) -> Iterator[str]:
    """Of what was found what fits a screen: a line for each part, a few for those of one kind, some values of many."""
    for name, item in found.items():
        nested = isinstance(item, dict) and any(isinstance(value, dict | list) for value in item.values())
        if isinstance(item, dict) and (nested or name == "provenance"):
            yield f"{name}:"
            told = {key: _sentences(value) for key, value in item.items()}
            parts_of = {key: value for key, value in item.items() if not _nothing(value) and not told[key]}
            yield from _parts({shown(key): _brief(value) for key, value in parts_of.items()})
            for key, sentences in told.items():
                yield from [f"  {shown(key)}:"] * bool(sentences)
                yield from (_cut(f"    {shown(sentence)}") for sentence in sentences)
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            yield f"{name}: {len(item)}, the first and the last:"
            yield from (_cut(f"  {_brief(part)}") for part in (item[0], item[-1]))
        elif not _nothing(item):
            yield _cut(f"{name}: {_inline(item)}")


def _sentences(value: object) -> list[str]:
    """What parts say of themselves in words, where their numbers alone would say little."""
    found = [part.get("words", []) for part in value if isinstance(part, dict)] if isinstance(value, list) else []
    return [sentence for sentences in found for sentence in sentences]


def _parts(brief: Mapping[str, str]) -> Iterator[str]:
    names = list(brief)
    kept = names if len(names) <= LINES else names[: LINES - 1]
    yield from (_cut(f"  {name}: {brief[name]}") for name in kept)
    if len(kept) < len(names):
        yield _cut(f"  … and {len(names) - len(kept)} more: {', '.join(names[len(kept) :])}")


def _brief(value: object) -> str:
    """A value on one line: of many their number and the first; where a part came from is left out."""
    if isinstance(value, dict):
        if all(isinstance(item, list) and item and isinstance(item[0], list) for item in value.values()):
            return _first(len(value), map(shown, value))  # series of numbers by epoch
        pairs = [(name, item) for name, item in value.items() if name != "provenance" and not _nothing(item)]
        return "  ".join(f"{shown(name)} {_values(item)}" for name, item in pairs)
    return _values(value)


def _values(value: object) -> str:
    """A value inside a line."""
    if isinstance(value, dict):
        pairs = [f"{shown(name)} {_values(item)}" for name, item in value.items() if not _nothing(item)]
        return _first(len(pairs), pairs) if len(pairs) > FEW else "  ".join(pairs)
    if isinstance(value, list):
        texts = [_values(item) for item in value]
        told = len(value) > FEW or isinstance(value[0], dict | str)
        return _first(len(value), texts) if told else ", ".join(texts)
    return f"{value:.4g}" if isinstance(value, float) else _inline(value)


def _first(count: int, texts: Iterable[str]) -> str:
    few = list(texts)[:FEW]
    return f"({count}: {', '.join(few)}{' …' if count > len(few) else ''})"


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
