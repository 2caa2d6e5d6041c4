"""What a trained VAE says about every row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from latentwalk.scenes.arrays import F32
from latentwalk.tools.model.inputs import ScaledInputs
from latentwalk.tools.model.layers import array
from latentwalk.tools.model.vae import VAE

BATCH = 1024  # rows at a time: bounds the memory of feature maps


@dataclass(frozen=True, eq=False)
class Encoded:
    """Of n rows: posterior `mean` and standard deviation `sigma`, both (n, d), and `error` (n,), the mean squared
    difference of a row's scaled values and what its mean decodes to."""

    mean: F32
    sigma: F32
    error: F32


@torch.no_grad()
def encode(model: VAE, inputs: ScaledInputs, rows: Tensor | None = None) -> Encoded:
    """Encode all rows of `inputs`, or these, which are where the model is, a block at a time."""
    means, sigmas, errors = [], [], []
    for block in torch.split(torch.arange(len(inputs)) if rows is None else rows, BATCH):
        x = inputs.batch(block)
        mean, log_variance = model.encode(x)
        means.append(array(mean))
        sigmas.append(array((0.5 * log_variance).exp()))
        errors.append(array((model.decode(mean) - x).square().flatten(1).mean(dim=1)))
    return Encoded(np.concatenate(means), np.concatenate(sigmas), np.concatenate(errors))


@torch.no_grad()
def decode(model: VAE, latents: F32) -> F32:
    """What `latents` (n, d) decode to, flat (n, m) in scaled units; pictures row by row with their channels last."""
    device = next(model.parameters()).device
    blocks = [
        flat(model.decode(torch.from_numpy(latents[start : start + BATCH]).to(device)))
        for start in range(0, len(latents), BATCH)
    ]
    return array(torch.cat(blocks))


def flat(x: Tensor) -> Tensor:
    """(n, c, h, w) or (n, m) as (n, m); pictures in the order of (h, w, c), as a scene has them."""
    return (x.permute(0, 2, 3, 1) if x.dim() == 4 else x).flatten(1)
