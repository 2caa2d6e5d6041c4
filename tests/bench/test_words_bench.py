"""`latentwalk bench words`: the same walk with words and without, in one run."""

from __future__ import annotations

import json

import pytest

from latentwalk.runtime.bench import words as bench_words
from latentwalk.scenes import write
from latentwalk.scenes.rules import are_words


@pytest.mark.gl
@pytest.mark.parametrize("of_a_file", [False, True])
def test_bench_words(capsys, tmp_path, monkeypatch, of_a_file):
    monkeypatch.setattr(bench_words, "FRAMES", 8)
    write(tmp_path / "a.scene", bench_words.worded(300))
    what = [str(tmp_path / "a.scene")] if of_a_file else ["--words", "300"]
    assert bench_words.main([*what, "--size", "64", "--rounds", "1", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert all(figure > 0 for figure in result.values())
    assert result["written"] > 10
    assert result["ratio"] == pytest.approx(result["with_ms"] / result["without_ms"])


def test_its_words_are_words_and_all_others():
    ids = [*bench_words.worded(5000).ids]
    assert are_words(ids)
    assert len(set(ids)) == 5000
