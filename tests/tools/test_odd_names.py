"""Files, classes, columns, layers, runs and numbers named with escape codes: nothing that is printed has them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from latentwalk.scenes import read
from latentwalk.tools import Recorder

ODD = "a\x1b[31mb\x07"
SCRIPT = '[[at]]\nt_s = 0.0\ncapture = "a.png"\n'


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a table, a run and a script."""
    folder = tmp_path_factory.mktemp("odd")
    rng = np.random.default_rng(0)
    with Recorder(folder / f"{ODD}runs", [ODD, "x\x9b"]) as recorder:
        for epoch in range(3):
            features, labels = rng.normal(size=(60, 6)), np.arange(60) % 2
            recorder.epoch(epoch, features=features, labels=labels, metrics={f"m{ODD}": 1.0})
    lines = [f"{ODD}{i},{rng.normal()},{rng.normal()},{ODD}{i % 2}\n" for i in range(40)]
    (folder / f"{ODD}.csv").write_text(f"id,x{ODD},z,label\n" + "".join(lines))
    (folder / f"{ODD}.toml").write_text(SCRIPT)
    assert run(folder, "reduce", f"{ODD}.csv", "-o", f"{ODD}.scene", "--method", "pca").returncode == 0
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command, whose words all print."""
    command = [sys.executable, "-m", "latentwalk.runtime", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    said = done.stdout + done.stderr
    assert said
    assert said.replace("\n", "").isprintable(), said
    return done


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["info", f"{ODD}.scene"], 0),
        (["snapshot", f"{ODD}runs/run_001", "-o", f"s{ODD}.scene", "--method", "pca"], 0),
        (["analyze", f"{ODD}runs/run_001", "-o", f"an{ODD}"], 0),
        (["train", f"{ODD}.csv", "--model", "mlp", "--epochs", "1", "-o", f"t{ODD}"], 0),
        (["render", f"{ODD}.scene", "--script", f"{ODD}.toml", "--out", f"o{ODD}", "--report", f"r{ODD}.json"], 0),
        (["view", f"{ODD}.scene", "--report", f"no{ODD}/r.json", ODD], 2),
        (["doctor", ODD], 2),
        (["train", "iris", "--model", ODD], 2),
        (["bench", ODD], 2),
        ([ODD], 2),
    ],
)
def test_what_is_said_prints(odd: Path, words: list[str], code: int) -> None:
    assert run(odd, *words).returncode == code


def test_a_number_with_such_a_name_is_laid_out_under_one_that_prints(odd: Path) -> None:
    run(odd, "snapshot", f"{ODD}runs/run_001", "-o", "named.scene", "--method", "pca")
    training = read(odd / "named.scene").training
    assert training is not None
    assert "ma?[31mb?" in training.series
