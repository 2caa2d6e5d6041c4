"""Pages of scenes in tests: written, opened, waited for, and their arrays read back as DATA.md says."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from latentwalk.scenes import Scene
from latentwalk.tools.page.html import write_html
from latentwalk.tools.page.packed import PageData, page_data

if TYPE_CHECKING:
    from playwright.sync_api import Page

TYPES = {"u1": np.uint8, "u2": np.uint16, "i4": np.int32, "f4": np.float32}
READY = "globalThis.latentwalk?.frames > 1"
PATIENCE_MS = 100_000


def written(scene: Scene, folder: Path, name: str = "page.html") -> str:
    """The address of a scene's page."""
    path = folder / name
    write_html(page_data(scene), path)
    return path.as_uri()


def until(page: Page, condition: str) -> None:
    """Wait for a condition of JavaScript: playwright's own way needs `eval`, which pages of scenes do not allow."""
    page.evaluate(
        f"""async () => {{
            const began = performance.now();
            while (!({condition})) {{
                if (performance.now() - began > {PATIENCE_MS}) throw new Error("waited in vain");
                await new Promise((on) => setTimeout(on, 20));
            }}
        }}"""
    )


def visit(page: Page, address: str) -> None:
    """Open a scene's page and wait until it is drawn."""
    page.goto(address)
    until(page, READY)


class Read:
    """A page's data as a browser reads it."""

    def __init__(self, data: PageData) -> None:
        self.head: Any = json.loads(json.dumps(data.head, allow_nan=False))
        self._bytes = gzip.decompress(data.data)

    def array(self, key: str) -> Any:
        """An array, or of JSON its value, by its key."""
        told = self.head["arrays"][key]
        if told["type"] == "json":
            return json.loads(self._bytes[told["at"] : told["at"] + told["count"]])
        dtype = np.dtype(TYPES[told["type"]])
        found = np.frombuffer(self._bytes, np.uint8, told["count"] * dtype.itemsize, told["at"])
        if told.get("planes"):
            found = found.reshape(dtype.itemsize, -1).T
        values = np.ascontiguousarray(found).reshape(-1).view(dtype)
        return values + self.array(told["after"]) if "after" in told else values

    def places(self, told: Any, key: str) -> Any:
        """Positions (n, 3) in the units of the data, NaN where absent."""
        codes = self.array(key).reshape(-1, 3)
        meters = np.array(told["low"]) + told["step"] * codes
        unit = told["unit"]
        found = meters * unit["scale"] + np.array(unit["offset"])
        return np.where((codes == 65535).all(axis=1)[:, None], np.nan, found)

    def column(self, name: str) -> Any:
        """What the head says of a column."""
        return next(column for column in self.head["columns"] if column["name"] == name)
