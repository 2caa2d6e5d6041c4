"""How Sphinx makes the pages: see `make.py`, which puts together what it reads."""

from __future__ import annotations

import logging
import re
import shutil
from importlib.metadata import version as version_of
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx_gallery.scrapers import figure_rst

project = "latentwalk"
author = "latentwalk"
release = version = version_of("latentwalk")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode", "sphinx_gallery.gen_gallery"]
html_theme = "furo"
html_title = f"latentwalk {version}"
html_copy_source = False
html_show_copyright = False
exclude_patterns = ["programs"]
default_role = "code"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
suppress_warnings = ["config.cache"]  # the scraper is a function, which no cache of settings holds
SHOWN = {".png", ".gif"}
logging.getLogger("faiss").setLevel(logging.WARNING)  # else examples seem to say how it was loaded


def pictures(block: object, block_vars: dict[str, Any], gallery_conf: dict[str, Any]) -> str:
    """What a block of an example left as files: Sphinx-Gallery's scraper for programs that write their pictures."""
    folder = Path(block_vars["src_file"]).parent
    seen = block_vars["example_globals"].setdefault("__pictures__", set())
    left = sorted(
        (path for path in folder.rglob("*") if path.suffix in SHOWN and path not in seen),
        key=lambda path: (path.suffix == ".gif", path.stat().st_mtime_ns),  # a still is the example's sign
    )
    made = []
    for path, place in zip(left, block_vars["image_path_iterator"], strict=False):
        seen.add(path)
        target = Path(place).with_suffix(path.suffix)
        shutil.copyfile(path, target)
        made.append(str(target))
    return figure_rst(made, gallery_conf["src_dir"]) if made else ""


def emptied(gallery_conf: dict[str, Any], fname: str) -> None:
    """Each example begins in a folder with nothing but programs: none overwrites what another left."""
    for path in (Path(gallery_conf["src_dir"]) / "programs").iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.suffix not in (".py", ".rst"):
            path.unlink()


sphinx_gallery_conf = {
    "examples_dirs": "programs",
    "gallery_dirs": "examples",
    "filename_pattern": r"\.py$",
    "image_scrapers": (pictures,),
    "reset_modules": (emptied,),
    "reset_modules_order": "before",
    "within_subsection_order": "FileNameSortKey",
    "capture_repr": (),
    "download_all_examples": False,
    "show_memory": False,
    "show_signature": False,
    "min_reported_time": 1e9,
    "abort_on_example_error": True,
}


def as_rst(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Docstrings here are plain text: stars and bars are themselves, what is indented after a colon is code."""
    text = re.sub(r":\n\n(?=(?: {4}|\t))", "::\n\n", "\n".join(lines))
    spans = re.split(r"(`[^`]+`)", text.replace("``", "`"))  # words and code in turn
    words = [re.sub(r"[*|]|(?<=\w)_(?!\w)", r"\\\g<0>", span) for span in spans[::2]]
    code = [f"``{' '.join(span[1:-1].split())}``" for span in spans[1::2]]
    text = "".join(part for pair in zip_longest(words, code, fillvalue="") for part in pair)
    lines[:] = text.split("\n")


def setup(app: Sphinx) -> None:
    """Sphinx calls this."""
    app.connect("autodoc-process-docstring", as_rst)
