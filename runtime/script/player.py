"""Plays a script: turns its moments into the controls of each frame."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, fields
from typing import TypeGuard

import numpy as np

from latentwalk.runtime.ground.checks import Plain, key_of
from latentwalk.runtime.ground.command import Command
from latentwalk.runtime.ground.frame import SIDES, Controls, Hand, Pose
from latentwalk.runtime.ground.geometry import heading, look, slerp
from latentwalk.runtime.script.script import Moment, Script
from latentwalk.runtime.script.tables import HandTable, PoseTable
from latentwalk.runtime.world.commands import command
from latentwalk.scenes.errors import UsageError

CONTROLS = ("fly", "focused", "lift", "captured", "flown")


@dataclass(frozen=True, slots=True)
class _Glide:
    """The time of a moment that glides."""

    moment: Moment

    def at(self, t_s: float) -> float:
        """Share of the way at t_s, 0…1; the speed is constant, so that glides join without a stop."""
        return min(1.0, max(0.0, (t_s - self.moment.t_s) / self.moment.over_s))


@dataclass(frozen=True, slots=True)
class _PoseGlide(_Glide):
    """A `pose` of the controls on its way."""

    pose: Pose
    start: Pose
    end: Pose

    def move(self, t_s: float) -> None:
        """Put it where it is at t_s."""
        share, start, end = self.at(t_s), self.start, self.end
        self.pose.position = (start.position + (end.position - start.position) * share).astype(np.float32)
        self.pose.orientation = slerp(start.orientation, end.orientation, share)


@dataclass(frozen=True, slots=True)
class _CommandGlide(_Glide):
    """The numbers of a command on their way from those of an earlier one."""

    start: Plain
    end: Plain


class Player:
    """The controls of a script at rising times."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.controls = Controls(flown=False if script.recorded else None)
        self._next = 0
        self._poses: dict[str, _PoseGlide] = {}
        self._gliding: dict[str, _CommandGlide] = {}
        self._last: dict[str, Plain] = {}
        self._given: list[tuple[Command, Moment]] = []

    def at(self, t_s: float) -> tuple[Controls, list[Moment]]:
        """Controls of the frame at t_s, and the moments that came due since the last one.

        Raises UsageError, with file and line, for a command that cannot glide.
        """
        due: list[Moment] = []
        self._given = []
        # Times of frames are multiples of 1 / fps, rounded: a moment at just that time is due.
        while self._next < len(self.script.moments) and self.script.moments[self._next].t_s <= t_s + 1e-9:
            moment = self.script.moments[self._next]
            self._next += 1
            due.append(moment)
            self._apply(moment)
        self._glide(t_s)
        self.controls.commands = [given for given, _ in self._given]
        return self.controls, due

    def tilt(self, pitch_rad: float) -> None:
        """Have the head look so far up until the script turns it again; a recording says itself where it looked."""
        if not self.script.recorded:
            self.controls.head.orientation = look(heading(self.controls.head), pitch_rad)

    def line_of(self, given: Command) -> str:
        """File and line of a command that was given in this frame; the file alone for any other."""
        lines = [f":{moment.line_of[each.word]}" for each, moment in self._given if each is given]
        return f"{self.script.path}{''.join(lines[:1])}"

    def _glide(self, t_s: float) -> None:
        for word, glide in list(self._gliding.items()):
            share = glide.at(t_s)
            try:
                between = command(word, mix(glide.start, glide.end, share))
            except UsageError as error:
                raise self._fail(glide.moment, word, f"cannot glide: {error}") from None
            self._given.append((between, glide.moment))
            if share >= 1 - 1e-9:
                del self._gliding[word]
        for name, moving in list(self._poses.items()):
            moving.move(t_s)
            if moving.at(t_s) >= 1:
                del self._poses[name]

    def _apply(self, moment: Moment) -> None:
        controls = self.controls
        if moment.head is not None:
            self._pose("head", controls.head, moment.head, moment)
        for side in SIDES:
            table: HandTable | None = getattr(moment, side)
            if table is not None:
                self._hand(side, controls.hand(side), table, moment)
        for name in CONTROLS:
            if getattr(moment, name) is not None:
                setattr(controls, name, getattr(moment, name))
        for given in moment.commands:
            value = given.plain()
            if moment.over_s > 0 and _is_numeric(_set(given)):
                self._gliding[given.word] = _CommandGlide(moment, self._start(given, moment), value)
            else:
                self._given.append((given, moment))
            self._last[given.word] = value

    def _start(self, given: Command, moment: Moment) -> Plain:
        """The earlier value that a command glides from."""
        start = self._last.get(given.word)
        if start is None:
            raise self._fail(moment, given.word, f"over_s needs an earlier {given.word} to start from")
        if not _alike(start, given.plain()):
            raise self._fail(
                moment, given.word, f"over_s needs an earlier {given.word} of the same form, found {start!r}"
            )
        return start

    def _fail(self, moment: Moment, word: str, problem: str) -> UsageError:
        return UsageError(f"{self.script.path}:{moment.line_of[word]}: {word}: {problem}")

    def _hand(self, side: str, hand: Hand, table: HandTable, moment: Moment) -> None:
        hand.tracked = True
        grip = table.aim if table.grip is None else table.grip
        for name, pose, wanted in (("aim", hand.aim, table.aim), ("grip", hand.grip, grip)):
            if wanted is not None:
                self._pose(f"{side}.{name}", pose, wanted, moment)
        if table.stick is not None:
            hand.stick = np.array(table.stick, np.float32)
        for name in ("tracked", "trigger", "squeeze", "primary", "secondary", "menu", "stick_click"):
            if getattr(table, name) is not None:
                setattr(hand, name, getattr(table, name))

    def _pose(self, name: str, pose: Pose, table: PoseTable, moment: Moment) -> None:
        end, turned = deepcopy(pose), table.quaternion()
        if table.position is not None:
            end.position = np.array(table.position, np.float32)
        if turned is not None:
            end.orientation = turned
        if moment.over_s > 0:
            self._poses[name] = _PoseGlide(moment, pose, deepcopy(pose), end)
        else:
            pose.position, pose.orientation = end.position, end.orientation
            self._poses.pop(name, None)


def mix(a: Plain, b: Plain, t: float) -> Plain:
    """Numbers, and lists and tables of numbers, t of the way from a to b; all else is b's."""
    if isinstance(b, dict) and isinstance(a, dict):
        return {key: mix(a[key], b[key], t) if key in a else b[key] for key in b}
    if isinstance(b, list) and isinstance(a, list):
        return [mix(x, y, t) for x, y in zip(a, b, strict=True)]
    if _is_number(a) and _is_number(b) and a != b:  # equal ones may be whole numbers, and stay so
        return a + (b - a) * t
    return b


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_numeric(value: Plain) -> bool:
    """Whether a value is made of numbers alone, so that it can glide."""
    if isinstance(value, list | dict):
        return bool(value) and all(map(_is_numeric, value.values() if isinstance(value, dict) else value))
    return _is_number(value)


def _alike(a: Plain, b: Plain) -> bool:
    """Whether there is a way from a to b: numbers where b has some, and lists of its lengths."""
    if isinstance(b, Mapping):
        return isinstance(a, Mapping) and all(_alike(a[key], b[key]) for key in b if key in a)
    if isinstance(b, list):
        return isinstance(a, list) and len(a) == len(b) and all(map(_alike, a, b))
    return _is_number(a) == _is_number(b)


def _set(given: Command) -> Plain:
    """A command's value without what is as it always is: words such as "add" then do not keep the rest from gliding."""
    value = given.plain()
    if not isinstance(value, dict):
        return value
    usual = {key_of(field.name): field.default for field in fields(given)}
    return {key: part for key, part in value.items() if part != usual.get(key)}
