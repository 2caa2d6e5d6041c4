"""The laser or mouse as imgui's mouse, and the keys that it edits text with."""

from __future__ import annotations

from imgui_bundle import imgui

KEYS: dict[str, imgui.Key] = {
    "BACKSPACE": imgui.Key.backspace,
    "DELETE": imgui.Key.delete,
    "ENTER": imgui.Key.enter,
    "ESCAPE": imgui.Key.escape,
    "LEFT": imgui.Key.left_arrow,
    "RIGHT": imgui.Key.right_arrow,
    "HOME": imgui.Key.home,
    "END": imgui.Key.end,
    "SHIFT": imgui.Key.mod_shift,
    "CTRL": imgui.Key.mod_ctrl,
    "A": imgui.Key.a,
    "C": imgui.Key.c,
    "V": imgui.Key.v,
    "X": imgui.Key.x,
}


class Press:
    """Whose a press is: it belongs, until it ends, to where it began, panels or world."""

    def __init__(self) -> None:
        self._down = False
        #: the button is held and was pressed on a panel
        self.ours = False

    @property
    def free(self) -> bool:
        """Whether no press that belongs to the world goes on."""
        return not self._down or self.ours

    def update(self, over: bool, down: bool) -> bool:
        """Take a frame: whether the pointer is over a panel and the button held.  True when panels have both."""
        if down and not self._down:
            self.ours = over
        self.ours &= down
        self._down = down
        return self.ours if down else over
