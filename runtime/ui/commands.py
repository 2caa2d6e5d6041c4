"""What keys and gamepad buttons ask that depends on what is shown now: the next of something, or the opposite."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from latentwalk.runtime.ui import probe_commands
from latentwalk.runtime.ui.panel import Ui
from latentwalk.runtime.world.intents import MODES


def after(names: Sequence[str], current: str) -> str:
    """The name that comes after the current one, the first after the last."""
    return names[(names.index(current) + 1) % len(names)] if current in names else names[0]


def next_layout(ui: Ui) -> None:
    """Fly to the next layout."""
    ui.do("layout", after(ui.world.layout_names, ui.world.layout))


def next_color(ui: Ui) -> None:
    """Colour by the next column."""
    ui.do("color", after(ui.world.color_names, ui.world.color))


def next_mode(ui: Ui) -> None:
    """Points or pictures."""
    ui.do("mode", after(MODES, ui.world.mode))


def next_tool(ui: Ui) -> None:
    """Take the next tool."""
    ui.do("tool", after(ui.world.tools, ui.world.tool))


def isolate(ui: Ui) -> None:
    """Show only the selection, or everything again."""
    ui.do("isolate", ui.world.visibility.isolated is None)


def play(ui: Ui) -> None:
    """Play the epochs, or stop."""
    ui.do("play", not ui.world.timeline.playing)


def panels(ui: Ui) -> None:
    """Show or hide the panels."""
    ui.shown = not ui.shown


COMMANDS: dict[str, Callable[[Ui], None]] = probe_commands.COMMANDS | {
    "layout": next_layout,
    "color": next_color,
    "mode": next_mode,
    "tool": next_tool,
    "isolate": isolate,
    "play": play,
    "panels": panels,
}
