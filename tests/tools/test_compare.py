"""`latentwalk compare` sets runs side by side, and refuses what does not compare."""

from pathlib import Path

import pytest

from latentwalk.scenes import UsageError
from latentwalk.tools import compare, train
from latentwalk.tools.model.vae_run import read_metadata


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """run_001 a VAE and run_002 a β-VAE of iris, run_003 a VAE of digits."""
    folder = tmp_path_factory.mktemp("runs")
    short = ["--epochs", "2", "--classifier", "none", "--device", "cpu", "--quiet", "-o", str(folder)]
    for options in (["iris", "--model", "vae"], ["iris", "--model", "beta-vae", "--beta", "2"], ["digits"]):
        assert train.main([*options, *short]) == 0
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
