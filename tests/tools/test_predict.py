"""`latentwalk predict RUN DATA`: label, confidence and probabilities of new rows, held to the columns of training."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from pyarrow import parquet
from sklearn.datasets import load_iris

from latentwalk.runtime.__main__ import main
from latentwalk.scenes import Category, UsageError, read
from latentwalk.tools.estimator import kept
from latentwalk.tools.predict import predict
from latentwalk.tools.train import train

COLUMNS = ["length", "width", "petal_length", "petal_width"]
IRIS = load_iris()


def table(path: Path, columns: list[str], rows: slice = slice(None), label: bool = False) -> Path:
    """Iris with the columns in an order of one's own."""
    values = dict(zip(COLUMNS, IRIS.data.T, strict=True)) | {"noise": np.arange(150.0)}
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", *columns, *(["species"] if label else [])])
        for row in range(150)[rows]:
            names = [IRIS.target_names[IRIS.target[row]]] if label else []
            out.writerow([f"flower {row}", *(values[name][row] for name in columns), *names])
    return path


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    data = table(folder / "iris.csv", COLUMNS, label=True)
    return train(data, folder, model="random-forest", set=["n_estimators=8"], pictures="none")


def test_the_table_says_what_predict_proba_says(run: Path, tmp_path: Path) -> None:
    data = table(tmp_path / "new.csv", COLUMNS, slice(40, 110))
    assert main(["predict", str(run), str(data), "-o", str(tmp_path / "p.csv"), "--quiet"]) == 0
    with (tmp_path / "p.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [f"flower {row}" for row in range(40, 110)]
    model = kept.load(run / "model.skops")
    chances = model.predict_proba(IRIS.data[40:110].astype(np.float32))
    names = list(IRIS.target_names)
    written = np.array([[float(row[f"probability: {name}"]) for name in names] for row in rows])
    np.testing.assert_allclose(written, chances, atol=1e-6)
    assert [row["prediction"] for row in rows] == [names[code] for code in chances.argmax(1)]
    np.testing.assert_allclose([float(row["confidence"]) for row in rows], chances.max(1), atol=1e-6)


def test_parquet_stdout_and_python_say_the_same(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = table(tmp_path / "new.csv", COLUMNS)
    found = predict(run, data, tmp_path / "p.parquet")
    columns = parquet.read_table(tmp_path / "p.parquet").to_pydict()
    assert columns["prediction"] == found.labels
    np.testing.assert_array_equal(columns["confidence"], found.confidence)
    np.testing.assert_array_equal(columns["probability: virginica"], found.probabilities[:, 2])
    capsys.readouterr()
    assert main(["predict", str(run), str(data), "--quiet"]) == 0
    lines = list(csv.reader(capsys.readouterr().out.splitlines()))
    assert [line[1] for line in lines[1:]] == found.labels
    assert (found.right, found.known) == (0, 0)


def test_texts_that_a_spreadsheet_would_run_are_kept_from_it_aloud(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = table(tmp_path / "new.csv", COLUMNS, slice(0, 3))
    said = "note: texts that a spreadsheet would run begin with ' in the CSV"
    assert main(["predict", str(run), str(data)]) == 0
    assert said not in capsys.readouterr().err
    data.write_text(data.read_text().replace("flower 1", "=1+1"))
    assert main(["predict", str(run), str(data)]) == 0
    told = capsys.readouterr()
    assert "\n'=1+1," in told.out
    assert told.err.count(said) == 1
    assert main(["predict", str(run), str(data), "-o", str(tmp_path / "p.csv")]) == 0
    assert said in capsys.readouterr().err
    assert main(["predict", str(run), str(data), "-o", str(tmp_path / "p.parquet")]) == 0
    assert said not in capsys.readouterr().err
    assert parquet.read_table(tmp_path / "p.parquet").to_pydict()["id"][1] == "=1+1"


def test_columns_are_found_by_name_and_others_left_out_aloud(
    run: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    plain = predict(run, table(tmp_path / "a.csv", COLUMNS))
    turned = table(tmp_path / "b.csv", ["noise", *COLUMNS[::-1]], label=True)
    found = predict(run, turned, quiet=False)
    np.testing.assert_array_equal(found.probabilities, plain.probabilities)
    assert "left out, as the model was not trained on them: 'noise'" in capfd.readouterr().err
    assert found.known == 150
    assert found.right > 140


def test_missing_columns_are_named(run: Path, tmp_path: Path) -> None:
    data = table(tmp_path / "c.csv", ["width", "noise", "length"])
    with pytest.raises(UsageError) as caught:
        predict(run, data)
    assert str(caught.value) == (
        "c: lacks 'petal_length', 'petal_width' of the model's 4 columns, and has 'noise', which is none of them"
    )


def test_nothing_is_overwritten_and_names_are_checked_first(run: Path, tmp_path: Path) -> None:
    data = table(tmp_path / "d.csv", COLUMNS, slice(0, 3))
    before = data.read_bytes()
    with pytest.raises(UsageError, match="already exists"):
        predict(run, data, data)
    assert data.read_bytes() == before
    with pytest.raises(UsageError, match=r"expected a name that ends in \.csv or \.parquet"):
        predict(run, data, tmp_path / "p.txt")
    with pytest.raises(UsageError, match="no run, as it has no run_metadata"):
        predict(tmp_path, data)


def test_a_network_predicts_pictures_of_its_size_alone(tmp_path: Path) -> None:
    run = train("digits", tmp_path, model="cnn", limit=200, epochs=2, device="cpu", pictures="none")
    found = predict(run, "digits", limit=50)
    assert found.probabilities.shape == (50, 10)
    assert found.known == 50
    with pytest.raises(UsageError, match="expected pictures of shape"):
        predict(run, "iris")


def test_a_scene_takes_the_table_as_its_metadata(run: Path, tmp_path: Path) -> None:
    data = table(tmp_path / "new.csv", COLUMNS, label=True)
    predict(run, data, tmp_path / "p.csv")
    command = ["reduce", str(data), "--metadata", str(tmp_path / "p.csv"), "--method", "pca", "--quiet"]
    assert main([*command, "-o", str(tmp_path / "s.scene")]) == 0
    scene = read(tmp_path / "s.scene")
    prediction = scene.columns["prediction"]
    assert isinstance(prediction, Category)
    assert {"confidence", "probability: setosa"} <= scene.columns.keys()


def test_rows_that_were_trained_on_are_told(run: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    inputs = run.parent / "iris.csv"
    predict(run, inputs, quiet=False)
    assert f"note: the model was trained on rows of {inputs}: those that are among these say little" in (
        capfd.readouterr().err
    )
    predict(run, table(tmp_path / "new.csv", COLUMNS), quiet=False)
    assert "was trained on rows of" not in capfd.readouterr().err
