"""Plays a script: turns its rows into the controls of each frame."""

from __future__ import annotations

import math
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import numpy as np

from latentwalk.runtime.ground.frame import Controls, Hand, Pose
from latentwalk.runtime.script.script import Row, Script
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError


def orientation(pose: dict[str, Any]) -> F32:
    """Quaternion of a checked pose table: its own, or from yaw (left positive) and pitch (up positive) in degrees."""
    if "orientation" in pose:
        q = np.array(pose["orientation"], np.float32)
        return q / np.float32(np.linalg.norm(q) or 1)
    yaw, pitch = (math.radians(pose.get(key, 0.0)) / 2 for key in ("yaw_deg", "pitch_deg"))
    sy, cy, sp, cp = math.sin(yaw), math.cos(yaw), math.sin(pitch), math.cos(pitch)
    return np.array([cy * sp, sy * cp, -sy * sp, cy * cp], np.float32)


def slerp(a: F32, b: F32, t: float) -> F32:
    """Unit quaternion t of the way from a to b, the short way round."""
    dot = float(a @ b)
    b = b if dot >= 0 else -b
    angle = math.acos(min(1.0, abs(dot)))
    if angle < 1e-4:
        return b if t >= 1 else a
    return np.asarray((math.sin((1 - t) * angle) * a + math.sin(t * angle) * b) / math.sin(angle), np.float32)


def mix(a: Any, b: Any, t: float) -> Any:
    """Numbers, and lists and tables of numbers, t of the way from a to b; what only b has is b's."""
    if isinstance(b, dict):
        return {key: mix(a[key], b[key], t) if key in a else b[key] for key in b}
    if isinstance(b, (list, tuple)):
        return [mix(x, y, t) for x, y in zip(a, b, strict=True)]
    return a + (b - a) * t


@dataclass(slots=True)
class _Glide:
    """A pose or an intent on its way from `start` to `end`."""

    t_s: float
    over_s: float
    start: Any
    end: Any

    def at(self, t_s: float) -> float:
        """Share of the way at t_s, 0…1; the speed is constant, so that glides join without a stop."""
        return min(1.0, max(0.0, (t_s - self.t_s) / self.over_s))


class Player:
    """The controls of a script at rising times."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.controls = Controls(flown=False if script.recorded else None)
        self._next = 0
        self._poses: dict[str, tuple[Pose, _Glide]] = {}
        self._numbers: dict[str, _Glide] = {}
        self._last: dict[str, Any] = {}

    def at(self, t_s: float) -> tuple[Controls, list[Row]]:
        """Controls of the frame at t_s, and the rows that came due since the last one."""
        controls, due = self.controls, []
        controls.intents = []
        while self._next < len(self.script.rows) and self.script.rows[self._next].t_s <= t_s + 1e-9:
            row = self.script.rows[self._next]
            self._next += 1
            due.append(row)
            self._apply(row)
        for name, glide in list(self._numbers.items()):
            controls.intents.append((name, mix(glide.start, glide.end, glide.at(t_s))))
            if t_s >= glide.t_s + glide.over_s - 1e-9:
                del self._numbers[name]
        for name, (pose, glide) in list(self._poses.items()):
            share = glide.at(t_s)
            pose.position = np.asarray(mix(glide.start.position, glide.end.position, share), np.float32)
            pose.orientation = slerp(glide.start.orientation, glide.end.orientation, share)
            if share >= 1:
                del self._poses[name]
        return controls, due

    def _apply(self, row: Row) -> None:
        controls = self.controls
        for key, value in row.controls.items():
            if key == "head":
                self._pose("head", controls.head, value, row)
            elif key in ("left", "right"):
                self._hand(key, getattr(controls, key), value, row)
            else:
                setattr(controls, key, value)
        if row.captured is not None:
            controls.captured = row.captured
        if row.flown is not None:
            controls.flown = row.flown
        for name, value in row.intents:
            if row.over_s > 0 and _numeric(value):
                if name not in self._last:
                    raise UsageError(
                        f"{self.script.path}:{row.line}: {name}: over_s needs an earlier {name} to start from"
                    )
                self._numbers[name] = _Glide(row.t_s, row.over_s, self._last[name], value)
            else:
                controls.intents.append((name, value))
            self._last[name] = value

    def _hand(self, side: str, hand: Hand, table: dict[str, Any], row: Row) -> None:
        hand.tracked = True
        for part, value in table.items():
            if part == "stick":
                hand.stick = np.array(value, np.float32)
            elif part in ("grip", "aim"):
                self._pose(f"{side}.{part}", getattr(hand, part), value, row)
                if part == "aim" and "grip" not in table:
                    self._pose(f"{side}.grip", hand.grip, value, row)
            else:
                setattr(hand, part, value)

    def _pose(self, name: str, pose: Pose, table: dict[str, Any], row: Row) -> None:
        end = deepcopy(pose)
        if "position" in table:
            end.position = np.array(table["position"], np.float32)
        if table.keys() & {"orientation", "yaw_deg", "pitch_deg"}:
            end.orientation = orientation(table)
        if row.over_s > 0:
            self._poses[name] = (pose, _Glide(row.t_s, row.over_s, deepcopy(pose), end))
        else:
            pose.position, pose.orientation = end.position, end.orientation
            self._poses.pop(name, None)


def _numeric(value: Any) -> bool:
    """Whether a value is made of numbers alone, so that it can glide."""
    if isinstance(value, dict):
        return bool(value) and all(_numeric(part) for part in value.values())
    if isinstance(value, (list, tuple)):
        return bool(value) and all(_numeric(part) for part in value)
    return isinstance(value, (int, float)) and not isinstance(value, bool)
