"""Small scenes with decoders for tests: random weights, so that every value tells one latent from another."""

from pathlib import Path

import numpy as np

from latentwalk.scenes import (
    Category,
    Decoder,
    Layer,
    Layout,
    Neighbors,
    Output,
    RoomMap,
    Scalar,
    Scene,
    Strings,
    Thumbnails,
    write,
)

NAMES = ["ant", "bee", "cat"]
SIDE = 4


def dense(rng: np.random.Generator, inputs: int, outputs: int) -> Layer:
    weight = rng.normal(0, 1.5 / np.sqrt(inputs), (outputs, inputs)).astype(np.float32)
    return Layer("linear", {}, {"weight": weight, "bias": rng.normal(0, 0.3, outputs).astype(np.float32)})


def room_map(size: int) -> RoomMap:
    """Three dimensions are the room itself; two lie flat, the second away from the person."""
    matrix = np.eye(3) if size == 3 else np.array([[1.0, 0], [0, 0], [0, -1]])
    return RoomMap("affine", matrix.astype(np.float32), np.zeros(size, np.float32))


def decoded(size: int = 3, kind: str = "image", n: int = 240) -> Scene:
    """n rows of three classes in a latent space of 2 or 3 dimensions, laid out as "latent" (affine) and as "other",
    where places take their latents from the rows about them; a decoder of pictures 4 × 4 or of a table, a classifier.
    """
    rng = np.random.default_rng(size)
    codes = (np.arange(n) % 3).astype(np.int32)
    centers = rng.normal(0, 1.0, (3, size))
    latents = (centers[codes] + rng.normal(0, 0.6, (n, size))).astype(np.float32)
    affine = room_map(size)
    positions = (latents @ np.asarray(affine.matrix).T).astype(np.float32)
    other = np.stack([np.cos(latents[:, 0]), np.sin(latents[:, 1]), latents.sum(1)], 1).astype(np.float32)
    values = SIDE * SIDE if kind == "image" else 5
    layers = [dense(rng, size, 12), Layer("tanh"), dense(rng, 12, values), Layer("sigmoid")]
    if kind == "image":
        layers.append(Layer("reshape", {"shape": [1, SIDE, SIDE]}))
        output = Output("image", (SIDE, SIDE, 1))
    else:
        output = table(values)
    away = np.linalg.norm(latents[:, None] - latents[None], axis=2)
    np.fill_diagonal(away, np.inf)
    near = np.argsort(away, axis=1)[:, :8].astype(np.int32)
    return Scene(
        ids=Strings.of(f"row-{i}" for i in range(n)),
        layouts={"latent": Layout(positions), "other": Layout(other)},
        columns={"label": Category(codes, NAMES)} | columns(output, n),
        thumbnails=Thumbnails(rng.integers(0, 255, (n, SIDE, SIDE, 1), np.uint8), np.arange(n, dtype=np.int32)),
        neighbors=Neighbors(near, np.take_along_axis(away, near, 1).astype(np.float32)),
        decoder=Decoder(
            layers,
            output,
            latents,
            np.full((n, size), 0.2, np.float32),
            {"latent": affine, "other": RoomMap("interpolate", k=4)},
            classifier(layers, centers),
            NAMES,
        ),
    )


def classifier(layers: list[Layer], centers: np.ndarray) -> list[Layer]:
    """Takes decoded values for the class whose center (size,) decodes to the nearest."""
    inner, outer = layers[0].weights, layers[2].weights
    hidden = np.tanh(centers @ inner["weight"].T + inner["bias"])
    nearest = 1 / (1 + np.exp(-(hidden @ outer["weight"].T + outer["bias"])))
    bias = -(nearest**2).sum(1) / 2
    weights = {"weight": (20 * nearest).astype(np.float32), "bias": (20 * bias).astype(np.float32)}
    return [Layer("linear", {}, weights), Layer("softmax")]


def table(values: int) -> Output:
    scale, shift = np.arange(1, values + 1, dtype=np.float32), np.full(values, 10, np.float32)
    names = [f"column {i}" for i in range(values)]
    return Output("table", None, names, scale, shift, shift, shift + scale / 2)


def columns(output: Output, n: int) -> dict[str, Scalar]:
    return {name: Scalar(np.linspace(i, i + 1, n, dtype=np.float32)) for i, name in enumerate(output.names)}


def write_decoded(folder: Path, size: int = 3, kind: str = "image") -> Path:
    path = folder / "decoded.scene"
    write(path, decoded(size, kind))
    return path
