"""Reduce data to three dimensions by PCA, t-SNE and UMAP, and write it as a scene to walk in."""

from __future__ import annotations

import hashlib
import json
import shlex
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from latentwalk.scenes import Bool, Category, Column, Decoder, Scalar, Scene, Text, UsageError, append, read, write
from latentwalk.tools import reduce_options
from latentwalk.tools.data import sources
from latentwalk.tools.data.columns import category, correct, features_shown
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.pictures import thumbnails
from latentwalk.tools.data.prepare import Prepared, prepare
from latentwalk.tools.layout import methods as projections
from latentwalk.tools.layout.learned import clusters, out_of_fold
from latentwalk.tools.layout.pipeline import Options, Workshop
from latentwalk.tools.progress import Stages

FIRST_COLUMNS = ("label", "prediction", "correct", "confidence", "cluster")
MADE_FROM = {
    "sha256": "other data",
    "columns_sha256": "other columns",
    "parameters": "other options",
    "decoder_sha256": "another decoder or none",
}


def reduce(
    inputs: Sequence[str | Path],
    output: str | Path,
    options: Options | None = None,
    *,
    title: str | None = None,
    decoder: str | Path | None = None,
    resume: bool = False,
    quiet: bool = True,
    command: str = "",
    **source: Any,
) -> Scene:
    """Load `inputs`, lay them out by each method and write the scene `output`; return it as read back.

    The file is there from the first layout on and grows by one layout at a time: it can be walked in meanwhile, and an
    interrupt loses only the layout under way, which `resume` adds later.  `decoder`: an ONNX or torch.export file whose
    latents the rows are, as they are given, before scaling.  `source`: the arguments of `sources.load`.
    Raises UsageError for wrong use, for a decoder that a scene cannot hold, and for an output that exists.
    """
    output, options, stages = Path(output), options or Options(), Stages(quiet)
    _check_output(output, resume)
    dataset = sources.load(inputs, seed=options.seed, **source)
    own = _decoder(decoder, dataset)
    prepared = prepare(dataset, options.metric, options.scale)
    for note in prepared.notes:
        stages.say(note)
    workshop = Workshop(prepared, options, stages, None if own is None else own.latents)
    provenance = _provenance(dataset, prepared, options, command)
    provenance["decoder_sha256"] = None if own is None else own.provenance["sha256"]
    done: list[str] = _resumable(output, provenance) if resume and output.exists() else []
    if not done:
        scene = _describe(dataset, workshop, options, stages)
        scene.provenance, scene.title = provenance, title or dataset.name
        scene.decoder = None if own is None else replace(own, maps=workshop.maps())
    for method in workshop.methods:
        if method in done:
            continue
        layout = workshop.layout(method)
        columns: dict[str, Column] = {}
        if options.cluster and options.cluster_on == method:
            columns["cluster"] = _clusters(layout.positions, options, dataset)
        if done:
            append(output, layouts={method: layout}, columns=columns)
        else:
            scene.layouts[method] = layout
            scene.columns |= columns
            write(output, scene)
        done.append(method)
    return read(output)


def _check_output(output: Path, resume: bool) -> None:
    if output.suffix != ".scene":
        raise UsageError(f"{output}: expected a name that ends in .scene")
    if output.exists() and not resume:
        raise UsageError(
            f"{output}: already exists; choose another name, remove it, or add what it lacks with --resume"
        )
    if not output.parent.is_dir():
        raise UsageError(f"{output}: no folder {output.parent}; make it first")


def _decoder(path: str | Path | None, dataset: Dataset) -> Decoder | None:
    """The decoder in a file, if one is given: read before anything slow, so that one that does not fit is told then."""
    if path is None:
        return None
    from latentwalk.tools.model.decoder_import import read_decoder

    return read_decoder(Path(path), dataset.features, {})


def _resumable(output: Path, provenance: dict[str, Any]) -> list[str]:
    """The layouts of a scene that an earlier run left, if it worked on the same data in the same way."""
    scene = read(output)
    for key, what in MADE_FROM.items():
        if scene.provenance.get(key) != provenance[key]:
            raise UsageError(f"{output}: made from {what}; choose another name")
    return list(scene.layouts)


def _describe(dataset: Dataset, workshop: Workshop, options: Options, stages: Stages) -> Scene:
    """The scene without its layouts: ids, columns, thumbnails and true neighbours."""
    columns = dict(dataset.columns)
    if options.predict:
        if "prediction" in columns:
            raise UsageError("--predict: the data already has predictions; leave one of the two out")
        with stages.stage("out-of-fold predictions"):
            columns["prediction"], columns["confidence"] = out_of_fold(dataset, options.seed)
    label, prediction = columns.get("label"), columns.get("prediction")
    if isinstance(label, Category) and isinstance(prediction, Category):
        prediction = columns["prediction"] = _same_names(prediction, label)
        columns["correct"] = correct(label, prediction)
    if options.cluster and options.cluster_on == "features":
        points = workshop.reduced
        with stages.stage("clusters"):
            columns["cluster"] = _clusters(points, options, dataset)
    columns |= features_shown(dataset)
    order = [*(name for name in FIRST_COLUMNS if name in columns), *columns]
    return Scene(
        dataset.ids,
        columns={name: columns[name] for name in order},
        thumbnails=None if dataset.images is None else thumbnails(dataset.images),
        neighbors=workshop.original_neighbors,
    )


def _same_names(prediction: Category, label: Category) -> Category:
    """Predictions with the label's names first, so that one code and one color mean one class."""
    names = [*prediction.names, None]
    return category([names[code] for code in prediction.codes], label.names)


def _clusters(points: Any, options: Options, dataset: Dataset) -> Category:
    count = options.clusters
    if count is None and dataset.label is not None:
        count = len(dataset.label.names)
    return clusters(points, str(options.cluster), count, options.cluster_size, options.seed)


def _provenance(dataset: Dataset, prepared: Prepared, options: Options, command: str) -> dict[str, Any]:
    digest = hashlib.sha256("\0".join(dataset.ids).encode(errors="replace"))
    digest.update(dataset.features.data)
    parameters = asdict(options) | {"metric": prepared.metric, "scale": prepared.scale}
    del parameters["methods"]  # of which --resume may add some
    return {
        "tool": "latentwalk reduce",
        "command": command,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "data": {"name": dataset.name, "columns": dataset.features.shape[1]} | dataset.provenance,
        "sha256": digest.hexdigest(),
        "columns_sha256": _digest(dataset.columns),
        "parameters": parameters,
        "versions": projections.libraries(),
    }


def _digest(columns: dict[str, Column]) -> str:
    """SHA-256 of columns: names, kinds and values."""
    digest = hashlib.sha256()
    for name, column in columns.items():
        values: list[Any]
        match column:
            case Category():
                values = [column.names, column.codes.tolist()]
            case Text():
                values = list(column.values)
            case Scalar() | Bool():
                values = column.values.tolist()
        digest.update(json.dumps([name, type(column).__name__, values]).encode())
    return digest.hexdigest()


def main(argv: list[str] | None = None) -> int:
    """Run the command; the scene's layouts and their quality go to stdout."""
    argv = sys.argv[1:] if argv is None else argv
    args = reduce_options.parser().parse_args(argv)
    source = sources.options(args)
    del source["seed"]  # which is among the options
    try:
        scene = reduce(
            args.inputs,
            args.output,
            reduce_options.options(args),
            title=args.title,
            decoder=args.decoder,
            resume=args.resume,
            quiet=args.quiet,
            command=shlex.join(["latentwalk", "reduce", *argv]),
            **source,
        )
    except KeyboardInterrupt:
        print(f"latentwalk reduce: interrupted; {_left(Path(args.output))}", file=sys.stderr)
        return 130
    _print_summary(args.output, scene)
    return 0


def _left(output: Path) -> str:
    if not output.exists():
        return "no layout was finished and nothing is written"
    return f"{output} holds {', '.join(read(output).layouts)}; the same command with --resume adds the others"


def _print_summary(output: str, scene: Scene) -> None:
    print(f"{output}: {len(scene)} rows; columns {', '.join(scene.columns) or 'none'}")
    width = max(5, *map(len, scene.layouts))
    for name, layout in scene.layouts.items():
        if layout.quality is not None:
            print(
                f"  {name:<{width}} trustworthiness {layout.quality.trustworthiness:.3f}"
                f"  continuity {layout.quality.continuity:.3f}  neighbours kept {layout.quality.neighbours_kept:.3f}"
                f"  {layout.provenance['seconds']:.1f} s"
            )
