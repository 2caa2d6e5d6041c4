"""The wheel: built, installed elsewhere, and a scene rendered from it."""

import subprocess
import sys
import venv
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCENE = """
import latentwalk, numpy as np
from latentwalk.scenes import Category, Layout
assert latentwalk.view.__doc__ and latentwalk.reduce.__doc__
xyz = np.random.default_rng(0).normal(size=(200, 3)).astype("f4")
label = Category(np.arange(200, dtype="i4") % 2, ["even", "odd"])
scene = latentwalk.Scene([str(i) for i in range(200)], layouts={"own": Layout(xyz)}, columns={"label": label})
latentwalk.write("own.scene", scene)
print(latentwalk.__version__, latentwalk.__file__)
"""
SCRIPT = """
size = [64, 48]
[[at]]
t_s = 0.1
capture = "a.png"
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    source = out / "source"  # a copy: building leaves folders behind
    subprocess.run(["git", "clone", "-q", str(ROOT), str(source)], check=True)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.mark.wheel
def test_wheel_ships_one_top_level_package_and_its_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"latentwalk"}
    tracked = subprocess.run(
        ["git", "ls-files", "assets", "runtime", "scenes", "tools"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    aside = (  # for readers of the repository
        "assets/docs/", "assets/examples/", "assets/notebooks/", "assets/pictures/",
        "assets/web/src/", "assets/web/build.mjs",  # of which the bundles, which ship, are built
        "assets/palettes/make.py", "assets/mnist/make.py",
    )  # fmt: skip
    kept = [name.replace("runtime/front/", "") for name in tracked.stdout.split() if not name.startswith(aside)]
    wanted = {f"latentwalk/{name}" for name in kept}
    missing = wanted - set(names)
    assert not missing


@pytest.mark.wheel
@pytest.mark.gl
def test_installed_wheel_renders_a_scene(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "v", with_pip=False)
    bin_folder = tmp_path / "v" / ("Scripts" if sys.platform == "win32" else "bin")
    python = next(path for path in bin_folder.glob("python*") if path.stem == "python")
    site_packages = Path(
        subprocess.run(
            [str(python), "-c", "import site; print(site.getsitepackages()[0])"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
    )
    # What latentwalk needs comes from this environment; its own editable install does not (nested .pth are not read).
    here = [path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    (site_packages / "needs.pth").write_text("\n".join(here))
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(site_packages), str(wheel)]
    subprocess.run(command, check=True)
    (tmp_path / "s.toml").write_text(SCRIPT)
    made = subprocess.run([str(python), "-c", SCENE], cwd=tmp_path, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    assert made.stdout.split() == [version("latentwalk"), str(site_packages / "latentwalk" / "__init__.py")]
    command = [str(python), "-m", "latentwalk.runtime", "render", "own.scene", "--script", "s.toml", "--out", "o"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "o" / "a.png").stat().st_size > 500
