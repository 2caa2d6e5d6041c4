"""What a person does with which button of which hand, and how that is said with the button's own word.

The hand that is `main` points when a walk begins, turns, teleports and undoes; the other moves.  A left-hander's main
hand is the left one: all of this is mirrored then (`walk/hands.py`).
"""

from __future__ import annotations

from typing import Literal

from latentwalk.runtime.ground.frame import OTHER, Action, Held, Side

Role = Literal["main", "other"]
Hint = Literal["move", "grab", "point", "menu"]
"""What a newcomer is told first."""

#: in the order in which a person wants to know them
DEEDS: tuple[tuple[str, Action, Role, str], ...] = (
    ("point, use the tool, press panels", "trigger", "main", "{word}"),
    ("take the laser into the other hand", "trigger", "other", "{word} (other hand)"),
    ("move", "stick", "other", "{side} {word}"),
    ("move faster", "stick_click", "other", "{word} ({side})"),
    ("sink", "primary", "other", "hold {word} ({side})"),
    ("rise", "secondary", "other", "hold {word} ({side})"),
    ("turn", "stick", "main", "{side} {word}, sideways"),
    ("teleport", "stick", "main", "{side} {word}, forward, let go"),
    ("size the brush", "stick", "main", "{side} {word}, forward or back, while it paints"),
    ("scroll a panel", "stick", "main", "{side} {word}, with the laser on it"),
    ("grab the world", "squeeze", "main", "{word}"),
    ("scrub the epochs", "stick", "main", "{word} sideways, with a grip held"),
    ("turn and scale the world", "squeeze", "main", "{word}, both hands"),
    ("undo", "primary", "main", "{word} ({side})"),
    ("next tool", "secondary", "main", "{word} ({side})"),
    ("export the selection", "menu", "other", "{word}"),
)
#: what stands at a button, shorter
LABELS: dict[tuple[Role, Action], str] = {
    ("main", "trigger"): "point, press",
    ("main", "stick"): "turn, forward: jump",
    ("main", "secondary"): "next tool",
    ("main", "primary"): "undo",
    ("main", "squeeze"): "grab",
    ("main", "menu"): "export",
    ("other", "trigger"): "point with this hand",
    ("other", "stick"): "move, pressed: faster",
    ("other", "secondary"): "rise",
    ("other", "primary"): "sink",
    ("other", "squeeze"): "grab",
    ("other", "menu"): "export",
}
#: what is said at the start of a walk, of what the device in hand has
HINTS: dict[Hint, tuple[Action, str]] = {
    "move": ("stick", "{other} {word}; the {main} one forward: jump"),
    "grab": ("squeeze", "{word}: pull the cloud; with both: scale it"),
    "point": ("trigger", "{word}, at a row or a panel"),
    "menu": ("trigger", "turn up the palm of the {other} hand"),
}
#: where they are on a plain controller in the right hand, in its grip pose; a left one is its mirror image
BUTTONS: dict[Action, tuple[float, float, float]] = {
    "secondary": (0.011, 0.018, -0.080),
    "stick": (-0.011, 0.026, -0.081),
    "primary": (0.011, 0.027, -0.067),
    "menu": (-0.005, 0.028, -0.059),
    "trigger": (0.0, -0.018, -0.080),
    "squeeze": (-0.004, -0.014, -0.018),
}


def side_of(role: Role, main: Side) -> Side:
    """The hand that has a role."""
    return main if role == "main" else OTHER[main]


def help_texts(held: Held, main: Side = "right") -> dict[str, str]:
    """What a person can do with what they hold → what to press for that."""
    told = {}
    for what, action, role, how in DEEDS:
        side = side_of(role, main)
        word = held.words[side].get(action) or held.words[OTHER[side]].get(action)  # a menu button may be on one alone
        if word:
            told[what] = how.format(word=word, side=side)
    return told


def hints(held: Held, main: Side) -> dict[Hint, str]:
    """What a newcomer is told of what they hold."""
    told: dict[Hint, str] = {}
    for hint, (action, how) in HINTS.items():
        word = held.words[main].get(action)
        if word:
            told[hint] = how.format(word=word, main=main, other=OTHER[main])
    return told


def labels(held: Held, side: Side, main: Side) -> dict[Action, str]:
    """What stands at the buttons of a hand: action → its button's word and what it does."""
    role: Role = "main" if side == main else "other"
    words = held.words[side]
    # A word may say which hand has it, which is seen here.
    return {
        action: f"{words[action].split(' (')[0]}: {does}"
        for (of, action), does in LABELS.items()
        if of == role and action in words
    }
