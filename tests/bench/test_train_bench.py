"""The benches of training and recording measure what they say, on small data."""

from __future__ import annotations

import json

import pytest

from latentwalk.tools.bench import record, train


@pytest.mark.parametrize(("model", "width"), [("cnn", 128), ("vae", 2)])
def test_recording_is_measured_for_each_model(model: str, width: int, capsys: pytest.CaptureFixture[str]) -> None:
    record.main(["digits", "--limit", "200", "--model", model, "--rows", "100", "--device", "cpu"])
    result = json.loads(capsys.readouterr().out)
    assert result["rows_trained"] == {"cnn": 120, "vae": 160}[model]
    assert result["snapshot"] == [100, width]
    assert min(result["epoch_s"], *result["in_the_loop"].values()) > 0
    beside = result["beside_the_loop_every_10"]
    assert list(beside) == ["spacetime", "calm", "tsne", "umap", "pca"]
    for figures in beside.values():
        expected = (figures["layout_s"] + figures["picture_s"]) / (10 * result["epoch_s"])
        assert figures["share"] == pytest.approx(expected, rel=0.05)
    assert [beside[method]["share_in_the_guide"] for method in ("tsne", "umap")] == [0.07, 0.17]


def test_training_is_measured_against_a_plain_loop(capsys: pytest.CaptureFixture[str]) -> None:
    train.main(["digits", "--limit", "200", "--epochs", "2", "--device", "cpu"])
    result = json.loads(capsys.readouterr().out)
    assert result["rows"] == 200
    for clock in ("seconds", "cpu_seconds"):
        assert {name: len(seconds) for name, seconds in result[clock].items()} == {"wide": 2, "plain": 2, "ours": 2}
    assert result["ratio"] > 0
    assert result["faster_than_wide"] > 0
