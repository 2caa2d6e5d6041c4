"""Arrays in files: .npy, .npz (never pickled), .safetensors, and torch's .pt and .pth (weights only)."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes import Column
from latentwalk.scenes.arrays import F32, Array, Indices
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import label
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import numbered, one_line, refuse_duplicates, to_features
from latentwalk.tools.data.large import LARGE, drawn, drawn_note, drawn_provenance
from latentwalk.tools.data.pictures import are_pictures, as_images

if TYPE_CHECKING:
    import torch

SUFFIXES = (".npy", ".npz", ".safetensors", ".pt", ".pth")
FEATURES = ("features", "embeddings", "embedding", "x", "data", "x_train", "vectors", "latents", "arr_0")
LABELS = ("labels", "label", "y", "target", "targets", "y_train")
IDS = ("ids", "id", "names")
IMAGES = ("images", "image", "pictures", "thumbnails")


def read_array(path: Path) -> Array:
    """The one array of a file."""
    arrays = read_arrays(path)
    if len(arrays) != 1:
        raise UsageError(f"{path}: expected one array, found {_listing(arrays)}; save the one alone")
    return next(iter(arrays.values()))


def read_arrays(path: Path) -> dict[str, Array]:
    """All arrays of a file by name; a .npy's one array is called "features"."""
    try:
        return _READERS.get(path.suffix.lower(), _read_numpy)(path)
    except Exception as error:  # a damaged file makes the readers raise nearly anything, MemoryError among it
        if any(word in str(error).lower() for word in ("pickle", "weights_only", "python objects")):
            problem = "holds pickled objects, which could run code; save plain numeric arrays"
        else:
            problem = f"cannot be read as arrays ({one_line(error)}); save it again"
        raise UsageError(f"{path}: {problem}") from error


def _read_safetensors(path: Path) -> dict[str, Array]:
    from safetensors import deserialize

    parts = deserialize(path.read_bytes())  # type: ignore[no-untyped-call]
    return {name: _from_bytes(part["dtype"], part["data"]).reshape(part["shape"]) for name, part in parts}


def _from_bytes(kind: str, data: bytes) -> Array:
    """Values of a type as safetensors calls it; those that numpy lacks (bfloat16, eight bits) as float32, exactly."""
    raw = np.frombuffer(data, np.uint8)
    if kind == "BF16":  # the upper half of a float32
        return (raw.view("<u2").astype(np.uint32) << 16).view(np.float32)
    if kind == "F8_E5M2":  # the upper half of a float16
        return (raw.astype(np.uint16) << 8).view(np.float16).astype(np.float32)
    if kind == "F8_E4M3":
        return _e4m3()[raw]
    if kind not in _SAFETENSORS:
        raise ValueError(f"numbers of type {kind}")
    return raw.view(_SAFETENSORS[kind])


def _e4m3() -> F32:
    """What each byte is as a float of 4 bits of exponent (bias 7) and 3 of mantissa: no infinities, one NaN
    (P. Micikevicius et al., arXiv:2209.05433)."""
    byte = np.arange(256)
    exponent, mantissa = byte >> 3 & 15, (byte & 7) / 8
    size = np.where(exponent > 0, (1 + mantissa) * 2.0 ** (exponent - 7), mantissa * 2.0**-6)
    return np.where(byte & 127 == 127, np.nan, np.where(byte & 128, -size, size)).astype(np.float32)


def _read_torch(path: Path) -> dict[str, Array]:
    """Tensors that torch saved, one alone or by name; read without running what a pickle says."""
    import torch

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of formats that torch will change
        found = torch.load(path, map_location="cpu", weights_only=True)
    named = found if isinstance(found, Mapping) else {"features": found}
    arrays = {str(name): _as_numpy(value) for name, value in named.items() if isinstance(value, torch.Tensor)}
    if not arrays:
        raise ValueError(f"expected a tensor or tensors by name, found {type(found).__name__}")
    return arrays | {str(name): values for name, value in named.items() if (values := _of_list(value)) is not None}


def _of_list(value: object) -> Array | None:
    """A list of numbers or of texts, as labels and ids are often kept beside tensors; None of anything else."""
    if not isinstance(value, list | tuple) or not value:
        return None
    texts = all(isinstance(item, str) for item in value)
    return np.asarray(value) if texts or all(isinstance(item, bool | int | float) for item in value) else None


def _as_numpy(tensor: torch.Tensor) -> Array:
    import torch

    plain = tensor.detach().to_dense() if tensor.is_sparse else tensor.detach()
    small = plain.is_floating_point() and plain.element_size() < 4
    return np.asarray((plain.to(torch.float32) if small else plain).numpy())


def _read_numpy(path: Path) -> dict[str, Array]:
    # A large file stays where it is: rows come into memory as they are asked for.
    mapped = path.suffix.lower() == ".npy" and path.stat().st_size > LARGE
    loaded = np.load(path, "r" if mapped else None, allow_pickle=False)
    if isinstance(loaded, np.ndarray):
        return {"features": loaded}
    with loaded:
        return {name: loaded[name] for name in loaded.files}


def load_arrays(path: Path, key: str | None = None, limit: int | None = None, seed: int = 0) -> Dataset:
    """The data set in a file of arrays, as `dataset_of` makes it.

    With a `limit`, of a .npy larger than `LARGE` that many rows are drawn, and no others are read.
    """
    arrays = read_arrays(path)
    if path.suffix.lower() == ".npy" and (values := arrays["features"]).ndim > 1:
        rows = drawn(len(values), values.nbytes, limit, seed)
        if rows is not None:
            return _of_rows(path, values, rows, seed)
    return dataset_of(arrays, str(path), path.stem, str(path), key)


def _of_rows(path: Path, values: Array, rows: Indices, seed: int) -> Dataset:
    """The data set of these rows of a mapped array."""
    dataset = dataset_of({"features": values[rows]}, str(path), path.stem, str(path))
    return replace(
        dataset,
        ids=[str(row) for row in rows.tolist()],
        provenance={**dataset.provenance, **drawn_provenance(rows, len(values), seed)},
        notes=[*dataset.notes, drawn_note(rows, len(values))],
    )


def dataset_of(arrays: dict[str, Array], where: str, name: str, source: str, key: str | None = None) -> Dataset:
    """Features (n, d), or pictures as `as_images` takes them, with the labels, ids and images beside them.

    Without `key` the features are the array called so (see FEATURES), else the only one with two or more dimensions.
    `where` names them in errors.
    """
    chosen = _choose(where, arrays, key)
    alone, values = len(arrays) == 1, arrays.pop(chosen)
    inside = where if alone and chosen == "features" else f"{where}: array '{chosen}'"
    images = as_images(values, inside) if are_pictures(values) else None
    if images is not None:
        values = images.reshape(len(images), -1)
    features = to_features(values, inside)
    beside = {role: _beside(where, arrays, names, len(features)) for role, names in _ROLES.items()}
    ids = [str(value) for value in beside["ids"].tolist()] if beside["ids"] is not None else None
    if ids is not None:
        refuse_duplicates(ids, where)
    columns: dict[str, Column] = {}
    if beside["labels"] is not None:
        columns["label"] = label(_classes(where, beside["labels"]))
    if beside["images"] is not None:
        images = as_images(beside["images"], where)
    # Of one size the features are the pixels; else pictures only go with rows.
    kind = "pictures" if images is not None and images.size == values.size else "arrays"
    return Dataset(
        name,
        ids or numbered("", len(features)),
        features,
        numbered("f", features.shape[1]),
        columns,
        images,
        {"format": kind, "source": source} | ({} if alone else {"key": chosen}),
        [] if alone else [_told(chosen, arrays)],
    )


def _told(features: str, others: Mapping[str, Array]) -> str:
    """In one line what became of each array of a file."""
    roles = {role: name for role, names in _ROLES.items() if (name := _called(others, names)) is not None}
    left = {name: array for name, array in others.items() if name not in roles.values()}
    parts = [f"features: '{features}'", *(f"{role}: '{name}'" for role, name in roles.items())]
    return "; ".join([*parts, f"left out: {_listing(left)}"] if left else parts)


def _called(arrays: Mapping[str, Array], names: tuple[str, ...]) -> str | None:
    return next((name for name in arrays if name.lower() in names), None)


_READERS: dict[str, Callable[[Path], dict[str, Array]]] = {
    ".safetensors": _read_safetensors,
    ".pt": _read_torch,
    ".pth": _read_torch,
}
_SAFETENSORS = {
    **{f"{letter}{8 * size}": f"<{kind}{size}" for letter, kind in (("I", "i"), ("U", "u")) for size in (1, 2, 4, 8)},
    "F16": "<f2",
    "F32": "<f4",
    "F64": "<f8",
    "BOOL": "?",
}
_ROLES = {"labels": LABELS, "ids": IDS, "images": IMAGES}


def _choose(where: str, arrays: Mapping[str, Array], key: str | None) -> str:
    if key is not None:
        if key not in arrays:
            raise UsageError(f"{where}: no array '{key}'; it holds {_listing(arrays)}")
        return key
    lower = {name.lower(): name for name in arrays}
    known = [lower[name] for name in FEATURES if name in lower]
    wide = [name for name, array in arrays.items() if array.ndim >= 2]
    if known or len(wide) == 1:
        return (known or wide)[0]
    raise UsageError(f"{where}: which array holds the features? It holds {_listing(arrays)}; name one with --key")


def _classes(where: str, values: Array) -> Array:
    """One class for each row, (n,), from labels (n,), (n, 1) or one-hot (n, classes)."""
    flat = values.reshape(len(values), -1)
    if flat.shape[1] == 1:
        return flat[:, 0]
    found = one_hot(list(flat.T))
    if found is None:
        raise UsageError(
            f"{where}: expected one label for each row, or one-hot rows of 0 and a single 1, found shape"
            f" {values.shape}; give them as (n,)"
        )
    return found


def one_hot(columns: Sequence[Array]) -> Array | None:
    """Which of the columns (n,) is 1 in each row, where all others are 0; else None."""
    if any(column.dtype.kind not in "fiub" for column in columns):
        return None
    flat = np.stack(columns, axis=1)
    fits = ((flat == 0) | (flat == 1)).all() and (flat.sum(axis=1) == 1).all()
    return np.asarray(flat.argmax(axis=1)) if fits else None


def _beside(where: str, arrays: Mapping[str, Array], names: tuple[str, ...], count: int) -> Array | None:
    """The array of another role beside the features; UsageError where it has another number of rows."""
    name = _called(arrays, names)
    if name is None:
        return None
    rows = len(arrays[name]) if arrays[name].ndim else 1
    if rows != count:
        raise UsageError(
            f"{where}: {count} rows of features but {rows} in '{name}'; give each row one, or leave it out"
        )
    return arrays[name]


def _listing(arrays: Mapping[str, Array]) -> str:
    return ", ".join(f"'{name}' {array.shape}" for name, array in arrays.items()) or "nothing"
