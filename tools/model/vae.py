"""Variational autoencoders (Kingma & Welling 2014): convolutional for pictures, fully connected for tables.

β weights the KL term (β-VAE, Higgins et al. 2017).  Only plain layers, so that a decoder can be written down as data.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from copy import copy, deepcopy
from typing import Self

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from latentwalk.tools import strided
from latentwalk.tools.latent.activity import activity_of_sums
from latentwalk.tools.model.gradients import Record, Sums
from latentwalk.tools.model.inputs import ScaledInputs
from latentwalk.tools.model.settings import MAPS, VaeSettings

WEIGHTS = 6400  # maps of the first convolution × units before the latent: 1.3 million weights at 28 × 28, however split
# Multiplying in bfloat16 halves an epoch where the processor does it itself, and takes longer where it is emulated.
HALVED = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()

Run = Callable[[nn.Sequential, Tensor], Tensor]  # what a network makes of rows


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

    def losses(self, x: Tensor, noise: torch.Generator, run: Run = nn.Sequential.__call__) -> dict[str, Tensor]:
        """Of the batch `x` (n, *input), summed over its rows: "reconstruction" () and, by latent dimension, "kl" (d,),
        in nats, with one draw from each posterior; "mean" (d,) and "products" (d, d) of the posterior means."""
        # Sums over thousands of pixels and logarithms want all the digits that bfloat16 lacks.
        mean, log_variance = run(self.encoder, x).float().chunk(2, dim=1)
        variance = log_variance.exp()
        drawn = torch.randn(mean.shape, generator=noise, device=mean.device)
        output = run(self.decoder, mean + variance.sqrt() * drawn).float()
        kl = 0.5 * (mean.square() + variance - log_variance - 1).sum(dim=0)
        return {
            "reconstruction": self._negative_log_likelihood(output, x),
            "kl": kl,
            "mean": mean.detach().sum(dim=0),
            "products": mean.detach().T.float() @ mean.detach().float(),
        }

    def _negative_log_likelihood(self, output: Tensor, x: Tensor) -> Tensor:
        """Of the whole batch; a Gaussian's without its constant, so that it is 0 where `output` is exact."""
        if self.sigma is None:
            return binary_cross_entropy_with_logits(output, x, reduction="sum")
        return (output - x).square().sum() / (2 * self.sigma**2)


class VaeModel:
    """A VAE to be trained (a `trainer.Model`): loss, reconstruction and kl in nats per row; β, the KL of each latent
    dimension and how many of these are active."""

    def __init__(self, inputs: ScaledInputs, settings: VaeSettings) -> None:
        self.inputs, self.settings = inputs, settings
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(settings.seed)
            network = build(inputs.shape, settings.latent_dim, inputs.sigma, settings.maps)
        # Maps last is how convolutions are quickest on processors; it changes no number.
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's types lack it
        self.network: VAE = network.to(inputs.values.device)
        self._halved = HALVED and inputs.values.device.type == "cpu" and len(inputs.shape) == 3
        self.advice = "a smaller --learning-rate or longer --beta-warmup"

    def twin(self) -> Self | None:
        """Where products are made in bfloat16, which leaves a second core idle."""
        if not self._halved:
            return None
        twin = copy(self)
        twin.network = deepcopy(self.network)
        for own, shared in zip(twin.network.parameters(), self.network.parameters(), strict=True):
            own.data = shared.data
        twin.network.train()
        return twin

    def epoch_rows(self, order: torch.Generator) -> Tensor:
        """All rows to train on."""
        return self.inputs.parts["train"]

    def sums(self, rows: Tensor, noise: torch.Generator) -> Sums:
        """As `VAE.losses` has them; of pictures in training products may be made in bfloat16."""
        batch = self.inputs.batch(rows)
        if self._halved and self.network.training:
            return self.network.losses(strided.rows_last(batch), noise, strided.run)
        return self.network.losses(batch, noise)

    def loss(self, sums: Sums, done: float) -> Tensor:
        """The negative evidence lower bound with its KL weighted, ()."""
        return sums["reconstruction"] + self.settings.beta_at(done) * sums["kl"].sum()

    def numbers(self, sums: Sums, rows: int, done: float) -> Record:
        """Loss, reconstruction and kl."""
        reconstruction, kl = sums["reconstruction"].item() / rows, sums["kl"].sum().item() / rows
        loss = reconstruction + self.settings.beta_at(done) * kl
        return {"loss": loss, "reconstruction": reconstruction, "kl": kl}

    def details(self, sums: Sums, rows: int, done: float) -> Record:
        """β, KL by latent dimension [d], and how many of these are active."""
        kl: list[float] = (sums["kl"] / rows).tolist()
        middle, products = (sums[name].cpu().double().numpy() / rows for name in ("mean", "products"))
        active = activity_of_sums(kl, middle, products).count
        return {"beta": self.settings.beta_at(done), "kl_by_dimension": kl, "active": active}

    def represent(self, rows: Tensor) -> tuple[Tensor, None]:
        """Posterior means (k, d)."""
        return self.network.encode(self.inputs.batch(rows))[0], None


def build(shape: tuple[int, ...], latent_dim: int, sigma: float | None, maps: int = MAPS) -> VAE:
    """The model for inputs of `shape`: (c, h, w) pictures or (m,) tables; the likelihood is Gaussian with `sigma`, or
    Bernoulli where that is None; of pictures the first convolution makes `maps`.  Weights are drawn from torch's global
    generator."""
    if len(shape) == 3:
        return _convolutional((shape[0], shape[1], shape[2]), latent_dim, sigma, maps)
    return _fully_connected(shape[0], latent_dim, sigma)


def _fully_connected(width: int, latent_dim: int, sigma: float | None) -> VAE:
    # Twice as wide as the table, but within what a small table can train and a wide one needs.  SiLU: with ReLU the few
    # columns of a table change in kinks as one walks.
    wide = min(max(2 * width, 64), 512)
    narrow = wide // 2
    down = [nn.Linear(width, wide), nn.SiLU(), nn.Linear(wide, narrow), nn.SiLU(), nn.Linear(narrow, 2 * latent_dim)]
    up = [nn.Linear(latent_dim, narrow), nn.SiLU(), nn.Linear(narrow, wide), nn.SiLU(), nn.Linear(wide, width)]
    return VAE(nn.Sequential(*down), nn.Sequential(*up), sigma)


def _convolutional(shape: tuple[int, int, int], latent_dim: int, sigma: float | None, maps: int) -> VAE:
    """Strided convolutions that halve the picture until its short side is below 8, and the same way back."""
    channels, height, width = shape
    hidden = WEIGHTS // maps // 8 * 8  # whole registers: 533 units take a fifth longer than 528
    sizes, widths = [(height, width)], [channels]
    while min(sizes[-1]) >= 8 or len(sizes) == 1:
        sizes.append((sizes[-1][0] // 2, sizes[-1][1] // 2))
        # Twice the maps for half the side, as is usual: 12, 24, then 48.
        widths.append(min(maps << (len(widths) - 1), 4 * maps))
    down: list[nn.Module] = []
    up: list[nn.Module] = []
    for level, (before, after) in enumerate(itertools.pairwise(widths)):
        down += [nn.Conv2d(before, after, 4, stride=2, padding=1), nn.ReLU()]
        # An odd side lost its last row on the way down; the padding gives it back.
        lost = (sizes[level][0] % 2, sizes[level][1] % 2)
        up = [nn.ReLU(), nn.ConvTranspose2d(after, before, 4, stride=2, padding=1, output_padding=lost), *up]
    smallest = (widths[-1], *sizes[-1])
    flat = math.prod(smallest)
    down += [nn.Flatten(), nn.Linear(flat, hidden), nn.ReLU(), nn.Linear(hidden, 2 * latent_dim)]
    up = [nn.Linear(latent_dim, hidden), nn.ReLU(), nn.Linear(hidden, flat), nn.Unflatten(1, smallest), *up]
    return VAE(nn.Sequential(*down), nn.Sequential(*up), sigma)
