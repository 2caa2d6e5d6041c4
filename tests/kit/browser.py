"""Pages in a headless Chromium without a network, as a desk, a touch screen or an emulated Quest 3 opens them."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, WebSocket

WEB = Path(__file__).resolve().parents[2] / "assets" / "web"
# WebGL on the processor; no name is looked up, so what a page asks of the network fails at once and everywhere alike.
FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
PATIENCE_MS = (
    120_000  # for what a test waits to see; below the time limit of tests, so that playwright says what it was
)
OWN = ("file:", "data:", "blob:", "about:")
QUEST = """
(() => {
    const device = new IWER.XRDevice(IWER.metaQuest3);
    device.installRuntime({forceInstall: true});
    device.stereoEnabled = true;
    globalThis.xrDevice = device;
})();
"""


@contextmanager
def started() -> Iterator[Browser]:
    """Run Chromium; skips the test where there is none.  While it runs, this thread cannot run another event loop."""
    path = shutil.which("chromium")
    if path is None or importlib.util.find_spec("playwright") is None:
        pytest.skip("no Chromium with playwright here; `make test` installs both")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(
    browser: Browser,
    *,
    size: tuple[int, int] = (1280, 720),
    touch: bool = False,
    quest: bool = False,
    allowed: Sequence[str] = (),
    errors: bool = False,
) -> Iterator[Page]:
    """A page that fails its test when it asked for anything outside of itself or left an error uncaught.

    Args:
        quest: the page finds a Quest 3, which is moved by `xrDevice` (needs `iwer` in assets/web/node_modules).
        allowed: beginnings of addresses that it may ask for, such as "http://127.0.0.1:8888/"; else it is offline.
        errors: uncaught errors are what the test is about.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, has_touch=touch, offline=not allowed, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE_MS)
    strangers: list[str] = []
    uncaught: list[str] = []
    may = (*OWN, *allowed, *(one.replace("http", "ws", 1) for one in allowed))

    def note(asked: Request | WebSocket) -> None:
        if not asked.url.startswith(may):
            strangers.append(asked.url)

    try:
        page = context.new_page()
        page.on("request", note)
        page.on("websocket", note)
        page.on("pageerror", lambda error: uncaught.append(str(error)))
        if quest:
            page.add_init_script(iwer() + QUEST)
        yield page
    finally:
        context.close()
    assert not strangers, f"the page asked for {strangers}"
    assert errors or not uncaught, f"the page left errors uncaught: {uncaught}"


def iwer() -> str:
    """The script that emulates headsets; skips the test where npm has not fetched it."""
    path = WEB / "node_modules" / "iwer" / "build" / "iwer.min.js"
    if not path.is_file():
        pytest.skip(f"no {path}; `make test` has npm fetch it")
    return path.read_text(encoding="utf-8")
