"""A decoder from a `torch.export` file (.pt2) as layers of a scene."""

from __future__ import annotations

import operator
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import fx

from latentwalk.scenes import Layer
from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.network import Options
from latentwalk.tools.data.features import one_line
from latentwalk.tools.exchange.pt2_archive import without_code
from latentwalk.tools.model.layers import array, scale_shift

# Operator → kind, and the names of its further arguments as options, with their defaults.
_PLAIN: dict[str, tuple[str, Options]] = {
    "linear": ("linear", {}),
    "conv2d": ("conv2d", {"stride": 1, "padding": 0, "dilation": 1, "groups": 1}),
    "conv_transpose2d": (
        "conv_transpose2d", {"stride": 1, "padding": 0, "output_padding": 0, "groups": 1, "dilation": 1}
    ),
    "relu": ("relu", {}),
    "leaky_relu": ("leaky_relu", {"negative_slope": 0.01}),
    "elu": ("elu", {"alpha": 1.0}),
    "gelu": ("gelu", {"approximate": "none"}),
    "silu": ("silu", {}),
    "tanh": ("tanh", {}),
    "sigmoid": ("sigmoid", {}),
}  # fmt: skip
_WEIGHTED = ("linear", "conv2d", "conv_transpose2d")
_NOTHING = ("dropout", "feature_dropout", "alias", "contiguous", "clone")


def from_export(path: Path) -> tuple[list[Layer], int]:
    """The layers of an exported program with one chain of operators, and the size of the latent that it takes.

    Raises UsageError naming the first operator that is not of a kind that a scene holds.
    """
    try:
        program = torch.export.load(without_code(path))
    except UsageError:
        raise
    except Exception as error:  # what torch raises here differs by how the file is damaged
        raise UsageError(
            f"{path}: cannot be read as a torch.export file ({one_line(error)}); export it again"
        ) from error
    return _OperatorChain(path, program).read()


class _OperatorChain:
    """Walks a chain of operators from the one input to the one output."""

    def __init__(self, path: Path, program: torch.export.ExportedProgram) -> None:
        self.path, self.program = path, program
        signature = program.graph_signature
        stored = {**program.constants, **program.state_dict}
        names = {**signature.inputs_to_parameters, **signature.inputs_to_buffers}
        self.weights = {node: array(stored[name]) for node, name in names.items()}
        self.layers: list[Layer] = []

    def read(self) -> tuple[list[Layer], int]:
        nodes = list(self.program.graph.nodes)
        inputs = [node for node in nodes if node.op == "placeholder" and node.name not in self.weights]
        shape = tuple(inputs[0].meta["val"].shape) if len(inputs) == 1 else ()
        if len(shape) != 2:
            raise UsageError(f"{self.path}: expected one input of shape (n, latent size); export the decoder alone")
        last = inputs[0]
        for number, node in enumerate(node for node in nodes if node.op == "call_function"):
            if _operator(node) in ("sym_size", "") or node.target is operator.mul:
                continue  # the size of the batch, which a layer never needs
            if not node.args or node.args[0] is not last:
                raise self._refusal(number, node, "is not the next of a chain of layers")
            self._add(number, node)
            last = node
        outputs: Any = nodes[-1].args[0]
        if len(outputs) != 1 or outputs[0] is not last:
            raise UsageError(f"{self.path}: expected one output, that of the last layer; export the decoder alone")
        return self.layers, int(shape[1])

    def _add(self, number: int, node: fx.Node) -> None:
        name = _operator(node)
        if name in _NOTHING:
            return
        if name in _PLAIN:
            self.layers.append(self._plain(node, *_PLAIN[name]))
            return
        rule = _RULES.get(name)
        layer = rule(self, node) if rule is not None else None
        if layer is None:
            raise self._refusal(number, node, "is of no kind, or has options, that a scene can hold")
        self.layers.append(layer)

    def _plain(self, node: fx.Node, kind: str, defaults: Options) -> Layer:
        rest = list(node.args[1:])
        weights = {}
        if kind in _WEIGHTED:
            given, rest = rest[:2], rest[2:]
            weights = {
                name: self.weights[value.name]
                for name, value in zip(("weight", "bias"), given, strict=False)
                if isinstance(value, fx.Node)
            }
        options = defaults | dict(zip(defaults, rest, strict=False)) | node.kwargs
        return Layer(kind, {name: _plain_value(options[name]) for name in defaults}, weights)

    def batch_norm(self, node: fx.Node) -> Layer | None:
        """Batch normalization with its trained statistics; None in training mode."""
        weight, bias, mean, variance = (
            self.weights[value.name] if isinstance(value, fx.Node) else None for value in node.args[1:5]
        )
        training, epsilon = node.args[5], node.args[7]
        if training or mean is None or variance is None:
            return None
        return scale_shift(mean, variance, float(epsilon), weight, bias)  # type: ignore[arg-type]

    def _refusal(self, number: int, node: fx.Node, reason: str) -> UsageError:
        return UsageError(
            f"{self.path}: layer {number} '{node.name}' ({node.target}) {reason}; expected one chain of"
            f" {', '.join(_PLAIN)}, batch_norm, nearest upsample, reshape, flatten, softmax"
        )


def _operator(node: fx.Node) -> str:
    """aten.linear.default → linear."""
    parts = str(node.target).split(".")
    return parts[1] if parts[0] == "aten" else ""


def _plain_value(value: object) -> object:
    return list(value) if isinstance(value, list | tuple) else value


def _reshape(_: _OperatorChain, node: fx.Node) -> Layer | None:
    """By the shape that torch found for the result, whichever way it was asked for."""
    before, after = node.args[0].meta["val"].shape, node.meta["val"].shape  # type: ignore[union-attr]
    if not all(isinstance(size, int) for size in (*before[1:], *after[1:])) or len(after) < 2:
        return None
    if np.prod(before[1:]) != np.prod(after[1:]):
        return None
    return Layer("flatten") if len(after) == 2 else Layer("reshape", {"shape": [int(size) for size in after[1:]]})


def _upsample(_: _OperatorChain, node: fx.Node) -> Layer | None:
    before, after = node.args[0].meta["val"].shape[2:], node.meta["val"].shape[2:]  # type: ignore[union-attr]
    if any(new % old for old, new in zip(before, after, strict=True)):
        return None
    return Layer("upsample", {"scale_factor": [int(new // old) for old, new in zip(before, after, strict=True)]})


def _softmax(_: _OperatorChain, node: fx.Node) -> Layer | None:
    return Layer("softmax") if node.args[1] in (1, -1) and len(node.meta["val"].shape) == 2 else None


_RULES: dict[str, Callable[[_OperatorChain, fx.Node], Layer | None]] = {
    "batch_norm": _OperatorChain.batch_norm,
    "upsample_nearest2d": _upsample,
    "softmax": _softmax,
    **dict.fromkeys(("view", "reshape", "unflatten", "flatten"), _reshape),
}
