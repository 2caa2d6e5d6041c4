"""t-SNE by particle mesh, laid out: as true as openTSNE, on with what an interrupt left, in few and in odd rows."""

from __future__ import annotations

import signal

import numpy as np
import pytest

from latentwalk.scenes import read
from latentwalk.tools.data import sources
from latentwalk.tools.layout import neighbors, quality
from latentwalk.tools.layout.mesh import field, state
from latentwalk.tools.layout.mesh import tsne as mesh
from latentwalk.tools.layout.mesh.graph import equal_graph
from latentwalk.tools.layout.mesh.plan import Stage, stages
from latentwalk.tools.layout.mesh.state import DescentFile
from latentwalk.tools.layout.methods import Tsne, tsne
from latentwalk.tools.layout.principal import pca
from latentwalk.tools.reduce import main, reduce

SHORT = [Stage(10, 2.0, 12.0), Stage(20, 2.0), Stage(10, 1.2)]


@pytest.fixture(scope="module")
def digits():
    """All digits, their PCA and the graph of their neighbors."""
    features = sources.load(["digits"]).features
    return features, pca(features, 3, 0).positions, equal_graph(neighbors.exact(features, 15).indices)


@pytest.mark.parametrize("grid", [False, True], ids=["all pairs", "grid"])
def test_digits_are_laid_out_as_truly_as_by_opentsne(digits, grid, monkeypatch):
    features, start, graph = digits
    if grid:
        monkeypatch.setattr(field, "EXACT_ROWS", 0)
    found = quality.measure(features, mesh.tsne(start, graph, stages()))
    assert found.trustworthiness > (0.992 if grid else 0.993)  # openTSNE .994
    assert found.neighbors_kept > 0.62  # openTSNE .640


def test_rows_in_another_order_in_memory_are_the_same_rows(digits, monkeypatch):
    features, start, graph = digits
    monkeypatch.setattr(mesh, "MANY", 500)
    found = quality.measure(features, mesh.tsne(start, graph, stages()))
    assert found.neighbors_kept > 0.62


def interrupted_at(step: int):
    """What hears of steps, and presses Ctrl-C at one."""
    done: list[int] = []

    def advance(steps: int) -> None:
        done.append(steps)
        if len(done) == step:
            signal.raise_signal(signal.SIGINT)

    return advance


@pytest.mark.parametrize("step", [4, 10, 33])
def test_an_interrupted_layout_goes_on_at_its_step_to_the_same_bytes(digits, tmp_path, monkeypatch, step):
    _, start, graph = digits
    monkeypatch.setattr(mesh, "MANY", 500)
    whole = mesh.tsne(start, graph, SHORT)
    path, said = tmp_path / "x.scene.tsne", []
    with pytest.raises(KeyboardInterrupt):
        mesh.tsne(start, graph, SHORT, advance=interrupted_at(step), kept=DescentFile(path, False, said.append))
    assert said == []
    steps: list[int] = []
    kept = DescentFile(path, True, said.append)
    assert np.array_equal(mesh.tsne(start, graph, SHORT, advance=steps.append, kept=kept), whole)
    assert steps == [step] + [1] * (40 - step)
    assert said == [f"t-SNE goes on after step {step}, where it was interrupted"]
    kept.done()
    assert not path.exists()


def test_a_state_of_other_work_or_spoiled_is_told_and_not_used(digits, tmp_path):
    _, start, graph = digits
    path, said = tmp_path / "x.scene.tsne", []
    with pytest.raises(KeyboardInterrupt):
        mesh.tsne(start, graph, SHORT, advance=interrupted_at(4), kept=DescentFile(path, False, said.append))
    kept = DescentFile(path, True, said.append)
    mesh.tsne(start, graph, SHORT, seed=1, advance=lambda steps: None, kept=kept)
    assert said == [f"{path}: left by a run with other data, options or version; t-SNE begins anew"]
    path.write_bytes(path.read_bytes()[:100])
    mesh.tsne(start, graph, SHORT, kept=kept)
    assert said[1:] == [f"{path}: not a state of t-SNE that can be read; it begins anew"]


def test_what_is_done_is_kept_as_time_goes_by(digits, tmp_path, monkeypatch):
    _, start, graph = digits
    monkeypatch.setattr(state, "EVERY_S", 0.0)
    kept = DescentFile(tmp_path / "x.scene.tsne", False, print)

    class KilledError(Exception):
        pass

    def advance(_steps: int) -> None:
        if kept.path.exists():
            raise KilledError

    with pytest.raises(KilledError):
        mesh.tsne(start, graph, SHORT, advance=advance, kept=kept)
    with np.load(kept.path) as held:
        assert held["step"] == 1


def test_the_command_goes_on_where_it_was_interrupted(tmp_path, capsys, monkeypatch):
    options = ["digits", "--limit", "300", "--method", "pca", "tsne", "-o"]
    assert main([*options, str(tmp_path / "whole.scene"), "--quiet"]) == 0
    path = tmp_path / "digits.scene"
    step = mesh.update

    def press(*given: object) -> None:
        signal.raise_signal(signal.SIGINT)
        step(*given)

    with monkeypatch.context() as patch:
        patch.setattr(mesh, "update", press)
        assert main([*options, str(path)]) == 130
    said = capsys.readouterr().err
    assert f"{path} holds pca, and {path}.tsne what t-SNE has done; the same command with --resume goes on" in said
    assert main([*options, str(path), "--resume"]) == 0
    assert "t-SNE goes on after step 1, where it was interrupted" in capsys.readouterr().err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["digits.scene", "whole.scene"]
    both = [read(tmp_path / name).layouts["tsne"].positions for name in ("digits.scene", "whole.scene")]
    assert np.array_equal(*both)


def test_the_scene_says_how_it_was_laid_out(tmp_path):
    scene = reduce(["digits"], tmp_path / "x.scene", method=["tsne"], limit=100, neighbors=5)
    assert scene.neighbors.indices.shape == (100, 5)
    made = scene.layouts["tsne"].provenance
    assert made["engine"] == "mesh"
    assert (made["neighbors"], made["perplexity"]) == (15, None)
    assert (made["steps"], made["spacings"]) == ([50, 150, 50], [2.0, 1.5, 1.0])
    reference = Tsne(engine="opentsne").made()
    assert (reference["perplexity"], reference["iterations"], reference["early_iterations"]) == (30.0, 500, 250)


@pytest.mark.parametrize(("rows", "least"), [(7, 0.5), (24, 0.8), (60, 0.95), (200, 0.95)])
def test_few_rows_keep_their_neighbors(rows, least):
    rng = np.random.default_rng(0)
    features = (rng.normal(size=(5, 20))[rng.integers(0, 5, rows)] * 3 + rng.normal(size=(rows, 20))).astype(np.float32)
    options = Tsne().fitting(rows)
    near = neighbors.exact(features, min(options.neighbors, rows - 1))
    places = tsne(pca(features, 3, 0).positions, near, options, 0)
    assert np.isfinite(places).all()
    assert quality.measure(features, places).trustworthiness > least


def test_rows_that_are_equal_and_one_far_from_all_stay_in_the_picture():
    rng = np.random.default_rng(0)
    features = rng.normal(size=(400, 10)).astype(np.float32)
    features[100:200] = features[100]
    features[7] *= 1e4
    near = neighbors.exact(features, 15)
    places = mesh.tsne(pca(features, 3, 0).positions, equal_graph(near.indices), stages())
    assert np.isfinite(places).all()
    alike, apart = places[100:200], places - places.mean(axis=0)
    assert np.linalg.norm(alike - alike.mean(axis=0), axis=1).mean() < np.linalg.norm(apart, axis=1).mean()
    assert np.abs(apart).max() < 20 * apart.std()


def test_a_flat_cloud_keeps_its_neighbors():
    features = np.random.default_rng(0).normal(size=(300, 2)).astype(np.float32)
    near = neighbors.exact(features, 15)
    found = quality.measure(features, mesh.tsne(pca(features, 3, 0).positions, equal_graph(near.indices), stages()))
    assert found.neighbors_kept > 0.7
