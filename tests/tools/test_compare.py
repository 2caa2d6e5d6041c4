"""`latentwalk compare` sets runs side by side, and refuses what does not compare."""

import shutil
from pathlib import Path

import pytest

from latentwalk.scenes import UsageError
from latentwalk.tools import Recorder, compare, train
from latentwalk.tools.run.folder import METADATA, read_metadata, write_json
from latentwalk.tools.run.log import read_run


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """run_001 a VAE and run_002 a β-VAE of iris, run_003 a VAE of digits, run_004 and run_005 classifiers of iris."""
    folder = tmp_path_factory.mktemp("runs")
    short = ["--epochs", "2", "--classifier", "none", "--device", "cpu", "--quiet", "-o", str(folder)]
    for options in (["iris", "--model", "vae"], ["iris", "--model", "beta-vae", "--beta", "2"], ["digits"]):
        assert train.main([*options, *short]) == 0
    short[2:4] = ["--batch-size", "16"]
    for options in (["--learning-rate", "0.01"], ["--focal-gamma", "2"]):
        assert train.main(["iris", "--model", "mlp", *options, *short]) == 0
    return folder


def test_a_table_and_a_figure(runs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "both.png"
    assert compare.main([str(runs / "run_001"), str(runs / "run_002"), "-o", str(output)]) == 0
    assert output.read_bytes().startswith(b"\x89PNG")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [str(runs / "run_001"), str(runs / "run_002")]
    rows = {line.split("  ")[0]: line.split()[-2:] for line in lines[1:-1]}
    assert rows["model"] == ["vae", "beta-vae"]
    assert rows["β"] == ["1", "2"]
    results = [read_metadata(runs / run)["results"] for run in ("run_001", "run_002")]
    ratios = [result["reconstruction_error"] / result["error_of_the_mean_row"] for result in results]
    assert rows["÷ error of the mean"] == [f"{ratio:.4g}" for ratio in ratios]
    assert lines[-1] == str(output)


def test_what_was_trained_otherwise_is_told(runs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.main([str(runs / "run_004"), str(runs / "run_005"), "-o", str(tmp_path / "both.png")]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = {line.split()[0]: line.split()[1:] for line in lines if line.startswith("--")}
    assert told == {"--learning-rate": ["0.01", "0.001"], "--focal-gamma": ["0", "2"]}
    assert any("Losses of runs with another --focal-gamma are not of one kind" in line for line in lines)


def test_losses_of_what_knows_no_focal_loss_are_of_one_kind(
    runs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train.main(["iris", "--model", "svm", "--quiet", "--pictures", "none", "-o", str(tmp_path / "svms")]) == 0
    svm = str(tmp_path / "svms" / "run_001")
    for other, apart in (("run_004", False), ("run_005", True)):
        assert compare.main([svm, str(runs / other), "-o", str(tmp_path / f"{other}.png")]) == 0
        assert ("are not of one kind" in capsys.readouterr().out) == apart


def test_runs_before_are_compared_by_what_they_called_neighbors(runs: Path, tmp_path: Path) -> None:
    before = tmp_path / "run_009"
    shutil.copytree(runs / "run_001", before)
    metadata = read_metadata(before)
    kept = metadata["results"].pop("neighbors_kept")
    metadata["results"]["neighbours_kept"] = kept
    write_json(before / METADATA, metadata)
    table = {title: values for title, *values in compare.compare([runs / "run_001", before], tmp_path / "both.png")}
    assert table["neighbors kept"] == [f"{kept:.4g}"] * 2


def test_what_does_not_compare_is_refused(runs: Path, tmp_path: Path) -> None:
    output = tmp_path / "both.png"
    with pytest.raises(UsageError, match=r"run_003: trained on other data \(digits\) than .*run_001 \(iris\)"):
        compare.compare([runs / "run_001", runs / "run_003"], output)
    with pytest.raises(UsageError, match="no run, as it has no run_metadata"):
        compare.compare([runs], output)
    assert not output.exists()
    output.touch()
    with pytest.raises(UsageError, match="already exists"):
        compare.compare([runs / "run_001"], output)


def test_classifiers_are_compared_by_their_curves(
    runs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Recorder(tmp_path) as own:  # as anybody records
        for epoch, loss in enumerate([0.9, 0.2, 0.4], 1):
            own.epoch(epoch, metrics={"val_loss": loss, "val_accuracy": 1 - loss})
    output = tmp_path / "three.png"
    assert compare.main([*map(str, (runs / "run_004", runs / "run_005", own.path)), "-o", str(output)]) == 0
    assert output.read_bytes().startswith(b"\x89PNG")
    rows = {line[:27].strip(): line[27:].split() for line in capsys.readouterr().out.splitlines()[1:-1]}
    assert rows["model"] == ["mlp", "mlp", "–"]
    assert rows["epochs"] == ["2", "2", "3"]
    assert rows["loss, validation"][2] == "0.2"
    assert rows["best epoch"][2] == "2"
    best = [min(value for _, value in read_run(runs / name).series["val_loss"]) for name in ("run_004", "run_005")]
    assert rows["loss, validation"][:2] == [f"{loss:.4g}" for loss in best]


def test_a_vae_and_a_classifier_do_not_compare(runs: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"run_004: a classifier, but .*run_001 is a VAE"):
        compare.compare([runs / "run_001", runs / "run_004"], tmp_path / "both.png")
    with Recorder(tmp_path) as empty:
        pass
    with pytest.raises(UsageError, match="expected accuracies or losses"):
        compare.compare([empty.path], tmp_path / "both.png")
    assert not (tmp_path / "both.png").exists()
