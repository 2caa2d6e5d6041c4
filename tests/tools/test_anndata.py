"""AnnData's .h5ad files, made here as its authors document them: layouts, features, and columns of every type."""

import numpy as np
import pytest

from latentwalk.scenes import Bool, Category, Scalar, Text, UsageError
from latentwalk.tools.data import sources
from latentwalk.tools.reduce import main, reduce

h5py = pytest.importorskip("h5py")

CELLS, GENES = 60, 8
RANDOM = np.random.default_rng(0)
X = RANDOM.poisson(1 + 4 * (np.arange(CELLS)[:, None] % 3 == np.arange(GENES) % 3)).astype(np.float32)
FLAT, ROOM, WIDE = (RANDOM.normal(size=(CELLS, width)) for width in (2, 3, 5))
NAMES = [f"AAAC{row}-1" for row in range(CELLS)]


def categorical(parent, name, codes, categories):
    group = parent.create_group(name)
    group.attrs["encoding-type"] = "categorical"
    group["codes"], group["categories"] = np.asarray(codes, np.int8), categories


def nullable(parent, name, values, mask):
    group = parent.create_group(name)
    group["values"], group["mask"] = values, mask


def make(path, obsm=None, x=X, layers=None):
    """A file as anndata writes it, with a column of obs of each type."""
    with h5py.File(path, "w") as file:
        file.attrs["encoding-type"] = "anndata"
        if x is not None:
            file["X"] = x
        obs, var = file.create_group("obs"), file.create_group("var")
        obs.attrs["_index"], var.attrs["_index"] = "barcode", "_index"
        obs["barcode"], var["_index"] = NAMES, [f"gene{gene}" for gene in range(GENES)]
        categorical(obs, "cell_type", np.arange(CELLS) % 3, ["B", "T", "NK"])
        categorical(obs, "batch", np.where(np.arange(CELLS) == 4, -1, np.arange(CELLS) % 2), ["b1", "b2"])
        obs["n_genes"] = np.arange(CELLS) * 10
        obs["score"] = np.where(np.arange(CELLS) == 2, np.nan, 0.5)
        obs["kept"] = np.arange(CELLS) % 2 == 0
        obs["note"] = [f"note {row}" for row in range(CELLS)]
        nullable(obs, "count", np.arange(CELLS), np.arange(CELLS) == 7)
        nullable(obs, "sure", np.ones(CELLS, bool), np.arange(CELLS) == 7)
        obs.attrs["column-order"] = [name for name in obs if name != "barcode"]
        for group, arrays in (("obsm", obsm or {}), ("layers", layers or {})):
            for name, values in arrays.items():
                file[f"{group}/{name}"] = values
    return path


def add_sparse(path, kind):
    from scipy import sparse

    made = {"csr_matrix": sparse.csr_matrix, "csc_matrix": sparse.csc_matrix}[kind](X)
    with h5py.File(path, "a") as file:
        group = file.create_group("X")
        group.attrs["encoding-type"], group.attrs["shape"] = kind, X.shape
        group["data"], group["indices"], group["indptr"] = made.data, made.indices, made.indptr


def test_obsm_has_layouts_and_features(tmp_path):
    obsm = {"X_umap": FLAT, "X_tsne": ROOM, "X_pca": WIDE, "X_scVI": WIDE + 1}
    scene = reduce(make(tmp_path / "a.h5ad", obsm), tmp_path / "a.scene", method=["pca"])
    assert list(scene.layouts) == ["X_tsne", "X_umap", "pca"]
    np.testing.assert_allclose(scene.layouts["X_tsne"].positions, ROOM, rtol=1e-6)
    np.testing.assert_allclose(scene.layouts["X_umap"].positions[:, :2], FLAT, rtol=1e-6)
    assert (scene.layouts["X_umap"].positions[:, 2] == 0).all()
    assert 0 < scene.layouts["X_umap"].quality.trustworthiness < 0.9  # of X_pca, of which it knows nothing
    assert list(scene.ids) == NAMES
    nearest = np.argsort(((WIDE - WIDE[0]) ** 2).sum(axis=1))[1]
    assert scene.neighbors.indices[0, 0] == nearest


def test_columns_of_obs_keep_their_types_and_what_is_missing(tmp_path):
    data = sources.load([make(tmp_path / "a.h5ad")])
    kinds = {name: type(column) for name, column in data.columns.items()}
    assert kinds == {
        "label": Category, "batch": Category, "n_genes": Scalar, "score": Scalar, "kept": Bool, "note": Text,
        "count": Scalar, "sure": Category,
    }  # fmt: skip
    assert data.label.names == ["B", "T", "NK"]
    assert data.label.codes[:4].tolist() == [0, 1, 2, 0]
    assert data.columns["batch"].codes[3:6].tolist() == [1, -1, 1]
    assert np.flatnonzero(np.isnan(data.columns["score"].values)).tolist() == [2]
    assert np.flatnonzero(np.isnan(data.columns["count"].values)).tolist() == [7]
    assert np.flatnonzero(data.columns["sure"].codes < 0).tolist() == [7]
    assert data.columns["note"].values[3] == "note 3"


@pytest.mark.parametrize("kind", ["csr_matrix", "csc_matrix"])
def test_sparse_counts_are_the_features_they_stand_for(tmp_path, kind):
    path = make(tmp_path / "a.h5ad", {"X_umap": FLAT}, x=None)
    add_sparse(path, kind)
    data = sources.load([path])
    np.testing.assert_array_equal(data.features, X)
    assert data.feature_names[:2] == ["gene0", "gene1"]
    assert data.notes[0] == "features: X (60 × 8), as obsm has no wide array; --key takes another array"


def test_what_is_chosen_is_said_and_may_be_another(tmp_path, capsys):
    path = make(tmp_path / "a.h5ad", {"X_pca": WIDE, "X_scVI": WIDE + 1}, layers={"counts": X * 2})
    assert main([str(path), "-o", str(tmp_path / "a.scene"), "--method", "pca"]) == 0
    said = capsys.readouterr().err
    assert "features: X_pca (60 × 5), the usual space for the neighbors of cells; --key takes another array" in said
    assert "label: cell_type of obs (--labels takes another column)" in said
    np.testing.assert_allclose(sources.load([path], key="X_scVI").features, WIDE + 1, rtol=1e-6)
    np.testing.assert_array_equal(sources.load([path], key="layers/counts").features, X * 2)
    assert sources.load([path], labels="batch").label.names == ["b1", "b2"]
    with pytest.raises(UsageError, match=r"--key X_phate: no such array; it holds X \(60 × 8\), X_pca \(60 × 5\)"):
        sources.load([path], key="X_phate")
    with pytest.raises(UsageError, match="no column 'species' for labels; obs has "):
        sources.load([path], labels="species")


def test_rows_of_a_large_array_are_drawn_before_they_are_read(tmp_path, monkeypatch):
    from latentwalk.tools.data import large

    path = make(tmp_path / "a.h5ad", {"X_umap": FLAT, "X_pca": WIDE})
    monkeypatch.setattr(large, "LARGE", 100)
    data = sources.load([path], limit=20)
    rows = [NAMES.index(name) for name in data.ids]
    assert rows == sorted(set(rows))
    np.testing.assert_allclose(data.features, WIDE[rows], rtol=1e-6)
    np.testing.assert_allclose(data.layouts["X_umap"][:, :2], FLAT[rows], rtol=1e-6)
    assert data.label.codes.tolist() == [row % 3 for row in rows]
    assert data.provenance["of"] == CELLS


def test_a_layout_with_holes_is_left_out_and_said(tmp_path):
    holed = np.where(np.arange(CELLS)[:, None] == 3, np.nan, FLAT)
    data = sources.load([make(tmp_path / "a.h5ad", {"X_umap": holed})])
    assert data.layouts == {}
    assert "obsm 'X_umap' is left out of the layouts: not all its places are finite numbers" in data.notes


def test_nothing_is_read_of_other_files(tmp_path):
    make(tmp_path / "other.h5ad")
    for name, link in (("X", h5py.ExternalLink("other.h5ad", "X")), ("X", h5py.SoftLink("/obs/barcode"))):
        path = make(tmp_path / "a.h5ad", x=None)
        with h5py.File(path, "a") as file:
            file[name] = link
        with pytest.raises(UsageError, match="'X' is a link to elsewhere; save all in one file"):
            sources.load([path])
    path = make(tmp_path / "a.h5ad", x=None)
    with h5py.File(path, "a") as file:
        file.create_dataset("X", (CELLS, GENES), np.uint8, external=[("/etc/passwd", 0, CELLS * GENES)])
    with pytest.raises(UsageError, match="'/X' lies in another file"):
        sources.load([path])


def test_a_small_file_that_claims_much_costs_nothing(tmp_path):
    path = make(tmp_path / "a.h5ad", x=None)
    with h5py.File(path, "a") as file:
        file.create_dataset("X", (CELLS, 1 << 30), np.float32, chunks=(1, 1 << 20))
    with pytest.raises(UsageError, match="'/X' has 64,424,509,440 values, expected at most 268,435,456; give --limit"):
        sources.load([path])


def test_one_long_text_may_not_stand_in_every_row(tmp_path, monkeypatch):
    from latentwalk.tools.data.formats import hdf5

    monkeypatch.setattr(hdf5, "MOST_TEXT_BYTES", 1 << 16)
    path = make(tmp_path / "a.h5ad")
    with h5py.File(path, "a") as file:
        del file["obs/note"]
        file["obs/note"] = ["x" * 10_000] * CELLS
    with pytest.raises(UsageError, match="'/obs/note' has more than 65,536 bytes of text"):
        sources.load([path])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.pop("obs"), "expected AnnData with a group 'obs', found none"),
        (lambda file: file.pop("X"), "expected X or one wide array in obsm, found none"),
        (lambda file: file["obs"].pop("barcode"), "expected the names of the cells in 'obs', found none"),
    ],
)
def test_what_is_missing_is_named(tmp_path, spoil, said):
    path = make(tmp_path / "a.h5ad")
    with h5py.File(path, "a") as file:
        spoil(file)
    with pytest.raises(UsageError, match=said):
        sources.load([path])


def test_a_damaged_file_is_one_line(tmp_path):
    (tmp_path / "a.h5ad").write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(100))
    with pytest.raises(UsageError, match="cannot be read as HDF5") as caught:
        sources.load([tmp_path / "a.h5ad"])
    assert "\n" not in str(caught.value)
    path = make(tmp_path / "b.h5ad", x=None)
    add_sparse(path, "csr_matrix")
    with h5py.File(path, "a") as file:
        file["X/indices"][3] = 10**6
    with pytest.raises(UsageError, match="cannot be read as HDF5"):
        sources.load([path])


def test_an_array_of_obsm_that_is_not_of_the_cells_is_told(tmp_path):
    make(tmp_path / "a.h5ad", {"X_umap": np.zeros((len(X), 2)), "X_old": np.zeros((len(X) - 2, 2))})
    found = sources.load([tmp_path / "a.h5ad"])
    assert f"obsm 'X_old' is left out: it does not have a row for each of the {len(X)} cells" in found.notes
    assert list(found.layouts) == ["X_umap"]
