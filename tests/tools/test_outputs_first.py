"""Where output goes is looked at before the work: inputs that are not even there are not missed before that."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import latentwalk
from latentwalk.scenes.errors import UsageError
from latentwalk.tools import train
from latentwalk.tools.compare import compare
from latentwalk.tools.export_decoder import export_decoder
from latentwalk.tools.snapshot import snapshot

WORK: dict[str, Callable[[Path, Path], object]] = {
    "train": lambda missing, out: train.main([str(missing), "--model", "mlp", "-o", str(out)]),
    "reduce": lambda missing, out: latentwalk.reduce(missing, out),
    "snapshot": lambda missing, out: snapshot([missing], out),
    "compare": lambda missing, out: compare([missing, missing], out),
    "export-decoder": lambda missing, out: export_decoder(missing, out),
}


@pytest.mark.parametrize("work", WORK)
def test_a_folder_that_may_not_be_written_to_is_refused_before_the_inputs_are_read(
    tmp_path: Path, work: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    may = os.access
    # Whoever runs the tests may be allowed everything.
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != closed and may(path, mode))
    with pytest.raises(UsageError, match=r"closed: may not be written to; choose another place"):
        WORK[work](tmp_path / "missing.csv", closed / "out.scene")
    assert not list(closed.iterdir())


def test_a_scene_that_may_not_be_written_to_is_not_added_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept.scene"
    kept.touch()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != kept)
    with pytest.raises(UsageError, match=r"kept\.scene: may not be written to"):
        latentwalk.reduce(tmp_path / "missing.csv", kept, resume=True)
