"""What all tests of panels need: a context without a screen, and where the buttons are."""

from collections.abc import Iterator

import moderngl
import pytest
from imgui_bundle import imgui

from latentwalk.runtime.hosts.gl import create_context


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
