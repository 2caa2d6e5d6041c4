"""Which button of which device does what, read from assets/bindings: data, one file for each device."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import latentwalk.assets

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
HANDS = ("left", "right")

#: what a person does, with which action of which hand, and how that is said with the button's own word
DEEDS = (
    ("point, use the tool, press panels", "trigger", "right", "{}"),
    ("take the laser into the other hand", "trigger", "left", "{} (other hand)"),
    ("move", "stick", "left", "left {}"),
    ("move faster", "stick_click", "left", "{} (left)"),
    ("sink", "primary", "left", "hold {} (left)"),
    ("rise", "secondary", "left", "hold {} (left)"),
    ("turn", "stick", "right", "right {}, sideways"),
    ("teleport", "stick", "right", "right {}, forward, let go"),
    ("scroll a panel", "stick", "right", "right {}, with the laser on it"),
    ("grab the world", "squeeze", "right", "{}"),
    ("scrub the epochs", "stick", "right", "{} sideways, with a grip held"),
    ("turn and scale the world", "squeeze", "right", "{}, both hands"),
    ("undo", "primary", "right", "{} (right)"),
    ("next tool", "secondary", "right", "{} (right)"),
    ("export the selection", "menu", "left", "{}"),
)


@dataclass(frozen=True)
class Device:
    """A pair of controllers.

    `profiles`: interaction profile → what makes a runtime know it, any one of these: an OpenXR version such as "1.1" or
    an extension's name.  `bindings`: (action, full input path) pairs.  `words`: action → what its button is called,
    "right / left" where the hands differ; an action that the device does not have is not in it.
    """

    name: str
    profiles: dict[str, list[str]]
    bindings: list[tuple[str, str]]
    words: dict[str, str]

    def known(self, version: tuple[int, int], extensions: frozenset[str]) -> list[str]:
        """Its profiles that a runtime of this API version with these extensions knows."""
        return [path for path, needs in self.profiles.items() if any(met(need, version, extensions) for need in needs)]

    def word(self, action: str, hand: str) -> str:
        """What a hand's button is called, "" where the device has none."""
        names = self.words.get(action, "").split(" / ")
        return names[0] if hand == "right" else names[-1]

    def help(self) -> dict[str, str]:
        """What a person can do with it → what to press for that."""
        return {what: how.format(self.word(action, hand)) for what, action, hand, how in DEEDS if action in self.words}


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
        for hand in (HANDS if part == "both" else (part,))
    ]
    return Device(table["name"], table["profiles"], bindings, table["words"])


def read_devices(folder: Path = FOLDER) -> list[Device]:
    """All devices, in the order of their files' names."""
    return [read_device(file) for file in sorted(folder.glob("*.toml"))]


def wanted_extensions(devices: list[Device]) -> frozenset[str]:
    """All extensions that make a runtime know one of the devices."""
    return frozenset(
        need for device in devices for needs in device.profiles.values() for need in needs if need.startswith("XR_")
    )
