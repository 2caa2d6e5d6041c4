"""Offline tools: turn data and training runs into scene files."""

from latentwalk.tools.run.recorder import Recorder

__all__ = ["Recorder"]
