"""Whether a reduction goes by blocks: where Dask is asked for, and where rows are more than are laid out at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.sources import DataOptions
from latentwalk.tools.data.table_files import MOST_CELLS
from latentwalk.tools.shards.files import expanded
from latentwalk.tools.shards.plan import ShardPlan, count_rows, planned

MOST_AT_ONCE = 1_000_000  # rows that are all laid out together
# What needs all rows at once, or joins by row.
NOT_BY_BLOCKS = ("cluster", "outliers", "decoder", "predictions", "probabilities", "images", "metadata", "classes")


def plan_of(options: Any, in_memory: bool) -> ShardPlan | None:
    """The plan of shards that go by blocks; None where rows are laid out all together.

    `options` are those of `reduce`; `in_memory`: whether rows or what belongs to them were given there.  Raises
    UsageError for what does not go by blocks.
    """
    files = [] if in_memory else expanded(options.inputs)
    if not files:
        if options.dask is not None:
            found = "values in memory" if in_memory else " ".join(options.inputs)
            raise UsageError(f"--dask: goes with shards, .parquet or .npy files, not with {found}")
        return None
    try:
        rows, numbers = count_rows(files)
    except UsageError:
        if options.dask is None:
            return None  # it is told as of any other file, or is one of other rows than shards have
        raise
    many = rows > MOST_AT_ONCE or numbers > MOST_CELLS
    if options.dask is None and (not many or options.limit is not None):
        return None
    plain = DataOptions()
    for name in (*NOT_BY_BLOCKS, "limit", "key", "tag", "split"):
        if getattr(options, name) not in (None, False, (), getattr(plain, name, None)):
            raise UsageError(
                f"--{name}: is not done for rows that go by blocks, with --dask or of more than {MOST_AT_ONCE:,} rows;"
                " leave it out, or give fewer rows"
            )
    if options.labels is not None and Path(options.labels).is_file():
        raise UsageError("--labels: shards bring their labels in a column; give its name")
    if options.output is None:
        raise UsageError(f"{rows:,} rows in shards become a scene in a file alone; give --output FILE.scene")
    return planned(files, options.labels, options.vectors)
