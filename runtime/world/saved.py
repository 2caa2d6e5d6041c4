"""A view kept beside its scene: `NAME.view.json`, a list of commands that bring a fresh walk to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.world.commands import command
from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.scenes.outputs import whole

KIND = "latentwalk view 1"
LARGEST = 64 << 20  # a view of a million selected ids is smaller


def view_path(scene: Path) -> Path:
    """Where the view of a scene file is kept."""
    return scene.with_suffix(".view.json")


def save(scene: Path, commands: Iterable[Command]) -> Path:
    """Write the view, whole or not at all, over an earlier one but over nothing else.  Raises LatentwalkError."""
    path = view_path(scene)
    if path.exists():
        try:
            _read(path)
        except UsageError as error:
            raise LatentwalkError(f"{error}; not overwritten: move it away to save a view") from None
    pairs = [(each.word, each.plain()) for each in commands]
    text = json.dumps({"kind": KIND, "intents": pairs}, indent=1, allow_nan=False)
    with whole(path, overwrite=True) as beside:
        beside.write_text(text, encoding="utf-8")
    return path


def load(scene: Path, do: Callable[[Command], None]) -> str | None:
    """Do the commands of the saved view, if there is one, and return what to tell the person.

    What does not fit is left out and told.
    """
    path = view_path(scene)
    if not path.exists():
        return None
    problems: list[str] = []
    try:
        commands = _read(path)
    except UsageError as error:
        problems, commands = [str(error)], []
    for each in commands:
        try:
            do(each)
        except UsageError as error:
            problems.append(f"{path}: {error}")
    if not problems:
        return "view restored"
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"{problems[0]}{more}; ignored"


def _read(path: Path) -> list[Command]:
    """The commands of a view file; none of them writes.  Raises UsageError with file, expected and found."""
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path}: expected a view of at most {LARGEST >> 20} MiB")
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not a saved view: {str(error).splitlines()[0]}") from None
    if not isinstance(document, dict) or document.get("kind") != KIND or not isinstance(document.get("intents"), list):
        raise UsageError(f"{path}: not a saved view: expected kind {KIND!r} and a list of intents")
    found = []
    for pair in document["intents"]:
        if not (isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str)):
            raise UsageError(f"{path}: expected pairs of a command and its value, found {str(pair)[:60]}")
        try:
            made = command(pair[0], pair[1])
        except UsageError as error:
            raise UsageError(f"{path}: {error}") from None
        if made.writes:
            raise UsageError(f"{path}: {pair[0]}: expected no command that writes files")
        found.append(made)
    return found
