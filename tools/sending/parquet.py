"""Rows as Parquet: every type of column as such, what is missing as missing, pictures and vectors in their cells."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Scalar, UsageError
from latentwalk.scenes.arrays import U8
from latentwalk.scenes.outputs import whole
from latentwalk.tools.sending.outgoing import Outgoing
from latentwalk.tools.sending.said import about

if TYPE_CHECKING:
    import pyarrow

IMAGE, VECTOR = "image", "vector"  # columns, as `datasets` and `latentwalk reduce` look for them


def write(sent: Outgoing, path: Path) -> list[str]:
    """Write ids, columns, places, vectors and pictures; of several epochs a row group each, without the last two.

    Classes are dictionaries, which pandas reads as Categorical; pictures are PNG files in a struct of bytes and path,
    as Hugging Face's `datasets` has them.  The metadata `latentwalk` says as JSON where it comes from.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise UsageError("--format parquet: needs the package 'pyarrow'; pip install 'latentwalk[tools]'") from None
    with whole(path) as beside:
        writer = None
        try:
            for columns in sent.tables():
                arrays = {name: _array(column) for name, column in columns.items()}
                table = pyarrow.table(arrays | ({} if len(sent.epochs) > 1 else _wide(sent, arrays)))
                units = {name: column.unit for name, column in columns.items() if isinstance(column, Scalar)}
                table = table.cast(_with_units(table.schema, units))
                table = table.replace_schema_metadata({"latentwalk": json.dumps(about(sent))})
                writer = writer or parquet.ParquetWriter(beside, table.schema, compression="zstd")
                writer.write_table(table)
                sent.advance(len(sent.rows))
        finally:
            if writer is not None:
                writer.close()
    left = [name for name in ("thumbnails", "vectors") if getattr(sent.scene, name) is not None]
    return [f"of several epochs {' and '.join(left)} are left out"] if left and len(sent.epochs) > 1 else []


def _array(column: Column) -> pyarrow.Array:
    import pyarrow

    match column:
        case Category():
            codes = pyarrow.array(column.codes, mask=column.codes < 0)
            return pyarrow.DictionaryArray.from_arrays(codes, pyarrow.array(column.names, pyarrow.string()))
        case Scalar():
            return pyarrow.array(column.values, mask=np.isnan(column.values))
        case Bool():
            return pyarrow.array(column.values)
        case _:
            return pyarrow.array([text or None for text in column.values], pyarrow.string())


def _wide(sent: Outgoing, taken: Mapping[str, object]) -> dict[str, pyarrow.Array]:
    """Vectors and pictures, under names that no column has."""
    import pyarrow

    found = {}
    if sent.scene.vectors is not None:
        values = np.ascontiguousarray(sent.scene.vectors.values[sent.rows])
        name = VECTOR if VECTOR not in taken else f"{VECTOR} (features)"
        found[name] = pyarrow.FixedSizeListArray.from_arrays(pyarrow.array(values.ravel()), values.shape[1])
    pictures = sent.pictures
    if pictures is not None:
        cells = [None if each is None else {"bytes": png(each), "path": None} for each in pictures]
        kind = pyarrow.struct([("bytes", pyarrow.binary()), ("path", pyarrow.string())])
        found[IMAGE if IMAGE not in taken else f"{IMAGE} (picture)"] = pyarrow.array(cells, kind)
    return found


def png(pixels: U8) -> bytes:
    """A picture (h, w, 1, 3 or 4) uint8 as a PNG file."""
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(pixels[..., 0] if pixels.shape[-1] == 1 else pixels).save(file, "PNG")
    return file.getvalue()


def _with_units(schema: pyarrow.Schema, units: Mapping[str, str]) -> pyarrow.Schema:
    import pyarrow

    fields = [field.with_metadata({"unit": units[field.name]}) if units.get(field.name) else field for field in schema]
    return pyarrow.schema(fields)
