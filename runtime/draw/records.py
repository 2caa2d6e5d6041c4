"""Tables that shaders look up by number: storage buffers where OpenGL 4.3 is, else textures, which every OpenGL has."""

from __future__ import annotations

from typing import Any, Literal, Protocol

import moderngl
import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.errors import LatentwalkError

#: Texels side by side, as in records.glsl: with the 16,384 rows that every OpenGL 4.1 has, 67 million of them.
#: Buffer textures would be plainer, but may end at 65,536.
WIDTH = 4096
Kind = Literal["f4", "i4", "u1"]


class RecordTable(Protocol):
    """Data of a known size for shaders."""

    def write(self, data: NDArray[Any], offset: int = 0, /) -> None:
        """Write whole records from byte `offset` on."""
        ...

    def use(self, place: int) -> None:
        """Have shaders find it at this binding point or unit."""
        ...

    def release(self) -> None:
        """Free it."""
        ...


class Stored:
    """A storage buffer of `size` bytes."""

    def __init__(self, ctx: moderngl.Context, size: int) -> None:
        self.buffer = ctx.buffer(reserve=max(16, -(-size // 4) * 4))  # whole words: shaders read four bytes in each

    def write(self, data: NDArray[Any], offset: int = 0, /) -> None:
        """As `RecordTable` has it."""
        self.buffer.write(np.ascontiguousarray(data).reshape(-1).view(np.uint8), offset)

    def fill(self, data: NDArray[Any]) -> None:
        """Write all of an array, into twice the room where it does not fit: what grows will grow again."""
        if self.buffer.size < data.nbytes:
            self.buffer.orphan(2 * data.nbytes)
        self.write(data)

    def use(self, place: int) -> None:
        """As `RecordTable` has it."""
        self.buffer.mglo.bind_to_storage_buffer(place, 0, -1)

    def release(self) -> None:
        """As `RecordTable` has it."""
        self.buffer.release()


class Records:
    """A texture of at least `count` records, each of 1 to 4 numbers: `records.glsl` says where one is.

    Raises LatentwalkError for more records than a texture holds.
    """

    def __init__(self, ctx: moderngl.Context, count: int, numbers: int, kind: Kind = "f4") -> None:
        self._ctx, self._numbers, self._kind = ctx, numbers, kind
        self._bytes = numbers * (1 if kind == "u1" else 4)
        self._make(count)

    def _make(self, count: int) -> None:
        height, most = max(1, -(-count // WIDTH)), int(self._ctx.info["GL_MAX_TEXTURE_SIZE"])
        if height > most:
            raise LatentwalkError(
                f"{count:,} rows: expected at most {WIDTH * most:,}, all that OpenGL 4.1 draws here; "
                "make a scene of fewer (latentwalk reduce … --limit N), or walk where OpenGL is 4.3"
            )
        self._fits = WIDTH * height
        self.texture = self._ctx.texture((WIDTH, height), self._numbers, dtype=self._kind)
        self.texture.filter = moderngl.NEAREST, moderngl.NEAREST

    def write(self, data: NDArray[Any], offset: int = 0, /) -> None:
        """As `RecordTable` has it."""
        texels = np.ascontiguousarray(data).reshape(-1).view(np.uint8).reshape(-1, self._bytes)
        at = offset // self._bytes
        while len(texels):
            down, across = divmod(at, WIDTH)
            # Whole lines at once; what is before and behind them, of one line each.
            lines = 0 if across else len(texels) // WIDTH
            width = WIDTH if lines else min(WIDTH - across, len(texels))
            written = width * max(lines, 1)
            self.texture.mglo.write(texels[:written], (across, down, width, max(lines, 1)), 0, 1)
            at, texels = at + written, texels[written:]

    def fill(self, data: NDArray[Any]) -> None:
        """Write all of an array, into twice the room where it does not fit: what grows will grow again."""
        count = data.nbytes // self._bytes
        if count > self._fits:
            self.texture.release()
            self._make(2 * count)
        self.write(data)

    def use(self, place: int) -> None:
        """As `RecordTable` has it."""
        self.texture.mglo.use(place)

    def release(self) -> None:
        """As `RecordTable` has it."""
        self.texture.release()


def make_table(ctx: moderngl.Context, count: int, numbers: int, kind: Kind = "f4", *, storage: bool) -> RecordTable:
    """`count` records of 1 to 4 numbers each, with `storage` in a storage buffer."""
    if storage:
        return Stored(ctx, count * numbers * (1 if kind == "u1" else 4))
    return Records(ctx, count, numbers, kind)
