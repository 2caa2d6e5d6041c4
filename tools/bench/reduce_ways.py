"""One way from rows to a picture, in a process of its own: its time from the start of Python on, and its memory.

Each takes what it needs by itself: the product with neighbors and quality from file to scene, or t-SNE's layout alone,
and libraries as their users call them.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, get_args

import numpy as np

from latentwalk.scenes import read
from latentwalk.scenes.arrays import F32
from latentwalk.tools.bench.threads import environment, hold_to
from latentwalk.tools.layout.principal import pca
from latentwalk.tools.terminal import calm_threads

Way = Literal["scene", "mesh", "opentsne", "umap", "pacmap", "sgtsnepi"]
WAYS: tuple[Way, ...] = get_args(Way)
LIBRARIES = {"opentsne": "openTSNE", "umap": "umap", "pacmap": "pacmap", "sgtsnepi": "sgtsnepi"}
COMPONENTS = 50  # that a picture is made of, where rows are wider


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of its threads, and the most memory that it had at once."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def installed(way: Way) -> bool:
    """Whether the library of a way is there."""
    return way not in LIBRARIES or find_spec(LIBRARIES[way]) is not None


def timed(way: Way, source: Sequence[str], output: Path, threads: int, most_s: float) -> Cost | str:
    """What a way costs on so many threads from `source`, the command's inputs or a file of rows, to `output`; or, in
    words, why it has no picture."""
    if sys.platform == "win32":
        return "Windows does not tell what a process took; run this on Linux or macOS"
    command = [sys.executable, "-W", "ignore", "-m", __name__, way, str(threads), str(output), *source]
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=environment(threads))
        timer = threading.Timer(most_s, process.kill)
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            raise
        finally:
            timer.cancel()
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode == -signal.SIGKILL and wall >= most_s:
            return f"longer than {most_s:g} s"
        if process.returncode:
            said.seek(0)
            lines = said.read().decode(errors="replace").strip().splitlines()
            return f"failed: {(lines or ['without a word'])[-1]}"
    peak_mb = _peak_mb(output) or usage.ru_maxrss / (1 << 20)  # bytes, on macOS
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak_mb)


def _peak_of(output: Path) -> Path:
    return output.with_name(f"{output.name}.peak")


def _keep_peak(output: Path) -> None:
    """The most memory that this process had: what Linux tells of one that has ended includes what its parent had."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        _peak_of(output).write_text(line.split()[1])


def _peak_mb(output: Path) -> float | None:
    return float(_peak_of(output).read_text()) / 1024 if _peak_of(output).exists() else None


def positions(output: Path) -> F32:
    """The picture (n, 3) that a way left."""
    if output.suffix == ".scene":
        return read(output).layouts["tsne"].positions
    made: F32 = np.load(output)
    return made


def main(argv: Sequence[str]) -> int:
    """The other side of `timed`."""
    way, threads, output, *source = argv
    calm_threads()
    hold_to(int(threads))
    code = _made(way, int(threads), Path(output), source)
    _keep_peak(Path(output))
    return code


def _made(way: str, threads: int, output: Path, source: Sequence[str]) -> int:
    if way == "scene":
        from latentwalk.tools.reduce import main as reduce

        return reduce([*source, "--method", "pca", "tsne", "-o", str(output), "--quiet"])
    rows: F32 = np.load(source[0])
    made = np.asarray(ALONE[way](rows, threads), np.float32)
    if made.shape != (len(rows), 3):
        raise ValueError(f"expected a picture of shape {(len(rows), 3)}, found {made.shape}")
    np.save(output, made)
    return 0


def _mesh(rows: F32, _threads: int) -> F32:
    from latentwalk.tools.layout import methods
    from latentwalk.tools.layout.near.approximate import approximate
    from latentwalk.tools.layout.neighbors import exact
    from latentwalk.tools.layout.pipeline import EXACT_ROWS

    options = methods.Tsne()
    near = (exact if len(rows) <= EXACT_ROWS else approximate)(rows, options.neighbors)
    return methods.tsne(pca(rows, 3, 0).positions, near, options, 0)


def _opentsne(rows: F32, threads: int) -> object:
    from openTSNE import TSNE

    return TSNE(3, negative_gradient_method="bh", n_jobs=threads, random_state=0).fit(rows)


def _umap(rows: F32, _threads: int) -> object:
    from umap import UMAP

    return UMAP(n_components=3, random_state=0, n_jobs=1).fit_transform(rows)  # all that a seed allows


def _pacmap(rows: F32, _threads: int) -> object:
    from pacmap import PaCMAP

    return PaCMAP(n_components=3, random_state=0, apply_pca=False).fit_transform(rows)


def _sgtsnepi(rows: F32, _threads: int) -> object:
    from scipy.sparse import csc_matrix
    from sgtsnepi import sgtsnepi

    from latentwalk.tools.layout.neighbors import exact

    k = 15
    found = exact(rows, k)
    starts = np.arange(0, k * len(rows) + 1, k)
    graph = csc_matrix((np.full(k * len(rows), 1 / k), found.indices.ravel(), starts), (len(rows), len(rows)))
    return np.asarray(sgtsnepi(graph, d=3, silent=True)).T


ALONE: Mapping[str, Callable[[F32, int], object]] = {
    "mesh": _mesh,
    "opentsne": _opentsne,
    "umap": _umap,
    "pacmap": _pacmap,
    "sgtsnepi": _sgtsnepi,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
