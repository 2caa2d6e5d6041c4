"""`latentwalk bench`: finds its benches, and bench points measures all ways in the same run."""

from __future__ import annotations

import json

import pytest

from latentwalk.runtime.bench import command as bench
from latentwalk.runtime.bench import panels as bench_panels
from latentwalk.runtime.bench import points as bench_points


def test_benches_are_listed_and_unknown_ones_named(capsys):
    assert bench.main(["--help"]) == 0
    assert "points" in capsys.readouterr().out
    assert bench.main(["sleep"]) == 2
    assert "'sleep'" in capsys.readouterr().err


@pytest.mark.gl
def test_bench_panels(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_panels.main(["--points", "300", "--width", "960", "--height", "400", "--rounds", "1", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == ["cloud alone", "everything open"]
    assert result["cloud alone"]["of_cloud"] == 1
    assert all(way["ms"] > 0 for way in result.values())


@pytest.mark.gl
def test_bench_points(capsys):
    arguments = ["--points", "3000", "--size", "64", "--budget", "500", "--rounds", "1", "--json"]
    assert bench_points.main(arguments) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == ["plain", "all points", "budget 500", "new colors"]
    assert result["plain"]["of_plain"] == 1
    assert all(way["ms"] > 0 for way in result.values())
