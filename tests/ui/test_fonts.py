"""Scripts that no font here has: which they are, how many names they make boxes of, and what brings a font."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from imgui_bundle import imgui

from latentwalk.runtime.ui import fonts
from latentwalk.scenes import Category, Layout, Scene, Strings, Text


def scene(ids: list[str], **columns: object) -> Scene:
    return Scene(ids, {"own": Layout(np.zeros((len(ids), 3), np.float32))}, columns=columns)  # type: ignore[arg-type]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with the fonts that come along, and a distribution that has three packages."""
    monkeypatch.setattr(fonts, "_FALLBACKS", fonts._FALLBACKS[:1])
    known = {"fonts-noto-unhinted", "fonts-wqy-zenhei", "fonts-symbola"}
    monkeypatch.setattr(fonts, "offered", lambda names: next((name for name in names if name in known), None))
    monkeypatch.setattr(fonts.shutil, "which", lambda name: f"/usr/bin/{name}")


@pytest.mark.usefixtures("bare")
def test_names_without_a_font_are_counted_and_the_package_is_named() -> None:
    assert fonts.lacking(scene(["caf\u00e9", "\u0416", "\u03b1 \u2192"])) == ""
    mixed = scene(
        ["\u5317\u4eac", "Berlin", "\u092d\u093e\u0930\u0924"],
        label=Category(np.zeros(3, np.int32), ["\u0627\u0633\u0645", "plain"]),
        note=Text(Strings.of(["x", "\ud55c\uad6d", "y"])),
    )
    assert fonts.lacking(mixed) == (
        "4 names are in scripts that no font here has (Chinese, Japanese, Korean; Arabic; Devanagari): install"
        " fonts-wqy-zenhei fonts-noto-unhinted"
    )
    one = fonts.lacking(scene(["a", "\U0001f98a fox"]))
    assert one == "1 name is in scripts that no font here has (emoji): install fonts-symbola"


def test_without_apt_a_font_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_FALLBACKS", fonts._FALLBACKS[:1])
    monkeypatch.setattr(fonts.shutil, "which", lambda name: None)
    fonts.offered.cache_clear()
    line = fonts.lacking(scene(["\u0e44\u0e17\u0e22"]))
    fonts.offered.cache_clear()
    assert line.endswith("(Thai): install the font Noto Sans Thai")


def test_a_package_is_one_that_apt_knows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    apt = tmp_path / "apt-cache"
    apt.write_text("#!/bin/sh\n[ $2 = good ] && echo Package: good\n[ $2 = good ]\n", encoding="utf-8")
    apt.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda name: str(apt))
    fonts.offered.cache_clear()
    assert fonts.offered(("absent", "good")) == "good"
    assert fonts.offered(("absent",)) is None
    monkeypatch.setattr(fonts, "_FALLBACKS", fonts._FALLBACKS[:1])
    assert "install fonts-" in fonts.lacking(scene(["\u0e44\u0e17\u0e22"])), "its lists may be empty as yet"
    fonts.offered.cache_clear()


def test_letters_that_are_not_seen_need_no_font() -> None:
    assert fonts.without_font(["\u200d", "\u0301", "\ufe0f", "\ue000", "a"]) == set()


def test_asking_leaves_the_panels_as_they_are() -> None:
    own = imgui.create_context()
    imgui.set_current_context(own)
    fonts.without_font("abc")
    io = imgui.get_io()  # fails without a context
    assert io.fonts is not None
    imgui.destroy_context(own)


def test_each_script_has_its_sample() -> None:
    assert all(script.has(script.sample) for script in fonts.SCRIPTS)
