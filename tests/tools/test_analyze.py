"""`latentwalk analyze`: one page that needs nothing beside itself, tables that are safe to open, a scene to walk in."""

from __future__ import annotations

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from latentwalk.scenes import Category, Layout, Scalar, Scene, Surface, Thumbnails, UsageError, read, write
from latentwalk.tools import analyze
from latentwalk.tools.report.contents import headline
from latentwalk.tools.report.scene import MEASURED

HOSTILE = ["<script>alert(1)</script>", "=cmd('x')", '"quoted" & $\\frac$']


def judged_scene(n: int = 240, seed: int = 0) -> Scene:
    """Three blobs in three dimensions, softmax of a linear head as probabilities, pictures, hostile names and ids."""
    rng = np.random.default_rng(seed)
    codes = np.arange(n) % 3
    centers = np.array([[-2, 0, 0], [2, 0, 0], [0, 2.5, 0]])
    points = (centers[codes] + rng.normal(0, 0.9, (n, 3))).astype(np.float32)
    logits = points @ (1.5 * centers.T) - 0.75 * (centers**2).sum(axis=1)
    shares = np.exp(logits)
    shares /= shares.sum(axis=1, keepdims=True)
    names = [f"x{axis}" for axis in range(3)]
    pixels = rng.integers(0, 255, (n, 6, 6, 3), np.uint8)
    return Scene(
        ids=[f"<b>@{row}</b>" for row in range(n)],
        layouts={"own": Layout(points)},
        columns={
            "label": Category(codes.astype(np.int32), HOSTILE),
            "prediction": Category(shares.argmax(axis=1).astype(np.int32), HOSTILE),
            **{
                f"probability: {name}": Scalar(column.astype(np.float32))
                for name, column in zip(HOSTILE, shares.T, strict=True)
            },
            **{name: Scalar(column) for name, column in zip(names, points.T, strict=True)},
        },
        thumbnails=Thumbnails(pixels, np.arange(n, dtype=np.int32)),
        provenance={"data": {"format": "table"}},
        title="<i>made</i>",
    )


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> analyze.Analysis:
    folder = tmp_path_factory.mktemp("analyzed")
    write(folder / "made.scene", judged_scene())
    return analyze.analyze(folder / "made.scene")


class Tags(HTMLParser):
    """All tags of a page, and its text."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_needs_nothing_beside_itself(done: analyze.Analysis) -> None:
    page = Tags(done.report)
    tags = [tag for tag, _ in page.found]
    assert not {"script", "link", "iframe", "object", "b", "i"} & set(tags)
    pictures = [attributes["src"] for tag, attributes in page.found if tag == "img"]
    assert len(pictures) >= 4
    assert all(source is not None and source.startswith("data:image/png;base64,") for source in pictures)
    assert all((attributes.get("href") or "#").startswith("#") for _, attributes in page.found)
    assert "http:" not in done.report.read_text()
    assert "https:" not in done.report.read_text()


def test_hostile_names_are_text(done: analyze.Analysis) -> None:
    page = Tags(done.report)
    assert "<script>alert(1)</script>" in page.text
    assert "<i>made</i>, analyzed" in page.text


def test_tables_are_safe_to_open(done: analyze.Analysis) -> None:
    with (done.folder / "rows.csv").open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    assert head[:4] == ["id", "label", "prediction", "correct"]
    assert len(rows) == 240
    assert rows[1][1] == "'=cmd('x')"
    assert not any(cell.startswith(("=", "@", "+")) for row in rows for cell in row)


def test_statistics_are_json_that_anybody_reads(done: analyze.Analysis) -> None:
    def refuse(word: str) -> None:
        raise AssertionError(word)

    found = json.loads((done.folder / "statistics.json").read_text(), parse_constant=refuse)
    assert found["provenance"]["command"].startswith("latentwalk analyze ")
    assert found["measures"]["entropy"]["how"]
    assert found["correlations"]["overall"]["n"] == 240


def test_the_scene_has_measures_and_axes(done: analyze.Analysis) -> None:
    scene = read(done.scene)
    assert list(scene.layouts) == ["own", MEASURED]
    entropy = scene.columns["entropy"]
    assert isinstance(entropy, Scalar)
    height = scene.layouts[MEASURED].positions[:, 1]
    assert height == pytest.approx((entropy.values - entropy.values.min()) / np.ptp(entropy.values), abs=1e-5)
    assert scene.neighbors is not None
    assert scene.thumbnails is not None


def test_a_planted_region_and_planted_labels_are_found(tmp_path: Path) -> None:
    scene = judged_scene(600, seed=1)
    label, guess = scene.columns["label"], scene.columns["prediction"]
    assert isinstance(label, Category)
    assert isinstance(guess, Category)
    hard = np.flatnonzero(label.codes == 1)[:60]  # a slice that the model gets wrong
    scene.columns["light"] = Category(np.isin(np.arange(600), hard).astype(np.int32), ["day", "night"])
    labels = label.codes.copy()
    labels[hard[:45]] = 2
    flipped = np.flatnonzero(label.codes == 0)[:8]
    labels[flipped] = 2
    scene.columns["label"] = Category(labels, label.names)
    write(tmp_path / "s.scene", scene)
    done = analyze.analyze(tmp_path / "s.scene", method=["pca"])
    assert any("light = night" in region.name for region in done.findings.regions.regions)
    found = {suspect.row for suspect in done.findings.suspects.suspects}
    (said,) = (str(fact) for fact in headline(done.findings) if fact.name == "suspect labels")
    assert said.startswith(f"suspect labels: {len(found)}, candidates to look at, not errors: of these the model is as")
    assert "(confident learning)" in said
    assert len(found & set(flipped.tolist())) >= 7
    made = read(done.scene)
    first = next(iter(made.selections))
    assert first.startswith("region 1: ")
    told = made.selections[first]
    assert "wrong" in told.text
    assert told.numbers["error rate"] == pytest.approx(told.numbers["wrong"] / told.numbers["rows"])
    assert {"suspect labels", "outliers"} <= set(made.selections)
    assert {"region", "suspect_label", "label_doubt", "local_error_rate", "local_outlier_factor"} <= set(made.columns)
    with (done.folder / "suspects.csv").open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    assert head == ["id", "label", "suggested", "new_label", "doubt", "reason"]
    assert len(rows) == len(found)
    assert Tags(done.report).text.count("light = night") >= 2


def test_nothing_is_written_over(done: analyze.Analysis, tmp_path: Path) -> None:
    source = done.folder.parent / "made.scene"
    assert done.folder.name == "made_analysis_001"
    assert analyze.analyze(source).folder.name == "made_analysis_002"
    with pytest.raises(UsageError, match="already exists"):
        analyze.analyze(source, done.folder)
    with pytest.raises(UsageError, match=r"^layer: .* is a scene"):
        analyze.analyze(source, layer="fc")


def test_shells_of_a_linear_head(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scene = judged_scene()
    scene.columns = {name: column for name, column in scene.columns.items() if not name.startswith("x")}
    write(tmp_path / "s.scene", scene)
    line = [str(tmp_path / "s.scene"), "-o", str(tmp_path / "out"), "--shells", "0.6", "--quiet"]
    assert analyze.main(line) == 0
    printed = capsys.readouterr().out
    assert f"walk in it: latentwalk view {tmp_path / 'out' / 'analysis.scene'}" in printed
    surfaces = read(tmp_path / "out" / "analysis.scene").surfaces
    assert len(surfaces) == 3
    assert all(isinstance(surface, Surface) and surface.layout == "own" for surface in surfaces.values())


def test_shells_stand_in_the_space_that_they_were_made_in(tmp_path: Path) -> None:
    write(tmp_path / "s.scene", judged_scene())  # whose columns are scaled, and so lie elsewhere than its layout
    scene = read(analyze.analyze(tmp_path / "s.scene", shells=0.6).scene)
    positions = scene.layouts["representation"].positions
    assert positions.std(axis=0) == pytest.approx(1, abs=1e-3)
    for surface in scene.surfaces.values():
        assert surface.layout == "representation"
        assert np.ptp(surface.vertices, axis=0).max() <= 1.31 * np.ptp(positions, axis=0).max()


def test_a_space_without_shells_is_refused_before_the_work(tmp_path: Path) -> None:
    scene = judged_scene(30)
    scene.columns["x3"] = Scalar(np.arange(30, dtype=np.float32))
    write(tmp_path / "s.scene", scene)
    with pytest.raises(UsageError, match="the representation is 4 wide"):
        analyze.analyze(tmp_path / "s.scene", tmp_path / "out", shells=0.5)
    assert not (tmp_path / "out").exists()
