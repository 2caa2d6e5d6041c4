"""A mapped file that becomes shorter: the system's answer to a look at what is gone, SIGBUS, does not end the walk.

Scenes that are copied when read need none of this (`scenes/log.py`).  The handler is machine code, for Python's own run
later, in the main thread, when the faulty look would long have been repeated.
"""

from __future__ import annotations

import ctypes
import mmap
import signal
import sys

_READ, _PRIVATE_FIXED_ANONYMOUS = 1, 0x2 | 0x10 | 0x20  # PROT_READ; MAP_… of Linux
_WITH_ADDRESS = 4  # SA_SIGINFO
_ADDRESS = 2  # which 8 bytes of siginfo_t are si_addr

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


def install() -> None:
    """From now on a page of a mapped file that is gone reads as zeros.  On Linux; elsewhere nothing happens.

    Costs a third of a second once.
    """
    if _kept or sys.platform != "linux":
        return
    from numba import cfunc, types

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
