"""What Hugging Face's `save_to_disk` writes, made here with pyarrow: splits, names of classes, packed pictures."""

import io
import json

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image
from pyarrow import ipc, parquet

from latentwalk.scenes import UsageError
from latentwalk.tools.data import sources
from latentwalk.tools.reduce import main

RANDOM = np.random.default_rng(0)
ABOUT = {"info": {"features": {"label": {"names": ["cat", "dog"], "_type": "ClassLabel"}}}}
METADATA = {"huggingface": json.dumps(ABOUT)}
PICTURE = pa.struct([("bytes", pa.binary()), ("path", pa.string())])


def vectors(count, first=0):
    values = RANDOM.normal(size=(count, 4)).astype(np.float32)
    columns = {
        "embedding": pa.array(values.tolist(), pa.list_(pa.float32(), 4)),
        "label": pa.array([row % 2 for row in range(count)], pa.int64()),
        "text": [f"row {first + row}" for row in range(count)],
    }
    return pa.table(columns).replace_schema_metadata(METADATA), values


def packed(pixels, form="PNG"):
    held = io.BytesIO()
    Image.fromarray(pixels).save(held, form)
    return {"bytes": held.getvalue(), "path": None}


def pictures(sizes):
    made = [RANDOM.integers(0, 256, (*size, 3)).astype(np.uint8) for size in sizes]
    columns = {
        "image": pa.array([packed(pixels) for pixels in made], PICTURE),
        "label": pa.array([row % 2 for row in range(len(made))], pa.int64()),
        "size": [len(pixels) for pixels in made],
    }
    return pa.table(columns).replace_schema_metadata(METADATA), made


def save(folder, table):
    folder.mkdir(parents=True)
    with ipc.new_stream(str(folder / "data-0.arrow"), table.schema) as stream:
        stream.write_table(table)
    (folder / "state.json").write_text(json.dumps({"_data_files": [{"filename": "data-0.arrow"}]}))


@pytest.fixture
def splits(tmp_path):
    """A DatasetDict of 12 and 6 rows, and the vectors of each."""
    found = {}
    for name, count, first in (("train", 12, 0), ("validation", 6, 12)):
        table, found[name] = vectors(count, first)
        save(tmp_path / "dd" / name, table)
    (tmp_path / "dd" / "dataset_dict.json").write_text(json.dumps({"splits": list(found)}))
    return tmp_path / "dd", found


def test_splits_are_a_column(splits):
    folder, found = splits
    data = sources.load([folder])
    np.testing.assert_array_equal(data.features, np.concatenate(list(found.values())))
    split = data.columns["split"]
    assert [split.names[code] for code in split.codes] == ["train"] * 12 + ["validation"] * 6
    assert data.label.names == ["cat", "dog"]
    assert data.columns["text"].values[13] == "row 13"


def test_one_split_may_be_chosen(splits, capsys):
    folder, found = splits
    np.testing.assert_array_equal(sources.load([folder], split="validation").features, found["validation"])
    with pytest.raises(UsageError, match="--split val: expected one of train, validation"):
        sources.load([folder], split="val")
    output = folder.parent / "x.scene"
    assert main([str(folder), "--split", "train", "--method", "pca", "-o", str(output)]) == 0
    assert "features: embedding (vectors); label: label; split: split" in capsys.readouterr().err
    with pytest.raises(UsageError, match=r"--split: goes with mnist, .* DatasetDict, not with "):
        sources.load([folder / "train"], split="train")
    with pytest.raises(UsageError, match="--split: expected one of train, test, found 'validation'"):
        sources.load(["mnist"], split="validation")


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("{", "expected a list of splits"),
        ('{"splits": 5}', "expected a list of splits"),
        ('{"splits": ["../other", "gone"]}', "expected splits ../other, gone, found none of them"),
    ],
)
def test_a_list_of_splits_reaches_no_further_than_its_folder(splits, tmp_path, listed, said):
    save(tmp_path / "other", vectors(4)[0])
    (splits[0] / "dataset_dict.json").write_text(listed)
    with pytest.raises(UsageError, match=said):
        sources.load([splits[0]])


def test_packed_pictures_are_pictures_and_their_pixels_features(tmp_path):
    table, made = pictures([(6, 5)] * 8)
    save(tmp_path / "one", table)
    parquet.write_table(table, tmp_path / "one.parquet")
    for name in ("one", "one.parquet"):
        data = sources.load([tmp_path / name])
        np.testing.assert_array_equal(data.images, np.stack(made))
        np.testing.assert_array_equal(data.features, np.stack(made).reshape(8, -1))
        assert data.label.names == ["cat", "dog"]
        assert data.provenance["format"] == "pictures"
        assert "features: image (pixels); label: label; columns that describe rows: size" in data.notes


def test_vectors_come_before_pixels(tmp_path):
    table, values = vectors(8)
    shown, made = pictures([(4, 4)] * 8)
    save(tmp_path / "both", table.append_column("image", shown["image"]))
    data = sources.load([tmp_path / "both"])
    np.testing.assert_array_equal(data.features, values)
    np.testing.assert_array_equal(data.images, np.stack(made))


def test_pictures_of_several_sizes_share_a_frame(tmp_path):
    table, made = pictures([(8, 8), (4, 6), (128, 96), (8, 8)])
    save(tmp_path / "one", table)
    data = sources.load([tmp_path / "one"])
    assert data.images.shape == (4, 64, 48, 3)
    assert "pictures of several sizes stand in the middle of 48 × 64 pixels" in data.notes
    np.testing.assert_array_equal(data.images[1, 30:34, 21:27], made[1])
    assert not data.images[1, :30].any()


def test_gray_pictures_stay_gray_and_missing_ones_are_said(tmp_path):
    gray = RANDOM.integers(0, 256, (5, 5)).astype(np.uint8)
    values = [packed(gray), None, {"bytes": None, "path": "/etc/passwd"}, packed(255 - gray)]
    save(tmp_path / "one", pa.table({"image": pa.array(values, PICTURE)}))
    data = sources.load([tmp_path / "one"])
    assert data.images.shape == (4, 5, 5, 1)
    np.testing.assert_array_equal(data.images[0, ..., 0], gray)
    assert not data.images[1:3].any()
    assert "2 of 4 pictures are not in the file; they are black" in data.notes


def test_what_is_no_picture_is_named(tmp_path, monkeypatch):
    from latentwalk.tools.data.formats import saved_pictures

    save(tmp_path / "bad", pa.table({"image": pa.array([{"bytes": b"text", "path": None}], PICTURE)}))
    with pytest.raises(UsageError, match="column 'image': row 0: cannot be read as a picture") as caught:
        sources.load([tmp_path / "bad"])
    assert "\n" not in str(caught.value)
    save(tmp_path / "large", pictures([(8, 8)])[0])
    monkeypatch.setattr(saved_pictures, "MOST_PIXELS", 63)
    with pytest.raises(UsageError, match="row 0: expected a picture of at most 63 pixels"):
        sources.load([tmp_path / "large"])
