"""What an interrupted reduction leaves: a folder beside the output, with known rows and blocks that are placed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.scenes.outputs import told, whole
from latentwalk.tools.shards.plan import Block, ShardPlan

S = TypeVar("S", bound=np.generic)
MADE = "made_from.json"
DONE = "done"
ENDING = ".parts"


def parts_of(output: Path) -> Path:
    """The folder of an output's parts."""
    return output.with_name(output.name + ENDING)


class Kept:
    """Arrays (n, …) of all rows in files that are mapped, filled block by block; which blocks are done is kept last.

    `made_from`: what parts must agree in to go on with.  Raises UsageError where parts are there and `resume` is False,
    or where they were made from something else.
    """

    def __init__(self, output: Path, plan: ShardPlan, made_from: Mapping[str, object], resume: bool) -> None:
        self.folder = parts_of(output)
        self._plan = plan
        self._arrays: dict[str, Any] = {}
        self._blocks: Any = None
        self._said = json.dumps(made_from, sort_keys=True)
        if self.folder.exists():
            _check(self.folder, output, self._said, resume)

    def array(self, name: str, shape: tuple[int, ...], dtype: type[S]) -> NDArray[S]:
        """The mapped array of all rows with this name; zeros at first."""
        if name not in self._arrays:
            self._arrays[name] = self._mapped(name, (self._plan.rows, *shape), dtype)
        found: NDArray[S] = self._arrays[name]
        return found

    def _make(self) -> None:
        """The folder, once there is something to keep: what fails before leaves none."""
        if self.folder.exists():
            return
        with told(self.folder):
            self.folder.mkdir()
            with whole(self.folder / MADE) as beside:
                beside.write_text(self._said, encoding="utf-8")

    def _mapped(self, name: str, shape: tuple[int, ...], dtype: Any) -> Any:
        self._make()
        path = self.folder / f"{name}.npy"
        with told(path):
            if path.exists():
                return np.lib.format.open_memmap(path, "r+")
            return np.lib.format.open_memmap(path, "w+", dtype, shape)

    def left(self) -> list[Block]:
        """The blocks that are not done."""
        return [block for block, done in zip(self._plan.blocks, self._done, strict=True) if not done]

    def finish(self, block: Block) -> None:
        """The block's rows are all in the arrays."""
        for array in self._arrays.values():
            array.flush()
        self._done[self._plan.blocks.index(block)] = True
        self._done.flush()

    def store(self, name: str, arrays: Mapping[str, Any]) -> None:
        """Keep small arrays, all or none."""
        self._make()
        with whole(self.folder / f"{name}.npz", overwrite=True) as beside, beside.open("wb") as file:
            np.savez(file, **arrays)

    def stored(self, name: str) -> dict[str, Array] | None:
        """Arrays that were kept under this name; None where there are none."""
        path = self.folder / f"{name}.npz"
        if not path.exists():
            return None
        with np.load(path, allow_pickle=False) as held:
            return dict(held)

    def remove(self) -> None:
        """All is in the output now."""
        self._arrays.clear()
        self._blocks = None
        shutil.rmtree(self.folder)

    @property
    def _done(self) -> Any:
        """(blocks,) bool, mapped."""
        if self._blocks is None:
            self._blocks = self._mapped(DONE, (len(self._plan.blocks),), np.bool_)
        return self._blocks


def _check(folder: Path, output: Path, said: str, resume: bool) -> None:
    if not resume:
        raise UsageError(
            f"{folder}: holds what an interrupted run left; go on with it by --resume, or remove the folder"
        )
    try:
        before = (folder / MADE).read_text(encoding="utf-8")
    except OSError:
        raise LatentwalkError(f"{folder}: does not say what it was made from; remove the folder") from None
    if before != said:
        raise UsageError(
            f"{folder}: made from other shards or with other options; choose another name than {output}, or remove the"
            " folder"
        )


def blocks_done(folder: Path) -> tuple[int, int]:
    """(done, all) of the blocks in a folder of parts; (0, 0) where none was begun."""
    path = folder / f"{DONE}.npy"
    done: Sequence[bool] = np.load(path).tolist() if path.exists() else []
    return sum(done), len(done)
