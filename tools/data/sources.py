"""Where data comes from: `load` turns names, files and folders into one `Dataset`.

How an INPUT is recognized; the first rule that fits holds:

1. A known name: that data set (digits, iris, wine, breast-cancer, mnist, fashion-mnist, kmnist) or, made with its
   truth, that world (blobs, classification, moons, circles, gaussian-mixture; of pictures shapes, patterns, noise,
   gradients).  "./mnist" is a path.
2. A folder that holds MNIST/raw, FashionMNIST/raw or KMNIST/raw, or idx files: that data set, packed or not, read only.
3. A folder with projector_config.pbtxt (or .json), tensors.tsv, .bytes or .npy: a TensorBoard-projector folder.
4. A file .npy, .npz, .safetensors, .pt or .pth: arrays.  Of what is pickled, only torch's tensors are read.
5. A file .csv, .tsv, .jsonl, .ndjson, .parquet, .feather or .arrow, or a folder of `save_to_disk`, also of a
   DatasetDict: a table.  So are .parquet files of a folder, or that a pattern such as "rows-*.parquet" fits, together.
6. A file .faiss or .index: a flat index of FAISS.
7. A file .h5ad: AnnData, whose obsm has layouts and features.
8. A file .ply, .xyzi, .xyzrgb or .xyz: a cloud of points, which stay where they stand.
9. A file .bin whose first line is two integers: word2vec's binary vectors.
10. A file .vec, or .txt whose first line is two integers: word2vec's text.
11. A file .txt whose first line is a word and numbers: GloVe's text.

12. A folder of pictures, or of folders with those of a class each.

Anything else is a UsageError that lists these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import numpy as np

from latentwalk.scenes import Category, Column
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data import arrays, attach, named, tables, words
from latentwalk.tools.data.choice import limited, of_classes
from latentwalk.tools.data.columns import category
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import refuse_duplicates
from latentwalk.tools.data.formats import anndata, faiss_index, points
from latentwalk.tools.data.formats.picture_folder import load_pictures, picture_files
from latentwalk.tools.data.formats.refused import refuse_kind
from latentwalk.tools.data.memory.given import NOTHING, Given, load_given, name_rows
from latentwalk.tools.data.memory.given import join as join_given
from latentwalk.tools.data.projector.config import is_projector
from latentwalk.tools.data.projector.load import load_projector
from latentwalk.tools.data.table_files import has_splits, is_table
from latentwalk.tools.data.worlds import world
from latentwalk.tools.data.worlds.plan import WorldOptions
from latentwalk.tools.options import Arg, Count
from latentwalk.tools.shards.files import several
from latentwalk.tools.shards.schema import check_alike

KNOWN = (
    f"{', '.join(named.NAMES)}; the known worlds {', '.join(world.WORLDS)};"
    " a folder with MNIST/raw, of a TensorBoard projector or of pictures;"
    ' .npy .npz .safetensors .pt .pth .csv .tsv .jsonl .parquet (also "rows-*.parquet") .feather .arrow .h5ad .faiss,'
    " GloVe .txt, word2vec .bin .vec, clouds of points .ply .xyzi .xyzrgb .xyz"
)


@dataclass(frozen=True, kw_only=True)
class DataOptions(WorldOptions):
    """What is read of the inputs, and what joins them."""

    heading: ClassVar[str] = "data"

    data_dir: Annotated[Path, Arg("where MNIST/raw and its like lie", "DIR")] = Path("data")
    download: Annotated[bool, Arg("fetch mnist, fashion-mnist or kmnist if they are missing")] = False
    split: Annotated[str | None, Arg("train or test of mnist and its like, one of a DatasetDict (all)", "NAME")] = None
    classes: Annotated[
        tuple[str, ...], Arg("how many: made of a world, or those with most rows; or names: these alone", "N|NAME")
    ] = ()
    key: Annotated[str | None, Arg("the array of a file of several that holds the features", "NAME")] = None
    tag: Annotated[str | None, Arg("of a TensorBoard projector's embeddings, where it has several", "TAG")] = None
    vectors: Annotated[str | None, Arg("the column of vectors of a table, where it has several", "COLUMN")] = None
    labels: Annotated[str | None, Arg("the class of each row: a file, or a column of the table", "FILE|COLUMN")] = None
    predictions: Annotated[Path | None, Arg("predicted class, or probabilities, of each row", "FILE")] = None
    probabilities: Annotated[Path | None, Arg("of each row and class, beside its predicted class", "FILE")] = None
    images: Annotated[Path | None, Arg("a picture of each row: array, folder or sprite sheet", "PATH")] = None
    metadata: Annotated[Path | None, Arg("a table of more columns, joined by its id column or by row", "FILE")] = None
    limit: Annotated[Count | None, Arg("at most N rows: a seeded sample of each class, or the first words", "N")] = None


def load(
    inputs: Sequence[str | Path],
    options: DataOptions | None = None,
    given: Given = NOTHING,
    **chosen: Any,
) -> Dataset:
    """The rows of one or more INPUTs (see above), several stacked in order with a `source` column, or those `given` in
    memory.

    `chosen` makes the options where none are given: `load(["digits"], limit=200)`.
    What is beside them, in files or `given`, joins by its id column or by row.  A limit keeps a seeded sample,
    stratified by label, or the first words of word vectors.  Raises UsageError for whatever cannot be read, does not
    fit, or is unknown.
    """
    options = options or DataOptions(**chosen)
    labels, limit = options.labels, options.limit
    if not inputs and given.rows is None:
        raise UsageError(f"no input; expected one of: {KNOWN}")
    _refuse_unsuited([str(item) for item in inputs], options)
    column = labels if labels is not None and not Path(labels).is_file() else None
    files = {role: getattr(options, role) for role in attach.ROLES if role != "labels" or column is None}
    beside = {role: path for role, path in files.items() if path is not None} | dict(given.beside)
    joined = bool(options.classes or beside) or labels is not None
    first = None if joined else limit  # a file that joins by row needs every row, a choice of classes, too
    if inputs:
        parts = [part for item in inputs for part in _load_item(str(item), options, column, first)]
    else:
        parts = [load_given(given, options.key, options.vectors, column)]
    dataset = parts[0] if len(parts) == 1 else _stack(parts)
    if given.ids is not None:
        name_rows(dataset, given.ids)
    for role in attach.ROLES:
        if role in given.beside:
            join_given(dataset, role, given.beside[role], given.rows)
        elif role in beside:
            attach.join(dataset, role, Path(str(beside[role])))
    if options.classes and not all(is_world(str(item)) for item in inputs or [""]):
        dataset = of_classes(dataset, options.classes)
    if limit is not None and "limit" not in dataset.provenance:
        dataset = limited(dataset, limit, options.seed)
    return dataset


def _refuse_unsuited(inputs: Sequence[str], options: DataOptions) -> None:
    """Options that none of the inputs can take are refused rather than ignored (`vectors` of rows in memory: later)."""
    plain = DataOptions()
    for fields, suits, what in (
        (("samples", "image_size", "noise", "imbalance"), is_world, f"known worlds ({', '.join(world.WORLDS)})"),
        (("tag",), lambda item: is_projector(Path(item)), "folders of a TensorBoard projector"),
        (("vectors",), lambda item: is_table(Path(item)) or bool(several(item)), "tables"),
        (("split",), _has_parts, f"{', '.join(named.IDX)}, folders that hold their files, and those of a DatasetDict"),
    ):
        chosen = [name for name in fields if getattr(options, name) != getattr(plain, name)]
        if chosen and not any(map(suits, inputs)) and (inputs or fields != ("vectors",)):
            flag = chosen[0].replace("_", "-")
            raise UsageError(
                f"--{flag}: goes with {what}, not with {' '.join(inputs) or 'values in memory'}; leave it out"
            )


def is_world(item: str) -> bool:
    """Whether an INPUT is a known world; gaussian_mixture is gaussian-mixture."""
    return item.replace("_", "-") in world.WORLDS


def _has_parts(item: str) -> bool:
    path = Path(item)
    return item in named.IDX or has_splits(path) or (path.is_dir() and not is_table(path))


def _load_item(item: str, options: DataOptions, column: str | None, limit: int | None) -> list[Dataset]:
    """The rows of one INPUT; of files by a pattern, or of a folder, that are no parts of one table those of each."""
    files = several(item)
    if files and all(path.suffix.lower() == ".parquet" for path in files):
        check_alike(files)
        return [tables.load_tables(files, item, column, options.vectors)]
    return [_load_one(str(path), options, column, limit) for path in files] or [_load_one(item, options, column, limit)]


def _load_one(item: str, options: DataOptions, column: str | None, limit: int | None) -> Dataset:
    path = Path(item)
    suffix = path.suffix.lower()
    if column is not None and not is_table(path) and suffix != anndata.SUFFIX:
        raise UsageError(f"--labels {column}: no such file (and {item} is no table that could have such a column)")
    # Names before files: a folder called digits must not change what `reduce digits` means.
    if item in named.BUNDLED:
        return named.load_bundled(item)
    if item in named.IDX:
        return named.load_idx(item, options.data_dir, named.known_split(options.split), download=options.download)
    if is_world(item):
        return _load_world(item.replace("_", "-"), path, options)
    if path.is_dir() and not is_table(path):
        return _load_folder(path, options)
    if not path.exists():
        raise UsageError(f"{item}: no such file, folder or data set; known are: {KNOWN}")
    if suffix in arrays.SUFFIXES:
        return arrays.load_arrays(path, options.key, limit, options.seed)
    if suffix in faiss_index.SUFFIXES:
        return faiss_index.load_index(path, limit, options.seed)
    if suffix == anndata.SUFFIX:
        return anndata.load_anndata(path, options.key, column, limit, options.seed)
    if suffix in points.SUFFIXES:
        return points.load_points(path)
    if is_table(path):
        return tables.load_table(path, column, options.vectors, options.split)
    if suffix == ".bin" and words.header(path):
        return words.load_binary(path, limit)
    if suffix == ".vec" or (suffix == ".txt" and (words.header(path) or words.looks_like_glove(path))):
        return words.load_text(path, limit)
    refuse_kind(path)
    raise UsageError(f"{item}: not recognized; known are: {KNOWN}")


def _load_world(name: str, path: Path, options: DataOptions) -> Dataset:
    made = world.load_world(name, options, options.classes)
    if path.exists():
        made.notes.append(f"{name} is the known world; what lies here under this name is ./{path}")
    return made


def _load_folder(folder: Path, options: DataOptions) -> Dataset:
    if found := named.idx_folder(folder):
        return named.read_idx_folder(*found, named.known_split(options.split))
    if is_projector(folder):
        return load_projector(folder, options.tag)
    refuse_kind(folder)
    if files := picture_files(folder):
        return load_pictures(folder, files)
    raise UsageError(f"{folder}: a folder without data that is known; known are: {KNOWN}")


def _stack(parts: Sequence[Dataset]) -> Dataset:
    """Inputs of the same width one under the other; a column that not every input has is left out."""
    for part in parts[1:]:
        if part.features.shape[1] != parts[0].features.shape[1]:
            raise UsageError(
                f"{part.name} has {part.features.shape[1]} columns but {parts[0].name} has"
                f" {parts[0].features.shape[1]}; inputs together need the same columns"
            )
        if part.provenance["format"] == "table" and part.feature_names != parts[0].feature_names:
            raise UsageError(
                f"{part.name} has other columns than {parts[0].name}, or in another order; make them agree"
            )
    sources = [part.name for part in parts for _ in part.ids]
    ids = [name for part in parts for name in part.ids]
    if len(set(ids)) < len(ids):
        # Most inputs number their rows from 0: the same ids mean other rows.
        ids = [f"{source}/{name}" for source, name in zip(sources, ids, strict=True)]
        refuse_duplicates(ids, "the inputs together")
    columns: dict[str, Column] = {
        name: _join([part.columns[name] for part in parts])  # type: ignore[misc]
        for name in parts[0].columns
        if all(isinstance(part.columns.get(name), Category) for part in parts)
    }
    pictures = [part.images for part in parts if part.images is not None]
    alike = len(pictures) == len(parts) and len({image.shape[1:] for image in pictures}) == 1
    formats = {part.provenance["format"] for part in parts}
    return Dataset(
        " + ".join(part.name for part in parts),
        ids,
        np.concatenate([part.features for part in parts]),
        parts[0].feature_names,
        columns | {"source": category(sources)},
        np.concatenate(pictures) if alike else None,
        {"format": formats.pop() if len(formats) == 1 else "arrays", "inputs": [part.provenance for part in parts]},
        [note for part in parts for note in part.notes],
        {
            name: np.concatenate([part.layouts[name] for part in parts])
            for name in parts[0].layouts
            if all(name in part.layouts for part in parts)
        },
    )


def _join(columns: Sequence[Category]) -> Category:
    names = list(dict.fromkeys(name for column in columns for name in column.names))
    values = [column.names[code] if code >= 0 else None for column in columns for code in column.codes]
    return category(values, names)
