"""Commands on a disk that is full: one line, no traceback, all whole epochs kept, nothing half made left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from kit.blobs import write_blobs
from kit.full import Disk, disk

from latentwalk.runtime.world import saved
from latentwalk.runtime.world.commands import command
from latentwalk.scenes import Epoch, LatentwalkError, Scene, append, read, write
from latentwalk.tools import Recorder
from latentwalk.tools.run.log import read_run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a small file system or a limit on file sizes")
KIB = 1 << 10
SCRIPT = """
size = [640, 400]
[[at]]
t_s = 0.0
capture = "a.png"
"""
RECORDER = """
import sys, warnings
import numpy as np
from latentwalk.tools import Recorder
warnings.simplefilter("ignore", RuntimeWarning)
rng = np.random.default_rng(0)
with Recorder(sys.argv[1], ["a", "b"]) as recorder:
    for epoch in range(40):
        recorder.epoch(epoch, features=rng.normal(size=(60, 8)), labels=np.arange(60) % 2, metrics={"loss": epoch})
print("trained")
"""


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a scene, a recorded run, a table and a script."""
    folder = tmp_path_factory.mktemp("inputs")
    write_blobs(folder)
    rng = np.random.default_rng(0)
    with Recorder(folder, ["a", "b"]) as recorder:
        for epoch in range(5):
            recorder.epoch(epoch, features=rng.normal(size=(60, 8)), labels=np.arange(60) % 2)
    np.savetxt(folder / "t.csv", rng.normal(size=(400, 8)), delimiter=",", header="a,b,c,d,e,f,g,h", comments="")
    (folder / "s.toml").write_text(SCRIPT)
    return folder


def one_line(done: subprocess.CompletedProcess[str], command: str, about: str) -> None:
    """It failed, and its last line says with what; progress may stand before it."""
    assert done.returncode == 1, done.stderr
    last = done.stderr.splitlines()[-1]
    assert last.startswith(f"latentwalk {command}: ")
    assert about in last
    assert "cannot be written: " in last
    assert done.stderr.count("cannot be written") == 1
    assert "Traceback" not in done.stderr
    assert ".part" not in done.stderr


@pytest.mark.parametrize(
    ("words", "size", "about"),
    [
        ("reduce {}/t.csv -o full/out.scene --method pca", 8 * KIB, "full/out.scene"),
        ("snapshot {}/run_001 -o full/out.scene --method pca", 8 * KIB, "full/out.scene"),
        ("render {}/blobs.scene --script {}/s.toml --out full", 8 * KIB, "full/a.png"),
        ("analyze {}/blobs.scene -o full/out", 4 * KIB, "full/out/rows.csv"),
    ],
    ids=lambda value: value.split()[0] if isinstance(value, str) else "",
)
def test_nothing_half_made_is_left(inputs: Path, tmp_path: Path, words: str, size: int, about: str) -> None:
    with disk(tmp_path / "full", size) as full:
        done = full.run(*words.replace("{}", str(inputs)).split())
        one_line(done, words.split()[0], about)
        assert full.names() == []


def test_a_report_keeps_what_it_finished(inputs: Path, tmp_path: Path) -> None:
    with disk(tmp_path / "full", 60 * KIB) as full:
        one_line(full.run("analyze", inputs / "blobs.scene", "-o", "full/out"), "analyze", "full/out/")
        assert "out/rows.csv" in full.names()
        assert not any(".part" in name for name in full.names())


def test_a_training_keeps_its_whole_epochs_and_goes_on(tmp_path: Path) -> None:
    with disk(tmp_path / "full", 300 * KIB) as full:
        words = ["train", "iris", "--model", "mlp", "--hidden-layers", "64,64", "--epochs", "60", "-o", "full"]
        kept = whole_epochs(full, full.run(*words))
        full.make_room()
        again = full.run("train", "--resume", full.folder / "run_001")
        assert again.returncode == 0, again.stderr
        run = read_run(full.folder / "run_001")
    epochs = [each.epoch for each in run.snapshots]
    assert run.ended
    assert epochs[: len(kept)] == kept
    assert epochs[-1] == 60


def test_a_vae_keeps_its_whole_epochs(tmp_path: Path) -> None:
    with disk(tmp_path / "full", 180 * KIB) as full:
        whole_epochs(full, full.run("train", "iris", "--model", "vae", "--epochs", "10", "-o", "full"))


def whole_epochs(full: Disk, done: subprocess.CompletedProcess[str]) -> list[float]:
    """Those that a training has kept which ran out of room."""
    one_line(done, "train", "full/run_001/")
    assert not any(".part" in name for name in full.names())
    kept = [each.epoch for each in read_run(full.folder / "run_001").snapshots]
    assert kept
    assert kept == [1, 5, 10, 25, 50][: len(kept)]
    return kept


def test_a_recorder_trains_on_and_keeps_what_fit(tmp_path: Path) -> None:
    with disk(tmp_path / "full", 32 * KIB) as full:
        done = subprocess.run(
            [sys.executable, "-c", RECORDER, str(full.folder)],
            capture_output=True,
            text=True,
            preexec_fn=full.limit,
        )
        assert (done.returncode, done.stdout) == (0, "trained\n"), done.stderr
        run = read_run(full.folder / "run_001")
        epochs = [each.epoch for each in run.snapshots]
        assert 0 < len(epochs) < 40
        assert epochs == [*range(len(epochs))]


def test_a_view_that_does_not_fit_leaves_the_one_before(tmp_path: Path) -> None:
    with disk(tmp_path / "full", 64 * KIB) as full:
        scene = write_blobs(full.folder, 20)
        before = saved.save(scene, "", [command("color", "label")]).read_bytes()
        with pytest.raises(LatentwalkError, match=r"blobs\.view\.json: cannot be written: .*; choose another place"):
            full.fill(lambda: saved.save(scene, "", [command("search", "x" * 100)] * 1000))
        assert saved.view_path(scene).read_bytes() == before
        assert full.names() == ["blobs.scene", "blobs.view.json"]


def test_epochs_that_do_not_fit_leave_those_before(tmp_path: Path) -> None:
    with disk(tmp_path / "full", 64 * KIB) as full:
        scene = full.folder / "a.scene"
        write(scene, Scene([str(i) for i in range(500)]))

        def add() -> None:
            for epoch in range(100):
                append(scene, Epoch(epoch, np.zeros((500, 3), np.float32)))

        with pytest.raises(LatentwalkError, match=r"a\.scene: cannot be written: .*; make room"):
            full.fill(add)
        kept = [each.epoch for each in read(scene).epochs]
        assert kept == [*range(len(kept))]
        assert len(kept) > 5
        full.make_room()
        append(scene, Epoch(1000, np.zeros((500, 3), np.float32)))
        assert [each.epoch for each in read(scene).epochs] == [*kept, 1000]
