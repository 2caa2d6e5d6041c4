"""Products with the rows last are torch's own layers, forward and back, and VAEs of pictures train by them."""

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from latentwalk.tools import strided
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.sources import load
from latentwalk.tools.model import vae
from latentwalk.tools.model.rebuild import build_model
from latentwalk.tools.model.settings import VaeOptions, decided_vae

SHAPES = [(1, 28, 28), (3, 29, 33), (1, 8, 9), (2, 40, 17)]  # odd sides lose a row on the way down and get it back


def gradients(network: nn.Sequential, x: Tensor, made: Tensor) -> list[Tensor]:
    towards = torch.randn(made.shape, generator=torch.Generator().manual_seed(2))
    return list(torch.autograd.grad(made, [x, *network.parameters()], towards.to(made.dtype)))


def networks(shape: tuple[int, ...], rows: int, dtype: torch.dtype) -> list[tuple[nn.Sequential, Tensor]]:
    torch.manual_seed(1)
    model = vae.build(shape, 3, None).to(dtype)
    pictures, latents = torch.rand(rows, *shape, dtype=dtype), torch.randn(rows, 3, dtype=dtype)
    return [(model.encoder, pictures.requires_grad_()), (model.decoder, latents.requires_grad_())]


@pytest.mark.parametrize("rows", [1, 6])
@pytest.mark.parametrize("shape", SHAPES)
def test_values_and_gradients_are_those_of_the_layers(shape: tuple[int, ...], rows: int) -> None:
    for network, x in networks(shape, rows, torch.float64):
        expected, found = network(x), strided.run(network, x, torch.float64)
        torch.testing.assert_close(found, expected)
        for ours, theirs in zip(gradients(network, x, found), gradients(network, x, expected), strict=True):
            torch.testing.assert_close(ours, theirs, rtol=1e-5, atol=1e-6 * float(theirs.abs().max()))


def test_in_bfloat16_values_are_near_and_gradients_of_weights_are_float32() -> None:
    for network, x in networks((1, 28, 28), 32, torch.float32):
        expected, found = network(x), strided.run(network, x)
        assert found.dtype == torch.bfloat16
        assert (found - expected).norm() < 0.02 * expected.norm()
        _, *weights = gradients(network, x, found)
        assert {gradient.dtype for gradient in weights} == {torch.float32}


def test_rows_last_changes_no_value() -> None:
    x = torch.arange(2 * 3 * 4 * 5).reshape(2, 3, 4, 5)
    found = strided.rows_last(x)
    assert torch.equal(found, x)
    assert found.stride()[0] == 1


@pytest.mark.parametrize(
    "layer",
    [nn.Conv2d(1, 2, 3, stride=2, padding=1), nn.Conv2d(1, 2, 4, stride=2), nn.Conv2d(2, 2, 4, 2, 1, groups=2),
     nn.ConvTranspose2d(1, 2, 4, stride=1, padding=1), nn.SiLU()],
)  # fmt: skip
def test_other_layers_are_refused(layer: nn.Module) -> None:
    with pytest.raises(TypeError, match="no products for"):
        strided.run(nn.Sequential(layer), torch.zeros(2, 2, 8, 8))


def test_pictures_train_by_products_and_are_judged_by_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[nn.Sequential] = []

    def run(network: nn.Sequential, x: Tensor) -> Tensor:
        seen.append(network)
        return products(network, x)

    products = strided.run
    monkeypatch.setattr(strided, "run", run)
    monkeypatch.setattr(vae, "HALVED", True)
    model = model_of(load(["digits"], limit=200))
    rows = torch.arange(64)
    trained = model.sums(rows, torch.Generator().manual_seed(0))
    assert seen == [model.network.encoder, model.network.decoder]
    model.network.eval()
    judged = model.sums(rows, torch.Generator().manual_seed(0))
    assert len(seen) == 2
    assert trained["reconstruction"].item() == pytest.approx(judged["reconstruction"].item(), rel=0.01)
    np.testing.assert_allclose(trained["mean"].detach(), judged["mean"].detach(), atol=0.2)


@pytest.mark.parametrize(("halved", "source"), [(False, "digits"), (True, "iris")])
def test_layers_train_elsewhere(halved: bool, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vae, "HALVED", halved)
    monkeypatch.setattr(strided, "run", None)
    sums = model_of(load([source], limit=100)).sums(torch.arange(20), torch.Generator())
    assert torch.isfinite(sums["reconstruction"])


def model_of(dataset: Dataset) -> vae.VaeModel:
    model = build_model(dataset, decided_vae(VaeOptions(), dataset), torch.device("cpu"))
    assert isinstance(model, vae.VaeModel)
    return model
