"""What is not read is refused by its kind, in one line that makes what is; nothing that could run is opened."""

import pickle

import numpy as np
import pytest

from latentwalk.scenes import UsageError
from latentwalk.tools.data import sources
from latentwalk.tools.data.arrays import SUFFIXES as ARRAYS
from latentwalk.tools.data.formats import anndata, faiss_index, points
from latentwalk.tools.data.formats.refused import KINDS
from latentwalk.tools.data.table_files import SUFFIXES as TABLES
from latentwalk.tools.reduce import main

REFUSED = [suffix for suffixes in KINDS for suffix in suffixes]


class Runs:
    def __reduce__(self):
        return print, ("ran",)


def test_no_kind_is_both_read_and_refused():
    read = {*ARRAYS, *TABLES, *points.SUFFIXES, *faiss_index.SUFFIXES, anndata.SUFFIX, ".bin", ".vec", ".txt"}
    assert not read & set(REFUSED)
    assert len(set(REFUSED)) == len(REFUSED)


@pytest.mark.parametrize("suffix", REFUSED)
def test_each_kind_says_what_to_do_and_is_not_opened(tmp_path, capsys, suffix):
    path = tmp_path / f"rows{suffix}"
    path.write_bytes(pickle.dumps(Runs()))
    with pytest.raises(UsageError) as caught:
        sources.load([path])
    assert str(caught.value).startswith(f"{path}: ")
    assert len(str(caught.value).splitlines()) == 1
    assert "not recognized" not in str(caught.value)
    if not suffix.startswith((".png", ".jp", ".gif", ".bmp", ".webp", ".tif")):
        np.save(tmp_path / "x.npy", np.eye(9))
        with pytest.raises(UsageError, match=f"rows{suffix}: "):
            sources.load([tmp_path / "x.npy"], labels=str(path))
    assert "ran" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x.pkl", "a pickle could run code as it is read; save plain numbers from it: numpy.save"),
        ("x.joblib", "a pickle of joblib could run code"),
        ("x.ckpt", "a checkpoint has a network's weights and no rows, and could run code"),
        ("x.MAT", "MATLAB's files are not read; numpy.save"),
        ("x.rds", "in R: arrow::write_parquet"),
        ("x.h5", "HDF5 other than AnnData's .h5ad is not read"),
        ("x.xlsx", "save the sheet as .csv"),
        ("x.dat", "such a file does not say its shape; numpy.save"),
        ("x.laz", "save it as .ply"),
        ("x.csv.gz", "unpack it first"),
        ("x.unheard", "not recognized; known are: digits"),
    ],
)
def test_what_people_have_is_named(tmp_path, capsys, name, said):
    (tmp_path / name).write_bytes(b"\x80\x04anything")
    with pytest.raises(UsageError, match=said):
        main([str(tmp_path / name), "-o", str(tmp_path / "x.scene")])
    assert not (tmp_path / "x.scene").exists()


@pytest.mark.parametrize(
    ("begin", "said"),
    [
        (b"PK\3\4", "a checkpoint has a network's weights"),
        (b"\x80\x02}q", "a checkpoint has a network's weights"),
        (b"\xba\x16\x4f\x2f", "fastText's model is not read; give its vectors, which lie beside it as .vec"),
        (b"\0\0\0\0", "not recognized"),
    ],
)
def test_a_bin_that_is_none_of_word2vec_is_named_by_its_begin(tmp_path, begin, said):
    (tmp_path / "x.bin").write_bytes(begin + bytes(99))
    with pytest.raises(UsageError, match=said):
        sources.load([tmp_path / "x.bin"])


def test_a_store_of_zarr_is_a_folder(tmp_path):
    (tmp_path / "x.zarr").mkdir()
    with pytest.raises(UsageError, match="zarr is not read"):
        sources.load([tmp_path / "x.zarr"])


def test_pickles_within_arrays_are_refused(tmp_path, capsys):
    np.savez(tmp_path / "x.npz", x=np.eye(4), y=np.array([Runs()], object))
    np.save(tmp_path / "x.npy", np.array([Runs()], object), allow_pickle=True)
    for name in ("x.npz", "x.npy"):
        with pytest.raises(UsageError, match="holds pickled objects, which could run code; save plain numeric arrays"):
            sources.load([tmp_path / name])
    assert "ran" not in capsys.readouterr().out
