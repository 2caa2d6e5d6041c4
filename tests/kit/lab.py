"""A real JupyterLab with a notebook open in a headless Chromium, and code that runs in its kernel."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

from kit.browser import opened
from kit.running import PATIENCE_S, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NOTEBOOK = {
    "cells": [],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
KERNEL = "jupyterapp.shell.currentWidget.sessionContext.session.kernel"
IDLE = f"globalThis.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle' && {KERNEL}.id"
RAN = f"""
running => Promise.race([
    running,
    new Promise((_, reject) => setTimeout(() => reject(new Error('the cell has not ended')), {PATIENCE_S * 1e3})),
])
"""
RUN = f"""
async ([code, expression]) => {{
    const running = {KERNEL}.requestExecute({{code, user_expressions: {{value: expression}}}}).done;
    const {{content}} = await ({RAN})(running);
    return content.status === 'ok' ? content.user_expressions.value : content;
}}
"""
PICTURE = ".renderview-wrapper img"


class Lab:
    """One notebook in the browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def run(self, code: str, expression: str = "None") -> Any:
        """Run code in the kernel, beside the cells, and give an expression, which JSON must hold."""
        told = self.page.evaluate(RUN, [f"import json\n{code}", f"json.dumps({expression})"])
        assert told["status"] == "ok", told
        return json.loads(told["data"]["text/plain"][1:-1].encode().decode("unicode_escape"))

    def begin(self, code: str) -> None:
        """Run code in the kernel without waiting for it; `ran` waits."""
        self.page.evaluate(f"code => {{ globalThis.running = {KERNEL}.requestExecute({{code}}).done; }}", code)

    def ran(self) -> None:
        """Wait for what was begun."""
        told = self.page.evaluate(f"({RAN})(globalThis.running)")["content"]
        assert told["status"] == "ok", told

    def cell(self, code: str) -> None:
        """Add a cell at the end, and run it."""
        self.page.evaluate(
            """async code => {
                const {commands, shell} = jupyterapp;
                await commands.execute('notebook:insert-cell-below');
                shell.currentWidget.content.activeCell.model.sharedModel.setSource(code);
                await commands.execute('notebook:run-cell');
            }""",
            code,
        )

    def until(self, expression: str, wish: str) -> Any:
        """Ask the kernel until a wish of Python about `found`, the value of an expression, is true."""
        return until(wish, lambda: [found] if eval(wish, {"found": (found := self.run("", expression))}) else None)[0]

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the picture is on the page."""
        box = self.page.locator(PICTURE).bounding_box()
        assert box is not None
        return box["x"] + x, box["y"] + y


@contextmanager
def lab(chromium: Browser, folder: Path) -> Iterator[Lab]:
    """JupyterLab in a folder, which holds all that it writes, with an empty notebook and its kernel."""
    from jupyter_rfb import __file__ as widget

    (folder / "work").mkdir()
    (folder / "work" / "a.ipynb").write_text(json.dumps(NOTEBOOK))
    own = {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    own |= {f"JUPYTERLAB_{name}_DIR": str(folder / name.lower()) for name in ("SETTINGS", "WORKSPACES")}
    # What draws widgets in the page lies beside the packages, wherever these are.
    own |= {"IPYTHONDIR": str(folder / "ipython"), "JUPYTER_PATH": str(Path(widget).parents[4] / "share" / "jupyter")}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex()
    address = f"http://127.0.0.1:{port}/"
    options = {
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.allow_root": True,
        "ServerApp.root_dir": folder / "work",
        "IdentityProvider.token": token,
        "LabApp.news_url": None,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.expose_app_in_browser": True,
        "LabApp.extension_manager": "readonly",
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", *(f"--{k}={v}" for k, v in options.items())]
    with (folder / "log.txt").open("wb") as log:
        server = subprocess.Popen(command, env=os.environ | own, cwd=folder, stdout=log, stderr=log)
    try:
        until("JupyterLab", lambda: _answers(f"{address}api?token={token}"), lambda: _ended(server, folder))
        # Its own pages look for packages; jupyter_rfb stumbles over each typed character, which comes as a key, too.
        with opened(chromium, size=(1280, 900), allowed=[address], errors=True) as page:
            page.set_default_timeout(PATIENCE_S * 1e3)
            page.goto(f"{address}lab/tree/a.ipynb?token={token}")
            page.wait_for_function(IDLE)
            yield Lab(page)
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def _answers(address: str) -> bool:
    try:
        with urlopen(address) as answer:
            return answer.status == 200
    except OSError:
        return False


def _ended(server: subprocess.Popen[bytes], folder: Path) -> str:
    return "" if server.poll() is None else (folder / "log.txt").read_text()[-2000:]
