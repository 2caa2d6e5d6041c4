"""The runs that `latentwalk bench epochs` records for itself: of a small CNN, a transformer on sentences, a VAE."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Literal, get_args

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from latentwalk.scenes.errors import UsageError
from latentwalk.tools import Recorder
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.terminal import Advance

Kind = Literal["cnn", "transformer", "vae"]
KINDS: tuple[Kind, ...] = get_args(Kind)

WIDTH = 64  # of the features of the CNN and the transformer
LATENT = 16
ROWS = 6000
HELD = 7  # one row of so many is never trained on, as in MNIST
RECORDED_HELD = 6  # and one of so many that are recorded
WORDS = (4, 24)  # of a sentence: shorter ones say nothing of their library, longer ones cost a pass
MOST_SENTENCES = 6000  # to train on: a minute or two
LIBRARIES = ("matplotlib", "numpy", "pandas", "scipy", "skimage", "sklearn", "statsmodels", "torch")


@dataclass(frozen=True)
class RunPlan:
    """How a run is trained: on at most `fit` rows; each epoch records `rows`, a sixth of them never trained on (None:
    `ROWS`, or as many as there are)."""

    epochs: int
    fit: int
    rows: int | None
    seed: int
    learning_rate: float | None = None


def record(kind: Kind, dataset: Dataset, plan: RunPlan, folder: Path, advance: Advance) -> Path:
    """Train a model of this kind and record its features after each epoch; the run's folder."""
    torch.manual_seed(plan.seed)
    if kind == "transformer":
        x, y, names = sentences(-(-min(plan.fit, MOST_SENTENCES) * HELD // (HELD - 1)))
        steps = _transformer(x, y, len(names), plan)
    else:
        x, y, names = _pictures(dataset)
        steps = _cnn(x, y, len(names), plan) if kind == "cnn" else _vae(x, plan)
    parts = dict(zip(("train", "val"), _recorded(len(x), plan.rows), strict=True))
    most = {split: len(rows) for split, rows in parts.items()}
    with Recorder(folder, names, most_rows=most, splits=tuple(parts), strict=True) as recorder:
        for epoch in range(1, plan.epochs + 1):
            represent = next(steps)
            with torch.inference_mode():
                for split, rows in parts.items():
                    recorder.epoch(epoch, features=represent(x[rows]), labels=y[rows], split=split)
            advance(1)
    return recorder.path


def _recorded(count: int, rows: int | None) -> tuple[Tensor, Tensor]:
    """Which of `count` rows are recorded: of those that are trained on, and of those that are not.  Raises
    `UsageError`."""
    cut = _trained_on(count)
    most = min(cut * RECORDED_HELD // (RECORDED_HELD - 1), (count - cut) * RECORDED_HELD)
    rows = min(ROWS, most) if rows is None else rows
    if not RECORDED_HELD <= rows <= most:
        raise UsageError(f"--rows: expected {RECORDED_HELD} to {most} of this run's {count} rows, found {rows}")
    held = rows // RECORDED_HELD
    return torch.arange(rows - held), torch.arange(cut, cut + held)


def _trained_on(count: int) -> int:
    """Of so many rows the first that are not held back: six of seven, as in MNIST."""
    return count * (HELD - 1) // HELD


def _pictures(dataset: Dataset) -> tuple[Tensor, Tensor, list[str]]:
    """Gray pictures (n, 1, h, w) in 0…1, the class of each (n,), and names of classes.  Raises `UsageError`."""
    if dataset.images is None or dataset.label is None or dataset.images.shape[-1] != 1:
        raise UsageError(f"{dataset.name}: expected gray pictures with labels")
    gray = np.ascontiguousarray(np.moveaxis(dataset.images, -1, 1))
    codes = torch.from_numpy(dataset.label.codes.astype(np.int64))
    return torch.from_numpy(gray / np.float32(255)), codes, list(dataset.label.names)


def _batches(x: Tensor, plan: RunPlan, size: int) -> Iterator[Tensor]:
    """Rows of one epoch, mixed; never those that are held back."""
    yield from torch.randperm(min(plan.fit, _trained_on(len(x)))).split(size)  # type: ignore[no-untyped-call]


def _cnn(x: Tensor, y: Tensor, classes: int, plan: RunPlan) -> Iterator[nn.Module]:
    """Two convolutions and 64 features, by SGD; what makes features of pictures, after each epoch."""
    high, wide = (-(-side // 4) for side in x.shape[2:])
    body = nn.Sequential(
        nn.Conv2d(1, 16, 3, 2, 1), nn.ReLU(), nn.Conv2d(16, 32, 3, 2, 1), nn.ReLU(),
        nn.Flatten(), nn.Linear(32 * high * wide, WIDTH), nn.ReLU(),
    )  # fmt: skip
    head = nn.Linear(WIDTH, classes)
    optimizer = torch.optim.SGD([*body.parameters(), *head.parameters()], plan.learning_rate or 0.02, momentum=0.9)
    while True:
        for rows in _batches(x, plan, 128):
            optimizer.zero_grad()
            cross_entropy(head(body(x[rows])), y[rows]).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        yield body


class _MeanLatents(nn.Module):
    """The mean of a VAE's latents."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, x: Tensor) -> Tensor:
        """Of pictures (n, 1, h, w): (n, LATENT)."""
        mean: Tensor = self.encoder(x)[:, :LATENT]
        return mean


def _vae(x: Tensor, plan: RunPlan) -> Iterator[nn.Module]:
    """A VAE of two layers on each side, by Adam."""
    pixels = x[0].numel()
    encoder = nn.Sequential(nn.Flatten(), nn.Linear(pixels, 256), nn.ReLU(), nn.Linear(256, 2 * LATENT))
    decoder = nn.Sequential(nn.Linear(LATENT, 256), nn.ReLU(), nn.Linear(256, pixels))
    optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], plan.learning_rate or 1e-3)
    while True:
        for rows in _batches(x, plan, 128):
            mean, log_variance = encoder(x[rows]).chunk(2, dim=1)
            drawn = decoder(mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean))
            missed = binary_cross_entropy_with_logits(drawn, x[rows].flatten(1), reduction="sum")
            kl = -0.5 * torch.sum(1 + log_variance - mean.pow(2) - log_variance.exp())
            optimizer.zero_grad()
            ((missed + kl) / len(rows)).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        yield _MeanLatents(encoder)


class SentenceModel(nn.Module):
    """A transformer's encoder of two layers over words; a sentence is the mean of what it makes of its words."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.words = nn.Embedding(words, WIDTH, padding_idx=0)
        self.places = nn.Parameter(0.02 * torch.randn(WORDS[1], WIDTH))
        layer = nn.TransformerEncoderLayer(WIDTH, 4, 2 * WIDTH, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)

    def forward(self, codes: Tensor) -> Tensor:
        """Codes of words (n, WORDS[1]), 0 after the last: features (n, WIDTH)."""
        blank = codes == 0
        made: Tensor = self.encoder(self.words(codes) + self.places, src_key_padding_mask=blank)
        made = made.masked_fill(blank[..., None], 0)
        return made.sum(dim=1) / (~blank).sum(dim=1, keepdim=True)


def _transformer(x: Tensor, y: Tensor, classes: int, plan: RunPlan) -> Iterator[nn.Module]:
    """It learns which library a sentence is of."""
    model, head = SentenceModel(int(x.max()) + 1), nn.Linear(WIDTH, classes)
    optimizer = torch.optim.AdamW([*model.parameters(), *head.parameters()], plan.learning_rate or 1e-3)
    while True:
        model.train()
        for rows in _batches(x, plan, 64):
            optimizer.zero_grad()
            cross_entropy(head(model(x[rows])), y[rows]).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        yield model.eval()


def sentences(most: int) -> tuple[Tensor, Tensor, list[str]]:
    """At most `most` sentences of the documentation of libraries that the tools need: a real text that is at hand.

    Codes of words (n, WORDS[1]) int64, 0 after the last, 1 for those that occur once; the library's code (n,), names.
    """
    each, rng = -(-most // len(LIBRARIES)), np.random.default_rng(0)
    picked = [(words, code) for code, name in enumerate(LIBRARIES) for words in islice(_said(name), each)]
    picked = [picked[i] for i in rng.permutation(len(picked))[:most]]
    counts = Counter(word for words, _ in picked for word in words)
    known = {word: code for code, word in enumerate((w for w, n in counts.items() if n > 1), 2)}
    codes = np.zeros((len(picked), WORDS[1]), np.int64)
    for row, (words, _) in enumerate(picked):
        codes[row, : len(words)] = [known.get(word, 1) for word in words]
    return torch.from_numpy(codes), torch.tensor([code for _, code in picked]), list(LIBRARIES)


def _said(library: str) -> Iterator[tuple[str, ...]]:
    """The sentences of a library as words, each once, of its files in a fixed random order."""
    spec = find_spec(library)
    if spec is None or not spec.submodule_search_locations:
        raise UsageError(f"--run transformer: it reads the documentation of {library}; pip install 'latentwalk[tools]'")
    folder, said = Path(spec.submodule_search_locations[0]), set()
    files = sorted(path for path in folder.rglob("*.py") if "test" not in str(path.relative_to(folder)))
    for i in np.random.default_rng(0).permutation(len(files)):
        for node in ast.walk(ast.parse(files[i].read_text(encoding="utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                for words in _words(ast.get_docstring(node) or ""):
                    if words not in said:
                        said.add(words)
                        yield words


def _words(text: str) -> Iterator[tuple[str, ...]]:
    """The sentences of a text that are neither too short nor too long."""
    for sentence in re.split(r"(?<=[.:;!?])\s+|\n\s*\n", text):
        words = tuple(re.findall(r"[a-z]+", sentence.lower()))
        if WORDS[0] <= len(words) <= WORDS[1]:
            yield words
