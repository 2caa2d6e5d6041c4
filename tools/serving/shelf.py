"""What is served: pages of scenes, made when they are asked for, and a list of those in a folder."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote

from latentwalk.scenes import LatentwalkError, UsageError, read
from latentwalk.tools.page.html import html
from latentwalk.tools.page.packed import page_data

KEPT = 4  # pages: of seventy thousand pictures each is twenty megabytes
LISTED = "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
STYLE = (
    "body{font:16px/1.6 system-ui,sans-serif;margin:2em auto;max-width:44em;padding:0 1em;background:#14171c;"
    "color:#ebedf2}a{color:#8cc8ff}li{margin:.4em 0;overflow-wrap:anywhere}"
)


class Shelf:
    """One scene, or the scenes of a folder.  Pages are found by the names of files that lie there, never by paths."""

    def __init__(self, place: Path) -> None:
        if not place.exists():
            raise UsageError(f"{place}: no such scene or folder")
        if not place.is_dir():
            read(place)  # what is no scene is told here, not to browsers
        self.place = place
        self._kept: dict[Path, tuple[tuple[int, int], bytes]] = {}
        self._one_at_a_time = threading.Lock()

    @property
    def scenes(self) -> Mapping[str, Path]:
        """Name → file, as they are now; links that lead out of the folder are none."""
        if not self.place.is_dir():
            return {self.place.name: self.place}
        inside = self.place.resolve()
        found = sorted(path for path in self.place.glob("*.scene") if path.is_file())
        return {path.name: path for path in found if path.resolve().parent == inside}

    def index(self) -> bytes:
        """The list as a page; of a single scene its own."""
        if not self.place.is_dir():
            return self.page(self.place.name)
        items = "".join(f"<li><a href='/scene/{quote(name, safe='')}'>{escape(name)}</a></li>" for name in self.scenes)
        return plain(self.place.resolve().name, f"<ul>{items}</ul>" if items else "<p>no scenes lie in this folder</p>")

    def page(self, name: str) -> bytes:
        """The page of a scene.  Raises KeyError for one that is not there, LatentwalkError where it cannot be made."""
        path = self.scenes[name]
        with self._one_at_a_time:
            state = path.stat()
            made = state.st_mtime_ns, state.st_size
            kept = self._kept.pop(path, None)
            if kept is None or kept[0] != made:
                kept = made, html(page_data(read(path))).encode("utf-8", "replace")
            self._kept[path] = kept  # the last that was asked for is the last to go
            while len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
            return kept[1]


def plain(title: str, body: str) -> bytes:
    """A page of a few words, whose `body` is markup."""
    return f"{LISTED}<title>{escape(title)}</title><style>{STYLE}</style><h1>{escape(title)}</h1>{body}".encode()


def failed(error: LatentwalkError) -> bytes:
    """A page that says what went wrong."""
    return plain("This scene cannot be shown", f"<p>{escape(str(error))}</p>")
