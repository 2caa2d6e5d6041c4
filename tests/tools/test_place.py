"""`latentwalk place`: old rows stay where they are, new ones fall among them, and every part of the scene goes on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

from latentwalk.scenes import Category, Layout, Scalar, Scene, Text, UsageError, read, write
from latentwalk.scenes.arrays import Indices
from latentwalk.scenes.rules import RIGHT, UNKNOWN, correctness
from latentwalk.tools import place as command
from latentwalk.tools.layout.methods import Tsne
from latentwalk.tools.place import main, place
from latentwalk.tools.placing.places import NewRows
from latentwalk.tools.reduce import reduce

OLD, NEW = 500, 100
OURS = np.flatnonzero(np.arange(OLD + NEW) % 6 < 5)
THEIRS = np.flatnonzero(np.arange(OLD + NEW) % 6 == 5)


def digits(path: Path, rows: Indices) -> Path:
    data = load_digits()
    pictures = np.round(data.images[rows] * 15.9375).astype(np.uint8)
    np.savez(path, features=data.data[rows].astype(np.float32), labels=data.target[rows], images=pictures)
    return path


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scene, Scene]:
    """A scene of digits, and the same with others in it."""
    folder = tmp_path_factory.mktemp("place")
    old = folder / "old.scene"
    options = {"method": ["pca", "tsne"], "tsne": Tsne(perplexity=10), "cluster": "kmeans", "quiet": True}
    reduce(digits(folder / "old.npz", OURS), old, **options)
    place(digits(folder / "new.npz", THEIRS), old, folder / "new.scene", quiet=True)
    return read(old), read(folder / "new.scene")


def table(path: Path, rows: range, columns: str = "id,size,weight,kind", shift: float = 0.0) -> Path:
    """Three kinds of rows, each as its number says, whatever else is in the file."""
    lines = [columns]
    for row in rows:
        rng = np.random.default_rng(row)
        kind = row % 3
        size, weight = rng.normal(10 * kind, 1) + shift, rng.normal(-3 * kind, 0.2)
        values = {"id": f"r{row}", "size": size, "weight": weight, "kind": "abc"[kind], "note": f"n{row}", "more": row}
        lines.append(",".join(str(values[name]) for name in columns.split(",")))
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scene of a table, in the folder that is current."""
    monkeypatch.chdir(tmp_path)
    table(Path("rows.csv"), range(60))
    reduce("rows.csv", "rows.scene", method="pca", labels="kind", quiet=True)
    return Path("rows.scene")


def test_old_rows_are_as_they_were(placed: tuple[Scene, Scene]) -> None:
    old, new = placed
    assert list(new.ids[:OLD]) == list(old.ids)
    for name, layout in old.layouts.items():
        assert new.layouts[name].positions[:OLD].tobytes() == layout.positions.tobytes()
        assert new.layouts[name].quality.trustworthiness == layout.quality.trustworthiness
    assert np.array_equal(new.columns["label"].codes[:OLD], old.columns["label"].codes)
    assert np.array_equal(new.neighbors.indices[:OLD], old.neighbors.indices)
    assert np.array_equal(new.thumbnails.pixels[:OLD], old.thumbnails.pixels)


def test_new_rows_are_all_there(placed: tuple[Scene, Scene]) -> None:
    new = placed[1]
    data = load_digits()
    assert len(new) == OLD + NEW
    assert list(new.ids[OLD:]) == [f"new/{row}" for row in range(NEW)]  # as the old ones have these numbers, too
    assert np.array_equal(new.columns["label"].codes[OLD:], data.target[THEIRS])
    assert np.array_equal(new.thumbnails.pixels[OLD, :, :, 0], np.round(data.images[THEIRS[0]] * 15.9375))
    assert new.columns["placed"].names == ["old", "new"]
    assert np.array_equal(new.columns["placed"].codes, np.repeat([0, 1], [OLD, NEW]))
    assert (new.columns["cluster"].codes[OLD:] == -1).all()
    distances = np.linalg.norm(data.data[OURS] - data.data[THEIRS[0]], axis=1)
    assert new.neighbors.indices[OLD, 0] == distances.argmin()
    assert new.neighbors.distances[OLD, 0] == pytest.approx(distances.min(), rel=1e-5)


def test_new_rows_fall_among_their_like(placed: tuple[Scene, Scene]) -> None:
    new = placed[1]
    positions, codes = new.layouts["tsne"].positions, new.columns["label"].codes
    near = np.argsort(np.linalg.norm(positions[OLD:, None] - positions[None, :OLD], axis=2), axis=1)[:, :10]
    voted, by_features = (
        np.mean([np.bincount(codes[row]).argmax() == code for row, code in zip(rows, codes[OLD:], strict=True)])
        for rows in (near, new.neighbors.indices[OLD:, :10])
    )
    assert voted > by_features - 0.05
    for name in ("pca", "tsne"):
        kept = new.columns[f"neighbors kept: {name}"].values
        assert np.isnan(kept[:OLD]).all()
        assert kept[OLD:].mean() == pytest.approx(new.layouts[name].provenance["placed"][0]["neighbors_kept"], abs=1e-3)
        assert np.array_equal(new.layouts[name].quality.per_point["neighbors_kept"][OLD:], kept[OLD:])
        assert kept[OLD:].mean() > new.layouts[name].quality.neighbors_kept - 0.1
    assert 0.2 < np.nanmean(new.columns["novelty"].values) < 0.8


def test_pca_is_by_the_old_rows_axes(placed: tuple[Scene, Scene]) -> None:
    data = load_digits().data
    expected = PCA(3).fit(data[OURS]).transform(data[THEIRS])
    found = placed[1].layouts["pca"].positions[OLD:]
    signs = np.sign((expected * found).sum(axis=0))
    np.testing.assert_allclose(found, expected * signs, atol=1e-2)


def test_columns_go_by_name_and_are_scaled_by_the_old_rows(rows: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table(Path("week.csv"), range(50, 80), "more,weight,note,size,kind,id")
    scene = place("week.csv", rows, "week.scene")
    said = capfd.readouterr().err
    assert "left out, as the old rows have no such columns: 'more'" in said
    assert "10 of the new rows have the id of an old one: all new ones are called week/ID" in said
    assert "10 of 30 new rows equal an old one" in said
    label = scene.columns["label"]
    assert isinstance(label, Category)
    assert [label.names[code] for code in label.codes[60:]] == ["abc"[row % 3] for row in range(50, 80)]
    positions = scene.layouts["pca"].positions
    np.testing.assert_allclose(positions[60:70], positions[50:60], atol=1e-5)  # the same rows
    size, note = scene.columns["size"], scene.columns["note"]
    assert isinstance(size, Scalar)
    assert np.array_equal(size.values[60:70], size.values[50:60])
    assert isinstance(note, Text | Category)
    read("week.scene")


def test_rows_of_another_kind_are_novel(rows: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table(Path("far.csv"), range(60, 70), shift=500)
    assert main(["far.csv", "-i", str(rows), "--quiet"]) == 0
    assert "10 of 10 new rows (100.0 %) are farther from the old ones than 99 %" in capsys.readouterr().out
    scene = read("rows_placed.scene")
    novelty = scene.columns["novelty"]
    assert isinstance(novelty, Scalar)
    assert novelty.values[60:].tolist() == [1] * 10
    assert np.isfinite(scene.layouts["pca"].positions).all()


def test_rows_can_be_placed_again_and_again(rows: Path) -> None:
    place(table(Path("a.csv"), range(60, 70)), rows, "a.scene", quiet=True)
    one = read("a.scene")
    two = place(table(Path("b.csv"), range(60, 75)), "a.scene", "b.scene", quiet=True)
    assert two.columns["placed"].names == ["old", "new", "new 2"]
    assert np.bincount(two.columns["placed"].codes).tolist() == [60, 10, 15]
    assert two.layouts["pca"].positions[:70].tobytes() == one.layouts["pca"].positions.tobytes()
    assert two.neighbors.indices[60:].max() < 60  # among the rows that were laid out
    assert np.array_equal(two.columns["novelty"].values[60:70], two.columns["novelty"].values[70:80])
    assert [lot["rows"] for lot in two.provenance["placed"]] == [10, 15]
    assert two.provenance["base"]["command"].startswith("latentwalk reduce rows.csv")


def test_old_rows_that_moved_or_changed_are_told(rows: Path) -> None:
    new = table(Path("new.csv"), range(60, 65))
    Path("moved").mkdir()
    Path("rows.csv").rename("moved/rows.csv")
    with pytest.raises(UsageError, match=r"rows.scene: its rows cannot be read again: rows.csv: no such file.*old"):
        place(new, rows, "x.scene", quiet=True)
    scene = place(new, rows, "x.scene", old="moved/rows.csv", quiet=True)
    assert len(scene) == 65
    table(Path("rows.csv"), range(1, 61))
    with pytest.raises(UsageError, match=r"rows.scene: its rows have changed since it was made: rows.csv has 60 rows"):
        place(new, rows, "y.scene", quiet=True)
    assert not Path("y.scene").exists()


def test_values_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    x = np.random.default_rng(0).normal(size=(80, 5)).astype(np.float32)
    names = [f"row {row}" for row in range(50)]
    reduce(x[:50], "x.scene", method="pca", ids=names, labels=np.arange(50) % 2, limit=40, quiet=True)
    with pytest.raises(UsageError, match=r"its rows were in memory; save them.*old"):
        place(x[50:], "x.scene", quiet=True)
    np.savez("x.npz", features=x[:50], labels=np.arange(50) % 2)
    scene = place(x[50:], "x.scene", old="x.npz", labels=np.arange(30) % 3, quiet=True)
    assert len(scene) == 70
    assert scene.columns["label"].names == ["0", "1", "2"]
    assert scene.provenance["command"].startswith("latentwalk.place(X, labels=labels")


def test_what_does_not_fit_is_told(rows: Path) -> None:
    table(Path("few.csv"), range(60, 65), "id,size,kind,more")
    with pytest.raises(UsageError) as caught:
        main(["few.csv", "-i", str(rows), "--quiet"])
    assert str(caught.value) == "few: lacks 'weight' of the old rows' 2 columns, and has 'more', which is none of them"
    np.save("wide.npy", np.zeros((4, 3), np.float32))
    with pytest.raises(UsageError, match="wide: expected 2 columns, as the old rows have, found 3"):
        place("wide.npy", rows, "x.scene", quiet=True)
    before = rows.read_bytes()
    with pytest.raises(UsageError, match="already exists"):
        place("rows.csv", rows, rows, quiet=True)
    assert rows.read_bytes() == before
    with pytest.raises(UsageError, match=r"expected a name that ends in \.scene"):
        place("rows.csv", rows, "x.csv", quiet=True)
    assert not Path("x.scene").exists()


@pytest.mark.parametrize(
    ("provenance", "found"), [({}, "no tool"), ({"tool": "latentwalk train"}, "'latentwalk train'")]
)
def test_a_scene_of_another_tool_is_refused(tmp_path: Path, provenance: dict[str, object], found: str) -> None:
    path = tmp_path / "x.scene"
    write(path, Scene(["a", "b"], {"pca": Layout(np.zeros((2, 3), np.float32))}, provenance=provenance))
    with pytest.raises(UsageError, match=f"expected a scene that `latentwalk reduce` made, found {found}"):
        place("iris", path, quiet=True)


def test_a_scene_made_by_blocks_says_what_to_do_instead(tmp_path: Path) -> None:
    path = tmp_path / "big.scene"
    made = {"tool": "latentwalk reduce", "command": "", "data": {"format": "shards"}, "parameters": {}}
    write(path, Scene(["a", "b"], {"pca": Layout(np.zeros((2, 3), np.float32))}, provenance=made))
    with pytest.raises(UsageError, match=r"big.scene: was made by blocks of shards.*as one more shard"):
        place("iris", path, quiet=True)


def test_an_interrupt_leaves_nothing(
    rows: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(NewRows, "layout", interrupted)
    assert command.main(["rows.csv", "-i", str(rows), "--quiet"]) == 130
    assert "interrupted; nothing is written" in capsys.readouterr().err
    assert sorted(path.name for path in Path().iterdir()) == ["rows.csv", "rows.scene"]


def test_predictions_of_new_rows_join(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    x = np.random.default_rng(0).normal(size=(30, 4)).astype(np.float32)
    np.savez("old.npz", features=x[:20], labels=list("ab" * 10))
    np.savez("new.npz", features=x[20:], labels=list("ab" * 5))
    reduce("old.npz", "old.scene", method="pca", predictions=np.array(list("ab" * 9 + "bb")), quiet=True)
    without = place("new.npz", "old.scene", old="old.npz", quiet=True)
    assert correctness(without.columns)[20:].tolist() == [UNKNOWN] * 10
    scene = place("new.npz", "old.scene", old="old.npz", predictions=np.array(list("ab" * 5)), quiet=True)
    assert correctness(scene.columns)[20:].tolist() == [RIGHT] * 10
    assert correctness(scene.columns)[:20].sum() == 19


def test_words_by_their_angle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    values = np.random.default_rng(1).normal(size=(50, 6)).astype(np.float32)
    lines = [
        " ".join([f"word{chr(97 + i % 26)}{'x' * (i // 26)}", *(f"{v:.4f}" for v in row)])
        for i, row in enumerate(values)
    ]
    Path("old.txt").write_text("\n".join(lines[:40]) + "\n")
    Path("new.txt").write_text("\n".join(lines[40:]) + "\n")
    reduce("old.txt", "old.scene", method="pca", quiet=True)
    scene = place("new.txt", "old.scene", quiet=True)
    assert scene.vectors is not None
    np.testing.assert_allclose(scene.vectors.values, values, atol=1e-4)
    unit = values / np.linalg.norm(values, axis=1, keepdims=True)
    cosine = 1 - (unit[45] @ unit[:40].T)
    assert scene.neighbors.metric == "cosine"
    assert scene.neighbors.indices[45, 0] == cosine.argmin()
    assert scene.neighbors.distances[45, 0] == pytest.approx(cosine.min(), abs=1e-4)


def test_points_of_a_cloud_stay_where_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    places = np.random.default_rng(2).uniform(-5, 5, (40, 3))
    for name, part in (("old.xyz", places[:30]), ("new.xyz", places[30:])):
        np.savetxt(name, part, fmt="%.5f")
    reduce("old.xyz", "old.scene", quiet=True)
    scene = place("new.xyz", "old.scene", quiet=True)
    np.testing.assert_allclose(scene.layouts["points"].positions, places, atol=1e-4)
