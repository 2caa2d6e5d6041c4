"""Panels: what a person reads and presses, over the window's picture or hung in the room; and letters for the room."""

from latentwalk.runtime.ui.board import Panels
from latentwalk.runtime.ui.letters.lettering import Lettering

__all__ = ["Lettering", "Panels"]
