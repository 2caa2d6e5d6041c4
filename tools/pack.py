"""Pack a scene of millions of rows: a walk reads of it what it comes near, and needs no memory for all."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from latentwalk.scenes import Layout, PackedLayout, Scene, UsageError, read
from latentwalk.scenes.assembly import MAGIC
from latentwalk.scenes.errors import tell
from latentwalk.scenes.kinds.rows import convert
from latentwalk.scenes.log.writer import LogWriter
from latentwalk.scenes.outputs import refuse_existing, whole
from latentwalk.scenes.packing import PackedRecord, Packer
from latentwalk.tools.command_line import parse
from latentwalk.tools.options import Arg, Options, Quiet
from latentwalk.tools.packing.curve import along_curve
from latentwalk.tools.packing.parts import Renumbered
from latentwalk.tools.packing.records import PackSource, cell_order, write_column, write_ids, write_layout
from latentwalk.tools.terminal import Stages

EXAMPLES = (
    "latentwalk pack digits.scene",
    "latentwalk pack digits.scene -o small.scene",
    "latentwalk pack digits.scene --layout pca -o by_pca.scene",
)


@dataclass(frozen=True, kw_only=True)
class PackOptions(Options):
    """All that the command can be told."""

    scene: Annotated[Path, Arg("a scene with a layout", "FILE.scene", positional=True)]
    output: Annotated[Path | None, Arg("never overwritten (FILE_packed.scene)", "FILE.scene", short="-o")] = None
    layout: Annotated[str | None, Arg("that the cells are made by, so that it is walked in fastest (the first)")] = None
    quiet: Quiet = False


def pack(scene: str | Path, output: str | Path, *, layout: str | None = None, quiet: bool = False) -> Scene:
    """Pack the scene in the file `scene` into the file `output`, and read that.

    Its rows have another order then: neighbors in space lie beside each other.  `layout`: which one's space, None for
    the first.  Memory stays below some hundred megabytes beyond what reading the scene takes.  Raises UsageError where
    the scene has no such layout or is packed already, and for an output that exists.
    """
    path, output = Path(scene), Path(output)
    if output.suffix != ".scene":
        raise UsageError(f"{output}: expected a name that ends in .scene")
    refuse_existing(output)
    found = read(path)
    layouts = _layouts(path, found, layout)
    stages = Stages(quiet)
    with whole(output) as beside, LogWriter(beside, MAGIC, create=True) as log:
        with stages.stage("order"):
            first = next(iter(layouts.values())).positions
            along = along_curve(first, output.parent)
        steps = len(found) * (1 + len(found.columns) + len(layouts))
        with stages.stage("rows", steps) as advance:
            source = PackSource.of(along, cell_order(len(found)), output.parent, advance)
            write_ids(log, source, convert(found.ids))
            for name, column in found.columns.items():
                write_column(log, source, name, column)
            for name, held in layouts.items():
                write_layout(log, source, name, held)
        _write_rest(log, beside, found, Renumbered(found, source.rows))
        log.sync()
    return read(output)


def _layouts(path: Path, scene: Scene, first: str | None) -> dict[str, Layout]:
    """The layouts of a scene, the one that cells are made by first."""
    if not scene.layouts:
        raise UsageError(f"{path}: expected a layout, found none to make cells by")
    if any(layout.packed for layout in scene.layouts.values()):
        raise UsageError(f"{path}: is packed already")
    if first is not None and first not in scene.layouts:
        raise UsageError(f"{path}: has no layout {first!r}; expected one of {', '.join(scene.layouts)}")
    named = [first] if first else []
    return {name: scene.layouts[name] for name in dict.fromkeys([*named, *scene.layouts])}


def _write_rest(log: LogWriter, path: Path, scene: Scene, renumbered: Renumbered) -> None:
    """Everything else, and last the small record that says where it comes from."""
    packer = Packer(path, Scene(scene.ids, columns=scene.columns))
    _append(log, packer.added(renumbered.beside()))
    for epoch in renumbered.epochs():
        _append(log, packer.added(Scene([], epochs=[epoch])))
        packer.known.epochs = packer.known.epochs[-1:]  # as many as the next is held to
    log.append("about", {"title": scene.title, "provenance": scene.provenance}, {})


def _append(log: LogWriter, records: Iterable[PackedRecord]) -> None:
    for record in records:
        log.append(record.kind, record.fields, record.arrays)


def main(argv: list[str] | None = None) -> int:
    """Run the command; what was written goes to stdout."""
    options = parse(PackOptions, sys.argv[1:] if argv is None else argv, "latentwalk pack", __doc__, EXAMPLES)
    output = options.output or options.scene.with_name(f"{options.scene.stem}_packed.scene")
    made = pack(options.scene, output, layout=options.layout, quiet=options.quiet)
    cells = next(layout for layout in made.layouts.values() if isinstance(layout, PackedLayout))
    tell(f"{output}: {len(cells):,} rows in {cells.order.count:,} cells, {output.stat().st_size / 1e6:,.1f} MB")
    return 0
