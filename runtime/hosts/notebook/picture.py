"""The widget itself: what a browser shows and hears.  Only this file and what is made of it know Jupyter."""

from __future__ import annotations

import traceback
from typing import Any

from jupyter_rfb import RemoteFrameBuffer

from latentwalk.runtime.hosts.notebook.turns import Event, Turns
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.errors import LatentwalkError, one_line

QUALITY = 80  # of JPEG while something moves
LOSSLESS = 100


class RemotePicture(RemoteFrameBuffer):
    """Sends pictures from the thread that draws, and hands what the browser tells to `turns`.

    jupyter_rfb itself sends from the kernel's loop, which stands still while a cell runs: one that trains could not be
    watched.  Its own count of frames that were sent, and the browser's answer to it, are what paces ours.
    """

    _event_compatibility = 2  # events by the names that renderview.js has for them

    def __init__(self, turns: Turns, width: str, height: str) -> None:
        super().__init__(css_width=width, css_height=height, quality=QUALITY)
        self.turns = turns
        self.observe(self._on_taken, "_frame_feedback")
        self.observe(self._on_seen, "_has_visible_views")

    def open(self) -> None:
        """Make the way to the browser; ipywidgets calls this.

        From 7.4 on ipykernel hands what the browser tells to the thread that wrote to it last, which is the one that
        runs cells: nothing would be heard until the cell has ended.  With no route of its own it takes the browser's,
        which leads to a thread beside that one.
        """
        super().open()
        self.comm._reply_subshell_for = None

    def show(self, picture: U8, lossless: bool) -> int:
        """Send a picture (h, w, 3), from the thread that draws; gives its number."""
        self.quality = LOSSLESS if lossless else QUALITY
        self.send_frame(picture)
        return int(self._rfb_frame_index)

    def tell_error(self, error: BaseException) -> None:
        """Say below the picture why nothing comes any more."""
        if isinstance(error, LatentwalkError):
            self._output_context.append_stderr(f"latentwalk: {one_line(str(error))}\n")
        else:
            self._output_context.append_stderr("".join(traceback.format_exception(error)))

    def handle_event(self, event: Event) -> None:
        """The browser tells of something; jupyter_rfb calls this."""
        if event["type"] == "close":
            self.turns.end()
        self.turns.hear(event)

    def _on_taken(self, change: dict[str, Any]) -> None:
        self.turns.took(int(change["new"].get("index", 0)))

    def _on_seen(self, change: dict[str, Any]) -> None:
        self.turns.see(bool(change["new"]))
