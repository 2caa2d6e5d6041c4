"""Files that are mapped and become shorter: the system's answer to a look at what is gone, SIGBUS, ends no command.

What is gone reads as zeros, and `check` refuses to write what came of them.  Files that are copied when read need none
of this (`reader.py`).  The handler is machine code, for Python's own run later, in the main thread, when the faulty
look would long have been repeated.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path

from latentwalk.scenes.errors import SceneError

_READ, _PRIVATE_FIXED_ANONYMOUS = 1, 0x2 | 0x10 | 0x20  # PROT_READ; MAP_… of Linux
_WITH_ADDRESS = 4  # SA_SIGINFO
_ADDRESS = 2  # which 8 bytes of siginfo_t are si_addr

Mark = tuple[int, bytes]  # where in a file, and what is there

_flag = ctypes.c_uint8(0)
_kept: list[object] = []  # what the handler needs for as long as the process lives


class _Action(ctypes.Structure):
    """sigaction of Linux, with the mask of 1,024 signals."""

    _fields_ = (
        ("handler", ctypes.c_void_p),
        ("mask", ctypes.c_uint64 * 16),
        ("flags", ctypes.c_int),
        ("restorer", ctypes.c_void_p),
    )


@dataclass(frozen=True)
class _Mapped:
    """A mapped file, which grows but never changes: `marks` of it stay."""

    path: Path
    identity: tuple[int, int]
    marks: Sequence[Mark]

    def changed(self) -> bool:
        with suppress(FileNotFoundError), self.path.open("rb", buffering=0) as file:
            found = os.fstat(file.fileno())
            if (found.st_dev, found.st_ino) == self.identity:  # another in its place harms nobody who maps this one
                return any(_read(file, at, len(mark)) != mark for at, mark in self.marks)
        return False


def _read(file: FileIO, at: int, count: int) -> bytes | None:
    file.seek(at)
    return file.read(count)


@dataclass
class _Command:
    """What the command that runs has mapped.  `walks`: it tells the person itself what is gone, and goes on."""

    mapped: list[_Mapped] = field(default_factory=list)
    walks: bool = False


_commands: list[_Command] = []


@contextmanager
def guarding() -> Iterator[None]:
    """While a command runs, all that it maps is guarded; a program that only imports us keeps its own handlers."""
    _commands.append(_Command())
    try:
        yield
    finally:
        _commands.pop()


def mapped(path: Path, descriptor: int, marks: Sequence[Mark]) -> None:
    """Guard a file, open as `descriptor`, that was mapped: `marks` say by what it is known, its end among them."""
    if _commands and sys.platform == "linux":
        install()
        found = os.fstat(descriptor)
        _commands[-1].mapped.append(_Mapped(path, (found.st_dev, found.st_ino), marks))


def walk() -> None:
    """Guard a walk: it looks at `struck` in each frame, and what it writes is no result of what it shows."""
    install()
    if _commands:
        _commands[-1].walks = True


def spoiled() -> str | None:
    """What to say where a file that the command has mapped was cut or rewritten."""
    for each in _commands[-1].mapped if _commands else ():
        if each.changed():
            return f"{each.path}: was cut or rewritten while it was read; run this again when it is whole"
    return None


def check() -> None:
    """Raise `SceneError` where what is about to be written may come of a file that was cut."""
    if _commands and not _commands[-1].walks and (line := spoiled()):
        raise SceneError(line)


def install() -> None:
    """From now on a page of a mapped file that is gone reads as zeros.  On Linux; elsewhere nothing happens.

    Costs a third of a second once.
    """
    if _kept or sys.platform != "linux":
        return
    try:
        from numba import cfunc, types
    except ImportError:  # installed to record and to read: a scene beyond 256 MiB is on its own there
        return

    libc = ctypes.CDLL(None, use_errno=True)
    size = ctypes.c_size_t
    map_at, fill, handle = libc.mmap, libc.memset, libc.signal
    # Addresses as numbers: machine code has no use for more.
    map_at.argtypes, map_at.restype = (
        (size, size, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long),
        ctypes.c_long,
    )
    fill.argtypes, fill.restype = (size, ctypes.c_int, size), size
    handle.argtypes, handle.restype = (ctypes.c_int, size), size
    page, flag = mmap.PAGESIZE, ctypes.addressof(_flag)

    @cfunc(types.void(types.int32, types.CPointer(types.int64), types.CPointer(types.int64)))  # type: ignore[untyped-decorator]
    def struck_at(number, info, context):  # type: ignore[no-untyped-def]
        address = info[_ADDRESS]
        if map_at(address - address % page, page, _READ, _PRIVATE_FIXED_ANONYMOUS, -1, 0) == -1:
            handle(number, 0)  # no way out: the next look at it ends the process, as ever
        fill(flag, 1, 1)

    action = _Action(handler=struck_at.address, flags=_WITH_ADDRESS)
    _kept.extend((struck_at, action))
    libc.sigaction(int(signal.SIGBUS), ctypes.byref(action), None)


def struck() -> bool:
    """Whether something that is gone was looked at since this was asked last."""
    found = bool(_flag.value)
    _flag.value = 0
    return found
