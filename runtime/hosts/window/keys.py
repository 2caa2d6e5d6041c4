"""The keys of the window: one table that says both what a key does and what the help panel tells of it.

Keys are named as in `Screen.keys`: a capital, a word such as "SPACE", or, where keyboards have it in different places,
the character itself.  Letters are what is printed on the key, but those that walk are where a US keyboard has W A S D.
`host.py` and `input.py` alone know glfw's numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Key:
    """What pressing `key` does: an intent of the world, a command of the panels (`ui/commands.py`: what depends on what
    is shown now), or something of the window itself.

    `what` names it there, `value` is an intent's value; `words` stand in the help panel.
    """

    key: str
    kind: Literal["world", "panels", "window"]
    what: str
    words: str
    value: Any = True
    ctrl: bool = False

    @property
    def label(self) -> str:
        """The key as printed in the help panel."""
        name = "Esc" if self.key == "ESCAPE" else self.key.title()
        return f"Ctrl {name}" if self.ctrl else name


KEYS = (
    Key("L", "panels", "layout", "next layout"),
    Key("C", "panels", "color", "next color"),
    Key("M", "panels", "mode", "points or pictures"),
    Key("T", "panels", "tool", "next tool"),
    Key("F", "panels", "isolate", "only the selection, or all"),
    Key("N", "world", "select", "select none", {"none": True}),
    Key("Z", "world", "undo", "undo", ctrl=True),
    Key("Y", "world", "redo", "redo", ctrl=True),
    Key("E", "world", "export", "export the selection"),
    Key("S", "world", "save", "save this view", ctrl=True),
    Key("R", "world", "recentre", "back to the start"),
    Key("B", "world", "tool", "probe: decode at the mouse", "probe"),
    Key("J", "panels", "jump", "probe: jump to the next class"),
    Key("K", "panels", "morph", "probe: morph towards the next class, stop"),
    Key("I", "panels", "interpolate", "probe: way to the hovered row or next class, or between two selected"),
    Key("G", "world", "random", "probe: random place"),
    Key("U", "panels", "pull", "probe: pull the hovered row along, let go"),
    Key("V", "panels", "posterior", "σ of the selected rows"),
    Key("X", "world", "filmstrip", "filmstrip of the way"),
    Key("P", "panels", "play", "play the epochs, stop"),
    Key("[", "world", "step", "epoch before", -1.0),
    Key("]", "world", "step", "next epoch", 1.0),
    Key(",", "world", "step", "a little back in the epochs", -0.1),
    Key(".", "world", "step", "a little on in the epochs", 0.1),
    Key("/", "panels", "search", "search"),
    Key("TAB", "panels", "panels", "show or hide panels"),
    Key("F1", "panels", "help", "this help"),
    Key("F11", "window", "fullscreen", "full screen"),
    Key("F12", "window", "screenshot", "screenshot"),
    Key("ESCAPE", "window", "escape", "stop typing, leave full screen"),
    Key("Q", "window", "quit", "quit", ctrl=True),
)

# Held keys that walk: (axis, direction).
WALK: dict[str, tuple[str, float]] = {
    "W": ("forward", 1.0),
    "UP": ("forward", 1.0),
    "S": ("forward", -1.0),
    "DOWN": ("forward", -1.0),
    "D": ("side", 1.0),
    "RIGHT": ("side", 1.0),
    "A": ("side", -1.0),
    "LEFT": ("side", -1.0),
    "SPACE": ("lift", 1.0),
    "PAGE_UP": ("lift", 1.0),
    "Q": ("lift", -1.0),
    "PAGE_DOWN": ("lift", -1.0),
}

MOUSE_HELP = {
    "walk": "W A S D, faster with Shift",
    "up, down": "Space, Q",
    "look": "drag with the right button",
    "forward, back": "wheel",
    "tool": "left button",
    "grab the world": "drag with the middle button",
}
GAMEPAD_HELP = {
    "walk": "left stick",
    "look": "right stick",
    "up, down": "bumpers",
    "tool": "right trigger or A",
    "grab the world": "left trigger",
    "scrub the epochs": "left trigger, left stick sideways",
    "undo": "B",
    "next layout": "X",
    "next color": "Y",
    "show or hide panels": "Back",
}


def find(key: str, ctrl: bool) -> Key | None:
    """The table's line for a key pressed with or without Ctrl."""
    return next((line for line in KEYS if line.key == key and line.ctrl == ctrl), None)


def help_texts() -> dict[str, str]:
    """What to press for what, for the help panel."""
    keys = {line.words: line.label for line in KEYS}
    return MOUSE_HELP | keys | {f"{what} (gamepad)": how for what, how in GAMEPAD_HELP.items()}
