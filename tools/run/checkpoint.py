"""Checkpoints of a training run: one safetensors file with all that is needed to go on, replaced whole each epoch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from latentwalk.scenes.errors import UsageError
from latentwalk.scenes.outputs import whole

State = dict[str, Any]  # as JSON has it
Generators = Mapping[str, torch.Generator]


def save(path: Path, model: nn.Module, optimizer: torch.optim.Optimizer, generators: Generators, state: State) -> None:
    """Write weights, optimizer state and random states as tensors, and `state` as JSON in the file's header."""
    tensors = {f"model.{name}": value for name, value in model.state_dict().items()}
    for index, values in optimizer.state_dict()["state"].items():
        tensors |= {f"optimizer.{index}.{name}": torch.as_tensor(value) for name, value in values.items()}
    tensors |= {f"random.{name}": generator.get_state() for name, generator in generators.items()}
    _write(path, tensors, state)


def load(path: Path, model: nn.Module, optimizer: torch.optim.Optimizer, generators: Generators) -> State:
    """Put everything that `save` wrote back in its place and return its `state`.

    Raises UsageError where the file is missing, damaged, or of another model.
    """
    tensors, state = _read(path)
    parts: dict[str, dict[str, Tensor]] = {"model": {}, "optimizer": {}, "random": {}}
    for name, tensor in tensors.items():
        part, _, rest = name.partition(".")
        parts.setdefault(part, {})[rest] = tensor
    _fill(path, model, parts["model"])
    slots: dict[int, dict[str, Tensor]] = {}
    for name, tensor in parts["optimizer"].items():
        index, _, key = name.partition(".")
        slots.setdefault(int(index), {})[key] = tensor
    # The groups, with the learning rate, stay those of the settings; only the moments come from the file.
    optimizer.load_state_dict(optimizer.state_dict() | {"state": slots})
    for parameter, moments in optimizer.state.items():  # a fused step takes them to lie in memory as weights do
        moments |= {
            key: torch.empty_like(parameter).copy_(value)
            for key, value in moments.items()
            if value.shape == parameter.shape
        }
    for name, generator in generators.items():
        generator.set_state(parts["random"][name])
    return state


def save_weights(path: Path, model: nn.Module, state: State) -> None:
    """Write the weights alone, with `state` as JSON in the file's header."""
    _write(path, dict(model.state_dict()), state)


def load_weights(path: Path, model: nn.Module) -> State:
    """Fill `model` from what `save_weights` wrote and return its `state`; raises UsageError as `load` does."""
    tensors, state = _read(path)
    _fill(path, model, tensors)
    return state


def _write(path: Path, tensors: Mapping[str, Tensor], state: State) -> None:
    from safetensors.torch import save as to_bytes

    with whole(path, overwrite=True) as temporary:
        everything = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
        temporary.write_bytes(to_bytes(everything, metadata={"state": json.dumps(state)}))


def _read(path: Path) -> tuple[dict[str, Tensor], State]:
    from safetensors import SafetensorError, safe_open

    if not path.is_file():
        raise UsageError(f"{path}: no such file: not one epoch was finished; start a new run")
    try:
        with safe_open(path, framework="pt") as file:
            state = json.loads((file.metadata() or {})["state"])
            return {name: file.get_tensor(name) for name in file.keys()}, state  # noqa: SIM118 (not a dict)
    except (SafetensorError, OSError, KeyError, ValueError) as error:
        raise UsageError(
            f"{path}: expected a checkpoint of latentwalk train, found something else ({error})"
        ) from error


def _fill(path: Path, model: nn.Module, weights: dict[str, Tensor]) -> None:
    try:
        model.load_state_dict(weights)
    except RuntimeError as error:
        first = str(error).splitlines()[-1].strip()
        raise UsageError(f"{path}: weights of another model ({first}); resume with the settings of its run") from error
