"""Scenes from recorded runs: measures, events, comparison, films, and a run that still grows."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from kit.running import PATIENCE_S, until
from kit.trained import digits_run
from PIL import Image

from latentwalk.runtime.__main__ import main
from latentwalk.scenes import (
    Bool,
    Category,
    Layout,
    Scalar,
    Scene,
    Selection,
    Surface,
    UsageError,
    Vectors,
    append,
    follow,
    read,
)
from latentwalk.scenes.kinds.motion import FIGURES
from latentwalk.tools import Recorder
from latentwalk.tools.diagnosis.diagnosis import diagnose, marks
from latentwalk.tools.figure.film import LAST, MOVING, RESTING, frames
from latentwalk.tools.layout.motion import PUT_IN
from latentwalk.tools.model.settings import ClassifierOptions
from latentwalk.tools.run import follow as follow_run
from latentwalk.tools.run.log import Run, Snapshot, read_run
from latentwalk.tools.run.measures import RowHistory, neighbor_classes, numbers, predicted
from latentwalk.tools.snapshot import snapshot

OF_AN_MLP = {"parameters": vars(ClassifierOptions())}


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return digits_run(tmp_path_factory.mktemp("a"), epochs=4, rows=300)


@pytest.fixture(scope="module")
def scene_file(run_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("scene") / "digits.scene"
    snapshot([run_folder], output)
    return output


def small_run(logits: list[list[list[float]]], labels: list[int], classes: list[str]) -> Run:
    """A run with these logits [epoch][row][class] and one feature per class equal to them."""
    n = len(labels)
    run = Run("r", classes, [str(i) for i in range(n)], ["train"] * n, np.array(labels, np.int32))
    for epoch, values in enumerate(logits, 1):
        z = np.array(values, np.float32)
        run.snapshots.append(Snapshot(float(epoch), np.arange(n, dtype=np.int32), z, z))
    return run


def test_a_scene_has_the_run(scene_file: Path, run_folder: Path) -> None:
    scene, run = read(scene_file), read_run(run_folder)
    assert list(scene.ids) == run.ids
    assert [epoch.epoch for epoch in scene.epochs] == [1, 2, 3, 4]
    for epoch, recorded in zip(scene.epochs, run.snapshots, strict=True):
        found = predicted(recorded)
        assert found is not None
        np.testing.assert_array_equal(epoch.prediction, found[0])
        np.testing.assert_allclose(epoch.confidence, found[1])
        assert epoch.quality is not None
        assert epoch.quality.trustworthiness > 0.95
        assert {"train_loss", "val_loss", "train_accuracy", "val_accuracy", "neighbors_kept"} <= epoch.metrics.keys()
    assert scene.training is not None
    assert scene.training.method == "spacetime"
    (motion,) = scene.training.motion
    assert set(motion.figures) == set(FIGURES)
    assert (motion.carried, motion.filtered, motion.rows, motion.of) == (*PUT_IN["spacetime"], 300, 300)
    for name in ("motion_follows_features", "motion_follows_lost_neighbors", "neighbors_lost", "movement"):
        assert [pair[0] for pair in scene.training.series[name]] == [2, 3, 4]
    follows = [value for _, value in scene.training.series["motion_follows_lost_neighbors"]]
    assert motion.figures["lost"] == pytest.approx(np.mean(follows))
    assert len(scene.training.diagnosis) >= 2
    label = scene.columns["label"]
    assert isinstance(label, Category)
    assert label.names == [str(digit) for digit in range(10)]
    assert {"split", "prediction", "correct", "confidence", "flips", "learned", "forgotten", "traveled"} < {
        *scene.columns
    }


def test_the_same_run_gives_the_same_file(run_folder: Path, scene_file: Path, tmp_path: Path) -> None:
    snapshot([run_folder], tmp_path / "again.scene")
    assert (tmp_path / "again.scene").read_bytes() == scene_file.read_bytes()


def test_events_of_rows() -> None:
    right, wrong = [1.0, 0.0], [0.0, 1.0]
    run = small_run(
        [[right, wrong, right, wrong], [wrong, right, right, wrong], [right, right, right, wrong]], [0] * 4, ["a", "b"]
    )
    history = RowHistory(4)
    for part in run.snapshots:
        history.add(run, part)
    assert history.flips.tolist() == [2, 1, 0, 0]
    np.testing.assert_array_equal(history.learned, [3, 2, 1, np.nan])
    np.testing.assert_array_equal(history.forgotten, [2, np.nan, np.nan, np.nan])
    assert history.flipped_at == [(1, 0), (2, 2), (3, 1)]
    assert history.traveled[0] == pytest.approx(2 * history.traveled[1], rel=0.2)
    assert history.traveled[2] == 0


def test_an_absent_row_has_no_events() -> None:
    run = small_run([[[1, 0], [1, 0]], [[0, 1], [0, 1]], [[1, 0], [0, 1]]], [0, 0], ["a", "b"])
    middle = run.snapshots[1]
    run.snapshots[1] = Snapshot(2, middle.rows[1:], middle.features[1:], middle.logits[1:])  # type: ignore[index]
    history = RowHistory(2)
    for part in run.snapshots:
        history.add(run, part)
    assert history.flips.tolist() == [0, 1]


def test_measures_of_classes() -> None:
    run = small_run([[[0, 0], [2, 0], [10, 0], [12, 0]]], [0, 0, 1, 1], ["a", "b"])
    found = numbers(run, run.snapshots[0])
    size = np.sqrt(26)  # of all rows about their mean
    assert found["spread: a"] == pytest.approx(1 / size)
    assert found["distance: a – b"] == pytest.approx(10 / size)
    assert found["train_misclassified"] == 2
    assert found["train_accuracy"] == 0.5


def test_diagnosis_of_clusters() -> None:
    rng = np.random.default_rng(0)
    noise = rng.normal(size=(300, 5)).astype(np.float32)
    labels = np.array([0] * 200 + [1] * 100, np.int32)
    apart = noise + 20 * labels[:, None]
    for features, expected in ((apart, "Clusters were there at epoch 7"), (noise, "Clusters are not forming")):
        run = Run("r", ["big", "small"], [str(i) for i in range(300)], ["train"] * 300, labels, provenance=OF_AN_MLP)
        run.snapshots.append(Snapshot(7, np.arange(300, dtype=np.int32), features.astype(np.float32)))
        own, mixing = neighbor_classes(run, run.snapshots[0])  # type: ignore[misc]
        sentences = diagnose(run, {"own_class_neighbors": [[7, own]]}, mixing)
        assert sentences[0].startswith(expected)
        assert f"{100 * own:.1f} %" in sentences[0]
        inside = [text for text in sentences if "lies inside" in text]
        assert bool(inside) == (features is noise)
        if inside:
            assert inside[0].startswith("Class small (100 rows) lies inside class big (200 rows)")
            assert "--oversample-target 1.0: small 2.0 times as often" in inside[0]
    one = Run("r", ["a"], ["0", "1"], ["train"] * 2, np.zeros(2, np.int32))
    one.snapshots.append(Snapshot(1, np.arange(2, dtype=np.int32), noise[:2]))
    (only,) = diagnose(one, {"own_class_neighbors": [[1, 1.0]]}, np.zeros((1, 1)))  # of one class all are its own
    assert only == "All labeled rows are of one class, a: whether classes form clusters cannot be told."


def test_diagnosis_has_a_remedy_for_each_warning() -> None:
    labels = np.repeat([0, 1], [60, 40]).astype(np.int32)
    run = Run("r", ["a", "b"], [str(i) for i in range(100)], ["train"] * 100, labels, provenance=OF_AN_MLP)
    run.snapshots.append(Snapshot(9, np.arange(100, dtype=np.int32), np.zeros((100, 2), np.float32)))
    formed = {"own_class_neighbors": [[1, 0.5], [9, 0.99]]}
    assert diagnose(run, formed, np.eye(2))[0].startswith("Clusters have formed: at epoch 9 99.0 %")
    epochs = range(1, 10)
    over = {
        "train_accuracy": [[epoch, 0.5 + 0.05 * epoch] for epoch in epochs],
        "val_accuracy": [[epoch, 0.75 - 0.03 * abs(epoch - 5)] for epoch in epochs],
        "val_loss": [[epoch, 0.3 + 0.1 * abs(epoch - 4)] for epoch in epochs],
    }
    gap, rising, *_ = diagnose(run, over)
    assert "stop at epoch 5, where validation was best (75.0 %)" in gap
    assert "--epochs 4" in rising
    assert all("What helps" in sentence for sentence in (gap, rising))
    under = {"train_accuracy": [[epoch, 0.62] for epoch in epochs], "val_accuracy": [[epoch, 0.6] for epoch in epochs]}
    last = diagnose(run, under)[-1]
    assert last.startswith("The model does not learn its own training rows: accuracy 62.0 % at best (epoch 1), 60.0 %")
    assert "largest class gives 60.0 %. What helps: a larger model" in last
    learned = {"train_accuracy": [[epoch, 0.95] for epoch in epochs]}
    assert not any("does not learn" in sentence for sentence in diagnose(run, learned))


def test_diagnosis_of_curves() -> None:
    epochs = range(1, 13)
    series = {
        "train_accuracy": [[epoch, min(0.99, 0.8 + 0.03 * epoch)] for epoch in epochs],
        "val_accuracy": [[epoch, min(0.88, 0.8 + 0.03 * epoch)] for epoch in epochs],
        "val_loss": [[epoch, 0.3 + 0.02 * abs(epoch - 4)] for epoch in epochs],
    }
    worse, rising, done = diagnose(Run("r"), series)
    assert worse.startswith("Validation is worse than training from epoch 5 on: accuracy 88.0 % against 99.0 %")
    assert rising.startswith("Validation loss rises from epoch 4 on: 0.3 there, 0.46 at epoch 12")
    assert done.startswith("No longer improving: validation accuracy 88.0 % at epoch 3")
    assert marks(series, [(1, 0), (2, 30), (3, 4)]) == [
        {"epoch": 2.0, "text": "most flips between right and wrong: 30 rows"},
        {"epoch": 3.0, "text": "best validation accuracy: 88.0 %"},
        {"epoch": 4.0, "text": "lowest validation loss: 0.3"},
    ]
    better = diagnose(Run("r"), {"val_accuracy": [[epoch, epoch / 20] for epoch in epochs]})
    assert better[0].startswith(
        "Still improving: validation accuracy 60.0 % at epoch 12, 45.0 % was the best up to epoch 9"
    )


def test_two_runs_share_a_room(run_folder: Path, tmp_path: Path) -> None:
    other = digits_run(tmp_path / "b", epochs=3, rows=300, seed=1)
    scene = snapshot([run_folder, other], tmp_path / "two.scene")
    assert len(scene) == 600
    assert scene.ids[0] == "A:train/0"  # both folders are called run_001
    assert list(scene.layouts) == ["aligned", "side by side", "as in A"]
    aligned, twins = scene.layouts["aligned"].positions, scene.layouts["as in A"].positions
    np.testing.assert_array_equal(twins[300:], aligned[:300])
    displacement = scene.columns["displacement"]
    assert isinstance(displacement, Scalar)
    assert displacement.values[:300].max() == 0
    lengths = np.linalg.norm(aligned[300:] - aligned[:300], axis=1)
    assert np.corrcoef(lengths, displacement.values[300:])[0, 1] == pytest.approx(1)
    only_a = scene.columns["A right, B wrong"]
    assert isinstance(only_a, Bool)
    correct = scene.columns["correct"].values  # type: ignore[union-attr]
    np.testing.assert_array_equal(only_a.values[300:], correct[:300] & ~correct[300:])
    np.testing.assert_array_equal(only_a.values[:300], only_a.values[300:])
    last = scene.epochs[-1]
    assert last.epoch == 4
    assert last.present is not None
    assert last.present[:300].all()
    assert not last.present[300:].any()  # B stopped after three epochs
    assert {"A val_loss", "B val_loss"} <= scene.training.series.keys()  # type: ignore[union-attr]


def test_runs_are_joined_by_the_names_of_their_classes(tmp_path: Path) -> None:
    features = np.random.default_rng(0).normal(size=(6, 4))
    logits = np.eye(3)[[0, 1, 2, 0, 1, 2]]
    labels = [0, 1, 2, 1, 1, -1]
    given = [("abc", [0, 1, 2], slice(6)), ("cdb", [2, 0, 1], slice(5))]  # a is d in the second
    folders = []
    for name, (classes, order, rows) in zip("AB", given, strict=True):
        with Recorder(tmp_path / name, list(classes)) as recorder:
            codes = np.array([*np.argsort(order), -1])[labels] if name == "B" else np.array(labels)
            ids = [*map(str, range(6))][rows]
            recorder.epoch(1, features=features[rows], labels=codes[rows], logits=logits[rows][:, order], ids=ids)
        folders.append(recorder.path)
    scene = snapshot(folders, tmp_path / "two.scene")
    label, prediction = scene.columns["label"], scene.columns["prediction"]
    assert isinstance(label, Category)
    assert isinstance(prediction, Category)
    assert label.names == prediction.names == ["a", "b", "c", "d"]
    first, second = (
        [recorded.classes[code] for code in recorded.labels[recorded.labels >= 0]]
        for recorded in map(read_run, folders)
    )
    assert [label.names[code] for code in label.codes if code >= 0] == first + second
    np.testing.assert_array_equal(scene.epochs[0].prediction, prediction.codes)
    expected = [[classes[place] for place in logits[rows][:, order].argmax(1)] for classes, order, rows in given]
    assert [prediction.names[code] for code in prediction.codes] == expected[0] + expected[1]


def test_a_row_that_a_run_never_judged_is_not_wrong(tmp_path: Path) -> None:
    features, logits = np.eye(5), np.tile([1.0, 0.0], (5, 1))
    with Recorder(tmp_path / "A", ["a", "b"]) as judged:
        judged.epoch(1, features=features, labels=[0] * 5, logits=logits, ids="vwxyz")
    with Recorder(tmp_path / "B", ["a", "b"]) as other:
        other.epoch(1, features=features, labels=[0] * 5, ids="vwxyz")
        other.epoch(2, features=features[:3], labels=[0] * 3, logits=-logits[:3], ids="vwx")
    scene = snapshot([judged.path, other.path], tmp_path / "two.scene")
    (name,) = (name for name in scene.columns if name.startswith(f"{scene.columns['run'].names[0]} right"))  # type: ignore[union-attr]
    assert scene.columns[name].values.tolist() == [True, True, True, False, False] * 2  # type: ignore[union-attr]


def test_predictions_need_no_labels(tmp_path: Path) -> None:
    with Recorder(tmp_path, ["a", "b"]) as recorder:
        recorder.epoch(1, features=np.eye(5), labels=[-1] * 5, logits=np.eye(5)[:, :2], ids="vwxyz")
    snapshot([recorder.path], tmp_path / "r.scene")
    scene = read(tmp_path / "r.scene")
    label = scene.columns["label"]
    assert isinstance(label, Category)
    assert (label.codes == -1).all()
    assert label.names == ["a", "b"]
    np.testing.assert_array_equal(scene.epochs[0].prediction, [0, 1, 0, 0, 0])


def test_very_many_classes_have_no_series_of_their_own(tmp_path: Path) -> None:
    features = np.random.default_rng(0).normal(size=(1100, 3))
    with Recorder(tmp_path, [f"class {code}" for code in range(1100)], most_rows={"train": 1100}) as recorder:
        recorder.epoch(1, features=features, labels=np.arange(1100), ids=[*map(str, range(1100))])
    scene = snapshot([recorder.path], tmp_path / "r.scene", method="pca")
    assert "own_class_neighbors" in scene.epochs[0].metrics
    assert not any(name.startswith(("spread", "nearest", "distance")) for name in scene.epochs[0].metrics)


def test_runs_without_common_rows_are_refused(run_folder: Path, tmp_path: Path) -> None:
    with Recorder(tmp_path, ["a"]) as recorder:
        recorder.epoch(1, features=np.eye(5), labels=[0] * 5, ids="vwxyz")
    with pytest.raises(UsageError, match="found 0 in common"):
        snapshot([run_folder, recorder.path], tmp_path / "two.scene")


def test_films_of_the_evolution(scene_file: Path, run_folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "d.scene"
    assert (
        main(
            [
                "snapshot",
                str(run_folder),
                "-o",
                str(output),
                "--method",
                "pca",
                "--animate",
                "gif",
                "mp4",
                "png",
                "png",
                "--quiet",
            ]
        )
        == 0
    )
    with Image.open(tmp_path / "d.gif") as film:
        assert film.n_frames > 4 * RESTING / 2  # equal frames in a row may be one longer one
        assert film.size == (1280, 640)
    assert (tmp_path / "d.mp4").read_bytes()[4:8] == b"ftyp"
    names = sorted(path.name for path in (tmp_path / "d_epochs").iterdir())
    assert [name[:13] for name in names] == [f"epoch_{epoch:03}_acc" for epoch in (1, 2, 3, 4)]


def test_points_move_between_epochs(scene_file: Path) -> None:
    scene = read(scene_file)
    short = Scene(scene.ids, columns=scene.columns, epochs=scene.epochs[:2])
    pictures = list(frames(short))
    assert len(pictures) == RESTING + MOVING + LAST
    moving = [
        int((a != b).sum()) for a, b in zip(pictures[RESTING - 1 :], pictures[RESTING : RESTING + MOVING], strict=False)
    ]
    assert all(changed > 0 for changed in moving)


def test_a_growing_run_grows_its_scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow_run, "POLL_S", 0.01)
    rng = np.random.default_rng(0)
    labels = np.arange(90) % 3
    features = rng.normal(size=(90, 6)) + 5 * np.eye(6)[labels]
    output = tmp_path / "live.scene"
    recorder = Recorder(tmp_path, ["a", "b", "c"], splits=("train",))
    projector = threading.Thread(target=follow_run.follow, args=(recorder.path, output))

    def record(epoch: int) -> None:
        features_now = features + 0.1 * epoch
        ids = [*map(str, range(90))] if epoch < 3 else [*map(str, range(89)), "new"]
        recorder.epoch(epoch, features=features_now, labels=labels, logits=features_now[:, :3], ids=ids)

    record(1)
    projector.start()
    until("the first epoch", output.exists)
    with follow(output) as growing:
        before = growing.scene.epochs[0].positions.copy()
        for epoch in (2, 3):
            record(epoch)
            until(f"epoch {epoch}", lambda epoch=epoch: growing.poll() or len(growing.scene.epochs) >= epoch)
        recorder.close()
        projector.join(PATIENCE_S)
        growing.poll()
        scene = growing.scene
        assert [epoch.epoch for epoch in scene.epochs] == [1, 2, 3]
        np.testing.assert_array_equal(scene.epochs[0].positions, before)
        moved = np.linalg.norm(scene.epochs[1].positions - before, axis=1)
        assert moved.mean() < 0.2 * np.linalg.norm(before - before.mean(0), axis=1).mean()
        assert len(scene) == 90
        assert scene.epochs[2].present is not None
        assert np.flatnonzero(~scene.epochs[2].present).tolist() == [89]  # "new" came too late for the scene
        assert "flips" in scene.columns
        assert scene.training is not None
        assert scene.training.diagnosis


def test_what_others_append_to_a_followed_scene_stays(tmp_path: Path) -> None:
    rng, labels, output = np.random.default_rng(0), np.arange(60) % 3, tmp_path / "live.scene"
    features = rng.normal(size=(60, 6)) + 5 * np.eye(6)[labels]
    with Recorder(tmp_path, ["a", "b", "c"], splits=("train",)) as recorder:
        recorder.epoch(1, features=features, labels=labels, logits=features[:, :3])
        writer = follow_run.EpochWriter(recorder.path, output)
        assert writer.poll() == 1
        triangle = Surface("pca", np.eye(3, dtype=np.float32), np.array([[0, 1, 2]], np.int32), 0)
        own = Layout(features[:, :3].astype(np.float32))
        with follow(output) as walk:
            append(output, layouts={"pca": own}, surfaces={"shell": triangle}, vectors=Vectors(features.astype("f4")))
            recorder.epoch(2, features=features + 0.1, labels=labels, logits=features[:, :3])
            assert writer.poll() == 1
            append(output, selections={"first": Selection([0, 1])})
            recorder.close()
            while not writer.ended:
                writer.poll()
            writer.finish()
            walk.poll()
            for scene in (walk.scene, read(output)):
                assert [epoch.epoch for epoch in scene.epochs] == [1, 2]
                np.testing.assert_array_equal(scene.surfaces["shell"].vertices, triangle.vertices)
                assert scene.vectors is not None
                np.testing.assert_array_equal(scene.vectors.values, features.astype("f4"))
                assert list(scene.selections) == ["first"]
                assert "flips" in scene.columns


def test_a_followed_run_that_is_resumed_keeps_its_epochs_and_goes_on(tmp_path: Path) -> None:
    rng, labels = np.random.default_rng(0), np.arange(60) % 3
    features = rng.normal(size=(60, 6)) + 5 * np.eye(6)[labels]

    def record(recorder: Recorder, epoch: int) -> None:
        recorder.epoch(epoch, features=features + epoch, labels=labels, metrics={"loss": 1 / epoch})

    first = Recorder(tmp_path, ["a", "b", "c"], splits=("train",))
    writer = follow_run.EpochWriter(first.path, tmp_path / "live.scene")
    for epoch in (1, 2, 3):
        record(first, epoch)
        assert writer.poll() == 1
    first.close(ended=False)
    before = read(tmp_path / "live.scene").epochs[2].positions.copy()
    with Recorder(run=first.path, after=1) as again:
        for epoch in (2, 3, 4):
            record(again, epoch)
    assert writer.poll() == 1
    writer.finish()
    scene = read(tmp_path / "live.scene")
    assert [epoch.epoch for epoch in scene.epochs] == [1, 2, 3, 4]
    np.testing.assert_array_equal(scene.epochs[2].positions, before)
    assert scene.training is not None
    assert [epoch for epoch, _ in scene.training.series["train_loss"]] == [1, 2, 3, 4]


def test_interrupted_following_leaves_a_whole_scene(
    run_folder: Path, scene_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(follow_run.time, "sleep", interrupt)
    told: list[str] = []
    follow_run.follow(run_folder, tmp_path / "live.scene", say=told.append)
    scene = read(tmp_path / "live.scene")
    assert len(scene.epochs) == 4
    assert "traveled" in scene.columns
    whole = read(scene_file).neighbors
    assert scene.neighbors is not None
    assert whole is not None
    np.testing.assert_array_equal(scene.neighbors.indices, whole.indices)
    assert told[-1] == f"stopped; {tmp_path / 'live.scene'} holds 4 epochs"


def test_following_interrupted_in_its_first_layout_leaves_nothing(
    run_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("latentwalk.tools.run.growth.align", interrupt)
    told: list[str] = []
    follow_run.follow(run_folder, tmp_path / "live.scene", say=told.append)
    assert told == [f"stopped before {tmp_path / 'live.scene'} was begun"]
    assert not any(tmp_path.iterdir())


def tensorboard_folder(path: Path, steps: dict[int, np.ndarray], labels: list[str]) -> Path:
    """As SummaryWriter.add_embedding writes it."""
    config = ""
    for step, tensor in steps.items():
        folder = path / f"{step:05}" / "default"
        folder.mkdir(parents=True)
        (folder / "tensors.tsv").write_text("".join("\t".join(map(str, row)) + "\n" for row in tensor.tolist()))
        (folder / "metadata.tsv").write_text("\n".join(labels) + "\n")
        name = folder.relative_to(path)
        config += f'embeddings {{\ntensor_name: "default:{step:05}"\ntensor_path: "{name}/tensors.tsv"\n'
        config += f'metadata_path: "{name}/metadata.tsv"\n}}\n'
    (path / "projector_config.pbtxt").write_text(config)
    return path


def test_tensorboard_embeddings_are_runs(tmp_path: Path) -> None:
    features = np.random.default_rng(0).normal(size=(3, 40, 8)).astype(np.float32).cumsum(0)
    labels = ["one", "two"] * 20
    folder = tensorboard_folder(tmp_path / "log", dict(zip((0, 5, 12), features, strict=True)), labels)
    scene = snapshot([folder], tmp_path / "tb.scene")
    assert [epoch.epoch for epoch in scene.epochs] == [0, 5, 12]
    label = scene.columns["label"]
    assert isinstance(label, Category)
    assert [label.names[code] for code in label.codes] == labels
    assert scene.epochs[0].prediction is None


def test_damaged_tensorboard_folders_are_refused(tmp_path: Path) -> None:
    features = np.ones((4, 2))
    folder = tensorboard_folder(tmp_path / "log", {1: features, 2: features[:3]}, ["a"] * 4)
    with pytest.raises(UsageError, match=r"00002.*expected \(4, 2\) numbers as in the first step, found \(3, 2\)"):
        snapshot([folder], tmp_path / "tb.scene")
    (folder / "00001" / "default" / "tensors.tsv").write_text("1\tx\n")
    with pytest.raises(UsageError, match="expected numbers alone, found text in column 1"):
        snapshot([folder], tmp_path / "tb.scene")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such-run"], "expected a run folder"),
        (["EMPTY"], "expected at least one whole snapshot, found none"),
        (["EMPTY", "--follow"], "expected at least one whole snapshot, found none"),
        (["RUN", "RUN", "--follow"], "takes one run"),
        (
            ["RUN", "--follow", "--markers", "shapes", "--dot-size", "9", "--figure-size", "8", "4"],
            "--follow: takes one run and --method spacetime, not --markers, --dot-size, --figure-size; lay it out anew",
        ),
        (
            ["RUN", "--follow", "--animate", "gif", "--method", "pca"],
            "takes one run and --method spacetime, not --animate",
        ),
        (["RUN", "--dot-size", "9"], "--dot-size: how films look; give --animate with it, or leave it out"),
        (["RUN", "--output", "EXISTS"], "already exists"),
        (["RUN", "--follow", "--output", "EXISTS"], "already exists"),
        (["RUN", "--output", "x.gif", "--animate", "gif"], "expected a name that ends in .scene"),
        (["RUN", "--follow", "--output", "x.gif"], "expected a name that ends in .scene"),
        (["RUN", "--output", "no-such-folder/x.scene"], "no folder no-such-folder; make it first"),
    ],
)
def test_wrong_use_is_one_line(
    arguments: list[str],
    message: str,
    run_folder: Path,
    scene_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Recorder(tmp_path) as empty:
        pass
    places = {"RUN": run_folder, "EMPTY": empty.path, "EXISTS": scene_file}
    given = [str(places.get(argument, argument)) for argument in arguments]
    output = [] if "--output" in given else ["--output", str(tmp_path / "x.scene")]
    assert main(["snapshot", *given, *output, "--quiet"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line
