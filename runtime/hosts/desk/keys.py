"""The keys of the window: one table that says both what a key does and what the help panel tells of it.

Keys are named as in `Screen.keys`: a capital, a word such as "SPACE", or, where keyboards have it in different places,
the character itself.  Letters are what is printed on the key, but those that walk are where a US keyboard has W A S D.
`host.py` and `input.py` alone know glfw's numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Key:
    """What pressing `key` does: something that the panels know (`Screen.asks`, `ui/keys.py`), or of the window itself.

    `what` names it there; `words` stand in the help panel.
    """

    key: str
    what: str
    words: str
    kind: Literal["asks", "window"] = "asks"
    ctrl: bool = False
    shift: bool = False

    @property
    def label(self) -> str:
        """The key as printed in the help panel."""
        name = "Esc" if self.key == "ESCAPE" else self.key.title()
        return f"{'Ctrl ' * self.ctrl}{'Shift ' * self.shift}{name}"


KEYS = (
    Key("L", "layout", "next layout"),
    Key("C", "color", "next color"),
    Key("O", "words", "words beside rows"),
    Key("M", "mode", "points or pictures"),
    Key("T", "tool", "next tool"),
    Key("H", "region", "next region"),
    Key("F", "frame", "bring the selection, or all, into view"),
    Key("Y", "isolate", "show only the selection, or all"),
    Key("1", "mouse", "the mouse orbits, or walks"),
    Key("Z", "lasso", "draw a lasso around rows, or select"),
    Key("A", "select_all", "select all", ctrl=True),
    Key("D", "select_none", "select none", ctrl=True),
    Key("Z", "undo", "undo", ctrl=True),
    Key("Y", "redo", "redo", ctrl=True),
    Key("E", "export", "export the selection"),
    Key("S", "save", "save this view", ctrl=True),
    Key("R", "recenter", "back to the start"),
    Key("B", "take_probe", "probe: decode at the mouse"),
    Key("J", "jump", "probe: jump to the next class"),
    Key("K", "morph", "probe: morph towards the next class, stop"),
    Key("I", "interpolate", "probe: way to the hovered row or next class, or between two selected"),
    Key("G", "random", "probe: random place"),
    Key("U", "pull", "probe: pull the hovered row along, let go"),
    Key("V", "posterior", "σ of the selected rows"),
    Key("X", "filmstrip", "filmstrip of the way"),
    Key("P", "play", "play the epochs, stop"),
    Key("[", "epoch_before", "epoch before"),
    Key("]", "next_epoch", "next epoch"),
    Key(",", "a_little_back", "a little back in the epochs"),
    Key(".", "a_little_on", "a little on in the epochs"),
    Key("/", "search", "search"),
    Key("N", "next_hit", "next row found"),
    Key("N", "hit_before", "row found before", shift=True),
    Key("TAB", "panels", "show or hide panels"),
    Key("F1", "help", "this help"),
    Key("F11", "fullscreen", "full screen", "window"),
    Key("F12", "screenshot", "screenshot", "window"),
    Key("O", "open", "open another scene, or data", "window", ctrl=True),
    Key("ESCAPE", "escape", "stop typing, leave full screen", "window"),
    Key("Q", "quit", "quit", "window", ctrl=True),
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
    "orbit": "drag",
    "pan": "drag with the right or middle button",
    "zoom to the mouse": "wheel",
    "select": "click; Shift adds, Ctrl adds or takes away",
    "select none": "click beside rows",
    "select by a box": "drag with Shift, Ctrl or Alt",
    "bring a row or class into view": "double click",
    "turn the head": "walk (1), then drag",
    "walk": "W A S D, faster with Shift",
    "up, down": "Space, Q",
    "size of the brush": "Ctrl and wheel",
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


def find(key: str, ctrl: bool = False, shift: bool = False) -> Key | None:
    """The table's line for a key pressed with or without Ctrl; with Shift, where there is none, that without."""
    lines = [line for line in KEYS if line.key == key and line.ctrl == ctrl and line.shift <= shift]
    return max(lines, key=lambda line: line.shift, default=None)


def help_texts() -> dict[str, str]:
    """What to press for what in a window, for the help panel."""
    keys = {line.words: line.label for line in KEYS}
    return MOUSE_HELP | keys | {f"{what} (gamepad)": how for what, how in GAMEPAD_HELP.items()}


def help_in_page() -> dict[str, str]:
    """The same where a page shows the picture, which has no gamepad and leaves some keys to its browser."""
    return MOUSE_HELP | {line.words: line.label for line in KEYS if line.kind == "asks"}
