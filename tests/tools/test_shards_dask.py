"""The same rows by workers of Dask, two processes, of which one is lost: the same bytes as without."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kit import rows_in_shards

from latentwalk.scenes import Category, LatentwalkError, Scene, UsageError
from latentwalk.tools.reduce import reduce
from latentwalk.tools.shards import reduction

PLACED = {"method": ["pca", "tsne"], "sample_rows": 300, "tsne_perplexity": 10, "tsne_iterations": 50, "predict": True}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rows_in_shards.make(tmp_path_factory.mktemp("for_dask"), 3000, 12)


@pytest.fixture(scope="module")
def alone(folder: Path) -> Scene:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("latentwalk.tools.shards.choice.MOST_AT_ONCE", 1000)
        return reduce(str(folder), folder.parent / "alone.scene", quiet=True, **PLACED)


def test_a_worker_is_lost_and_nothing_else(
    cluster: Any, folder: Path, tmp_path: Path, alone: Scene, monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    lost: list[int] = []

    def keep(*given: Any, real: Any = reduction._keep) -> None:
        if not lost:
            lost.append(next(iter(cluster.workers.values())).pid)
            os.kill(lost[0], signal.SIGKILL)
        real(*given)

    monkeypatch.setattr(reduction, "_keep", keep)
    scene = reduce(str(folder), tmp_path / "o.scene", dask=cluster.scheduler_address, **PLACED)
    assert lost
    assert list(scene.ids) == list(alone.ids)
    for name, layout in alone.layouts.items():
        found = scene.layouts[name]
        assert found.positions.tobytes() == layout.positions.tobytes()
        assert found.quality.neighbors_kept == layout.quality.neighbors_kept  # type: ignore[union-attr]
    for name in ("prediction", "label"):
        one, other = scene.columns[name], alone.columns[name]
        assert isinstance(one, Category)
        assert isinstance(other, Category)
        np.testing.assert_array_equal(one.codes, other.codes)
    said = capfd.readouterr().err
    assert "in 12 blocks, by 2 workers of Dask at tcp://" in said
    assert said.count("was lost; others do its blocks again") <= 1


def test_a_shard_that_a_worker_cannot_read_is_named(
    cluster: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from latentwalk.tools.shards import choice

    real = choice.planned

    def planned(*given: Any) -> Any:
        plan = real(*given)
        next(folder.glob("rows-003.parquet")).rename(tmp_path / "away")
        return plan

    monkeypatch.setattr(choice, "planned", planned)
    monkeypatch.setattr("latentwalk.tools.shards.plan.ShardPlan.digest", lambda plan: "")
    monkeypatch.setattr(reduction, "columns_of", lambda plan: {})
    monkeypatch.setattr(reduction, "ids_of", lambda plan: [])
    try:
        with pytest.raises(LatentwalkError, match=r"rows-003\.parquet: the worker on .* shared file system"):
            reduce(str(folder), tmp_path / "o.scene", dask=cluster.scheduler_address, method=["pca"], quiet=True)
    finally:
        (tmp_path / "away").rename(folder / "rows-003.parquet")
    assert not list(tmp_path.glob("*.scene*"))


@pytest.mark.parametrize(
    ("address", "words"),
    [("tcp://127.0.0.1:9", "no scheduler answers"), ("everywhere", "expected local or an address")],
)
def test_no_such_cluster(address: str, words: str, folder: Path, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("latentwalk.tools.shards.work.CONNECT_S", 1)
    with pytest.raises(UsageError, match=words):
        reduce(str(folder), tmp_path / "o.scene", dask=address, quiet=True)
    assert not list(tmp_path.glob("*.scene*"))
