"""The bench of epochs records its own runs, prints a row for each way, and says which bars hold."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest

from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.tools.bench import epochs
from latentwalk.tools.bench.epoch_figures import FIGURES, Truth
from latentwalk.tools.bench.epoch_runs import LATENT, WIDTH, Kind, RunPlan, record, sentences
from latentwalk.tools.bench.epoch_ways import PEERS, laid_out, work_of
from latentwalk.tools.data import sources
from latentwalk.tools.layout import quality
from latentwalk.tools.layout.alignment import align
from latentwalk.tools.run.log import Run, read_run


def recorded(kind: Kind, folder: Path, rows: int | None = 120, count: int = 3) -> Run:
    plan = RunPlan(epochs=count, fit=400, rows=rows, seed=0)
    return read_run(record(kind, sources.load(["digits"]), plan, folder, lambda units: None))


@pytest.mark.parametrize(("kind", "width"), [("cnn", WIDTH), ("transformer", WIDTH), ("vae", LATENT)])
def test_runs_are_recorded_and_repeat(kind: Kind, width: int, tmp_path: Path) -> None:
    run, again = (recorded(kind, tmp_path) for _ in range(2))
    assert [snapshot.features.shape for snapshot in run.snapshots] == [(120, width)] * 3
    assert (run.splits.count("train"), run.splits.count("val")) == (100, 20)
    assert len(set(run.labels.tolist())) > 5
    for one, other in zip(run.snapshots, again.snapshots, strict=True):
        np.testing.assert_array_equal(one.features, other.features)
    assert np.abs(run.snapshots[2].features - run.snapshots[1].features).max() > 1e-3


def test_more_rows_than_there_are_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--rows: expected 6 to 1542 of this run's 1797 rows, found 5000"):
        recorded("cnn", tmp_path, rows=5000)


def test_sentences_are_of_libraries_that_are_here() -> None:
    codes, classes, names = sentences(160)
    assert codes.shape == (160, 24)
    assert classes.bincount().tolist() == [20] * len(names)
    assert ((codes > 0).sum(dim=1) >= 4).all()


def test_the_table_has_each_way_and_the_bars_decide(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    command = ["--seeds", "0", "--epochs", "3", "--rows", "120", "--methods", "spacetime", "--quiet"]
    code = epochs.main([*command, "--data-dir", str(tmp_path)])
    printed = capsys.readouterr()
    assert f"no MNIST/raw in {tmp_path}: digits in its place" in printed.err
    title, head, own, line, *bars = printed.out.splitlines()
    assert title == "cnn, seed 0: 3 epochs of 120 rows × 64"
    assert head.split() == ["wall_s", "cpu_s", "start_s", *FIGURES, "bytes"]
    assert own.split()[0] == "features"
    cells = line.split()
    assert (cells[0], len(cells), cells[-1]) == ("spacetime", 2 + 3 + len(FIGURES), "same")
    assert len(bars) == 3
    assert code == any(bar.startswith("FAIL") for bar in bars)


def test_bars_are_what_the_ways_promise() -> None:
    row: epochs.Row = {"kept": 0.51, "trust": 0.98, "jitter": 0.41, "lost": 0.2, "same_bytes": True}
    assert [holds for holds, _ in epochs.bars("spacetime", row, "cnn")] == [True, False, True]
    told = [line for _, line in epochs.bars("calm", row, "cnn")]
    assert told[0] == "FAIL: calm jitter 0.410, ≤ 0.4"
    assert [line[:4] for line in told[1:]] == ["pass"] * 3
    assert list(epochs.bars("spacetime", row, "vae")) == []
    assert [holds for holds, _ in epochs.bars("calm", {"same_bytes": False}, "cnn")] == [False] * 4


def test_figures_of_a_way(tmp_path: Path) -> None:
    run = recorded("cnn", tmp_path)
    truth, positions = Truth(run), np.stack(align(run.snapshots, len(run), method="pca"))
    found = truth.figures(positions)
    assert tuple(found) == ("trust", "kept", "first", "acc", "move", "p99", "jitter", "pooled", "within", "lost")
    judged = [quality.measure(s.features, y) for s, y in zip(run.snapshots, positions, strict=True)]
    assert found["kept"] == pytest.approx(np.mean([one.neighbors_kept for one in judged]), abs=0.01)
    assert found["trust"] == pytest.approx(np.mean([judged[0].trustworthiness, judged[2].trustworthiness]), abs=1e-6)
    heap = np.zeros((3, 120, 3), np.float32)
    heap[:, :20] = np.random.default_rng(0).normal(size=(20, 3))
    assert "trust" not in truth.figures(heap), "where most rows are at one place none is nearer"
    assert set(truth.own()) == {"move", "jitter", "lost"}


def test_a_way_that_fails_is_one_line(tmp_path: Path) -> None:
    run = record("cnn", sources.load(["digits"]), RunPlan(1, 100, 12, 0), tmp_path, lambda units: None)
    with pytest.raises(LatentwalkError, match="grace on 1 threads: KeyError: 'grace'"):
        laid_out(run, "grace", 1, tmp_path / "a.npy")


def test_a_peer_is_there(tmp_path: Path) -> None:
    """AlignedUMAP takes a minute to compile, so that it is asked by hand: `--peers --rows 500 --epochs 3`."""
    assert PEERS == ("openTSNE", "AlignedUMAP")
    run = recorded("cnn", tmp_path, count=2)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # theirs
        placed = work_of("openTSNE")(run)
    assert [y.shape for y in placed] == [(120, 3)] * 2
    assert np.isfinite(placed).all()
