"""The OpenXR host: frames from a headset, through whatever happens to its runtime."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator, Iterator
from contextlib import suppress

import xr

from latentwalk.runtime.ground import deeds
from latentwalk.runtime.ground.frame import Controls, Frame, Held, Side
from latentwalk.runtime.hosts.openxr.bindings import Device, read_devices
from latentwalk.runtime.hosts.openxr.find import HeadsetMissingError
from latentwalk.runtime.hosts.openxr.pacing import Clock
from latentwalk.runtime.hosts.openxr.runtime import Runtime
from latentwalk.runtime.hosts.openxr.session import Predicted, Session
from latentwalk.runtime.hosts.openxr.window import Window
from latentwalk.scenes.errors import LatentwalkError, tell

#: what a runtime that dies or loses its headset answers
LOST = (
    xr.InstanceLostError,
    xr.SessionLostError,
    xr.SessionLossPending,
    xr.RuntimeFailureError,
    xr.RuntimeUnavailableError,
)
IDLE_S = 0.02  # between looks at a session that shows nothing
RETRY_S = 0.5  # between tries to reach a runtime that has gone
GOODBYE_S = 2.0  # that a runtime has to end a session; then it is left without


class OpenXRHost:
    """A headset and two hands.

    `seconds`: leave after so long.  `mirror`: show one eye in a desktop window; closing it leaves.  `patience_s`: how
    long a runtime that has gone may take to come back; meanwhile there are no frames, and everything that was drawn
    with stays.  Raises HeadsetMissingError (wrong use) without a runtime or a headset, LatentwalkError without a
    display or OpenGL 4.1.
    """

    name = "openxr"
    panels_in_room = True

    def __init__(self, seconds: float | None = None, *, mirror: bool = True, patience_s: float = 30.0) -> None:
        self._seconds = seconds
        self._patience_s = patience_s
        self._devices = read_devices()
        self._runtime: Runtime | None = Runtime(self._devices)
        try:
            self._window = Window(mirror)
        except LatentwalkError:
            self._runtime.destroy()
            raise
        self.ctx = self._window.ctx
        self.help: dict[str, str] = {}
        self._device: Device | None = None
        self._held: Held | None = None
        self._clock = Clock()
        self._session: Session | None = None
        self._frames: Generator[Frame] | None = None
        self._alive_s = 0.0
        self._waiting = self._closing = False

    def frames(self) -> Generator[Frame]:
        """Frames until the person leaves; a runtime that dies is waited for, and the walk goes on where it was.

        Raises LatentwalkError when it does not come back, and where the X server goes.
        """
        self._frames = self._sessions()
        return self._frames

    def _sessions(self) -> Generator[Frame]:
        with self._window.server.needed():
            yield from self._each_session()

    def _each_session(self) -> Generator[Frame]:
        """The frames of one session after the other: everything of OpenXR's is made anew for each."""
        self._alive_s = self._clock.now_s()
        while not self._over():
            try:
                self._runtime = self._runtime or Runtime(self._devices)
                self._session = Session(self._runtime, self._window, self._devices)
                yield from self._walk(self._session)
                if self._session.ended:
                    return
            except (*LOST, HeadsetMissingError) as error:
                self._lose(error)
            except xr.XrException as error:
                raise LatentwalkError(f"the OpenXR runtime refuses to go on: {error}") from error
            finally:
                self._forget()
            time.sleep(RETRY_S)

    def _lose(self, error: Exception) -> None:
        """Tell the person that the runtime has gone, or give up on it."""
        if self._clock.now_s() > self._alive_s + self._patience_s:
            raise LatentwalkError(
                f"the OpenXR runtime went away and was not back after {self._patience_s:g} s: {error}"
            ) from error
        if not self._waiting:
            tell(f"the OpenXR runtime went away; waiting {self._patience_s:g} s for it", sys.stderr)
        self._waiting = True

    def _walk(self, session: Session) -> Iterator[Frame]:
        """Frames of one session, until it ends, is lost or has been asked to end and does not."""
        self._clock.new_session()
        goodbye_s: float | None = None
        while not (session.ended or session.lost):
            session.poll()
            if goodbye_s is None and self._over():
                if not session.running:
                    return
                session.request_exit()
                goodbye_s = self._clock.now_s()
            if goodbye_s is not None and self._clock.now_s() > goodbye_s + GOODBYE_S:
                return
            if session.running:
                yield from self._frame(session, wanted=goodbye_s is None)
            elif not (session.ended or session.lost):
                self._alive_s = self._clock.now_s()
                time.sleep(IDLE_S)

    def _frame(self, session: Session, *, wanted: bool) -> Iterator[Frame]:
        """One frame; an empty one that nobody sees while the session is asked to end."""
        predicted = session.begin()
        self._alive_s, self._waiting = self._clock.now_s(), False
        self._window.restore()
        if not wanted:
            session.end(predicted, drawn=False)
            return
        drawn = bool(predicted.frame.should_render and predicted.views)
        controls = self._controls(session, predicted)
        t_s, dt_s = self._clock.tick(predicted.frame.predicted_display_time, predicted.frame.predicted_display_period)
        target = session.eyes.target if drawn else None
        if target:
            target.use()
        try:
            yield Frame(controls, t_s, dt_s, predicted.views, target)
        finally:
            self._window.restore()
            session.end(predicted, drawn=drawn)
            self._window.restore()
            if target:
                self._window.mirror(target)

    def _controls(self, session: Session, predicted: Predicted) -> Controls:
        time_ns = predicted.frame.predicted_display_time
        left, right = session.hands.read(session.space, time_ns)
        if session.device is not self._device and session.device is not None:
            self._device = session.device
            self.help.clear()  # the panels hold on to this very dictionary
            self._held = session.device.held
            self.help.update(deeds.help_texts(self._held))
        told = session.head(time_ns), left, right, session.focused
        return Controls(*told, recentered=predicted.recentered, held=self._held)

    def _over(self) -> bool:
        late = self._seconds is not None and self._clock.now_s() >= self._seconds
        return self._closing or not self._window.poll() or late

    def _forget(self) -> None:
        """Let go of everything of OpenXR's; the context and what the renderer made in it stay."""
        # The instance first, which takes sessions and swapchains along; what is ours needs the context back.
        if self._runtime:
            self._runtime.destroy()
        self._window.restore()
        if self._session:
            self._session.release()
        self._session = self._runtime = None

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """Shake a hand, strength 0…1; nothing where it cannot be shaken now."""
        if self._session:
            with suppress(xr.XrException):
                self._session.hands.pulse(side, strength, duration_s)

    def tilt(self, pitch_rad: float) -> None:
        """The wearer's head is their own."""

    def close(self) -> None:
        """Leave OpenXR, in the middle of a frame too, and destroy the window and its context."""
        self._closing = True
        if self._frames:
            self._frames.close()
        self._forget()
        self._window.close()
