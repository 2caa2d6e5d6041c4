"""What is shipped of the page was built from its sources, whole, and asks nothing of the network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from kit.browser import WEB

pytestmark = pytest.mark.browser

BUILT = ("dist/page.js", "dist/widget.js", "LICENSES.txt")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundles, made anew."""
    if shutil.which("node") is None or not (WEB / "node_modules" / "esbuild").is_dir():
        pytest.skip("no node with esbuild here; `make test` has npm fetch it")
    folder = tmp_path_factory.mktemp("bundles")
    subprocess.run(["node", "build.mjs", str(folder)], cwd=WEB, check=True, timeout=120)
    return folder


@pytest.mark.parametrize("name", BUILT)
def test_bundles_are_those_of_the_sources(built: Path, name: str) -> None:
    same = (built / name).read_bytes() == (WEB / name).read_bytes()
    assert same, f"assets/web/{name} is not what its sources make; `node build.mjs` in assets/web builds it"


def test_libraries_have_exact_versions_and_their_licenses() -> None:
    package = json.loads((WEB / "package.json").read_text())
    versions = package["dependencies"] | package["devDependencies"]
    assert {"three", "esbuild", "iwer"} <= versions.keys()
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())
    told = (WEB / "LICENSES.txt").read_text()
    for name in package["dependencies"]:  # what is bundled
        assert f"{name} {versions[name]}" in told


def test_sources_never_make_markup_or_code_of_texts() -> None:
    dangerous = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\bfetch\(|XMLHttpRequest"
    )
    sources = sorted((WEB / "src").rglob("*.js"))
    assert len(sources) > 20
    for path in sources:
        assert not dangerous.search(path.read_text(encoding="utf-8")), path
    assert "style=" not in "".join(path.read_text(encoding="utf-8") for path in sources)


def test_styles_stay_within_the_view() -> None:
    """A widget's page is not its own: every rule is about the view, or about a page that is one."""
    css = re.sub(r"/\*.*?\*/", "", (WEB / "page.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = [part.strip() for rule in re.findall(r"([^{}]+)\{", css) for part in re.split(r",(?![^(]*\))", rule)]
    assert len(selectors) > 50
    strangers = [one for one in selectors if not re.match(r"(html)?\.latentwalk", one)]
    assert not strangers
