"""training_progress.txt: a line of numbers for each epoch, for people and for `tail -f`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from latentwalk.scenes.outputs import whole

# Number → its title; those that a model has are shown.
COLUMNS = {
    "train_accuracy": "Train Acc",
    "val_accuracy": "Val Acc",
    "train_loss": "Train Loss",
    "val_loss": "Val Loss",
    "train_reconstruction": "Train Recon",
    "val_reconstruction": "Val Recon",
    "train_kl": "Train KL",
    "val_kl": "Val KL",
    "beta": "Beta",
    "active": "Active",
}
LINE = "-" * 60  # below the titles


def write(path: Path, history: Sequence[Mapping[str, object]], unit: str = "Epoch") -> None:
    """Write the table of all epochs of `history` (see `Trainer`), whole or not at all; `unit`: what an epoch is."""
    shown = {name: title for name, title in COLUMNS.items() if name in history[0]}
    lines = [" | ".join([unit, *shown.values()]), LINE, *(_line(record, shown) for record in history)]
    with whole(path, overwrite=True) as temporary:
        temporary.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _line(record: Mapping[str, object], shown: Mapping[str, str]) -> str:
    cells = (
        f"{value:{len(title)}}" if isinstance(value := record[name], int) else f"{value:{len(title)}.4f}"
        for name, title in shown.items()
    )
    return " | ".join([f"{record['epoch']:5}", *cells])
