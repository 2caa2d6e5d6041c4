"""Shared by all tests: the real data beside the checkout, and nothing that matters is skipped in silence."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

# A loaded machine is slow, which is no fault; and the same tests run each time.
settings.register_profile("latentwalk", deadline=None, derandomize=True)
settings.load_profile("latentwalk")
# As the command line does it: threads that spin while they wait starve the others.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
# The list of what was opened is the person's own.
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="latentwalk-state-")
atexit.register(shutil.rmtree, os.environ["XDG_STATE_HOME"], ignore_errors=True)
# A shell that starts this in the background has Ctrl-C ignored, and programs that tests interrupt would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

if TYPE_CHECKING:
    from kit.draw_world import Camera
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
MUST_RUN = ("gl", "window", "headset", "browser")
_skipped: list[str] = []


@pytest.fixture
def shared_data() -> Path:
    """The folder of real data beside the checkout; tests that use it have a twin on data that every machine has."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"no real data at {folder}")
    return folder


@pytest.fixture
def camera() -> Iterator[Camera]:
    """Takes pictures of worlds in a context without a screen, which is checked for errors and leaks."""
    from kit.draw_world import Camera

    camera = Camera()
    yield camera
    camera.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the pages of `kit.browser.opened`; only for a module, since its event loop would block others."""
    from kit.browser import started

    with started() as browser:
        yield browser


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    report.must_run = any(item.get_closest_marker(name) for name in MUST_RUN)
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and report.must_run:  # also of tests that another process ran
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """With LATENTWALK_NO_SKIP (CI), a skipped headset, window, GL or browser test is a failure."""
    if _skipped and os.environ.get("LATENTWALK_NO_SKIP"):
        print(f"\nskipped, but must run here: {', '.join(_skipped)}")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
