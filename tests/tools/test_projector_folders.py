"""Folders of TensorBoard's projector: each line is its row's, all columns come along, nothing outside is reached."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from latentwalk.runtime.__main__ import main
from latentwalk.scenes import Category, Scalar, Text, UsageError, read
from latentwalk.tools.data import sources
from latentwalk.tools.run.tensorboard import read_embeddings
from latentwalk.tools.snapshot import snapshot

ANIMALS = ["cat", "dog", "owl", "cat", "dog", "owl"]


def embed(folder: Path, metadata: str | bytes, *, step: str = "00001", tag: str = "fc", count: int = 6) -> Path:
    """One more embedding of a folder, as `add_embedding` writes it; `folder` itself."""
    place = folder / step / tag.replace("/", "%2f")
    place.mkdir(parents=True)
    np.savetxt(place / "tensors.tsv", np.random.default_rng(len(step + tag)).normal(size=(count, 3)), delimiter="\t")
    (place / "metadata.tsv").write_bytes(metadata if isinstance(metadata, bytes) else metadata.encode())
    name = place.relative_to(folder)
    with (folder / "projector_config.pbtxt").open("a") as config:
        config.write(f'embeddings {{\ntensor_name: "{tag}:{step}"\ntensor_path: "{name}/tensors.tsv"\n')
        config.write(f'metadata_path: "{name}/metadata.tsv"\n}}\n')
    return folder


def values(column: object) -> list[str | None]:
    """A column's texts, None where it is a category that does not know."""
    if isinstance(column, Text):
        return list(column.values)
    assert isinstance(column, Category)
    return [column.names[code] if code >= 0 else None for code in column.codes]


def labels(folder: Path) -> list[str | None]:
    """The label of each row, which `reduce` and `snapshot` have to agree upon."""
    run = read_embeddings(folder)
    found = values(Category(run.labels, run.classes))
    assert values(sources.load([folder]).columns["label"]) == found
    return found


@pytest.mark.parametrize(
    "metadata",
    [
        "cat\ndog\nowl\ncat\ndog\nowl\n\n\n",
        "\ncat\ndog\n\nowl\ncat\n  \ndog\nowl\n",
        "cat\rdog\rowl\rcat\rdog\rowl",
        b"\xef\xbb\xbfcat\ndog\nowl\ncat\ndog\nowl\n",
        "cat\ndog\nowl\ncat\ndog\nowl\n".encode("utf-16"),
        "\ufefflabel\tn\ncat\t1\ndog\t2\nowl\t3\ncat\t4\ndog\t5\nowl\t6\n".encode("utf-32-be"),
        "label\tn\n\ncat\t1\n\ndog\t2\nowl\t3\ncat\t4\ndog\t5\nowl\t6\n",
        "class\ncat\ndog\nowl\ncat\ndog\nowl\n",
    ],
)
def test_lines_are_their_rows(tmp_path: Path, metadata: str | bytes) -> None:
    assert labels(embed(tmp_path, metadata)) == ANIMALS


def test_blank_labels_are_rows_where_lines_are_as_many(tmp_path: Path) -> None:
    assert labels(embed(tmp_path, "cat\n\ncat\ndog\n\ndog\n")) == ["cat", None, "cat", "dog", None, "dog"]


def test_quoted_line_breaks_are_understood(tmp_path: Path) -> None:
    rows = "".join(f'"{name}\n(night)"\t{row}\n' for row, name in enumerate(ANIMALS))
    assert labels(embed(tmp_path, f"label\tn\n{rows}")) == [f"{name}\n(night)" for name in ANIMALS]


def test_a_tab_in_a_plain_label_stays_in_it(tmp_path: Path) -> None:
    found = labels(embed(tmp_path, "owl\tnight\ncat\ndog\nowl\tnight\ncat\ndog\n"))
    assert found == ["owl\tnight", "cat", "dog"] * 2


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ("label\ncat\ndog\ncat\ndog\ncat\n", "line 1, 'label', looks like a header, but then 5 lines are left for 6"),
        ("label\ncat\ndog\ncat\ndog\ncat\n\n", "line 1, 'label', looks like a header, but then 5 lines are left for 6"),
        ("label\na\nb\nc\nd\ne\n\n", "remove the header, add the line that is missing, or call this class otherwise"),
        ("kind\tn\ncat\t1\ndog\t2\ncat\t3\ndog\t4\ncat\t5\n", "found 6 lines in all, the first of which is the header"),
        ("a\tb\nc\td\ne\tf\ng\th\ni\tj\nk\tl\n", "the first of which may be the header; add it if it is not"),
        ("cat\t1\ndog\t2\n" * 3 + "cat\t1\n", "line 1 is like the 6 lines below it; expected a header, then 6 rows"),
        ("a\tb\n" + "1\t2\t3\n" * 6, "line 2: expected 2 columns, found 3"),
        ("cat\ncaf\xe9\n".encode("latin-1") * 3, "line 2: expected text in UTF-8, found another encoding"),
        ("cat\ndog\n".encode("utf-16-le") * 3, "line 1: expected text in UTF-8, found another encoding"),
    ],
)
def test_what_may_be_wrong_by_a_row_is_refused(tmp_path: Path, metadata: str | bytes, said: str) -> None:
    folder = embed(tmp_path, metadata)
    for load in (lambda: sources.load([folder]), lambda: read_embeddings(folder)):
        with pytest.raises(UsageError, match=said) as caught:
            load()
        assert "metadata.tsv" in str(caught.value)


def test_tensors_in_another_encoding_are_refused(tmp_path: Path) -> None:
    tensors = embed(tmp_path, "\n".join(ANIMALS)) / "00001/fc/tensors.tsv"
    tensors.write_bytes(tensors.read_text().encode("utf-16"))
    with pytest.raises(UsageError, match=r"tensors\.tsv: expected text in UTF-8"):
        sources.load([tmp_path])


def test_columns_without_a_header_are_rows_where_they_recur(tmp_path: Path) -> None:
    columns = sources.load([embed(tmp_path, "cat\t0.5\ndog\t1.5\n" * 3)]).columns
    assert values(columns["c0"]) == ["cat", "dog"] * 3
    assert isinstance(columns["c1"], Scalar)


def test_all_columns_come_into_the_scene_of_a_run(tmp_path: Path) -> None:
    lines = [f"{row}.png\t{name}\t{'train' if row else 'val'}\t{row}.5\t{row}" for row, name in enumerate(ANIMALS)]
    lines[3] = lines[3].replace("3.5", "")
    folder = tmp_path / "log"
    for step in ("00001", "00002"):
        embed(folder, "\n".join(["file\tkind\tsplit\tscore\tscore", *lines, ""]), step=step)
    columns = snapshot([folder], tmp_path / "x.scene").columns
    assert values(columns["kind"]) == ANIMALS
    assert values(columns["file"]) == [f"{row}.png" for row in range(6)]
    assert values(columns["split"]) == ["val", *["train"] * 5]
    np.testing.assert_array_equal(columns["score"].values, [0.5, 1.5, 2.5, np.nan, 4.5, 5.5])
    assert "score (2)" in columns
    assert {"file", "kind", "split", "score"} <= set(read(tmp_path / "x.scene").columns)


def test_ids_of_the_metadata_are_those_of_the_run(tmp_path: Path) -> None:
    folder = embed(tmp_path, "id\ttraveled\n" + "".join(f"r{row}\tfar\n" for row in range(6)))
    assert read_embeddings(folder).ids == sources.load([folder]).ids == [f"r{row}" for row in range(6)]
    scene = snapshot([folder], tmp_path / "x.scene")
    assert isinstance(scene.columns["traveled"], Scalar)
    assert values(scene.columns["traveled (metadata)"]) == ["far"] * 6


def test_ids_that_recur_are_a_column(tmp_path: Path) -> None:
    folder = embed(tmp_path, "id\tuid\n" + "".join(f"{name}\tr{row}\n" for row, name in enumerate(ANIMALS)))
    for found in (sources.load([folder]), read_embeddings(folder)):
        assert found.ids == [f"r{row}" for row in range(6)]
        assert values(found.columns["id"]) == ANIMALS


def test_two_hundred_classes_are_classes_in_any_column(tmp_path: Path) -> None:
    names = [f"bird {number}" for number in range(200)] * 2
    folder = embed(tmp_path, "\n".join(["bird\tn", *(f"{name}\t1" for name in names)]), count=400)
    assert values(sources.load([folder]).columns["bird"]) == values(read_embeddings(folder).columns["bird"]) == names


def test_one_column_of_fractions_is_a_number(tmp_path: Path) -> None:
    columns = sources.load([embed(tmp_path, "".join(f"{row}.25\n" for row in range(6)))]).columns
    np.testing.assert_array_equal(columns["label"].values, np.arange(6) + 0.25)


@pytest.fixture
def two_tags(tmp_path: Path) -> Path:
    for step in ("00001", "00002"):
        embed(tmp_path / "log", "cat\n" * 6, step=step, tag="encoder/fc1")
        embed(tmp_path / "log", "a\n" * 4, step=step, tag="decoder/out", count=4)
    return tmp_path / "log"


def test_a_tag_is_chosen_and_told(two_tags: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["snapshot", str(two_tags), "-o", str(two_tags / "x.scene")]) == 0
    assert "the embeddings of decoder/out are read; left out: encoder/fc1 (--tag chooses)" in capsys.readouterr().err
    for tag in ("encoder/fc1", "encoder%2ffc1"):
        assert len(read_embeddings(two_tags, tag).ids) == 6
    data = sources.load([two_tags], tag="encoder/fc1")
    assert len(data) == 6
    assert data.notes == ["of the projector's embeddings encoder/fc1, step 2 is read; left out: decoder/out, step 1"]
    with pytest.raises(
        UsageError, match=r"found 4; .* or --tag with one of decoder/out, encoder/fc1, for its last step"
    ):
        sources.load([two_tags])
    for load in (lambda: read_embeddings(two_tags, "fc"), lambda: sources.load([two_tags], tag="fc")):
        with pytest.raises(UsageError, match="--tag fc: expected one of decoder/out, encoder/fc1"):
            load()


def test_a_tag_of_what_has_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--tag: goes with folders of a TensorBoard projector, not with iris"):
        sources.load(["iris"], tag="fc")


def test_steps_with_other_metadata_are_told(tmp_path: Path) -> None:
    embed(tmp_path, "\n".join(ANIMALS))
    embed(tmp_path, "\n".join(reversed(ANIMALS)), step="00007")
    run = read_embeddings(tmp_path)
    assert values(Category(run.labels, run.classes)) == ANIMALS[::-1]
    (note,) = run.notes
    assert "00001/fc/metadata.tsv: other metadata than of step 7" in note


def test_what_is_named_but_missing_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    for step in ("00001", "00002", "00003"):
        embed(tmp_path, "\n".join(ANIMALS), step=step)
    (tmp_path / "00002/fc/tensors.tsv").unlink()
    (tmp_path / "00003/fc/metadata.tsv").unlink()
    run = read_embeddings(tmp_path)
    assert [taken.epoch for taken in run.snapshots] == [1, 3]
    assert values(Category(run.labels, run.classes)) == ANIMALS  # of step 1
    assert [note.split("pbtxt: ")[1] for note in run.notes] == [
        "tensors '00002/fc/tensors.tsv': no such file; read without it",
        "metadata '00003/fc/metadata.tsv': no such file; read without it",
    ]
    (tmp_path / "00003/fc/tensors.tsv").unlink()
    data = sources.load([tmp_path])
    assert values(data.columns["label"]) == ANIMALS
    assert [note.split("'")[1] for note in data.notes] == ["00002/fc/tensors.tsv", "00003/fc/tensors.tsv"]
    (tmp_path / "00001/fc/tensors.tsv").unlink()
    with pytest.raises(UsageError, match="expected an embedding whose tensors are there, found none"):
        sources.load([tmp_path])


def test_embeddings_without_a_step_are_for_reduce(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    embed(tmp_path, "\n".join(ANIMALS), step="0None")  # as torch calls the folder
    assert values(sources.load([tmp_path]).columns["label"]) == ANIMALS
    assert main(["snapshot", str(tmp_path), "-o", str(tmp_path / "x.scene")]) == 2
    assert "call add_embedding with a global_step" in capsys.readouterr().err


def test_steps_without_folders_of_tags(tmp_path: Path) -> None:
    embed(tmp_path, "\n".join(ANIMALS), step="00003", tag="")
    assert labels(tmp_path) == ANIMALS
    assert values(sources.load([tmp_path / "00003"]).columns["label"]) == ANIMALS


def test_an_embedding_that_is_named_twice_is_one(tmp_path: Path) -> None:
    config = embed(tmp_path, "\n".join(ANIMALS)) / "projector_config.pbtxt"
    config.write_text(config.read_text() * 2)
    assert labels(tmp_path) == ANIMALS


@pytest.mark.parametrize(
    "config",
    [
        '# made by hand\nembeddings: <\n  tensor_path: \'00001/fc/\' "tensors.tsv"  # with } and "\n'
        "  metadata_path: \"00001\\057fc/\\x6detadata.tsv\"; unknown { a: [1, 2] b <c: 'x'> }\n>",
        'embeddings [{tensor_path: "00001\\\\fc\\\\tensors.tsv", metadata_path: "00001\\\\fc\\\\metadata.tsv"}]',
        'embeddings { tensor_path: "00001/./fc\\\\tensors.tsv" metadata_path: "00001/fc\\metadata.tsv" }',
        '\ufeffembeddings{tensor_shape:[6,3]tensor_path:"./00001/fc/tensors.tsv"metadata_path:"00001/fc/metadata.tsv"}',
    ],
)
def test_configurations_in_any_legal_form(tmp_path: Path, config: str) -> None:
    embed(tmp_path, "\n".join(ANIMALS))
    (tmp_path / "projector_config.pbtxt").write_text(config)
    assert labels(tmp_path) == ANIMALS


@pytest.mark.parametrize(
    ("suffix", "text", "said"),
    [
        ("json", '{"embeddings": ' + "[" * 100_000, "found none that can be read"),
        ("json", '{"embeddings": [{"tensorPath": ["a"]}]}', "Failed to parse tensorPath field"),
        ("json", '{"embeddings": [{"tensorPath": 3}]}', "Failed to parse tensorPath field"),
        ("json", '{"embeddings": [7]}', "Failed to parse embeddings field"),
        ("json", "null", "found none that can be read"),
        ("json", "{}", "expected an embedding whose tensors are there, found none"),
        ("json", '{"embeddings": [{"tensorPath": "a\\u0000b"}]}', "no usable path"),
        ("json", '{"embeddings": [{"tensorPath": "' + "x" * 5000 + '"}]}', "no usable path"),
        ("pbtxt", "embeddings {" + "x {" * 50_000, "nested too deep"),
        ("pbtxt", "embeddings { tensor_path: 3 }", "1:27"),
        ("pbtxt", 'embeddings { tensor_name: "w" }', "'w' is kept in a checkpoint"),
        ("pbtxt", "caf\xe9", "found none that can be read"),
    ],
)
def test_odd_configurations_end_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str, text: str, said: str
) -> None:
    (tmp_path / f"projector_config.{suffix}").write_text(text, encoding="latin-1")
    assert main(["reduce", str(tmp_path), "-o", str(tmp_path / "x.scene"), "--quiet"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


@pytest.mark.parametrize("what", ["tensors", "metadata"])
def test_a_configuration_reaches_only_files_beside_it(tmp_path: Path, what: str) -> None:
    folder = embed(tmp_path / "log", "\n".join(ANIMALS))
    config = folder / "projector_config.pbtxt"
    own = f"00001/fc/{what}.tsv"
    (tmp_path / f"{what}.tsv").write_bytes((folder / own).read_bytes())
    whole = config.read_text()
    for name in (f"../{what}.tsv", str(tmp_path / f"{what}.tsv"), f"00001/../../{what}.tsv", "/no/such/file", "link"):
        if name == "link":
            (folder / "link").symlink_to(tmp_path / f"{what}.tsv")
        config.write_text(whole.replace(own, name))
        for load in (lambda: sources.load([folder]), lambda: read_embeddings(folder)):
            with pytest.raises(UsageError, match=f"{what} '{name}' lies outside its folder"):
                load()
    config.write_text(whole.replace(own, str(folder / own)))  # whole paths may lead to what lies beside
    assert labels(folder) == ANIMALS


def wide_sheet(folder: Path, width: int = 8, height: int = 4) -> None:
    """A sheet of six pictures as torch makes it: three by two of them, on a black square."""
    sheet = np.zeros((3 * width, 3 * width, 3), np.uint8)
    for row in range(6):
        y, x = row // 3 * height, row % 3 * width
        sheet[y : y + height, x : x + width] = 10 * (row + 1)
    Image.fromarray(sheet).save(folder / "sprite.png")


def test_pictures_of_an_unknown_size_are_refused_where_a_square_would_be_wrong(tmp_path: Path) -> None:
    place = embed(tmp_path, "\n".join(ANIMALS)) / "00001" / "fc"
    wide_sheet(place)
    (tmp_path / "projector_config.pbtxt").unlink()
    with pytest.raises(UsageError, match=r"sprite\.png: .*single_image_dim"):
        sources.load([place])
    wide_sheet(place, 8, 8)
    images = sources.load([place]).images
    assert images is not None
    assert (images == 10 * np.arange(1, 7).reshape(6, 1, 1, 1)).all()


@pytest.mark.parametrize("configured", [False, True])
def test_tensors_may_be_an_array_of_numpy(tmp_path, configured):
    values = np.random.default_rng(0).normal(size=(6, 3)).astype(np.float32)
    np.save(tmp_path / "tensors.npy", values)
    (tmp_path / "metadata.tsv").write_text("a\na\nb\nb\na\nb\n")
    if configured:
        (tmp_path / "projector_config.pbtxt").write_text(
            'embeddings { tensor_name: "e" tensor_path: "tensors.npy" metadata_path: "metadata.tsv" }'
        )
    data = sources.load([tmp_path])
    np.testing.assert_array_equal(data.features, values)
    assert data.label.codes.tolist() == [0, 0, 1, 1, 0, 1]


def test_embeddings_of_one_folder_are_told_apart_by_their_tags_alone(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.tsv").write_text("1\t2\n3\t4\n5\t7\n8\t8\n")
    entries = "".join(f'embeddings {{ tensor_name: "{name}" tensor_path: "{name}.tsv" }}\n' for name in "ab")
    (tmp_path / "projector_config.pbtxt").write_text(entries)
    with pytest.raises(UsageError, match=r"expected one embedding, found 2; give --tag with one of a, b$"):
        sources.load([tmp_path])
    assert len(sources.load([tmp_path], tag="b").features) == 4
