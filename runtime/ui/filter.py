"""A filter by numbers: only rows between two values of the column that colours the points are shown."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ui.panel import Panel, Ui, button
from latentwalk.runtime.world.rows.coloring import scalar_range
from latentwalk.runtime.world.rows.commands import Filter
from latentwalk.scenes import Scalar

LEAST = -1e38  # lets every number in, but not what is unknown


class FilterPanel(Panel):
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
        return ui.rows.coloring.kind == "scalar"

    def draw(self, ui: Ui) -> None:
        """Draw the sliders; the filter changes when one is let go."""
        name = ui.rows.coloring.name
        column = ui.rows.scene.columns.get(name)
        if name != self._column and isinstance(column, Scalar):
            self._column, self._range = name, scalar_range(column)
            self._chosen = list(self._range)
        let_go = False
        for i, label in enumerate(("from", "to")):
            imgui.set_next_item_width(-1)
            _, self._chosen[i] = imgui.slider_float(f"##{label}", self._chosen[i], *self._range, f"{label} %.4g")
            let_go |= imgui.is_item_deactivated_after_edit()
        if let_go:
            low, high = self._limits()
            ui.do(Filter(column=name, min=low, max=high))
        if button("Show all"):
            self._chosen = list(self._range)
            ui.do(Filter())

    def _limits(self) -> tuple[float | None, float | None]:
        """An end that is still at the bar's end lets everything beyond it in, too."""
        low, high = min(self._chosen), max(self._chosen)
        least = low if low > self._range[0] else None
        most = high if high < self._range[1] else None
        return (LEAST, None) if least is None and most is None else (least, most)
