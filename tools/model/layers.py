"""Torch modules as layers of a scene."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from latentwalk.scenes import Layer
from latentwalk.scenes.arrays import F32
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.torch_network import Reshape, ScaleShift

# torch's class → kind and the options to take from the module, where they are called the same.
_PLAIN: dict[type[nn.Module], tuple[str, tuple[str, ...]]] = {
    nn.Linear: ("linear", ()),
    nn.Conv2d: ("conv2d", ("stride", "padding", "dilation", "groups")),
    nn.ConvTranspose2d: ("conv_transpose2d", ("stride", "padding", "dilation", "groups", "output_padding")),
    nn.ReLU: ("relu", ()),
    nn.LeakyReLU: ("leaky_relu", ("negative_slope",)),
    nn.ELU: ("elu", ("alpha",)),
    nn.GELU: ("gelu", ("approximate",)),
    nn.SiLU: ("silu", ()),
    nn.Tanh: ("tanh", ()),
    nn.Sigmoid: ("sigmoid", ()),
}
_NOTHING = (nn.Identity, nn.Dropout, nn.Dropout2d)  # in evaluation these change nothing


def layers_of(modules: Iterable[nn.Module]) -> list[Layer]:
    """The layers of `modules`, one after the other, nested `nn.Sequential`s opened.

    Raises UsageError naming the first module of a kind that a scene cannot hold.
    """
    layers: list[Layer] = []
    for number, module in enumerate(modules):
        if isinstance(module, nn.Sequential):
            layers += layers_of(module)
        elif not isinstance(module, _NOTHING):
            layers.append(_layer(module, number))
    return layers


def _layer(module: nn.Module, number: int) -> Layer:
    if type(module) in _PLAIN:
        kind, names = _PLAIN[type(module)]
        weights = {name: array(value) for name, value in module.named_parameters()}
        return Layer(kind, {name: _option(getattr(module, name)) for name in names}, weights)
    special = _SPECIAL.get(type(module))
    layer = special(module) if special is not None else None
    if layer is None:
        raise UsageError(
            f"decoder: layer {number} is {module}; a scene holds {', '.join(kind for kind, _ in _PLAIN.values())},"
            " softmax, flatten, reshape, batch_norm and nearest upsample; rewrite it with these"
        )
    return layer


def _softmax(module: nn.Softmax) -> Layer | None:
    return Layer("softmax") if module.dim in (1, -1) else None


def _flatten(module: nn.Flatten) -> Layer | None:
    return Layer("flatten") if (module.start_dim, module.end_dim) == (1, -1) else None


def _unflatten(module: nn.Unflatten) -> Layer | None:
    return Layer("reshape", {"shape": list(module.unflattened_size)}) if module.dim == 1 else None


def _upsample(module: nn.Upsample) -> Layer | None:
    factor = module.scale_factor
    if module.mode != "nearest" or factor is None or any(each != int(each) for each in np.atleast_1d(factor)):
        return None
    return Layer("upsample", {"scale_factor": [int(each) for each in np.broadcast_to(factor, 2)]})


def _batch_norm(module: nn.BatchNorm1d | nn.BatchNorm2d) -> Layer | None:
    if module.running_mean is None or module.running_var is None:  # it would use the batch's own mean
        return None
    return scale_shift(
        array(module.running_mean), array(module.running_var), module.eps,
        None if module.weight is None else array(module.weight), None if module.bias is None else array(module.bias),
    )  # fmt: skip


_SPECIAL: dict[type[nn.Module], Callable[[Any], Layer | None]] = {
    nn.Softmax: _softmax,
    nn.Flatten: _flatten,
    nn.Unflatten: _unflatten,
    nn.Upsample: _upsample,
    nn.BatchNorm1d: _batch_norm,
    nn.BatchNorm2d: _batch_norm,
    Reshape: lambda module: Layer("reshape", {"shape": list(module.shape)}),
    ScaleShift: lambda module: Layer("batch_norm", {}, {"scale": array(module.scale), "shift": array(module.shift)}),
}


def scale_shift(mean: F32, variance: F32, epsilon: float, weight: F32 | None, bias: F32 | None) -> Layer:
    """Batch normalization with its trained statistics, each (channels,), as one scale and shift."""
    scale = (1 if weight is None else weight) / np.sqrt(variance.astype(np.float64) + epsilon)
    shift = (0 if bias is None else bias) - mean * scale
    return Layer("batch_norm", {}, {"scale": scale.astype(np.float32), "shift": shift.astype(np.float32)})


def array(tensor: Tensor) -> F32:
    """A tensor's values on their own."""
    return np.array(tensor.detach().to("cpu", torch.float32).numpy())


def _option(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
