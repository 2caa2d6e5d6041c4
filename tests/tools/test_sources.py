"""Data by name, MNIST's files, arrays, stacking, limits, and what is said of anything else."""

from __future__ import annotations

import gzip
import pickle
import shutil
import struct
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from safetensors.numpy import save_file

from latentwalk.scenes import Category, LatentwalkError, UsageError
from latentwalk.tools.data import named as sources_named
from latentwalk.tools.data import sources
from latentwalk.tools.data.named import import_torchvision


def idx(array):
    """An array of bytes in MNIST's file format."""
    return bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


@pytest.fixture
def small_mnist(tmp_path):
    """A folder like MNIST's, packed, with 6 training and 4 test pictures."""
    raw = tmp_path / "root" / "MNIST" / "raw"
    raw.mkdir(parents=True)
    rng = np.random.default_rng(0)
    for part, count in (("train", 6), ("t10k", 4)):
        pictures = rng.integers(0, 256, (count, 5, 4), np.uint8)
        (raw / f"{part}-images-idx3-ubyte.gz").write_bytes(gzip.compress(idx(pictures)))
        (raw / f"{part}-labels-idx1-ubyte.gz").write_bytes(gzip.compress(idx(np.arange(count, dtype=np.uint8))))
    return tmp_path / "root"


@pytest.mark.parametrize(
    ("name", "shape", "classes"),
    [("digits", (1797, 64), 10), ("iris", (150, 4), 3), ("wine", (178, 13), 3), ("breast-cancer", (569, 30), 2)],
)
def test_data_sets_that_come_with_scikit_learn(name, shape, classes):
    data = sources.load([name])
    assert data.features.shape == shape
    assert data.features.dtype == np.float32
    assert (len(set(data.ids)), len(data.feature_names)) == shape
    assert data.label is not None
    assert len(data.label.names) == classes
    assert set(data.label.codes) == set(range(classes))


def test_digits_are_pictures_in_the_same_range_as_their_features():
    data = sources.load(["digits"])
    assert data.images.shape == (1797, 8, 8, 1)
    assert data.images.max() == data.features.max() == 255
    np.testing.assert_allclose(data.images.reshape(1797, 64), data.features, atol=0.5)


def test_iris_has_its_names():
    data = sources.load(["iris"])
    assert data.label.names == ["setosa", "versicolor", "virginica"]
    assert data.feature_names[2] == "petal length (cm)"


@pytest.mark.parametrize("way", ["name", "folder", "raw"])
def test_mnist_by_name_by_folder_and_by_raw_folder(small_mnist, way):
    given = {"name": "mnist", "folder": small_mnist, "raw": small_mnist / "MNIST" / "raw"}[way]
    before = sorted(small_mnist.rglob("*"))
    data = sources.load([given], data_dir=small_mnist)
    assert (data.name, data.features.shape, data.images.shape) == ("mnist", (10, 20), (10, 5, 4, 1))
    assert data.ids[:2] + data.ids[-1:] == ["train/0", "train/1", "test/3"]
    assert data.label.codes.tolist() == [0, 1, 2, 3, 4, 5, 0, 1, 2, 3]
    assert data.columns["split"].codes.tolist() == [0] * 6 + [1] * 4
    np.testing.assert_array_equal(data.images.reshape(10, 20), data.features)
    assert sorted(small_mnist.rglob("*")) == before  # nothing is unpacked into the user's folder


def test_mnist_unpacked(small_mnist):
    for packed in small_mnist.rglob("*.gz"):
        packed.with_suffix("").write_bytes(gzip.decompress(packed.read_bytes()))
        packed.unlink()
    assert len(sources.load([small_mnist])) == 10


def test_a_folder_with_several_data_sets_asks_which(small_mnist):
    shutil.copytree(small_mnist / "MNIST", small_mnist / "FashionMNIST")
    with pytest.raises(UsageError, match=r"several data sets.*--data-dir"):
        sources.load([small_mnist])
    fashion = sources.load(["fashion-mnist"], data_dir=small_mnist)
    assert fashion.label.names[9] == "Ankle boot"


def test_one_part_of_mnist_is_read_alone(small_mnist):
    for split, count in (("train", 6), ("test", 4)):
        part = sources.load([small_mnist], split=split)
        assert (len(part), part.ids[0], part.columns["split"].names) == (count, f"{split}/0", [split])
    for path in (small_mnist / "MNIST" / "raw").glob("train-*"):
        path.unlink()
    assert len(sources.load([small_mnist], split="test")) == 4
    assert len(sources.load(["mnist"], data_dir=small_mnist, split="test", download=True)) == 4  # nothing to fetch
    with pytest.raises(UsageError, match=r"raw: holds the test rows alone; --split test reads these, --download with"):
        sources.load([small_mnist])
    with pytest.raises(UsageError, match=r"holds the test rows alone; --split test reads these$"):
        sources.load(["mnist"], data_dir=small_mnist, split="train")


@pytest.mark.parametrize("folder", ["FashionMNIST/raw", "fashion", "Fashion-MNIST", "fashion_mnist/files"])
def test_a_folder_of_fashion_mnist_is_known_by_its_name(tmp_path, folder):
    rng, raw = np.random.default_rng(0), tmp_path / folder
    raw.mkdir(parents=True)
    for part, count in (
        ("train", 20),
        ("t10k", 10),
    ):  # as zalandoresearch/fashion-mnist packs them: 28 × 28, big-endian
        pictures = rng.integers(0, 256, (count, 28, 28), np.uint8)
        (raw / f"{part}-images-idx3-ubyte.gz").write_bytes(gzip.compress(idx(pictures)))
        (raw / f"{part}-labels-idx1-ubyte.gz").write_bytes(gzip.compress(idx(np.arange(count, dtype=np.uint8) % 10)))
    whole, named = sources.load([raw]), sources.load(["fashion-mnist"], data_dir=raw)
    for data in (whole, named):
        assert (data.name, len(data), data.images.shape) == ("fashion-mnist", 30, (30, 28, 28, 1))
        assert data.label.names[data.label.codes[29]] == "Ankle boot"
        np.testing.assert_array_equal(data.images[20:, ..., 0], pictures)
    for path in raw.glob("train-*"):
        path.unlink()
    test = sources.load([raw], split="test")
    assert (len(test), test.ids[9], test.label.names[0]) == (10, "test/9", "T-shirt/top")
    with pytest.raises(UsageError, match=r"holds the test rows alone; --split test reads these"):
        sources.load([raw])
    assert (
        sources.load([tmp_path / folder.partition("/")[0]] if "raw" in folder else [raw], split="test").name
        == test.name
    )


def test_missing_mnist_says_how_to_get_it(tmp_path):
    with pytest.raises(UsageError, match=r"mnist: no folder .*MNIST.raw; add --download"):
        sources.load(["mnist"], data_dir=tmp_path)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: data[: len(data) // 2], "cannot be unpacked"),
        (lambda data: gzip.compress(gzip.decompress(data)[:-7]), "expected 120 bytes of data, found 113"),
        (lambda data: gzip.compress(b"\0\0\x08\x03" + b"\xff" * 12), "its header asks for"),
        (lambda data: gzip.compress(b"PNG not idx at all"), "not an idx file"),
        (lambda data: gzip.compress(idx(np.zeros((5, 5, 4), np.uint8))), "5 train images but 6 labels"),
    ],
)
def test_damaged_mnist_names_the_file(small_mnist, damage, said):
    path = small_mnist / "MNIST" / "raw" / "train-images-idx3-ubyte.gz"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(UsageError, match=said) as caught:
        sources.load([small_mnist])
    assert "raw" in str(caught.value)


def test_the_real_mnist(shared_data):
    data = sources.load([shared_data / "mnist"], limit=500)
    assert data.provenance["of"] == 70_000
    assert data.label.codes.tolist().count(1) == round(500 * 7877 / 70_000)  # its share of ones


@pytest.mark.slow
def test_torchvision_is_usable_whatever_its_operators(shared_data, tmp_path):
    shutil.copytree(shared_data / "mnist", tmp_path / "m", copy_function=shutil.copyfile)
    for folder in (tmp_path / "m", *(tmp_path / "m").rglob("*")):
        folder.chmod(0o755)
    import_torchvision().datasets.MNIST(str(tmp_path / "m"), download=True)  # offline: the packed files are there
    raw = tmp_path / "m" / "MNIST" / "raw"
    assert (raw / "train-images-idx3-ubyte").stat().st_size == 16 + 60_000 * 784


def test_download_is_torchvision_s_and_its_failure_one_line(monkeypatch, small_mnist, tmp_path):
    def download(root, download):
        if not small_mnist.is_dir():
            raise RuntimeError("Error downloading")
        small_mnist.rename(root)

    library = SimpleNamespace(datasets=SimpleNamespace(MNIST=download))
    monkeypatch.setattr(sources_named, "import_torchvision", lambda: library)
    assert len(sources.load(["mnist"], data_dir=tmp_path / "new", download=True)) == 10
    assert len(sources.load(["mnist"], data_dir=tmp_path / "new", download=True)) == 10  # nothing to fetch
    with pytest.raises(LatentwalkError, match=r"MNIST: download into .* failed"):
        sources.load(["mnist"], data_dir=tmp_path / "other", download=True)


def test_npy_and_npz_with_labels_and_ids(tmp_path):
    values = np.arange(12, dtype=np.float64).reshape(4, 3)
    np.save(tmp_path / "a.npy", values)
    np.testing.assert_array_equal(sources.load([tmp_path / "a.npy"]).features, values)
    np.savez(tmp_path / "b.npz", embeddings=values, labels=["x", "y", "x", "y"], ids=[9, 8, 7, 6], other=values)
    data = sources.load([tmp_path / "b.npz"])
    assert data.ids == ["9", "8", "7", "6"]
    assert data.label.names == ["x", "y"]
    assert data.label.codes.tolist() == [0, 1, 0, 1]


def test_npy_of_pictures(tmp_path):
    pictures = np.random.default_rng(0).integers(0, 256, (5, 6, 7, 3), np.uint8)
    np.save(tmp_path / "p.npy", pictures)
    data = sources.load([tmp_path / "p.npy"])
    assert data.features.shape == (5, 126)
    np.testing.assert_array_equal(data.images, pictures)


def test_which_of_several_arrays(tmp_path):
    np.savez(tmp_path / "b.npz", one=np.eye(4), two=np.eye(5))
    with pytest.raises(UsageError, match=r"'one' \(4, 4\), 'two' \(5, 5\); name one with --key"):
        sources.load([tmp_path / "b.npz"])
    assert len(sources.load([tmp_path / "b.npz"], key="two")) == 5


def test_nothing_pickled_is_read(tmp_path):
    class Bomb:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "gone off",))

    np.save(tmp_path / "o.npy", np.array([Bomb()], object), allow_pickle=True)
    (tmp_path / "p.npy").write_bytes(pickle.dumps(Bomb()))
    np.savez(tmp_path / "q.npz", features=np.array([Bomb()], object))
    for name in ("o.npy", "p.npy", "q.npz"):
        with pytest.raises(UsageError, match="pickled objects"):
            sources.load([tmp_path / name])
    assert not (tmp_path / "gone off").exists()


@pytest.mark.parametrize("shape", [b"(9999999999999, 3), }", b"(1, 3, }", b"(-1, 3), }", b"[1], }"])
def test_a_header_that_lies_is_refused(tmp_path, shape):
    np.save(tmp_path / "n.npy", np.zeros((1, 3)))
    content = (tmp_path / "n.npy").read_bytes()
    true = b"(1, 3), }".ljust(21)
    assert true in content
    (tmp_path / "n.npy").write_bytes(content.replace(true, shape.ljust(21)))
    with pytest.raises(UsageError, match="cannot be read as arrays"):
        sources.load([tmp_path / "n.npy"])


def test_safetensors(tmp_path):
    save_file({"features": np.eye(6, dtype=np.float16), "labels": np.arange(6) % 2}, tmp_path / "s.safetensors")
    data = sources.load([tmp_path / "s.safetensors"])
    assert data.features.dtype == np.float32
    assert data.label.codes.tolist() == [0, 1, 0, 1, 0, 1]
    (tmp_path / "s.safetensors").write_bytes(b"\xff" * 100)
    with pytest.raises(UsageError, match="cannot be read as arrays"):
        sources.load([tmp_path / "s.safetensors"])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (np.array([[1, 2], [3, np.nan]]), r"row 1, column 1 is NaN.*\(1 such value in all\); remove or fill it"),
        (np.array([[1, np.inf], [3, np.inf]]), r"row 0, column 1 is inf.*\(2 such values in all\)"),
        (np.array([[1.0, 2.0], [1e300, 2.0]]), r"row 1, column 0 is 1e\+300.*scale the column"),
        (np.arange(3.0), r"expected rows × columns, found shape \(3,\)"),
        (np.zeros((0, 3)), "expected rows, found none"),
        (np.zeros((3, 3), complex), "found type complex128"),
        (np.array([["a", "b"]]), "found type <U1"),
    ],
)
def test_unusable_numbers_name_row_and_column(tmp_path, values, said):
    np.save(tmp_path / "bad.npy", values)
    with pytest.raises(UsageError, match=said):
        sources.load([tmp_path / "bad.npy"])


def test_duplicate_ids_name_both_rows(tmp_path):
    np.savez(tmp_path / "d.npz", features=np.eye(3), ids=["a", "b", "a"])
    with pytest.raises(UsageError, match="rows 0 and 2 have the same id 'a'"):
        sources.load([tmp_path / "d.npz"])


def test_rows_beside_each_other_must_agree(tmp_path):
    np.savez(tmp_path / "d.npz", features=np.eye(3), labels=[1, 2])
    with pytest.raises(UsageError, match="3 rows of features but 2 in 'labels'"):
        sources.load([tmp_path / "d.npz"])


def test_unknown_input_lists_what_is_known(tmp_path):
    (tmp_path / "notes.txt").write_text("just some words\nand more\n")
    (tmp_path / "x.docx").touch()
    for item in ("nope", tmp_path / "notes.txt", tmp_path / "x.docx", tmp_path):
        with pytest.raises(UsageError) as caught:
            sources.load([item])
        assert str(item) in str(caught.value)
        assert "breast-cancer" in str(caught.value)
        assert "\n" not in str(caught.value)


def test_limit_is_stratified_and_repeats():
    small = sources.load(["digits"], limit=200, seed=3)
    again = sources.load(["digits"], limit=200, seed=3)
    other = sources.load(["digits"], limit=200, seed=4)
    assert small.ids == again.ids != other.ids
    assert len(small) == 200
    full = sources.load(["digits"])
    share = np.bincount(full.label.codes) * 200 / 1797
    assert np.abs(np.bincount(small.label.codes) - share).max() < 1
    np.testing.assert_array_equal(small.images, full.images[[int(name) for name in small.ids]])


def test_several_inputs_stack(tmp_path):
    np.savez(tmp_path / "a.npz", features=np.eye(3), labels=["cat", "dog", "cat"])
    np.savez(tmp_path / "b.npz", features=np.ones((2, 3)), labels=["eel", "cat"])
    data = sources.load([tmp_path / "a.npz", tmp_path / "b.npz"])
    assert data.ids == ["a/0", "a/1", "a/2", "b/0", "b/1"]
    label, source = data.columns["label"], data.columns["source"]
    assert isinstance(label, Category)
    assert isinstance(source, Category)
    assert [label.names[code] for code in label.codes] == ["cat", "dog", "cat", "eel", "cat"]
    assert source.codes.tolist() == [0, 0, 0, 1, 1]
    np.save(tmp_path / "c.npy", np.eye(4))
    with pytest.raises(UsageError, match="c has 4 columns but a has 3"):
        sources.load([tmp_path / "a.npz", tmp_path / "c.npy"])


def test_tables_stack_only_with_the_same_columns(tmp_path):
    (tmp_path / "a.csv").write_text("x,y1\n1,2\n")
    (tmp_path / "b.csv").write_text("y1,x\n1,2\n")
    with pytest.raises(UsageError, match="b has other columns than a, or in another order"):
        sources.load([tmp_path / "a.csv", tmp_path / "b.csv"])


def test_one_hot_labels_are_classes(tmp_path):
    np.savez(tmp_path / "x.npz", x=np.random.default_rng(0).normal(size=(4, 3)), y=np.eye(3)[[2, 0, 1, 2]])
    assert sources.load([tmp_path / "x.npz"]).label.codes.tolist() == [2, 0, 1, 2]
    np.savez(tmp_path / "x.npz", x=np.ones((2, 3)), y=[[0.5, 0.5], [1, 0]])
    with pytest.raises(UsageError, match=r"one label for each row, .* found shape \(2, 2\)"):
        sources.load([tmp_path / "x.npz"])
