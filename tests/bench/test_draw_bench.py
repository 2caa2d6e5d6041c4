"""`latentwalk bench`: finds its benches, and bench points measures all ways in the same run."""

from __future__ import annotations

import json
import re
from itertools import product

import pytest

from latentwalk.runtime.bench import clouds
from latentwalk.runtime.bench import command as bench
from latentwalk.runtime.bench import panels as bench_panels
from latentwalk.runtime.bench import points as bench_points
from latentwalk.runtime.bench import walk as bench_walk
from latentwalk.runtime.bench.mixture import make_scene
from latentwalk.scenes import UsageError, write
from latentwalk.scenes.kinds import packed
from latentwalk.tools.pack import pack


def test_benches_are_listed_and_unknown_ones_named(capsys):
    assert bench.main(["--help"]) == 0
    assert "points" in capsys.readouterr().out
    assert bench.main(["sleep"]) == 2
    assert "'sleep'" in capsys.readouterr().err


@pytest.mark.parametrize("many", ["0", "-5", "1e6", "few"])
def test_what_is_no_count_is_refused_in_one_line(many, capsys):
    with pytest.raises(SystemExit, match="2"):
        bench.main(["points", "--points", many])
    assert f"--points: expected a whole number above 0, found {many!r}" in capsys.readouterr().err


@pytest.mark.gl
def test_bench_panels(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_panels.main(["--points", "300", "--width", "960", "--height", "400", "--rounds", "1", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == ["cloud alone", "everything open"]
    assert result["cloud alone"]["of_cloud"] == 1
    assert all(way["ms"] > 0 for way in result.values())


@pytest.mark.gl
def test_bench_points(capsys, monkeypatch):
    monkeypatch.setattr(bench_points, "installed", list)  # libraries that are here by chance take seconds to start
    arguments = ["--points", "3000", "6000", "--size", "64", "--budget", "500", "--rounds", "1"]
    assert bench_points.main([*arguments, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    cases = {(each["rows"], each["place"], each["way"], each["points"]): each for each in result}
    for n, place in product((3000, 6000), ("outside", "inside")):
        assert cases[n, place, "plain", n]["of_plain"] == 1
        assert cases[n, place, "sprites", n]["psnr_db"] == float("inf")
        assert cases[n, place, "sprites", 500]["psnr_db"] < 50
    assert all(each["ms"] > 0 for each in result)


@pytest.mark.gl
def test_bench_points_tells_what_is_wanted(capsys, monkeypatch):
    monkeypatch.setattr(bench_points, "installed", list)
    arguments = ["--points", "3000", "6000", "--size", "64", "--budget", "500", "--rounds", "1", "--budget-only"]
    assert bench_points.main(arguments) == 0
    printed = capsys.readouterr().out
    assert "6,000 rows, inside" in printed
    assert re.search(r"(pass|miss): 3,000 points outside, 500 by sprites, dB: [\d.]+, ≥ 32", printed)
    assert re.search(r"(pass|miss): 6,000 ÷ 3,000 rows inside, 500 points by sprites: [\d.]+, ≤ 1.25", printed)
    assert "plain" not in printed.replace("× plain", "")


@pytest.mark.gl
def test_bench_points_of_packed_scenes(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(packed, "UNREAD_FROM", 2000)
    monkeypatch.setattr(clouds, "UNREAD_FROM", 2000)
    files = [tmp_path / f"{n}.scene" for n in (3000, 6000)]
    for n, file in zip((3000, 6000), files, strict=True):
        write(tmp_path / "plain.scene", make_scene(n), overwrite=True)
        pack(tmp_path / "plain.scene", file, quiet=True)
    arguments = ["--scenes", *map(str, files), "--size", "64", "--budget", "500", "--rounds", "1"]
    assert bench_points.main(arguments) == 0
    printed = capsys.readouterr().out
    assert re.search(r"(pass|miss): 6,000 points inside, 500 by pool, dB: [\d.]+, ≥ 25", printed)
    assert re.search(r"(pass|miss): 6,000 ÷ 3,000 rows outside, 500 points by pool: [\d.]+, ≤ 1.25", printed)
    with pytest.raises(UsageError, match=r"plain\.scene: expected a packed scene of 2,000 rows or more"):
        bench_points.main(["--scenes", str(tmp_path / "plain.scene")])


@pytest.mark.gl
def test_bench_walk(capsys):
    assert bench_walk.main(["--points", "3000", "--size", "64", "--frames", "120", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == ["the first second", "inside", "behind it"]
    assert result["the first second"]["most_points"] == 3000
    assert result["behind it"]["fewest_points"] < 3000
    assert all(0 < each["p50_ms"] <= each["most_ms"] for each in result.values())
