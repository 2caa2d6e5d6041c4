"""`latentwalk sample`: new rows and pictures of VAEs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow.csv
import pyarrow.parquet
import pytest
from PIL import Image

from latentwalk.scenes import UsageError, read
from latentwalk.scenes.torch_network import build, run
from latentwalk.tools import train
from latentwalk.tools.data.sources import load
from latentwalk.tools.sample import main, sample

OPTIONS = ["--device", "cpu", "--quiet"]


@pytest.fixture(scope="module")
def iris(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("iris")
    assert train.main(["iris", "--epochs", "60", "--learning-rate", "3e-3", *OPTIONS, "-o", str(folder)]) == 0
    return folder / "run_001"


@pytest.fixture(scope="module")
def digits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("digits")
    assert train.main(["digits", "--limit", "200", "--epochs", "2", *OPTIONS, "-o", str(folder)]) == 0
    return folder / "run_001"


def test_rows_from_where_the_data_is_are_like_it_in_its_own_units(iris: Path, tmp_path: Path) -> None:
    drawn, said = sample(iris, tmp_path / "new.npy", number=2000, from_="posterior")
    data = load(["iris"]).features
    assert np.load(tmp_path / "new.npy").tolist() == drawn.tolist()
    np.testing.assert_allclose(drawn.mean(axis=0), data.mean(axis=0), rtol=0.05)
    between = lambda rows: np.mean((rows[:, 2] > 2.2) & (rows[:, 2] < 2.8))  # noqa: E731 (petal lengths no iris has)
    assert between(drawn) < between(sample(iris, tmp_path / "prior.npy", number=2000)[0]) / 2
    assert said == []


def test_rows_from_the_prior_are_what_the_decoder_makes_of_it(iris: Path, tmp_path: Path) -> None:
    drawn, said = sample(iris, tmp_path / "new.npy", number=50, seed=3)
    decoder = read(iris / "latent.scene").decoder
    assert decoder is not None
    z = np.random.default_rng(3).standard_normal((50, 2)).astype(np.float32)
    values = run(build(decoder.layers, (2,)), z) * decoder.output.scale + decoder.output.shift
    np.testing.assert_allclose(drawn, values, atol=1e-5)
    assert ["--from posterior" in line for line in said] == [True]  # the latents of Iris are far from N(0, 1)


def test_a_seed_repeats_and_another_does_not(iris: Path, tmp_path: Path) -> None:
    rows = [sample(iris, tmp_path / f"{n}.npy", seed=seed, from_="posterior")[0] for n, seed in enumerate((1, 1, 2))]
    assert np.array_equal(rows[0], rows[1])
    assert not np.array_equal(rows[0], rows[2])


def test_tables_have_the_columns_names(iris: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("new.csv", "new.parquet"):
        assert main([str(iris), "-n", "7", "--from", "posterior", "-o", str(tmp_path / name)]) == 0
    assert "new.csv: 7 rows of 4 columns from the posterior" in capsys.readouterr().out
    tables = [pyarrow.csv.read_csv(tmp_path / "new.csv"), pyarrow.parquet.read_table(tmp_path / "new.parquet")]
    for table in tables:
        assert table.column_names == load(["iris"]).feature_names
    np.testing.assert_allclose(tables[0].to_pandas(), tables[1].to_pandas(), rtol=1e-5)


def test_pictures_are_an_array_a_sheet_or_a_folder(digits: Path, tmp_path: Path) -> None:
    for name in ("new.npy", "new.png", "new"):
        sample(digits, tmp_path / name, number=10)
    pictures = np.load(tmp_path / "new.npy")
    assert (pictures.shape, pictures.dtype) == ((10, 8, 8, 1), np.uint8)
    sheet = np.asarray(Image.open(tmp_path / "new.png"))
    assert sheet.shape == (24, 32)
    assert np.array_equal(sheet[8:16, :8], pictures[4, :, :, 0])
    assert not sheet[16:, 16:].any()
    files = sorted((tmp_path / "new").iterdir())
    assert [file.name for file in files] == [f"{number:02}.png" for number in range(1, 11)]
    assert np.array_equal(np.asarray(Image.open(files[9])), pictures[9, :, :, 0])


@pytest.mark.parametrize(
    ("output", "number", "said"),
    [("there.csv", 1, "already exists"), ("new.png", 1, "as rows are drawn"), ("no/new.csv", 1, "no")],
)
def test_what_cannot_be_written_is_told_before_it_is_drawn(
    iris: Path, tmp_path: Path, output: str, number: int, said: str
) -> None:
    (tmp_path / "there.csv").write_text("mine")
    with pytest.raises(UsageError, match=said):
        sample(iris, tmp_path / output, number=number)
    assert (tmp_path / "there.csv").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["there.csv"]


def test_a_sheet_has_an_end(digits: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="at most 10,000 pictures"):
        sample(digits, tmp_path / "new.png", number=10_001)
    with pytest.raises(UsageError, match="as pictures are drawn"):
        sample(digits, tmp_path / "new.csv")


def test_only_finished_vaes_are_drawn_from(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no run, as it has no run_metadata"):
        sample(tmp_path, tmp_path / "new.csv")
    (tmp_path / "run_metadata.json").write_text('{"plan": {"settings": {"model": "mlp"}}}')
    with pytest.raises(UsageError, match="a classifier has no decoder"):
        sample(tmp_path, tmp_path / "new.csv")
    (tmp_path / "run_metadata.json").write_text('{"plan": {"settings": {"model": "vae"}}}')
    with pytest.raises(UsageError, match="not finished; go on with it first"):
        sample(tmp_path, tmp_path / "new.csv")
