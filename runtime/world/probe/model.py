"""The decoder of a scene at work."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from latentwalk.scenes import Decoder, Output
from latentwalk.scenes.arrays import F32, U8
from latentwalk.scenes.errors import LatentwalkError, UsageError

BATCH = 64  # latents that are decoded at once: enough to be fast, few enough for any picture to fit into memory


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """What the model makes of `latents` (k, d) float32: `values` (k, m) float32 as the decoder gives them, and `shares`
    (k, classes) float32, the classifier's probabilities, or None without one."""

    latents: F32
    values: F32
    shares: F32 | None

    @property
    def classes(self) -> list[int | None]:
        """The class that each would take, a code into the decoder's class names."""
        if self.shares is None:
            return [None] * len(self.latents)
        return [int(code) for code in self.shares.argmax(axis=1)]


class Decoding:
    """A scene's decoder and classifier rebuilt in torch, which is imported here and nowhere else in the runtime.

    Make it in the thread that uses it: torch and oneDNN keep what they warm up by thread.  One core is its share, as
    the frame loop has the other; so small a network gains nothing from more.  Raises UsageError where torch is missing,
    SceneError where the network does not fit together.
    """

    def __init__(self, decoder: Decoder) -> None:
        try:
            import torch

            from latentwalk.scenes.torch_network import build, run
        except ImportError:
            raise UsageError(
                "this scene has a decoder, which needs torch; install it with: pip install 'latentwalk[tools]'"
            ) from None
        torch.set_num_threads(1)
        self.output = decoder.output
        self._run = run
        self._decoder = build(decoder.layers, (decoder.latents.shape[1],))
        self._classifier = None  # while the decoder tells how wide its input is
        some = self(decoder.latents[:1])
        if decoder.classifier:
            self._classifier = build(decoder.classifier, (some.values.shape[1],))
        # The first runs choose kernels and allocate: better before the walk than in the hand.
        for _ in range(3):
            self(decoder.latents[:1])

    @property
    def classifies(self) -> bool:
        """Whether there is a classifier."""
        return self._classifier is not None

    def probabilities(self, latents: F32) -> F32:
        """The classifier's probabilities (k, classes) of what latents (k, d) decode to."""
        shares = self(latents).shares
        assert shares is not None
        return shares

    def __call__(self, latents: F32) -> Decoded:
        """Decode latents (k, d).  Raises LatentwalkError where torch cannot, as for want of memory."""
        try:
            return self._decode(latents)
        except RuntimeError as error:
            raise LatentwalkError(f"the decoder failed: {str(error).splitlines()[0]}") from None

    def _decode(self, latents: F32) -> Decoded:
        values = np.concatenate([self._run(self._decoder, part) for part in _parts(latents)])
        shares = None
        if self._classifier is not None:
            shares = np.concatenate([self._run(self._classifier, part) for part in _parts(values)])
        return Decoded(latents, values, shares)


def _parts(values: F32) -> list[F32]:
    return [values[first : first + BATCH] for first in range(0, len(values), BATCH)]


def picture(output: Output, values: F32) -> U8:
    """Decoded values (m,) of an image as pixels (h, w, c) uint8."""
    assert output.shape is not None
    return np.asarray(np.rint(np.clip(values, 0, 1) * 255), np.uint8).reshape(output.shape)


def in_original_units(output: Output, values: F32) -> F32:
    """Decoded values (…, m) of a table in the units of its columns."""
    scale = 1.0 if output.scale is None else output.scale
    shift = 0.0 if output.shift is None else output.shift
    return np.asarray(values * scale + shift, np.float32)
