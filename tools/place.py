"""Place new rows in an old scene: test sets, next week's data; old rows stay where they are."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, ClassVar

import numpy as np

from latentwalk.scenes import Category, Column, Decoder, Quality, Scalar, Scene, UsageError, Vectors, read, write
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import tell
from latentwalk.scenes.outputs import refuse_existing
from latentwalk.scenes.packing import checked
from latentwalk.tools.calls import call, called, options_of_call
from latentwalk.tools.command_line import command, parse
from latentwalk.tools.data import sources
from latentwalk.tools.data.columns import features_shown, fitting_name
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.memory.given import NOTHING, Given, apart
from latentwalk.tools.data.provenance import provenance
from latentwalk.tools.data.sources import DataOptions
from latentwalk.tools.layout.methods import LIBRARIES
from latentwalk.tools.options import Arg, Quiet
from latentwalk.tools.placing.again import origin, read_again
from latentwalk.tools.placing.joined import (
    free_name,
    joined_columns,
    joined_ids,
    joined_neighbors,
    joined_thumbnails,
)
from latentwalk.tools.placing.matched import matched
from latentwalk.tools.placing.places import NewRows
from latentwalk.tools.terminal import Stages

COMMAND = "latentwalk place"
EXAMPLES = (
    "latentwalk place rows.csv --limit 20 -i rows.scene -o some_again.scene",
    "latentwalk place digits --limit 200 -i digits.scene",
    "latentwalk place blobs --samples 50 --seed 1 -i blobs.scene -o more_blobs.scene",
)
OLD, NEW = "old", "new"
PLACED, NOVELTY, KEPT = "placed", "novelty", "neighbors kept: "  # columns
FAR = 0.99  # of novelty: farther than all but one in a hundred of the old rows are from each other


@dataclass(frozen=True, kw_only=True)
class PlaceOptions(DataOptions):
    """All that the command can be told; what is read as a data set are the new rows."""

    heading: ClassVar[str] = ""

    inputs: Annotated[
        tuple[str, ...], Arg(f"with the columns of the old rows: {sources.KNOWN}", "NEW", positional=True)
    ]
    scene: Annotated[Path, Arg("that `latentwalk reduce` made of the old rows", "OLD.scene", short="-i")]
    output: Annotated[Path | None, Arg("never overwritten (OLD_placed.scene)", "FILE.scene", short="-o")] = None
    old: Annotated[tuple[str, ...], Arg("where the old rows lie now, if no more where they were", "INPUT")] = ()
    quiet: Quiet = False


@called(PlaceOptions)
def place(
    inputs: object,
    scene: str | Path,
    output: str | Path | None = None,
    *,
    ids: object = None,
    columns: object = None,
    labels: object = None,
    predictions: object = None,
    probabilities: object = None,
    images: object = None,
    metadata: object = None,
    **options: Any,
) -> Scene:
    """Place new rows in the scene in the file `scene`, return it, and write it to the file `output`, if that is given.

    `inputs` and what is beside them: files or values in memory, as `latentwalk.reduce` takes them.  Old rows come
    first and have the places that they had.  Raises UsageError for wrong use, for rows with other columns, where the
    old rows cannot be read again, and for an output that exists.
    """
    beside = {
        "labels": labels, "predictions": predictions, "probabilities": probabilities, "images": images,
        "metadata": metadata,
    }  # fmt: skip
    files, given = apart(inputs, beside, ids, columns)
    made = options_of_call(PlaceOptions, options | files | {"scene": scene, "output": output})
    return _place(made, made.output, given)


def _place(options: PlaceOptions, output: Path | None, given: Given = NOTHING) -> Scene:
    if output is not None:
        if output.suffix != ".scene":
            raise UsageError(f"{output}: expected a name that ends in .scene")
        refuse_existing(output)  # before the work, not after it
    stages = Stages(options.quiet)
    scene = read(options.scene)
    data_dir = options.data_dir if options.data_dir != DataOptions.data_dir else None
    with stages.stage("old rows"):
        old, prepared, then = read_again(scene, options.scene, options.old, data_dir)
    asked = replace(options, key=options.key or then.key, vectors=options.vectors or then.vectors)
    dataset = sources.load(options.inputs, asked, given)
    stages.notes(dataset.notes)
    dataset = matched(dataset, old, then.labels, stages.say)
    seed = origin(scene, options.scene).seed
    rows = NewRows.among(prepared, scene.neighbors, prepared.others(dataset), seed, stages)
    if same := rows.equal:
        stages.say(f"{same:,} of {len(dataset):,} new rows equal an old one: they say little of how new ones fall")
    placed = _scene(scene, dataset, rows, options, given, stages)
    if output is None:
        return checked(placed)
    write(output, placed)
    return read(output)


def _scene(old: Scene, dataset: Dataset, rows: NewRows, options: PlaceOptions, given: Given, stages: Stages) -> Scene:
    """The old scene with the new rows behind its own."""
    made, kept = {}, {}
    for name, layout in old.layouts.items():
        made[name], kept[f"{KEPT}{name}"] = rows.layout(name, layout)
    before, lot = _earlier(old)
    own: dict[str, Column] = {}
    if not lot:
        before = {what: free_name(what, [*old.columns, *dataset.columns]) for what in (PLACED, NOVELTY)}
        own = {before[PLACED]: Category(np.zeros(len(old), np.int32), [OLD])}
    new: dict[str, Column] = {
        before[PLACED]: Category(np.zeros(len(dataset), np.int32), [NEW if not lot else f"{NEW} {lot + 1}"]),
        before[NOVELTY]: Scalar(rows.novelty),
        **{fitting_name(name): Scalar(values) for name, values in kept.items()},
    }
    counts = len(old), len(dataset)
    return replace(
        old,
        ids=joined_ids(old.ids, dataset, stages.say),
        layouts=made,
        columns=joined_columns(old.columns | own, dataset.columns | features_shown(dataset) | new, counts, stages.say),
        thumbnails=joined_thumbnails(old, dataset, stages.say),
        neighbors=joined_neighbors(old.neighbors, counts[0], rows.indices, rows.distances),
        decoder=_decoder(old.decoder, dataset.features, stages),
        vectors=_vectors(old.vectors, dataset.features),
        provenance=_provenance(old, dataset, before, options, given),
    )


def _earlier(scene: Scene) -> tuple[dict[str, str], int]:
    """What the columns of rows that were placed before are called, and how many lots of them there are."""
    base, placed = scene.provenance.get("base"), scene.provenance.get("placed")
    if not isinstance(base, Mapping) or not isinstance(placed, Sequence):
        return {}, 0
    return dict(base["columns"]), len(placed)


def _decoder(decoder: Decoder | None, features: F32, stages: Stages) -> Decoder | None:
    """The decoder with the latents of the new rows, which are their features as they were given."""
    if decoder is None or (decoder.sigma is None and decoder.latents.shape[1] == features.shape[1]):
        return None if decoder is None else replace(decoder, latents=np.concatenate([decoder.latents, features]))
    stages.say("the scene does without its decoder, as the new rows' latents are not known")
    return None


def _vectors(vectors: Vectors | None, features: F32) -> Vectors | None:
    return None if vectors is None else replace(vectors, values=np.concatenate([vectors.values, features]))


def _provenance(
    old: Scene, dataset: Dataset, columns: Mapping[str, str], options: PlaceOptions, given: Given
) -> dict[str, object]:
    """The old scene's, with its own kept in `base`, and each lot of rows that was placed in it."""
    held = given.arguments()
    said = call("latentwalk.place", held, options) if held else command(options, COMMAND)
    mine = provenance(dataset, said, {}, LIBRARIES)
    before = {name: old.provenance[name] for name in ("tool", "command", "sha256")} | {"rows": len(old)}
    base = old.provenance.get("base") or before | {"columns": dict(columns)}
    lots = old.provenance.get("placed", [])
    lot = {"rows": len(dataset), **{name: mine[name] for name in ("command", "data", "sha256", "created")}}
    both = hashlib.sha256(f"{old.provenance['sha256']} {mine['sha256']}".encode()).hexdigest()
    placed = [*(lots if isinstance(lots, Sequence) else []), lot]
    own = {name: mine[name] for name in ("tool", "command", "created", "versions")}
    return {**old.provenance, **own, "sha256": both, "base": base, "placed": placed}


def main(argv: list[str] | None = None) -> int:
    """Run the command; how the new rows fit goes to stdout."""
    options = parse(PlaceOptions, argv, COMMAND, __doc__, EXAMPLES)
    output = options.output or options.scene.with_name(f"{options.scene.stem}_placed.scene")
    try:
        scene = _place(options, output)
    except KeyboardInterrupt:
        tell(f"{COMMAND}: interrupted; nothing is written", sys.stderr)
        return 130
    _print_summary(output, scene)
    return 0


def _print_summary(output: Path, scene: Scene) -> None:
    names, _ = _earlier(scene)
    lots = scene.provenance["placed"]
    assert isinstance(lots, Sequence)
    count = lots[-1]["rows"]
    old = len(scene) - count
    tell(f"{output}: {old:,} old rows, {count:,} new ones; columns {', '.join(scene.columns)}")
    novelty = scene.columns[names[NOVELTY]]
    assert isinstance(novelty, Scalar)
    far = int((novelty.values[old:] >= FAR).sum())
    tell(
        f"  {far:,} of {count:,} new rows ({100 * far / count:.1f} %) are farther from the old ones than"
        f" {100 * FAR:.0f} % of these are from each other ({100 * (1 - FAR):.0f} % of rows like them would be)"
    )
    width = max(5, *map(len, scene.layouts))
    for name, layout in scene.layouts.items():
        made = layout.provenance["placed"]
        assert isinstance(made, Sequence)
        told = f"neighbors kept {made[-1]['neighbors_kept']:.3f}"
        if isinstance(layout.quality, Quality):
            told += f" (old rows {layout.quality.neighbors_kept:.3f})"
        tell(f"  {name:<{width}} {told}  new rows {made[-1]['how']}")
