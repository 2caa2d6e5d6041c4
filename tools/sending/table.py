"""Rows as CSV, which every spreadsheet and every table of data opens."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Scalar
from latentwalk.scenes.log.pages import parts
from latentwalk.scenes.outputs import SHEET_NOTE, sheet_cell, whole
from latentwalk.tools.sending.outgoing import Outgoing

AT_ONCE = 1 << 16  # rows that are text at a time


def write(sent: Outgoing, path: Path) -> list[str]:
    """Write ids, columns and places, a row for each row (and epoch); what is missing is an empty cell."""
    dialect = "excel-tab" if path.suffix == ".tsv" else "excel"
    changed = False
    with whole(path) as beside, beside.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, dialect)
        for number, columns in enumerate(sent.tables()):
            if not number:
                writer.writerow(map(sheet_cell, columns))
                changed = any(sheet_cell(name) != name for name in columns)
            for part in parts(len(sent.rows), AT_ONCE):
                cells = [_cells(column, part) for column in columns.values()]
                changed = changed or any(escaped for _, escaped in cells)
                writer.writerows(zip(*(texts for texts, _ in cells), strict=True))
                sent.advance(part.stop - part.start)
    return [SHEET_NOTE] if changed else []


def _cells(column: Column, part: slice) -> tuple[list[object], bool]:
    """The cells of some rows, and whether any is not the text that the column has."""
    match column:
        case Scalar():
            values = column.values[part]
            return np.where(np.isnan(values), "", values.astype(np.str_)).tolist(), False
        case Bool():
            return column.values[part].tolist(), False
        case Category():
            names = [*column.names, ""]
            safe = np.array([sheet_cell(name) for name in names], object)
            return safe[column.codes[part]].tolist(), any(one != name for one, name in zip(safe, names, strict=True))
        case _:
            texts = list(column.values[part])
            cells = [sheet_cell(text) for text in texts]
            return cells, cells != texts
