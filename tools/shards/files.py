"""Which files are shards: those that a pattern fits, those of a folder, or several that are named."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from pathlib import Path

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data import named
from latentwalk.tools.data.projector.config import is_projector
from latentwalk.tools.data.table_files import is_table
from latentwalk.tools.data.worlds.world import WORLDS

SUFFIXES = (".parquet", ".npy")


def several(item: str) -> list[Path]:
    """The files, by name, that an INPUT in the shape of a pattern fits, or the shards in a folder; none where it is
    neither.

    Raises UsageError for a pattern that no file fits.
    """
    path = Path(item)
    if item in named.NAMES or item.replace("_", "-") in WORLDS:
        return []
    if path.is_dir() and not is_table(path) and not is_projector(path):
        return _of_folder(path)
    if not glob.has_magic(item) or path.exists():
        return []
    start, pattern = (Path(path.anchor), str(path.relative_to(path.anchor))) if path.is_absolute() else (Path(), item)
    found = sorted(each for each in start.glob(pattern) if each.is_file())
    if not found:
        raise UsageError(f"{item}: no file has such a name; expected a pattern of files, in quotes, or a name")
    return found


def expanded(inputs: Sequence[str]) -> list[Path]:
    """The files of all INPUTs, patterns and folders among them, if all are shards of one kind; else none."""
    files = [path for item in inputs for path in several(item) or [Path(item)]]
    kinds = {path.suffix.lower() for path in files}
    alike = len(kinds) == 1 and kinds <= set(SUFFIXES) and all(path.is_file() for path in files)
    return files if alike else []


def _of_folder(folder: Path) -> list[Path]:
    """What others call _SUCCESS or .crc are no shards."""
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.name[0] not in "._")
    return files if len({path.suffix.lower() for path in files}) == 1 else []
