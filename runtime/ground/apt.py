"""What this distribution's apt can install: packages are named to a person by what it has."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

PATIENCE_S = 20.0  # that apt-cache may take


@cache
def offered(names: tuple[str, ...]) -> str | None:
    """The first of some packages that apt knows; None where it knows none of them, or there is no apt."""
    program = shutil.which("apt-cache")
    if program is None:
        return None
    for name in names:
        try:
            shown = subprocess.run(
                [program, "show", name], capture_output=True, text=True, timeout=PATIENCE_S, check=False
            )
        except (OSError, subprocess.SubprocessError):
            return None
        if shown.stdout.startswith("Package:"):
            return name
    return None
