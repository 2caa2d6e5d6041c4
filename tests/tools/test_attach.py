"""Labels, predictions, pictures and metadata join their rows, by id or in order."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from latentwalk.scenes import Scalar, UsageError
from latentwalk.tools.data import sources


@pytest.fixture
def rows(tmp_path):
    """Four rows called a, b, c, d in rows.npz."""
    np.savez(tmp_path / "rows.npz", features=np.eye(4), ids=list("abcd"))
    return tmp_path


def load(folder, **options):
    """The four rows with files beside them attached."""
    return sources.load([folder / "rows.npz"], **{name: folder / file for name, file in options.items()})


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("y.txt", "cat\ndog\ncat\neel\n"),
        ("y.csv", "cat\ndog\ncat\neel\n"),
        ("y.csv", "animal\ncat\ndog\ncat\neel\n"),
        ("y.csv", "id,animal\nd,eel\nc,cat\nb,dog\na,cat\nextra,fox\n"),
        ("y.tsv", "animal\tid\ndog\tb\ncat\ta\ncat\tc\neel\td\n"),
    ],
)
def test_labels_join_by_row_or_by_id(rows, file, content):
    (rows / file).write_text(content)
    label = load(rows, labels=file).label
    assert [label.names[code] for code in label.codes] == ["cat", "dog", "cat", "eel"]


def test_a_blank_label_is_unknown(rows):
    for file in ("y.txt", "y.csv"):
        (rows / file).write_text("cat\n\ncat\neel\n")
        label = load(rows, labels=file).label
        assert label.codes.tolist() == [0, -1, 0, 1], file


def test_classes_called_like_columns_are_no_header(rows):
    for file in ("y.txt", "y.csv"):
        (rows / file).write_text("y\nn\ny\nn\n")
        label = load(rows, labels=file).label
        assert [label.names[code] for code in label.codes] == ["y", "n", "y", "n"], file


def test_labels_from_an_array(rows):
    np.save(rows / "y.npy", np.array([3, 20, 3, 100]))
    assert load(rows, labels="y.npy").label.names == ["3", "20", "100"]


def test_predicted_classes_share_the_label_s_codes(rows):
    (rows / "y.txt").write_text("cat\ndog\ncat\neel\n")
    (rows / "p.txt").write_text("dog\ndog\ncat\nfox\n")
    prediction = load(rows, labels="y.txt", predictions="p.txt").columns["prediction"]
    assert prediction.names == ["cat", "dog", "eel", "fox"]
    assert prediction.codes.tolist() == [1, 1, 0, 3]
    np.save(rows / "p.npy", np.array([1, 1, 0, 2]))  # codes, since no class is called "1"
    assert load(rows, labels="y.txt", predictions="p.npy").columns["prediction"].codes.tolist() == [1, 1, 0, 2]


def test_probabilities_give_prediction_and_confidence(rows):
    (rows / "y.txt").write_text("cat\ndog\ncat\neel\n")
    np.save(rows / "p.npy", np.array([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4], [0, 0, 1]], np.float32))
    columns = load(rows, labels="y.txt", predictions="p.npy").columns
    assert columns["prediction"].codes.tolist() == [0, 1, 2, 2]
    assert isinstance(columns["confidence"], Scalar)
    np.testing.assert_allclose(columns["confidence"].values, [0.7, 0.8, 0.4, 1], rtol=1e-6)
    (rows / "p.csv").write_text("id,eel,cat,dog\na,1,0,0\nb,0,1,0\nc,0,0,1\nd,0.5,0.3,0.2\n")
    columns = load(rows, labels="y.txt", predictions="p.csv").columns
    assert columns["prediction"].names == ["cat", "dog", "eel"]
    assert columns["prediction"].codes.tolist() == [2, 0, 1, 2]


def test_metadata_brings_typed_columns(rows):
    (rows / "m.csv").write_text("id,age,note,Class\nb,2,two,5\na,1,one,9\nd,4.5,four,5\nc,3,three,9\n")
    columns = load(rows, metadata="m.csv").columns
    assert columns["label"].names == ["5", "9"]
    assert columns["label"].codes.tolist() == [1, 0, 1, 0]
    assert columns["age"].values.tolist() == [1, 2, 3, 4.5]
    assert list(columns["note"].values) == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    ("option", "file", "content", "said"),
    [
        ("labels", "y.txt", "cat\ndog\n", "2 rows, but rows has 4"),
        ("labels", "y.csv", "label\ncat\ndog\ncat\n", "3 rows, but rows has 4"),
        ("labels", "y.txt", "label\ncat\ndog\ncat\n", "3 rows, but rows has 4"),
        ("labels", "y.csv", "digit\n3\n5\n3\n", "3 rows, but rows has 4"),
        ("labels", "y.csv", "id,animal\na,cat\nb,dog\nc,cat\n", "1 of 4 rows are not among its 3 ids"),
        ("labels", "y.csv", "id,k\na,1\nb,2\nc,3\nx,4\n", "1 of 4 rows are not among its 4 ids, first 'd'"),
        ("labels", "y.csv", "id,k\na,1\nb,2\nc,3\nd,4\na,5\n", "rows 0 and 4 have the same id 'a'"),
        ("predictions", "p.csv", "0.5\n0.25\n1\n0\n", "found fractions in one column"),
        ("labels", "y.csv", "k,m\n1,2\n1,2\n1,2\n1,2\n", "expected one column"),
        ("predictions", "p.csv", "0.5,0.5\n0.5,0.5\n2,3\n0,1\n", "row 2, column 'c0': expected 0…1, found 2"),
        ("images", "i.gif", "", "expected pictures as a folder"),
        ("metadata", "missing.csv", None, "no such file"),
    ],
)
def test_what_does_not_fit_says_so(rows, option, file, content, said):
    if content is not None:
        (rows / file).write_text(content)
    with pytest.raises(UsageError, match=said) as caught:
        load(rows, **{option: file})
    assert file in str(caught.value)


def test_a_column_is_never_replaced(rows):
    (rows / "y.txt").write_text("cat\ndog\ncat\neel\n")
    (rows / "m.csv").write_text("label,b\n1,2\n1,2\n1,2\n1,2\n")
    with pytest.raises(UsageError, match="already has a column 'label'"):
        load(rows, labels="y.txt", metadata="m.csv")


def test_probabilities_must_match_the_classes(rows):
    (rows / "y.txt").write_text("cat\ndog\ncat\neel\n")
    np.save(rows / "p.npy", np.full((4, 2), 0.5))
    with pytest.raises(UsageError, match="2 probabilities for each row but 3 classes"):
        load(rows, labels="y.txt", predictions="p.npy")


def test_pictures_by_array_folder_and_sheet(rows):
    pictures = np.zeros((4, 3, 2, 3), np.uint8)
    pictures[:, 0, 0, 0] = [10, 20, 30, 40]
    np.save(rows / "i.npy", pictures)
    (rows / "folder").mkdir()
    for name, pixels in zip("dcba", pictures[::-1], strict=True):
        Image.fromarray(pixels).save(rows / "folder" / f"{name}.png")
    sheet = pictures.reshape(2, 2, 3, 2, 3).swapaxes(1, 2).reshape(6, 4, 3)
    Image.fromarray(sheet).save(rows / "sheet.png")
    for file in ("i.npy", "folder", "sheet.png"):
        np.testing.assert_array_equal(load(rows, images=file).images, pictures)


def test_pictures_of_two_sizes_name_the_file(rows):
    (rows / "folder").mkdir()
    for i, name in enumerate("abcd"):
        Image.new("RGB", (4 + i // 3, 4)).save(rows / "folder" / f"{name}.png")
    with pytest.raises(UsageError, match=r"d\.png: 5 × 4 pixels, but a\.png has 4 × 4"):
        load(rows, images="folder")


def test_a_limit_keeps_what_was_attached_with_its_row(rows):
    (rows / "m.csv").write_text("id,name\na,A\nb,B\nc,C\nd,D\n")
    data = sources.load([rows / "rows.npz"], metadata=rows / "m.csv", limit=2, seed=1)
    assert [name.upper() for name in data.ids] == list(data.columns["name"].values)
