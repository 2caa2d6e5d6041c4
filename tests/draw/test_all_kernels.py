"""Every kernel of the runtime is compiled by `latentwalk doctor --compile`; a new one that is not fails here."""

from __future__ import annotations

from pathlib import Path

import pytest

import latentwalk.runtime
from latentwalk.runtime import kernels
from latentwalk.runtime.hosts.gl import create_context

pytestmark = pytest.mark.gl


def test_each_is_used():
    ctx, _ = create_context()
    try:
        kernels.compile_all(ctx)
    finally:
        ctx.release()
    unused = [name for name, kernel in kernels.kernels().items() if not kernel.signatures]
    assert not unused, "use them in runtime/kernels.py"
    assert not kernels.lacking()


def test_each_is_kept_on_the_disk():
    assert all(kernel.stats.cache_path for kernel in kernels.kernels().values()), "cache=True"


def test_there_are_none_in_other_rooms():
    root = Path(latentwalk.runtime.__file__).parent
    rooms = {
        path.relative_to(root).parts[0] for path in root.rglob("*.py") if "njit(" in path.read_text(encoding="utf-8")
    }
    assert rooms <= {*kernels.ROOMS, "bench"}
