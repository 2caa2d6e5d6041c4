"""Torch modules become layers and come back as the same function; what a scene cannot hold is named."""

import numpy as np
import pytest
import torch
from torch import nn

from latentwalk.scenes import Layer
from latentwalk.scenes.errors import SceneError, UsageError
from latentwalk.scenes.torch_network import build, run
from latentwalk.tools.layout.latent import latent_layout
from latentwalk.tools.model.layers import layers_of


def modules() -> nn.Sequential:
    """One of each kind, with options that are not the defaults."""
    torch.manual_seed(3)
    norm = nn.BatchNorm2d(6)
    nn.init.uniform_(norm.weight, 0.5, 2)
    nn.init.normal_(norm.bias)
    norm.running_mean, norm.running_var = torch.randn(6), torch.rand(6) + 0.5
    return nn.Sequential(
        nn.Linear(5, 24), nn.LeakyReLU(0.2), nn.Dropout(0.5), nn.Unflatten(1, (6, 2, 2)), norm,
        nn.Sequential(nn.ConvTranspose2d(6, 4, 3, 2, padding=1, output_padding=(1, 0), groups=2), nn.ELU(0.7)),
        nn.Upsample(scale_factor=2), nn.Conv2d(4, 8, (3, 2), padding=(1, 0), dilation=(1, 2), bias=False),
        nn.GELU("tanh"), nn.SiLU(), nn.Tanh(), nn.Flatten(), nn.LazyLinear(12), nn.ReLU(), nn.Sigmoid(), nn.Softmax(1),
    ).eval()  # fmt: skip


def test_layers_are_the_same_function() -> None:
    original = modules()
    z = torch.randn(7, 5)
    expected = original(z).detach().numpy()
    layers = layers_of(original)
    assert len({layer.kind for layer in layers}) == 15
    np.testing.assert_allclose(run(build(layers, (5,)), z.numpy()), expected, atol=1e-6)
    again = layers_of(build(layers, (5,)))
    np.testing.assert_allclose(run(build(again, (5,)), z.numpy()), expected, atol=1e-6)


def test_pictures_come_out_row_by_row_with_their_channels_last() -> None:
    network = build([Layer("reshape", {"shape": [3, 2, 4]})], (24,))
    values = np.arange(24, dtype=np.float32)[None]
    assert np.array_equal(run(network, values), values.reshape(3, 2, 4).transpose(1, 2, 0).reshape(1, -1))


def test_read_only_weights_are_taken_without_a_warning() -> None:
    weight = np.eye(3, dtype=np.float32)
    weight.flags.writeable = False
    assert np.array_equal(run(build([Layer("linear", {}, {"weight": weight})], (3,)), weight), weight)


def test_a_layer_that_does_not_fit_is_named_before_anything_is_built() -> None:
    layers = [Layer("linear", {}, {"weight": np.zeros((4, 2), np.float32)}), Layer("reshape", {"shape": [3, 2]})]
    with pytest.raises(SceneError, match=r"layers\[1\] \(reshape\)"):
        build(layers, (2,))


@pytest.mark.parametrize("module", [nn.LSTM(2, 2), nn.Softmax(0), nn.Upsample(scale_factor=1.5), nn.LayerNorm(2)])
def test_a_module_of_another_kind_is_named(module: nn.Module) -> None:
    with pytest.raises(UsageError, match=rf"layer 1 is {type(module).__name__}"):
        layers_of([nn.ReLU(), module])


@pytest.mark.parametrize("size", [1, 2, 3])
def test_small_latents_are_the_room(size: int) -> None:
    latents = np.random.default_rng(0).normal(size=(50, size)).astype(np.float32)
    positions, room = latent_layout(latents)
    assert positions.shape == (50, 3)
    assert (positions[:, 1] == 0).all() == (size < 3)
    assert room.matrix is not None
    np.testing.assert_allclose(room.offset + positions @ room.matrix, latents, atol=1e-6)


def test_larger_latents_are_seen_by_their_principal_components() -> None:
    spreads = np.array([0.1, 5, 0.2, 3, 0.1, 2])
    latents = (np.random.default_rng(0).normal(size=(500, 6)) * spreads + 7).astype(np.float32)
    positions, room = latent_layout(latents)
    assert room.matrix is not None
    back = room.offset + positions @ room.matrix
    np.testing.assert_allclose(back[:, [1, 3, 5]], latents[:, [1, 3, 5]], atol=0.3)
    np.testing.assert_allclose(positions.std(axis=0), [5, 3, 2], rtol=0.1)
    assert np.array_equal(positions, latent_layout(latents)[0])
