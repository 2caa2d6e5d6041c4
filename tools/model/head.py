"""A classifier head for a decoder: which class the decoded values would take."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F32
from latentwalk.tools.model.encoding import BATCH, flat
from latentwalk.tools.model.inputs import ScaledInputs
from latentwalk.tools.model.layers import array
from latentwalk.tools.model.settings import Head
from latentwalk.tools.model.vae import VAE
from latentwalk.tools.terminal import Advance

STEPS, BATCH_SIZE, LEARNING_RATE, HIDDEN = 2000, 128, 3e-3, 64
FOLDS = 3
MOST_ROWS = 20_000  # more teach such a head little, and both their originals and reconstructions are held in memory


@dataclass(frozen=True, eq=False)
class Judged:
    """A head (n, m) → (n, classes) probabilities, flat values in scaled units as `flat` orders them, and `shares`
    (n, classes), what is said of all rows as they are: of those it learned from by heads that did not, NaN where there
    were too few for that."""

    head: nn.Sequential
    shares: F32


def judge(model: VAE, inputs: ScaledInputs, label: Category, head: Head, seed: int, advance: Advance) -> Judged:
    """Fit a head to the training rows whose class is known, and one to each of `FOLDS` parts less of them, so that no
    row is judged by a head that was taught its class.  `advance` hears of each of `FOLDS` + 1 heads."""
    train = inputs.parts["train"]
    rows = train[(torch.from_numpy(label.codes) >= 0).to(train.device)[train]]
    whole = train_head(model, inputs, rows, label, head, seed)
    advance(1)
    shares = probabilities(whole, inputs)
    order = torch.randperm(len(rows), generator=torch.Generator().manual_seed(seed)).to(rows.device)
    shares[rows.cpu().numpy()] = np.nan
    for held in torch.tensor_split(rows[order], FOLDS):
        others = rows[~torch.isin(rows, held)]
        if len(others) and len(held):
            fold = train_head(model, inputs, others, label, head, seed)
            shares[held.cpu().numpy()] = probabilities(fold, inputs, held)
        advance(1)
    return Judged(whole, shares)


def train_head(model: VAE, inputs: ScaledInputs, rows: Tensor, label: Category, head: Head, seed: int) -> nn.Sequential:
    """Fit a head to `rows`, as they are and as the model reconstructs them: at the hand it meets decoded values only,
    and they are smoother than data."""
    device = inputs.values.device
    generator = torch.Generator().manual_seed(seed)
    codes = torch.from_numpy(label.codes.astype(np.int64)).to(device)
    rows = rows[torch.randperm(len(rows), generator=generator)[:MOST_ROWS].to(device)]
    x, y = _examples(model, inputs, rows), codes[rows].repeat(2)
    with torch.random.fork_rng(devices=[]):  # the caller's own random numbers go on as they were
        torch.manual_seed(seed)
        network = _network(len(inputs.scale), len(label.names), head).to(device)
    optimizer = torch.optim.Adam(network.parameters(), LEARNING_RATE, weight_decay=1e-5)
    for _ in range(STEPS):
        batch = torch.randint(len(x), (BATCH_SIZE,), generator=generator).to(device)
        loss = cross_entropy(network(x[batch]), y[batch])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return network.append(nn.Softmax(dim=1)).requires_grad_(False)


@torch.no_grad()
def _examples(model: VAE, inputs: ScaledInputs, rows: Tensor) -> Tensor:
    """These rows, and after them their reconstructions, as (2 · rows, m)."""
    originals = [inputs.batch(batch) for batch in torch.split(rows, BATCH)]
    rebuilt = [model.decode(model.encode(x)[0]) for x in originals]
    return torch.cat([flat(x) for x in (*originals, *rebuilt)])


@torch.no_grad()
def probabilities(head: nn.Module, inputs: ScaledInputs, rows: Tensor | None = None) -> F32:
    """The head's probabilities (n, classes) of all rows as they are, or of these, which are where the model is."""
    chosen = torch.arange(len(inputs)) if rows is None else rows
    return np.concatenate([array(head(flat(inputs.batch(block)))) for block in torch.split(chosen, BATCH)])


def _network(width: int, classes: int, head: Head) -> nn.Sequential:
    if head == "logistic":
        return nn.Sequential(nn.Linear(width, classes))
    return nn.Sequential(nn.Linear(width, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, classes))
