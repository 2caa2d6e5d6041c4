"""`latentwalk bench loop` and `bench pick`: all parts in one run, and what is said of the goals."""

from __future__ import annotations

import json
import statistics

import pytest

from latentwalk.runtime.bench import loop, pick
from latentwalk.runtime.hosts.gl import create_context

#: As it was when this was written, and some; the goal is as without panels.
MOST_CALLS_WITH_PANELS = 360


@pytest.mark.gl
def test_bench_loop_measures_each_part_of_a_frame(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    monkeypatch.setattr(loop, "FRAMES", 20)
    monkeypatch.setattr(loop, "bench", lambda rounds, real=loop.bench: found.append(real(rounds)) or found[-1])
    assert loop.main(["--rounds", "1"]) == 0
    assert list(found[0]) == ["plain draw", "without panels", "with panels", "with panels and hands"]
    assert found[0]["plain draw"]["whole"]["of_plain"] == 1
    said = capsys.readouterr().out
    for name, parts in found[0].items():
        assert name in said
        assert all(part["ms"] > 0 for part in parts.values())
        assert parts["whole"]["most_calls"] >= max(part["calls"] for part in parts.values())
    assert set(found[0]["with panels"]) == {"panels", "world", "draw", "whole"}
    assert said.count("pass: ") + said.count("miss: ") == 4


@pytest.mark.gl
def test_a_frame_at_rest_takes_few_calls() -> None:
    """Calls can be counted where times cannot be trusted: each is of something that has no part in this frame."""
    ctx, _ = create_context()
    for panels, most in ((False, loop.MOST_CALLS), (True, MOST_CALLS_WITH_PANELS)):
        walk = loop.LoopWalk(ctx, panels=panels)
        for _ in range(loop.FRAMES):  # words have come, and stay as they are
            walk.frame()
        walk.meter.counting = True
        for _ in range(loop.STEPS):
            walk.frame()
        calls = walk.meter.calls[loop.WHOLE]
        walk.release()
        assert 0 < statistics.median(calls) <= most


def test_bench_pick_agrees_with_all_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert pick.main(["--points", "20000", "--rays", "12", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["cases"]) == 6
    assert {"cells", "k-d tree"} <= set(found["built_s"])
    for ways in found["cases"].values():
        assert ways["cells"]["agrees"] == 1
        assert ways.get("k-d tree", ways["cells"])["agrees"] >= 0.9, "float64 may break ties another way"


def test_bench_pick_says_what_was_missed(capsys: pytest.CaptureFixture[str]) -> None:
    assert pick.main(["--points", "3000", "--rays", "4", "--no-tree"]) == 0
    said = capsys.readouterr().out
    assert "k-d tree" not in said
    assert "pass: the row that all rows say" in said
