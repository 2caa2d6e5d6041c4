"""Word vectors, tables and projector folders, with the oddities that real files have."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image
from pyarrow import parquet

from latentwalk.scenes import Category, Scalar, Text, UsageError
from latentwalk.tools.data import sources
from latentwalk.tools.data.prepare import prepare
from latentwalk.tools.run.tensorboard import read_embeddings


def texts(column):
    """A category or text column as a list of texts."""
    return list(column.values) if isinstance(column, Text) else [column.names[code] for code in column.codes]


# ------------------------------------------------------------------------------------------------- word vectors


def test_glove_words_may_be_odd(tmp_path):
    lines = ["the 1 2 3", "\u00a0 4 5 6", ". . . 7 8 9", " 1 1 1", "\u2028 2 2 2", "the 3 3 3", "caf\u00e9 1e-3 -2 0"]
    (tmp_path / "g.txt").write_bytes("\n".join(lines).encode() + b"\n")
    data = sources.load([tmp_path / "g.txt"])
    assert data.ids == ["the", "U+00A0", ". . .", "(empty)", "U+2028", "the#2", "caf\u00e9"]
    assert list(data.columns["word"].values) == ["the", "\u00a0", ". . .", "", "\u2028", "the", "caf\u00e9"]
    assert data.features[2].tolist() == [7, 8, 9]
    assert data.features[6].tolist() == [np.float32(1e-3), -2, 0]


def test_the_real_glove(shared_data):
    data = sources.load([shared_data / "glove" / "glove.840B.300d.first600.txt"])
    assert data.features.shape == (600, 300)
    assert data.ids[:3] == [",", ".", "the"]
    assert data.features[0, 0] == np.float32(-0.082752)
    assert sum(name.startswith("(empty)") for name in data.ids) == 4


def test_the_real_word2vec(shared_data):
    data = sources.load([shared_data / "word2vec" / "googlenews_8000x300.bin"], limit=100)
    assert data.features.shape == (100, 300)
    assert data.ids[:3] == ["in", "for", "that"]


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_word2vec_binary_with_and_without_newlines(tmp_path, end):
    vectors = np.random.default_rng(0).normal(size=(3, 5)).astype("<f4")
    words = ["king", "\u5973\u738b", "New_York"]
    body = b"".join(word.encode() + b" " + row.tobytes() + end for word, row in zip(words, vectors, strict=True))
    (tmp_path / "w.bin").write_bytes(b"3 5\n" + body)
    data = sources.load([tmp_path / "w.bin"])
    assert data.ids == words
    np.testing.assert_array_equal(data.features, vectors)


def binary(vectors, words, end):
    return b"".join(word.encode() + b" " + row.tobytes() + end for word, row in zip(words, vectors, strict=True))


def test_phrases_in_word2vec_binary_are_read_where_newlines_tell_their_end(tmp_path):
    vectors = np.random.default_rng(1).normal(size=(4, 50)).astype("<f4")
    words = ["king", "new york", "the city of london", "a b"]
    (tmp_path / "w.bin").write_bytes(b"4 50\n" + binary(vectors, words, b"\n"))
    data = sources.load([tmp_path / "w.bin"])
    assert data.ids == words
    np.testing.assert_array_equal(data.features, vectors)
    assert data.notes == ["3 of 4 words hold blanks, such as 'new york'"]


@pytest.mark.parametrize("phrase", ["new york", "a b", "the city of london", "d\u00fcrre jahre"])
def test_phrases_in_word2vec_binary_are_refused_with_the_reason(tmp_path, phrase):
    vectors = np.random.default_rng(1).normal(size=(4, 50)).astype("<f4")
    (tmp_path / "w.bin").write_bytes(b"4 50\n" + binary(vectors, ["king", phrase, "queen", "dog"], b""))
    with pytest.raises(UsageError, match=r"a word has a blank in it, this format cannot tell its end \(write new_york"):
        sources.load([tmp_path / "w.bin"])


def test_phrases_in_text_are_words_even_if_all_are(tmp_path):
    (tmp_path / "g.txt").write_text("new york 1 2 3\nroute 66 4 5 6\nlos angeles 7 8 9\n")
    data = sources.load([tmp_path / "g.txt"])
    assert data.ids == ["new york", "route 66", "los angeles"]
    assert data.features.tolist() == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    assert data.notes == ["3 of 3 words hold blanks, such as 'new york'"]


@pytest.mark.parametrize("head", ["", "4 3\n"])
def test_a_phrase_that_lacks_a_number_is_named(tmp_path, head):
    (tmp_path / "w.vec").write_text(head + "king 1 2 3\nqueen 3 4 5\nnew york 5 6\nsan jose 1 2 3\n")
    line = 3 + bool(head)
    with pytest.raises(UsageError, match=rf"line {line}: expected a word and 3 numbers .* found 2 after 'new york'"):
        sources.load([tmp_path / "w.vec"])


def test_word2vec_text_with_blanks_at_line_ends(tmp_path):
    (tmp_path / "w.vec").write_text("3 2\nking 1 2 \nqueen 3 4 \nNew York 5 6 \n")
    data = sources.load([tmp_path / "w.vec"])
    assert data.ids == ["king", "queen", "New York"]
    assert data.features.tolist() == [[1, 2], [3, 4], [5, 6]]
    assert sources.load([tmp_path / "w.vec"], limit=2).ids == ["king", "queen"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("w.bin", b"9 5\nking " + b"\0" * 20, "cut"),
        ("w.bin", b"1 5\n" + b"k" * 9000, "no end of word 0"),
        ("w.bin", b"1 999999999\n" + b"k" * 90, "expected 1 to 65536"),
        ("w.bin", b"\x89PNG rest", "not recognized"),
        ("w.vec", b"3 2\nking 1 2\n", "says 3 words, found 1"),
        ("w.txt", b"king 1 2\nqueen 3 x4\n", "line 2: expected a word and 2 numbers"),
        ("w.txt", b"king 1 2\nqueen 3 nan\n", r"row 1 \(id 'queen'\), column 1 \('d1'\) is NaN"),
    ],
)
def test_damaged_word_vectors_say_where(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=said) as caught:
        sources.load([tmp_path / name])
    assert name in str(caught.value)


# -------------------------------------------------------------------------------------------------------- tables


def test_a_table_parts_into_features_and_columns(tmp_path):
    (tmp_path / "t.csv").write_text(
        "id,width,species,height,ok,note\n"
        'a1,1.5,cat,2,true,"one, two"\nb2,2.5,dog,3,false,three\nc3,0.5,cat,4,true,four\nd4,1,dog,5,true,five\n'
    )
    data = sources.load([tmp_path / "t.csv"])
    assert data.ids == ["a1", "b2", "c3", "d4"]
    assert data.feature_names == ["width", "height"]
    assert data.features.tolist() == [[1.5, 2], [2.5, 3], [0.5, 4], [1, 5]]
    assert texts(data.label) == ["cat", "dog", "cat", "dog"]
    assert data.columns["ok"].values.tolist() == [True, False, True, True]
    assert texts(data.columns["note"]) == ["one, two", "three", "four", "five"]


def test_the_label_may_be_any_column(tmp_path):
    (tmp_path / "t.csv").write_text("width;digit\n1;7\n2;10\n3;7\n")
    data = sources.load([tmp_path / "t.csv"], labels="digit")
    assert data.feature_names == ["width"]
    assert data.label.names == ["7", "10"]  # by size, not by alphabet
    with pytest.raises(UsageError, match="no column 'colour' for labels; it has width, digit"):
        sources.load([tmp_path / "t.csv"], labels="colour")


def test_a_table_without_header(tmp_path):
    (tmp_path / "t.tsv").write_text("1\t2\n3\t4\n5\t6\n")
    data = sources.load([tmp_path / "t.tsv"])
    assert data.features.tolist() == [[1, 2], [3, 4], [5, 6]]


def test_a_number_may_turn_out_a_fraction_late(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n" + "1,2\n" * 400_000 + "1.5,2\n")  # more than a block of pyarrow's
    assert sources.load([tmp_path / "t.csv"]).features[-1].tolist() == [1.5, 2]


def test_what_pandas_and_regression_leave(tmp_path):
    (tmp_path / "t.csv").write_text(",width,target\n10,1,0.5\n11,2,1.25\n")
    data = sources.load([tmp_path / "t.csv"])
    assert data.ids == ["10", "11"]
    assert data.feature_names == ["width"]
    assert isinstance(data.columns["label"], Scalar)
    assert data.label is None


def test_a_coordinate_is_no_label(tmp_path):
    (tmp_path / "t.csv").write_text("x,y\n1.5,2.5\n2.5,3\n")
    data = sources.load([tmp_path / "t.csv"])
    assert data.feature_names == ["x", "y"]
    (tmp_path / "t.csv").write_text("x,y\n1.5,2\n2.5,3\n")
    assert sources.load([tmp_path / "t.csv"]).label.names == ["2", "3"]


@pytest.mark.parametrize("text", ["a,caf\xe9\n1,x\n2,y\n", "a,b\n1,caf\xe9\n2,y\n"])
def test_another_encoding_is_named(tmp_path, text):
    (tmp_path / "t.csv").write_text(text, encoding="latin-1")
    with pytest.raises(UsageError, match=r"t\.csv: expected text in UTF-8, found another encoding; save it as UTF-8"):
        sources.load([tmp_path / "t.csv"])


def test_a_column_may_be_called_like_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kind").mkdir()
    (tmp_path / "t.csv").write_text("width,kind\n1,p\n2,q\n")
    assert sources.load(["t.csv"], labels="kind").label.names == ["p", "q"]


def test_column_names_are_made_fit_for_a_scene(tmp_path):
    (tmp_path / "t.csv").write_text(f"a,b\u0007c,{'long' * 100}\n1,x,y\n2,y,z\n")
    assert list(sources.load([tmp_path / "t.csv"]).columns) == ["b c", "long" * 50]


def test_parquet(tmp_path):
    table = pa.table({"x": [1.0, 2.0], "n": pa.array([1, 2], pa.int64()), "class": ["p", "q"]})
    parquet.write_table(table, tmp_path / "t.parquet")
    data = sources.load([tmp_path / "t.parquet"])
    assert data.feature_names == ["x", "n"]
    assert texts(data.label) == ["p", "q"]


@pytest.mark.parametrize(
    ("index", "ids"),
    [([7, 3], ["7", "3"]), (["p", "q"], ["p", "q"]), ([5, 5], ["0", "1"]), ([0.5, 1.5], ["0", "1"])],
)
def test_an_index_of_pandas_is_no_feature(tmp_path, index, ids):
    parquet.write_table(pa.table({"x": [1.0, 2.0], "__index_level_0__": index}), tmp_path / "t.parquet")
    data = sources.load([tmp_path / "t.parquet"])
    assert data.feature_names == ["x"]
    assert data.ids == ids
    assert not data.columns


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\n1,2\n3,\n", r"row 1 \(id '1'\), column 1 \('b'\) is NaN"),
        ("id,b\nx,2\nx,3\n", "column 'id': rows 0 and 1 have the same id 'x'"),
        ("a,a\n1,2\n", "two columns have the same name"),
        ("a,b\nx,y\n", "expected numeric columns to reduce, found none"),
        ("a,b\n", "expected rows and columns, found 0 × 2"),
        ("a,b\n1,2\n1,2,3\n", "cannot be read as a table"),
        ("", "cannot be read as a table"),
    ],
)
def test_bad_tables_say_where(tmp_path, content, said):
    (tmp_path / "t.csv").write_text(content)
    with pytest.raises(UsageError, match=said) as caught:
        sources.load([tmp_path / "t.csv"])
    assert "\n" not in str(caught.value)


def test_decimal_commas_are_numbers(tmp_path):
    (tmp_path / "t.csv").write_text("width;height;count;kind\n6,54;-3,44;0;a,b\n5,66;2,04;1;c\n;1,5;2;d\n")
    with pytest.raises(UsageError, match=r"row 2 .*column 0 \('width'\) is NaN"):
        sources.load([tmp_path / "t.csv"])
    (tmp_path / "t.csv").write_text("width;height;count;kind\n6,54;-3,44;0;a,b\n5,66;2,04;1;c\n7;1,5;2;d\n")
    data = sources.load([tmp_path / "t.csv"])
    assert data.feature_names == ["width", "height", "count"]
    np.testing.assert_allclose(data.features, [[6.54, -3.44, 0], [5.66, 2.04, 1], [7, 1.5, 2]], rtol=1e-6)
    assert texts(data.columns["kind"]) == ["a,b", "c", "d"]
    (tmp_path / "u.csv").write_text("x;place\n1.5;2\n2.5;3\n")
    assert sources.load([tmp_path / "u.csv"]).features.tolist() == [[1.5, 2], [2.5, 3]]


def test_a_column_of_numbers_but_for_one_is_left_out_aloud(tmp_path):
    lines = [f"{row}.5,{'?' if row == 7 else row},{'abc'[row % 3]}" for row in range(12)]
    (tmp_path / "t.csv").write_text("a,b,name\n" + "\n".join(lines) + "\n")
    data = sources.load([tmp_path / "t.csv"])
    assert data.feature_names == ["a"]
    assert prepare(data).notes[0] == "column 'b' is left out of the features: row 7 of it is no number: '?'"
    assert not any("'name'" in note for note in prepare(data).notes)
    assert data.notes[-1] == "features: a; columns that describe rows: b, name"


def test_a_column_of_vectors_is_the_features(tmp_path):
    vectors = np.arange(12.0).reshape(4, 3)
    table = pa.table({"text": list("abca"), "score": [0.5, 1, 2, 3], "embedding": list(vectors)})
    parquet.write_table(table, tmp_path / "t.parquet")
    data = sources.load([tmp_path / "t.parquet"])
    np.testing.assert_array_equal(data.features, vectors)
    assert data.feature_names == ["embedding_0", "embedding_1", "embedding_2"]
    assert isinstance(data.columns["score"], Scalar)
    parquet.write_table(table.append_column("other", [list(vectors)]), tmp_path / "two.parquet")
    with pytest.raises(UsageError, match="expected one column of vectors, found embedding, other"):
        sources.load([tmp_path / "two.parquet"])


def test_a_key_that_recurs_is_no_id(tmp_path):
    (tmp_path / "t.csv").write_text("key,tempo\n0,92\n1,132\n0,80\n11,99\n")
    data = sources.load([tmp_path / "t.csv"])
    assert data.feature_names == ["key", "tempo"]
    assert data.ids == ["0", "1", "2", "3"]
    (tmp_path / "t.csv").write_text("key,tempo\nq,92\nr,132\n")
    assert sources.load([tmp_path / "t.csv"]).ids == ["q", "r"]


# ---------------------------------------------------------------------------------------------- projector folders


@pytest.mark.parametrize(
    "metadata", ["cat\n\ndog\n", "cat\n\ndog\n\n", "id\tlabel\na\tcat\n\nc\tdog\n", "id\tlabel\na\tcat\nb\nc\tdog\n"]
)
def test_embeddings_of_tensorboard_with_a_blank_label(tmp_path, metadata):
    folder = tmp_path / "00001" / "default"
    folder.mkdir(parents=True)
    (folder / "tensors.tsv").write_text("1\t2\n3\t4\n5\t6\n")
    (folder / "metadata.tsv").write_text(metadata)
    (tmp_path / "projector_config.pbtxt").write_text(
        'embeddings { tensor_path: "00001/default/tensors.tsv" metadata_path: "00001/default/metadata.tsv" }'
    )
    run = read_embeddings(tmp_path)
    assert run.classes == ["cat", "dog"]
    assert run.labels.tolist() == [0, -1, 1]


VECTORS = np.arange(12, dtype="<f4").reshape(4, 3)


@pytest.fixture
def projector(tmp_path):
    """A folder as torch's SummaryWriter.add_embedding leaves it."""
    folder = tmp_path / "00000" / "default"
    folder.mkdir(parents=True)
    np.savetxt(folder / "tensors.tsv", VECTORS, delimiter="\t")
    (folder / "metadata.tsv").write_text("7\n1\n7\n1\n")
    sheet = np.zeros((4, 6, 3), np.uint8)  # two by two pictures of 3 × 2
    sheet[:2, 3:] = (255, 0, 0)
    sheet[2:, :3] = (0, 255, 0)
    Image.fromarray(sheet).save(folder / "sprite.png")
    (tmp_path / "projector_config.pbtxt").write_text(
        'embeddings {\n  tensor_name: "default:00000"\n  tensor_path: "00000/default/tensors.tsv"\n'
        '  metadata_path: "00000/default/metadata.tsv"\n  sprite {\n    image_path: "00000/default/sprite.png"\n'
        "    single_image_dim: 3\n    single_image_dim: 2\n  }\n}\n"
    )
    return tmp_path


@pytest.mark.parametrize("inside", ["", "00000/default"])
def test_projector_folder(projector, inside):
    data = sources.load([projector / inside])
    np.testing.assert_array_equal(data.features, VECTORS)
    assert texts(data.label) == ["7", "1", "7", "1"]
    assert data.images.shape == (4, 2, 3, 3)
    assert data.images[:, 0, 0].tolist() == [[0, 0, 0], [255, 0, 0], [0, 255, 0], [0, 0, 0]]


def test_projector_metadata_with_header_and_raw_floats(projector):
    VECTORS.tofile(projector / "00000" / "default" / "tensors.bytes")
    (projector / "00000" / "default" / "metadata.tsv").write_text("Label\tScore\na b\t0.5\n\t1\nc\t2\na b\t3\n")
    config = projector / "projector_config.pbtxt"
    config.write_text(
        config.read_text().replace('tensors.tsv"', 'tensors.bytes"\n  tensor_shape: 4\n  tensor_shape: 3')
    )
    data = sources.load([projector])
    np.testing.assert_array_equal(data.features, VECTORS)
    assert isinstance(data.label, Category)
    assert data.label.codes.tolist() == [0, -1, 1, 0]
    assert isinstance(data.columns["Score"], Scalar)


def test_projector_of_the_stand_alone_page(projector):
    (projector / "projector_config.pbtxt").unlink()
    VECTORS.tofile(projector / "t.bytes")
    (projector / "projector_config.json").write_text(
        '{"embeddings": [{"tensorName": "w", "tensorShape": [4, 3], "tensorPath": "t.bytes"}]}'
    )
    np.testing.assert_array_equal(sources.load([projector]).features, VECTORS)


def test_projector_with_several_embeddings_lists_their_folders(projector):
    config = projector / "projector_config.pbtxt"
    config.write_text(config.read_text() + config.read_text().replace("00000/default", "00001/default"))
    shutil.copytree(projector / "00000", projector / "00001")
    with pytest.raises(UsageError, match=r"found 2; give the folder of one: .*00000.default, .*00001.default"):
        sources.load([projector])


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("metadata.tsv", "1\n2\n", "4 rows of tensors but 2 lines of metadata"),
        ("metadata.tsv", "a\tb\n1\t2\n1\n1\t2\n1\t2\n", "line 3: expected 2 columns, found 1"),
        ("tensors.tsv", "1\t2\n3\tx\n", "expected numbers alone, found text in column 1"),
        ("sprite.png", "no picture", "cannot be read as a sprite sheet"),
    ],
)
def test_damaged_projector_folders_name_the_file(projector, file, content, said):
    (projector / "00000" / "default" / file).write_text(content)
    with pytest.raises(UsageError, match=said) as caught:
        sources.load([projector])
    assert file in str(caught.value)


# ------------------------------------------------------------------------------- labels and pictures keep to their rows


def embedding_steps(folder: Path, metadata: str, count: int = 6, sprite: tuple[int, int] | None = None) -> Path:
    """Two steps of `add_embedding` as torch writes them: rows of two numbers, metadata, pictures (width, height)."""
    rng = np.random.default_rng(0)
    config = ""
    for step in ("00001", "00002"):
        place = folder / step / "fc"
        place.mkdir(parents=True)
        np.savetxt(place / "tensors.tsv", rng.normal(size=(count, 2)), delimiter="\t")
        (place / "metadata.tsv").write_text(metadata)
        config += f'embeddings {{\n  tensor_path: "{step}/fc/tensors.tsv"\n  metadata_path: "{step}/fc/metadata.tsv"\n'
        if sprite is not None:
            width, height = sprite
            side = int(np.ceil(np.sqrt(count)))
            largest = side * max(sprite)
            sheet = np.zeros((largest, largest, 3), np.uint8)  # torch pads it to a square
            for row in range(count):
                y, x = row // side * height, row % side * width
                sheet[y : y + height, x : x + width] = 10 * (row + 1)
            Image.fromarray(sheet).save(place / "sprite.png")
            config += f'  sprite {{\n    image_path: "{step}/fc/sprite.png"\n'
            config += f"    single_image_dim: {width}\n    single_image_dim: {height}\n  }}\n"
        config += "}\n"
    (folder / "projector_config.pbtxt").write_text(config)
    return folder


def labels_of_both(folder: Path) -> list[list[str]]:
    """The label of each row as `reduce` reads the last step, and as `snapshot` reads the run."""
    data, run = sources.load([folder / "00002" / "fc"]), read_embeddings(folder)
    return [texts(data.label), texts(Category(run.labels, run.classes))]


@pytest.mark.parametrize(
    "metadata",
    [
        "cat\ndog\ncat\ndog\ncat\ndog\n",
        "cat\ndog\ncat\ndog\ncat\ndog\n\n",  # a line too many, at the end
        "cat\r\ndog\r\ncat\r\ndog\r\ncat\r\ndog\r\n\r\n",
        "label\ncat\ndog\ncat\ndog\ncat\ndog\n",
        "animal\ncat\ndog\ncat\ndog\ncat\ndog\n",
        "label\tid\ncat\t0\ndog\t1\ncat\t2\ndog\t3\ncat\t4\ndog\t5\n\n",
    ],
)
def test_labels_stay_with_their_rows(tmp_path, metadata):
    assert labels_of_both(embedding_steps(tmp_path, metadata)) == [["cat", "dog"] * 3] * 2


def test_a_label_with_a_line_break_is_refused_by_its_line(tmp_path):
    folder = embedding_steps(tmp_path, "cat\ndog\ncat\n(night)\ndog\ncat\ndog\n")
    for read in (lambda: sources.load([folder / "00001" / "fc"]), lambda: read_embeddings(folder)):
        with pytest.raises(UsageError, match=r"metadata\.tsv: 6 rows .* 7 lines .*line 4, '\(night\)'"):
            read()


def test_pictures_wider_than_high_stay_with_their_rows(tmp_path):
    folder = embedding_steps(tmp_path, "cat\ndog\n" * 3, sprite=(8, 4))
    for pixels in (sources.load([folder / "00002" / "fc"]).images, read_embeddings(folder).pictures[0].pixels):
        assert pixels.shape == (6, 4, 8, 3)
        assert (pixels == 10 * np.arange(1, 7).reshape(6, 1, 1, 1)).all()


def test_many_classes_that_recur_are_classes(tmp_path):
    names = [f"class {number}" for number in range(150)]
    folder = embedding_steps(tmp_path, "\n".join(names * 2) + "\n", count=300)
    assert labels_of_both(folder) == [names * 2] * 2
