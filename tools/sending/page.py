"""A page: the whole scene in one HTML file, for a browser and, by WebXR, for a headset."""

from __future__ import annotations

from pathlib import Path

from latentwalk.tools.page.html import write_html
from latentwalk.tools.page.packed import page_data
from latentwalk.tools.sending.outgoing import Outgoing


def write(sent: Outgoing, path: Path) -> list[str]:
    """Write the scene, or some of its rows, which begins in the layout, color and at the epoch that were asked for."""
    rows = None if len(sent.rows) == len(sent.scene) else sent.rows
    at = sent.epochs[0].epoch if len(sent.epochs) == 1 else None
    data = page_data(sent.scene, rows, sent.layout, sent.color, at)
    write_html(data, path)
    return [f"{path.stat().st_size / 1e6:.1f} MB", *data.notes]
