"""Letters: the fonts that panels take from this machine, the scripts that none of them has, and what brings one."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import imgui_bundle
from imgui_bundle import imgui

from latentwalk.runtime.ground.apt import offered
from latentwalk.scenes import Category, Scene, Strings, Text

_OWN = Path(imgui_bundle.__file__).parent / "assets" / "fonts"
_MAIN = _OWN / "Roboto" / "Roboto-Regular.ttf"
_NOTO = Path("/usr/share/fonts/truetype/noto")
_WINDOWS = Path("C:/Windows/Fonts")
MOST_ROWS = 200_000  # whose letters are looked at


@dataclass(frozen=True)
class WritingSystem:
    """Letters that one font has: `sample` is one of them, `ranges` are their code points, `packages` of Debian and its
    kin bring a font, the first that the distribution has; `font` names one to people elsewhere."""

    name: str
    sample: str
    ranges: tuple[tuple[int, int], ...]
    packages: tuple[str, ...]
    font: str

    def has(self, letter: str) -> bool:
        """Whether a letter is of this script."""
        return any(first <= ord(letter) <= last for first, last in self.ranges)


def _noto(name: str, sample: str, *ranges: tuple[int, int]) -> WritingSystem:
    return WritingSystem(name, sample, ranges, ("fonts-noto-core", "fonts-noto-unhinted"), f"Noto Sans {name}")


_CJK = (0x1100, 0x11FF), (0x2E80, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF)
NOTO = (
    _noto("Arabic", "ع", (0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
    _noto("Hebrew", "ב", (0x0590, 0x05FF)),
    _noto("Armenian", "Բ", (0x0530, 0x058F)),
    _noto("Devanagari", "अ", (0x0900, 0x097F), (0xA8E0, 0xA8FF)),
    _noto("Bengali", "অ", (0x0980, 0x09FF)),
    _noto("Gurmukhi", "ਅ", (0x0A00, 0x0A7F)),
    _noto("Gujarati", "અ", (0x0A80, 0x0AFF)),
    _noto("Tamil", "அ", (0x0B80, 0x0BFF)),
    _noto("Telugu", "అ", (0x0C00, 0x0C7F)),
    _noto("Kannada", "ಅ", (0x0C80, 0x0CFF)),
    _noto("Malayalam", "അ", (0x0D00, 0x0D7F)),
    _noto("Sinhala", "අ", (0x0D80, 0x0DFF)),
    _noto("Thai", "ไ", (0x0E00, 0x0E7F)),
    _noto("Lao", "ກ", (0x0E80, 0x0EFF)),
    _noto("Myanmar", "က", (0x1000, 0x109F)),
    _noto("Georgian", "ბ", (0x10A0, 0x10FF)),
    _noto("Ethiopic", "አ", (0x1200, 0x139F)),
    _noto("Khmer", "ក", (0x1780, 0x17FF)),
)
SCRIPTS = (
    WritingSystem(
        "Chinese, Japanese, Korean", "中", (*_CJK, (0x20000, 0x323AF)), ("fonts-noto-cjk", "fonts-wqy-zenhei"),
        "Noto Sans CJK",
    ),
    *NOTO,
    WritingSystem("emoji", "🦊", ((0x2600, 0x27BF), (0x1F000, 0x1FBFF)), ("fonts-symbola",), "Symbola"),
)  # fmt: skip
# imgui loads a letter when it is first shown, so a large fallback costs nothing until then.
_FALLBACKS = (
    _OWN / "DroidSans.ttf",
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    *(_NOTO / f"{script.font.replace(' ', '')}-Regular.ttf" for script in NOTO),
    Path("/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf"),
    *(_WINDOWS / name for name in ("segoeui.ttf", "msyh.ttc", "malgun.ttf", "Nirmala.ttf", "seguisym.ttf")),
)


def files() -> list[Path]:
    """The font of the panels and its fallbacks that this machine has."""
    return [_MAIN, *(path for path in _FALLBACKS if path.is_file())]


def add_fonts(fonts: imgui.ImFontAtlas) -> None:
    """Load the font of the panels with its fallbacks merged in."""
    main, *others = files()
    # Any size will do: letters are rasterized at the size that they are shown in.
    fonts.add_font_from_file_ttf(str(main), 16.0)
    for path in others:
        config = imgui.ImFontConfig()
        config.merge_mode = True
        fonts.add_font_from_file_ttf(str(path), 16.0, config)


def without_font(letters: Iterable[str]) -> set[str]:
    """Those of `letters` that no font of this machine has, as far as they are to be seen."""
    before = imgui.get_current_context()
    context = imgui.create_context()
    imgui.set_current_context(context)
    try:
        fonts = imgui.get_io().fonts
        add_fonts(fonts)
        (font,) = fonts.fonts
        seen = (letter for letter in set(letters) if unicodedata.category(letter)[0] not in "CZM")
        return {letter for letter in seen if not font.is_glyph_in_font(ord(letter))}
    finally:
        imgui.destroy_context(context)
        if before is not None:
            imgui.set_current_context(before)


def lacking(scene: Scene) -> str:
    """A line for whom the names of a scene are boxes: how many, of which scripts, and what to install; else empty."""
    texts = [scene.ids, *(column.values for column in scene.columns.values() if isinstance(column, Text))]
    names = [*scene.layouts, *scene.columns]
    names += [name for column in scene.columns.values() if isinstance(column, Category) for name in column.names]
    first = [_first(each) for each in texts]
    letters = set("".join(names)).union(*(_letters(each) for each in first))
    if all(letter.isascii() for letter in letters):
        return ""  # most scenes: no font has to be loaded to know
    missing = without_font(letters)
    scripts = [script for script in SCRIPTS if any(script.has(letter) for letter in missing)]
    if not scripts:
        return ""
    rows: set[int] = set()
    for each in first:
        rows.update(row for row, text in enumerate(each) if not missing.isdisjoint(text))
    count = len(rows) + sum(not missing.isdisjoint(name) for name in names)
    are = "name is" if count == 1 else "names are"
    listed = "; ".join(script.name for script in scripts)
    return f"{count:,} {are} in scripts that no font here has ({listed}): install {packages(scripts)}"


def _first(texts: Collection[str]) -> Strings:
    whole = texts if isinstance(texts, Strings) else Strings.of(texts)
    return Strings(whole.offsets[: MOST_ROWS + 1], whole.data)


def _letters(texts: Strings) -> set[str]:
    data = texts.data[: int(texts.offsets[-1])] if len(texts.offsets) else texts.data[:0]
    return set() if not len(data) or int(data.max()) < 0x80 else set(bytes(data).decode(errors="replace"))


def packages(scripts: Iterable[WritingSystem]) -> str:
    """The packages that bring fonts for scripts, or names of fonts where there is no apt."""
    if not shutil.which("apt-cache"):
        return ", ".join(dict.fromkeys(f"the font {script.font}" for script in scripts))
    # The first one where apt knows none of them: its lists may be empty until it is asked to update them.
    return " ".join(dict.fromkeys(offered(script.packages) or script.packages[0] for script in scripts))
