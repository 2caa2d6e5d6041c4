"""The decoder at work: what it gives is what the model gives."""

import subprocess
import sys

import numpy as np
import pytest
from kit.decoders import decoded, write_decoded

from latentwalk.runtime.world.probe import model as decode
from latentwalk.runtime.world.probe.model import Decoding, in_original_units, picture
from latentwalk.scenes import UsageError
from latentwalk.scenes.torch_network import build, run


def test_decodes_as_the_model_itself_in_one_batch_or_several():
    decoder = decoded().decoder
    latents = decoder.latents[: decode.BATCH + 9]
    made = Decoding(decoder)(latents)
    values = run(build(decoder.layers, (3,)), latents)
    np.testing.assert_allclose(made.values, values, atol=1e-6)
    np.testing.assert_allclose(made.shares, run(build(decoder.classifier, (16,)), made.values), atol=1e-5)
    assert made.classes == made.shares.argmax(1).tolist()
    np.testing.assert_allclose(made.shares.sum(1), 1, atol=1e-5)


def test_pictures_and_units():
    decoder = decoded().decoder
    pixels = picture(decoder.output, np.linspace(-0.5, 1.5, 16, dtype=np.float32))
    assert pixels.shape == (4, 4, 1)
    assert (pixels.min(), pixels.max()) == (0, 255)
    output = decoded(kind="table").decoder.output
    assert in_original_units(output, np.full(5, 0.5, np.float32)).tolist() == [10.5, 11, 11.5, 12, 12.5]


def test_a_missing_torch_is_told_with_what_brings_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(UsageError, match=r"needs torch.*pip install"):
        Decoding(decoded().decoder)


def test_torch_is_imported_for_scenes_with_a_decoder_alone(tmp_path):
    path = write_decoded(tmp_path)
    program = f"""
import sys
from dataclasses import replace
from pathlib import Path
from latentwalk.runtime.world import World
from latentwalk.scenes import read
scene = read(Path({str(path)!r}))
World(replace(scene, decoder=None), Path("a"), Path("b")).close()
assert "torch" not in sys.modules
World(scene, Path("a"), Path("b")).close()
assert "torch" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)
