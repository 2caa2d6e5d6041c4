"""Rows in shards: read by blocks or whole, placed beside a sample, judged against all rows, and their errors."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow
import pytest
from kit import rows_in_shards
from pyarrow import parquet

from latentwalk.scenes import Category, LatentwalkError, Quality, Scalar, Scene, UsageError, read
from latentwalk.tools.layout import quality
from latentwalk.tools.reduce import main, reduce

ROWS = 2400
PLACED = {"method": ["pca", "tsne"], "sample_rows": 400, "tsne_perplexity": 10, "tsne_iterations": 50}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rows_in_shards.make(tmp_path_factory.mktemp("shards"), ROWS, 6)


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a thousand rows were more than are laid out at once."""
    monkeypatch.setattr("latentwalk.tools.shards.choice.MOST_AT_ONCE", 1000)


@pytest.fixture(scope="module")
def placed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("latentwalk.tools.shards.choice.MOST_AT_ONCE", 1000)
        output = tmp_path_factory.mktemp("placed") / "all.scene"
        return reduce(str(folder / "rows-*.parquet"), output, predict=True, quiet=True, **PLACED)


def changed(folder: Path, tmp_path: Path, change: Callable[[pyarrow.Table], pyarrow.Table]) -> str:
    """A pattern of two shards, of which the second is changed."""
    first, second = (parquet.read_table(path) for path in sorted(folder.glob("*.parquet"))[:2])
    parquet.write_table(first, tmp_path / "rows-0.parquet")
    parquet.write_table(change(second), tmp_path / "rows-1.parquet")
    return str(tmp_path / "rows-*.parquet")


def column(name: str, values: object) -> Callable[[pyarrow.Table], pyarrow.Table]:
    return lambda table: table.set_column(table.column_names.index(name), name, pyarrow.array(values))


def with_vector(row: int, values: np.ndarray) -> Callable[[pyarrow.Table], pyarrow.Table]:
    def change(table: pyarrow.Table) -> pyarrow.Table:
        lists = table["embedding"].to_pylist()
        lists[row] = values
        kind = table.schema.field("embedding").type
        wanted = kind if values is None or len(values) == kind.list_size else pyarrow.list_(pyarrow.float32())
        return column("embedding", pyarrow.array(lists, wanted))(table)

    return change


def test_all_rows_are_there_with_their_columns(placed: Scene) -> None:
    assert list(placed.ids[:3]) == ["row 0", "row 1", "row 2"]
    assert len(placed) == ROWS
    label, weight = placed.columns["label"], placed.columns["weight"]
    assert isinstance(label, Category)
    assert isinstance(weight, Scalar)
    assert label.names == [f"class {i}" for i in range(5)]
    np.testing.assert_array_equal(label.codes, np.arange(ROWS) % 5)
    np.testing.assert_allclose(weight.values, np.arange(ROWS) / 10, rtol=1e-6)


def test_pca_is_that_of_all_rows(placed: Scene) -> None:
    values = rows_in_shards.features(ROWS).astype(np.float64)
    centered = values - values.mean(axis=0)
    exact = centered @ np.linalg.svd(centered, full_matrices=False)[2][:3].T
    found = placed.layouts["pca"].positions
    signs = np.sign((found * exact).sum(axis=0))
    np.testing.assert_allclose(found * signs, exact, atol=1e-3)


def test_rows_are_placed_among_their_like(placed: Scene) -> None:
    positions, codes = placed.layouts["tsne"].positions, np.arange(ROWS) % 5
    middles = np.stack([positions[codes == code].mean(axis=0) for code in range(5)])
    nearest = np.linalg.norm(positions[:, None] - middles, axis=2).argmin(axis=1)
    assert (nearest == codes).mean() > 0.95


@pytest.mark.parametrize("method", ["pca", "tsne"])
def test_quality_is_that_of_the_judged_rows_among_all(placed: Scene, method: str) -> None:
    layout = placed.layouts[method]
    found = layout.quality
    assert isinstance(found, Quality)
    rows = np.flatnonzero(np.isfinite(found.per_point["trustworthiness"]))
    wanted = quality.measure(rows_in_shards.features(ROWS), layout.positions, rows=rows)
    assert isinstance(wanted, Quality)
    for name in ("trustworthiness", "continuity", "neighbors_kept"):
        assert getattr(found, name) == pytest.approx(getattr(wanted, name), abs=1e-4)


def test_predictions_are_of_models_that_did_not_see_the_row(placed: Scene) -> None:
    prediction, confidence = placed.columns["prediction"], placed.columns["confidence"]
    assert isinstance(prediction, Category)
    assert isinstance(confidence, Scalar)
    assert (prediction.codes == np.arange(ROWS) % 5).mean() > 0.9
    assert confidence.values.min() > 0.2
    assert confidence.values.max() <= 1


def test_shuffled_labels_are_not_learned_by_heart(folder: Path, tmp_path: Path, few_at_once: None) -> None:
    shuffled = np.random.default_rng(0).integers(0, 2, 400)
    pattern = changed(folder, tmp_path, lambda table: table)
    for path in sorted(tmp_path.glob("*.parquet")):
        table = parquet.read_table(path)
        parquet.write_table(column("label", [f"side {side}" for side in shuffled])(table), path)
    for _ in range(2):
        for path in sorted(tmp_path.glob("rows-?.parquet")):
            parquet.write_table(
                column("id", [f"{path.stem}/{i}" for i in range(400)])(parquet.read_table(path)),
                path.with_name(f"rows-{path.stem[5:]}x.parquet"),
            )
    scene = reduce(pattern, tmp_path / "o.scene", method=["pca"], predict=True, sample_rows=1600, quiet=True)
    right = scene.columns["correct"]
    assert 0.4 < np.asarray(right.values).mean() < 0.8  # type: ignore[union-attr]


def test_what_is_done_is_said(
    folder: Path, tmp_path: Path, few_at_once: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder), "--method", "pca", "-o", str(tmp_path / "o.scene")]) == 0
    said = capsys.readouterr().err
    assert "2,400 rows in 6 shards, in 6 blocks, by this process alone: 2,400 of them are laid out" in said
    assert "features: embedding (vectors); label: label; ids: id; columns that describe rows: weight" in said


def test_few_shards_are_laid_out_together_with_all_columns(folder: Path, tmp_path: Path) -> None:
    scene = reduce(str(folder / "rows-*.parquet"), tmp_path / "o.scene", method=["pca"], quiet=True)
    assert len(scene) == ROWS
    assert set(scene.columns) == {"label", "weight"}
    assert scene.neighbors is not None
    assert list(scene.ids[:2]) == ["row 0", "row 1"]


def test_arrays_are_shards_too(tmp_path: Path, few_at_once: None) -> None:
    values = rows_in_shards.features(1200)
    np.save(tmp_path / "a-0.npy", values[:500])
    np.save(tmp_path / "a-1.npy", values[500:])
    scene = reduce(str(tmp_path / "a-*.npy"), tmp_path / "o.scene", method=["pca"], quiet=True)
    assert list(scene.ids[-1:]) == ["1199"]
    assert scene.layouts["pca"].quality is not None


def test_columns_of_numbers_are_scaled_as_a_table_is(tmp_path: Path, few_at_once: None) -> None:
    values = rows_in_shards.features(1200) * np.array([1000, *[1] * (rows_in_shards.WIDTH - 1)])
    for shard in range(2):
        part = values[shard * 600 : (shard + 1) * 600]
        named = {f"v{i}": part[:, i] for i in range(part.shape[1])}
        parquet.write_table(pyarrow.table(named), tmp_path / f"n-{shard}.parquet")
    scene = reduce(str(tmp_path / "n-*.parquet"), tmp_path / "o.scene", method=["pca"], quiet=True)
    scaled = (values - values.mean(axis=0)) / values.std(axis=0)
    share = np.linalg.svd(scaled, compute_uv=False)[:3] ** 2 / (scaled**2).sum()
    assert scene.layouts["pca"].provenance["explained"] == pytest.approx(share.tolist(), abs=1e-4)


def test_cosine_is_of_directions(tmp_path: Path, few_at_once: None) -> None:
    values = rows_in_shards.features(1200)
    np.save(tmp_path / "a-0.npy", values[:600] * np.float32(100))
    np.save(tmp_path / "a-1.npy", values[600:])
    scene = reduce(str(tmp_path / "a-*.npy"), tmp_path / "o.scene", method=["pca"], metric="cosine", quiet=True)
    unit = values / np.linalg.norm(values, axis=1, keepdims=True)
    share = np.linalg.svd(unit - unit.mean(axis=0), compute_uv=False)[:3] ** 2 / ((unit - unit.mean(axis=0)) ** 2).sum()
    assert scene.layouts["pca"].provenance["explained"] == pytest.approx(share.tolist(), abs=1e-4)


NAN = np.full(rows_in_shards.WIDTH, np.nan)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda table: table.drop_columns(["weight"]),
            ["rows-1.parquet: no column 'weight', which", "rows-0.parquet has"],
        ),
        (lambda table: table.append_column("more", table["weight"]), ["rows-1.parquet: column 'more' is not in"]),
        (column("weight", ["heavy"] * 400), ["rows-1.parquet: column 'weight' holds texts, but numbers in", "rows-0"]),
        (with_vector(7, NAN), ["rows-1.parquet: row 7", "column 0", "is NaN"]),
        (with_vector(7, np.zeros(5)), ["rows-1.parquet: ", "'embedding'"]),
    ],
    ids=["missing", "more", "type", "NaN", "width"],
)
def test_a_shard_that_does_not_fit_is_named(
    folder: Path,
    tmp_path: Path,
    change: Callable[[pyarrow.Table], pyarrow.Table],
    words: list[str],
    whole: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("latentwalk.tools.shards.choice.MOST_AT_ONCE", 1000 if whole else 100)
    with pytest.raises(UsageError) as error:
        reduce(changed(folder, tmp_path, change), tmp_path / "o.scene", method=["pca"], quiet=True)
    assert all(word in str(error.value) for word in words), error.value
    assert not list(tmp_path.glob("*.scene*"))


def test_ids_that_two_shards_have_are_named_with_their_files(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("latentwalk.tools.shards.choice.MOST_AT_ONCE", 100)
    pattern = changed(folder, tmp_path, column("id", ["row 5", *(f"other {i}" for i in range(399))]))
    with pytest.raises(UsageError, match=r"rows-0\.parquet: row 5 and .*rows-1\.parquet: row 0 have the same id"):
        reduce(pattern, tmp_path / "o.scene", method=["pca"], quiet=True)


def test_an_empty_shard_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("latentwalk.tools.shards.choice.MOST_AT_ONCE", 100)
    scene = reduce(changed(folder, tmp_path, lambda table: table.slice(0, 0)), tmp_path / "o.scene", method=["pca"])
    assert len(scene) == 400
    assert "rows-1.parquet holds no rows" in capsys.readouterr().err


def test_what_does_not_go_by_blocks_is_refused(folder: Path, tmp_path: Path, few_at_once: None) -> None:
    for option in ({"cluster": "kmeans"}, {"outliers": True}):
        with pytest.raises(UsageError, match="is not done for rows that go by blocks"):
            reduce(str(folder), tmp_path / "o.scene", quiet=True, **option)
    with pytest.raises(UsageError, match="give output"):
        reduce(str(folder), quiet=True)


def test_an_interrupt_keeps_blocks_and_resume_goes_on(
    folder: Path, tmp_path: Path, placed: Scene, few_at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from latentwalk.tools.shards import reduction

    output, blocks = tmp_path / "o.scene", []

    def counted(*given: object, real: Callable[..., None] = reduction._keep) -> None:
        blocks.append(given[0])
        real(*given)

    def interrupted(*given: object) -> None:
        if len(blocks) == 2:
            raise KeyboardInterrupt
        counted(*given)

    again = ["--method", "pca", "tsne", "--sample-rows", "400", "--tsne-perplexity", "10", "--tsne-iterations", "50"]
    arguments = [str(folder / "rows-*.parquet"), *again, "--predict", "--quiet", "-o", str(output)]
    monkeypatch.setattr(reduction, "_keep", interrupted)
    assert main(arguments) == 130
    monkeypatch.undo()
    monkeypatch.setattr("latentwalk.tools.shards.choice.MOST_AT_ONCE", 1000)
    assert (
        main([*arguments[:-1], str(tmp_path / "p.scene"), "--resume"]) == 0
    )  # another's name has nothing to go on with
    with pytest.raises(UsageError, match="go on with it by --resume"):
        main(arguments)
    with pytest.raises(UsageError, match="with other options"):
        main([*arguments, "--resume", "--seed", "1"])
    before = len(blocks)
    monkeypatch.setattr(reduction, "_keep", counted)
    assert main([*arguments, "--resume"]) == 0
    assert len(blocks) == before + 4
    assert read(output).layouts["tsne"].positions.tobytes() == placed.layouts["tsne"].positions.tobytes()
    assert not list(tmp_path.glob("*.parts"))


def test_input_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file has such a name"):
        reduce(str(tmp_path / "rows-*.parquet"), quiet=True)
    with pytest.raises(UsageError, match="dask: goes with shards"):
        reduce("digits", tmp_path / "o.scene", dask="local", quiet=True)
    (tmp_path / "rows-0.parquet").write_bytes(b"PAR1 and nothing more")
    with pytest.raises(LatentwalkError, match=r"rows-0\.parquet: cannot be read"):
        reduce(str(tmp_path / "rows-*.parquet"), quiet=True)
