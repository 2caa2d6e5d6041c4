"""Lay out the epochs of recorded runs together and write them as a scene to scrub through."""

from __future__ import annotations

import string
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any

from latentwalk.scenes import Decoder, LatentwalkError, Quality, Scene, Unjudged, UsageError, write
from latentwalk.scenes.errors import tell
from latentwalk.scenes.outputs import need_access
from latentwalk.tools.calls import called, options_of_call
from latentwalk.tools.command_line import parse
from latentwalk.tools.diagnosis.times import when
from latentwalk.tools.figure.film import Kind, animate, animation_path, frame_count
from latentwalk.tools.figure.look import FigureOptions, check_colors, color_classes
from latentwalk.tools.layout.alignment import Method, align, work
from latentwalk.tools.options import Arg, Quiet, Seeded
from latentwalk.tools.run.folder import WEIGHTS
from latentwalk.tools.run.join import join
from latentwalk.tools.run.log import FILE_NAME, Run, read_run
from latentwalk.tools.run.measures import class_names
from latentwalk.tools.run.summary import run_scene
from latentwalk.tools.terminal import Stages

EXAMPLES = (
    "latentwalk snapshot runs/run_001 -o epochs.scene",
    "latentwalk snapshot runs/run_001 --method pca --animate gif -o film.scene",
    "latentwalk snapshot runs/run_001 --follow -o growing.scene",
)


@dataclass(frozen=True, kw_only=True)
class SnapshotOptions(Seeded, FigureOptions):
    """All that the command can be told; the same seed gives the same scene."""

    runs: Annotated[tuple[Path, ...], Arg("a run's folder; several are compared", "RUN", positional=True)]
    output: Annotated[Path, Arg("must not exist yet", "FILE.scene", short="-o")]
    method: Annotated[Method, Arg("of the layout:")] = "spacetime"
    tag: Annotated[str | None, Arg("of TensorBoard's embeddings, where it has several", "TAG")] = None
    animate: Annotated[tuple[Kind, ...], Arg("a film of the epochs, or a PNG of each, beside the scene")] = ()
    follow: Annotated[bool, Arg("keep adding epochs while the run trains, until it ends")] = False
    quiet: Quiet = False


@called(SnapshotOptions)
def snapshot(runs: Sequence[str | Path], output: str | Path, **options: Any) -> Scene:
    """Write the epochs of `runs` (run folders, or TensorBoard folders of `add_embedding`) to the scene file `output`
    and return them.

    Several runs are laid out each by itself, brought into one room by Procrustes, and compared row by row; the scene of
    one VAE has its decoder.  `options` are the command's, as `SnapshotOptions` has them, but it only warns unless
    `quiet=False`.  Films are written beside the scene.  Raises `UsageError` where an output exists, is not named
    *.scene or has no folder, or a run has no whole epoch; `SceneError` where its log is damaged.
    """
    return _snapshot(options_of_call(SnapshotOptions, {"quiet": True} | options | {"runs": runs, "output": output}))


def _snapshot(options: SnapshotOptions) -> Scene:
    kinds = list(dict.fromkeys(options.animate))  # each once, in the order asked for
    if not kinds and (given := _of_films(options)):
        raise UsageError(f"{', '.join(given)}: how films look; give --animate with it, or leave it out")
    _check_output(options.output, kinds)  # before minutes of work, not after them
    stages = Stages(options.quiet)
    recorded = _named([load_run(path, options.tag) for path in options.runs])
    for run in recorded.values():
        for note in run.notes:
            stages.say(note)
        check_colors(options.colors, class_names(run))
    scenes = {name: _scene_of(run, options.method, options.seed, stages) for name, run in recorded.items()}
    scene = next(iter(scenes.values())) if len(scenes) == 1 else join(scenes)
    if len(scenes) == 1:
        scene.decoder = decoder_at_hand(options.runs[0], scene.ids, stages)
    color_classes(scene.columns, options.colors)
    write(options.output, scene)
    for kind in kinds:
        with stages.stage(f"{kind} of the epochs", frame_count(scene, kind)) as advance:
            animate(scene, animation_path(options.output, kind), kind, advance, options)
    return scene


def decoder_at_hand(run: Path, ids: Sequence[str], stages: Stages) -> Decoder | None:
    """The decoder of a VAE's run with the latents of the rows `ids`; None of any other run, or as a line then says."""
    if not (run / WEIGHTS).is_file():
        return None
    from latentwalk.tools.model.run_decoder import run_decoder

    try:
        return run_decoder(run, ids, stages)
    except LatentwalkError as error:
        stages.warn(f"without its decoder: {error}")
        return None


def load_run(path: Path, tag: str | None = None) -> Run:
    """A recorded run, or a TensorBoard folder of embeddings, of which `tag` is read.  Raises `UsageError` for anything
    else."""
    from latentwalk.tools.run.tensorboard import is_embeddings, read_embeddings

    if is_embeddings(path):
        return read_embeddings(path, tag)
    if path.is_dir() and not (path / FILE_NAME).is_file():
        raise UsageError(
            f"{path}: expected a run's folder with {FILE_NAME}, or TensorBoard's with projector_config.pbtxt"
        )
    if tag is not None:
        raise UsageError(f"--tag: goes with TensorBoard's embeddings, not with {path}; leave it out")
    return read_run(path)


def _check_output(output: Path, animations: Sequence[Kind] = ()) -> None:
    if output.suffix != ".scene":
        raise UsageError(f"{output}: expected a name that ends in .scene")
    if not output.parent.is_dir():
        raise UsageError(f"{output}: no folder {output.parent}; make it first")
    need_access(output.parent)
    for path in (output, *(animation_path(output, kind) for kind in animations)):
        if path.exists():
            raise UsageError(f"{path}: already exists; choose another name, or remove it first")


def _scene_of(run: Run, method: Method, seed: int, stages: Stages) -> Scene:
    if not run.snapshots:
        raise UsageError(f"{run.name}: expected at least one whole snapshot, found none")
    started = time.perf_counter()
    with stages.stage(f"{run.name}: {method}", work(run.snapshots, method)) as advance:
        positions = align(run.snapshots, len(run), method=method, seed=seed, advance=advance)
    with stages.stage(f"{run.name}: measures", len(run.snapshots)) as advance:
        scene = run_scene(run, positions, method=method, seed=seed, advance=advance)
    stages.say(f"{len(run.snapshots)} epochs of {len(run):,} rows in {time.perf_counter() - started:.1f} s")
    return scene


def _named(runs: Sequence[Run]) -> dict[str, Run]:
    """Runs by their folder's name; A, B … where two have the same."""
    names = [run.name for run in runs]
    if len(set(names)) < len(names):
        names = list(string.ascii_uppercase[: len(runs)])
    return dict(zip(names, runs, strict=True))


def main(argv: list[str] | None = None) -> int:
    """Run the command; what was found goes to stdout."""
    options = parse(SnapshotOptions, argv, "latentwalk snapshot", __doc__, EXAMPLES)
    if options.follow:
        _follow(options)
        return 0
    _tell(_snapshot(options), options.output)
    for kind in dict.fromkeys(options.animate):
        tell(animation_path(options.output, kind))
    return 0


def _follow(options: SnapshotOptions) -> None:
    from latentwalk.tools.run.follow import follow

    others = {"--animate": options.animate, "--colors": options.colors, "--tag": options.tag}
    given = [*(flag for flag, value in others.items() if value), *_of_films(options)]
    if len(options.runs) > 1 or options.method != "spacetime" or given:
        found = f", not {', '.join(given)}" if given else ""
        raise UsageError(f"--follow: takes one run and --method spacetime{found}; lay it out anew when it has ended")
    _check_output(options.output)
    stages = Stages(options.quiet)
    follow(
        options.runs[0],
        options.output,
        seed=options.seed,
        say=stages.say,
        decoder=lambda ids: decoder_at_hand(options.runs[0], ids, stages),
    )


def _of_films(options: SnapshotOptions) -> list[str]:
    """Those options given that say how films look and nothing of a scene."""
    usual, names = FigureOptions(), [field.name for field in fields(FigureOptions) if field.name != "colors"]
    return [f"--{name.replace('_', '-')}" for name in names if getattr(options, name) != getattr(usual, name)]


def _tell(scene: Scene, output: Path) -> None:
    """The scene in some lines: how true its frames are, how steady their sequence, what the run's numbers say."""
    tell(f"{output}: {len(scene):,} rows in {len(scene.epochs)} epochs")
    judged = [epoch.quality for epoch in scene.epochs if isinstance(epoch.quality, Quality)]
    if judged:
        trust, kept = ([getattr(quality, name) for quality in judged] for name in ("trustworthiness", "neighbors_kept"))
        tell(f"  trustworthiness {min(trust):.3f}…{max(trust):.3f}  neighbors kept {min(kept):.3f}…{max(kept):.3f}")
    qualities = [epoch.quality for epoch in scene.epochs]
    for missing in dict.fromkeys(quality for quality in qualities if isinstance(quality, Unjudged)):
        times = when([epoch.epoch for epoch in scene.epochs], [quality == missing for quality in qualities])
        tell(f"  {times} {missing}")
    if scene.training is not None:
        for line in (line for motion in scene.training.motion for line in motion.words):
            tell(f"  {line}")
        for sentence in scene.training.diagnosis:
            tell(sentence)
