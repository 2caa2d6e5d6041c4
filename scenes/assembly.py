"""Records put together into a scene, one by one, each checked before it is part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from latentwalk.scenes.checks import check_name
from latentwalk.scenes.errors import SceneError
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds import KINDS, packed, rows
from latentwalk.scenes.scene import Scene, Value, context, put
from latentwalk.scenes.wire import Record, ValidationError

# As PNG's: no text begins with 89, and a copy that takes it for text and changes line ends breaks 0D 0A.
MAGIC = b"\x89LWSCN\r\n"


@dataclass(frozen=True, eq=False)
class Part:
    """One thing that a record added to a scene.

    `kind`: one of `kinds.KINDS`, or about; `name`: of a part that has one, such as a layout; `value`: the object that
    is now in the scene (for about None: title and provenance are in the scene itself).
    """

    kind: str
    name: str
    value: Value | None


class Assembly:
    """A scene as far as its records are known.

    What has a name replaces an earlier one of its kind and name, later ones of the other kinds the earlier; epochs add
    up and must rise.  Unknown kinds are skipped.  Of packed scenes of many rows the bodies of ids, columns and packed
    layouts are not read, unless `whole` asks for it.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self._scene: Scene | None = None
        self._whole, self._packed = whole, False

    @property
    def scene(self) -> Scene | None:
        """The scene; None as long as its row ids are missing."""
        return self._scene

    def add(self, records: Iterable[Record]) -> list[Part]:
        """Take records in; returns what they added.  Raises `SceneError` naming the record and its fault."""
        records, found = list(records), list[Part]()
        self._packed = self._packed or any(record.kind == packed.NAME for record in records)
        for record in records:
            try:
                part = self._add(record)
            except ValidationError as error:
                raise SceneError(f"{record.title}: {error}") from None
            found += [part] if part else []
        return found

    def _add(self, record: Record) -> Part | None:
        if record.kind == rows.NAME:
            if self._scene is not None:
                raise ValidationError("kind", "one rows record", "a second one")
            self._scene = Scene(rows.read(record, unread=self._unread(rows.rows_in(record))))
            return None
        # Before anything is asked of it: what a later version may add must not stop this one.
        if record.kind not in KINDS and record.kind != "about":
            return None
        if self._scene is None:
            raise ValidationError("kind", "a rows record before all others", record.kind)
        if record.kind == "about":
            return _about(self._scene, record)
        return _part(self._scene, record, unread=self._unread(len(self._scene)))

    def _unread(self, n: int) -> bool:
        return self._packed and not self._whole and n >= packed.UNREAD_FROM


def _part(scene: Scene, record: Record, *, unread: bool) -> Part:
    kind, name = KINDS[record.kind], ""
    if kind.many == "named":
        name = Fields(record).text("name")
        check_name("name", name)
    value = kind.read(record, context(scene, name, unread=unread))
    put(scene, kind, name, value)
    return Part(kind.name, name, value)


def _about(scene: Scene, record: Record) -> Part:
    record.verify()
    fields = Fields(record)
    scene.title, scene.provenance = fields.text("title"), fields.table("provenance")
    return Part("about", "", None)
