"""Panels: what a person reads and presses, over the window's picture or hung in the room."""

from latentwalk.runtime.ui.board import Panels

__all__ = ["Panels"]
