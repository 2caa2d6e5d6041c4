"""The first record of every scene: the ids of its rows."""

from __future__ import annotations

from collections.abc import Sequence

from latentwalk.scenes.fields import Fields
from latentwalk.scenes.kinds.kind import Packed
from latentwalk.scenes.limits import MAX_ROWS
from latentwalk.scenes.texts import Strings, check_texts, convert_texts, first_empty_or_twice, pack_texts
from latentwalk.scenes.wire import Record, ValidationError

NAME = "rows"


def convert(ids: Sequence[object]) -> Strings:
    """Ids of texts or whole numbers, as texts."""
    return convert_texts("ids", ids)


def check_count(ids: Strings) -> None:
    """At least one, and not too many."""
    if not 1 <= len(ids) <= MAX_ROWS:
        raise ValidationError("ids", f"1 to {MAX_ROWS}", len(ids))


def check(ids: Strings) -> None:
    """At least one, none empty, none twice."""
    check_count(ids)
    check_texts("ids", ids)
    row = first_empty_or_twice(ids)
    if row is not None:
        raise ValidationError(f"ids[{row}]", "an id that no other row has", ids[row] or "an empty one")


def pack(ids: Strings) -> Packed:
    """The record."""
    return {"count": len(ids)}, pack_texts("ids", ids)


def rows_in(record: Record) -> int:
    """How many rows a record promises."""
    return Fields(record).integer("count")


def read(record: Record, *, unread: bool = False) -> Strings:
    """The ids of a record in a file, checked.  Raises `SceneError` where the body is damaged.

    `unread`: what is in the body is taken for what it should be.
    """
    if not unread:
        record.verify()
    fields = Fields(record)
    ids = fields.texts("ids")
    if fields.integer("count") != len(ids):
        raise ValidationError("count", str(len(ids)), fields.integer("count"))
    if unread:
        check_count(ids)
    else:
        check(ids)
    return ids
