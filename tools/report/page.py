"""A report as one HTML page that needs nothing beside itself: what is on it, and how it is written."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from latentwalk.assets import FOLDER
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.outputs import whole

TEMPLATES = FOLDER / "templates"
DENSITY = 130 / 96  # dots per inch of figures over those of a page


@dataclass(frozen=True)
class Fact:
    """One number, or what there is in its place, its name, how it was got, its interval, and what it must not be taken
    for."""

    name: str
    value: str
    how: str = ""
    interval: str = ""
    caveat: str = ""

    def __str__(self) -> str:
        """It in one line."""
        reach = f" (95 % interval {self.interval})" if self.interval else ""
        return f"{self.name}: {self.value}{reach}" + (f", {self.caveat}" if self.caveat else "")


@dataclass(frozen=True)
class Table:
    """Cells as a person reads them, below their heads; `how` they were got; `texts`: columns that are no numbers."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    how: str = ""
    texts: Sequence[int] = (0,)


@dataclass(frozen=True)
class InlinePicture:
    """A PNG as data, `width` in pixels of the page, and what it shows."""

    data: str
    width: int
    caption: str


@dataclass(frozen=True)
class Shot:
    """One row: its picture as data, if it has one, its id, and some words."""

    data: str
    title: str
    text: str = ""


@dataclass(frozen=True)
class Card:
    """Some rows that belong together."""

    title: str
    text: str
    shots: Sequence[Shot] = ()


@dataclass(frozen=True)
class Section:
    """A part of the page; `missing`: sentences on what cannot be had."""

    title: str
    lead: str = ""
    warnings: Sequence[str] = ()
    facts: Sequence[Fact] = ()
    pictures: Sequence[InlinePicture] = ()
    cards: Sequence[Card] = ()
    tables: Sequence[Table] = ()
    missing: Sequence[str] = ()
    how: str = ""


@dataclass(frozen=True)
class Page:
    """The whole report."""

    title: str
    about: str
    headline: Sequence[Fact]
    notes: Sequence[str]
    sections: Sequence[Section]
    footer: str


def write_page(page: Page, path: Path) -> None:
    """Write a page as HTML.  Whatever its texts hold is shown as text; the page may load nothing from anywhere."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # Names of classes and ids are somebody's data: nothing in them is markup.
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    text = made.get_template("analysis.html").render(page=page)
    with whole(path) as beside:
        beside.write_text(text, encoding="utf-8", errors="replace")


def picture(path: Path, caption: str) -> InlinePicture:
    """A figure's PNG file, inline."""
    from PIL import Image

    with Image.open(path) as image:
        width = round(image.width / DENSITY)
    return InlinePicture(_as_data(path.read_bytes()), width, caption)


def thumbnail(pixels: U8) -> str:
    """A picture (h, w, c) uint8, c = 1, 3 or 4, as data of a PNG."""
    from PIL import Image

    held = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels)).save(held, "PNG")
    return _as_data(held.getvalue())


def _as_data(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")
