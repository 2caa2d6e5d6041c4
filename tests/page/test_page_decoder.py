"""Decoders in the page give what they give in a walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from kit.browser import opened
from kit.decoders import decoded
from kit.scene_pages import until, visit, written

from latentwalk.scenes import Decoder, Layer, Output, Scene
from latentwalk.scenes.torch_network import build, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
RNG = np.random.default_rng(4)
AT = """async ([layout, place]) => {
    const f = await latentwalk.decoder.at(layout, place);
    return f && {...f, latent: [...f.latent], picture: f.picture && [...f.picture.data]};
}"""
PLACE = """([layout, row]) => {
    const p = latentwalk.data.positions(layout);
    return {x: p[3 * row], y: p[3 * row + 1], z: p[3 * row + 2]};
}"""
PROBE = "latentwalk.desk._panels.find(({ title }) => title === 'Probe').probe"
SPOT = f"""(() => {{
    const seen = {PROBE}.mark.getWorldPosition(latentwalk.world.position.clone()).project(latentwalk.camera);
    const box = latentwalk.stage.canvas.getBoundingClientRect();
    return [box.left + (seen.x + 1) / 2 * box.width, box.top + (1 - seen.y) / 2 * box.height];
}})()"""


def weights(*shape: int) -> np.ndarray:
    return (RNG.normal(0, 1.2, shape) / np.sqrt(np.prod(shape[1:]))).astype(np.float32)


def every_kind() -> list[Layer]:
    """A network with each kind of layer, their options among them, from 3 numbers to a picture of 3 × 14 × 17."""
    return [
        Layer("linear", {}, {"weight": weights(12, 3), "bias": weights(12)}),
        Layer("gelu"),
        Layer("linear", {}, {"weight": weights(48, 12)}),
        Layer("leaky_relu", {"negative_slope": 0.2}),
        Layer("reshape", {"shape": [12, 2, 2]}),
        Layer("batch_norm", {}, {"scale": weights(12) + 1, "shift": weights(12)}),
        Layer("conv_transpose2d", {"stride": [2, 3], "padding": [0, 1], "output_padding": [1, 0], "groups": 2},
              {"weight": weights(12, 4, 3, 4), "bias": weights(8)}),
        Layer("elu", {"alpha": 0.7}),
        Layer("upsample", {"scale_factor": [2, 3]}),
        Layer("silu"),
        Layer("conv2d", {"padding": [2, 1], "dilation": [1, 2], "groups": 4},
              {"weight": weights(8, 2, 3, 3), "bias": weights(8)}),
        Layer("gelu", {"approximate": "tanh"}),
        Layer("tanh"),
        Layer("relu"),
        Layer("conv2d", {"stride": [1, 1]}, {"weight": weights(3, 8, 1, 1), "bias": weights(3)}),
        Layer("sigmoid"),
    ]  # fmt: skip


def with_every_kind() -> Scene:
    scene = decoded(3)
    layers = every_kind()
    values = run(build(layers, (3,)), np.zeros((1, 3), np.float32)).size
    channels, height, width = build_shape(layers)
    classifier = [
        Layer("linear", {}, {"weight": weights(3, values) * 20, "bias": weights(3)}),
        Layer("softmax"),
    ]
    made = scene.decoder
    assert made is not None
    return replace(
        scene,
        decoder=Decoder(
            layers,
            Output("image", (height, width, channels)),
            made.latents,
            None,
            made.maps,
            classifier,
            ["a", "b", "c"],
        ),
    )


def build_shape(layers: list[Layer]) -> tuple[int, ...]:
    from latentwalk.scenes.network import check_layers

    return check_layers(layers, (3,))


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    return {"pictures": with_every_kind(), "table": decoded(3, "table")}


@pytest.fixture(scope="module")
def page(chromium: Browser, scenes: dict[str, Scene], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with opened(chromium) as page:
        visit(page, written(scenes["pictures"], tmp_path_factory.mktemp("page")))
        yield page


def shown(page: Page, layout: str, row: int) -> Any:
    """What the page makes of the place of a row."""
    place = page.evaluate(PLACE, [layout, row])
    return page.evaluate(AT, [layout, place])


@pytest.mark.parametrize("row", [0, 17, 100])
def test_pictures_and_classes_are_the_runtimes(page: Page, scenes: dict[str, Scene], row: int) -> None:
    decoder = scenes["pictures"].decoder
    assert decoder is not None
    found = shown(page, "latent", row)
    assert found["nearest"] == row
    assert found["latent"] == pytest.approx(decoder.latents[row], abs=2e-3)  # places are whole steps
    latent = np.array([found["latent"]], np.float32)
    values = run(build(decoder.layers, (3,)), latent)
    pixels = np.array(found["picture"]).reshape(-1, 4)
    assert np.abs(pixels[:, :3].ravel() - 255 * values[0]).max() <= 0.51
    assert (pixels[:, 3] == 255).all()
    assert pixels[:, :3].std() > 5  # not one gray
    shares = run(build(decoder.classifier, (values.size,)), values)[0]
    order = np.argsort(-shares)
    assert [each["name"] for each in found["classes"]] == ["abc"[i] for i in order]
    assert [each["share"] for each in found["classes"]] == pytest.approx(shares[order], abs=1e-4)


def test_places_between_rows_take_their_latents_from_these(page: Page, scenes: dict[str, Scene]) -> None:
    scene = scenes["pictures"]
    assert scene.decoder is not None
    place = page.evaluate(
        "(() => { const p = latentwalk.data.positions('other'); return [p[0] + 0.01, p[1], p[2]]; })()"
    )
    found = page.evaluate(AT, ["other", dict(zip("xyz", place, strict=True))])
    unit = page.evaluate("latentwalk.data.layouts.get('other').unit")
    inside = np.array(place) * unit["scale"] + unit["offset"]
    away = np.linalg.norm(scene.layouts["other"].positions - inside, axis=1)
    near = np.argsort(away)[:4]
    mean = np.average(scene.decoder.latents[near], axis=0, weights=1 / away[near])
    assert found["latent"] == pytest.approx(mean, abs=0.02)


def test_only_the_newest_place_is_decoded(page: Page) -> None:
    asked = "latentwalk.decoder.at('latent', {x: i / 50, y: 0, z: 0})"
    found = page.evaluate(f"Promise.all([...Array(20).keys()].map((i) => {asked})).then((all) => all.map(Boolean))")
    assert found[-1]
    assert sum(found) <= 3


def test_a_worker_decodes_under_the_pages_policy(page: Page) -> None:
    shown(page, "latent", 3)
    assert page.evaluate("latentwalk.decoder._runner._at._worker instanceof Worker")


def test_without_a_worker_the_page_decodes(page: Page) -> None:
    latent = shown(page, "latent", 5)["picture"]
    page.evaluate("() => { latentwalk.decoder.close(); globalThis._Worker = Worker; globalThis.Worker = null; }")
    assert shown(page, "latent", 5)["picture"] == latent
    page.evaluate("() => { latentwalk.decoder.close(); globalThis.Worker = _Worker; }")


def test_the_probe_is_moved_by_keys_and_the_mouse(page: Page) -> None:
    page.click("button:text-is('Decode')")
    page.evaluate("latentwalk.state.hover(9)")
    at = f"{PROBE}.mark.position.toArray()"
    until(page, f"{at}.every((part, axis) => Math.abs(part - latentwalk.data.positions('latent')[27 + axis]) < 1e-5)")
    until(page, "document.querySelector('.lw-probe canvas')")
    before = page.evaluate(at)
    page.focus(".lw-probe")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageUp")
    moved = np.array(page.evaluate(at)) - before
    assert np.linalg.norm(moved) == pytest.approx(0.02 * np.sqrt(2), rel=0.1)
    spot = page.evaluate(SPOT)
    before, eye = page.evaluate(at), page.evaluate("latentwalk.camera.matrixWorld.toArray()")
    page.mouse.move(*spot)
    page.mouse.down()
    page.mouse.move(spot[0] + 60, spot[1] - 30, steps=3)
    page.mouse.up()
    moved = np.array(page.evaluate(at)) - before
    assert moved[0] > 0.02
    assert moved[1] > 0.01
    assert page.evaluate("latentwalk.camera.matrixWorld.toArray()") == pytest.approx(eye)  # the view is not turned


def test_a_table_is_told_in_its_units(chromium: Browser, scenes: dict[str, Scene], tmp_path: Any) -> None:
    decoder = scenes["table"].decoder
    assert decoder is not None
    with opened(chromium) as page:
        visit(page, written(scenes["table"], tmp_path))
        found = shown(page, "latent", 4)
    values = run(build(decoder.layers, (3,)), np.array([found["latent"]], np.float32))[0]
    scale, shift = decoder.output.scale, decoder.output.shift
    assert scale is not None
    assert shift is not None
    assert [each["value"] for each in found["table"]] == pytest.approx(values * scale + shift, rel=1e-5)
    assert [each["name"] for each in found["table"]] == decoder.output.names
    assert [each["beyond"] for each in found["table"]] == [bool(beyond) for beyond in values > 0.5]
