"""The bench of the live decoder: it measures what it says, with the decoder of MNIST."""

import json

import numpy as np
import pytest

from latentwalk.runtime.bench import decode as bench_decode
from latentwalk.runtime.world.probe.model import Decoding
from latentwalk.scenes.network import check_layers

pytestmark = pytest.mark.gl


def test_its_decoder_is_as_large_as_that_of_mnist() -> None:
    decoder = bench_decode.mnist_decoder(np.zeros((4, 3), np.float32))
    assert check_layers(decoder.layers, (3,)) == (1, 28, 28)
    weights = sum(weight.size for layer in decoder.layers for weight in layer.weights.values())
    assert 600_000 < weights < 700_000  # half of an autoencoder of 1.3 million
    decoded = Decoding(decoder)(np.eye(3, dtype=np.float32))
    assert np.ptp(decoded.values) > 0.1


def test_it_prints_how_long_a_hand_waits(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_decode.main(["--rows", "2000", "--size", "64", "--seconds", "4", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert 0 < figures["decoded"]["p50"] <= figures["decoded"]["p99"]
    assert figures["decoded"]["p50"] < figures["seen"]["p50"] + figures["frame"]["p99"]
    assert 0 < figures["share"]["p50"] < figures["frame"]["p50"]
