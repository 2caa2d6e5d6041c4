"""Which button of which device does what, read from assets/bindings: data, one file for each device."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import latentwalk.assets
from latentwalk.runtime.ground.frame import SIDES, Action, Held, Side

FOLDER = latentwalk.assets.FOLDER / "bindings"

Kind = Literal["pose", "vector2", "float", "bool", "haptic"]

#: every action that a hand has and what it gives
ACTIONS: dict[str, Kind] = {
    "grip": "pose",
    "aim": "pose",
    "stick": "vector2",
    "trigger": "float",
    "squeeze": "float",
    "primary": "bool",
    "secondary": "bool",
    "menu": "bool",
    "stick_click": "bool",
    "haptic": "haptic",
}


@dataclass(frozen=True)
class Device:
    """A pair of controllers.

    `profiles`: interaction profile → what makes a runtime know it, any one of these: an OpenXR version such as "1.1" or
    an extension's name.  `bindings`: (action, full input path) pairs.  `words`: action → what its button is called,
    "right / left" where the hands differ; an action that the device does not have is not in it.  `bare`: it is none,
    but the hands themselves.
    """

    name: str
    profiles: dict[str, list[str]]
    bindings: list[tuple[str, str]]
    words: dict[Action, str]
    bare: bool = False

    def known(self, version: tuple[int, int], extensions: frozenset[str]) -> list[str]:
        """Its profiles that a runtime of this API version with these extensions knows."""
        return [path for path, needs in self.profiles.items() if any(met(need, version, extensions) for need in needs)]

    @property
    def held(self) -> Held:
        """What the walk knows of it."""
        return Held(self.name, self.bare, {side: self._words(side) for side in SIDES})

    def _words(self, side: Side) -> dict[Action, str]:
        """What the buttons of a hand are called, of those that it has."""
        bound = {action for action, path in self.bindings if path.startswith(f"/user/hand/{side}/")}
        last = 0 if side == "right" else -1
        return {action: words.split(" / ")[last] for action, words in self.words.items() if action in bound}


def met(need: str, version: tuple[int, int], extensions: frozenset[str]) -> bool:
    """Whether an API version ("1.1") or an extension is there."""
    if need.startswith("XR_"):
        return need in extensions
    major, minor = need.split(".")
    return version >= (int(major), int(minor))


def read_device(file: Path) -> Device:
    """Read one file of bindings."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    bindings = [
        (action, f"/user/hand/{hand}/{path}")
        for part in ("both", "left", "right")
        for action, path in table.get(part, {}).items()
        for hand in (SIDES if part == "both" else (part,))
    ]
    return Device(table["name"], table["profiles"], bindings, table["words"], table.get("bare", False))


def read_devices(folder: Path = FOLDER) -> list[Device]:
    """All devices, in the order of their files' names."""
    return [read_device(file) for file in sorted(folder.glob("*.toml"))]


def wanted_extensions(devices: list[Device]) -> frozenset[str]:
    """All extensions that make a runtime know one of the devices."""
    return frozenset(
        need for device in devices for needs in device.profiles.values() for need in needs if need.startswith("XR_")
    )
