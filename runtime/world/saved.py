"""A view kept beside its scene: `NAME.view.json`, a list of intents that bring a fresh walk to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from latentwalk.runtime.world.intents import INTENTS
from latentwalk.scenes.errors import LatentwalkError, UsageError

if TYPE_CHECKING:
    from latentwalk.runtime.world.world import World

KIND = "latentwalk view 1"
LARGEST = 64 << 20
#: What a saved view may ask for: nothing that writes.
ALLOWED = frozenset(INTENTS) - {"export", "save"}


def view_path(scene: Path) -> Path:
    """Where the view of a scene file is kept."""
    return scene.with_suffix(".view.json")


def save(scene: Path, intents: list[tuple[str, Any]]) -> Path:
    """Write the view, whole or not at all, over an earlier one but over nothing else.  Raises LatentwalkError."""
    path = view_path(scene)
    if path.exists():
        try:
            _read(path)
        except UsageError as error:
            raise LatentwalkError(f"{error}; not overwritten: move it away to save a view") from None
    text = json.dumps({"kind": KIND, "intents": intents}, indent=1, allow_nan=False)
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise LatentwalkError(f"{path}: cannot save the view: {error.strerror}") from None
    return path


def load(scene: Path, world: World) -> None:
    """Apply the saved view, if there is one.  What does not fit is left out and told in one message."""
    path = view_path(scene)
    if not path.exists():
        return
    problems: list[str] = []
    try:
        intents = _read(path)
    except UsageError as error:
        problems, intents = [str(error)], []
    for name, value in intents:
        try:
            world.do(name, value)
        except UsageError as error:
            problems.append(f"{path}: {error}")
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        world.say(f"{problems[0]}{more}; ignored")
    else:
        world.say("view restored")


def _read(path: Path) -> list[tuple[str, Any]]:
    """The checked intents of a view file.  Raises UsageError with file, expected and found."""
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path}: expected a view of at most {LARGEST >> 20} MiB")
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not a saved view: {str(error).splitlines()[0]}") from None
    if not isinstance(document, dict) or document.get("kind") != KIND or not isinstance(document.get("intents"), list):
        raise UsageError(f"{path}: not a saved view: expected kind {KIND!r} and a list of intents")
    checked = []
    for pair in document["intents"]:
        if not (isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str) and pair[0] in ALLOWED):
            raise UsageError(f"{path}: expected pairs of an intent and its value, found {str(pair)[:60]}")
        try:
            checked.append((pair[0], INTENTS[pair[0]].check(pair[1])))
        except UsageError as error:
            raise UsageError(f"{path}: {pair[0]}: {error}") from None
    return checked
