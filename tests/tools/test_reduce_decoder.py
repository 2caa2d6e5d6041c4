"""`latentwalk reduce --decoder`: the rows are a user's own latents, and places in every layout lead back to them."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from latentwalk.scenes import Decoder, Scene, UsageError, read
from latentwalk.scenes.torch_network import build, run
from latentwalk.tools.layout import pipeline as layouts
from latentwalk.tools.layout.methods import Umap
from latentwalk.tools.model.layers import array
from latentwalk.tools.reduce import main, reduce

QUICK = Umap(epochs=20)


def latents(size: int, n: int = 40) -> np.ndarray:
    """Far from the origin and of unequal spread, so that a map without its offset or scale does not pass."""
    spread = 3.0 / (1 + np.arange(size))
    return (np.random.default_rng(size).normal(size=(n, size)) * spread + 2 - spread).astype(np.float32)


def module(size: int) -> nn.Sequential:
    """A decoder of pictures 4 × 4 in one color."""
    torch.manual_seed(size)
    parts = nn.Sequential(nn.Linear(size, 12), nn.Tanh(), nn.Unflatten(1, (3, 2, 2)), nn.ConvTranspose2d(3, 1, 2, 2))
    return parts.append(nn.Sigmoid()).eval()


def save(decoder: nn.Module, size: int, path: Path) -> Path:
    """In the file `path`, by torch's own exporters."""
    example = (torch.zeros(2, size),)
    if path.suffix == ".pt2":
        program = torch.export.export(decoder, example, dynamic_shapes=({0: torch.export.Dim("n", min=2)},))
        torch.export.save(program, path)
    else:
        torch.onnx.export(decoder, example, path, dynamo=False, input_names=["z"], dynamic_axes={"z": {0: "n"}})
    return path


def given(folder: Path, z: np.ndarray, suffix: str = ".pt2") -> tuple[Path, Path]:
    """The rows and their decoder as files."""
    np.save(folder / "z.npy", z)
    return folder / "z.npy", save(module(z.shape[1]), z.shape[1], folder / f"own{suffix}")


def decoder_of(scene: Scene) -> Decoder:
    assert scene.decoder is not None
    return scene.decoder


def at_rows(scene: Scene, layout: str) -> np.ndarray:
    """The latents that an affine map gives at the rows' own places."""
    how = decoder_of(scene).maps[layout]
    assert how.kind == "affine"
    found: np.ndarray = how.offset + scene.layouts[layout].positions @ how.matrix
    return found


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the only ONNX exporter that torch brings whole
@pytest.mark.parametrize("suffix", [".onnx", ".pt2"])
def test_rows_decode_as_the_model_does_it(tmp_path: Path, suffix: str) -> None:
    z = latents(3)
    rows, own = given(tmp_path, z, suffix)
    reduce([rows], tmp_path / "own.scene", method=["pca", "umap"], umap=QUICK, decoder=own)
    scene = read(tmp_path / "own.scene")
    decoder = decoder_of(scene)
    assert list(scene.layouts) == ["latent", "pca", "umap"]
    assert decoder.output.shape == (4, 4, 1)
    np.testing.assert_array_equal(decoder.latents, z)
    np.testing.assert_array_equal(scene.layouts["latent"].positions, z)
    expected = array(module(3)(torch.from_numpy(z))).reshape(len(z), -1)
    network = build(decoder.layers, (3,))
    for layout in ("latent", "pca"):
        found = at_rows(scene, layout)
        np.testing.assert_allclose(found, z, atol=1e-4)
        np.testing.assert_allclose(run(network, found), expected, atol=1e-4)
    assert decoder.maps["umap"].kind == "interpolate"


@pytest.mark.parametrize("size", [1, 2])
def test_fewer_dimensions_lie_in_the_room(tmp_path: Path, size: int) -> None:
    z = latents(size)
    rows, own = given(tmp_path, z)
    scene = reduce([rows], tmp_path / "own.scene", method=["pca"], decoder=own)
    for layout in ("latent", "pca"):
        np.testing.assert_allclose(at_rows(scene, layout), z, atol=1e-4)
    np.testing.assert_array_equal(scene.layouts["latent"].positions[:, 1], 0)  # no height


def test_more_dimensions_lead_back_to_the_nearest_latent_of_three_components(tmp_path: Path) -> None:
    z = latents(6)
    rows, own = given(tmp_path, z)
    scene = reduce([rows], tmp_path / "own.scene", method=["pca"], decoder=own)
    assert list(scene.layouts) == ["pca"]
    u, s, v = np.linalg.svd(z - z.mean(0), full_matrices=False)
    np.testing.assert_allclose(at_rows(scene, "pca"), z.mean(0) + u[:, :3] * s[:3] @ v[:3], atol=1e-4)


def test_a_table_of_latents_is_scaled_for_the_layout_and_not_for_the_decoder(tmp_path: Path) -> None:
    z = latents(3) * [10, 1, 0.1]
    z[:, 2] = 0.5  # constant: it has no deviation
    np.savetxt(tmp_path / "z.csv", z, delimiter=",", header="a,b,c", comments="")
    own = save(module(3), 3, tmp_path / "own.pt2")
    scene = reduce([tmp_path / "z.csv"], tmp_path / "own.scene", method=["pca"], decoder=own)
    assert scene.provenance["parameters"]["scale"] == "standard"
    np.testing.assert_allclose(decoder_of(scene).latents, z, rtol=1e-5)
    np.testing.assert_allclose(at_rows(scene, "pca"), z, atol=1e-4)


def test_angles_alone_do_not_lead_back(tmp_path: Path) -> None:
    rows, own = given(tmp_path, latents(3))
    scene = reduce([rows], tmp_path / "own.scene", method=["pca"], metric="cosine", decoder=own)
    assert decoder_of(scene).maps["pca"].kind == "interpolate"
    np.testing.assert_allclose(at_rows(scene, "latent"), latents(3), atol=1e-4)


def test_what_does_not_fit_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(layouts.Pipeline, "layout", None)
    rows, own = given(tmp_path, latents(4))
    np.save(rows, latents(5))
    with pytest.raises(UsageError, match=r"own.pt2: takes latents of size 4, but the rows have 5"):
        reduce([rows], tmp_path / "own.scene", decoder=own)
    other = save(nn.Sequential(nn.Linear(5, 6), nn.LayerNorm(6)).eval(), 5, tmp_path / "other.pt2")
    with pytest.raises(UsageError, match=r"layer 1 'layer_norm' \(aten.layer_norm.default\) is of no kind") as caught:
        main([str(rows), "-o", str(tmp_path / "own.scene"), "--decoder", str(other)])
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "own.scene").exists()


def test_resume_keeps_the_decoder_and_wants_the_same(tmp_path: Path) -> None:
    rows, own = given(tmp_path, latents(3))
    path = tmp_path / "own.scene"
    argv = [str(rows), "-o", str(path), "--quiet", "--resume", "--umap-epochs", "20"]
    assert main([*argv, "--decoder", str(own), "--method", "umap"]) == 0
    assert main([*argv, "--decoder", str(own), "--method", "umap", "pca"]) == 0
    scene = read(path)
    assert list(scene.layouts) == ["latent", "umap", "pca"]
    np.testing.assert_allclose(at_rows(scene, "pca"), latents(3), atol=1e-4)
    for other in ([], ["--decoder", str(save(module(3).append(nn.ReLU()), 3, tmp_path / "other.pt2"))]):
        with pytest.raises(UsageError, match="made from another decoder or none; choose another name"):
            main([*argv, *other, "--method", "pca"])
