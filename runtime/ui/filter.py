"""A filter by numbers: only rows between two values of the column that colours the points are shown."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui, button
from latentwalk.runtime.world.rows.coloring import scalar_range
from latentwalk.scenes import Scalar


class Filter(Panel):
    """Two sliders over the range of the colour bar."""

    title = "Filter"
    slot = "left"
    opened = False

    def __init__(self) -> None:
        self._column = ""
        self._range = (0.0, 1.0)
        self._chosen = [0.0, 1.0]

    def visible(self, ui: Ui) -> bool:
        """Where colours stand for numbers."""
        return ui.world.coloring.kind == "scalar"

    def draw(self, ui: Ui) -> None:
        """Draw the sliders; the filter changes when one is let go."""
        name = ui.world.coloring.name
        column = ui.world.scene.columns.get(name)
        if name != self._column and isinstance(column, Scalar):
            self._column, self._range = name, scalar_range(column)
            self._chosen = list(self._range)
        let_go = False
        for i, label in enumerate(("from", "to")):
            imgui.set_next_item_width(-1)
            _, self._chosen[i] = imgui.slider_float(f"##{label}", self._chosen[i], *self._range, f"{label} %.4g")
            let_go |= imgui.is_item_deactivated_after_edit()
        if let_go:
            ui.do("filter", {"column": name, **self._limits()})
        if button("Show all"):
            self._chosen = list(self._range)
            ui.do("filter", {})

    def _limits(self) -> dict[str, float]:
        """An end that is still at the bar's end lets everything beyond it in, too."""
        low, high = min(self._chosen), max(self._chosen)
        limits = {"min": low} if low > self._range[0] else {}
        return limits | ({"max": high} if high < self._range[1] else {}) or {"min": -1e38}
