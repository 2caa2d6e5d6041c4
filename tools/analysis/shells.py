"""Decision shells: surfaces of equal class probability in a model's three-dimensional space, by marching cubes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from latentwalk.scenes import Decoder, UsageError
from latentwalk.scenes.arrays import F32, F64, I32
from latentwalk.scenes.network import check_layers
from latentwalk.scenes.queries.counterfactual import Evaluate
from latentwalk.tools.analysis.subjects import softmax
from latentwalk.tools.terminal import Advance

STEPS = 48  # places along each side of the grid: 110,592 in all, finer than what a person tells apart in a room
MARGIN = 0.15  # of the rows' extent, around them: shells that only just leave the rows are still closed
BLOCK = 4096  # places that are evaluated at once: bounds the memory of decoded pictures
LEAST = 1e-30  # probabilities below this have lost digits in float32
FEWEST_ROWS = 8  # to find the plane of each class, of four numbers, and have some left to check it by
FITS = 0.05  # largest root mean squared difference of a linear head's log ratios that still counts as one


@dataclass(frozen=True, eq=False)
class DecisionShell:
    """Where the probability of the class `name` is `level`: `vertices` (v, 3) float32 in the units of the space,
    `triangles` (t, 3) int32 into them, which run counterclockwise as seen from where the probability is lower."""

    name: str
    level: float
    vertices: F32
    triangles: I32


def shells(
    evaluate: Evaluate,
    points: F32,
    names: Sequence[str],
    level: float,
    steps: int = STEPS,
    advance: Advance = lambda places: None,
) -> list[DecisionShell]:
    """The shell of each class around `points` (n, 3), of those classes that reach `level`, 0…1, but not everywhere.

    `evaluate` gives probabilities (k, classes) at places (k, 3).  Marching cubes (T. Lewiner et al., Journal of
    Graphics Tools 2003) on a grid of `steps` a side over the box of the points; a shell that leaves the box is open
    there.  `advance` hears of places done.
    """
    from skimage.measure import marching_cubes

    low, high = points.min(axis=0).astype(np.float64), points.max(axis=0).astype(np.float64)
    room = np.maximum(high - low, 1e-6) * MARGIN
    axes = [np.linspace(a, b, steps) for a, b in zip(low - room, high + room, strict=True)]
    places = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3).astype(np.float32)
    found = np.empty((len(places), len(names)), np.float32)
    for start in range(0, len(places), BLOCK):
        block = places[start : start + BLOCK]
        found[start : start + BLOCK] = evaluate(block)
        advance(len(block))
    spacing = tuple(float(axis[1] - axis[0]) for axis in axes)
    made = []
    for code, name in enumerate(names):
        volume = found[:, code].reshape(steps, steps, steps)
        if not volume.min() < level < volume.max():
            continue
        vertices, triangles, _, _ = marching_cubes(volume, level, spacing=spacing, gradient_direction="ascent")
        made.append(
            DecisionShell(name, level, (vertices + (low - room)).astype(np.float32), triangles.astype(np.int32))
        )
    return made


def of_decoder(decoder: Decoder) -> Evaluate:
    """Probabilities at latents (k, 3): what the classifier says of what the decoder makes there.

    Raises `UsageError` where the latents have another size, or there is no classifier.
    """
    size = decoder.latents.shape[1]
    if size != 3:
        raise UsageError(
            f"--shells: the latent space has {size} dimension{'s' * (size != 1)}; shells need 3: train with"
            " --latent-dim 3, or leave --shells out"
        )
    if not decoder.classifier:
        raise UsageError("--shells: the decoder has no classifier; train with labels and --classifier mlp")
    return judge(decoder)


def judge(decoder: Decoder) -> Evaluate:
    """What a decoder's classifier, which it must have, says of what latents (k, d) decode to."""
    from latentwalk.scenes.torch_network import build, run

    shape = (decoder.latents.shape[1],)
    network = build(decoder.layers, shape)
    head = build(decoder.classifier, (prod(check_layers(decoder.layers, shape)),))
    return lambda places: run(head, run(network, places))


def of_linear_head(representation: F32, probabilities: F32) -> Evaluate:
    """Probabilities at places (k, 3) of a layer that a linear map and softmax follow, found from its rows.

    The log ratios of probabilities are then linear in `representation` (n, 3): least squares finds the map exactly, and
    what it leaves over says whether there is one.  Raises `UsageError` where the layer is not three wide, too few rows
    are undecided enough to measure, or no linear map fits.
    """
    size = representation.shape[1]
    if size != 3:
        raise UsageError(
            f"--shells: the representation is {size} wide; shells need a space of 3 dimensions: a VAE with"
            " --latent-dim 3, or a network whose last hidden layer has 3 units"
        )
    kept = probabilities.min(axis=1) > LEAST
    if kept.sum() < FEWEST_ROWS:
        raise UsageError(
            f"--shells: expected {FEWEST_ROWS} rows or more of which no class is ruled out, found {kept.sum()}"
        )
    ratios = _log_ratios(probabilities[kept])
    places = np.column_stack([representation[kept], np.ones(kept.sum())])
    planes, *_ = np.linalg.lstsq(places, ratios, rcond=None)
    left = float(np.sqrt(((places @ planes - ratios) ** 2).mean()))
    if left > FITS * max(1.0, float(ratios.std())):
        raise UsageError(
            f"--shells: the probabilities are no linear map and softmax of the representation (off by {left:.2g} in"
            " log probability); only of the layer before the last one are shells exact"
        )

    def evaluate(at: F32) -> F32:
        return softmax(np.column_stack([at, np.ones(len(at))]) @ planes)

    return evaluate


def _log_ratios(probabilities: F32) -> F64:
    """Logits (n, classes) but for what is the same in all of a row's, which softmax does not see."""
    logs = np.log(probabilities.astype(np.float64))
    centered: F64 = logs - logs.mean(axis=1, keepdims=True)
    return centered
