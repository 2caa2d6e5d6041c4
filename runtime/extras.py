"""What each extra of latentwalk wants, which packages of it are missing, and which have no wheel for this machine."""

from __future__ import annotations

import platform
import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from importlib.util import find_spec

FOR_ALL = "without it scenes are read, written and recorded, and `latentwalk export SCENE --format html` makes a page"
# Asked of PyPI for Python 3.12 in November 2026: pip would compile these, or what they need, and wants a compiler.
NO_WHEEL = {("linux", "aarch64"): ("moderngl", "openTSNE")}
# uv's environments have no pip.
PIP = f"{sys.executable} -m pip install " if find_spec("pip") else f"uv pip install --python {sys.executable} "
_REQUIREMENT = re.compile(r"\s*([\w.-]+)[^;]*;?(.*)")
_MACHINE = re.compile(r"platform_machine == ['\"](\w+)['\"]")
_EXTRA = re.compile(r"extra == ['\"]([\w-]+)['\"]")


@dataclass(frozen=True, slots=True)
class Extra:
    """What an extra wants here beside other extras: package → its version, None where it is missing."""

    name: str
    packages: dict[str, str | None]

    @property
    def missing(self) -> list[str]:
        """What is not installed."""
        return [name for name, found in self.packages.items() if found is None]

    @property
    def wheelless(self) -> list[str]:
        """What is not installed and has no wheel for this machine."""
        without = NO_WHEEL.get((sys.platform, platform.machine()), ())
        return [name for name in self.missing if name in without]

    @property
    def command(self) -> str:
        """What brings all of it."""
        return f"{PIP}'latentwalk[{self.name}]'"


def extra(name: str) -> Extra:
    """What the extra of a name wants of this machine, as the installed latentwalk says; "" for what it always needs."""
    return Extra(name, {package: _version(package) for package in _wanted(name)})


def extras() -> list[Extra]:
    """All that have packages of their own, but those of who works on latentwalk itself."""
    names = metadata("latentwalk").get_all("Provides-Extra") or []
    return [found for found in map(extra, names) if found.packages and found.name not in ("dev", "docs")]


def _wanted(extra: str) -> list[str]:
    wanted = []
    for line in requires("latentwalk") or []:
        match = _REQUIREMENT.fullmatch(line)
        assert match is not None
        package, marker = match.groups()
        machines = _MACHINE.findall(marker)
        here = not machines or platform.machine() in machines
        if package != "latentwalk" and here and "".join(_EXTRA.findall(marker)) == extra:
            wanted.append(package)
    return wanted


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
