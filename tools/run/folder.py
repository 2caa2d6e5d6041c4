"""Numbered run folders that are never overwritten, and files that are whole or not there."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from latentwalk.scenes.errors import UsageError

_NAME = re.compile(r"run_(\d{3,})")


def new_run(folder: Path) -> Path:
    """Make and return the next free `run_001`, `run_002` … in `folder`, which is made where missing.

    Two processes that ask at once get two folders: making the folder is the claim.  Raises `UsageError` where `folder`
    is a file or may not be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = max((int(found[1]) for found in map(_match, folder.iterdir()) if found), default=0) + 1
        while True:
            try:
                (run := folder / f"run_{number:03}").mkdir()
                return run
            except FileExistsError:
                number += 1
    except OSError as error:
        raise UsageError(
            f"{folder}: cannot make a run folder there: {error.strerror or error}; choose another"
        ) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`; when the block ends well, put it in `path`'s place.

    Whoever reads `path`, whenever the writer dies, finds the old file or the new one, never half of one.  When the
    block raises, `path` stays as it was.  It does not wait for the disk: a run may write thousands of such files.
    """
    temporary = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    """Write `value` as indented JSON, whole or not at all."""
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def _match(path: Path) -> re.Match[str] | None:
    return _NAME.fullmatch(path.name)
