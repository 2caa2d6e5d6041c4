"""Threads that sleep while they wait; those that spin starve their neighbours on few cores."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path


def calm() -> None:
    """Let OpenMP's threads sleep, and numba use the TBB that pip put where the loader does not look.

    Call before numba, scikit-learn, faiss or openTSNE are imported.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    for library in sorted((Path(sys.prefix) / "lib").glob("libtbb.so.*"), key=lambda path: len(path.name)):
        try:
            ctypes.CDLL(str(library), ctypes.RTLD_GLOBAL)
        except OSError:
            continue
        os.environ.setdefault("NUMBA_THREADING_LAYER", "tbb")
        return
