"""Write a scene as a page, or as a file of another program: tables, clouds of points, folders of a projector."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

from latentwalk.assets.points import color_asked
from latentwalk.scenes import Epoch, Scene, UsageError, read
from latentwalk.scenes.errors import tell
from latentwalk.scenes.outputs import refuse_existing
from latentwalk.scenes.packing import checked
from latentwalk.scenes.queries.asked import epoch_asked, epochs_name, layout_asked
from latentwalk.tools.calls import call, called, options_of_call
from latentwalk.tools.command_line import command, parse
from latentwalk.tools.options import Arg, Options, Quiet
from latentwalk.tools.sending.formats import FormatName, format_of
from latentwalk.tools.sending.ids import rows_of
from latentwalk.tools.sending.immersivepoints import MOST_LINKED, SITE, link
from latentwalk.tools.sending.outgoing import VECTORS, Outgoing
from latentwalk.tools.terminal import Advance, Stages

COMMAND = "latentwalk export"
EXAMPLES = (
    "latentwalk export digits.scene -o digits.csv",
    "latentwalk export digits.scene --format glb --layout pca --color label",
    "latentwalk export epochs.scene --epoch all -o epochs.parquet",
)
ALL = "all"
SHOWN_FROM = 200_000  # rows: some seconds


@dataclass(frozen=True, kw_only=True)
class ExportOptions(Options):
    """All that a call can be told."""

    output: Annotated[
        Path | None, Arg("never overwritten (SCENE with the ending of the format)", "OUT", short="-o")
    ] = None
    format: Annotated[FormatName | None, Arg("(what the ending of OUT says)")] = None
    layout: Annotated[str | None, Arg("this one alone (all; where one fits, that a walk begins in)", "NAME")] = None
    color: Annotated[str | None, Arg("the column that points are colored by (as a walk begins)", "COLUMN")] = None
    epoch: Annotated[str | None, Arg("of a run: this one (the last), or all", "N|all")] = None
    quiet: Quiet = False


@dataclass(frozen=True, kw_only=True)
class ExportCommand(ExportOptions):
    """All that the command can be told."""

    scene: Annotated[Path, Arg("what to write", "SCENE", positional=True)]
    rows: Annotated[
        Path | None, Arg("only these: a CSV with a column id, as walks export it, or ids, one a line", "FILE")
    ] = None
    immersivepoints_link: Annotated[
        bool, Arg(f"print an address of {SITE} that shows up to {MOST_LINKED} rows in VR, and holds them; see the next")
    ] = False
    i_agree_to_upload: Annotated[bool, Arg("to what that address brings to a public site")] = False


@called(ExportCommand)
def export(
    scene: Scene | str | Path,
    output: str | Path | None = None,
    *,
    rows: str | Path | Iterable[object] | None = None,
    **options: Any,
) -> Path:
    """Write a scene, or the file of one, as another format to `output`, and return that path.

    `rows`: ids, a file of them, or a frame whose index they are, in the order in which they are to be; None for all.
    `options` are the command's: `format="parquet"`, `layout="umap"`, `color="label"`, `epoch=12` or "all".  Raises
    UsageError for names, ids and epochs that are not in the scene, and for an output that exists.
    """
    if isinstance(options.get("epoch"), int | float):
        options["epoch"] = f"{options['epoch']:g}"
    made = options_of_call(ExportOptions, options | {"output": output})
    given = Path(rows) if isinstance(rows, str | Path) else rows
    if not isinstance(scene, Scene | str | Path):
        raise UsageError(f"scene: expected a Scene, or the file of one; found {type(scene).__name__}")
    path = None if isinstance(scene, Scene) else Path(scene)
    said = call("latentwalk.export", [type(scene).__name__ if path is None else repr(str(path))], made)
    written, _ = _export(checked(scene) if isinstance(scene, Scene) else read(scene), path, made, given, said)
    return written


def _export(
    scene: Scene, path: Path | None, options: ExportOptions, given: Path | Iterable[object] | None, made: str
) -> tuple[Path, str]:
    """What was written, and in words of what, with what a person should hear."""
    if path is None and options.output is None:
        raise UsageError("--output: expected a file, found none; a scene in memory has no name")
    kind = format_of(options.format, options.output)
    output = options.output or kind.usual(path or Path())
    beside = kind.beside_of(output)
    for each in (output, *([beside] if beside else [])):
        refuse_existing(each)
    sent = outgoing(scene, options, given, made)
    with _progress(kind.name, len(sent.rows) * max(1, len(sent.epochs)), options.quiet) as advance:
        notes = kind.write(replace(sent, advance=advance), output)
    what = f"{len(sent.rows):,} rows" + (f" at {len(sent.epochs):,} epochs" if len(sent.epochs) > 1 else "")
    return output, "; ".join([f"{output}: {what}", *notes])


@contextmanager
def _progress(name: str, rows: int, quiet: bool) -> Iterator[Advance]:
    """What hears of rows that are done: a bar where they are many, and where `rich`, which draws it, is installed."""
    if rows < SHOWN_FROM or find_spec("rich") is None:
        yield lambda done: None
        return
    with Stages(quiet).stage(name, rows) as advance:
        yield advance


def outgoing(scene: Scene, options: ExportOptions, given: Path | Iterable[object] | None, made: str) -> Outgoing:
    """What of a scene goes out.  Raises UsageError for what it does not have."""
    own = options.layout == VECTORS and scene.vectors is not None
    layout = options.layout if options.layout is None or own else layout_asked(scene, options.layout)
    color = None if options.color is None else color_asked(scene, options.color)
    epochs = _epochs(scene, options.epoch)
    if epochs and layout is not None and layout in scene.layouts:
        raise UsageError(
            f"--epoch: goes with the layout {epochs_name(scene)} alone, found --layout {layout}; leave one out"
        )
    return Outgoing(scene, rows_of(scene, given), layout, color, epochs, made)


def _epochs(scene: Scene, asked: str | None) -> tuple[Epoch, ...]:
    if asked is None:
        return ()
    if asked == ALL:
        epoch_asked(scene, None)  # that there are any
        return tuple(scene.epochs)
    try:
        number = float(asked)
    except ValueError:
        raise UsageError(f"--epoch: expected the number of an epoch, or all; found {asked!r}") from None
    return (epoch_asked(scene, number),)


def _tell_link(options: ExportCommand) -> None:
    """Print the address for VR, and before it what it brings where."""
    if not options.immersivepoints_link:
        raise UsageError("--i-agree-to-upload: goes with --immersivepoints-link alone; leave it out")
    if options.output is not None or options.format is not None:
        raise UsageError("--immersivepoints-link: writes no file; leave out --output and --format")
    sent = outgoing(read(options.scene), options, options.rows, command(options, COMMAND))
    address = link(sent, agreed=options.i_agree_to_upload)
    count = len(sent.points.rows)
    tell(f"whoever opens this address brings the places and colors of {count:,} rows to {SITE}:", sys.stderr)
    tell(address)


def main(argv: list[str] | None = None) -> int:
    """Run the command; what was written goes to stdout."""
    options = parse(ExportCommand, argv, COMMAND, __doc__, EXAMPLES)
    if options.immersivepoints_link or options.i_agree_to_upload:
        _tell_link(options)
        return 0
    _, said = _export(read(options.scene), options.scene, options, options.rows, command(options, COMMAND))
    tell(said)
    return 0
