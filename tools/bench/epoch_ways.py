"""One way to lay out the epochs of a run, in a process of its own: so many threads, and its cost from a warm start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import LatentwalkError
from latentwalk.tools.bench.threads import environment, hold_to
from latentwalk.tools.layout.alignment import METHODS, align
from latentwalk.tools.layout.epochs import procrustes
from latentwalk.tools.run.log import Run, Snapshot, read_run

PEERS = ("openTSNE", "AlignedUMAP")
WARM = (3, 300)  # epochs and rows by which everything is compiled first


def laid_out(run: Path, way: str, threads: int, output: Path) -> dict[str, float]:
    """Lay out the run at `run` by a way on so many threads, in a process of its own; positions (epochs, n, 3) go to
    `output`.  Seconds by the clock and of its threads, and of its start.  Raises `LatentwalkError`."""
    command = [sys.executable, "-W", "ignore", "-m", __name__, str(run), way, str(threads), str(output)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(threads), check=False)
    if done.returncode:
        raise LatentwalkError(f"{way} on {threads} threads: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main(argv: Sequence[str]) -> int:
    """The other side of `laid_out`."""
    path, way, threads, output = argv
    hold_to(int(threads))
    started = time.perf_counter()
    run = read_run(Path(path))
    work = work_of(way)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries, about seeds and threads
        work(_cut(run))
        begun, spent = time.perf_counter(), time.process_time()
        positions = work(run)
        cost = {"wall_s": time.perf_counter() - begun, "cpu_s": time.process_time() - spent, "start_s": begun - started}
    np.save(output, np.stack(positions))
    print(json.dumps(cost))
    return 0


def _cut(run: Run) -> Run:
    epochs, rows = WARM
    few = [Snapshot(each.epoch, each.rows[:rows], each.features[:rows], None) for each in run.snapshots[:epochs]]
    return Run(run.name, ids=run.ids[:rows], snapshots=few)


def work_of(way: str) -> Callable[[Run], Sequence[F32]]:
    """What lays a run out this way: (n, 3) for each epoch."""
    peers: Mapping[str, Callable[[Run], Sequence[F32]]] = {"openTSNE": _opentsne, "AlignedUMAP": _aligned_umap}
    if way in METHODS:
        return lambda run: align(run.snapshots, len(run), method=way)
    return peers[way]


def _opentsne(run: Run) -> Sequence[F32]:
    """openTSNE as its documentation has it, each epoch begun where the one before ended and turned onto it."""
    from openTSNE import TSNE

    placed: list[F32] = []
    for snapshot in run.snapshots:
        warm = {"early_exaggeration_iter": 0, "n_iter": 250, "initialization": placed[-1]} if placed else {}
        model = TSNE(3, negative_gradient_method="bh", n_jobs=os.cpu_count(), random_state=0, **warm)
        y = np.asarray(model.fit(snapshot.features), np.float32)
        placed.append(procrustes(y, placed[-1])(y) if placed else y)
    return placed


def _aligned_umap(run: Run) -> Sequence[F32]:
    """umap.AlignedUMAP as its documentation has it, over rows that are in all epochs."""
    from umap import AlignedUMAP

    same = {row: row for row in range(len(run))}
    frames = [snapshot.features for snapshot in run.snapshots]
    model = AlignedUMAP(n_components=3, random_state=0)
    return [np.asarray(y, np.float32) for y in model.fit_transform(frames, relations=[same] * (len(frames) - 1))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
