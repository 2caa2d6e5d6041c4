"""A scene as one HTML file that needs nothing beside itself, and may load nothing from anywhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from html import escape
from pathlib import Path

from latentwalk.assets import FOLDER
from latentwalk.scenes.outputs import whole
from latentwalk.tools.page.packed import PageData

WEB = FOLDER / "web"
# What ends a script, or hides its end; where JavaScript has it, a backslash there means nothing.
ENDS = re.compile(r"<(?=/script|!--)", re.IGNORECASE)


def write_html(data: PageData, path: Path) -> None:
    """Write the page.  Raises UsageError where `path` exists or its folder is missing."""
    with whole(path) as beside:
        beside.write_bytes(html(data).encode("utf-8", "replace"))


def html(data: PageData) -> str:
    """The page as text.  Whatever ids, names and texts hold is data in it: nothing of that is markup or runs."""
    style, program = part("page.css"), ENDS.sub(r"<\\", part("dist/page.js"))
    sheets = [
        f'<script type="text/plain" id="sheet.{i}">{_base64(sheet)}</script>' for i, sheet in enumerate(data.sheets)
    ]
    parts = {
        "policy": escape(policy(style, program)),
        "title": escape(str(data.head["title"] or "latentwalk")),
        "style": style,
        # JSON may write < otherwise, and without it no text in it is a tag.
        "head": json.dumps(data.head, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        "data": _base64(data.data),
        "sheets": "\n".join(sheets),
        "program": program,
    }
    # In one go, so that no text that was put in is taken for a place of the template.
    return re.sub(r"@(\w+)@", lambda found: parts[found[1]], part("page.html"))


def policy(style: str, program: str) -> str:
    """What the page may do: run this program and its workers, show what it made itself, connect to nothing."""
    rules = {
        "default-src": "'none'",
        "script-src": _hash(program),
        "style-src": _hash(style),
        "img-src": "blob: data:",
        "worker-src": "blob:",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "latentwalk",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


@cache
def part(name: str) -> str:
    """A file of the page, with the ends of lines that a browser gives it."""
    return (WEB / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{_base64(hashlib.sha256(text.encode()).digest())}'"


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
