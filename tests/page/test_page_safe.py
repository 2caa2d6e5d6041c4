"""Whatever ids, names and texts hold is shown in a page and never runs; the page asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from kit.browser import opened
from kit.scene_pages import until, visit, written

from latentwalk.scenes import Bool, Category, Layout, Neighbors, Quality, Scalar, Scene, Selection, Text, Thumbnails
from latentwalk.scenes.texts import Strings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
RUN = "globalThis.harmed=(globalThis.harmed??0)+1"
ATTACKS = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    "<!-- <script>",
    "-->",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"javascript:{RUN}",
    f"'\"><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"${{{RUN}}}`;{RUN}//",
    f"\u2028{RUN}\u2029",
    "\u202egnp.exe\u202c \u2066x",
    "@program@ @head@",
    "\\u003cscript>",
    "__proto__",
    "constructor",
    "&lt;b&gt;&amp;",
    "\0\r\n\t\x1b[31m",
]
N = len(ATTACKS)


def hostile() -> Scene:
    codes = np.arange(N, dtype=np.int32)
    rng = np.random.default_rng(0)
    near = ((codes[:, None] + [1, 2]) % N).astype(np.int32)
    quality = Quality(2, 0.9, 0.9, 0.5)
    return Scene(
        ids=[f"{i} {attack}" for i, attack in enumerate(ATTACKS)],
        layouts={attack: Layout(rng.normal(0, 1, (N, 3)).astype(np.float32), quality) for attack in named()},
        columns={
            "label": Category(codes, [f"c{attack}" for attack in ATTACKS]),
            "prediction": Category(np.roll(codes, 1), [f"c{attack}" for attack in ATTACKS]),
            "told": Text(Strings.of(ATTACKS)),
            **{f"n{attack}": Scalar(rng.normal(0, 1, N).astype(np.float32), attack[:40]) for attack in named()},
            **{f"b{attack}": Bool(codes > 5) for attack in named()},
        },
        thumbnails=Thumbnails(rng.integers(0, 255, (N, 4, 4, 3), np.uint8), codes),
        neighbors=Neighbors(near, np.ones((N, 2), np.float32), metric=ATTACKS[0]),
        selections={attack: Selection(np.array([0, 1], np.int32), attack) for attack in named()},
        title=ATTACKS[1],
    )


def named() -> list[str]:
    """Those that may be names."""
    return [attack for attack in ATTACKS if attack.isprintable()]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(hostile(), tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str) -> Iterator[Page]:
    with opened(chromium) as page:
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        visit(page, address)
        yield page
        assert not dialogs


def test_nothing_runs_wherever_it_is_shown(page: Page) -> None:
    for name in page.evaluate("latentwalk.state.layoutNames"):
        page.evaluate("(name) => latentwalk.state.setLayout(name)", name)
    for name in page.evaluate("latentwalk.state.colorNames"):
        page.evaluate("(name) => latentwalk.state.setColor(name)", name)
    page.evaluate("latentwalk.state.setColor('label')")
    page.evaluate("latentwalk.state.search('script')")
    page.evaluate("latentwalk.state.select([...Array(latentwalk.data.count).keys()])")
    drawn = page.evaluate("latentwalk.frames")
    for row in range(N):
        page.evaluate("(row) => latentwalk.state.hover(row)", row)
        until(page, f"latentwalk.frames > {drawn}")
        drawn = page.evaluate("latentwalk.frames")
    page.keyboard.press("F1")
    assert page.evaluate("globalThis.harmed ?? 0") == 0
    assert page.evaluate("document.querySelectorAll('#root img, #root svg[onload], #root script, #root b').length") == 0


def test_it_is_shown_as_it_is(page: Page) -> None:
    assert page.title() == ATTACKS[1]
    page.evaluate("latentwalk.state.hover(1)")
    until(page, "document.querySelector('.lw-row dd')?.textContent.startsWith('1 ')")
    told = page.evaluate("[...document.querySelectorAll('.lw-row dd')].map((cell) => cell.textContent)")
    assert told[0] == f"1 {ATTACKS[1]}"
    assert f"c{ATTACKS[1]}" in told
    assert page.evaluate("latentwalk.data.ids.length") == N
    assert (
        page.evaluate("[...Array(latentwalk.data.count).keys()].map((r) => latentwalk.data.text('told', r))") == ATTACKS
    )


def test_the_policy_allows_the_pages_own_program_alone(page: Page) -> None:
    policy = page.get_attribute("meta[http-equiv='Content-Security-Policy']", "content") or ""
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for name in ("script-src", "style-src"):
        assert re.fullmatch(r"'sha256-[\w+/]{43}='", rules[name])
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    "attempt",
    [
        "eval('1')",
        "new Function('return 1')()",
        "document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
    ],
)
def test_what_would_run_texts_is_refused(page: Page, attempt: str) -> None:
    refused = page.evaluate(
        f"""new Promise((on) => {{
            document.addEventListener('securitypolicyviolation', () => on(true), {{once: true}});
            setTimeout(() => {{ try {{ {attempt}; }} catch {{}} }});
        }})"""
    )
    assert refused


@pytest.mark.parametrize("attempt", ["fetch('https://example.invalid/')", "fetch('data:,x')"])
def test_nothing_is_asked_for(page: Page, attempt: str) -> None:
    assert page.evaluate(f"{attempt}.then(() => 'sent', () => 'refused')") == "refused"


def test_the_file_is_one_page_whatever_it_holds(tmp_path: Path) -> None:
    address = written(hostile(), tmp_path)
    text = Path(address.removeprefix("file://")).read_text(encoding="utf-8")
    assert text.count("<script") == text.count("</script>") == 4  # head, data, a sheet, the program
