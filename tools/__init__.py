"""Offline tools: turn data and training runs into scene files."""

from latentwalk.tools.recorder import Recorder

__all__ = ["Recorder"]
