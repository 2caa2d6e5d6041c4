"""What a reduction of shards can be told beside what every reduction is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from latentwalk.tools.layout.pipeline import LayoutOptions
from latentwalk.tools.options import Arg, at_least


@dataclass(frozen=True, kw_only=True)
class ShardOptions(LayoutOptions):
    """Of rows beyond one machine, or beyond a million."""

    heading: ClassVar[str] = "more rows than fit a machine"

    dask: Annotated[
        str | None, Arg("shards by workers of Dask: local, or the address of a scheduler", "local|tcp://HOST:PORT")
    ] = None
    sample_rows: Annotated[
        int, at_least(100), Arg("rows of shards that are laid out, beside which all others are placed", "N")
    ] = 20_000
