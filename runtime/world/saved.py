"""Views kept beside their scene in `NAME.view.json`: each a list of commands that bring a fresh walk to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.world.commands import command
from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.scenes.outputs import whole

KIND = "latentwalk view 1"  # one view alone, as the first versions kept it
KIND_OF_MANY = "latentwalk views 2"
LARGEST = 64 << 20  # a view of a million selected ids is smaller
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class SavedView:
    """What was seen when it was `saved`, as commands; `name` "" is the one that Ctrl S keeps."""

    name: str
    saved: datetime
    commands: tuple[Command, ...]

    @property
    def day(self) -> str:
        """When it was saved: "25 Nov", of another year with that."""
        year = "" if self.saved.year == datetime.now().year else f" {self.saved.year}"
        return f"{self.saved.day} {MONTHS[self.saved.month - 1]}{year}"

    @property
    def title(self) -> str:
        """What it is called where one reads of it."""
        name = f" “{self.name}”" if self.name else ""
        return f"saved view{name} of {self.day}"


def view_path(scene: Path) -> Path:
    """Where the views of a scene file are kept."""
    return scene.with_suffix(".view.json")


def save(scene: Path, name: str, commands: Iterable[Command]) -> Path:
    """Write a view beside the others, whole or not at all, over the one without a name but over nothing else.

    Raises LatentwalkError where the file is none of views, UsageError where the name is taken.
    """
    path = view_path(scene)
    try:
        others = read_views(scene)
    except UsageError as error:
        raise LatentwalkError(f"{error}; not overwritten: move it away to save a view") from None
    taken = next((view for view in others if name and view.name == name), None)
    if taken is not None:
        raise UsageError(f"there is a {taken.title} already; choose another name")
    now = SavedView(name, datetime.now().replace(microsecond=0), tuple(commands))
    views = [view for view in others if view.name != name]
    document = {"kind": KIND_OF_MANY, "views": [_plain(view) for view in (*views, now)]}
    with whole(path, overwrite=True) as beside:
        beside.write_text(json.dumps(document, indent=1, allow_nan=False), encoding="utf-8")
    return path


def read_views(scene: Path) -> list[SavedView]:
    """The views of a scene file, the one saved last at the end; none of their commands writes.

    Raises UsageError with file, expected and found.
    """
    path = view_path(scene)
    if not path.exists():
        return []
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path}: expected views of at most {LARGEST >> 20} MiB")
        document = json.loads(path.read_text(encoding="utf-8"))
        changed = datetime.fromtimestamp(path.stat().st_mtime)
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not a saved view: {str(error).splitlines()[0]}") from None
    kind = document.get("kind") if isinstance(document, dict) else None
    if kind == KIND:
        return [SavedView("", changed, _commands(path, document.get("intents")))]
    if kind == KIND_OF_MANY and isinstance(document.get("views"), list):
        return [_view(path, each) for each in document["views"]]
    raise UsageError(f"{path}: not a saved view: expected kind {KIND_OF_MANY!r} and a list of views")


def _plain(view: SavedView) -> dict[str, object]:
    pairs = [(each.word, each.plain()) for each in view.commands]
    return {"name": view.name, "saved": view.saved.isoformat(), "intents": pairs}


def _view(path: Path, table: object) -> SavedView:
    name, saved = (table.get("name"), table.get("saved")) if isinstance(table, dict) else (None, None)
    if not (isinstance(table, dict) and isinstance(name, str) and isinstance(saved, str)):
        raise UsageError(f"{path}: expected views with name, saved and intents, found {str(table)[:60]}")
    try:
        when = datetime.fromisoformat(saved)
    except ValueError:
        raise UsageError(f"{path}: saved: expected a time such as 2026-11-25T14:03:00, found {saved[:60]!r}") from None
    return SavedView(name, when, _commands(path, table.get("intents")))


def _commands(path: Path, pairs: object) -> tuple[Command, ...]:
    if not isinstance(pairs, Sequence) or isinstance(pairs, str):
        raise UsageError(f"{path}: not a saved view: expected a list of intents, found {str(pairs)[:60]}")
    return tuple(_command(path, pair) for pair in pairs)


def _command(path: Path, pair: object) -> Command:
    if not (isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str)):
        raise UsageError(f"{path}: expected pairs of a command and its value, found {str(pair)[:60]}")
    try:
        made = command(pair[0], pair[1])
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from None
    if made.writes or made.expands:
        raise UsageError(f"{path}: {pair[0]}: expected no command that writes files or goes to a view")
    return made
