"""The records of what is to be written, converted and checked before the first byte goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from latentwalk.scenes.checks import check_name
from latentwalk.scenes.errors import SceneError
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds import KINDS, cells, rows
from latentwalk.scenes.kinds.cells import STORED_FROM, LayoutCells
from latentwalk.scenes.kinds.kind import AnyKind, Arrays
from latentwalk.scenes.scene import Scene, Value, context, parts, put
from latentwalk.scenes.wire import ValidationError, as_read, plain


@dataclass(frozen=True)
class PackedRecord:
    """A record to be written."""

    kind: str
    fields: dict[str, object]
    arrays: Arrays


def checked(scene: Scene) -> Scene:
    """A scene as it would be read from a file: converted and checked, without one.  Raises `SceneError`."""
    packer = Packer(Path("the scene"))
    packer.whole(scene)
    return replace(packer.known, title=scene.title, provenance=scene.provenance)


class Packer:
    """Turns the parts of scenes into records for the file `path`, which has `known` already.  Raises `SceneError`."""

    def __init__(self, path: Path, known: Scene | None = None) -> None:
        self._path = path
        self.known = Scene([]) if known is None else known

    def whole(self, scene: Scene) -> list[PackedRecord]:
        """All of a scene, the row ids first and a small record last, so that what is torn at the end is not much."""
        with self._naming(rows.NAME):
            # First: every other part is checked against the number of rows.
            self.known.ids = ids = rows.convert(scene.ids)
            rows.check(ids)
        with self._naming("about"):
            about = _about(scene)
        return [
            PackedRecord(rows.NAME, *rows.pack(ids)),
            *self.added(scene),
            PackedRecord("about", about, {}),
        ]

    def added(self, scene: Scene) -> list[PackedRecord]:
        """Everything in `scene` but its row ids, title and provenance."""
        for kind in KINDS.values():
            with self._naming(kind.field):
                _check_holder(kind, getattr(scene, kind.field))
        return [
            self._record(kind, name, given)
            for kind in KINDS.values()
            for name, given in (self._cells(scene) if kind is cells.KIND else parts(scene, kind))
        ]

    def _cells(self, scene: Scene) -> Iterator[tuple[str, LayoutCells]]:
        """Cells of the layouts that come: their own where these fit, new ones of large layouts, else none; then those
        of layouts that are there already."""
        own = dict(scene.cells)
        for name, layout in self.known.layouts.items():
            if name not in scene.layouts or layout.packed:  # which has cells
                continue
            positions, given = layout.positions, own.pop(name, None)
            if given is not None and given.fit(positions):
                yield name, given
            elif len(positions) >= STORED_FROM:
                yield name, LayoutCells.of(positions)
        yield from ((name, given) for name, given in own.items() if name in self.known.layouts)

    def _record(self, kind: AnyKind, name: str, given: Value) -> PackedRecord:
        with self._naming(kind.title(name, given)):
            value = kind.convert(given)
            named = {}
            if kind.many == "named":
                check_name("name", name)
                named = {"name": name}
            kind.check(value, context(self.known, name))
            put(self.known, kind, name, value)
            fields, arrays = kind.pack(value)
            # What was written must read: a number where a text belongs would spoil the whole file.
            kind.unpack(Fields(as_read(kind.name, fields, arrays)))
            return PackedRecord(kind.name, named | fields, arrays)

    @contextmanager
    def _naming(self, what: str) -> Iterator[None]:
        try:
            yield
        except ValidationError as error:
            raise SceneError(f"{self._path}: {what}: {error}") from None
        except (TypeError, ValueError, AttributeError, OverflowError) as error:
            # What is no such part at all, as where arguments changed places: any operation on it may find out first.
            raise SceneError(
                f"{self._path}: {what}: expected a part of a scene as its docstring says ({error})"
            ) from None


def _check_holder(kind: AnyKind, held: object) -> None:
    """What holds the parts of a kind can be gone through."""
    if kind.many == "named" and not isinstance(held, Mapping):
        raise ValidationError(kind.field, "a map from names", type(held).__name__)
    if kind.many == "listed" and not isinstance(held, list | tuple):
        raise ValidationError(kind.field, "a list", type(held).__name__)


def _about(scene: Scene) -> dict[str, object]:
    """Title and provenance, as a reader will want them."""
    if not isinstance(scene.title, str):
        raise ValidationError("title", "a text", scene.title)
    if not isinstance(scene.provenance, Mapping):
        raise ValidationError("provenance", "a map", scene.provenance)
    return {"title": scene.title, "provenance": plain(scene.provenance, "provenance")}
