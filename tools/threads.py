"""Threads of numba's kernels: TBB's, which sleep while they wait; the others spin and starve their neighbours."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path


def use_tbb() -> None:
    """Let numba use the TBB that pip put where the loader does not look.  Call before numba is imported."""
    for library in sorted((Path(sys.prefix) / "lib").glob("libtbb.so.*"), key=lambda path: len(path.name)):
        try:
            ctypes.CDLL(str(library), ctypes.RTLD_GLOBAL)
        except OSError:
            continue
        os.environ.setdefault("NUMBA_THREADING_LAYER", "tbb")
        return
