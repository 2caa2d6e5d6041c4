"""The OpenXR runtime and its headset: instance, extensions and system."""

from __future__ import annotations

import os
from contextlib import suppress

# The loader's own errors would stand beside our one line.
os.environ.setdefault("XR_LOADER_DEBUG", "none")

from latentwalk.runtime.hosts.openxr.bindings import Device, wanted_extensions
from latentwalk.runtime.hosts.openxr.find import HeadsetMissingError, looked_for, what_to_install

try:
    import xr
except ModuleNotFoundError:
    raise
except ImportError as problem:  # its loader library wants the system's libGL
    raise HeadsetMissingError(f"pyopenxr does not load ({problem}); run `latentwalk doctor`") from problem

OPENGL = xr.KHR_OPENGL_ENABLE_EXTENSION_NAME
DEPTH = xr.KHR_COMPOSITION_LAYER_DEPTH_EXTENSION_NAME
LOCAL_FLOOR = xr.EXT_LOCAL_FLOOR_EXTENSION_NAME
# Newest first: what was an extension of 1.0 is in the core of 1.1.
VERSIONS = ((1, 1), (1, 0))


class Runtime:
    """A running runtime with a headset.

    `name`, API `version` and enabled `extensions`; `instance` and `system` are OpenXR's own handles.
    Raises HeadsetMissingError where there is no runtime, no headset, or no OpenGL in it.
    """

    def __init__(self, devices: list[Device]) -> None:
        offered = offered_extensions()
        if OPENGL not in offered:
            raise HeadsetMissingError(f"the OpenXR runtime offers no {OPENGL} ({looked_for()}); {what_to_install()}")
        self.extensions = offered & ({OPENGL, DEPTH, LOCAL_FLOOR} | wanted_extensions(devices))
        self.version, self.instance = create_instance(self.extensions)
        try:
            self.name = xr.get_instance_properties(self.instance).runtime_name.decode()
            self.system = xr.get_system(self.instance, xr.SystemGetInfo(xr.FormFactor.HEAD_MOUNTED_DISPLAY))
        except (xr.FormFactorUnavailableError, xr.FormFactorUnsupportedError) as error:
            self.destroy()
            raise HeadsetMissingError(f"{self.name} runs but finds no headset; connect it and wake it up") from error
        except xr.ErrorResult as error:
            self.destroy()
            raise no_answer(error) from error

    def headset(self) -> str:
        """The headset's own name."""
        return str(xr.get_system_properties(self.instance, self.system).system_name.decode())

    def destroy(self) -> None:
        """Let go of everything that was made from it; a dead runtime cannot complain."""
        with suppress(xr.XrException):
            xr.destroy_instance(self.instance)


def no_answer(error: Exception) -> HeadsetMissingError:
    """The one line for a runtime that is not there or does not work."""
    return HeadsetMissingError(f"no OpenXR runtime answers ({error}): {looked_for()}; {what_to_install()}")


def offered_extensions() -> frozenset[str]:
    """Every extension that the runtime of this machine offers.  Raises HeadsetMissingError where there is none."""
    try:
        return frozenset(item.extension_name.decode() for item in xr.enumerate_instance_extension_properties())
    except xr.ErrorResult as error:
        raise no_answer(error) from error


def create_instance(extensions: frozenset[str]) -> tuple[tuple[int, int], xr.Instance]:
    """The newest API version that the runtime takes, and the instance.  Raises HeadsetMissingError without one."""
    refusal: Exception = xr.RuntimeUnavailableError()
    for version in VERSIONS:
        application = xr.ApplicationInfo("latentwalk", 1, "latentwalk", 1, xr.Version(*version, 0))
        create_info = xr.InstanceCreateInfo(application_info=application, enabled_extension_names=sorted(extensions))
        try:
            return version, xr.create_instance(create_info)
        except xr.ApiVersionUnsupportedError as error:
            refusal = error
        except xr.ErrorResult as error:
            raise no_answer(error) from error
    raise no_answer(refusal)
