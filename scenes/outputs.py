"""Files that a person gets: the next free name, whole or not there at all, and never over what somebody made."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.scenes.log import guard

FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of one (OWASP, CSV injection)

SHEET_NOTE = "texts that a spreadsheet would run begin with ' in the CSV"


def sheet_cell(value: object) -> object:
    """A cell of a CSV that a spreadsheet may open: a text that would run there has an apostrophe before it.

    Numbers stay what they are, also those that are texts, such as a class "-1".
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) and not _is_number(value) else value


def from_sheet(cell: str) -> str:
    """The text that `sheet_cell` made this cell of."""
    return cell[1:] if cell.startswith("'") and sheet_cell(cell[1:]) == cell else cell


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return "\t" not in text and "\r" not in text


def refuse_existing(path: Path) -> None:
    """Raise `UsageError` where something has this name, or where its folder is missing or may not be written to."""
    need_folder(path)
    if os.path.lexists(path):
        raise _taken(path)


def need_folder(path: Path) -> None:
    """Raise `UsageError` where the folder of `path` is missing or may not be written to: before the work, not after."""
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: no such folder; make it first")
    need_access(path.parent)


def need_access(path: Path) -> None:
    """Raise `UsageError` where what is there, a file or a folder, may not be written to."""
    # Also says no where the whole file system is read-only.
    if not os.access(path, os.W_OK | (os.X_OK if path.is_dir() else 0)):
        raise UsageError(f"{path}: may not be written to; choose another place")


def need_place(folder: Path) -> None:
    """Raise `UsageError` where a folder that is there or will be made may not be written to."""
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not there.is_dir():
        raise UsageError(f"{there}: expected a folder, found a file; choose another place")
    need_access(there)


@contextmanager
def whole(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """Give a temporary path beside `path`, with its suffix; when the block ends well, that file becomes `path`.

    Whoever reads `path`, whenever the writer dies, finds a whole file or what was there before; when the block raises,
    all stays as it was.  With `overwrite` the file takes the place of an earlier one.  Else what exists is kept, also
    where another process made it meanwhile: raises `UsageError`, before the block if it can; so it does for a missing
    folder.  An `OSError` of the block is told as a `LatentwalkError`.  Does not wait for the disk: the block may.
    """
    need_folder(path) if overwrite else refuse_existing(path)
    # With a part by chance, so that two who write the same do not write into one file, and no planted link is followed.
    beside = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.part{path.suffix}")
    try:
        with told(path):
            yield beside
            guard.check()
            if overwrite:
                beside.replace(path)
            else:
                _put(beside, path)
    except LatentwalkError as error:
        if str(beside) not in str(error):
            raise
        raise type(error)(str(error).replace(str(beside), str(path))) from error  # as the person knows it
    finally:
        with suppress(OSError):  # of a name that is too long, which was told already
            beside.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a new folder beside `path`; when the block ends well, that becomes `path`, else it goes.

    Raises `UsageError` where something has that name.  An `OSError` of the block is told as a `LatentwalkError`.
    """
    refuse_existing(path)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with told(path):
            beside.mkdir()
            yield beside
            guard.check()
            refuse_existing(path)  # as a rename would replace an empty folder
            beside.rename(path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def numbered(folder: Path, stem: str, *suffixes: str) -> Iterator[list[Path]]:
    """Claim `folder/STEM_001SUFFIX`, or the next number, for each suffix: empty files, for the block to write into.

    The number follows the highest that any of the suffixes has, so that names keep the order of time.  Two processes
    that ask at once get two numbers: making the file is the claim.  `folder` is made where missing; when the block
    raises, the files go.  An `OSError` is told as a `LatentwalkError`.
    """
    paths: list[Path] = []
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        paths = _claimed(([folder / f"{name}{end}" for end in suffixes] for name in _names(folder, stem)), _touch)
    try:
        with told(paths[0]):
            yield paths
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        raise


def numbered_folder(folder: Path, stem: str) -> Path:
    """Make and return `folder/STEM_001`, or the next number, by the rules of `numbered`."""
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        return _claimed(([folder / name] for name in _names(folder, stem)), Path.mkdir)[0]


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell an `OSError` of the block as a `LatentwalkError` of one line that names `path`."""
    try:
        yield
    except OSError as error:
        raise LatentwalkError(f"{path}: cannot be written: {error.strerror or error}; choose another place") from error


def _put(beside: Path, path: Path) -> None:
    """Give the file its name, unless something has that: a link is refused then, where a rename would replace."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:  # a file system without links: a gap of microseconds is the best there is
        if os.path.lexists(path):
            raise _taken(path) from None
        beside.rename(path)


def _taken(path: Path) -> UsageError:
    return UsageError(f"{path}: already exists; choose another name, or remove it first")


def _names(folder: Path, stem: str) -> Iterator[str]:
    """STEM_NNN, from the number behind the highest in `folder`."""
    known = re.compile(re.escape(stem) + r"_(\d{3,})(\..*)?")
    found = (known.fullmatch(path.name) for path in folder.iterdir())
    number = max((int(match[1]) for match in found if match), default=0)
    while True:
        number += 1
        yield f"{stem}_{number:03d}"


def _claimed(groups: Iterable[Sequence[Path]], claim: Callable[[Path], None]) -> list[Path]:
    """The first group of paths that can all be made."""
    for group in groups:
        made: list[Path] = []
        try:
            for path in group:
                claim(path)  # making it is the only test that no other process can overtake
                made.append(path)
        except OSError as error:
            for path in made:
                path.unlink()
            if not isinstance(error, FileExistsError):  # else another process was faster
                raise
        else:
            return made
    raise AssertionError("names never end")


def _touch(path: Path) -> None:
    path.open("xb").close()
