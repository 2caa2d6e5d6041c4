"""What `reduce` says of outliers and of clusters beside labels."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from latentwalk.scenes import Scalar, UsageError, read
from latentwalk.tools.reduce import main, reduce


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """Two clusters of 60 rows, and 3 rows far from both."""
    rng = np.random.default_rng(0)
    rows = np.concatenate([rng.normal(0, 1, (60, 4)), rng.normal(9, 1, (60, 4)), rng.normal(0, 1, (3, 4)) + 40])
    path = tmp_path_factory.mktemp("rows") / "rows.csv"
    kinds = ["a"] * 60 + ["b"] * 60 + ["c"] * 3
    lines = [",".join([*(f"{number:.4f}" for number in row), kind]) for row, kind in zip(rows, kinds, strict=True)]
    path.write_text("\n".join(["p,q,r,s,kind", *lines]), encoding="utf-8")
    return path


def test_outliers_are_columns_and_planted_ones_the_first(table, tmp_path):
    scene = reduce(table, tmp_path / "a.scene", method=["pca"], labels="kind", outliers=True)
    for name in ("local_outlier_factor", "isolation_score"):
        column = scene.columns[name]
        assert isinstance(column, Scalar)
        assert set(np.argsort(-column.values)[:3]) == {120, 121, 122}
    assert scene.provenance["parameters"]["outliers"] is True


def test_a_doubtful_score_is_said(tmp_path, capsys):
    path = tmp_path / "crowded.npy"
    np.save(path, np.concatenate([np.ones((30, 3)), np.random.default_rng(0).normal(size=(60, 3))]))
    assert main([str(path), "--method", "pca", "--outliers", "-o", str(tmp_path / "a.scene")]) == 0
    assert "local_outlier_factor: 30 rows are in one place" in capsys.readouterr().err
    assert "isolation_score" in read(tmp_path / "a.scene").columns


def test_clusters_are_held_against_labels(table, tmp_path, capsys):
    out = tmp_path / "a.scene"
    command = [str(table), "--labels", "kind", "--method", "pca", "--cluster", "kmeans", "--clusters", "2"]
    assert main([*command, "-o", str(out)]) == 0
    columns = read(out).columns
    ari = adjusted_rand_score(columns["label"].codes, columns["cluster"].codes)
    printed = capsys.readouterr()
    assert f"clusters against labels: ARI {ari:.3f}, NMI 0." in printed.out
    assert "in no cluster" not in printed.err
    one = tmp_path / "one.scene"
    assert main([*command[:-1], "1", "-o", str(one)]) == 0
    assert "ARI missing (the rows are in one cluster)" in capsys.readouterr().out


def test_much_noise_is_said_with_what_helps(tmp_path, capsys):
    path = tmp_path / "thin.npy"
    np.save(path, np.random.default_rng(0).normal(size=(200, 10)))
    command = [str(path), "--method", "pca", "--cluster", "hdbscan", "-o", str(tmp_path / "a.scene")]
    assert main(command) == 0
    said = capsys.readouterr().err
    assert "of the rows are in no cluster" in said
    assert "--cluster-on umap" in said


def test_scenes_from_before_the_option_can_be_added_to(table, tmp_path):
    out = tmp_path / "a.scene"
    first = reduce(table, out, method=["pca"], labels="kind")
    assert "outliers" not in first.provenance["parameters"]
    reduce(table, out, method=["pca"], labels="kind", resume=True)
    with pytest.raises(UsageError, match="made from other options"):
        reduce(table, out, method=["pca"], labels="kind", resume=True, outliers=True)
