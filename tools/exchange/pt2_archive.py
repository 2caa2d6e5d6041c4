"""A `torch.export` file (.pt2) without what could run code as it is read: pickles, compiled models, expressions.

The file is an uncompressed ZIP: the graph and the places of the weights are JSON, weights are raw bytes.  Its sample
inputs are a pickle, which a decoder's layers do not need; torch would run it.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import torch

from latentwalk.scenes.errors import UsageError

_KEPT = re.compile(
    r"models/model\.json|data/(weights|constants)/(model_\w+_config\.json|\w+_\d+)"
    r"|archive_format|archive_version|byteorder|version|\.data/(version|serialization_id)"
)
_CONFIGS = re.compile(r"data/(weights|constants)/\w+\.json")
_DROPPED = re.compile(r"data/sample_inputs/model\.pt|extra/.*")
_SAMPLES = "data/sample_inputs/model.pt"
# Sizes are expressions, which torch hands to sympy, and that to eval: names and numbers, and nothing that reaches on.
_SIZE = re.compile(
    r"(Symbol\('[su]\d+'|(Symbol|Integer|Mul|Add|Pow|Mod|PythonMod|FloorDiv|CleanDiv|Max|Min)\(|(positive|integer|nonnegative)=True"
    r"|[su]?\d|[-+*/(), ])*"
)


def without_code(path: Path) -> io.BytesIO:
    """The archive as torch may read it.  Raises UsageError where the layers themselves are in what could run code, and
    `OSError`, `ValueError` or `zipfile.BadZipFile` for what is no such file."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as clean:
        root = archive.namelist()[0].partition("/")[0]
        for info in archive.infolist():
            name = info.filename.removeprefix(f"{root}/")
            if _DROPPED.fullmatch(name):
                continue
            if not _KEPT.fullmatch(name) or info.compress_type != zipfile.ZIP_STORED:
                raise UsageError(f"{path}: {name}: is none of the parts that can be read safely; export it again")
            data = archive.read(info)
            _check(path, name, data)
            clean.writestr(f"{root}/{name}", data)
        samples = io.BytesIO()
        torch.save(((), {}), samples)
        clean.writestr(f"{root}/{_SAMPLES}", samples.getvalue())
    made.seek(0)
    return made


def _check(path: Path, name: str, data: bytes) -> None:
    if not name.endswith(".json"):
        return
    for key, value in _fields(json.loads(data)):
        if key == "expr_str" and not (isinstance(value, str) and _SIZE.fullmatch(value)):
            raise UsageError(f"{path}: {name}: a size is an expression of a kind that is not read; export it again")
        if _CONFIGS.fullmatch(name) and (
            (key == "use_pickle" and value)
            or (key == "path_name" and not re.fullmatch(r"(weight|tensor)_\d+", str(value)))
        ):
            raise UsageError(
                f"{path}: {name}: weights are pickled, which could run code; export dense tensors, on the CPU"
            )


def _fields(value: object) -> Iterator[tuple[str, object]]:
    """Every key of every map, with its value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from _fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _fields(inner)
