"""Following: a scene that is appended to, and a run that is recorded while a process lays it out, grow in the world."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from kit.epochs_scene import make_epoch, make_scene
from kit.running import PATIENCE_S, runs
from kit.running import until as until_true

from latentwalk.runtime.follow import Growing, growing
from latentwalk.runtime.ground.frame import Controls
from latentwalk.runtime.session import live_world
from latentwalk.runtime.view import main as view
from latentwalk.runtime.world import World
from latentwalk.scenes import LatentwalkError, UsageError, append, read, write
from latentwalk.tools.run.recorder import Recorder


def until(world: World, wish: Callable[[], bool]) -> None:
    """Go on with frames until a wish comes true."""
    deadline = time.monotonic() + PATIENCE_S
    while not wish():
        assert time.monotonic() < deadline, world.outbox.message
        world.update(Controls(), 1 / 90)
        time.sleep(0.005)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    scene = make_scene()
    scene.epochs = scene.epochs[:2]
    write(tmp_path / "run.scene", scene)
    return tmp_path / "run.scene"


def test_a_scene_that_is_appended_to_grows_in_the_walk(path: Path, tmp_path: Path) -> None:
    with growing(path, tmp_path / "out") as source:
        world = World(source.scene, source.path, tmp_path / "out")
        source.tell(world.epochs.news.put)
        for index, number in ((2, 10.0), (3, 25.0)):
            append(path, make_epoch(number, 60, index, 5), training=make_scene().training)
            until(world, lambda number=number: world.epochs.timeline.epochs[-1] == number)
        until(world, lambda: world.state()["epoch"] == 25.0)
        assert world.scene.training is not None
        assert len(source.scene.epochs) == 4
        until(world, lambda: world.rows.cloud.a.key == ("epoch", 3))
    append(path, make_epoch(50.0, 60, 4, 5))
    time.sleep(0.3)
    world.update(Controls(), 1 / 90)
    assert world.epochs.timeline.epochs[-1] == 25.0, "nothing comes after the end"


def test_a_scene_that_is_replaced_says_so(path: Path, tmp_path: Path) -> None:
    with growing(path, tmp_path / "out") as source:
        world = World(source.scene, source.path, tmp_path / "out")
        source.tell(world.epochs.news.put)
        write(path, make_scene(), overwrite=True)
        until(world, lambda: "was replaced" in world.outbox.message)
        assert len(world.epochs.timeline) == 2


class _Gone:
    """A follower whose file system goes away."""

    scene = make_scene()

    def poll(self) -> NoReturn:
        raise OSError(errno.ESTALE, "Stale file handle")

    def close(self) -> None:
        pass


def test_a_file_system_that_goes_away_is_told(path: Path, tmp_path: Path) -> None:
    source = Growing(_Gone(), path)
    world = World(source.scene, source.path, tmp_path / "out")
    source.tell(world.epochs.news.put)
    until(world, lambda: bool(world.outbox.message))
    source.close()
    assert re.fullmatch(
        rf"{re.escape(str(path))}: cannot be read any more: Stale file handle; .+", world.outbox.message
    )


def test_a_followed_walk_ends_its_threads(path: Path, tmp_path: Path) -> None:
    before = set(threading.enumerate())
    with live_world(Namespace(file=None, follow=path, out=tmp_path / "out", layout="")) as world:
        until(world, lambda: world.state()["epoch"] is not None)
        assert "follow" in {thread.name for thread in threading.enumerate()}
    assert set(threading.enumerate()) <= before


def test_a_run_is_laid_out_beside_the_walk(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    labels = np.arange(90) % 3
    noise, out = rng.normal(0, 0.3, (90, 8)), tmp_path / "out"
    with Recorder(tmp_path / "runs", classes=["ant", "bee", "cat"]) as recorder:

        def record(epoch: int) -> None:
            features = noise + np.eye(8)[labels] * epoch
            recorder.epoch(epoch, features=features.astype(np.float32), labels=labels, split="train")

        record(1)
        record(2)
        with growing(recorder.path, out) as source:
            assert source.path == out / "run_001.scene"
            world = World(source.scene, source.path, out)
            source.tell(world.epochs.news.put)
            record(3)
            until(world, lambda: world.epochs.timeline.epochs == [1.0, 2.0, 3.0])
    assert len(read(out / "run_001.scene").epochs) == 3


FOLLOWS = """
import sys
from pathlib import Path
from latentwalk.runtime.follow import Projector

run, told = map(Path, sys.argv[1:])
beside = Projector(run, told.with_name("x.scene"))
told.write_text(str(beside._process.pid))
sys.stdin.read()
"""


def test_a_process_beside_a_walk_that_is_killed_ends_with_it(tmp_path: Path) -> None:
    features = np.random.default_rng(0).normal(size=(30, 4)).astype(np.float32)
    with Recorder(tmp_path / "runs") as recorder:
        for epoch in (1, 2):
            recorder.epoch(epoch, features=features, split="train")
        told = tmp_path / "told.txt"
        command = [sys.executable, "-c", FOLLOWS, str(recorder.path), str(told)]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as walk:
            until_true("a scene", lambda: (tmp_path / "x.scene").exists())
            beside = int(told.read_text())
            assert runs(beside)
            walk.kill()
        until_true("the end of what is beside it", lambda: not runs(beside))


def test_what_cannot_be_followed_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such scene file or run folder"), growing(tmp_path / "none", tmp_path):
        pass
    (tmp_path / "empty").mkdir()
    with (
        pytest.raises(LatentwalkError, match=r"following .*empty ended: .+") as caught,
        growing(tmp_path / "empty", tmp_path / "out"),
    ):
        pass
    assert "\n" not in str(caught.value)


def test_a_file_or_something_to_follow(path: Path, tmp_path: Path) -> None:
    """Not both, and in a headset, where no page asks, not neither."""
    wanted = "expected FILE or --follow RUN_OR_SCENE, found "
    with pytest.raises(UsageError, match=wanted + "both"):
        view([str(path), "--follow", str(path)])
    nothing = Namespace(file=None, follow=None, out=tmp_path, layout="")
    with pytest.raises(UsageError, match=wanted + "neither"), live_world(nothing):
        pass
