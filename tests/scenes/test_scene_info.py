"""`latentwalk info` prints what a scene holds, on a screen or all of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from kit.scene_bytes import full_scene

from latentwalk.scenes import Category, Layout, Scalar, Scene, Selection, Training, write
from latentwalk.scenes.info import main


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write(tmp_path / "a.scene", full_scene())
    return tmp_path / "a.scene"


def test_text_names_everything(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(path), "--all", "--check"]) == 0
    text = capsys.readouterr().out
    for part in (
        "title: Füll", "rows: 6", "first_ids: row-0, row-1", "seed: 1", "trustworthiness: 0.9", "naïve: 2", "unit: cm",
        "true: 2", "first: , ein, Wört", "width: 5", "metric: cosine", "epoch 2.5", "loss 2.5", "method: spacetime",
        "epoch 2  text drop", "movement 0.1", "a: jitter not known: one step", "kind linear", "negative_slope 0.2",
        "kind: table", "own: affine", "class_names: no, yes", "text: Two of six", "error rate: 0.5", "model: vae",
        "data: made",
    ):  # fmt: skip
        assert part in text


def test_without_options_it_fits_a_screen_and_names_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    n, series = 60, {f"spread: {i}": [(float(e), 1.0) for e in range(50)] for i in range(90)}
    columns = {f"column {i}": Scalar(np.full(n, i, np.float32)) for i in range(40)}
    label = Category(np.arange(n, dtype=np.int32) % 30, [f"class {i}" for i in range(30)])
    scene = Scene(
        [str(i) for i in range(n)],
        {"own": Layout(np.eye(3, dtype=np.float32)[np.arange(n) % 3])},
        {"label": label, **columns},
        training=Training("spacetime", series),
        selections={f"region {i}": Selection([i], "A sentence that is rather long. " * 9) for i in range(25)},
        provenance={"data": "made"},
    )
    write(tmp_path / "a.scene", scene)
    assert main([str(tmp_path / "a.scene"), "--all"]) == 0
    assert capsys.readouterr().out.count("\n") > 300
    assert main([str(tmp_path / "a.scene")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) < 45
    assert max(map(len, lines)) <= 118
    for line in (
        "rows: 60",
        "  column 0: type scalar  unknown 0  minimum 0  mean 0  maximum 0",
        "  series: (90: spread: 0, spread: 1, spread: 2, spread: 3, spread: 4, spread: 5 …)",
        "  data: made",
        "each epoch, class and setting: --all, or --json",
    ):
        assert line in lines
    assert any("classes (30: class 0 2, class 1 2, class 2 2, " in line for line in lines)
    assert any(line.startswith("  … and 34 more: column 6, column 7, ") for line in lines)
    assert any(line.startswith("  … and 18 more: region 7, region 8, ") for line in lines)


def test_of_every_kind_the_summary_has_a_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(path)]) == 0
    text = capsys.readouterr().out
    for part in (
        "title: Füll", "trustworthiness 0.9", "type category  unknown", "epochs: 2, the first and the last:",
        "epoch 2.5", "series: (1: loss)", "latent_size: ", "metric cosine", "rows 2  text Two of six", "output: kind",
    ):  # fmt: skip
        assert part in text, part


def test_json_is_strict_and_complete(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(path), "--json"]) == 0

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    found = json.loads(capsys.readouterr().out, parse_constant=refuse)
    assert found["bytes"] == path.stat().st_size
    assert found["columns"]["label"]["classes"] == {"naïve": 2, "東": 2}
    assert [epoch["epoch"] for epoch in found["epochs"]] == [1, 2.5]
    assert found["training"]["series"] == {"loss": [[1, 2.5], [2, 1.5]]}
    assert found["decoder"]["layers"][0] == {
        "kind": "linear", "options": {}, "weights": {"weight": [4, 2], "bias": [4]}, "output_shape": [4],
    }  # fmt: skip


def test_torn_tail_is_told_and_fails_the_check(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"LWRC")
    command = [sys.executable, "-m", "latentwalk.runtime", "info", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "torn_bytes: 4" in done.stdout
    done = subprocess.run([*command, "--check"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert "expected a whole record, found 4 bytes" in done.stderr


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scene = full_scene()
    scene.title, scene.provenance = "\x1b[2Jhi", {"a\x07": "b\nc"}
    write(tmp_path / "a.scene", scene)
    main([str(tmp_path / "a.scene")])
    text = capsys.readouterr().out
    assert "title: ?[2Jhi" in text
    assert "a?: b?c" in text


def test_huge_values_are_told_without_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.scene"
    huge = np.full(4, 3e38, np.float32)
    write(path, Scene([*"abcd"], columns={"x": Scalar(huge), "y": Scalar(-huge)}))
    assert main([str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["columns"]
    assert found["x"]["mean"] == pytest.approx(3e38, rel=1e-6)
    assert found["y"]["mean"] == pytest.approx(-3e38, rel=1e-6)


def test_json_has_its_texts_and_commands_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.scene"
    texts = ["\x1b[31mred\x07", "\x9b31m", "\u202eleft \U000e0001größer 好"]
    write(path, Scene(texts))
    assert main([str(path), "--json"]) == 0
    said = capsys.readouterr().out
    assert said.replace("\n", "").isprintable()
    assert json.loads(said)["first_ids"] == texts
    assert "größer 好" in said
    assert main([str(path), "--all"]) == 0
    assert capsys.readouterr().out.replace("\n", "").isprintable()
