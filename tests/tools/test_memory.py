"""`latentwalk.reduce` of what a program has in memory: the same scene as of the same data in files, or one line."""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import scipy.sparse
import torch

import latentwalk
from latentwalk.scenes import Category, Scalar, Text, UsageError
from latentwalk.tools.reduce import main

ROWS, WIDTH = 60, 5
RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(ROWS, WIDTH)).astype(np.float32)
NAMES = np.array(["ant", "bee", "cat"])[np.arange(ROWS) % 3]
SHARES = RANDOM.dirichlet(np.ones(3), ROWS)
PIXELS = RANDOM.integers(0, 256, (ROWS, 4, 4, 3)).astype(np.uint8)
FRAME = pd.DataFrame(X, columns=list("abcde")).assign(
    species=NAMES, when=pd.date_range("2020-01-01", periods=ROWS), rare=NAMES == "bee"
)


def reduce(rows, **options):
    return latentwalk.reduce(rows, **{"method": ["pca"], "quiet": True} | options)


def command(folder, *arguments):
    assert main([*map(str, arguments), "--method", "pca", "-o", str(folder / "file.scene"), "--quiet"]) == 0
    return latentwalk.read(folder / "file.scene")


def values(column):
    match column:
        case Category():
            return [*column.names, *column.codes.tolist()]
        case Text():
            return list(column.values)
        case _:
            return column.values.tolist()


def assert_same(found, wanted):
    assert list(found.ids) == list(wanted.ids)
    assert list(found.columns) == list(wanted.columns)
    for name, column in found.columns.items():
        assert type(column) is type(wanted.columns[name]), name
        np.testing.assert_array_equal(values(column), values(wanted.columns[name]), name)
    for name, layout in found.layouts.items():
        np.testing.assert_array_equal(layout.positions, wanted.layouts[name].positions)
        assert layout.quality.trustworthiness == wanted.layouts[name].quality.trustworthiness
    np.testing.assert_array_equal(found.neighbors.indices, wanted.neighbors.indices)
    assert (found.thumbnails is None) == (wanted.thumbnails is None)
    if found.thumbnails is not None:
        np.testing.assert_array_equal(found.thumbnails.pixels, wanted.thumbnails.pixels)
    assert found.provenance["sha256"] == wanted.provenance["sha256"]
    assert found.provenance["parameters"] == wanted.provenance["parameters"]


def test_arrays_give_what_the_command_makes_of_their_files(tmp_path):
    parts = {"labels": NAMES, "predictions": SHARES, "images": PIXELS}
    for name, array in {"X": X, **parts}.items():
        np.save(tmp_path / f"{name}.npy", array)
    files = [part for name in parts for part in (f"--{name}", tmp_path / f"{name}.npy")]
    scene = reduce(X, **parts)
    assert_same(scene, command(tmp_path, tmp_path / "X.npy", *files))
    assert [scene.columns["label"].names[code] for code in scene.columns["label"].codes] == NAMES.tolist()
    assert scene.provenance["command"] == (
        "latentwalk.reduce(X, labels=labels, predictions=predictions, images=images, quiet=True, method=['pca'])"
    )
    assert scene.provenance["tool"] == "latentwalk reduce"


@pytest.mark.parametrize("suffix", ["parquet", "csv", "feather"])
def test_a_frame_gives_what_the_command_makes_of_its_file(tmp_path, suffix):
    path = tmp_path / f"frame.{suffix}"
    frame = FRAME.drop(columns="when") if suffix == "csv" else FRAME  # where a time has other digits
    frame.to_csv(path, index=False) if suffix == "csv" else getattr(frame, f"to_{suffix}")(path)
    scene = reduce(frame)
    assert_same(scene, command(tmp_path, path))
    assert set("abcde") < set(scene.columns)
    assert scene.provenance["parameters"]["scale"] == "standard"


def test_a_scene_in_memory_is_the_one_that_its_file_has(tmp_path):
    kept = reduce(X, output=tmp_path / "kept.scene", labels=NAMES)
    assert_same(reduce(X, labels=NAMES), kept)
    assert_same(latentwalk.read(tmp_path / "kept.scene"), kept)
    latentwalk.write(tmp_path / "again.scene", reduce(X, labels=NAMES))
    assert_same(latentwalk.read(tmp_path / "again.scene"), kept)


@pytest.mark.parametrize(
    "rows",
    [
        X.astype(np.float64),
        X.tolist(),
        np.ma.masked_array(X),
        X.astype(object),
        scipy.sparse.csr_array(X),
        torch.tensor(X, requires_grad=True),
        torch.tensor(X).to_sparse(),
        [torch.tensor(row) for row in X],
        pd.DataFrame(X).to_numpy(),
        pd.Series(list(X)),
        pl.Series("v", X.tolist()),
        pd.Series(list(X)).to_numpy(),
        {"embeddings": X, "labels": NAMES},
    ],
    ids=lambda rows: f"{type(rows).__module__}.{type(rows).__name__}",
)
def test_whatever_holds_the_same_numbers_gives_the_same_places(rows):
    np.testing.assert_allclose(
        reduce(rows).layouts["pca"].positions, reduce(X).layouts["pca"].positions, rtol=1e-4, atol=1e-5
    )


def test_small_floats_keep_what_they_hold():
    half = torch.tensor(X, dtype=torch.bfloat16)
    np.testing.assert_array_equal(
        reduce(half).layouts["pca"].positions, reduce(half.float().numpy()).layouts["pca"].positions
    )


@pytest.mark.parametrize(
    "table",
    [
        FRAME,
        pl.from_pandas(FRAME),
        pa.Table.from_pandas(FRAME),
        {name: FRAME[name].to_list() for name in FRAME},
        FRAME.to_dict("records"),
        FRAME.drop(columns="when").to_records(index=False),
    ],
    ids=["pandas", "polars", "arrow", "map", "records", "recarray"],
)
def test_tables_of_all_kinds_are_one_table(table):
    scene = reduce(table)
    wanted = reduce(FRAME)
    np.testing.assert_array_equal(scene.layouts["pca"].positions, wanted.layouts["pca"].positions)
    assert {*wanted.columns} - {*scene.columns} <= {"when"}
    assert scene.columns["label"].codes.tolist() == wanted.columns["label"].codes.tolist()
    assert scene.columns["rare"].values.tolist() == (NAMES == "bee").tolist()


def test_columns_say_which_are_features_or_what_they_are_called():
    scene = reduce(FRAME, columns=["a", "b", "c", "d"], labels="species")
    assert scene.provenance["data"]["columns"] == 4
    assert isinstance(scene.columns["e"], Scalar)
    named = reduce(X, columns=list("vwxyz"))
    assert_same(named, reduce(pd.DataFrame(X, columns=list("vwxyz"))))
    vectors = pd.DataFrame({"one": list(X), "two": list(X[:, ::-1]), "n": np.arange(ROWS)})
    assert reduce(vectors, columns=["two"]).provenance["data"]["columns"] == WIDTH
    assert reduce(vectors, vectors="one").provenance["data"]["columns"] == WIDTH


@pytest.mark.parametrize(
    "labels",
    [
        NAMES.tolist(),
        NAMES.astype(object),
        NAMES.astype("S"),
        pd.Series(NAMES),
        pd.Categorical(NAMES),
        pl.Series(NAMES),
        pd.get_dummies(NAMES),
        pd.DataFrame({"kind": NAMES}),
    ],
    ids=["list", "objects", "bytes", "series", "categorical", "polars", "dummies", "frame"],
)
def test_labels_of_all_kinds_are_one_column(labels):
    column = reduce(X, labels=labels).columns["label"]
    assert [column.names[code] for code in column.codes] == NAMES.tolist()


def test_numbers_of_classes_in_one_column_or_one_hot():
    codes = np.arange(ROWS) % 3
    for labels in (codes, torch.tensor(codes), codes[:, None], np.eye(3)[codes], codes.astype(float)):
        column = reduce(X, labels=labels).columns["label"]
        assert column.names == ["0", "1", "2"]
        assert column.codes.tolist() == codes.tolist()


def test_what_is_missing_is_unknown():
    labels = [None, *NAMES[1:]]
    assert reduce(X, labels=labels).columns["label"].codes.tolist()[:2] == [-1, 1]
    numbers = pd.array([None, *range(1, ROWS)], dtype="Int64")
    scene = reduce(X, metadata=pd.DataFrame({"n": numbers, "seen": pd.array([None, "x"] * 30, dtype="string")}))
    assert np.isnan(scene.columns["n"].values[0])
    assert scene.columns["seen"].codes.tolist()[:2] == [-1, 0]


def test_probabilities_beside_predictions_give_the_confidence_in_these():
    scene = reduce(X, labels=NAMES, predictions=NAMES[::-1], probabilities=SHARES)
    column = scene.columns["prediction"]
    assert [column.names[code] for code in column.codes] == NAMES[::-1].tolist()
    np.testing.assert_allclose(scene.columns["confidence"].values, SHARES[np.arange(ROWS), column.codes], rtol=1e-6)
    alone = reduce(X, labels=NAMES, probabilities=SHARES)
    assert alone.columns["prediction"].codes.tolist() == SHARES.argmax(axis=1).tolist()
    two = reduce(X, labels=NAMES == "bee", probabilities=SHARES[:, 1]).columns
    assert two["prediction"].names == ["False", "True"]
    np.testing.assert_allclose(two["probability: True"].values, SHARES[:, 1], rtol=1e-6)


def test_float_pictures_of_torch_are_pictures(tmp_path):
    pictures = torch.rand(ROWS, 3, 8, 8)
    scene = reduce(pictures)
    assert scene.thumbnails.pixels.shape == (ROWS, 8, 8, 3)
    np.save(tmp_path / "p.npy", pictures.numpy())
    assert_same(scene, command(tmp_path, tmp_path / "p.npy"))
    assert reduce(X, images=pictures).thumbnails.pixels.shape == (ROWS, 8, 8, 3)


def test_the_index_of_pandas_names_rows(tmp_path):
    frame = FRAME.set_index(pd.Index([f"r{row}" for row in range(ROWS)], name="sample"))
    scene = reduce(frame)
    assert list(scene.ids[:2]) == ["r0", "r1"]
    assert "sample" not in scene.columns
    frame.to_parquet(tmp_path / "f.parquet")
    assert_same(scene, command(tmp_path, tmp_path / "f.parquet"))
    part = FRAME.iloc[10:50]
    assert list(reduce(part).ids[:2]) == ["10", "11"]
    part.to_parquet(tmp_path / "part.parquet")
    (tmp_path / "file.scene").unlink()
    assert_same(reduce(part), command(tmp_path, tmp_path / "part.parquet"))


def test_what_has_the_index_of_x_joins_by_it(capsys):
    order = RANDOM.permutation(ROWS)
    frame = FRAME.drop(columns="species").set_index(pd.Index([f"r{row}" for row in range(ROWS)]))
    labels = pd.Series(NAMES, index=frame.index)
    for given in (labels, labels.iloc[order], pd.concat([labels, pd.Series(["fox"], index=["r99"])])):
        column = reduce(frame, labels=given, quiet=False).columns["label"]
        assert [column.names[code] for code in column.codes] == NAMES.tolist()
    assert "labels: joined by index, which is in another order than X's" in capsys.readouterr().err
    shuffled = FRAME.iloc[order]  # of which numpy's values go by row
    column = reduce(shuffled[list("abcde")].to_numpy(), labels=shuffled["species"]).columns["label"]
    assert [column.names[code] for code in column.codes] == NAMES[order].tolist()
    column = reduce(pd.DataFrame(shuffled[list("abcde")].to_numpy()[:50]), labels=shuffled["species"][:50])
    assert column.columns["label"].codes[0] == "abc".index(NAMES[order[0]][0])


def test_an_index_that_does_not_tell_the_rows_is_refused():
    frame = FRAME.drop(columns="species")
    labels = pd.Series(NAMES)
    with pytest.raises(UsageError, match=r"^labels: its index has the rows of X's in another order; give labels.to_n"):
        reduce(frame, labels=labels.sample(frac=1, random_state=1))
    named = frame.set_index(pd.Index([f"r{row}" for row in range(ROWS)]))
    other = labels.set_axis([f"s{row}" for row in range(ROWS)])
    with pytest.raises(UsageError, match=r"labels: its index has not the rows of X's, such as 'r0'"):
        reduce(named, labels=other)


def test_ids_and_a_table_of_more_columns():
    ids = [f"row {row}" for row in range(ROWS)]
    more = pl.DataFrame({"id": ids[::-1], "n": np.arange(ROWS)[::-1], "name": NAMES[::-1]})
    scene = reduce(X, ids=ids, metadata=more)
    assert list(scene.ids) == ids
    assert scene.columns["n"].values.tolist() == list(range(ROWS))
    named = reduce(X, metadata={"score": torch.arange(ROWS), "kind": NAMES})
    assert named.columns["score"].values.tolist() == list(range(ROWS))
    assert {len(name) for name in reduce("iris", ids=range(1000, 1150), limit=20).ids} == {4}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"labels": NAMES[:-1]}, r"^labels: 59 rows, but X has 60; give one for each, or an 'id' column$"),
        ({"labels": 3}, "^labels: expected numpy, torch, .* or a list, found int 3$"),
        ({"labels": {"a", "b"}}, "^labels: expected .* found set$"),
        ({"labels": (name for name in NAMES)}, "^labels: expected .* found generator$"),
        ({"labels": [[1], [2, 3]]}, "^labels: expected .* found list"),
        ({"labels": [1, "a"] * 29 + [None, 2]}, "^labels: expected .* found list"),
        ({"labels": SHARES}, "^labels: expected one column .and ids., found c0, c1, c2; keep one$"),
        (
            {"labels": "species"},
            '^labels="species": no such file .and X is no table that could have such a column.$',
        ),
        ({"predictions": SHARES[:, 0]}, "^predictions: expected classes, or a column of probabilities for each"),
        ({"probabilities": SHARES * 2}, "^probabilities: row .*, column 'c.': expected 0…1, found .*; apply softmax"),
        ({"probabilities": NAMES}, "^probabilities: column 'c0': expected probabilities, found text"),
        ({"probabilities": SHARES[:, 0]}, "^probabilities: one probability for each row needs labels of two classes"),
        ({"images": PIXELS[:9]}, "^images: 9 rows, but X has 60"),
        ({"images": PIXELS / 2.0}, "^images: expected pictures as uint8 or floats 0…1"),
        ({"ids": ["a"] * ROWS}, "^ids: rows 0 and 1 have the same id 'a'"),
        ({"ids": range(9)}, "^ids: 9 rows, but X has 60"),
        ({"ids": [None] + ["a"] * 59}, "^ids: row 0 has none; give each row one"),
        ({"metadata": 5}, "^metadata: expected .* found int 5$"),
        ({"metadata": pd.DataFrame({"mixed": [1, "a"] * 30})}, "^metadata: cannot be read as a table .*mixed"),
        (
            {"columns": ["a", "b"]},
            r"^columns: expected a name for each column of X, whose shape is .60, 5., found 2$",
        ),
        ({"columns": "a"}, "^columns: expected a list of names of X's columns, found str$"),
        ({"perplexity": 5}, "^no argument perplexity; did you mean tsne_perplexity\\?$"),
        ({"n_samples": 5}, "^no argument n_samples: it is samples=$"),
        ({"random_state": 0}, "^no argument random_state: it is seed=$"),
        ({"tsne_perplexity": "many"}, "^tsne_perplexity: expected a number from 1, found 'many'$"),
        ({"tsne": 5}, "^tsne: expected Tsne or a map of its options, found 5$"),
        ({"method": ["pca", "mds"]}, "^method: expected one of pca, tsne, umap, found 'mds'$"),
        ({"predict": "yes"}, "^predict: expected True or False, found 'yes'$"),
        ({"predict": True}, "^predict: X has no labels to learn from; give labels=$"),
        ({"tag": "a"}, "^tag: goes with folders of a TensorBoard projector, not with values in memory; leave it out$"),
        ({"vectors": "a"}, "^vectors: goes with tables, and X has no columns with names; leave it out$"),
        ({"resume": True}, "^resume: goes with the output of an earlier run; give that$"),
        ({"classes": ["a"]}, "^classes: X has no classes to choose from; give labels="),
    ],
)
def test_what_does_not_fit_is_one_line_that_speaks_of_arguments(options, said):
    with pytest.raises(UsageError, match=said) as caught:
        reduce(X, **options)
    assert "\n" not in str(caught.value)
    assert "--" not in str(caught.value)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (np.where(np.arange(ROWS)[:, None] == 7, np.nan, X), "^X: row 7, column 0 is NaN; expected a finite number"),
        (X[:, 0], r"^X: expected rows × columns, found shape \(60,\)"),
        (np.zeros((9, 3, 3)), r"^X: expected rows × columns, found shape \(9, 3, 3\)"),
        (X.astype(complex), "^X: expected real numbers or texts, found type complex128"),
        (None, "^no input; expected one of: digits, iris"),
        (7, "^X: expected .* found int 7$"),
        (object(), "^X: expected .* found object$"),
        (np.array([["a", 1.0], ["b", 2.0]], object), "^X: row 0, column 0 is no number: 'a'; give numbers alone, or a"),
        (X[:3], "^X: expected at least 4 rows, found 3"),
        (pd.DataFrame({"name": NAMES}), "^X: expected numeric columns to reduce, found none; it has name"),
        (pd.DataFrame({"a": [1.0, None] * 30}), "^X: row 1 .*column 0 .'a'. is NaN"),
        (pl.DataFrame({"a": [[1.0], [1.0, 2.0]] * 30, "b": ["x"] * 60}), "^X: expected numeric columns"),
        (scipy.sparse.csr_array((10**6, 10**6)), "^X: expected a matrix that takes at most 4 GiB when dense"),
        (torch.empty(9, 3, device="meta"), "^X: expected .* found Tensor"),
        (["a.csv", X], "^X: expected .* found list"),
        ({}, "^X: expected rows and columns, found 0 × 0"),
        ([], "^X: expected rows"),
    ],
)
def test_rows_that_cannot_be_laid_out_are_named_x(rows, said):
    with pytest.raises(UsageError, match=said):
        reduce(rows)


def test_a_wrong_name_is_also_what_python_raises():
    with pytest.raises(TypeError, match="no argument labls; did you mean labels"):
        reduce(X, labls=NAMES)


def test_nested_options_are_flat_whole_or_maps():
    scenes = [
        reduce(X, method="tsne", tsne={"perplexity": 5, "iterations": 50}),
        reduce(X, method="tsne", tsne_perplexity=5, tsne_iterations=50),
    ]
    for scene in scenes:
        assert scene.layouts["tsne"].provenance["perplexity"] == 5
        assert scene.layouts["tsne"].provenance["iterations"] == 50


def test_a_masked_value_is_missing():
    masked = np.ma.masked_array(X, mask=X[4, 2] == X)
    with pytest.raises(UsageError, match=r"^X: row 4, column 2 is NaN"):
        reduce(masked)


def test_progress_goes_to_stderr_unless_quiet(capsys):
    reduce(FRAME, quiet=True)
    assert capsys.readouterr() == ("", "")
    reduce(FRAME, quiet=False)
    out, err = capsys.readouterr()
    assert out == ""
    assert "features: a, b, c, d, e; label: species; columns that describe rows: when, rare" in err
    assert 'scaled to deviation 1 (scale="none" changes that)' in err
    assert "--" not in err


def test_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    reduce(X)
    assert not list(tmp_path.iterdir())


def test_importing_latentwalk_loads_none_of_these():
    code = "import sys, latentwalk; latentwalk.reduce; print(*sys.modules)"
    import subprocess

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"torch", "sklearn", "pandas", "polars", "pyarrow"} & set(loaded)


@pytest.mark.parametrize("kept", [False, True])
def test_an_interrupt_says_what_is_left_and_goes_on_up(tmp_path, monkeypatch, capsys, kept):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("latentwalk.tools.layout.methods.umap", stopped)
    output = tmp_path / "x.scene" if kept else None
    with pytest.raises(KeyboardInterrupt):
        reduce(X, output=output, method=["pca", "umap"], quiet=False)
    said = capsys.readouterr().err.splitlines()[-1]
    if kept:
        assert said == f"interrupted; {output} holds pca; the same command with resume=True adds the others"
        monkeypatch.undo()
        assert list(reduce(X, output=output, method=["pca", "umap"], resume=True).layouts) == ["pca", "umap"]
    else:
        assert said == "interrupted; no layout is kept; give output=FILE.scene to keep those that are finished"


def test_the_cell_of_a_notebook_shows_bars_as_text(monkeypatch, capsys):
    shell = type("ZMQInteractiveShell", (), {})
    monkeypatch.setattr("builtins.get_ipython", shell, raising=False)
    reduce(X, quiet=False)
    out, err = capsys.readouterr()
    assert out == ""
    assert "\r" in err
    assert "quality of pca" in err
