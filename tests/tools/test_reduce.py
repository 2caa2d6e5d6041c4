"""`latentwalk reduce` from data to a scene file: what it holds, that it repeats, what an interrupt leaves."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from kit.running import PATIENCE_S, until
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

from latentwalk.scenes import Bool, Category, Scalar, UsageError, read
from latentwalk.scenes.rules import RIGHT, UNKNOWN, WRONG, correctness
from latentwalk.tools.clusters.find import clusters
from latentwalk.tools.data import sources
from latentwalk.tools.data.learned import out_of_fold
from latentwalk.tools.data.pictures import thumbnails
from latentwalk.tools.data.prepare import prepare
from latentwalk.tools.layout import pipeline as layouts
from latentwalk.tools.layout.methods import Tsne, Umap
from latentwalk.tools.layout.pipeline import LayoutOptions
from latentwalk.tools.reduce import main, reduce

QUICK = {
    "tsne": Tsne(perplexity=10, iterations=100, early_iterations=100),
    "umap": Umap(epochs=60),
    "predict": True,
    "limit": 400,
}


@pytest.fixture(scope="module")
def digits(tmp_path_factory):
    """A scene of 400 digits by all three methods."""
    path = tmp_path_factory.mktemp("reduce") / "digits.scene"
    return path, reduce(["digits"], path, **QUICK)


def test_the_scene_holds_everything(digits):
    scene = digits[1]
    assert list(scene.layouts) == ["pca", "tsne", "umap"]
    shares = [f"probability: {digit}" for digit in range(10)]
    assert list(scene.columns) == ["label", "prediction", "correct", "confidence", *shares]
    assert scene.neighbors.indices.shape == (400, 15)
    assert scene.neighbors.metric == "euclidean"
    assert scene.thumbnails.pixels.shape == (400, 8, 8, 1)
    for layout in scene.layouts.values():
        assert layout.positions.shape == (400, 3)
        assert layout.quality.k == 15
        assert layout.quality.trustworthiness > 0.9
        assert layout.quality.per_point["continuity"].shape == (400,)
        assert layout.provenance["judged_rows"] == 400
    provenance = scene.provenance
    assert provenance["tool"] == "latentwalk reduce"
    assert provenance["command"] == (
        f"latentwalk reduce digits -o {digits[0]} --limit 400 --tsne-perplexity 10 --tsne-iterations 100"
        " --tsne-early-iterations 100 --umap-epochs 60 --predict"
    )
    assert provenance["parameters"]["tsne"]["perplexity"] == 10
    assert provenance["parameters"]["seed"] == 0
    assert provenance["data"]["source"].startswith("scikit-learn")
    assert {"numpy", "openTSNE", "umap-learn"} <= set(provenance["versions"])


def test_neighbors_and_thumbnails_belong_to_their_rows(digits):
    scene = digits[1]
    data = sources.load(["digits"], limit=400)
    distances = np.linalg.norm(data.features - data.features[7], axis=1)
    distances[7] = np.inf
    assert scene.neighbors.indices[7, 0] == distances.argmin()
    assert scene.neighbors.distances[7, 0] == pytest.approx(distances.min(), rel=1e-4)
    np.testing.assert_array_equal(scene.thumbnails.pixels[7], data.images[7])


def test_a_seeded_run_repeats_exactly(digits, tmp_path):
    again = reduce(["digits"], tmp_path / "again.scene", **QUICK)
    for name, layout in digits[1].layouts.items():
        assert np.array_equal(layout.positions, again.layouts[name].positions), name
    assert np.array_equal(digits[1].columns["prediction"].codes, again.columns["prediction"].codes)


def test_predictions_are_honest(digits):
    columns = digits[1].columns
    accuracy = columns["correct"].values.mean()
    assert 0.85 < accuracy < 1  # a model that saw the labels would know them all
    assert np.array_equal(columns["correct"].values, columns["prediction"].codes == columns["label"].codes)
    assert ((columns["confidence"].values > 0.1) & (columns["confidence"].values <= 1)).all()
    noise = sources.load(["digits"], limit=400)
    shuffled = np.random.default_rng(0).permutation(noise.label.codes)
    noise.columns["label"] = Category(shuffled, noise.label.names)
    guess = out_of_fold(noise)["prediction"]
    assert (guess.codes == shuffled).mean() < 0.25  # labels without meaning cannot be predicted


def test_rows_without_a_label_get_no_prediction():
    data = sources.load(["iris"])
    codes = data.label.codes.copy()
    codes[[3, 60]] = -1
    data.columns["label"] = Category(codes, data.label.names)
    columns = out_of_fold(data)
    assert np.flatnonzero(columns["prediction"].codes < 0).tolist() == [3, 60]
    assert np.flatnonzero(np.isnan(columns["confidence"].values)).tolist() == [3, 60]
    shares = np.stack([columns[f"probability: {name}"].values for name in data.label.names], axis=1)
    assert np.flatnonzero(np.isnan(shares).any(axis=1)).tolist() == [3, 60]
    np.testing.assert_allclose(np.delete(shares, [3, 60], axis=0).sum(axis=1), 1, rtol=1e-5)


def test_clusters_are_found_and_named_by_size():
    rng = np.random.default_rng(0)
    truth = np.repeat([0, 1, 2], [60, 30, 90])
    points = (np.eye(3)[truth] * 20 + rng.normal(size=(180, 3))).astype(np.float32)
    for found in (clusters(points, "hdbscan", None, 15), clusters(points, "kmeans", 3, 15)):
        assert isinstance(found, Category)
        known = found.codes >= 0
        assert known.mean() > 0.9
        assert adjusted_rand_score(truth[known], found.codes[known]) > 0.99
        assert np.all(np.diff(np.bincount(found.codes[known])) <= 0)
        assert found.names == ["1", "2", "3"]


def test_clusters_of_features_and_of_a_layout(tmp_path):
    options = {"method": ["pca"], "cluster": "kmeans", "cluster_on": "features", "scale": "none"}
    scene = reduce(["iris"], tmp_path / "a.scene", **options)
    expected = KMeans(3, n_init=10, random_state=0).fit_predict(sources.load(["iris"]).features)
    assert adjusted_rand_score(expected, scene.columns["cluster"].codes) > 0.98
    scene = reduce(["iris"], tmp_path / "b.scene", method=["pca"], cluster="hdbscan", cluster_on="pca")
    assert isinstance(scene.columns["cluster"], Category)
    with pytest.raises(UsageError, match=r"^cluster_on: expected features or one of pca, found tsne"):
        reduce(["iris"], tmp_path / "c.scene", method=["pca"], cluster="kmeans", cluster_on="tsne")


def test_given_predictions_make_correct(tmp_path):
    np.savez(tmp_path / "x.npz", features=np.random.default_rng(0).normal(size=(6, 4)), labels=list("aabbcc"))
    np.save(tmp_path / "p.npy", np.eye(3)[[0, 1, 1, 1, 2, 0]] * 0.8 + 0.05)
    scene = reduce([tmp_path / "x.npz"], tmp_path / "x.scene", method=["pca"], predictions=tmp_path / "p.npy")
    assert isinstance(scene.columns["correct"], Bool)
    assert scene.columns["correct"].values.tolist() == [True, False, True, True, True, False]
    assert isinstance(scene.columns["confidence"], Scalar)
    assert scene.neighbors.indices.shape == (6, 5)  # no more than there are


def test_rows_that_nobody_labelled_or_predicted_are_neither_right_nor_wrong(tmp_path):
    (tmp_path / "x.csv").write_text("a,b,label\n1,2,x\n3,1,\n4,5,y\n2,8,x\n9,9,y\n")
    (tmp_path / "p.txt").write_text("x\ny\nx\n\ny\n")
    scene = reduce([tmp_path / "x.csv"], tmp_path / "x.scene", method=["pca"], predictions=tmp_path / "p.txt")
    assert correctness(scene.columns).tolist() == [RIGHT, UNKNOWN, WRONG, UNKNOWN, RIGHT]


def test_tables_are_standardised_and_words_compared_by_angle():
    wine = prepare(sources.load(["wine"]))
    assert (wine.scale, wine.metric) == ("standard", "euclidean")
    np.testing.assert_allclose(wine.features.std(axis=0), 1, atol=1e-3)
    assert prepare(sources.load(["wine"]), scale="none").features[0, 12] == 1065
    words = sources.load(["wine"])
    words.provenance["format"] = "glove"
    found = prepare(words)
    assert found.metric == "cosine"
    np.testing.assert_allclose(np.linalg.norm(found.features, axis=1), 1, atol=1e-5)


def test_a_constant_column_stays_constant_when_scaled(monkeypatch):
    """Its mean over many rows may differ from it by rounding, which is no deviation."""
    monkeypatch.setattr("latentwalk.tools.data.prepare.ROWS_AT_ONCE", 7)
    data = sources.load(["wine"])
    data.features[:, 2] = 0.1
    found = prepare(data)
    assert np.abs(found.features[:, 2]).max() < 1e-6
    assert found.deviation[2] == 1
    others = np.delete(found.features, 2, axis=1)
    np.testing.assert_allclose(others.mean(axis=0), 0, atol=1e-5)
    np.testing.assert_allclose(others.std(axis=0), 1, atol=1e-5)


def test_cosine_neighbors_carry_cosine_distances(tmp_path):
    rng = np.random.default_rng(0)
    features = rng.normal(size=(30, 5)) * rng.uniform(0.1, 10, (30, 1))
    np.save(tmp_path / "x.npy", features)
    near = reduce([tmp_path / "x.npy"], tmp_path / "x.scene", method=["pca"], metric="cosine").neighbors
    unit = features / np.linalg.norm(features, axis=1, keepdims=True)
    distances = 1 - unit @ unit.T
    np.fill_diagonal(distances, np.inf)
    assert near.metric == "cosine"
    np.testing.assert_allclose(near.distances[4], np.sort(distances[4])[:15], atol=1e-5)


@pytest.mark.parametrize(
    ("values", "options", "said"),
    [
        (np.ones((20, 3)), {"method": ["pca"]}, "all 3 columns are constant, from 'f0' on"),
        (np.eye(3), {"method": ["pca"]}, "expected at least 4 rows, found 3"),
        (
            np.eye(12),
            {"method": ["tsne"]},
            r"t-SNE with 15 neighbors needs more .* 12; give tsne_perplexity=3,",
        ),
        (
            np.eye(10),
            {"method": ["umap"]},
            r"UMAP with 15 neighbors needs more .* 10; give umap_neighbors=9,",
        ),
        (np.eye(20) - np.eye(20)[3], {"method": ["pca"], "metric": "cosine"}, r"row 3 \(id '3'\) is all zeros"),
        (np.eye(20), {"method": ["pca"], "predict": True}, "^predict: x has no labels to learn from; give labels=$"),
        (np.eye(20), {"method": ["pca"], "cluster": "kmeans", "clusters": 21}, "^clusters: expected 1 to 20"),
    ],
)
def test_data_at_the_edge_says_what_to_do(tmp_path, values, options, said):
    np.save(tmp_path / "x.npy", values)
    with pytest.raises(UsageError, match=said) as caught:
        reduce([tmp_path / "x.npy"], tmp_path / "x.scene", **options)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "x.scene").exists()


def test_more_neighbors_than_there_are_or_a_scene_holds(tmp_path, capsys):
    np.save(tmp_path / "x.npy", np.eye(10))
    with pytest.raises(UsageError, match=r"^neighbors: expected a whole number from 1 to 1024, found 1025"):
        reduce([tmp_path / "x.npy"], tmp_path / "x.scene", method=["pca"], neighbors=1025)
    scene = reduce([tmp_path / "x.npy"], tmp_path / "x.scene", method=["pca"], neighbors=10, quiet=False)
    assert scene.neighbors.indices.shape == (10, 9)
    assert "each row has 9 neighbors, all the others: fewer than neighbors=10" in capsys.readouterr().err


def test_a_constant_column_is_named(tmp_path):
    values = np.random.default_rng(0).normal(size=(20, 3))
    values[:, 1] = 7
    np.save(tmp_path / "x.npy", values)
    notes = prepare(sources.load([tmp_path / "x.npy"])).notes
    assert notes == ["constant columns tell nothing apart and could be left out: 'f1'"]


def test_a_class_of_one_row_cannot_be_predicted(tmp_path):
    np.savez(tmp_path / "x.npz", features=np.eye(5), labels=["a", "a", "b", "b", "lone"])
    with pytest.raises(UsageError, match="found 3, among them class 'lone' with 1; remove"):
        reduce([tmp_path / "x.npz"], tmp_path / "x.scene", method=["pca"], predict=True)


def test_large_pictures_become_small_thumbnails():
    images = np.zeros((3, 200, 100, 3), np.uint8)
    images[1, :, 50:] = 255
    found = thumbnails(images)
    assert found.pixels.shape == (3, 64, 32, 3)
    assert found.pixels[1, :, :16].max() == 0
    assert found.pixels[1, :, 16:].min() == 255


def test_no_number_of_rows_is_too_large_for_a_method():
    said = []
    assert LayoutOptions().chosen(1_000_000, said.append) == ["pca", "tsne", "umap"]
    assert said == []
    assert LayoutOptions(method=["tsne", "pca", "tsne"]).chosen(70_000, said.append) == ["tsne", "pca"]


@pytest.mark.parametrize(
    ("rows", "made", "words"),
    [
        (24, {"tsne": 7, "umap": 15}, ["t-SNE with perplexity 7, as there are 24 rows"]),
        (15, {"tsne": 4, "umap": 14}, ["t-SNE with perplexity 4", "UMAP with 14 neighbors, as there are 15 rows"]),
        (7, {"tsne": 2, "umap": 6}, ["t-SNE with perplexity 2", "UMAP with 6 neighbors"]),
        (
            5,
            {},
            ["left out: t-SNE with 15 neighbors needs more than 15 rows", "left out: UMAP with 15 neighbors needs"],
        ),
    ],
)
def test_few_rows_get_layouts_with_fewer_neighbors(tmp_path, capsys, rows, made, words):
    np.save(tmp_path / "x.npy", np.random.default_rng(0).normal(size=(rows, 5)))
    scene = reduce([tmp_path / "x.npy"], tmp_path / "x.scene", umap=Umap(epochs=30), quiet=False)
    assert list(scene.layouts) == ["pca", *made]
    used = {"tsne": "perplexity", "umap": "neighbors"}
    assert {name: scene.layouts[name].provenance[used[name]] for name in made} == made
    said = capsys.readouterr().err
    assert all(line in said for line in words)


def test_a_perplexity_that_was_asked_for_is_not_lowered(tmp_path, capsys):
    np.save(tmp_path / "x.npy", np.random.default_rng(0).normal(size=(24, 5)))
    scene = reduce(
        [tmp_path / "x.npy"], tmp_path / "x.scene", tsne=Tsne(perplexity=20), umap=Umap(epochs=5), quiet=False
    )
    assert list(scene.layouts) == ["pca", "umap"]
    assert "left out: t-SNE with perplexity 20 needs more than 60 rows, found 24" in capsys.readouterr().err


def test_an_existing_file_is_never_touched(tmp_path):
    path = tmp_path / "mine.scene"
    path.write_text("precious")
    with pytest.raises(UsageError, match="already exists"):
        reduce(["iris"], path, method=["pca"])
    assert path.read_text() == "precious"
    with pytest.raises(UsageError, match=r"expected a name that ends in \.scene"):
        reduce(["iris"], tmp_path / "iris.csv", method=["pca"])
    with pytest.raises(UsageError, match="no folder"):
        reduce(["iris"], tmp_path / "none" / "iris.scene", method=["pca"])


def test_resume_adds_what_is_missing_and_only_to_its_own(tmp_path, monkeypatch):
    path = tmp_path / "iris.scene"
    tsne = Tsne(iterations=50, early_iterations=50)
    first = reduce(["iris"], path, method=["pca"], tsne=tsne)
    with monkeypatch.context() as patch:  # what is there is not made again
        patch.setattr(layouts.Pipeline, "_pca", None)
        both = reduce(["iris"], path, method=["pca", "tsne"], tsne=tsne, resume=True)
    assert list(both.layouts) == ["pca", "tsne"]
    assert np.array_equal(both.layouts["pca"].positions, first.layouts["pca"].positions)
    with pytest.raises(UsageError, match="made from other data"):
        reduce(["wine"], path, method=["pca"], tsne=tsne, resume=True)
    (tmp_path / "y.txt").write_text("x\ny\nz\n" * 50)
    with pytest.raises(UsageError, match="made from other columns"):
        reduce(["iris"], path, method=["pca"], tsne=tsne, resume=True, labels=str(tmp_path / "y.txt"))
    with pytest.raises(UsageError, match="made from other options"):
        reduce(["iris"], path, method=["pca"], tsne=tsne, seed=1, resume=True)


@pytest.mark.slow
def test_an_interrupt_leaves_what_is_finished(tmp_path):
    path = tmp_path / "digits.scene"
    arguments = ["digits", "--limit", "500", "-o", str(path), "--method", "pca", "tsne"]
    code = f"import sys; from latentwalk.tools.reduce import main; sys.exit(main({arguments} + sys.argv[1:]))"
    run = subprocess.Popen(
        [sys.executable, "-c", code, "--tsne-iterations", "100000"], stderr=subprocess.PIPE, text=True
    )
    try:
        until("the first layout", path.exists, lambda: "" if run.poll() is None else "it ended")
        time.sleep(1)  # well into t-SNE, whose compiled parts an exception in their middle would crash
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=PATIENCE_S)[1]
    finally:
        run.kill()
    assert run.returncode == 130
    assert "interrupted; " in said.splitlines()[-1]
    state = path.with_name("digits.scene.tsne")
    assert f"holds pca, and {state} what t-SNE has done; the same command with --resume" in said.splitlines()[-1]
    assert list(read(path).layouts) == ["pca"]
    assert sorted(tmp_path.iterdir()) == [path, state]


def test_the_command(tmp_path, capsys):
    path = tmp_path / "wine.scene"
    assert main(["wine", "-o", str(path), "--method", "pca", "--predict", "--quiet", "--title", "Wines"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "178 rows; columns label, prediction, correct, confidence" in printed.out
    assert "pca   trustworthiness 0.9" in printed.out
    scene = read(path)
    assert scene.title == "Wines"
    assert scene.provenance["command"].startswith("latentwalk reduce wine -o ")


def test_a_scene_is_called_as_its_input_is_where_nothing_else_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    raw = tmp_path / "far" / "my.digits" / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for part, rows in (("train", 30), ("t10k", 12)):  # as MNIST's own files, of few pictures
        pixels = np.random.default_rng(rows).integers(0, 256, (rows, 5, 4), np.uint8)
        head = bytes([0, 0, 8, 3]) + b"".join(size.to_bytes(4, "big") for size in pixels.shape)
        (raw / f"{part}-images-idx3-ubyte.gz").write_bytes(gzip.compress(head + pixels.tobytes()))
        labels = bytes([0, 0, 8, 1]) + rows.to_bytes(4, "big") + bytes(row % 10 for row in range(rows))
        (raw / f"{part}-labels-idx1-ubyte.gz").write_bytes(gzip.compress(labels))
    assert main([str(tmp_path / "far" / "my.digits"), "--method", "pca"]) == 0
    scene = read(tmp_path / "my.digits.scene")
    assert "my.digits.scene: 42 rows; columns label, split" in capsys.readouterr().out
    assert np.bincount(scene.columns["split"].codes).tolist() == [30, 12]
    assert "-o my.digits.scene" in scene.provenance["command"]
    with pytest.raises(UsageError, match=r"^my\.digits\.scene: already exists"):
        main([str(tmp_path / "far" / "my.digits"), "--method", "pca"])


@pytest.mark.parametrize(
    "argv",
    [
        ["wine", "-o", "x.scene", "--method", "lda"],
        ["-o", "x.scene"],
        ["wine", "-o", "x.scene", "--seed", "-1"],
        ["wine", "-o", "x.scene", "--seed", "4294967296"],
    ],
)
def test_wrong_use_exits_with_2_and_one_line(argv, capsys):
    with pytest.raises(SystemExit) as caught:
        main(argv)
    assert caught.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("latentwalk reduce: ")
    assert said.count("\n") == 1


def test_python_cannot_be_told_what_the_command_cannot(tmp_path):
    with pytest.raises(UsageError, match=r"^tsne_perplexity: expected a number from 1, found 0"):
        reduce(["iris"], tmp_path / "x.scene", tsne=Tsne(perplexity=0))
    with pytest.raises(UsageError, match=r"^method: expected one of pca, tsne, umap, found 'lda'"):
        reduce(["iris"], tmp_path / "x.scene", method=["pca", "lda"])
    with pytest.raises(TypeError, match="perplexty"):
        reduce(["iris"], tmp_path / "x.scene", perplexty=3)


def test_real_words(shared_data, tmp_path):
    scene = reduce(
        [shared_data / "word2vec" / "googlenews_8000x300.bin"], tmp_path / "w.scene", method=["pca"], limit=2000
    )
    near = [scene.ids[row] for row in scene.neighbors.indices[list(scene.ids).index("Monday")]]
    assert {"Tuesday", "Wednesday", "Friday"} <= set(near)
    assert scene.neighbors.metric == "cosine"


def test_words_keep_their_vectors_for_arithmetic_and_other_rows_do_not(tmp_path, monkeypatch, capsys):
    rng = np.random.default_rng(0)
    lines = [f"word{chr(97 + i)} " + " ".join(f"{value:.3f}" for value in rng.normal(size=8)) for i in range(20)]
    (tmp_path / "glove.txt").write_text("\n".join(lines), encoding="utf-8")
    kept = reduce(tmp_path / "glove.txt", tmp_path / "words.scene", method=["pca"], neighbors=3)
    assert kept.vectors is not None
    np.testing.assert_allclose(kept.vectors.values[3], np.array(lines[3].split()[1:], np.float32))
    assert kept.vectors.metric == "cosine"
    np.save(tmp_path / "rows.npy", rng.normal(size=(20, 8)))
    assert reduce(tmp_path / "rows.npy", tmp_path / "rows.scene", method=["pca"], neighbors=3).vectors is None
    monkeypatch.setattr("latentwalk.tools.data.words.MOST_VECTOR_BYTES", 100)
    left = reduce(tmp_path / "glove.txt", tmp_path / "large.scene", method=["pca"], neighbors=3, quiet=False)
    assert left.vectors is None
    assert "without the words' own vectors" in capsys.readouterr().err
