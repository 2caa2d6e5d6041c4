"""Markers as the legend shows them."""

from __future__ import annotations

from imgui_bundle import imgui

from latentwalk.runtime.ground.markers import MARKERS, outline


def draw_marker(middle: imgui.ImVec2, radius: float, number: int, color: int) -> None:
    """The marker of a number around a place of the canvas, as large as a disc of `radius` pixels."""
    lines = imgui.get_window_draw_list()
    corners = outline(MARKERS[number])
    if not len(corners):
        lines.add_circle_filled(middle, radius, color)
        return
    points: list[imgui.ImVec2Like] = [
        imgui.ImVec2(middle.x + radius * float(x), middle.y - radius * float(y)) for x, y in corners
    ]
    lines.add_concave_poly_filled(points[::-1], color)  # imgui wants them clockwise
