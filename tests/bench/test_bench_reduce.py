"""`latentwalk bench reduce`: every way in a process of its own, with what it costs, how true it is, and the bars."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from latentwalk.tools.bench import reduce as bench
from latentwalk.tools.bench import reduce_ways
from latentwalk.tools.bench.reduce_data import Case, made, mixture
from latentwalk.tools.bench.reduce_ways import Cost

GOOD = {"wall_s": 4.0, "cpu_s": 6.0, "peak_mb": 300.0, "trust": 0.99, "kept": 0.43}


def test_it_prints_what_each_way_costs_and_how_true_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reduce_ways, "LIBRARIES", {"pacmap": "no_such_library"})
    filled = np.ones(150_000_000)  # 1,200 MB
    line = ["--data", "mixture", "word2vec", "--rows", "300", "--ways", "scene", "mesh", "pacmap", "--quiet"]
    assert bench.main(line) == 0
    assert filled[-1] == 1
    first, head, *rows, absent, words = capsys.readouterr().out.splitlines()
    assert first == "mixture: 300 rows × 50, 2 threads"
    assert head.split() == list(bench.FIGURES)
    assert absent == "pacmap     not installed"
    assert words == "word2vec: not at hand; --words FILE says where"
    for way, row in zip(("scene", "mesh"), rows, strict=True):
        name, *cells = row.split()
        assert name == way
        figures = dict(zip(bench.FIGURES, map(float, cells), strict=True))
        assert figures["trust"] > 0.9
        assert 0.4 < figures["kept"] <= 1
        assert 50 < figures["peak_mb"] < 1000  # its own, however large this process is
        assert figures["cpu_s"] > 0


def test_a_way_that_fails_or_takes_too_long_is_told(tmp_path: Path) -> None:
    rows = tmp_path / "rows.npy"
    np.save(rows, np.zeros((3, 2), np.float32))
    assert str(reduce_ways.timed("mesh", [str(rows)], tmp_path / "a.npy", 1, 300)).startswith("failed: ")
    assert reduce_ways.timed("mesh", [str(rows)], tmp_path / "b.npy", 1, 0.01) == "longer than 0.01 s"


def test_bars_hold_or_are_said_to_fall() -> None:
    slow, fast = GOOD | {"wall_s": 60.0}, GOOD | {"kept": 0.42}
    told = dict(reversed(bar) for bar in bench.bars("mnist10k", {"mesh": fast, "opentsne": slow}, 10_000, 15.0))
    assert all(told.values())
    assert "pass: mnist10k: t-SNE alone is faster than openTSNE by 15.0, ≥ 10.0" in told
    assert "pass: mnist10k: kept of the mesh 0.4200, ≥ 0.4100" in told
    fallen = [line for holds, line in bench.bars("mnist", {"mesh": GOOD, "opentsne": slow}, 70_000, 15.0) if not holds]
    assert fallen == ["FAIL: mnist: t-SNE alone is faster than openTSNE by 15.0, ≥ 25.0"]
    assert [holds for holds, _ in bench.bars("mnist", {"scene": slow}, 70_000, None)] == [False]
    assert [holds for holds, _ in bench.bars("mixture", {"mesh": GOOD | {"peak_mb": 5000.0}}, 1_000_000, None)] == [
        True,
        False,
    ]
    assert not list(bench.bars("mixture", {"mesh": GOOD}, 1_000, None))


def test_a_fallen_bar_is_an_exit_code(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def timed(way: str, source: list[str], output: Path, threads: int, most_s: float) -> Cost:
        rng = np.random.default_rng(0)
        rows = np.load(source[0])
        np.save(output, rows[:, :3] if way == "opentsne" else rng.normal(size=(len(rows), 3)))
        return Cost(1.0, 1.0, 1.0)

    monkeypatch.setattr(bench, "timed", timed)
    line = ["--data", "mixture", "--rows", "200", "--ways", "mesh", "opentsne", "--quiet", "--turns", "2"]
    assert bench.main(line) == 1
    assert "FAIL: mixture: trust of the mesh" in capsys.readouterr().out


def test_ratios_are_of_the_same_turn() -> None:
    costs = {"mesh": [Cost(1, 0, 0), Cost(10, 0, 0), Cost(2, 0, 0)], "opentsne": [Cost(9, 0, 0), Cost(80, 0, 0)]}
    assert bench.ratio(costs) == 8.5
    assert bench.ratio({"mesh": [Cost(1, 0, 0)]}) is None


def test_its_data(tmp_path: Path) -> None:
    features, labels = mixture(2000)
    assert features.shape == (2000, 50)
    assert len(np.unique(labels)) == 100
    digits = made("digits", tmp_path, tmp_path, None, 10)
    assert isinstance(digits, Case)
    assert digits.features.shape == (1797, 64)
    assert np.load(digits.rows).shape == (1797, 50)
    assert str(made("mnist", tmp_path, tmp_path, None, 10)).startswith("not at hand: ")
