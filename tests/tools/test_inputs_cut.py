"""Large scenes and runs that others cut or rewrite while a command reads them: one line, and nothing made of zeros."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from kit.blobs import blobs, write_blobs

from latentwalk.scenes import write
from latentwalk.tools import Recorder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="guarded on Linux alone")

# The command as it is, but that every file is large, and that one is harmed as soon as it was read.
PROGRAM = """
import sys
from pathlib import Path
from latentwalk.runtime.__main__ import main
from latentwalk.scenes.log.reader import LogReader
from latentwalk.scenes.log import reader
reader.MAX_COPIED = 0
victim, other, poll = Path(sys.argv[1]), Path(sys.argv[2]), LogReader.poll
def harmed(self):
    records = poll(self)
    if records and self.path.samefile(victim):
        victim.write_bytes(other.read_bytes())
    return records
LogReader.poll = harmed
sys.exit(main(sys.argv[3:]))
"""


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A scene, a run, and what is written over them."""
    folder = tmp_path_factory.mktemp("there")
    runs = [folder / "runs", folder / "others"]
    for seed, runs_folder in enumerate(runs):
        rng = np.random.default_rng(seed)
        with Recorder(runs_folder, ["a", "b"]) as recorder:
            for epoch in range(3):
                recorder.epoch(epoch, features=rng.normal(size=(60, 8)), labels=np.arange(60) % 2)
    write(folder / "other.scene", blobs(90))
    return {
        "a.scene": write_blobs(folder).read_bytes(),
        "other.scene": (folder / "other.scene").read_bytes(),
        "run.log": (runs[0] / "run_001" / "run.log").read_bytes(),
        "other.log": (runs[1] / "run_001" / "run.log").read_bytes(),
        "cut": b"cut",
    }


@pytest.mark.parametrize(
    ("words", "over"),
    [
        ("info a.scene", "other.scene"),
        ("info a.scene --check", "cut"),
        ("analyze a.scene -o out", "cut"),
        ("analyze a.scene -o out", "other.scene"),
        ("snapshot run.log -o out.scene --method pca", "cut"),
        ("snapshot run.log -o out.scene --method pca", "other.log"),
        ("export-decoder a.scene -o out.onnx", "cut"),
    ],
)
def test_one_line_and_nothing_written(there: dict[str, bytes], tmp_path: Path, words: str, over: str) -> None:
    for name, data in there.items():
        (tmp_path / name).write_bytes(data)
    victim = words.split()[1]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, victim, over, *words.split()], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 1, done.stderr
    said = f"{victim}: was cut or rewritten while it was read; run this again when it is whole"
    assert done.stderr.splitlines()[-1].endswith(said)
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(there)
