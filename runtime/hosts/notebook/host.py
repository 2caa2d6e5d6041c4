"""The notebook host: frames without a screen, each sent to the browser once it took the one before."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator

import moderngl

from latentwalk.runtime.ground.frame import Frame, Side, View
from latentwalk.runtime.ground.geometry import perspective
from latentwalk.runtime.ground.opengl import is_software
from latentwalk.runtime.hosts.desk import keys
from latentwalk.runtime.hosts.gl import create_context, make_target, packed, picture, release_context, release_target
from latentwalk.runtime.hosts.notebook.input import NotebookInput
from latentwalk.runtime.hosts.notebook.turns import DRAWING, Turns
from latentwalk.scenes.arrays import U8

FOV_Y_RAD = math.radians(60)
LONGEST_FRAME_S = 0.1  # a walk goes on where it was when nobody saw it
REST_FRAMES = 10  # as many equal pictures without an event, and the loop rests
SETTLED_S = 3.0  # how long a picture that is asked for may wait for what moves: longer than a flight
SETTLED_FRAMES = 3  # panels find their places in the first ones
GPU_RATIO = 2.0  # pixels of the frame for one of the page's at most

Show = Callable[[U8, bool], int]
"""Sends a picture (h, w, 3), with or without loss, and gives its number."""


class NotebookHost:
    """Frames of `size` pixels, until the browser says otherwise, for as long as `turns` has more.

    It is made, drawn in and closed in one thread, which holds `DRAWING` from here to `close`, except while it waits.
    Raises LatentwalkError where no OpenGL 4.1 can be had.
    """

    name = "notebook"
    panels_in_room = False

    def __init__(self, turns: Turns, show: Show, size: tuple[int, int]) -> None:
        DRAWING.acquire()
        try:
            self.ctx, _ = create_context()
        except BaseException:
            DRAWING.release()
            raise
        self.help = keys.help_in_page()
        self._turns, self._show = turns, show
        most = 1.0 if is_software(self.ctx.info["GL_RENDERER"]) else GPU_RATIO
        self._input = NotebookInput(size, most)
        self._target: moderngl.Framebuffer | None = None
        self._last, self._equal, self._lossless = b"", 0, False
        self._asked_s = 0.0
        turns.own()

    def frames(self) -> Generator[Frame]:
        """A frame when the browser took the last one and something may have changed, until the view ends."""
        start = last = time.perf_counter()
        while (turn := self._turns.next(self._equal >= REST_FRAMES)) != "over":
            self._listen()
            now = time.perf_counter()
            dt_s, last = min(now - last, LONGEST_FRAME_S), now
            target = self._sized_target() if turn == "draw" else None
            size = self._input.size
            projection = perspective(FOV_Y_RAD, size[0] / size[1])
            controls = self._input.controls(projection, dt_s)
            try:
                yield Frame(controls, now - start, dt_s, [View(controls.head, projection, size)], target)
            finally:
                if target is not None and not self._turns.over:
                    self._end(target)

    def _listen(self) -> None:
        """Hear what the browser told since the last frame."""
        self._input.begin()
        events = self._turns.events()
        if events:
            self._equal = 0
        for event in events:
            self._input.hear(event)
            if event["type"] in ("resize", "show"):  # a page that has no picture yet, or one of another size
                self._last = b""

    def _sized_target(self) -> moderngl.Framebuffer:
        size = self._input.size
        if self._target is None or self._target.size != size:
            self._release_target()
            self._target = make_target(self.ctx, size)
        return self._target

    def _end(self, target: moderngl.Framebuffer) -> None:
        """Send the frame if it differs from the last; once it does not, send it again as it is, and rest."""
        data = packed(target)
        self._equal = self._equal + 1 if data == self._last else 0
        self._last = data
        if self._equal == 0:
            self._send(data, lossless=False)
        elif self._equal == REST_FRAMES and not self._lossless:
            self._send(data, lossless=True)
        self._hand_over(data)

    def _send(self, data: bytes, *, lossless: bool) -> None:
        assert self._target is not None
        self._lossless = lossless
        self._turns.sent(self._show(picture(data, self._target.size), lossless))

    def _hand_over(self, data: bytes) -> None:
        """Give the picture to those who asked for one, if nothing moves in it."""
        if not self._turns.wants_picture:
            self._asked_s = 0.0
            return
        now = time.perf_counter()
        self._asked_s = self._asked_s or now
        if self._equal >= SETTLED_FRAMES or now - self._asked_s > SETTLED_S:
            assert self._target is not None
            self._turns.give(picture(data, self._target.size))

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """A mouse does not shake."""

    def tilt(self, pitch_rad: float) -> None:
        """Have the mouse's look go on from there."""
        self._input.tilt(pitch_rad)

    def _release_target(self) -> None:
        if self._target is not None:
            release_target(self._target)
            self._target = None

    def close(self) -> None:
        """Release everything, and let others draw."""
        try:
            self._release_target()
            release_context(self.ctx)
        finally:
            DRAWING.release()
