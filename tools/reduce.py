"""Reduce data to three dimensions by PCA, t-SNE and UMAP, and write it as a scene to walk in."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from latentwalk.scenes import Bool, Category, Column, Decoder, Scene, UsageError, append, read, write
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import tell
from latentwalk.scenes.packing import checked
from latentwalk.scenes.rules import RIGHT, correctness
from latentwalk.tools.analysis.outliers import outliers
from latentwalk.tools.analysis.results import shown
from latentwalk.tools.calls import call, called, options_of_call
from latentwalk.tools.clusters.agreement import noise_remedy, rand_and_information
from latentwalk.tools.clusters.find import clusters
from latentwalk.tools.clusters.names import Tell, described, named
from latentwalk.tools.command_line import command, parse
from latentwalk.tools.data import sources, words
from latentwalk.tools.data.columns import features_shown, same_names
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.learned import out_of_fold
from latentwalk.tools.data.memory.given import NOTHING, Given, apart
from latentwalk.tools.data.pictures import thumbnails
from latentwalk.tools.data.prepare import Prepared, prepare
from latentwalk.tools.data.provenance import columns_digest, provenance
from latentwalk.tools.data.sources import DataOptions
from latentwalk.tools.layout.mesh.state import DescentFile
from latentwalk.tools.layout.methods import LIBRARIES
from latentwalk.tools.layout.outputs import check_output, left, resumable, state_of
from latentwalk.tools.layout.pipeline import METHODS, LayoutOptions, Method, Pipeline
from latentwalk.tools.layout.quality import told
from latentwalk.tools.options import Arg, Quiet, plain
from latentwalk.tools.shards.choice import plan_of
from latentwalk.tools.shards.options import ShardOptions
from latentwalk.tools.terminal import Stages

COMMAND = "latentwalk reduce"
EXAMPLES = (
    "latentwalk reduce digits --method pca umap -o digits.scene",
    "latentwalk reduce rows.csv --labels kind --cluster kmeans -o rows.scene",
    "latentwalk reduce blobs --samples 500 -o blobs.scene",
)
FIRST_COLUMNS = ("label", "prediction", "correct", "confidence", "cluster")


@dataclass(frozen=True, kw_only=True)
class ReduceOptions(DataOptions, ShardOptions):
    """All that the command can be told."""

    inputs: Annotated[tuple[str, ...], Arg(sources.KNOWN, "INPUT", positional=True)]
    output: Annotated[Path | None, Arg("never overwritten (INPUT.scene, here)", "FILE.scene", short="-o")] = None
    title: Annotated[str | None, Arg("name of the scene (the data's)")] = None
    decoder: Annotated[Path | None, Arg("decodes the rows, its latents: .onnx, or .pt2 by torch.export", "FILE")] = None
    resume: Annotated[bool, Arg("add what an interrupted run did not reach; t-SNE goes on at its step")] = False
    quiet: Quiet = False


@called(ReduceOptions)
def reduce(
    inputs: object,
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
    """Lay rows out by each method and return them as a scene; written to the file `output`, if that is given.

    `inputs`: what the command reads, one name or file or several, or X itself: rows (n, d) or pictures (n, h, w[, c])
    as an array of numpy, a tensor of torch (any device and type, with or without gradients), a sparse matrix of scipy
    or a list; a frame of pandas, polars or Arrow, or columns by name, which are taken as a table in a file is.

    What is beside them, in files or in memory: `labels` (n,), names or numbers, or of a table the name of a column;
    `predictions` (n,), or like `probabilities` (n, classes) 0…1; `images` (n, h, w[, c]) uint8 or 0…1; `metadata`, a
    frame or columns by name.  These join by row, a frame by its column `id`, or by the index that X has, too.  `ids`
    (n,): the rows' names; `columns`: which columns of a table are features, or what those of an array are called.

    `options` are the command's, as `ReduceOptions` has them: `method=["pca"], tsne_perplexity=10, limit=400`.  Progress
    and what is to be known of the data go to stderr, unless `quiet=True`.  `output` is there from the first layout on
    and grows by one layout at a time: it can be walked in meanwhile, and an interrupt loses only the layout under way,
    which `resume` adds later.  `decoder` is an ONNX or torch.export file whose latents the rows are, as they are given,
    before scaling.  Raises UsageError for wrong use, for a decoder that a scene cannot hold, and for an output that
    exists.
    """
    beside = {
        "labels": labels,
        "predictions": predictions,
        "probabilities": probabilities,
        "images": images,
        "metadata": metadata,
    }
    files, given = apart(inputs, beside, ids, columns)
    made = options_of_call(ReduceOptions, options | files | {"output": output})
    try:
        return _reduce(made, Stages(made.quiet).say, given)
    except KeyboardInterrupt:
        Stages(made.quiet).say(f"interrupted; {left(made.output)}")
        raise


def _reduce(options: ReduceOptions, told_of: Tell, given: Given = NOTHING) -> Scene:
    """`told_of` is told how each cluster got its name."""
    output, stages = options.output, Stages(options.quiet)
    if output is not None:
        check_output(output, options.resume)  # before minutes of work, not after them
    elif options.resume:
        raise UsageError("--resume: goes with the output of an earlier run; give that")
    if (plan := plan_of(options, in_memory=bool(given.arguments()))) is not None:
        from latentwalk.tools.shards.reduction import reduce_shards

        return reduce_shards(plan, options, command(options, COMMAND), stages)
    dataset = sources.load(options.inputs, options, given)
    own = _decoder(options.decoder, dataset)
    prepared = prepare(dataset, options.metric, options.scale)
    stages.notes(prepared.notes)
    default: tuple[Method, ...] = () if dataset.points else METHODS
    kept = None if output is None else DescentFile(state_of(output), options.resume, stages.say)
    pipeline = Pipeline(prepared, options, stages, None if own is None else own.latents, default, kept)
    made_from = _provenance(dataset, prepared, options, own, given)
    done: list[str] = resumable(output, made_from) if output is not None and output.exists() else []
    if not done:
        scene = _describe(dataset, pipeline, options, stages, told_of)
        scene.provenance = made_from
        scene.title = options.title or (dataset.name if given.rows is None else "")
        scene.decoder = None if own is None else replace(own, maps=pipeline.maps())
        scene.layouts = {name: pipeline.given(name, positions) for name, positions in dataset.layouts.items()}
        done = list(scene.layouts)
        if output is not None and done:
            write(output, scene)
    for method in [name for name in pipeline.methods if name not in done]:
        layout = pipeline.layout(method)
        columns: dict[str, Column] = {}
        if options.cluster and options.cluster_on == method:
            columns["cluster"] = _clusters(layout.positions, options, dataset, stages, told_of)
        if output is not None and done:
            append(output, layouts={method: layout}, columns=columns)
        else:
            scene.layouts[method] = layout
            scene.columns |= columns
            if output is not None:
                # With its first layout: a scene without one cannot be walked in.
                write(output, scene)
        done.append(method)
        if kept is not None and method == "tsne":
            kept.done()  # only now that the layout is in the scene
    return read(output) if output is not None else checked(scene)


def _decoder(path: Path | None, dataset: Dataset) -> Decoder | None:
    """The decoder in a file, if one is given: read before anything slow, so that one that does not fit is told then."""
    if path is None:
        return None
    from latentwalk.tools.exchange.decoder_import import read_decoder

    return read_decoder(path, dataset.features, {})


def _describe(dataset: Dataset, pipeline: Pipeline, options: ReduceOptions, stages: Stages, told_of: Tell) -> Scene:
    """The scene without its layouts: ids, columns, thumbnails and true neighbors."""
    columns = dict(dataset.columns)
    if options.predict:
        if "prediction" in columns:
            raise UsageError("--predict: the data already has predictions; leave one of the two out")
        with stages.stage("out-of-fold predictions"):
            columns |= out_of_fold(dataset, options.seed)
    label, prediction = columns.get("label"), columns.get("prediction")
    if isinstance(label, Category) and isinstance(prediction, Category):
        columns["prediction"] = same_names(prediction, label)
    if (right := correctness(columns)) is not None:
        columns["correct"] = Bool(right == RIGHT)
    if options.cluster and options.cluster_on == "features":
        points = pipeline.reduced  # outside the stage: it may have one of its own
        with stages.stage("clusters"):
            columns["cluster"] = _clusters(points, options, dataset, stages, told_of)
    if options.outliers:
        columns |= _outliers(pipeline, options, stages)
    columns |= features_shown(dataset)
    order = [*(name for name in FIRST_COLUMNS if name in columns), *columns]
    return Scene(
        dataset.ids,
        columns={name: columns[name] for name in order},
        thumbnails=None if dataset.images is None else thumbnails(dataset.images),
        neighbors=pipeline.original_neighbors,
        vectors=words.carried(dataset, pipeline.metric, stages.say),
    )


def _clusters(points: F32, options: ReduceOptions, dataset: Dataset, stages: Stages, told_of: Tell) -> Category:
    count = options.clusters
    if count is None and dataset.label is not None:
        count = len(dataset.label.names)
    found = clusters(points, str(options.cluster), count, options.cluster_size, options.seed)
    if remedy := noise_remedy(found.codes):
        stages.say(remedy)
    return named(described(dataset, dataset.columns), found, told_of)


def _outliers(pipeline: Pipeline, options: ReduceOptions, stages: Stages) -> dict[str, Column]:
    points = pipeline.reduced  # outside the stage: it may have one of its own
    with stages.stage("outliers"):
        measures = outliers(points, len(points), options.seed)
    for measure in measures:
        if measure.missing:
            stages.say(f"{measure.name}: {measure.missing}")
    return {measure.name: measure.column for measure in measures}


def _provenance(
    dataset: Dataset, prepared: Prepared, options: ReduceOptions, own: Decoder | None, given: Given
) -> dict[str, object]:
    parameters = plain(options, LayoutOptions) | {"metric": prepared.metric, "scale": prepared.scale}
    del parameters["method"]  # of which --resume may add some
    if not options.outliers:
        del parameters["outliers"]  # scenes from before it have none, and can be added to
    held = given.arguments()
    said = call("latentwalk.reduce", held, options) if held else command(options, COMMAND)
    return provenance(dataset, said, parameters, LIBRARIES) | {
        "tool": COMMAND,
        "columns_sha256": columns_digest(dataset.columns),
        "decoder_sha256": None if own is None else own.provenance["sha256"],
    }


def main(argv: list[str] | None = None) -> int:
    """Run the command; the scene's layouts and their quality go to stdout."""
    options = parse(ReduceOptions, argv, COMMAND, __doc__, EXAMPLES)
    first = Path(options.inputs[0]).resolve()
    output = options.output or Path(f"{first.name if first.is_dir() else first.stem}.scene")
    lines: list[str] = []
    try:
        scene = _reduce(replace(options, output=output), lines.append)
    except KeyboardInterrupt:
        tell(f"{COMMAND}: interrupted; {left(output)}", sys.stderr)
        return 130
    _print_summary(output, scene)
    for line in lines:
        tell(f"  {line}")
    return 0


def _print_summary(output: Path, scene: Scene) -> None:
    search = "" if scene.neighbors is None else scene.neighbors.search and f"; neighbors {scene.neighbors.search}"
    tell(f"{output}: {len(scene)} rows; columns {', '.join(scene.columns) or 'none'}{search}")
    width = max(5, *map(len, scene.layouts))
    for name, layout in scene.layouts.items():
        tell(f"  {name:<{width}} {told(layout)}")
    label, cluster = scene.columns.get("label"), scene.columns.get("cluster")
    if isinstance(label, Category) and isinstance(cluster, Category):
        ari, nmi = rand_and_information(label.codes, cluster.codes)
        apart = int((cluster.codes < 0).sum())
        left_out = f" without the {apart:,} of {len(scene):,} rows that are in no cluster" if apart else ""
        tell(f"  clusters against labels{left_out}: ARI {shown(ari)}, NMI {shown(nmi)}")
