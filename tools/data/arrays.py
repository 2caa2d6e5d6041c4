"""Arrays in files: .npy, .npz (never pickled) and .safetensors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from latentwalk.scenes import Column
from latentwalk.scenes.arrays import Array
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.columns import label
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import numbered, one_line, refuse_duplicates, to_features
from latentwalk.tools.data.pictures import as_images

SUFFIXES = (".npy", ".npz", ".safetensors")
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
        return _read_safetensors(path) if path.suffix.lower() == ".safetensors" else _read_numpy(path)
    except Exception as error:  # a damaged file makes the readers raise nearly anything, MemoryError among it
        if "pickle" in str(error):
            problem = "holds pickled objects, which could run code; save plain numeric arrays"
        else:
            problem = f"cannot be read as arrays ({one_line(error)}); save it again"
        raise UsageError(f"{path}: {problem}") from error


def _read_safetensors(path: Path) -> dict[str, Array]:
    from safetensors.numpy import load_file

    return dict(load_file(path))


def _read_numpy(path: Path) -> dict[str, Array]:
    loaded = np.load(path, allow_pickle=False)
    if isinstance(loaded, np.ndarray):
        return {"features": loaded}
    with loaded:
        return {name: loaded[name] for name in loaded.files}


def load_arrays(path: Path, key: str | None = None) -> Dataset:
    """Features (n, d), or pictures (n, h, w[, c]) uint8, with the labels, ids and images beside them in the file.

    Without `key` the features are the array called so (see FEATURES), else the only one with two or more dimensions.
    """
    arrays = read_arrays(path)
    name = _choose(path, arrays, key)
    values = arrays.pop(name)
    images = as_images(values, str(path)) if values.ndim > 2 and values.dtype == np.uint8 else None
    if images is not None:
        values = images.reshape(len(images), -1)
    where = f"{path}: array '{name}'" if path.suffix.lower() != ".npy" else str(path)
    features = to_features(values, where)
    beside = {role: _beside(path, arrays, names, len(features)) for role, names in _ROLES.items()}
    ids = [str(value) for value in beside["ids"].tolist()] if beside["ids"] is not None else None
    if ids is not None:
        refuse_duplicates(ids, str(path))
    columns: dict[str, Column] = {}
    if beside["labels"] is not None:
        columns["label"] = label(_classes(path, beside["labels"]))
    if beside["images"] is not None:
        images = as_images(beside["images"], str(path))
    # Of one size the features are the pixels; else pictures only go with rows.
    kind = "pictures" if images is not None and images.size == values.size else "arrays"
    return Dataset(
        path.stem,
        ids or numbered("", len(features)),
        features,
        numbered("f", features.shape[1]),
        columns,
        images,
        {"format": kind, "source": str(path)} | ({"key": name} if len(arrays) else {}),
    )


_ROLES = {"labels": LABELS, "ids": IDS, "images": IMAGES}


def _choose(path: Path, arrays: Mapping[str, Array], key: str | None) -> str:
    if key is not None:
        if key not in arrays:
            raise UsageError(f"{path}: no array '{key}'; it holds {_listing(arrays)}")
        return key
    lower = {name.lower(): name for name in arrays}
    known = [lower[name] for name in FEATURES if name in lower]
    wide = [name for name, array in arrays.items() if array.ndim >= 2]
    if known or len(wide) == 1:
        return (known or wide)[0]
    raise UsageError(f"{path}: which array holds the features? It holds {_listing(arrays)}; name one with --key")


def _classes(path: Path, values: Array) -> Array:
    """One class for each row, (n,), from labels (n,), (n, 1) or one-hot (n, classes)."""
    flat = values.reshape(len(values), -1)
    if flat.shape[1] == 1:
        return flat[:, 0]
    one_hot = flat.dtype.kind in "fiub" and ((flat == 0) | (flat == 1)).all() and (flat.sum(axis=1) == 1).all()
    if not one_hot:
        raise UsageError(
            f"{path}: expected one label for each row, or one-hot rows of 0 and a single 1, found shape {values.shape};"
            " save them as (n,)"
        )
    return np.asarray(flat.argmax(axis=1))


def _beside(path: Path, arrays: Mapping[str, Array], names: tuple[str, ...], count: int) -> Array | None:
    """The array of another role beside the features; UsageError where it has another number of rows."""
    name = next((name for name in arrays if name.lower() in names), None)
    if name is None:
        return None
    rows = len(arrays[name]) if arrays[name].ndim else 1
    if rows != count:
        raise UsageError(f"{path}: {count} rows of features but {rows} in '{name}'; give each row one, or leave it out")
    return arrays[name]


def _listing(arrays: Mapping[str, Array]) -> str:
    return ", ".join(f"'{name}' {array.shape}" for name, array in arrays.items()) or "nothing"
