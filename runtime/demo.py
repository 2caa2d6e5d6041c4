"""Walk in handwritten digits at once; what is needed for it ships or is made here, and no data is downloaded."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from latentwalk import assets
from latentwalk.runtime import doctor
from latentwalk.runtime.extras import FOR_ALL, extra
from latentwalk.scenes.errors import LatentwalkError, UsageError, tell
from latentwalk.scenes.outputs import need_place, numbered_folder, told, whole
from latentwalk.scenes.parser import Parser

FOLDER = Path("latentwalk-demo")
TOURS = ("digits", "epochs", "latent")  # scenes and their tours, the first of them to walk in
EXAMPLES = (
    "latentwalk demo",
    "latentwalk demo digits-demo",
    "latentwalk demo digits-demo --out pictures",
)


def main(argv: list[str] | None = None) -> int:
    """`latentwalk demo [FOLDER]`."""
    parser = Parser(prog="latentwalk demo", description=__doc__, examples=EXAMPLES)
    parser.add_argument(
        "folder", type=Path, nargs="?", default=FOLDER, metavar="FOLDER", help=f"where its scenes lie ({FOLDER})"
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where exports, or pictures of tours, go (a new folder in FOLDER)"
    )
    args = parser.parse_args(argv)
    _need_packages()
    scenes = _made(args.folder)
    tell("No data was downloaded: the digits are scikit-learn's, the latent space is of 1,000 rows of MNIST that ship.")
    window = doctor.display()
    if not window.ok:
        tell(f"no window here ({window.found}): tours are rendered, which takes a minute", sys.stderr)
        return _tours(scenes, args.folder, args.out)
    from latentwalk.runtime.view import view

    first, *others = scenes
    tell(f"walking in {first}; F1 in the window lists all keys")
    view(first, out=args.out or args.folder / "out")
    for path in others:
        tell(f"more to walk in: latentwalk view {path}")
    return 0


def _need_packages() -> None:
    """Raises LatentwalkError that says what to install, before anything is made."""
    wanted = extra("runtime")
    if not wanted.missing:
        return
    compiler = f" ({', '.join(wanted.wheelless)} needs a compiler here)" if wanted.wheelless else ""
    lacking = f"windows and pictures need packages that are missing: {', '.join(wanted.missing)}"
    raise LatentwalkError(f"{lacking}; install them with: {wanted.command}{compiler}; {FOR_ALL}")


def _made(folder: Path) -> list[Path]:
    """The scenes in `folder`, in the order of TOURS; those that can be made are, and none that is there is touched."""
    need_place(folder)
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    scenes = [folder / f"{name}.scene" for name in TOURS]
    digits, _, latent = scenes
    if not latent.exists():
        with whole(latent) as part:  # not where it ships: what a walk saves goes beside it
            shutil.copyfile(assets.FOLDER / "mnist" / "mnist.scene", part)
    if not digits.exists():
        _reduce(digits)
    return [path for path in scenes if path.exists()]


def _reduce(digits: Path) -> None:
    """Make the scene of digits, where the packages for that are installed."""
    tools = extra("tools")
    if tools.missing:
        tell(f"no digits, only the latent space: packages of [tools] are missing; {tools.command}", sys.stderr)
        return
    tell(
        "digits by PCA, t-SNE and UMAP, with the predictions of a classifier; the next time they are there", sys.stderr
    )
    command = [sys.executable, "-m", "latentwalk.runtime", "reduce", "digits", "--method", "pca", "tsne", "umap"]
    if subprocess.run([*command, "--predict", "-o", str(digits)]).returncode:
        tell("no digits, only the latent space", sys.stderr)


def _tours(scenes: list[Path], folder: Path, given: Path | None) -> int:
    """Render the tour of each scene; of one that was left half made, what it lacks is told."""
    from latentwalk.runtime.render import render

    out = given or numbered_folder(folder, "tours")
    made = 0
    for path in scenes:
        try:
            pictures = render(path, _tour(path.stem), out)
        except UsageError as error:
            tell(f"{path}: no tour of it: {error}; remove it if it is half made", sys.stderr)
            continue
        made += 1
        for picture in pictures:
            tell(picture)
    if not made:
        if given is None:
            out.rmdir()
        return 1
    tell(f"Pictures and films are in {out}; where there is a display, latentwalk demo opens a window.")
    return 0


def _tour(scene: str) -> Path:
    """The script for a scene; only torch decodes."""
    if scene == "latent" and find_spec("torch") is None:
        tell("the latent space without its decoder, which needs torch; [tools] brings it", sys.stderr)
        scene = "rows"
    return assets.FOLDER / "tours" / f"{scene}.toml"
