"""Where an OpenXR runtime is looked for: the line that a person reads where there is none.  Needs no OpenXR itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from latentwalk.runtime.ground.apt import offered
from latentwalk.scenes.errors import UsageError

MONADO = "sudo apt-get install -y monado-service libopenxr1-monado"
NAME = "openxr/1/active_runtime.json"


class HeadsetMissingError(UsageError):
    """No OpenXR runtime or no headset: says what was looked for and what to install."""


def manifests() -> list[Path]:
    """The files that the OpenXR loader reads on this machine when XR_RUNTIME_JSON is not set, first one first."""
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    folders = [home, *(Path(folder) for folder in (os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":"))]
    folders += [Path("/usr/local/etc"), Path("/etc")]
    return [folder / NAME for folder in folders]


def looked_for() -> str:
    """What was looked for and what was found there, in one line."""
    named = os.environ.get("XR_RUNTIME_JSON")
    if named:
        return f"looked for XR_RUNTIME_JSON={named} ({found(Path(named))})"
    if sys.platform == "win32":
        return r"looked for XR_RUNTIME_JSON (not set) and ActiveRuntime in HKLM\SOFTWARE\Khronos\OpenXR\1"
    places = ", ".join(f"{path} ({found(path)})" for path in manifests())
    return f"looked for XR_RUNTIME_JSON (not set), {places}"


def found(path: Path) -> str:
    """Whether a runtime's manifest is there."""
    return "there" if path.is_file() else "missing"


def what_to_install() -> str:
    """How a runtime comes to this machine."""
    if sys.platform == "win32":
        return "install your headset's own OpenXR runtime (or SteamVR) and make it the active one"
    free = f", or: {MONADO}" if offered(("monado-service",)) else ""
    return f"install your headset's own (such as SteamVR{free}) and start it"
