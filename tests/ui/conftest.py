"""What all tests of panels need: a context without a screen, and where the buttons are."""

from collections.abc import Callable, Iterator
from typing import Any

import moderngl
import pytest
from imgui_bundle import imgui

from latentwalk.runtime.hosts.gl import create_context
from latentwalk.runtime.ui import rows_shown, widgets
from latentwalk.runtime.ui.state import filters, views


@pytest.fixture(scope="module")
def ctx() -> Iterator[moderngl.Context]:
    context, _ = create_context()
    yield context
    assert context.error == "GL_NO_ERROR"
    context.release()


@pytest.fixture
def buttons(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[float, float]]:
    """Name → middle, in pixels of the canvas, of every button drawn so far."""
    middles: dict[str, tuple[float, float]] = {}
    real = imgui.button

    def spy(label: str, *size: object) -> bool:
        pressed = real(label, *size)
        low, high = imgui.get_item_rect_min(), imgui.get_item_rect_max()
        middles[label] = ((low.x + high.x) / 2, (low.y + high.y) / 2)
        return pressed

    monkeypatch.setattr(imgui, "button", spy)
    return middles


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[float, float]]:
    """Text → middle, in pixels of the canvas, of every line that can be pressed drawn so far."""
    middles: dict[str, tuple[float, float]] = {}
    real = widgets.line

    def spy(text: str, *options: Any, **named: Any) -> bool:
        pressed = real(text, *options, **named)
        low, high = imgui.get_item_rect_min(), imgui.get_item_rect_max()
        middles[text] = ((low.x + high.x) / 2, (low.y + high.y) / 2)
        return pressed

    for module in (widgets, filters, rows_shown, views):
        monkeypatch.setattr(module, "line", spy)
    return middles


@pytest.fixture
def strips(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[float, float, float]]:
    """Name → left and right end and height of the middle, in pixels of the canvas, of every place to drag along."""
    found: dict[str, tuple[float, float, float]] = {}
    real = imgui.invisible_button

    def spy(label: str, *size: object) -> bool:
        pressed = real(label, *size)
        low, high = imgui.get_item_rect_min(), imgui.get_item_rect_max()
        found[label] = low.x, high.x, (low.y + high.y) / 2
        return bool(pressed)

    monkeypatch.setattr(imgui, "invisible_button", spy)
    return found


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every running text drawn so far, in order."""
    said: list[str] = []
    for name in ("text_unformatted", "text_wrapped"):
        real = getattr(imgui, name)

        def spy(text: str, real: Callable[[str], None] = real) -> None:
            said.append(text)
            real(text)

        monkeypatch.setattr(imgui, name, spy)
    return said
