"""What a file says of where it comes from, where its format can hold that."""

from __future__ import annotations

from importlib.metadata import version

from latentwalk.scenes import Quality
from latentwalk.tools.sending.outgoing import Outgoing


def program() -> str:
    """What wrote the file."""
    return f"latentwalk {version('latentwalk')}"


def about(sent: Outgoing) -> dict[str, object]:
    """Title, command, and where the scene and its layouts come from, with how far each can be trusted: plain values."""
    layouts = {}
    for name in sent.named_layouts:
        if name in sent.scene.layouts:
            layout = sent.scene.layouts[name]
            quality = layout.quality
            figures = (
                {"trustworthiness": quality.trustworthiness, "continuity": quality.continuity, "k": quality.k}
                if isinstance(quality, Quality)
                else {}
            )
            layouts[name] = {**figures, "provenance": dict(layout.provenance)}
    return {
        "program": program(),
        "command": sent.made,
        "title": sent.scene.title,
        "rows": len(sent.rows),
        "layouts": layouts,
        "provenance": dict(sent.scene.provenance),
    }
