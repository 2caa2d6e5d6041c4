"""Variational autoencoders (Kingma & Welling 2014): convolutional for pictures, fully connected for tables.

β weights the KL term (β-VAE, Higgins et al. 2017).  Only plain layers, so that a decoder can be written down as data.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

Likelihood = Literal["bernoulli", "gaussian"]
HIDDEN = 200  # between the last feature maps and the latent: about 1.3 million weights at 28 × 28
MIN_SIDE = 4  # pixels; smaller pictures are treated as tables


@dataclass(frozen=True)
class Losses:
    """Of one batch, summed over its rows, in nats: `reconstruction` () and `kl` (d,) by latent dimension."""

    reconstruction: Tensor
    kl: Tensor

    def total(self, beta: float) -> Tensor:
        """The negative evidence lower bound with its KL weighted, ()."""
        return self.reconstruction + beta * self.kl.sum()


class VAE(nn.Module):
    """`encoder`: (n, *input) → (n, 2d), mean beside log variance.  `decoder`: (n, d) → (n, *input), logits where the
    likelihood is Bernoulli.  `sigma` of a Gaussian likelihood, in scaled units, is fixed: learned along with a β above
    1 it grows until no latent dimension of a small table is worth its KL."""

    def __init__(self, encoder: nn.Sequential, decoder: nn.Sequential, sigma: float | None) -> None:
        super().__init__()
        self.encoder = encoder
        self.decoder = decoder
        self.link: nn.Module = nn.Sigmoid() if sigma is None else nn.Identity()
        self.sigma = sigma

    def encode(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Posterior means and log variances, each (n, d), of `x` (n, *input)."""
        mean, log_variance = self.encoder(x).chunk(2, dim=1)
        return mean, log_variance

    def decode(self, z: Tensor) -> Tensor:
        """Expected values (n, *input) in scaled units at the latents `z` (n, d)."""
        values: Tensor = self.link(self.decoder(z))
        return values

    def losses(self, x: Tensor, noise: torch.Generator) -> Losses:
        """Reconstruction and KL of the batch `x` (n, *input), with one draw from each posterior."""
        mean, log_variance = self.encode(x)
        variance = log_variance.exp()
        drawn = torch.randn(mean.shape, generator=noise, device=mean.device)
        output = self.decoder(mean + variance.sqrt() * drawn)
        kl = 0.5 * (mean.square() + variance - log_variance - 1).sum(dim=0)
        return Losses(self._negative_log_likelihood(output, x), kl)

    def _negative_log_likelihood(self, output: Tensor, x: Tensor) -> Tensor:
        """Of the whole batch; a Gaussian's without its constant, so that it is 0 where `output` is exact."""
        if self.sigma is None:
            return binary_cross_entropy_with_logits(output, x, reduction="sum")
        return (output - x).square().sum() / (2 * self.sigma**2)


def build(shape: tuple[int, ...], latent_dim: int, sigma: float | None) -> VAE:
    """The model for inputs of `shape`: (c, h, w) pictures or (m,) tables; the likelihood is Gaussian with `sigma`, or
    Bernoulli where that is None.  Weights are drawn from torch's global generator."""
    if len(shape) == 3:
        return _convolutional((shape[0], shape[1], shape[2]), latent_dim, sigma)
    return _fully_connected(shape[0], latent_dim, sigma)


def _fully_connected(width: int, latent_dim: int, sigma: float | None) -> VAE:
    # Twice as wide as the table, but within what a small table can train and a wide one needs.  SiLU: with ReLU the few
    # columns of a table change in kinks as one walks.
    wide = min(max(2 * width, 64), 512)
    narrow = wide // 2
    down = [nn.Linear(width, wide), nn.SiLU(), nn.Linear(wide, narrow), nn.SiLU(), nn.Linear(narrow, 2 * latent_dim)]
    up = [nn.Linear(latent_dim, narrow), nn.SiLU(), nn.Linear(narrow, wide), nn.SiLU(), nn.Linear(wide, width)]
    return VAE(nn.Sequential(*down), nn.Sequential(*up), sigma)


def _convolutional(shape: tuple[int, int, int], latent_dim: int, sigma: float | None) -> VAE:
    """Strided convolutions that halve the picture until its short side is below 8, and the same way back."""
    channels, height, width = shape
    sizes, widths = [(height, width)], [channels]
    while min(sizes[-1]) >= 8 or len(sizes) == 1:
        sizes.append((sizes[-1][0] // 2, sizes[-1][1] // 2))
        widths.append(min(32 << (len(widths) - 1), 128))
    down: list[nn.Module] = []
    up: list[nn.Module] = []
    for level, (before, after) in enumerate(itertools.pairwise(widths)):
        down += [nn.Conv2d(before, after, 4, stride=2, padding=1), nn.ReLU()]
        # An odd side lost its last row on the way down; the padding gives it back.
        lost = (sizes[level][0] % 2, sizes[level][1] % 2)
        up = [nn.ReLU(), nn.ConvTranspose2d(after, before, 4, stride=2, padding=1, output_padding=lost), *up]
    smallest = (widths[-1], *sizes[-1])
    flat = math.prod(smallest)
    down += [nn.Flatten(), nn.Linear(flat, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 2 * latent_dim)]
    up = [nn.Linear(latent_dim, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, flat), nn.Unflatten(1, smallest), *up]
    return VAE(nn.Sequential(*down), nn.Sequential(*up), sigma)
