"""Files that are not read, by their kind: because they could run code, or because another program reads them best.

Each is refused with the line that makes of it what can be read.
"""

from __future__ import annotations

from pathlib import Path

from latentwalk.scenes.errors import UsageError

_SAVE = "numpy.save('features.npy', features)"
_CODE = f"could run code as it is read; save plain numbers from it: {_SAVE}, or frame.to_parquet('rows.parquet')"
_NETWORK = f"has a network's weights and no rows, and could run code; save what a layer makes of your rows: {_SAVE}"

KINDS: dict[tuple[str, ...], str] = {
    (".pkl", ".pickle", ".pk", ".p", ".dill"): f"a pickle {_CODE}",
    (".joblib",): f"a pickle of joblib {_CODE}",
    (".ckpt", ".keras", ".pb", ".tflite", ".gguf"): f"a checkpoint {_NETWORK}",
    (".onnx", ".pt2"): "a network goes with --decoder; the rows are its latents, as .npy",
    (".skops",): "a model of scikit-learn has no rows; latentwalk predict takes the folder of its run",
    (".scene",): "a scene is shown by latentwalk view, and has no rows to reduce",
    (".mat",): "MATLAB's files are not read; numpy.save('x.npy', scipy.io.loadmat('x.mat')['x'])",
    (".rds", ".rda", ".rdata"): "R's own files are not read; in R: arrow::write_parquet(frame, 'rows.parquet')",
    (".h5", ".hdf5", ".hdf", ".he5"): (
        "HDF5 other than AnnData's .h5ad is not read; numpy.save('x.npy', h5py.File('x.h5')['x'][:])"
    ),
    (".loom",): "loom is not read; anndata.io.read_loom('x.loom').write_h5ad('x.h5ad')",
    (".zarr",): (
        "zarr is not read; numpy.save('x.npy', zarr.open('x.zarr')['x'][:]), or of AnnData:"
        " anndata.read_zarr('x.zarr').write_h5ad('x.h5ad')"
    ),
    (".mtx",): "numpy.save('x.npy', scipy.io.mmread('x.mtx').toarray()) makes what is read of a sparse matrix",
    (".xlsx", ".xls", ".xlsm", ".ods"): (
        "spreadsheets are not read; save the sheet as .csv, or pandas.read_excel('x.xlsx').to_parquet('rows.parquet')"
    ),
    (".json",): "expected one object a line: frame.to_json('rows.jsonl', orient='records', lines=True)",
    (".orc", ".avro", ".dta", ".sav", ".sas7bdat", ".xml", ".html", ".db", ".sqlite", ".duckdb", ".lance"): (
        "tables of this kind are not read; frame.to_parquet('rows.parquet') makes one that is"
    ),
    (".pcd", ".las", ".laz", ".e57", ".pts", ".ptx", ".obj", ".stl", ".glb", ".gltf", ".off"): (
        "of clouds of points .ply, .xyz, .xyzi and .xyzrgb are read; save it as .ply"
    ),
    (".dat", ".raw", ".memmap", ".mmap"): (
        "such a file does not say its shape; numpy.save('x.npy', numpy.memmap('x.dat', 'f4', 'r').reshape(-1, columns))"
    ),
    (".tfrecord", ".tfrecords"): f"TensorFlow's records are not read; save their features: {_SAVE}",
    (".gz", ".bz2", ".xz", ".zst", ".zip", ".tar", ".tgz", ".7z", ".rar"): "a packed file is not read; unpack it first",
    (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff"): (
        "one picture is one row; save all as an array (n, height, width, 3): numpy.save('pictures.npy', pictures)"
    ),
}
_ADVICE = {suffix: said for suffixes, said in KINDS.items() for suffix in suffixes}
_PICKLED = (b"PK", b"\x80\x02")  # begin what torch saves, now and before
_FASTTEXT = b"\xba\x16\x4f\x2f"


def refuse_kind(path: Path) -> None:
    """Raise UsageError where a file, or a folder such as .zarr, is of a kind that is not read; it says what to do."""
    suffix = path.suffix.lower()
    said = _of_bin(path) if suffix == ".bin" and path.is_file() else _ADVICE.get(suffix)
    if said is not None:
        raise UsageError(f"{path}: {said}")


def _of_bin(path: Path) -> str | None:
    """What a .bin is that has no first line of word2vec."""
    with path.open("rb") as file:
        begin = file.read(4)
    if begin.startswith(_PICKLED):
        return f"a checkpoint {_NETWORK}"
    if begin == _FASTTEXT:
        return "fastText's model is not read; give its vectors, which lie beside it as .vec"
    return None
