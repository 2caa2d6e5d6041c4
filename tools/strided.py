"""Networks of strided convolutions in training, as products of matrices with the rows of a batch last.

In bfloat16 on processors this is quicker than torch's own layers: what a kernel covers is copied in runs as long as the
batch, and each gradient comes out in the order in which its weight lies.  The layers stay torch's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd import Function
from torch.nn.functional import relu, relu_

KERNEL, STRIDE, PADDING = 4, 2, 1  # of all convolutions here: each side is halved, or doubled


def rows_last(x: Tensor) -> Tensor:
    """`x` (n, …) with its rows last in memory, as `run` has them; the shape and the values stay."""
    return x.movedim(0, -1).contiguous().movedim(-1, 0)


def run(network: nn.Sequential, x: Tensor, dtype: torch.dtype = torch.bfloat16) -> Tensor:
    """What `network` makes of `x` (n, …): (n, …) of the `dtype` that is multiplied in.  Weights get float32 gradients.

    Raises TypeError for layers other than linear ones, ReLU, flatten, unflatten and, with the one kernel of this file,
    convolutions and transposed ones.
    """
    made = x.to(dtype).movedim(0, -1).contiguous()
    for layer in network:
        made = _after(layer, made)
    return made.movedim(-1, 0)


def _after(layer: nn.Module, x: Tensor) -> Tensor:
    """Of `x` (…, n)."""
    match layer:
        case nn.Linear():
            made = _Linear.apply(x, layer.weight, layer.bias)  # type: ignore[no-untyped-call]
        case nn.Conv2d() if _strided(layer):
            made = _Down.apply(x, layer.weight, layer.bias)  # type: ignore[no-untyped-call]
        case nn.ConvTranspose2d(output_padding=(int(down), int(across))) if _strided(layer):
            size = (STRIDE * x.shape[1] + down, STRIDE * x.shape[2] + across)
            made = _Up.apply(x, layer.weight, layer.bias, size)  # type: ignore[no-untyped-call]
        case nn.ReLU():
            made = relu(x) if x._is_view() else relu_(x)  # of a view autograd would copy more
        case nn.Flatten():
            made = x.flatten(0, -2)
        case nn.Unflatten():
            made = x.view(*layer.unflattened_size, -1)
        case _:
            raise TypeError(f"no products for {layer}")
    assert isinstance(made, Tensor)
    return made


def _strided(layer: nn.Conv2d | nn.ConvTranspose2d) -> bool:
    found = (layer.kernel_size, layer.stride, layer.padding, layer.dilation, layer.groups)
    return found == ((KERNEL, KERNEL), (STRIDE, STRIDE), (PADDING, PADDING), (1, 1), 1)


class _Linear(Function):
    """(features, n) → (units, n)."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        halved = weight.to(x.dtype)
        ctx.save_for_backward(x, halved)
        return torch.addmm(bias.to(x.dtype).unsqueeze(1), halved, x)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, Tensor, Tensor]:  # type: ignore[override]
        x, weight = ctx.saved_tensors
        return weight.t() @ gradient, (gradient @ x.t()).float(), gradient.sum(1).float()


class _Down(Function):
    """A convolution, (channels, height, width, n) → (maps, height // 2, width // 2, n)."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        _, height, width, rows = x.shape
        half = (height // STRIDE, width // STRIDE)
        patches, taps = _patches(x, half), _taps(weight, x.dtype)
        ctx.size = (height, width)
        ctx.save_for_backward(patches, taps)
        made = x.new_empty(len(taps), *half, rows)
        torch.addmm(bias.to(x.dtype).unsqueeze(1), taps, patches, out=made.view(len(taps), -1))
        return made

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, Tensor, Tensor]:  # type: ignore[override]
        patches, taps = ctx.saved_tensors
        flat = gradient.reshape(len(gradient), -1)
        of_x = _overlaid(gradient, taps, ctx.size) if ctx.needs_input_grad[0] else None
        return of_x, _of_weight(patches, flat), flat.sum(1).float()


class _Up(Function):
    """A transposed convolution, (maps, height, width, n) → (channels, *size, n): `_Down` in the other direction."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, size: tuple[int, int]) -> Tensor:
        taps = _taps(weight, x.dtype)
        ctx.save_for_backward(x, taps)
        return _overlaid(x, taps, size).add(bias.to(x.dtype).view(-1, 1, 1, 1))

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:  # type: ignore[override]
        x, taps = ctx.saved_tensors
        patches = _patches(gradient, x.shape[1:3])
        of_weight = _of_weight(patches, x.reshape(len(x), -1))
        return (taps @ patches).view(x.shape), of_weight, gradient.sum((1, 2, 3)).float(), None


def _taps(weight: Tensor, dtype: torch.dtype) -> Tensor:
    """A weight (maps, channels, kernel, kernel) as (maps, kernel · kernel · channels)."""
    return weight.to(dtype).permute(0, 2, 3, 1).flatten(1)


def _of_weight(patches: Tensor, flat: Tensor) -> Tensor:
    """The gradient of a weight, (maps, channels, kernel, kernel) float32."""
    # This way round it takes a quarter less than its transpose.
    return (patches @ flat.t()).float().view(KERNEL, KERNEL, -1, len(flat)).permute(3, 2, 0, 1)


def _padded(x: Tensor) -> Tensor:
    channels, height, width, rows = x.shape
    padded = x.new_zeros(channels, height + 2 * PADDING, width + 2 * PADDING, rows)
    padded[:, PADDING:-PADDING, PADDING:-PADDING] = x
    return padded


def _patches(x: Tensor, half: Sequence[int]) -> Tensor:
    """What the kernel covers at each of its `half` places, (kernel · kernel · channels, places · n)."""
    padded = _padded(x)
    channel, down, across, row = padded.stride()
    windows = padded.as_strided(
        (KERNEL, KERNEL, len(x), *half, x.shape[-1]), (down, across, channel, STRIDE * down, STRIDE * across, row)
    )
    return windows.reshape(KERNEL * KERNEL * len(x), -1)


def _overlaid(y: Tensor, taps: Tensor, size: Sequence[int]) -> Tensor:
    """The sum of the kernels that `y` (maps, height, width, n) weighs, (channels, *size, n): back from `_patches`."""
    _, height, width, rows = y.shape
    # A kernel covers 2 × 2 blocks of 2 × 2 pixels.
    kernels = (taps.t() @ y.reshape(len(y), -1)).view(2, STRIDE, 2, STRIDE, -1, height, width, rows)
    blocks = kernels.new_zeros(STRIDE, STRIDE, kernels.shape[4], height + 1, width + 1, rows)
    for down in range(2):
        for across in range(2):
            blocks[:, :, :, down : down + height, across : across + width] += kernels[down, :, across]
    padded = blocks.permute(2, 3, 0, 4, 1, 5).reshape(-1, STRIDE * (height + 1), STRIDE * (width + 1), rows)
    return padded[:, PADDING : PADDING + size[0], PADDING : PADDING + size[1]]
