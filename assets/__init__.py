"""Shaders, bindings, palettes and tours: data, in folders of `FOLDER`."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
