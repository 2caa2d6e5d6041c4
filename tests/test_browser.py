"""The browser that tests use: WebGL without a GPU, nothing from outside, no error unseen, a headset on wish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kit.browser import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def _file(folder: Path, body: str) -> str:
    path = folder / "page.html"
    path.write_text(f"<!doctype html><meta charset=utf-8><body>{body}", encoding="utf-8")
    return path.as_uri()


def _visit(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address)
        page.wait_for_function("document.title === 'done'")


def test_a_page_of_its_own_has_webgl(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium) as page:
        page.goto(_file(tmp_path, "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><p>here"))
        assert page.inner_text("p") == "here"
        assert page.evaluate("!!document.createElement('canvas').getContext('webgl2')")


@pytest.mark.parametrize("what", ["fetch", "picture", "socket", "loopback"])
def test_a_page_that_asks_for_more_fails(chromium: Browser, tmp_path: Path, what: str) -> None:
    body = {
        "fetch": "<script>fetch('https://example.invalid/a.json').catch(() => document.title = 'done')</script>",
        "picture": "<img src='https://example.invalid/a.png' onerror='document.title = \"done\"'>",
        "socket": "<script>new WebSocket('ws://example.invalid/').onerror = () => document.title = 'done'</script>",
        "loopback": "<script>fetch('http://127.0.0.1:9/').catch(() => document.title = 'done')</script>",
    }[what]
    with pytest.raises(AssertionError, match="asked for"):
        _visit(chromium, _file(tmp_path, body))


def test_an_uncaught_error_fails(chromium: Browser, tmp_path: Path) -> None:
    page = _file(tmp_path, "<script>document.title = 'done'; throw new Error('nothing there')</script>")
    with pytest.raises(AssertionError, match=r"uncaught.*nothing there"):
        _visit(chromium, page)


def test_a_quest_is_there_on_wish(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, quest=True) as page:
        page.goto(_file(tmp_path, ""))
        assert page.evaluate("navigator.xr.isSessionSupported('immersive-vr')")
        assert page.evaluate("xrDevice.name").startswith("Meta Quest 3")
