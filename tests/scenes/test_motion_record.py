"""Figures of a run's motion in a scene: written as FORMAT.md says, read from older files, and told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.epochs_scene import make_scene
from kit.scene_bytes import put, record, rows

from latentwalk.runtime.__main__ import main
from latentwalk.scenes import Motion, Scene, Training, read, write
from latentwalk.scenes.kinds.motion import EARLIER, FIGURES


def test_a_record_is_what_the_format_says(tmp_path: Path) -> None:
    fields = {
        "run": "a", "figures": {"lost": 0.25, "jitter": 1.5}, "missing": {"pooled": "still"}, "carried": 0.25,
        "filtered": 10.0, "rows": 2, "of": 3,
    }  # fmt: skip
    put(tmp_path / "a.scene", rows("a"), record("training", {"motion": [fields]}))
    training = read(tmp_path / "a.scene").training
    assert training is not None
    assert [vars(motion) for motion in training.motion] == [fields]
    write(tmp_path / "b.scene", Scene(["a"], training=training))
    body = record("training", {
        "method": "", "events": [], "diagnosis": [], "provenance": {}, "series": [], "motion": [fields],
    })  # fmt: skip
    assert body in (tmp_path / "b.scene").read_bytes()


def test_an_older_file_has_what_it_knew_and_says_what_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = {"movement": 0.1, "coherence": 0.87, "jitter": 1.25, "movement_in_features": 0.3}
    put(tmp_path / "a.scene", rows("a"), record("training", {"coherence": known}))
    training = read(tmp_path / "a.scene").training
    assert training is not None
    (motion,) = training.motion
    figures = {"movement": 0.1, "pooled": 0.87, "jitter": 1.25, "movement_in_features": 0.3}
    assert (motion.run, motion.figures, motion.carried, motion.filtered) == ("", figures, None, None)
    assert motion.missing == dict.fromkeys(("within_pairs", "lost", "jitter_in_features"), EARLIER)
    assert main(["info", str(tmp_path / "a.scene")]) == 0
    printed = capsys.readouterr().out
    for line in (
        "lost neighbors not known: the scene is",
        "pooled 0.87: as within pairs",
        "put in: not known: the scene",
    ):
        assert line in printed


def test_an_older_file_of_several_runs_has_each_by_its_name(tmp_path: Path) -> None:
    known = {"run 1 movement": 0.1, "run 1 coherence": 0.5, "b movement": 0.2, "movement": 0.3, "b grace": 1.0}
    put(tmp_path / "a.scene", rows("a"), record("training", {"coherence": known | {"c jitter": float("nan")}}))
    training = read(tmp_path / "a.scene").training
    assert training is not None
    assert {motion.run: motion.figures for motion in training.motion} == {
        "run 1": {"movement": 0.1, "pooled": 0.5}, "b": {"movement": 0.2}, "": {"movement": 0.3},
    }  # fmt: skip


def test_a_file_without_either_has_none(tmp_path: Path) -> None:
    put(tmp_path / "a.scene", rows("a"), record("training", {}))
    training = read(tmp_path / "a.scene").training
    assert training is not None
    assert training.motion == []


def test_words_say_each_figure_what_it_tells_and_what_was_put_in() -> None:
    figures = dict.fromkeys(FIGURES, 0.5) | {"within_pairs": -0.05, "movement": 0.012, "lost": -4e-5}
    words = Motion(figures=figures, carried=0.25, filtered=10.0, rows=10_000, of=50_000).words
    assert [line.split(":")[0] for line in words] == [
        "within pairs −0.050", "lost neighbors 0.000", "pooled 0.50", "jitter 0.50 (the features' own 0.50)",
        "movement 0.012 (the features' own 0.50)", "put in", "figures of motion are of 10,000 of 50,000 rows, and of"
        " neighbors among these",
    ]  # fmt: skip
    assert words[5] == (
        "put in: 25 % of the features' own motion, as one PCA of all epochs has it; a filter over time, strength 10"
    )
    assert max(map(len, words)) <= 114  # a line of `info`
    few = Motion(run="b", missing={"lost": "too few rows"}, carried=0.0, filtered=0.0)
    assert "b: lost neighbors not known: too few rows" in few.words
    assert "b: put in: nothing" in few.words
    assert few.brief == [("not known", "too few rows")]


def test_info_has_the_words_on_lines_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scene = make_scene()
    assert isinstance(scene.training, Training)
    write(tmp_path / "a.scene", scene)
    assert main(["info", str(tmp_path / "a.scene")]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("  motion:")
    assert lines[at + 1 : at + 7] == [f"    {line}" for line in scene.training.motion[0].words]
    assert max(map(len, lines)) <= 118
