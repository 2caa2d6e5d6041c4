"""Arrays as people save them: torch's files and types, one-hot labels, pictures with their channels first."""

import pickle

import numpy as np
import pytest

from latentwalk.scenes import UsageError
from latentwalk.tools.data import sources

VECTORS = np.random.default_rng(0).normal(size=(24, 5)).astype(np.float32)


@pytest.fixture
def torch():
    return pytest.importorskip("torch")


@pytest.mark.parametrize("kind", ["bfloat16", "float16", "float32", "float64", "float8_e4m3fn", "float8_e5m2"])
def test_types_of_torch_keep_their_values(tmp_path, torch, kind):
    from safetensors.torch import save_file

    made = torch.from_numpy(VECTORS).to(getattr(torch, kind))
    save_file({"emb": made}, tmp_path / "t.safetensors")
    torch.save(made, tmp_path / "t.pt")
    for name in ("t.safetensors", "t.pt"):
        np.testing.assert_array_equal(sources.load([tmp_path / name]).features, made.to(torch.float32).numpy())


def test_every_byte_of_eight_bits_is_what_torch_says(tmp_path, torch):
    from safetensors.torch import save_file

    from latentwalk.tools.data.arrays import read_array

    for kind in (torch.float8_e4m3fn, torch.float8_e5m2):
        made = torch.arange(256, dtype=torch.uint8).view(kind)
        save_file({"emb": made}, tmp_path / "t.safetensors")
        np.testing.assert_array_equal(read_array(tmp_path / "t.safetensors"), made.to(torch.float32).numpy())


def test_whole_numbers_and_truths_of_safetensors(tmp_path):
    from safetensors.numpy import save_file

    arrays = {"x": VECTORS, "y": np.arange(24) % 3, "ids": np.arange(100, 124, dtype=np.uint16)}
    save_file(arrays, tmp_path / "t.safetensors")
    data = sources.load([tmp_path / "t.safetensors"])
    assert data.label is not None
    assert data.label.codes.tolist() == (np.arange(24) % 3).tolist()
    assert data.ids == [str(number) for number in range(100, 124)]


def test_tensors_by_name_with_labels_beside(tmp_path, torch):
    torch.save(
        {"embeddings": torch.from_numpy(VECTORS).requires_grad_(), "labels": torch.arange(24) % 2, "epoch": 3},
        tmp_path / "t.pth",
    )
    data = sources.load([tmp_path / "t.pth"])
    np.testing.assert_array_equal(data.features, VECTORS)
    assert data.label is not None
    assert data.label.names == ["0", "1"]
    assert data.notes == ["features: 'embeddings'; labels: 'labels'"]


class Runs:
    def __reduce__(self):
        return print, ("ran",)


def test_a_pickle_that_would_run_is_refused_and_does_not_run(tmp_path, torch, capsys):
    torch.save({"x": Runs()}, tmp_path / "t.pt")
    (tmp_path / "bare.pt").write_bytes(pickle.dumps(Runs()))
    for name in ("t.pt", "bare.pt"):
        with pytest.raises(UsageError, match=f"{name}: holds pickled objects, which could run code") as caught:
            sources.load([tmp_path / name])
        assert "\n" not in str(caught.value)
    assert "ran" not in capsys.readouterr().out
    torch.save({"epoch": 3}, tmp_path / "none.pt")
    with pytest.raises(UsageError, match="expected a tensor or tensors by name, found dict"):
        sources.load([tmp_path / "none.pt"])
    (tmp_path / "cut.pt").write_bytes(b"PK")
    with pytest.raises(UsageError, match=r"cut\.pt: "):
        sources.load([tmp_path / "cut.pt"])


@pytest.mark.parametrize("kind", [np.float32, np.int64, bool])
def test_one_hot_labels_are_classes(tmp_path, kind):
    np.savez(tmp_path / "t.npz", x=VECTORS, y=np.eye(3)[np.arange(24) % 3].astype(kind))
    label = sources.load([tmp_path / "t.npz"]).label
    assert label is not None
    assert [label.names[code] for code in label.codes] == [str(row % 3) for row in range(24)]


def test_labels_of_several_classes_a_row_are_refused(tmp_path):
    np.savez(tmp_path / "t.npz", x=VECTORS, y=np.ones((24, 3)))
    with pytest.raises(UsageError, match=r"expected one label for each row, or one-hot rows .*found shape \(24, 3\)"):
        sources.load([tmp_path / "t.npz"])


@pytest.mark.parametrize("channels", [1, 3])
def test_pictures_with_their_channels_first_are_read(tmp_path, channels):
    pictures = np.random.default_rng(0).integers(0, 256, (24, channels, 8, 6), np.uint8)
    np.save(tmp_path / "t.npy", pictures)
    data = sources.load([tmp_path / "t.npy"])
    np.testing.assert_array_equal(data.images, np.moveaxis(pictures, 1, 3))
    assert data.features.shape == (24, channels * 48)
    np.save(tmp_path / "x.npy", VECTORS)
    np.save(tmp_path / "f.npy", (pictures / 255).astype(np.float32))
    beside = sources.load([tmp_path / "x.npy"], images=tmp_path / "f.npy")
    np.testing.assert_array_equal(beside.images, np.moveaxis(pictures, 1, 3))


def test_what_is_left_out_of_a_file_of_arrays_is_told(tmp_path):
    np.savez(tmp_path / "t.npz", x=VECTORS, y=np.arange(24) % 3, weights=np.zeros((5, 2)))
    told = "features: 'x'; labels: 'y'; left out: 'weights' (5, 2)"
    assert sources.load([tmp_path / "t.npz"]).notes == [told]


def test_lists_beside_torchs_tensors_are_labels_and_ids(tmp_path, torch):
    names = ["cat", "dog", "owl"] * 8
    beside = {"labels": names, "ids": list(range(100, 124)), "epoch": 3, "history": [{"loss": 1.0}]}
    torch.save({"embeddings": torch.from_numpy(VECTORS), **beside}, tmp_path / "t.pt")
    data = sources.load([tmp_path / "t.pt"])
    np.testing.assert_allclose(data.features, VECTORS, rtol=1e-6)
    label = data.columns["label"]
    assert [label.names[code] for code in label.codes] == names
    assert data.ids[:2] == ["100", "101"]
