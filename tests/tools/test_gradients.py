"""A batch in two halves on two threads gives the gradients of the whole, and the same bytes each time."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

import pytest
import torch
from torch import Tensor, nn

from latentwalk.tools.model.gradients import Halves, Sums

X = torch.randn(101, 5, generator=torch.Generator().manual_seed(0))


@dataclass
class Model:
    network: nn.Linear


def models() -> tuple[Model, Model]:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        model = Model(nn.Linear(5, 3))
    twin = Model(deepcopy(model.network))
    for own, shared in zip(twin.network.parameters(), model.network.parameters(), strict=True):
        own.data = shared.data
    return model, twin


def squares(model: Model, rows: Tensor, noise: torch.Generator) -> Sums:
    loss = model.network(X[rows]).square().sum()
    loss.backward()
    return {"loss": loss.detach(), "drawn": torch.randn((), generator=noise)}


def gradients(rows: int) -> tuple[Tensor, Sums]:
    model, twin = models()
    with Halves(model, twin) as halves:
        sums = halves.gradients(torch.arange(rows), torch.Generator().manual_seed(2), squares)
    assert all(parameter.grad is None for parameter in twin.network.parameters())
    assert isinstance(model.network.weight.grad, Tensor)
    return model.network.weight.grad, sums


@pytest.mark.parametrize("rows", [101, 2])
def test_halves_add_up_to_the_whole(rows: int):
    model, _ = models()
    whole = squares(model, torch.arange(rows), torch.Generator())
    found, sums = gradients(rows)
    torch.testing.assert_close(found, model.network.weight.grad)
    torch.testing.assert_close(sums["loss"], whole["loss"])


def test_bytes_repeat_and_the_halves_draw_apart():
    (once, sums), (again, _) = gradients(101), gradients(101)
    assert torch.equal(once, again)
    alone = [torch.randn((), generator=torch.Generator().manual_seed(seed)) for seed in
             torch.randint(1 << 62, (2,), generator=torch.Generator().manual_seed(2)).tolist()]  # fmt: skip
    assert alone[0] != alone[1]
    torch.testing.assert_close(sums["drawn"], alone[0] + alone[1])


def test_a_step_moves_both_and_an_error_of_a_half_is_told():
    model, twin = models()
    with torch.no_grad():
        model.network.weight += 1
    assert torch.equal(model.network.weight, twin.network.weight)

    def fails(model: Model, rows: Tensor, noise: torch.Generator) -> Sums:
        raise ArithmeticError(f"{len(rows)} rows")

    with Halves(model, twin) as halves, pytest.raises(ArithmeticError, match="51 rows"):
        halves.gradients(torch.arange(101), torch.Generator(), fails)
