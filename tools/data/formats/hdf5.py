"""What an HDF5 file holds, read as far as it lies in the file itself, with sizes known before memory is taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.features import one_line
from latentwalk.tools.data.table_files import MOST_CELLS
from latentwalk.tools.data.table_values import MOST_TEXT_BYTES

BLOCK_BYTES = 64 << 20  # of texts read at once, as far as the size of the file tells
FEWEST_TEXTS, MOST_TEXTS = 64, 65_536  # at once


class Hdf5:
    """An open file.  `None` stands for what is not there; UsageError for what is in another file or is too large."""

    def __init__(self, path: Path, file: Any) -> None:
        self.path, self.root = path, file

    def group(self, parent: Any, name: str) -> Any:
        """The group of a name in a group."""
        found = self.item(parent, name)
        return None if hasattr(found, "dtype") else found

    def dataset(self, parent: Any, name: str) -> Any:
        """The dataset of a name in a group."""
        found = self.item(parent, name)
        return found if hasattr(found, "dtype") else None

    def members(self, parent: Any, name: str) -> dict[str, Any]:
        """What is in the group of a name, by name."""
        group = self.group(parent, name)
        return {} if group is None else {str(member): self.item(group, str(member)) for member in group}

    def item(self, parent: Any, name: str) -> Any:
        """What has a name in a group, and lies in this file."""
        import h5py

        # A name that is a way through groups could lead through a link to another file.
        link = None if "/" in name or parent is None else parent.get(name, getlink=True)
        if link is None:
            return None
        if not isinstance(link, h5py.HardLink):
            raise UsageError(f"{self.path}: '{name}' is a link to elsewhere; save all in one file")
        found = parent[name]
        if isinstance(found, h5py.Dataset) and (found.external or found.is_virtual):
            raise UsageError(f"{self.path}: '{found.name}' lies in another file; save all in one")
        return found if isinstance(found, h5py.Dataset | h5py.Group) else None

    def values(self, dataset: Any, rows: Array | None = None) -> Array:
        """The values of a dataset, of these `rows` alone; texts as objects."""
        import h5py

        count = dataset.size if rows is None or not dataset.shape else dataset.size // max(len(dataset), 1) * len(rows)
        if count > MOST_CELLS:
            raise UsageError(
                f"{self.path}: '{dataset.name}' has {count:,} values, expected at most {MOST_CELLS:,}; give --limit or"
                " another array by --key"
            )
        if h5py.check_string_dtype(dataset.dtype) is not None:
            return self._texts(dataset)
        found = dataset[()] if rows is None else dataset[rows]
        return np.asarray(found)

    def _texts(self, dataset: Any) -> Array:
        """Texts are counted as they come: one long text of a small file may stand in each of its rows."""
        block = min(max(BLOCK_BYTES // max(self.path.stat().st_size, 1), FEWEST_TEXTS), MOST_TEXTS)
        texts: list[str] = []
        total = 0
        for start in range(0, len(dataset), block):
            new = [value.decode(errors="replace") for value in dataset[start : start + block].tolist()]
            total += sum(map(len, new))
            if total > MOST_TEXT_BYTES:
                raise UsageError(
                    f"{self.path}: '{dataset.name}' has more than {MOST_TEXT_BYTES:,} bytes of text; drop it"
                )
            texts += new
        return np.array(texts, object)


@contextmanager
def opened(path: Path) -> Iterator[Hdf5]:
    """A file for reading.  Whatever is wrong with it is a UsageError in one line."""
    try:
        import h5py
    except ImportError:
        raise UsageError(f"{path}: reading HDF5 needs h5py; pip install h5py") from None
    try:
        with h5py.File(path, "r") as file:
            yield Hdf5(path, file)
    except UsageError:
        raise
    except Exception as error:  # a damaged file makes h5py raise nearly anything
        raise UsageError(f"{path}: cannot be read as HDF5 ({one_line(error)}); save it again") from error
