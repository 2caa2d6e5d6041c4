"""The documentation, as `make docs` makes it: everything that has one home is brought together, then Sphinx runs.

Pages lie beside this file, the examples in `assets/examples`, the format in `scenes/FORMAT.md`, what commands take in
their own `--help`: all are put into `build/docs/source`, and HTML comes to `build/docs/html`.  `--quick` runs no
example.  A warning of Sphinx ends it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WIDTH = "86"  # characters of a line of help
HEADING = """Examples
========

Programs to start from.  Each runs as it is, offline, in seconds, on data that comes with it; the pictures are what it
leaves.
"""


def main() -> int:
    """`python assets/docs/make.py [--quick] [--out DIR]`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="run no example: pages without their pictures")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "docs", help="(build/docs)")
    args = parser.parse_args()
    source = args.out / "source"
    stage(source)
    options = ["-D", "plot_gallery=0"] if args.quick else []
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", *options]
    return subprocess.run([*command, str(source), str(args.out / "html")], check=False).returncode


def stage(source: Path) -> None:
    """Put together what Sphinx reads; examples that did not change keep the pictures that they made."""
    for path in [*HERE.rglob("*.md"), *HERE.rglob("*.rst"), HERE / "conf.py"]:
        _write(source / path.relative_to(HERE), path.read_text(encoding="utf-8"))
    examples = source / "programs"
    shutil.rmtree(examples, ignore_errors=True)
    examples.mkdir(parents=True)
    for path in (ROOT / "assets" / "examples").glob("*.py"):
        shutil.copy2(path, examples)
    _write(examples / "GALLERY_HEADER.rst", HEADING)
    shutil.copytree(ROOT / "assets" / "pictures", source / "pictures", dirs_exist_ok=True)
    _write(source / "format.md", alone((ROOT / "scenes" / "FORMAT.md").read_text(encoding="utf-8")))
    _write(source / "changes.md", alone((ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))
    _write(source / "commands.md", commands())
    _write(source / "keys.md", keys())


def _write(path: Path, text: str) -> None:
    """Only where it changed: Sphinx reads again what is newer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def alone(text: str) -> str:
    """Markdown whose links to files of the checkout are their names: these are no pages here."""
    return re.sub(r"\[([^\]]+)\]\((?!https?:|#)([^)]+)\)", r"\1 (`\2`)", text)


def keys() -> str:
    """What keys do in a window, from the table that the window itself goes by."""
    table = import_module("latentwalk.runtime.hosts.desk.keys").KEYS
    rows = "\n".join(f"| {key.label} | {key.words} |" for key in table)
    return (
        f"# Keys\n\nIn a window and in a notebook's view; F1 shows them there.\n\n| key | does |\n|---|---|\n{rows}\n"
    )


def commands() -> str:
    """What all commands take, as each of them says it itself."""
    os.environ["COLUMNS"] = WIDTH
    points = sorted(entry_points(group="latentwalk.commands"), key=lambda point: point.name)
    parts = ["# Commands", "What `latentwalk COMMAND --help` prints."]
    for point in points:
        parts.append(f"## latentwalk {point.name}\n\n```text\n{said(point, '--help')}\n```")
        if point.name == "train":
            parts += [_of_model(point, model) for model in ("mlp", "random-forest")]
        if point.name == "render":
            parts.append(f"### What a script can tell the walk to do\n\n```text\n{said(point, '--commands')}\n```")
    return "\n\n".join(parts) + "\n"


def _of_model(point: EntryPoint, model: str) -> str:
    return f"### with --model {model}\n\n```text\n{said(point, '--model', model, '--help')}\n```"


def said(point: EntryPoint, *argv: str) -> str:
    """What a command prints and ends with."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        point.load().main(list(argv))
    return out.getvalue().strip()


if __name__ == "__main__":
    sys.exit(main())
