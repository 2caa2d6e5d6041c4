"""What a report says, as tests read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def whole(states: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """States of a report, each with the selection that it had; in a report those that keep it leave it out."""
    found: list[dict[str, Any]] = []
    for state in states:
        found.append({**state, "selection": state.get("selection", found[-1]["selection"] if found else None)})
    return found


def states(report: Path) -> list[dict[str, Any]]:
    """The whole states of a report file."""
    return whole(json.loads(report.read_text())["states"])
