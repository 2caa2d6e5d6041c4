"""Hands through OpenXR actions, on whatever device the runtime has."""

from __future__ import annotations

import numpy as np
import xr

from latentwalk.runtime.ground.frame import Hand, Pose, Side
from latentwalk.runtime.hosts.openxr.bindings import ACTIONS, Device, Kind
from latentwalk.runtime.hosts.openxr.runtime import Runtime
from latentwalk.scenes.arrays import F32

SIDES: tuple[Side, Side] = ("left", "right")
TYPES = {
    "pose": xr.ActionType.POSE_INPUT,
    "vector2": xr.ActionType.VECTOR2F_INPUT,
    "float": xr.ActionType.FLOAT_INPUT,
    "bool": xr.ActionType.BOOLEAN_INPUT,
    "haptic": xr.ActionType.VIBRATION_OUTPUT,
}
VALID = xr.SpaceLocationFlags.POSITION_VALID_BIT | xr.SpaceLocationFlags.ORIENTATION_VALID_BIT


def pose_of(posef: xr.Posef) -> Pose:
    """Our pose from OpenXR's."""
    p, q = posef.position, posef.orientation
    return Pose(np.array([p.x, p.y, p.z], np.float32), np.array([q.x, q.y, q.z, q.w], np.float32))


def located(space: xr.Space, base: xr.Space, time_ns: int) -> Pose | None:
    """Where a space is, None while the runtime does not know; nor does one that tells what cannot be."""
    location = xr.locate_space(space, base, time_ns)
    pose = pose_of(location.pose)
    return pose if location.location_flags & VALID == VALID and pose.sound else None


class HandActions:
    """Both hands of a session.  `refused`: interaction profiles that the runtime did not take."""

    def __init__(self, runtime: Runtime, session: xr.Session, devices: list[Device]) -> None:
        self._instance, self._session = runtime.instance, session
        self._paths = {side: xr.string_to_path(self._instance, f"/user/hand/{side}") for side in SIDES}
        self._set = xr.create_action_set(self._instance, xr.ActionSetCreateInfo("walk", "Walk", 0))
        self._actions = {name: self._create(name, kind) for name, kind in ACTIONS.items()}
        self._devices = {
            path: device for device in devices for path in device.known(runtime.version, runtime.extensions)
        }
        self.refused = [path for path, device in self._devices.items() if not self._suggest(path, device)]
        # Last: once sets are attached OpenXR takes neither actions nor bindings.
        sets = (xr.ActionSet * 1)(self._set)
        xr.attach_session_action_sets(session, xr.SessionActionSetsAttachInfo(action_sets=sets))
        self._spaces = {
            (side, name): self._space(side, name) for side in SIDES for name, kind in ACTIONS.items() if kind == "pose"
        }
        self._last = {side: Hand() for side in SIDES}

    def _create(self, name: str, kind: Kind) -> xr.Action:
        words = name.replace("_", " ").capitalize()
        both = (xr.Path * 2)(*self._paths.values())
        return xr.create_action(self._set, xr.ActionCreateInfo(name, TYPES[kind], 2, both, words))

    def _suggest(self, profile: str, device: Device) -> bool:
        """Suggest the bindings of one profile; False if the runtime refuses it, which harms no other."""
        bindings = [
            xr.ActionSuggestedBinding(self._actions[action], xr.string_to_path(self._instance, path))
            for action, path in device.bindings
        ]
        suggestion = xr.InteractionProfileSuggestedBinding(
            interaction_profile=xr.string_to_path(self._instance, profile), suggested_bindings=bindings
        )
        try:
            xr.suggest_interaction_profile_bindings(self._instance, suggestion)
        except xr.PathUnsupportedError:
            return False
        return True

    def _space(self, side: Side, name: str) -> xr.Space:
        create_info = xr.ActionSpaceCreateInfo(self._actions[name], self._paths[side])
        return xr.create_action_space(self._session, create_info)

    def device(self) -> Device | None:
        """What the person holds, None while that is unknown."""
        for path in self._paths.values():
            profile = xr.get_current_interaction_profile(self._session, path).interaction_profile
            if profile:
                return self._devices.get(xr.path_to_string(self._instance, profile))
        return None

    def read(self, base: xr.Space, time_ns: int) -> tuple[Hand, Hand]:
        """Both hands at a time, in the space `base`; at rest and untracked while another program has the input."""
        active = xr.ActiveActionSet(self._set, xr.NULL_PATH)
        try:
            xr.sync_actions(self._session, xr.ActionsSyncInfo(active_action_sets=(xr.ActiveActionSet * 1)(active)))
        except xr.SessionNotFocused:
            return self._at_rest("left"), self._at_rest("right")
        return self._hand("left", base, time_ns), self._hand("right", base, time_ns)

    def _at_rest(self, side: Side) -> Hand:
        last = self._last[side]
        return Hand(grip=last.grip, aim=last.aim)

    def _hand(self, side: Side, base: xr.Space, time_ns: int) -> Hand:
        grip = located(self._spaces[side, "grip"], base, time_ns)
        aim = located(self._spaces[side, "aim"], base, time_ns)
        if grip is None or aim is None:
            return self._at_rest(side)
        hand = Hand(tracked=True, grip=grip, aim=aim)
        for name, kind in ACTIONS.items():
            if kind not in ("pose", "haptic"):
                # Actions are called as the fields of a hand.
                setattr(hand, name, self._value(side, name, kind))
        if not hand.sound:
            return self._at_rest(side)
        self._last[side] = hand
        return hand

    def _value(self, side: Side, name: str, kind: Kind) -> F32 | float | bool:
        get_info = xr.ActionStateGetInfo(self._actions[name], self._paths[side])
        if kind == "vector2":
            state = xr.get_action_state_vector2f(self._session, get_info).current_state
            return np.array([state.x, state.y], np.float32)
        if kind == "float":
            return float(xr.get_action_state_float(self._session, get_info).current_state)
        return bool(xr.get_action_state_boolean(self._session, get_info).current_state)

    def pulse(self, side: Side, strength: float, duration_s: float) -> None:
        """Shake a hand; nothing where it cannot be shaken."""
        vibration = xr.HapticVibration(int(duration_s * 1e9), xr.FREQUENCY_UNSPECIFIED, strength)
        info = xr.HapticActionInfo(self._actions["haptic"], self._paths[side])
        xr.apply_haptic_feedback(self._session, info, vibration)
