"""Where results come from, the same for every tool: the data and its digest, the command, the options, the versions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version

from latentwalk.scenes import Bool, Category, Column, Scalar, Text
from latentwalk.tools.data.columns import features_shown
from latentwalk.tools.data.dataset import Dataset


def provenance(
    dataset: Dataset, command: str, parameters: Mapping[str, object], libraries: tuple[str, ...]
) -> dict[str, object]:
    """What a run or a scene says of how it was made by `command`, such as "latentwalk reduce digits".

    `sha256` is the digest of the data; `libraries` names the packages whose versions matter beside numpy's and ours.
    """
    return {
        "tool": " ".join(command.split()[:2]),
        "command": command,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "data": {"name": dataset.name, "columns": dataset.features.shape[1], **_named(dataset), **dataset.provenance},
        "sha256": digest(dataset),
        "parameters": dict(parameters),
        "versions": {name: version(name) for name in ("latentwalk", "numpy", *libraries)},
    }


def _named(dataset: Dataset) -> dict[str, object]:
    """The names of features that a scene shows as columns."""
    names = list(features_shown(dataset))
    return {"features": names} if names else {}


def digest(dataset: Dataset) -> str:
    """SHA-256 of ids and features."""
    found = hashlib.sha256("\0".join(dataset.ids).encode(errors="replace"))  # ids a, bc are not ids ab, c
    found.update(dataset.features.data)
    return found.hexdigest()


def columns_digest(columns: Mapping[str, Column]) -> str:
    """SHA-256 of columns: names, kinds and values."""
    found = hashlib.sha256()
    for name, column in columns.items():
        found.update(json.dumps([name, type(column).__name__, _values(column)]).encode())
    return found.hexdigest()


def _values(column: Column) -> list[object]:
    match column:
        case Category():
            return [column.names, column.codes.tolist()]
        case Text():
            return list(column.values)
        case Scalar() | Bool():
            return list(column.values.tolist())
