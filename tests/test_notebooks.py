"""The notebooks run from top to bottom, show what their words say, and are kept without outputs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode, read, validate

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "notebooks"
NAMES = sorted(path.name for path in FOLDER.glob("*.ipynb"))


def opened(name: str) -> NotebookNode:
    return read(FOLDER / name, as_version=4)


def run(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, **given: object) -> NotebookNode:
    """Run a notebook in an empty folder, with other values for names of its first parameters."""
    monkeypatch.delenv("DISPLAY", raising=False)
    book = opened(name)
    (cell,) = (cell for cell in book.cells if "parameters" in cell.metadata.get("tags", ()))
    for key, value in given.items():
        cell.source, found = re.subn(rf"^{key} = [^#\n]*", f"{key} = {value!r}  ", cell.source, flags=re.MULTILINE)
        assert found == 1
    NotebookClient(book, timeout=280, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    return book


def outputs_of(cell: NotebookNode, kind: str) -> list[str]:
    return [out.data[kind] for out in cell.get("outputs", []) if kind in out.get("data", {})]


def outputs(book: NotebookNode, kind: str) -> list[str]:
    return [found for cell in book.cells for found in outputs_of(cell, kind)]


def printed(book: NotebookNode) -> str:
    return "".join(out.text for cell in book.cells for out in cell.get("outputs", []) if out.output_type == "stream")


def test_both_are_there() -> None:
    assert NAMES == ["ml_embeddings_visualization.ipynb", "watch_training.ipynb"]


@pytest.mark.parametrize("name", NAMES)
def test_they_are_kept_clean(name: str) -> None:
    book = opened(name)
    validate(book)
    assert (FOLDER / name).stat().st_size < 40_000
    assert set(book.metadata) == {"kernelspec", "language_info"}, "no state of widgets"
    for cell in book.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
        assert set(cell.metadata) <= {"tags"}
    first = book.cells[0].source
    assert first.startswith("# ")
    assert "pip install" in first


@pytest.mark.gl
@pytest.mark.slow
def test_embeddings_are_reduced_colored_and_wrong_rows_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = run("ml_embeddings_visualization.ipynb", tmp_path, monkeypatch, METHODS=["pca", "tsne"], ROWS=500)
    said = printed(book)
    assert re.search(r"pca +trustworthiness 0\.9\d+ +neighbors kept \d\d%", said)
    wrong = re.search(r"(\d+) of 500 rows are wrong", said)
    assert wrong
    assert 0 < int(wrong[1]) < 100
    pictures = outputs(book, "image/png")
    assert len(pictures) == len(set(pictures)) == 6, "each color and selection is a picture of its own"
    assert outputs(book, "application/vnd.jupyter.widget-view+json")
    assert any("confidence" in table for table in outputs(book, "text/html"))
    assert (tmp_path / "embeddings.scene").exists()
    assert (tmp_path / "embeddings_1.html").exists()
    assert any("<iframe" in shown and "127.0.0.1" in shown for shown in outputs(book, "text/html")), "ImmersivePoints"


@pytest.mark.gl
@pytest.mark.slow
def test_a_training_is_followed_and_scrubbed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = run("watch_training.ipynb", tmp_path, monkeypatch, EPOCHS=20, PAUSE_S=0)
    wrong = [int(found) for found in re.findall(r"epoch +\d+: +(\d+) of 1797 wrong", printed(book))]
    assert len(wrong) == 5, "epochs 1, 5, 10, 15 and 20"
    assert wrong[-1] < wrong[0] / 2
    assert (tmp_path / "runs" / "run_001" / "epochs.scene").exists()
    first, last, *_ = outputs(book, "image/png")
    assert first != last
    cells = [cell for cell in book.cells if outputs_of(cell, "application/vnd.jupyter.widget-view+json")]
    assert [cell.source.splitlines()[-1] for cell in cells] == ["live", "view"], "nothing else shows widgets"
