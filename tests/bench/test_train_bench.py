"""The benches of training and recording measure what they say, on small data."""

from __future__ import annotations

import json

import pytest

from latentwalk.tools.bench import record, train


@pytest.mark.parametrize(("model", "width"), [("cnn", 128), ("vae", 2)])
def test_recording_is_measured_for_each_model(model: str, width: int, capsys: pytest.CaptureFixture[str]) -> None:
    record.main(["digits", "--limit", "200", "--model", model, "--epochs", "2", "--device", "cpu"])
    result = json.loads(capsys.readouterr().out)
    assert result["rows_trained"] == {"cnn": 120, "vae": 160}[model]
    assert result["snapshot"] == [result["rows_trained"], width]
    assert min(result["training_s"], result["recording_share"], result["forward_share"]) > 0


def test_training_is_measured_against_a_plain_loop(capsys: pytest.CaptureFixture[str]) -> None:
    train.main(["digits", "--limit", "200", "--epochs", "2", "--device", "cpu"])
    result = json.loads(capsys.readouterr().out)
    assert result["rows"] == 200
    for clock in ("seconds", "cpu_seconds"):
        assert {name: len(seconds) for name, seconds in result[clock].items()} == {"wide": 2, "plain": 2, "ours": 2}
    assert result["ratio"] > 0
    assert result["faster_than_wide"] > 0
