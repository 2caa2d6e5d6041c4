"""What a page gets of a scene is what the scene holds, and says what it leaves out."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from kit.decoders import decoded
from kit.epochs_scene import make_scene
from kit.scene_pages import Read
from PIL import Image

from latentwalk.scenes import (
    Bool,
    Category,
    Layout,
    Neighbors,
    Quality,
    Scalar,
    Scene,
    Selection,
    Text,
    Thumbnails,
    Unjudged,
    UsageError,
    read,
)
from latentwalk.scenes.texts import Strings
from latentwalk.tools.page import packed, rows, runs, sheets
from latentwalk.tools.page.decoder import MOST_PARAMETERS
from latentwalk.tools.page.packed import page_data

N = 300
RNG = np.random.default_rng(0)
CLOUD = RNG.normal(5, 3, (N, 3)).astype(np.float32)


def scene(**parts: object) -> Scene:
    given: dict[str, object] = {"ids": [f"r{i}" for i in range(N)], "layouts": {"own": Layout(CLOUD)}} | parts
    return Scene(**given)  # type: ignore[arg-type]


def test_places_are_those_of_the_scene_to_a_step() -> None:
    found = Read(page_data(scene()))
    (layout,) = found.head["layouts"]
    off = np.abs(found.places(layout, layout["array"]) - CLOUD).max()
    assert 0 < off <= 0.51 * layout["step"] * layout["unit"]["scale"]
    meters = (CLOUD - np.array(layout["unit"]["offset"])) / layout["unit"]["scale"]
    assert np.quantile(np.linalg.norm(meters, axis=1), 0.9) == pytest.approx(0.85, abs=0.15)  # a ball of a meter


def test_an_outlier_leaves_the_others_as_large_as_they_are() -> None:
    far = CLOUD.copy()
    far[0] = 1e6
    layouts = Read(page_data(scene(layouts={"own": Layout(CLOUD), "far": Layout(far)}))).head["layouts"]
    assert layouts[1]["unit"]["scale"] == pytest.approx(layouts[0]["unit"]["scale"], rel=0.2)


@pytest.mark.parametrize(("classes", "kind", "unknown"), [(3, "u1", 255), (255, "u1", 255), (256, "u2", 65535)])
def test_codes_of_classes(classes: int, kind: str, unknown: int) -> None:
    codes = (np.arange(N) % classes).astype(np.int32)
    codes[7] = -1
    found = Read(page_data(scene(columns={"kind": Category(codes, [f"c{i}" for i in range(classes)])})))
    told, values = found.column("kind"), found.array("column.0")
    assert found.head["arrays"]["column.0"]["type"] == kind
    assert np.array_equal(values[:7], codes[:7])
    assert values[7] == unknown
    assert len(told["colors"]) == len(told["names"]) == classes
    assert sum(told["counts"]) == N - 1


def test_numbers_texts_and_yes_or_no() -> None:
    values = RNG.lognormal(0, 4, N).astype(np.float32)
    values[3] = np.nan
    columns = {
        "n": Scalar(values, "kg"),
        "none": Scalar(np.full(N, np.nan, np.float32)),
        "same": Scalar(np.full(N, 2, np.float32)),
        "apart": Scalar(np.linspace(-1, 3, N, dtype=np.float32), center=0.0),
        "yes": Bool(np.arange(N) % 2 == 0),
        "text": Text(Strings.of(["", "x" * 1000, *["é\u2028</script>"] * (N - 2)])),
    }
    found = Read(page_data(scene(columns=columns)))
    assert np.array_equal(found.array("column.0"), values, equal_nan=True)
    assert found.column("n")["unit"] == "kg"
    assert all(0 <= tick["at"] <= 1 and "kg" in tick["text"] for tick in found.column("n")["ticks"])
    assert all(found.column(name)["low"] < found.column(name)["high"] for name in ("none", "same"))
    assert found.column("apart")["palette"] == "coolwarm"
    assert (found.column("apart")["low"], found.column("apart")["high"]) == (-3, 3)
    assert set(found.head["palettes"]) == {"viridis", "coolwarm"}
    assert found.column("yes")["names"] == ["no", "yes"]
    assert found.array("column.5")[2] == "é\u2028</script>"
    assert len(found.array("column.5")[1]) == 400
    assert "1 text of 'text' is cut to 400 characters" in found.head["notes"]
    assert found.head["color"] == "n"


def test_ids_that_are_the_numbers_of_rows_are_left_out() -> None:
    assert Read(page_data(scene(ids=[str(i) for i in range(N)]))).head["ids"] is None
    found = Read(page_data(scene()))
    assert found.array(found.head["ids"])[:2] == ["r0", "r1"]


def test_names_stand_at_rows_in_the_middle_of_their_classes() -> None:
    codes = (np.arange(N) % 3).astype(np.int32)
    names = ["ant", "bee", "cat", "never"]
    places = (np.eye(4)[codes][:, :3] * 10 + RNG.normal(0, 0.5, (N, 3))).astype(np.float32)
    made = scene(layouts={"own": Layout(places)}, columns={"label": Category(codes, names)})
    ((at,),) = [Read(page_data(made)).column("label")["places"]]
    assert [codes[row] for row in at[:3]] == [0, 1, 2]
    assert at[3] == -1
    assert np.linalg.norm(places[at[0]] - [10, 0, 0]) < 1


def test_quality_is_told_in_words() -> None:
    layouts = {
        "good": Layout(CLOUD, Quality(15, 0.9512, 0.9, 0.5, tied=0.2)),
        "alike": Layout(CLOUD, Unjudged("all rows are equal")),
        "unknown": Layout(CLOUD),
    }
    good, alike, unknown = Read(page_data(scene(layouts=layouts))).head["layouts"]
    assert good["quality"][0] == "trustworthiness 0.951"
    assert good["quality"][3:] == [
        "of the 15 nearest; 1 is best",
        "20 % of the 15 nearest could as well be others, equally near",
    ]
    assert good["figures"]["neighbors_kept"] == 0.5
    assert alike["quality"] == ["not judged: all rows are equal"]
    assert (unknown["quality"], unknown["figures"]) == ([], None)


def test_it_begins_where_a_walk_begins_or_as_asked() -> None:
    layouts = {"a": Layout(CLOUD, Quality(5, 0.6, 0.9, 0.5)), "b": Layout(CLOUD, Quality(5, 0.9, 0.9, 0.5))}
    made = scene(layouts=layouts, columns={"yes": Bool(np.arange(N) > 5)})
    assert page_data(made).head["layout"] == "b"
    assert page_data(made, layout="a").head["layout"] == "a"
    assert page_data(made, color="none").head["color"] is None
    for wrong in ({"layout": "c"}, {"color": "c"}, {"epoch": 3.0}):
        with pytest.raises(UsageError, match=r"expected one of|no epochs"):
            page_data(made, **wrong)  # type: ignore[arg-type]


def test_epochs_are_read_back_and_say_what_the_model_made_of_rows() -> None:
    made = make_scene(60)
    found = Read(page_data(made, epoch=10))
    told = found.head["epochs"]
    for item, epoch in zip(told["items"], made.epochs, strict=True):
        back = found.places(told, item["array"])
        assert np.array_equal(np.isnan(back), np.isnan(epoch.positions))
        assert np.nanmax(np.abs(back - epoch.positions)) <= 0.51 * told["step"] * told["unit"]["scale"]
        known = np.ones(60, bool) if epoch.present is None else epoch.present
        assert np.array_equal(found.array(item["prediction"])[known], epoch.prediction[known])
        assert np.abs(found.array(item["confidence"])[known] / 254 - epoch.confidence[known]).max() < 0.003
    absent = told["items"][1]
    assert (found.array(absent["prediction"])[7], found.array(absent["confidence"])[7]) == (255, 255)
    assert (found.head["layout"], found.head["epoch"], told["label"]) == ("epochs", 2, 0)
    # Columns that epochs alone tell of are there, and say nothing away from these.
    assert [column["name"] for column in found.head["columns"]] == ["label", "prediction", "correct", "confidence"]
    assert set(found.array("column.1")) == {255}
    assert np.isnan(found.array("column.3")).all()


@pytest.mark.parametrize(
    ("taken", "run"), [("epochs", "training epochs"), ("epochs training epochs", "training epochs 2")]
)
def test_a_layout_that_is_called_as_epochs_are_is_another_one(taken: str, run: str) -> None:
    names = ["epochs", taken.removeprefix("epochs ")]
    made = replace(make_scene(60), layouts={name: Layout(CLOUD[:60]) for name in names})
    assert page_data(made).head["layout"] == "epochs"
    for asked in ({"epoch": 10.0}, {"layout": run}):
        head = Read(page_data(made, **asked)).head  # type: ignore[arg-type]
        assert (head["layout"], head["epochs"]["name"]) == (run, run)


def test_of_very_many_epochs_some_are_taken_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "MOST_PLACES", 60 * 10)
    made = make_scene(60, tuple(float(i) for i in range(1, 101)))
    found = Read(page_data(made))
    numbers = [item["epoch"] for item in found.head["epochs"]["items"]]
    assert len(numbers) == 10
    assert (numbers[0], numbers[-1]) == (1, 100)
    assert any("10 of 100 epochs" in note for note in found.head["notes"])


def test_what_is_right_and_its_roles() -> None:
    codes = (np.arange(N) % 3).astype(np.int32)
    guessed = codes.copy()
    guessed[:5], guessed[5] = (codes[:5] + 1) % 3, -1
    names = ["a", "b", "c"]
    columns = {"label": Category(codes, names), "prediction": Category(guessed, names)}
    found = Read(page_data(scene(columns=columns)))
    roles = found.head["roles"]
    assert (roles["label"], roles["prediction"], roles["confidence"]) == ("label", "prediction", None)
    assert found.array(roles["right"])[:7].tolist() == [0] * 5 + [255, 1]


def test_neighbors_and_selections_of_some_rows() -> None:
    near = ((np.arange(N)[:, None] + [1, 2]) % N).astype(np.int32)
    made = scene(
        neighbors=Neighbors(near, np.ones((N, 2), np.float32), recall=0.98, recall_rows=100),
        selections={"odd": Selection(np.arange(1, N, 2, dtype=np.int32), "every other"), "far": Selection([299])},
        thumbnails=Thumbnails(RNG.integers(0, 255, (3, 4, 5, 1), np.uint8), np.array([2, 10, 299], np.int32)),
    )
    found = Read(page_data(made, rows=np.array([10, 2, 1, 3])))
    assert found.head["count"] == 4
    assert found.array(found.head["ids"]) == ["r1", "r2", "r3", "r10"]
    assert found.array("neighbors").reshape(4, 2).tolist() == [[1, 2], [2, -1], [-1, -1], [-1, -1]]
    assert "98.0 % of the true ones" in found.head["neighbors"]["told"]
    assert [(each["name"], found.array(each["array"]).tolist()) for each in found.head["selections"]] == [
        ("odd", [0, 2])
    ]
    assert found.array(found.head["pictures"]["rows"]).tolist() == [-1, 0, -1, 1]


def test_of_too_many_rows_a_sample_is_taken_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_ROWS", 50)
    monkeypatch.setattr(packed, "ALL_NEIGHBORS", 100)
    made = decoded(3)
    data = page_data(made)
    found = Read(data)
    taken = [int(name.removeprefix("row-")) for name in found.array(found.head["ids"])]
    assert len(taken) == 50
    assert taken == sorted(taken)
    layout = found.head["layouts"][0]
    back = found.places(layout, layout["array"])
    assert np.abs(back - made.layouts["latent"].positions[taken]).max() < 0.01
    assert data.notes[0].startswith("50 of 240 rows are in the page, drawn by chance")
    assert "3 of 8 nearest neighbors of each row are in the page" in data.notes


def test_one_row_is_a_page() -> None:
    found = Read(page_data(Scene(ids=["only"], layouts={"own": Layout([[1, 2, 3]])})))
    layout = found.head["layouts"][0]
    assert found.places(layout, layout["array"])[0] == pytest.approx([1, 2, 3], abs=1e-3)


def test_nothing_to_stand_in_is_told() -> None:
    with pytest.raises(UsageError, match="neither a layout nor epochs"):
        page_data(Scene(ids=["a"]))


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_pictures_come_back_from_their_sheets(monkeypatch: pytest.MonkeyPatch, channels: int) -> None:
    monkeypatch.setattr(sheets, "LONGEST", 40)
    pixels = RNG.integers(0, 255, (30, 8, 9, channels), np.uint8)
    made = sheets.make_sheets(Thumbnails(pixels, np.arange(30, dtype=np.int32)))
    assert [told["first"] for told in made.told["sheets"]] == [0, 20]  # type: ignore[attr-defined, union-attr]
    for told, file in zip(made.told["sheets"], made.files, strict=True):  # type: ignore[call-overload]
        sheet = np.asarray(Image.open(io.BytesIO(file)))
        assert max(sheet.shape[:2]) <= 40
        for place in range(told["count"]):
            down, right = divmod(place, told["across"])
            shown = sheet[down * 8 : down * 8 + 8, right * 9 : right * 9 + 9].reshape(8, 9, channels)
            assert np.array_equal(shown, pixels[told["first"] + place])


def test_large_pictures_are_shrunk_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "ALL_PIXELS", 700)
    pixels = np.full((10, 15, 14, 3), 60, np.uint8)
    pixels[:, :, 7:] = 200
    made = sheets.make_sheets(Thumbnails(pixels, np.arange(10, dtype=np.int32)))
    assert (made.told["w"], made.told["h"]) == (7, 8)
    assert made.notes == ["pictures of 14 × 15 pixels are shrunk to 7 × 8: so many of that size are too large"]
    shown = np.asarray(Image.open(io.BytesIO(made.files[0])))[:8, :7]
    assert shown[0].tolist() == [[60] * 3] * 3 + [[130] * 3] + [[200] * 3] * 3


def test_a_decoder_that_is_too_large_says_so() -> None:
    made = decoded(3)
    assert made.decoder is not None
    large = made.decoder.layers[0].weights["weight"].copy()
    layers = [replace(made.decoder.layers[0], weights={"weight": np.zeros((MOST_PARAMETERS, 3), np.float32)})]
    found = Read(page_data(replace(made, decoder=replace(made.decoder, layers=layers, classifier=[]))))
    assert "too large for a page" in found.head["decoder"]["told"]
    assert found.head["decoder"]["layers"] == []
    small = Read(page_data(made)).head["decoder"]
    assert small["told"] == ""
    assert [room["kind"] for room in small["maps"]] == ["affine", "interpolate"]
    assert np.array_equal(Read(page_data(made)).array("layer.0.weight").reshape(-1, 3), large)


def test_a_packed_scene_is_a_page(tmp_path: Path) -> None:
    from latentwalk.scenes import write
    from latentwalk.tools.pack import pack

    write(tmp_path / "plain.scene", scene(columns={"n": Scalar(np.arange(N, dtype=np.float32))}))
    pack(tmp_path / "plain.scene", tmp_path / "packed.scene", quiet=True)
    found = Read(page_data(read(tmp_path / "packed.scene"), rows=np.arange(0, N, 3)))
    layout = found.head["layouts"][0]
    taken = found.array("column.0").astype(int)
    assert len(taken) == N / 3
    assert np.abs(found.places(layout, layout["array"]) - CLOUD[taken]).max() < 0.01
