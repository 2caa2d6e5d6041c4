"""A network of a scene as a torch module, rebuilt from checked layers.  Only this file of the room knows torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import SceneError
from latentwalk.scenes.network import Layer, Options, Shape, check_layers
from latentwalk.scenes.wire import ValidationError

_ACTIVATIONS: dict[str, Callable[..., nn.Module]] = {
    "relu": nn.ReLU, "leaky_relu": nn.LeakyReLU, "elu": nn.ELU, "gelu": nn.GELU, "silu": nn.SiLU, "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
}  # fmt: skip


class Reshape(nn.Module):
    """To `shape`, keeping the batch."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape

    def forward(self, x: Tensor) -> Tensor:
        """(n, …) → (n, *shape)."""
        return x.reshape(len(x), *self.shape)


class ScaleShift(nn.Module):
    """What batch normalization is after training: x · scale + shift for each channel."""

    def __init__(self, scale: Tensor, shift: Tensor) -> None:
        super().__init__()
        self.register_buffer("scale", scale)
        self.register_buffer("shift", shift)

    def forward(self, x: Tensor) -> Tensor:
        """(n, channels, …) → the same shape."""
        sizes = (-1, *[1] * (x.dim() - 2))  # channels come second, after the batch
        return x * self.get_buffer("scale").reshape(sizes) + self.get_buffer("shift").reshape(sizes)


def build(layers: Sequence[Layer], input_shape: Shape) -> nn.Sequential:
    """The module of `layers` for inputs (n, *input_shape), frozen and in evaluation mode.

    Everything is checked first, shape by shape; raises SceneError naming the layer that does not fit.
    """
    try:
        check_layers(layers, input_shape)
    except ValidationError as error:
        raise SceneError(f"network: {error}") from error
    return nn.Sequential(*map(_module, layers)).eval().requires_grad_(False)


def run(network: nn.Module, values: F32) -> F32:
    """What `network` makes of `values` (n, k), flat as (n, m) float32.

    Pictures, which torch has as (channels, height, width), come out in the order of (height, width, channels).
    """
    with torch.inference_mode():
        output = network(torch.from_numpy(np.array(values, np.float32)))
        if output.dim() == 4:
            output = output.permute(0, 2, 3, 1)
        flat: F32 = output.reshape(len(output), -1).numpy()
        return flat


def _module(layer: Layer) -> nn.Module:
    # Copies: arrays of a scene are read-only views of its file, which torch must not be given.
    weights = {name: torch.from_numpy(np.array(weight, np.float32)) for name, weight in layer.weights.items()}
    options = {name: tuple(value) if isinstance(value, list) else value for name, value in layer.options.items()}
    if layer.kind == "batch_norm":
        return ScaleShift(weights["scale"], weights["shift"])
    if layer.kind == "reshape":
        return Reshape(options["shape"])
    if layer.kind == "flatten":
        return nn.Flatten()
    if layer.kind == "softmax":
        return nn.Softmax(dim=1)
    if layer.kind == "upsample":
        return nn.Upsample(scale_factor=options.get("scale_factor", 2), mode="nearest")
    if layer.kind in _ACTIVATIONS:
        return _ACTIVATIONS[layer.kind](**options)
    return _weighted(layer.kind, options, weights)


def _weighted(kind: str, options: Options, weights: dict[str, Tensor]) -> nn.Module:
    """Linear and convolutions; made without memory ("meta"), as their weights are put in after."""
    weight, bias = weights["weight"], "bias" in weights
    module: nn.Module
    with torch.device("meta"):
        if kind == "linear":
            module = nn.Linear(weight.shape[1], weight.shape[0], bias)
        else:
            outer, inner, height, width = weight.shape
            inner *= options.get("groups", 1)
            if kind == "conv2d":
                module = nn.Conv2d(inner, outer, (height, width), bias=bias, **options)
            else:
                module = nn.ConvTranspose2d(outer, inner, (height, width), bias=bias, **options)
    module.load_state_dict(weights, assign=True)
    return module
