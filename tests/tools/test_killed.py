"""Writers killed at seeded moments: all that was told as done is there, and who comes next goes on."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest

from latentwalk.scenes import Epoch, Scene, append, read, write
from latentwalk.scenes.files import check
from latentwalk.tools import Recorder
from latentwalk.tools.run.log import read_run
from latentwalk.tools.snapshot import snapshot

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]
N = 3000
Work = Callable[[Connection], object]


def killed(work: Work, rng: np.random.Generator, most: int = 12) -> list[int]:
    """Fork a process that does `work` and kills it at a moment by chance; the numbers that it had sent by then."""
    here, there = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=work, args=(there,))
    child.start()
    there.close()
    sent: list[int] = [here.recv() for _ in range(rng.integers(1, most))]
    time.sleep(rng.uniform(0, 0.003))  # into the next one, or not
    child.kill()
    child.join()
    try:
        while True:
            sent.append(here.recv())
    except EOFError:
        here.close()
    return sent


@pytest.mark.parametrize("seed", range(10))
def test_a_recorder(tmp_path: Path, seed: int) -> None:
    def work(done: Connection) -> None:
        recorder = Recorder(tmp_path, ["a", "b"], splits=["train"])
        for epoch in range(1, 10_000):
            recorder.epoch(epoch, features=np.full((N, 8), epoch), labels=np.arange(N) % 2)
            done.send(epoch)

    sent = killed(work, np.random.default_rng(seed))
    run = read_run(tmp_path / "run_001")
    kept = [each.epoch for each in run.snapshots]
    assert kept[: len(sent)] == sent
    assert kept == [*range(1, len(kept) + 1)]
    assert all((each.features == each.epoch).all() for each in run.snapshots)
    with Recorder(tmp_path, ["a", "b"]) as after:
        after.epoch(1, features=np.zeros((N, 8)))
    assert after.path.name == "run_002"


@pytest.mark.parametrize("seed", range(10))
def test_an_append(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.scene"
    write(path, Scene([str(i) for i in range(N)]))

    def work(done: Connection) -> None:
        for epoch in range(1, 10_000):
            append(path, Epoch(epoch, np.full((N, 3), epoch, np.float32)))
            done.send(epoch)

    sent = killed(work, np.random.default_rng(seed))
    kept = [each.epoch for each in read(path).epochs]
    assert kept[: len(sent)] == sent
    append(path, Epoch(20_000, np.zeros((N, 3), np.float32)))
    check(path)
    assert [each.epoch for each in read(path).epochs] == [*kept, 20_000]


@pytest.mark.parametrize("seed", range(6))
def test_a_scene_that_is_written_over(tmp_path: Path, seed: int) -> None:
    """As `write(…, overwrite=True)` does it: at each moment the one or the other is there whole."""
    path = tmp_path / "a.scene"
    write(path, Scene([str(i) for i in range(N)], title="0"))

    def work(done: Connection) -> None:
        for number in range(1, 10_000):
            write(path, Scene([str(i) for i in range(N)], title=str(number)), overwrite=True)
            done.send(number)

    sent = killed(work, np.random.default_rng(seed))
    check(path)
    assert int(read(path).title) in (sent[-1], sent[-1] + 1)


def test_a_snapshot(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    with Recorder(tmp_path, ["a", "b"]) as recorder:
        for epoch in range(4):
            recorder.epoch(epoch, features=rng.normal(size=(200, 8)), labels=np.arange(200) % 2)
    output = tmp_path / "out.scene"
    snapshot([recorder.path], tmp_path / "loads.scene", method="pca")  # what it needs, which is no part of its time
    began = time.monotonic()
    snapshot([recorder.path], output, method="pca")
    took_s = time.monotonic() - began

    def work(done: Connection) -> None:
        done.send(0)
        snapshot([recorder.path], output, method="pca")
        done.send(1)
        time.sleep(1000)

    for _ in range(4):
        output.unlink()
        here, there = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.get_context("fork").Process(target=work, args=(there,))
        child.start()
        here.recv()
        time.sleep(rng.uniform(0.3, 1.3) * took_s)
        child.kill()
        child.join()
        if output.exists():
            check(output)
        else:
            snapshot([recorder.path], output, method="pca")
        assert len(read(output).epochs) == 4
