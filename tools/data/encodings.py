"""How a text from outside is encoded: UTF-8 unless a byte order mark says another."""

from __future__ import annotations

import codecs
from pathlib import Path

# The longer marks first: UTF-32's begins as UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE = ("utf-16", "utf-32")


def encoding_of(start: bytes) -> str:
    """The encoding, as Python calls it, of a text that begins so."""
    return next((name for mark, name in MARKS if start.startswith(mark)), "utf-8")


def encoding_of_file(path: Path) -> str:
    """The encoding of a file of text."""
    with path.open("rb") as file:
        return encoding_of(file.read(4))
