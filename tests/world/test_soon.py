"""Kernels of the first picture: as Python until a worker has compiled them, with the same outcome; and all of them."""

from __future__ import annotations

import os

import numba as nb
import numpy as np
import pytest

from latentwalk.runtime.ground import soon
from latentwalk.runtime.ground.soon import Soon


@nb.njit
def _square(x):  # type: ignore[no-untyped-def]
    return x * x


def fresh() -> Soon:
    """A kernel that no disk knows, which calls another."""

    @nb.njit
    def total(values, most):  # type: ignore[no-untyped-def]
        found = 0.0
        for value in values:
            found += _square(min(value, most))
        return found

    return soon.soon(total)


VALUES = np.array([1.0, 2.0, 30.0])


def compiled(kernel: Soon) -> int:
    return len(kernel.kernel.signatures)


def test_outside_a_kernel_is_compiled_when_it_is_called():
    kernel = fresh()
    assert kernel(VALUES, 3.0) == 14.0
    assert compiled(kernel) == 1


def test_inside_it_runs_as_python_until_a_picture_is_there_and_a_worker_has_compiled_it():
    kernel = fresh()
    before = len(_square.signatures)
    with soon.patient():
        assert kernel(VALUES, 3.0) == 14.0
        assert kernel(VALUES, 3.0) == 14.0
        assert (compiled(kernel), len(_square.signatures)) == (0, before), "nor what it calls"
        soon.drawn()
        kernel._coming.result()
        assert compiled(kernel) == 1
        assert kernel(VALUES, 3.0) == 14.0
        assert compiled(kernel) == 1, "for what it is called with"


def test_what_was_not_begun_at_the_end_is_not_begun():
    kernel, done = fresh(), []
    with soon.patient():
        kernel(VALUES, 3.0)
        soon.behind(lambda: done.append(1))
    assert (compiled(kernel), done) == (0, [])
    assert kernel(VALUES, 3.0) == 14.0


def test_other_work_waits_for_the_picture_too():
    done = []
    with soon.patient():
        soon.behind(lambda: done.append(1))
        assert not done
        soon.drawn()
        kernel = fresh()
        kernel(VALUES, 3.0)
        kernel._coming.result()  # in turn
        assert done == [1]


def test_python_divides_as_machine_code_does():
    @nb.njit
    def root(values):  # type: ignore[no-untyped-def]
        return np.sqrt(values[0] - values[1]) + values[0] / np.float64(2)

    kernel = soon.soon(root)
    with soon.patient():
        assert np.isnan(kernel(np.array([1.0, 2.0])))


def test_what_the_disk_has_is_not_run_as_python(tmp_path, monkeypatch):
    kernel = fresh()
    monkeypatch.setattr(soon, "compiled_before", lambda _: True)
    with soon.patient():
        assert kernel(VALUES, 3.0) == 14.0
        assert compiled(kernel) == 1


@pytest.fixture(scope="module")
def look():
    from latentwalk.runtime.draw.cloud.shares import look

    return look


def test_the_disk_tells_what_was_compiled_before(look, tmp_path, monkeypatch):
    python = look.kernel.py_func
    monkeypatch.setattr(type(look.kernel), "stats", property(lambda _: type("", (), {"cache_path": str(tmp_path)})))
    assert not soon.compiled_before(look.kernel)
    kept = tmp_path / f"shares.{python.__qualname__}-{python.__code__.co_firstlineno}.py311.nbi"
    kept.touch()
    assert soon.compiled_before(look.kernel)
    os.utime(kept, (0, 0))
    assert not soon.compiled_before(look.kernel), "it is of an earlier version"
