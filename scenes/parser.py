"""Command lines that argparse reads."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from latentwalk.scenes.errors import tell


class Parser(argparse.ArgumentParser):
    """Says what is wrong as ever, but with nothing in it that commands the terminal: arguments are names of files."""

    def error(self, message: str) -> NoReturn:
        """Say it and leave with code 2."""
        self.print_usage(sys.stderr)
        tell(f"{self.prog}: error: {message}", sys.stderr)
        raise SystemExit(2)
