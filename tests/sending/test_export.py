"""`latentwalk export`: which rows, places and epochs go out, as CSV; what is refused, and how."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from kit.sent import PLACES, N, scene

import latentwalk
from latentwalk.runtime.world.rows import export as walked
from latentwalk.scenes import Category, Scalar, Scene, UsageError, write
from latentwalk.tools.export import main


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_csv_has_ids_columns_and_places_and_is_empty_where_something_is_missing(tmp_path: Path) -> None:
    assert latentwalk.export(scene(), tmp_path / "a.csv") == tmp_path / "a.csv"
    rows = rows_in(tmp_path / "a.csv")
    assert [row["id"] for row in rows] == scene().ids
    assert list(rows[0])[1:6] == ["label", "size", "right", "note", "column id"]
    assert [row["label"] for row in rows[:4]] == ["", "a", "b,c", ""]
    assert rows[3]["size"] == ""
    assert np.float32(rows[4]["size"]) == scene().columns["size"].values[4]
    assert [row["right"] for row in rows[:2]] == ["True", "False"]
    assert rows[1]["note"] == "'=SUM(A1)"
    np.testing.assert_array_equal([[np.float32(row[f"two_{axis}"]) for axis in "xyz"] for row in rows], -PLACES)


def test_a_layout_that_is_named_goes_alone(tmp_path: Path) -> None:
    latentwalk.export(scene(), tmp_path / "a.tsv", layout="two")
    head = (tmp_path / "a.tsv").read_text(encoding="utf-8").split("\n")[0].split("\t")
    assert [name for name in head if name.endswith("_x")] == ["two_x"]


def test_epochs_go_alone_or_all_with_what_each_predicts(tmp_path: Path) -> None:
    made = scene(epochs=True)
    latentwalk.export(made, tmp_path / "last.csv")
    last = rows_in(tmp_path / "last.csv")
    assert len(last) == N
    assert "epoch" not in last[0]
    assert last[0]["epochs_x"] == str(PLACES[0, 0] + np.float32(2))
    latentwalk.export(made, tmp_path / "one.csv", epoch=1)
    one = rows_in(tmp_path / "one.csv")
    assert (one[5]["epoch"], one[5]["epochs_x"], one[5]["prediction"]) == ("1.0", str(PLACES[5, 0] + 1), "a")
    latentwalk.export(made, tmp_path / "all.csv", epoch="all")
    both = rows_in(tmp_path / "all.csv")
    assert [row["epoch"] for row in both] == ["1.0"] * N + ["2.0"] * N
    assert [both[N + 7][name] for name in ("epochs_x", "prediction", "confidence")] == ["", "", ""]  # it was absent
    assert both[N + 8]["prediction"] == ""  # the second epoch predicts nothing


@pytest.mark.parametrize(
    "content", ["id\nr5\nr3\n", "r5\nr3\n", "row,id,label\n5,r5,a\n3,r3,a\n", "ID;x\nr5;1\nr3;2\n"]
)
def test_rows_of_a_file_of_ids_go_out_in_its_order(tmp_path: Path, content: str) -> None:
    (tmp_path / "ids.csv").write_text(content, encoding="utf-8")
    latentwalk.export(scene(), tmp_path / "a.csv", rows=tmp_path / "ids.csv")
    assert [row["id"] for row in rows_in(tmp_path / "a.csv")] == ["r5", "r3"]


def test_what_a_walk_exports_names_the_rows(tmp_path: Path) -> None:
    made = scene()
    made.ids[4] = "=4"  # which a spreadsheet would run: it stands there as '=4
    walked.write(made, np.array([4, 2]), tmp_path)
    for name in ("rows_001.csv", "rows_001.npy"):
        latentwalk.export(made, tmp_path / f"from_{name}.csv", rows=tmp_path / name)
        assert [row["id"] for row in rows_in(tmp_path / f"from_{name}.csv")] == ["'=4", "r2"]
    frame = made.to_frame()
    for name, given in {"ids": ["r2"], "frame": frame[frame.index == "r2"], "index": frame.index[2:3]}.items():
        latentwalk.export(made, tmp_path / f"{name}.csv", rows=given)
        assert [row["id"] for row in rows_in(tmp_path / f"{name}.csv")] == ["r2"]


def test_a_line_says_what_was_written_or_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "s.scene"
    write(file, scene(epochs=True))
    assert main([str(file), "--format", "csv"]) == 0
    assert capsys.readouterr().out == (
        f"{tmp_path / 's.csv'}: {N} rows; texts that a spreadsheet would run begin with ' in the CSV\n"
    )
    (tmp_path / "ids.txt").write_text("r5\nr77\n", encoding="utf-8")
    (tmp_path / "no_ids.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    for words, said in {
        "-o s.csv": "s.csv: already exists",
        "-o a.csv --layout three": "no layout 'three'; expected one of one, two, epochs",
        "-o a.csv --color hue": "color: the column 'hue' is not there; expected one of label",
        "-o a.csv --epoch 9": "no epoch 9; expected one of 1, 2",
        "-o a.csv --epoch soon": "--epoch: expected the number of an epoch, or all; found 'soon'",
        "-o a.csv --epoch 1 --layout one": "--epoch: goes with the layout epochs alone",
        "-o a.csv --rows ids.txt": "ids.txt: no id 'r77'; did you mean 'r7'",
        "-o a.csv --rows no_ids.csv": "no_ids.csv: expected a column id, found a, b",
        "-o a.csv --rows none.csv": "none.csv: cannot be read",
        "-o a.csv --rows s.scene": "s.scene: expected text, ids or a CSV",
        "-o a.what": "a.what: its ending says no format",
        "-o a.what --format csv": "a.what: expected a name that ends in .csv or .tsv",
        "-o a.ply --format projector": "a.ply: expected the name of a folder, as projector has it",
        "-o none/a.csv": "no such folder",
        "": "--output: expected a file whose ending says the format",
    }.items():
        given = [str(tmp_path / word) if "." in word else word for word in words.split()]
        with pytest.raises(UsageError) as caught:
            main([str(file), *given])
        assert said in str(caught.value), words
        assert "\n" not in str(caught.value)
    assert not (tmp_path / "a.csv").exists()


def test_a_scene_in_memory_needs_a_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a scene in memory has no name"):
        latentwalk.export(scene(), format="csv")
    with pytest.raises(UsageError, match="scene: expected a Scene, or the file of one; found int"):
        latentwalk.export(3, tmp_path / "a.csv")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"^rows: expected ids of rows, found none"):
        latentwalk.export(scene(), tmp_path / "a.csv", rows=[])
    assert not list(tmp_path.iterdir())


def test_a_column_of_ids_and_of_axes_gives_way(tmp_path: Path) -> None:
    made = Scene(["a"], columns={"epoch": Scalar([3.0]), "one_x": Category([0], ["q"])}, layouts={"one": [[1, 2, 3]]})
    latentwalk.export(made, tmp_path / "a.csv")
    assert rows_in(tmp_path / "a.csv") == [
        {
            "id": "a",
            "epoch": "3.0",
            "one_x": "q",
            "one (layout)_x": "1.0",
            "one (layout)_y": "2.0",
            "one (layout)_z": "3.0",
        }
    ]
