"""Whose a press is, and the dot where a laser meets a panel."""

from __future__ import annotations

from imgui_bundle import imgui


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


def dot(cursor: tuple[float, float], em: float) -> None:
    """Where the laser meets a panel."""
    lines = imgui.get_foreground_draw_list()
    lines.add_circle_filled(imgui.ImVec2(*cursor), 0.24 * em, 0xFFFFFFFF)
    lines.add_circle(imgui.ImVec2(*cursor), 0.24 * em, 0xFF402010, 0, 0.06 * em)
