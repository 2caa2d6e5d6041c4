"""Tables as people have them: vectors in a column, numbers as they write them, ids that are none, sizes that lie."""

import json

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import feather, ipc, parquet

from latentwalk.scenes import Category, Scalar, Text, UsageError
from latentwalk.tools.data import sources, table_files
from latentwalk.tools.data.memory.given import Given

VECTORS = np.random.default_rng(0).normal(size=(24, 5)).round(3)
BESIDE = {"score": np.arange(24.0), "n_tokens": list(range(24)), "text": [f"row {row}" for row in range(24)]}


def loaded(path, text, **options):
    path.write_text(text, encoding="utf-8")
    return sources.load([path], **options)


# ------------------------------------------------------------------------------------------------- vectors


@pytest.mark.parametrize(
    "vectors",
    [
        pa.array(list(VECTORS)),
        pa.array(list(VECTORS), pa.large_list(pa.float32())),
        pa.FixedSizeListArray.from_arrays(pa.array(VECTORS.ravel()), 5),
        pa.array(list(VECTORS.astype(np.float16)), pa.list_(pa.float16())),
        pa.array([[[*row]] for row in VECTORS.tolist()]),
        pa.array([str(row) for row in VECTORS.tolist()]),
        pa.array([str(row).replace(",", " ").replace("[", "[\n ") for row in VECTORS.tolist()]),
    ],
    ids=["list", "large", "fixed", "half", "nested", "text", "numpy's text"],
)
def test_a_column_of_vectors_is_the_features_whatever_numbers_stand_beside_it(tmp_path, vectors):
    parquet.write_table(pa.table({"embedding": vectors, **BESIDE}), tmp_path / "t.parquet")
    data = sources.load([tmp_path / "t.parquet"])
    np.testing.assert_allclose(data.features, VECTORS, atol=2e-3)
    assert isinstance(data.columns["score"], Scalar)
    assert data.notes == ["features: embedding (vectors); columns that describe rows: score, n_tokens, text"]


def test_one_of_several_columns_of_vectors_is_chosen(tmp_path):
    table = {"first": list(VECTORS), "second": list(-VECTORS[:, :2]), "score": np.arange(24.0)}
    parquet.write_table(pa.table(table), tmp_path / "t.parquet")
    with pytest.raises(UsageError, match="found first, second; choose with --vectors NAME"):
        sources.load([tmp_path / "t.parquet"])
    data = sources.load([tmp_path / "t.parquet"], vectors="second")
    np.testing.assert_allclose(data.features, -VECTORS[:, :2], rtol=1e-6)
    assert list(data.columns) == ["score"]
    assert data.notes[-1].endswith("left out (other vectors, or an index that recurs): first")
    with pytest.raises(
        UsageError, match="--vectors score: no such column of vectors; it has columns of vectors: first"
    ):
        sources.load([tmp_path / "t.parquet"], vectors="score")
    with pytest.raises(UsageError, match="--vectors: goes with tables, not with digits"):
        sources.load(["digits"], vectors="x")


def test_lists_that_are_no_vectors_are_left_out_aloud(tmp_path):
    table = {"score": np.arange(3.0), "tags": [["a"], ["b"], ["a"]], "odd": [[1.0, 2], [3.0], [4.0, 5]]}
    parquet.write_table(pa.table(table), tmp_path / "t.parquet")
    data = sources.load([tmp_path / "t.parquet"])
    assert data.feature_names == ["score"]
    odd = "column 'odd' is left out of the features: its lists differ in length, first in row 1"
    assert data.notes == [odd, data.notes[-1]]
    cut = loaded(tmp_path / "t.csv", 'a,emb\n1,"[0.1 0.2 ... 0.9]"\n2,"[0.3 0.2 ... 0.9]"\n')
    assert "'emb' is left out of the features: row 0 of it is no list of numbers: '[0.1 0.2 ... 0.9]'" in cut.notes[0]


@pytest.mark.parametrize("form", ["{}", "[{}]", "{{{}}}", "tensor([{}])", "array([{}], dtype=float32)"])
@pytest.mark.parametrize("between", [" ", ",", ", ", ";", " | "])
def test_vectors_in_text_however_they_are_parted(tmp_path, form, between):
    table = {"embedding": [form.format(between.join(map(str, row))) for row in VECTORS.tolist()], **BESIDE}
    parquet.write_table(pa.table(table), tmp_path / "t.parquet")
    data = sources.load([tmp_path / "t.parquet"])
    np.testing.assert_allclose(data.features, VECTORS, rtol=1e-6)
    assert data.notes == ["features: embedding (vectors); columns that describe rows: score, n_tokens, text"]


@pytest.mark.parametrize(
    ("name", "texts", "why"),
    [
        ("place", ["1.5 2.5 3.5", "4.5 5 6"], "row 0 of it has 3 numbers, which are a vector if written as [1, 2, 3]"),
        ("emb", ["0,1 0,2", "0,3 0,4"], "row 0 of it is no list of numbers: '0,1 0,2'"),
        ("emb", ["[1, 2 3]", "[1, 2 3]"], "row 0 of it is no list of numbers: '[1, 2 3]'"),
        ("emb", ["1,,2", "1,2,3"], "row 0 of it is no list of numbers: '1,,2'"),
        ("a", ["[1, 2]", "[1, 2, 3]"], "its lists differ in length, first in row 1"),
    ],
)
def test_texts_that_may_be_vectors_are_left_out_aloud(tmp_path, name, texts, why):
    parquet.write_table(pa.table({name: texts, "score": [1.0, 2.0]}), tmp_path / "t.parquet")
    data = sources.load([tmp_path / "t.parquet"])
    assert data.feature_names == ["score"]
    assert data.notes[0] == f"column '{name}' is left out of the features: {why}"


def test_one_number_is_no_vector_whatever_its_column_is_called(tmp_path):
    data = loaded(tmp_path / "t.csv", "feature 1;embedded;feature 2\n3,14;1.234,5;2\n2,71;1.234.567,8;3\n")
    assert data.feature_names == ["feature 1", "embedded", "feature 2"]
    np.testing.assert_allclose(data.features, [[3.14, 1234.5, 2], [2.71, 1234567.8, 3]], rtol=1e-6)


def test_fields_of_records_are_columns(tmp_path):
    records = [
        {"made": {"vector": row, "by": "m"}, "lang": ("de", "en")[i % 2]} for i, row in enumerate(VECTORS.tolist())
    ]
    frame = pd.DataFrame({"meta": records, "score": np.arange(24.0)})
    frame.to_parquet(tmp_path / "t.parquet")
    (tmp_path / "t.jsonl").write_text("".join(json.dumps({"meta": each, "score": 1}) + "\n" for each in records))
    given = Given(rows=frame)
    for data in (
        sources.load([tmp_path / "t.parquet"]),
        sources.load([tmp_path / "t.jsonl"]),
        sources.load([], given=given),
    ):
        np.testing.assert_allclose(data.features, VECTORS, rtol=1e-6)
        assert data.notes == [
            "features: meta.made.vector (vectors); columns that describe rows: meta.made.by, meta.lang, score"
        ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_of_a_table(tmp_path, encoding):
    text = "größe;b;label\n" + "".join(f"{i},5;{i % 3};кот{i % 2}\n" for i in range(9))
    (tmp_path / "t.csv").write_bytes(text.encode(encoding))
    data = sources.load([tmp_path / "t.csv"])
    assert data.feature_names == ["größe", "b"]
    assert data.features.tolist() == [[i + 0.5, i % 3] for i in range(9)]
    assert data.label.names == ["кот0", "кот1"]


def test_whole_numbers_called_y_are_a_place_beside_x_and_z(tmp_path):
    rows = "".join(f"{i % 4},{i // 4},{i % 3}\n" for i in range(12))
    place, other = loaded(tmp_path / "t.csv", f"x,y,z\n{rows}"), loaded(tmp_path / "o.csv", f"a,y,z\n{rows}")
    assert (place.feature_names, place.label) == (["x", "y", "z"], None)
    assert other.feature_names == ["a", "z"]


def test_one_list_of_objects_is_refused_with_what_is_expected(tmp_path):
    with pytest.raises(UsageError, match=r"t\.jsonl: .*; expected one JSON object a line"):
        loaded(tmp_path / "t.jsonl", '[{"a": 1}, {"a": 2}]')


def test_a_missing_vector_is_named_by_its_row(tmp_path):
    parquet.write_table(pa.table({"emb": [[1.0, 2.0], None, [3.0, 4.0]]}), tmp_path / "t.parquet")
    with pytest.raises(UsageError, match=r"row 1 .*\('emb_0'\) is NaN"):
        sources.load([tmp_path / "t.parquet"])
    with pytest.raises(UsageError, match=r"row 1 .*\('emb_0'\) is NaN"):
        loaded(tmp_path / "t.csv", 'emb,b\n"[1, 2]",1\n,2\n"[3, 4]",3\n')


def test_pixels_in_one_text_are_vectors(tmp_path):
    rows = ["70 80 82 72 58 58 60 63", "1 2 3 4 5 6 7 8"]
    data = loaded(tmp_path / "t.csv", "emotion,pixels\n" + "".join(f"{i},{row}\n" for i, row in enumerate(rows)))
    assert data.features.tolist() == [[float(part) for part in row.split()] for row in rows]


@pytest.mark.parametrize("name", ["t.jsonl", "t.ndjson", "t.feather", "t.arrow", "stream.arrow"])
def test_other_files_of_tables(tmp_path, name):
    path = tmp_path / name
    table = pa.table({"emb": VECTORS.tolist(), "label": ["cat", "dog"] * 12, "day": ["2024-01-02T03:04:05"] * 24})
    if path.suffix.endswith(("json", "jsonl")):
        path.write_text("".join(json.dumps(row) + "\n" for row in table.to_pylist()))
    elif name == "stream.arrow":
        with ipc.new_stream(path, table.schema) as stream:
            stream.write_table(table, max_chunksize=7)
    else:
        feather.write_feather(table, path)
    data = sources.load([path])
    np.testing.assert_allclose(data.features, VECTORS, rtol=1e-6)
    assert data.label is not None
    assert data.label.names == ["cat", "dog"]
    assert isinstance(data.columns["day"], Category)
    assert data.columns["day"].names == ["2024-01-02T03:04:05"]


def test_a_folder_that_datasets_saved(tmp_path):
    table = pa.table({"emb": VECTORS.tolist(), "kind": ["cat", "dog"] * 12})
    for number, part in enumerate((table.slice(0, 10), table.slice(10))):
        with ipc.new_stream(tmp_path / f"data-{number}.arrow", part.schema) as stream:
            stream.write_table(part)
    files = [{"filename": f"data-{number}.arrow"} for number in range(2)]
    (tmp_path / "state.json").write_text(json.dumps({"_data_files": files}))
    data = sources.load([tmp_path], labels="kind")
    np.testing.assert_allclose(data.features, VECTORS, rtol=1e-6)
    assert data.label is not None
    assert data.label.names == ["cat", "dog"]
    (tmp_path / "state.json").write_text("[]")
    with pytest.raises(UsageError, match=r"state\.json: expected a list of data files"):
        sources.load([tmp_path])


# ------------------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a;b\n1,5;1\n2,25;2\n", [1.5, 2.25]),
        ("a;b\n1.234,5;1\n2,25;2\n", [1234.5, 2.25]),
        ("a;b\n1.234.567;1\n2;2\n", [1234567, 2]),
        ("a;b\n1,234;1\n2,345;2\n", [1.234, 2.345]),
        ('a,b\n"1,234",1\n"2,345",2\n', [1234, 2345]),
        ('a,b\n"1,234.5",1\n7,2\n', [1234.5, 7]),
        ('a,b\n"1,5",1\n"2,25",2\n', [1.5, 2.25]),
        ('a,b\n"0,234",1\n"2,345",2\n', [0.234, 2.345]),
        ("a,b\n1 234,1\n-7,2\n", [1234, -7]),
        ("a,b\n1'234'567.5,1\n\u22127,2\n", [1234567.5, -7]),
        ("a\tb\n1,234\t1\n2,345\t2\n", [1234, 2345]),
        ("a;b\n1.234,50 €;1\n-7,00 €;2\n", [1234.5, -7]),
        ("a,b\n12%,1\n7.5 %,2\n", [12, 7.5]),
        ("a|b\n1,234|0,5\n2,345|1,5\n", [1.234, 2.345]),
    ],
)
def test_numbers_as_people_write_them(tmp_path, text, values):
    data = loaded(tmp_path / ("t.tsv" if "\t" in text else "t.csv"), text)
    assert data.feature_names == ["a", "b"]
    np.testing.assert_allclose(data.features[:, 0], values, rtol=1e-6)
    assert data.notes[0].startswith("column 'a': numbers such as ")


def test_points_part_thousands_where_commas_are_decimal(tmp_path):
    data = loaded(tmp_path / "t.csv", "width;people\n1,5;1.234\n2,5;12.345\n")
    assert data.features.tolist() == [[1.5, 1234], [2.5, 12345]]
    assert data.notes[:2] == [
        "column 'width': numbers such as '1,5' are read as 1.5",
        "column 'people': numbers such as '1.234' are read as 1234",
    ]


@pytest.mark.parametrize("odd", ["?", "-", "none", "12a"])
def test_a_value_that_is_no_number_is_named_with_its_row(tmp_path, odd):
    rows = [f"{row}.5,{odd if row in (3, 9) else row}" for row in range(12)]
    data = loaded(tmp_path / "t.csv", "a,b\n" + "\n".join(rows) + "\n")
    assert data.feature_names == ["a"]
    said = f"column 'b' is left out of the features: row 3 and 1 other row of it is no number: '{odd}'"
    assert data.notes[0] == said
    with pytest.raises(UsageError, match="found none; it has b; column 'b' is left out"):
        loaded(tmp_path / "t.csv", "b\n1\nx1\n2\n3\n")


def test_dates_stay_text(tmp_path):
    data = loaded(tmp_path / "t.csv", "a,day,at,clock\n1,2024-01-02,2024-01-02T03:04:05Z,10:30\n2,2024-02-02,x,10:31\n")
    shown = [data.columns[name] for name in ("day", "at", "clock")]
    first = [column.names[column.codes[0]] if isinstance(column, Category) else column.values[0] for column in shown]
    assert first == ["2024-01-02", "2024-01-02T03:04:05Z", "10:30"]
    times = pa.array([1_700_000_000_123_456_789, 1], pa.timestamp("ns"))
    parquet.write_table(pa.table({"a": [1.0, 2.0], "at": times}), tmp_path / "t.parquet")
    at = sources.load([tmp_path / "t.parquet"]).columns["at"]
    assert isinstance(at, Category | Text)


# ------------------------------------------------------------------------------------------------- ids and labels


def test_an_index_of_pandas_that_recurs_is_neither_id_nor_feature(tmp_path):
    data = loaded(tmp_path / "t.csv", ",a\n0,1\n1,2\n0,3\n")
    assert data.feature_names == ["a"]
    assert data.ids == ["0", "1", "2"]
    assert data.notes == ["features: a; left out (other vectors, or an index that recurs): unnamed"]


def test_what_became_of_each_column_is_told(tmp_path):
    data = loaded(tmp_path / "t.csv", "uid,a,b,species,fold,note\nx,1,2,cat,train,n\ny,3,4,dog,test,m\n")
    told = "features: a, b; label: species; split: fold; ids: uid; columns that describe rows: note"
    assert data.notes == [told]


def test_targets_of_many_whole_numbers_are_no_classes(tmp_path):
    targets = np.random.default_rng(0).integers(25, 346, 442)
    data = loaded(tmp_path / "t.csv", "a,target\n" + "".join(f"{i},{value}\n" for i, value in enumerate(targets)))
    assert isinstance(data.columns["label"], Scalar)
    assert data.notes[-1] == "label: 'target' is taken as a quantity, not as classes"
    classes = np.arange(400) % 200  # as many classes as birds of CUB-200, without gaps
    data = loaded(tmp_path / "u.csv", "a,target\n" + "".join(f"{i},{value}\n" for i, value in enumerate(classes)))
    assert data.label is not None
    assert len(data.label.names) == 200


def test_any_column_may_be_the_label_but_one_of_vectors(tmp_path):
    data = loaded(tmp_path / "t.csv", "id,a\nx,1\ny,2\n", labels="id")
    assert data.label is not None
    assert (data.label.names, data.ids, data.notes) == (["x", "y"], ["0", "1"], ["features: a; label: id"])
    index = loaded(tmp_path / "u.csv", ",a\n0,1\n1,2\n0,3\n", labels="unnamed")
    assert index.label is not None
    assert index.label.codes.tolist() == [0, 1, 0]
    with pytest.raises(UsageError, match=r"no column 'emb' for labels; it has a$"):
        loaded(tmp_path / "v.csv", 'emb,a\n"[1, 2]",1\n"[3, 4]",3\n', labels="emb")


# ------------------------------------------------------------------------------------------------- limits


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()], ids=["string", "large"])
def test_a_small_file_of_one_text_repeated_is_refused(tmp_path, kind):
    text = pa.DictionaryArray.from_arrays(np.zeros(30_000, np.int32), pa.array(["x" * 30_000], kind))
    parquet.write_table(pa.table({"a": np.zeros(30_000), "text": text}), tmp_path / "t.parquet", store_schema=False)
    assert (tmp_path / "t.parquet").stat().st_size < 1 << 20
    feather.write_feather(pa.table({"a": np.zeros(30_000), "text": text}), tmp_path / "t.feather")
    for name in ("t.parquet", "t.feather"):
        with pytest.raises(UsageError, match="expected at most 536,870,912 bytes of text, found 900,000,000"):
            sources.load([tmp_path / name])


@pytest.mark.parametrize("suffix", ["csv", "tsv"])
def test_a_table_of_too_many_columns_is_refused_by_its_first_line(tmp_path, suffix):
    line = ("\t" if suffix == "tsv" else ",").join(["1"] * 100_000)
    with pytest.raises(UsageError, match="expected at most 65,536 columns, found "):
        loaded(tmp_path / f"t.{suffix}", f"{line}\n{line}\n")


def test_limits_hold_before_values_are_made(tmp_path, monkeypatch):
    parquet.write_table(pa.table({"emb": [[0.0] * 500] * 500}), tmp_path / "t.parquet")
    feather.write_feather(pa.table({"a": np.zeros(20_000), "b": np.ones(20_000)}), tmp_path / "t.feather")
    monkeypatch.setattr(table_files, "MOST_CELLS", 30_000)
    for name in ("t.parquet", "t.feather"):
        with pytest.raises(UsageError, match="expected at most 30,000 values, found "):
            sources.load([tmp_path / name])
    monkeypatch.setattr(table_files, "MOST_BYTES", 10)
    with pytest.raises(UsageError, match="expected at most 10 bytes, found "):
        loaded(tmp_path / "t.csv", "a,b\n1,2\n3,4\n5,6\n")
