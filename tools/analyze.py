"""Find where a model is right and wrong, and what sets the two apart: a report, tables, and a scene to walk in."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from latentwalk.scenes.errors import UsageError, tell
from latentwalk.scenes.outputs import numbered_folder, refuse_existing, told
from latentwalk.tools.analysis.subjects import Part
from latentwalk.tools.calls import called, options_of_call
from latentwalk.tools.command_line import command, parse
from latentwalk.tools.layout.pipeline import Method
from latentwalk.tools.options import Arg, Quiet, Seeded, above, below, plain
from latentwalk.tools.run.folder import LATENT_SCENE, METADATA
from latentwalk.tools.run.log import FILE_NAME
from latentwalk.tools.terminal import Stages, calm_threads

if TYPE_CHECKING:
    from latentwalk.tools.analysis.shells import DecisionShell
    from latentwalk.tools.analysis.subjects import Loaded
    from latentwalk.tools.report.findings import Findings

COMMAND = "latentwalk analyze"
EXAMPLES = (
    "latentwalk analyze runs/run_001",
    "latentwalk analyze epochs.scene",
    "latentwalk analyze runs/run_001 --part train -o report",
)
LIBRARIES = ("scikit-learn", "scipy", "statsmodels", "scikit-image")
REPORT, SCENE = "report.html", "analysis.scene"
Level = Annotated[float, above(0), below(1)]


@dataclass(frozen=True, kw_only=True)
class AnalyzeOptions(Seeded):
    """All that the command can be told."""

    source: Annotated[Path, Arg("a run's folder, or a scene", "RUN|SCENE", positional=True)]
    output: Annotated[Path | None, Arg("never overwritten (beside the input, numbered)", "DIR", short="-o")] = None
    part: Annotated[Part | None, Arg("which rows (test, where there are none val, else all)")] = None
    layer: Annotated[str | None, Arg("of a run: what the rows are represented by (the last hidden one)", "NAME")] = None
    method: Annotated[tuple[Method, ...], Arg("layouts of the representation, unless the input has its own")] = (
        "pca",
        "umap",
    )
    shells: Annotated[
        Level | None, Arg("surfaces where a class has this probability, of a model with a space of 3 dimensions", "P")
    ] = None
    quiet: Quiet = False


@dataclass(frozen=True, eq=False)
class Analysis:
    """What an analysis found, and the folder that has its report, tables and scene."""

    folder: Path
    findings: Findings

    @property
    def report(self) -> Path:
        """The report, one HTML page."""
        return self.folder / REPORT

    @property
    def scene(self) -> Path:
        """The scene to walk in."""
        return self.folder / SCENE


@called(AnalyzeOptions)
def analyze(source: str | Path, output: str | Path | None = None, **options: Any) -> Analysis:
    """Analyze a run's folder or a scene into the new folder `output` and return what was found.

    `options` are the command's, as `AnalyzeOptions` has them: `part="val"`, `method=["pca"]`, `shells=0.5`; but it says
    nothing unless `quiet=False`.  Without `output` the folder is NAME_analysis_001, or the next number, beside the
    input.  Raises UsageError for wrong use and for what cannot be analyzed, SceneError for a damaged file.
    """
    return _analyze(options_of_call(AnalyzeOptions, {"quiet": True} | options | {"source": source, "output": output}))


def _analyze(options: AnalyzeOptions) -> Analysis:
    from latentwalk.scenes import write
    from latentwalk.tools.report.contents import write_report
    from latentwalk.tools.report.files import write_tables
    from latentwalk.tools.report.findings import find
    from latentwalk.tools.report.scene import make_scene

    stages = Stages(options.quiet)
    if options.output is not None:
        refuse_existing(options.output)  # before the work, not after it
    loaded = _load(options)
    for note in loaded.notes:
        stages.say(note)
    made_from = _provenance(options, loaded)
    shells = _shells(loaded, options.shells, stages)
    found = find(loaded, options.seed, stages)
    folder = _folder(options)
    try:
        write_tables(found, folder, made_from)  # as soon as they are there: an interrupt leaves what is finished
        write_report(loaded, found, folder / REPORT, str(made_from["command"]), stages)
        scene = make_scene(loaded, found, shells, options.method, made_from, options.seed, stages)
        write(folder / SCENE, scene)
    except BaseException:
        with suppress(OSError):
            folder.rmdir()  # if nothing was
        raise
    return Analysis(folder, found)


def _load(options: AnalyzeOptions) -> Loaded:
    """What is analyzed: a scene, a VAE's run, which is its scene, a classifier's, or what somebody recorded."""
    from latentwalk.tools.analysis.subjects import of_recorded, of_scene

    source, part = options.source, options.part
    if not source.is_dir() and source.suffix != ".scene" and source.name != FILE_NAME:
        found = "another file" if source.exists() else "neither"
        raise UsageError(f"{source}: expected a run's folder or a .scene file, found {found}")
    scene = source / LATENT_SCENE if (source / LATENT_SCENE).is_file() else source
    if scene.suffix == ".scene" and not scene.is_dir():
        if options.layer is not None:
            raise UsageError(
                f"--layer: {scene} is a scene, which has no layers; leave it out, or give a classifier's run"
            )
        return of_scene(scene, part)
    if not (source / METADATA).is_file():
        if options.layer is not None:
            raise UsageError(f"--layer: {source} was recorded, and has the one layer that was; leave it out")
        return of_recorded(source, part)
    from latentwalk.tools.analysis.subject_of_run import of_run

    try:
        return of_run(source, part, options.layer)
    except UsageError as error:
        if options.layer is not None or not (source / FILE_NAME).is_file():
            raise
        recorded = of_recorded(source, part)
        return replace(
            recorded, notes=[f"Not judged anew, but as recorded at the last epoch: {error}.", *recorded.notes]
        )


def _folder(options: AnalyzeOptions) -> Path:
    if options.output is None:
        source = options.source if options.source.name else options.source.resolve()  # "." has no name
        return numbered_folder(source.parent, f"{source.stem}_analysis")
    with told(options.output):
        options.output.mkdir()
    return options.output


def _shells(loaded: Loaded, level: float | None, stages: Stages) -> list[DecisionShell]:
    """Decision shells, if asked for: before the other work, as the space may not have them."""
    if level is None:
        return []
    from latentwalk.tools.analysis import shells

    subject = loaded.subject
    if loaded.decoder is not None:
        evaluate, points, names = shells.of_decoder(loaded.decoder), loaded.decoder.latents, loaded.decoder.class_names
    elif subject.representation is None or subject.probabilities is None:
        raise UsageError(
            "--shells: needs a representation and the probabilities of all classes, which are missing here"
        )
    else:
        points, names = subject.representation, list(subject.classes)
        evaluate = shells.of_linear_head(points, subject.probabilities)
    with stages.stage("decision shells", shells.STEPS**3) as advance:
        found = shells.shells(evaluate, points, names, level, advance=advance)
    without = [name for name in names if name not in {shell.name for shell in found}]
    if without:
        stages.say(f"no shell of {', '.join(without)}: nowhere near the rows does its probability cross {level:.0%}")
    return found


def _provenance(options: AnalyzeOptions, loaded: Loaded) -> dict[str, object]:
    said = command(options, COMMAND)
    return {
        "tool": COMMAND,
        "command": said,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "source": loaded.source,
        "rows": loaded.subject.part,
        "notes": list(loaded.notes),
        "parameters": plain(options),
        "versions": {name: version(name) for name in ("latentwalk", "numpy", *LIBRARIES)},
    }


def main(argv: list[str] | None = None) -> int:
    """Run the command; what was found goes to stdout in some lines."""
    calm_threads()  # before scikit-learn and faiss load OpenMP
    options = parse(AnalyzeOptions, sys.argv[1:] if argv is None else argv, COMMAND, __doc__, EXAMPLES)
    try:
        done = _analyze(options)
    except KeyboardInterrupt:
        tell(f"{COMMAND}: interrupted; tables and a report that were finished are kept", sys.stderr)
        return 130
    from latentwalk.tools.report.contents import headline

    for fact in headline(done.findings):
        tell(str(fact))
    tell(f"report: {done.report}")
    tell(f"walk in it: latentwalk view {done.scene}")
    return 0
