"""AnnData's .h5ad files, by the layout that its authors document, without AnnData itself.

https://anndata.readthedocs.io/en/latest/fileformat-prose.html: `X` cells × genes, dense or sparse; `obs` a table of the
cells; `obsm` more arrays of them, such as embeddings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from latentwalk.scenes.arrays import F32, Array, Indices
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import fitting_name
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import HUGE, numbered, to_features
from latentwalk.tools.data.formats.cells import columns_of, index_of, text_of
from latentwalk.tools.data.formats.hdf5 import Hdf5, opened
from latentwalk.tools.data.large import drawn, drawn_note, drawn_provenance
from latentwalk.tools.data.table_files import MOST_CELLS
from latentwalk.tools.data.words import unique_ids

SUFFIX = ".h5ad"
USUAL = "X_pca"  # what the neighbors of cells are sought in, where it is there
SPARSE = ("csr_matrix", "csc_matrix")


def load_anndata(
    path: Path, key: str | None = None, label: str | None = None, limit: int | None = None, seed: int = 0
) -> Dataset:
    """Cells with the columns of `obs` and, as layouts, the arrays of `obsm` that have 2 or 3 columns.

    The features are the array `key` ("X", one of obsm, "layers/NAME"), else X_pca of obsm, else the only wide array
    there, else X.  `label` is a column of obs.  With a `limit` large arrays are read only in the rows drawn.
    """
    with opened(path) as file:
        cells = _Cells.of(file)
        name, why = cells.chosen(key)
        rows = drawn(len(cells.ids), cells.bytes_of(name), limit, seed)
        values, names = cells.features(name, rows)
        notes = [f"features: {name} ({cells.shape(name)}), {why}"]
        layouts = cells.layouts(name, rows, notes)
        columns = columns_of(file, cells.obs, len(cells.ids), rows, label, notes)
    if rows is not None:
        notes.append(drawn_note(rows, len(cells.ids)))
    ids = cells.ids if rows is None else [cells.ids[int(row)] for row in rows]
    features = to_features(values, f"{path}: {name}", names, ids)
    about = {"format": "arrays", "source": str(path), "key": name} | drawn_provenance(rows, len(cells.ids), seed)
    return Dataset(path.stem, ids, features, names, columns, None, about, notes, layouts)


def _parted(names: Iterable[str], fitting: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Those of the names that fit, and the others."""
    return [name for name in names if name in fitting], [name for name in names if name not in fitting]


@dataclass
class _Cells:
    """`arrays`: name → dataset, or group of a sparse one, of as many rows as there are cells; X first."""

    file: Hdf5
    obs: Any
    ids: list[str]
    arrays: dict[str, Any]
    embeddings: list[str]  # of them those in obsm
    other: list[str]  # of obsm, whose rows are not the cells

    @classmethod
    def of(cls, file: Hdf5) -> _Cells:
        obs = file.group(file.root, "obs")
        if obs is None:
            raise UsageError(f"{file.path}: expected AnnData with a group 'obs', found none; save it by anndata 0.7 on")
        named = index_of(file, obs)
        if named is None:
            raise UsageError(f"{file.path}: expected the names of the cells in 'obs', found none; save it again")
        ids = unique_ids([str(name) for name in named.tolist()])
        arrays = {"X": file.item(file.root, "X")}
        layers, obsm = (file.members(file.root, name) for name in ("layers", "obsm"))
        arrays |= obsm | {f"layers/{name}": found for name, found in layers.items()}
        fitting = {name: found for name, found in arrays.items() if _shape(found)[:1] == (len(ids),)}
        return cls(file, obs, ids, fitting, *_parted(obsm, fitting))

    def shape(self, name: str) -> str:
        """As a person reads it."""
        return " × ".join(f"{size:,}" for size in _shape(self.arrays[name]))

    def bytes_of(self, name: str) -> int:
        """As float32."""
        rows, columns = _shape(self.arrays[name])
        return 4 * rows * columns

    def chosen(self, key: str | None) -> tuple[str, str]:
        """The name of the features, and why these."""
        wide = [name for name in self.embeddings if _shape(self.arrays[name])[1] > 3]
        has = ", ".join(f"{name} ({self.shape(name)})" for name in self.arrays) or "none"
        others = "; --key takes another array" if len(self.arrays) > 1 else ""
        if key is not None:
            name = key.removeprefix("obsm/")
            if name not in self.arrays:
                raise UsageError(f"{self.file.path}: --key {key}: no such array; it holds {has}")
            return name, "as --key asks"
        if USUAL in wide:
            return USUAL, f"the usual space for the neighbors of cells{others}"
        if len(wide) == 1:
            return wide[0], f"the only wide array of obsm{others}"
        if "X" in self.arrays:
            return "X", f"as obsm has {len(wide) or 'no'} wide array{'s' * bool(wide)}{others}"
        raise UsageError(f"{self.file.path}: expected X or one wide array in obsm, found {has}; choose one by --key")

    def features(self, name: str, rows: Indices | None) -> tuple[Array, list[str]]:
        """The values (n, d) of these rows, and the names of their columns."""
        found = self.arrays[name]
        values = self.file.values(found, rows) if _is_dense(found) else _densified(self.file, found, rows)
        width = values.shape[1]
        return values, numbered(f"{name}_", width) if name in self.embeddings else self._genes(width)

    def _genes(self, width: int) -> list[str]:
        var = self.file.group(self.file.root, "var")
        index = None if var is None else index_of(self.file, var)
        names = [] if index is None else [fitting_name(str(name)) for name in index.tolist()]
        return names if len(names) == width else numbered("gene_", width)

    def layouts(self, features: str, rows: Indices | None, notes: list[str]) -> dict[str, F32]:
        """The arrays of obsm that can be walked in."""
        layouts: dict[str, F32] = {}
        for name in self.embeddings:
            found = self.arrays[name]
            if name == features or not _is_dense(found) or _shape(found)[1] not in (2, 3):
                continue
            values = self.file.values(found, rows)
            if values.dtype.kind not in "fiu" or not (np.abs(values.astype(np.float64)) < HUGE).all():
                notes.append(f"obsm '{name}' is left out of the layouts: not all its places are finite numbers")
                continue
            # A plane stands upright, as a figure has it.
            places = np.pad(values.astype(np.float32), ((0, 0), (0, 3 - values.shape[1])))
            layouts[fitting_name(name)] = np.ascontiguousarray(places)
        lacking = f"is left out: it does not have a row for each of the {len(self.ids):,} cells"
        notes += [f"obsm '{name}' {lacking}" for name in self.other]
        if layouts:
            notes.append(f"layouts: {', '.join(layouts)}, as they are in obsm")
        return layouts


def _is_dense(found: Any) -> bool:
    return hasattr(found, "dtype")


def _shape(found: Any) -> tuple[int, ...]:
    """(n, d) of a dataset or a sparse array; () of what is neither."""
    if found is None:
        return ()
    if _is_dense(found):
        shape = tuple(found.shape)
    else:
        known = text_of(found.attrs.get("encoding-type", "")) in SPARSE
        shape = tuple(map(int, found.attrs.get("shape", ()))) if known else ()
    return shape if len(shape) == 2 and min(shape) > 0 else ()


def _densified(file: Hdf5, group: Any, rows: Indices | None) -> Array:
    """A sparse array (n, d), or these rows of it."""
    from scipy import sparse

    shape = _shape(group)
    count = shape[0] if rows is None else len(rows)
    if count * shape[1] > MOST_CELLS:
        raise UsageError(
            f"{file.path}: '{group.name}' is sparse, of {count:,} × {shape[1]:,} values in all, expected at most"
            f" {MOST_CELLS:,}; give --limit, or an array of fewer columns by --key"
        )
    parts = tuple(file.values(file.dataset(group, name)) for name in ("data", "indices", "indptr"))
    kind = sparse.csr_matrix if text_of(group.attrs["encoding-type"]) == SPARSE[0] else sparse.csc_matrix
    found = kind(parts, shape)
    found.check_format(full_check=True)  # places beyond the shape would be written beyond memory
    chosen = found if rows is None else found.tocsr()[rows]
    return np.asarray(chosen.astype(np.float32).toarray())
