"""How long a run is where nobody says, by its rows; and that it is said."""

import pytest

from latentwalk.tools import train
from latentwalk.tools.data.sources import load
from latentwalk.tools.model.settings import (
    CLASSIFIER_PACE,
    VAE_PACE,
    ClassifierOptions,
    VaeOptions,
    decided_classifier,
    decided_vae,
)

SMALL = ["iris", "--model", "mlp", "--limit", "40", "--pictures", "none", "--device", "cpu", "--quiet", "-o"]


@pytest.mark.parametrize(
    ("rows", "batch", "classifier", "vae"),
    [(9, 9, 100, 500), (150, 16, 100, 500), (1000, 32, 62, 156), (1797, 64, 68, 172), (70_000, 128, 20, 50)],
)
def test_few_rows_have_small_batches_and_many_epochs(rows, batch, classifier, vae):
    assert CLASSIFIER_PACE.of(rows) == {"batch_size": batch, "epochs": classifier}
    assert VAE_PACE.of(rows) == {"batch_size": batch, "epochs": vae}


def test_classifiers_and_vaes_of_a_data_set_have_one_batch_size():
    data = load(["iris"])
    ours = decided_classifier(ClassifierOptions(), data), decided_vae(VaeOptions(), data)
    assert [settings.batch_size for settings in ours] == [16, 16]
    given = decided_classifier(ClassifierOptions(epochs=3, batch_size=7), data)
    assert (given.epochs, given.batch_size) == (3, 7)


def test_what_the_rows_decided_is_said_on_stdout(tmp_path, capsys):
    folder = str(tmp_path / "runs")
    assert train.main([*SMALL, folder, "--epochs", "2"]) == 0
    assert "run_001: 16 rows a batch, as suits 40 rows (--batch-size: otherwise)\n" in capsys.readouterr().out
    assert train.main([*SMALL, folder, "--batch-size", "40"]) == 0
    out = capsys.readouterr().out
    assert "run_002: up to 100 epochs, as suits 40 rows (--epochs: otherwise)\n" in out
    assert "run_002: 100 epochs in " in out
    assert train.main([*SMALL, folder, "--batch-size", "40", "--epochs", "2"]) == 0
    assert "as suits" not in capsys.readouterr().out
