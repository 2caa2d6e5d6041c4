"""Arrays as a page takes them: one block of bytes, and where in it each array lies (`assets/web/DATA.md`)."""

from __future__ import annotations

import gzip
import json

import numpy as np

from latentwalk.scenes.arrays import Numbers

TYPES = {"|u1": "u1", "<u2": "u2", "<i4": "i4", "<f4": "f4"}
ALIGNED = 4  # bytes: where typed arrays of a browser may begin


class Blob:
    """A block that grows; `arrays`: key → what the page's head says of it.  Keys are made here, never by a person."""

    def __init__(self) -> None:
        self.arrays: dict[str, dict[str, object]] = {}
        self._bytes = bytearray()

    def put(self, key: str, values: Numbers, after: tuple[str, Numbers] | None = None) -> str:
        """Add values of u1, u2, i4 or f4; `after`: key and values of an array of which only the differences are kept.

        Returns the key.
        """
        kind = values.dtype
        stored = values if after is None else (values - after[1]).astype(kind)  # modulo what the type holds
        told: dict[str, object] = {"type": TYPES[kind.str], "at": self._begin(), "count": values.size}
        data = stored.tobytes()
        if kind.itemsize > 1:
            told["planes"] = True  # alike bytes side by side: gzip finds what they have in common
            data = np.frombuffer(data, np.uint8).reshape(-1, kind.itemsize).T.tobytes()
        if after is not None:
            told["after"] = after[0]
        self._bytes += data
        self.arrays[key] = told
        return key

    def put_json(self, key: str, value: object) -> str:
        """Add a value of JSON, such as a list of texts.  Returns the key."""
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        self.arrays[key] = {"type": "json", "at": self._begin(), "count": len(data)}
        self._bytes += data
        return key

    def packed(self) -> bytes:
        """The block, by gzip; equal blocks are equal bytes."""
        return gzip.compress(bytes(self._bytes), 9, mtime=0)

    def _begin(self) -> int:
        self._bytes += b"\0" * (-len(self._bytes) % ALIGNED)
        return len(self._bytes)
