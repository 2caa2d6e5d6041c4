"""The life of one OpenXR session: its states, events, spaces and frames, in the order in which they happen."""

from __future__ import annotations

import ctypes
import math
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import xr

from latentwalk.runtime.ground.frame import Pose, View
from latentwalk.runtime.ground.geometry import fov_projection
from latentwalk.runtime.hosts.openxr.actions import HandActions, located, pose_of
from latentwalk.runtime.hosts.openxr.bindings import Device
from latentwalk.runtime.hosts.openxr.runtime import DEPTH, Runtime
from latentwalk.runtime.hosts.openxr.swapchains import STEREO, Swapchains
from latentwalk.runtime.hosts.openxr.window import Window

State = xr.SessionState
Event = TypeVar("Event", bound=ctypes.Structure)
#: floor to eyes where a runtime does not know the floor
STANDING_M = 1.6
VALID = xr.ViewStateFlags.POSITION_VALID_BIT | xr.ViewStateFlags.ORIENTATION_VALID_BIT


@dataclass
class Predicted:
    """What the runtime predicts for a frame: OpenXR's own `frame` state and `located` views, and ours."""

    frame: xr.FrameState
    located: list[xr.View]
    views: list[View]
    recentered: bool


class Session:
    """A session from its creation to its end.

    `ended`: the runtime has finished it.  `lost`: it must be made anew, with everything else.
    OpenXR's errors pass through; those in `LOST` mean the same as `lost`.
    """

    def __init__(self, runtime: Runtime, window: Window, devices: list[Device]) -> None:
        self._instance = runtime.instance
        window.restore()
        # OpenXR wants this asked before a session is made, whatever the answer.
        xr.get_opengl_graphics_requirements_khr(self._instance, runtime.system)
        binding = window.binding()
        self._session = xr.create_session(self._instance, xr.SessionCreateInfo(system_id=runtime.system, next=binding))
        window.restore()
        self.state = State.IDLE
        self.running = self.ended = self.lost = False
        self.device: Device | None = None
        self._recenter_ns: int | None = None
        blends = list(xr.enumerate_environment_blend_modes(self._instance, runtime.system, STEREO))
        opaque = xr.EnvironmentBlendMode.OPAQUE
        self._blend = opaque if opaque in blends else blends[0]  # see-through glasses have no opaque one
        self._space_type, self.space = self._floor_space()
        self._head_space = xr.create_reference_space(
            self._session, xr.ReferenceSpaceCreateInfo(xr.ReferenceSpaceType.VIEW)
        )
        self.hands = HandActions(runtime, self._session, devices)
        self.eyes = Swapchains(
            window.ctx, self._instance, runtime.system, self._session, with_depth=DEPTH in runtime.extensions
        )
        window.restore()
        self._head = Pose(np.array([0, STANDING_M, 0], np.float32))

    def _floor_space(self) -> tuple[xr.ReferenceSpaceType, xr.Space]:
        """The stage: the floor below the person, else the floor of the play area, else a guess below the first head."""
        kinds = xr.ReferenceSpaceType
        offered = list(xr.enumerate_reference_spaces(self._session))
        kind = next((kind for kind in (kinds.LOCAL_FLOOR, kinds.STAGE) if kind in offered), kinds.LOCAL)
        floor = xr.Posef(position=xr.Vector3f(0, -STANDING_M if kind == kinds.LOCAL else 0, 0))
        return kind, xr.create_reference_space(self._session, xr.ReferenceSpaceCreateInfo(kind, floor))

    @property
    def focused(self) -> bool:
        """Whether the person's hands are ours."""
        return bool(self.state == State.FOCUSED)

    def poll(self) -> None:
        """Follow the runtime's events."""
        with suppress(xr.EventUnavailable):
            while True:
                self._follow(xr.poll_event(self._instance))

    def _follow(self, buffer: xr.EventDataBuffer) -> None:
        kinds = xr.StructureType
        kind = buffer._type  # the property would refuse kinds newer than the bindings
        if kind == kinds.EVENT_DATA_SESSION_STATE_CHANGED.value:
            self._enter(read_event(buffer, xr.EventDataSessionStateChanged).state)
        elif kind == kinds.EVENT_DATA_INSTANCE_LOSS_PENDING.value:
            self.lost = True
        elif kind == kinds.EVENT_DATA_REFERENCE_SPACE_CHANGE_PENDING.value:
            change = read_event(buffer, xr.EventDataReferenceSpaceChangePending)
            if change.reference_space_type == self._space_type:
                self._recenter_ns = change.change_time
        elif kind == kinds.EVENT_DATA_INTERACTION_PROFILE_CHANGED.value:
            self.device = self.hands.device()

    def _enter(self, state: xr.SessionState) -> None:
        self.state = state
        if state == State.READY:
            xr.begin_session(self._session, xr.SessionBeginInfo(STEREO))
            self.running = True
        elif state == State.STOPPING:
            self.running = False
            xr.end_session(self._session)
        elif state == State.EXITING:
            self.ended = True
        elif state == State.LOSS_PENDING:
            self.lost = True

    def request_exit(self) -> None:
        """Ask the runtime to end a running session."""
        xr.request_exit_session(self._session)

    def begin(self) -> Predicted:
        """Wait for the next frame and begin it; where the head and the eyes will be when it is shown."""
        frame = xr.wait_frame(self._session)
        # A frame that was begun and never ended is dropped by this one; the walk goes on.
        with suppress(xr.FrameDiscarded):
            xr.begin_frame(self._session)
        time_ns = frame.predicted_display_time
        state, eyes = xr.locate_views(self._session, xr.ViewLocateInfo(STEREO, time_ns, self.space))
        # Views that cannot be must not go back either: the runtime would refuse the frame, and the walk would end.
        known = state.view_state_flags & VALID == VALID and all(_sound(eye) for eye in eyes)
        views = [self._view(eye) for eye in eyes] if known else []
        return Predicted(frame, list(eyes) if known else [], views, self._recentered(time_ns))

    def _view(self, eye: xr.View) -> View:
        fov = eye.fov
        projection = fov_projection(fov.angle_left, fov.angle_right, fov.angle_up, fov.angle_down)
        return View(pose_of(eye.pose), projection, self.eyes.size)

    def _recentered(self, time_ns: int) -> bool:
        due = self._recenter_ns is not None and time_ns >= self._recenter_ns
        if due:
            self._recenter_ns = None
        return due

    def head(self, time_ns: int) -> Pose:
        """Where the head is, or was when that was last known."""
        self._head = located(self._head_space, self.space, time_ns) or self._head
        return self._head

    def end(self, predicted: Predicted, *, drawn: bool) -> None:
        """End the frame, with the eyes' picture if it was drawn."""
        layers = []
        if drawn:
            layer = self.eyes.submit(predicted.located, self.space)
            layers = [ctypes.pointer(layer)]
        xr.end_frame(self._session, xr.FrameEndInfo(predicted.frame.predicted_display_time, self._blend, layers=layers))

    def release(self) -> None:
        """Free what is drawn into; the rest goes with the instance."""
        self.eyes.release()


def _sound(eye: xr.View) -> bool:
    """Whether an eye can be there and see something."""
    fov = eye.fov
    width, height = fov.angle_right - fov.angle_left, fov.angle_up - fov.angle_down
    return pose_of(eye.pose).sound and 0 < width < math.pi and 0 < height < math.pi


def read_event(buffer: xr.EventDataBuffer, kind: type[Event]) -> Event:
    """An event as what it is."""
    return ctypes.cast(ctypes.byref(buffer), ctypes.POINTER(kind)).contents
