"""A binary glTF taken apart, by nothing of ours."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any


def opened(path: Path) -> tuple[dict[str, Any], bytes]:
    """Its JSON and its numbers."""
    data = path.read_bytes()
    magic, version, length = struct.unpack("<4sII", data[:12])
    assert (magic, version, length) == (b"glTF", 2, len(data))
    size, kind = struct.unpack("<I4s", data[12:20])
    assert kind == b"JSON"
    assert data[24 + size : 28 + size] == b"BIN\0"
    return json.loads(data[20 : 20 + size]), data[28 + size :]
