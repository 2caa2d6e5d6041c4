"""What was opened before: the last scenes, the newest first, in a file of the person's own state folder."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from platformdirs import user_state_path

from latentwalk.scenes.errors import LatentwalkError
from latentwalk.scenes.outputs import whole

MOST = 12


def _path() -> Path:
    return user_state_path("latentwalk", appauthor=False) / "recent.json"


def recent() -> list[Path]:
    """Scenes that were opened and are still there; none where the list cannot be read."""
    try:
        found = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    paths = (
        [Path(name) for name in found if isinstance(name, str) and "\0" not in name] if isinstance(found, list) else []
    )
    return [path for path in paths if path.is_file()][:MOST]


def remember(scene: Path) -> None:
    """Put a scene at the head of the list; where that cannot be written, nothing is kept."""
    newest = scene.resolve()
    names = [str(path) for path in [newest, *(path for path in recent() if path != newest)][:MOST]]
    path = _path()
    with suppress(OSError, LatentwalkError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path, overwrite=True) as beside:
            beside.write_text(json.dumps(names, indent=1), encoding="utf-8")
