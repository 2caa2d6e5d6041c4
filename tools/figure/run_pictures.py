"""The pictures of a run's epochs once it is over, all laid out together."""

from __future__ import annotations

from pathlib import Path

from latentwalk.tools.figure.epochs import save_epochs
from latentwalk.tools.figure.look import FigureOptions, color_classes
from latentwalk.tools.layout.alignment import Method, align, work
from latentwalk.tools.run import animation
from latentwalk.tools.run.log import read_run
from latentwalk.tools.run.summary import run_scene
from latentwalk.tools.terminal import Stages


def draw_run(run: Path, method: Method, seed: int, look: FigureOptions, stages: Stages) -> None:
    """Draw each snapshot of the run's log into its folder, with a script that animates them."""
    recorded = read_run(run)
    with stages.stage(method, work(recorded.snapshots, method)) as step:
        positions = align(recorded.snapshots, len(recorded), method=method, seed=seed, advance=step)
    with stages.stage("pictures", len(recorded.snapshots)) as step:
        scene = run_scene(recorded, positions, method=method, seed=seed)
        color_classes(scene.columns, look.colors)
        save_epochs(scene, run, step, look)
    animation.write_script(run)
