"""How what a layer of PyTorch makes becomes one vector for each row: which axis counts rows, and which features."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence, pad_packed_sequence

from latentwalk.scenes.errors import UsageError

Pool = Callable[[object], Tensor]  # an own rule: what a layer made → (rows, …)

CHANNELS_FIRST = (nn.modules.conv._ConvNd, nn.modules.batchnorm._NormBase, nn.GroupNorm, nn.LocalResponseNorm)
FEATURES_LAST = (nn.Linear, nn.Bilinear, nn.Embedding, nn.RNNBase, nn.MultiheadAttention)
POOLING = nn.MaxPool2d.__module__


def features_last(layer: nn.Module) -> bool | None:
    """Whether a layer has its features on the last axis, (rows, …, d), or on the second; None where it does not tell.

    Activations, dropout and blocks of layers do not.
    """
    if isinstance(layer, CHANNELS_FIRST) or type(layer).__module__ == POOLING:
        return False
    if isinstance(layer, nn.LayerNorm | nn.RMSNorm):
        return True if len(layer.normalized_shape) == 1 else None
    return True if isinstance(layer, FEATURES_LAST) else None


def takes_rows_first(layer: nn.Module) -> bool | None:
    """Whether a layer that mixes places takes (rows, steps, d), not (steps, rows, d); None for all other layers."""
    if isinstance(layer, nn.RNNBase | nn.MultiheadAttention | nn.Transformer):
        return bool(layer.batch_first)
    if isinstance(layer, nn.TransformerEncoderLayer | nn.TransformerDecoderLayer):
        return bool(layer.self_attn.batch_first)
    if isinstance(layer, nn.TransformerEncoder | nn.TransformerDecoder):
        return takes_rows_first(layer.layers[0])
    return None


def first_tensor(output: object) -> Tensor | PackedSequence:
    """What a layer made, or the first of several.  Raises `UsageError` where that is no tensor (rows, …)."""
    while True:
        if isinstance(output, PackedSequence):
            return output
        if isinstance(output, Mapping) and output:
            output = output.get("last_hidden_state", next(iter(output.values())))
        elif isinstance(output, tuple | list) and output:
            output = output[0]
        else:
            break
    if not isinstance(output, Tensor) or output.ndim < 2:
        raise UsageError(
            f"layer: expected a tensor (rows, …), found {type(output).__name__}; choose another layer or give pool="
        )
    return output


def pooled(output: object, *, last: bool | None = None, rows: int = 0, mask: Tensor | None = None) -> Tensor:
    """What a layer made as (rows, columns): the mean over all axes but `rows` and that of the features.

    `last`: features are on the last axis, not on the one after rows; where None, maps (n, c, h, w) have them there,
    sequences (n, tokens, d) last.  `mask` (n, tokens): which tokens of a sequence count, 0 where they are padding.
    """
    found = first_tensor(output)
    if isinstance(found, PackedSequence):
        found, lengths = pad_packed_sequence(found, batch_first=True)
        mask, last = torch.arange(found.shape[1]) < lengths[:, None], True
    tensor = found.movedim(rows, 0)
    if tensor.ndim == 2:
        return tensor
    if last is None:
        last = tensor.ndim == 3
    tensor = tensor if last or rows else tensor.movedim(1, -1)
    tensor = tensor if tensor.ndim == 3 or mask is None else tensor.flatten(1, -2)
    if mask is None:
        return tensor.flatten(1, -2).mean(1)
    if mask.shape != tensor.shape[:2]:
        raise UsageError(
            f"layer: the mask is of {mask.shape[1]} tokens, the layer's output of {tensor.shape[1]}; give pool= a"
            " function that makes one vector of each row"
        )
    weights = mask.to(tensor.device, tensor.dtype)[..., None]
    return (tensor * weights).sum(1) / weights.sum(1).clamp(min=1)


@contextmanager
def listening(
    layer: nn.Module, receive: Callable[[object, bool | None], None], within: nn.Module | None = None
) -> Iterator[None]:
    """Give `receive` what `layer` makes and where the features are, for each pass inside the block.

    A layer that does not tell where has its features where the last layer `within` (else inside it) had them that does.
    """
    told: list[tuple[bool, int]] = []

    def note(module: nn.Module, _inputs: object, output: object) -> None:
        output = output[0] if isinstance(output, tuple) and output else output
        last = features_last(module)
        if isinstance(output, Tensor) and output.ndim > 2 and last is not None:
            told[:] = [(last, output.shape[-1 if last else 1])]

    def keep(module: nn.Module, _inputs: object, output: object) -> None:
        last = True if takes_rows_first(module) is not None else features_last(module)
        found = first_tensor(output) if last is None and told else None
        if isinstance(found, Tensor) and found.ndim > 2 and found.shape[-1 if told[0][0] else 1] == told[0][1]:
            last = told[0][0]
        receive(output, last)

    handles = [part.register_forward_hook(note) for part in (within or layer).modules() if part is not layer]
    handles.append(layer.register_forward_hook(keep))
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def unwrapped(model: nn.Module) -> nn.Module:
    """The model inside DataParallel, DistributedDataParallel and torch.compile."""
    while True:
        if isinstance(model, nn.DataParallel | nn.parallel.DistributedDataParallel):
            model = model.module
        elif isinstance(inner := getattr(model, "_orig_mod", None), nn.Module):
            model = inner
        else:
            return model
