"""Arrays larger than memory: only the rows that are drawn are read; and flat indexes of FAISS, which lie alike."""

import struct
import tracemalloc

import numpy as np
import pytest

from latentwalk.scenes import UsageError
from latentwalk.tools.data import large, sources

ROWS, WIDTH = 1 << 22, 512  # 8 GiB, most of it a hole
VECTORS = np.random.default_rng(0).normal(size=(40, 5)).astype("<f4")


def head(kind, rows, width, count=None, metric=1):
    extra = b"" if metric in (0, 1) else bytes(4)
    packed = struct.pack("<4siqqq?i", kind, width, rows, 1 << 20, 1 << 20, True, metric)
    return packed + extra + struct.pack("<Q", rows * width if count is None else count)


def plain(kind):
    return struct.pack("<4siqqq?i", kind, 5, 40, 1 << 20, 1 << 20, True, 1)


@pytest.fixture(scope="module")
def giant(tmp_path_factory):
    """A sparse .npy of 8 GiB and an index of as many vectors; the first rows of each are numbers."""
    folder = tmp_path_factory.mktemp("giant")
    first = np.arange(100 * WIDTH, dtype="<f4").tobytes()
    with (folder / "a.npy").open("wb") as file:
        about = {"descr": "<f4", "fortran_order": False, "shape": (ROWS, WIDTH)}
        np.lib.format.write_array_header_1_0(file, about)
        start = file.tell()
        file.write(first)
        file.truncate(start + 4 * ROWS * WIDTH)
    with (folder / "a.faiss").open("wb") as file:
        file.write(head(b"IxFI", ROWS, WIDTH, metric=0))
        start = file.tell()
        file.write(first)
        file.truncate(start + 4 * ROWS * WIDTH)
    return folder


@pytest.mark.parametrize("name", ["a.npy", "a.faiss"])
def test_a_limit_costs_the_memory_of_its_rows(giant, name):
    tracemalloc.start()
    try:
        data = sources.load([giant / name], limit=200)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(data) == 200
    assert peak < 10 * data.features.nbytes
    rows = np.array(data.ids, int)
    assert (np.diff(rows) > 0).all()
    assert data.provenance["of"] == ROWS
    assert "200 of 4,194,304 rows are drawn and read; the others are not looked at" in data.notes
    again = sources.load([giant / name], limit=200)
    assert again.ids == data.ids


def test_the_rows_drawn_are_those_of_their_ids(tmp_path, monkeypatch):
    monkeypatch.setattr(large, "LARGE", 100)
    pictures = np.arange(50 * 4, dtype=np.uint8).reshape(50, 2, 2)
    np.save(tmp_path / "p.npy", pictures)
    data = sources.load([tmp_path / "p.npy"], limit=7)
    np.testing.assert_array_equal(data.images[..., 0], pictures[np.array(data.ids, int)])
    assert data.provenance["format"] == "pictures"
    # What joins by row needs every row.
    np.save(tmp_path / "y.npy", np.arange(50) % 2)
    labelled = sources.load([tmp_path / "p.npy"], limit=10, labels=str(tmp_path / "y.npy"))
    assert labelled.label.codes.tolist() == [int(name) % 2 for name in labelled.ids]


def test_objects_in_a_large_file_are_refused_as_pickles(tmp_path, monkeypatch):
    from latentwalk.tools.data import arrays

    monkeypatch.setattr(arrays, "LARGE", 10)
    np.save(tmp_path / "o.npy", np.array([{}, {}], object), allow_pickle=True)
    with pytest.raises(UsageError, match=r"o\.npy: holds pickled objects, which could run code"):
        sources.load([tmp_path / "o.npy"])


@pytest.mark.parametrize(("kind", "metric"), [(b"IxF2", 1), (b"IxFI", 0), (b"IxFl", 2)])
def test_flat_indexes_are_their_vectors(tmp_path, kind, metric):
    (tmp_path / "a.faiss").write_bytes(head(kind, 40, 5, metric=metric) + VECTORS.tobytes())
    data = sources.load([tmp_path / "a.faiss"])
    np.testing.assert_array_equal(data.features, VECTORS)
    assert data.ids[:3] == ["0", "1", "2"]


def test_faiss_writes_what_is_read(tmp_path):
    faiss = pytest.importorskip("faiss")
    index = faiss.IndexIDMap2(faiss.IndexFlatL2(5))
    index.add_with_ids(VECTORS, np.arange(100, 140))
    faiss.write_index(index, str(tmp_path / "a.index"))
    data = sources.load([tmp_path / "a.index"])
    np.testing.assert_array_equal(data.features, VECTORS)
    assert data.ids == [str(number) for number in range(100, 140)]
    for made, name in (("HNSW8", "IndexHNSWFlat"), ("LSH", "IndexLSH"), ("PCA2,Flat", "IndexPreTransform")):
        other = faiss.index_factory(5, made)
        other.train(VECTORS)
        other.add(VECTORS)
        faiss.write_index(other, str(tmp_path / "b.index"))
        with pytest.raises(UsageError, match=rf"found {name}; save its vectors: numpy.save\('vectors.npy'"):
            sources.load([tmp_path / "b.index"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a file that ends within its head"),
        (b"IxF2", "a file that ends within its head"),
        (b"\x89PNG" + bytes(99), "found another kind of index or file"),
        (head(b"IxF2", 1 << 40, 1 << 20) + VECTORS.tobytes(), "which need 4,611,686,018,427,387,904 bytes, found 800"),
        (head(b"IxF2", 40, 5, 7) + VECTORS.tobytes(), "40 rows of 5 numbers, but 7 in all"),
        (head(b"IxF2", -1, 5, 7) + VECTORS.tobytes(), "-1 rows of 5 numbers, but 7 in all"),
        (head(b"IxF2", 40, 5) + VECTORS.tobytes()[:-4], "which need 800 bytes, found 796; the file is cut"),
        (plain(b"IxMp") + head(b"IxF2", 40, 5) + VECTORS.tobytes() + struct.pack("<Qq", 1 << 50, 1), "expected 40 ids"),
    ],
)
def test_damaged_indexes_are_told_before_memory_is_taken(tmp_path, content, said):
    (tmp_path / "a.faiss").write_bytes(content)
    with pytest.raises(UsageError, match=said) as caught:
        sources.load([tmp_path / "a.faiss"])
    assert "\n" not in str(caught.value)
