"""Lay out the epochs of recorded runs together and write them as a scene to scrub through."""

from __future__ import annotations

import argparse
import string
import time
from collections.abc import Sequence
from pathlib import Path

from latentwalk.scenes import Decoder, LatentwalkError, Scene, UsageError, write
from latentwalk.tools.figure.film import KINDS, Kind, animate, animation_path, frame_count
from latentwalk.tools.layout.alignment import METHODS, Method, align, work
from latentwalk.tools.run.folder import WEIGHTS
from latentwalk.tools.run.join import join
from latentwalk.tools.run.log import FILE_NAME, Run, read_run
from latentwalk.tools.run.summary import run_scene
from latentwalk.tools.terminal import Stages


def snapshot(
    runs: Sequence[str | Path],
    output: str | Path,
    *,
    method: Method = "spacetime",
    seed: int = 0,
    animations: Sequence[Kind] = (),
    quiet: bool = True,
) -> Scene:
    """Write the epochs of `runs` (run folders, or TensorBoard folders of `add_embedding`) to the scene file `output`
    and return them.

    Several runs are laid out each by itself, brought into one room by Procrustes, and compared row by row.  The same
    runs, method and seed give the same scene.  `animations` are written beside it.  Raises `UsageError` where an
    output exists, is not named *.scene or has no folder, or a run has no whole epoch; `SceneError` where its log is
    damaged.
    """
    output = Path(output)
    animations = list(dict.fromkeys(animations))
    _check_output(output, animations)
    stages = Stages(quiet)
    recorded = _named([load_run(Path(path)) for path in runs])
    scenes = {name: _scene_of(run, method, seed, stages) for name, run in recorded.items()}
    scene = next(iter(scenes.values())) if len(scenes) == 1 else join(scenes)
    if len(scenes) == 1:
        scene.decoder = decoder_at_hand(Path(runs[0]), scene.ids, stages)
    write(output, scene)
    for kind in animations:
        with stages.stage(f"{kind} of the epochs", frame_count(scene, kind)) as advance:
            animate(scene, animation_path(output, kind), kind, advance)
    return scene


def decoder_at_hand(run: Path, ids: Sequence[str], stages: Stages) -> Decoder | None:
    """The decoder of a VAE's run with the latents of the rows `ids`; None of any other run, or as a line then says."""
    if not (run / WEIGHTS).is_file():
        return None
    from latentwalk.tools.model.run_decoder import run_decoder

    try:
        return run_decoder(run, ids, stages)
    except LatentwalkError as error:
        stages.say(f"without its decoder: {error}")
        return None


def load_run(path: Path) -> Run:
    """A recorded run, or a TensorBoard folder of embeddings.  Raises `UsageError` for anything else."""
    from latentwalk.tools.run.tensorboard import is_embeddings, read_embeddings

    if is_embeddings(path):
        return read_embeddings(path)
    if path.is_dir() and not (path / FILE_NAME).is_file():
        raise UsageError(
            f"{path}: expected a run's folder with {FILE_NAME}, or TensorBoard's with projector_config.pbtxt"
        )
    return read_run(path)


def _check_output(output: Path, animations: Sequence[Kind] = ()) -> None:
    if output.suffix != ".scene":
        raise UsageError(f"{output}: expected a name that ends in .scene")
    if not output.parent.is_dir():
        raise UsageError(f"{output}: no folder {output.parent}; make it first")
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


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    made = argparse.ArgumentParser("latentwalk snapshot", description=__doc__, allow_abbrev=False)
    made.add_argument("runs", nargs="+", type=Path, metavar="RUN", help="a run's folder; several are compared")
    made.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.scene", help="must not exist yet")
    made.add_argument("--method", choices=METHODS, default="spacetime", help="of the layout (spacetime)")
    made.add_argument(
        "--animate",
        nargs="+",
        choices=KINDS,
        default=[],
        help="a film of the epochs, or a PNG of each, beside the scene",
    )
    made.add_argument("--follow", action="store_true", help="keep adding epochs while the run trains, until it ends")
    made.add_argument("--seed", type=int, default=0, metavar="N", help="the same seed gives the same scene (0)")
    made.add_argument("--quiet", action="store_true", help="no progress")
    return made


def main(argv: list[str] | None = None) -> int:
    """Run the command; what was found goes to stdout."""
    args = parser().parse_args(argv)
    if args.follow:
        return _follow(args)
    scene = snapshot(
        args.runs, args.output, method=args.method, seed=args.seed, animations=args.animate, quiet=args.quiet
    )
    _tell(scene, args.output)
    for kind in dict.fromkeys(args.animate):
        print(animation_path(args.output, kind))
    return 0


def _follow(args: argparse.Namespace) -> int:
    from latentwalk.tools.run.follow import follow

    if len(args.runs) > 1 or args.animate or args.method != "spacetime":
        raise UsageError("--follow: takes one run, --method spacetime and no --animate; animate it when it has ended")
    _check_output(args.output)
    follow(args.runs[0], args.output, seed=args.seed, say=Stages(args.quiet).say)
    return 0


def _tell(scene: Scene, output: Path) -> None:
    """The scene in some lines: how true its frames are, how steady their sequence, what the run's numbers say."""
    print(f"{output}: {len(scene):,} rows in {len(scene.epochs)} epochs")
    judged = [epoch.quality for epoch in scene.epochs if epoch.quality is not None]
    if judged:
        trust, kept = ([getattr(quality, name) for quality in judged] for name in ("trustworthiness", "neighbors_kept"))
        print(f"  trustworthiness {min(trust):.3f}…{max(trust):.3f}  neighbours kept {min(kept):.3f}…{max(kept):.3f}")
    if scene.training is not None:
        for name, value in scene.training.coherence.items():
            print(f"  {name} {value:.3f}")
        for sentence in scene.training.diagnosis:
            print(sentence)
