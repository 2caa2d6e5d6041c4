"""The scene that `reduce` writes: where it may be, what an earlier run left of it, and what an interrupt leaves."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from latentwalk.scenes import UsageError, read
from latentwalk.scenes.outputs import need_access
from latentwalk.tools.shards.kept import blocks_done, parts_of

MADE_FROM = {
    "sha256": "other data",
    "columns_sha256": "other columns",
    "parameters": "other options",
    "decoder_sha256": "another decoder or none",
}


def state_of(output: Path) -> Path:
    """Where t-SNE under way is kept, beside the scene that it will be in."""
    return output.with_name(f"{output.name}.tsne")


def check_output(output: Path, resume: bool) -> None:
    """Raise UsageError where the scene cannot be written, or is there and not to be resumed."""
    if output.suffix != ".scene":
        raise UsageError(f"{output}: expected a name that ends in .scene")
    if output.exists() and not resume:
        raise UsageError(
            f"{output}: already exists; choose another name, remove it, or add what it lacks with --resume"
        )
    if not output.parent.is_dir():
        raise UsageError(f"{output}: no folder {output.parent}; make it first")
    need_access(output if output.exists() else output.parent)


def resumable(output: Path, provenance: Mapping[str, object]) -> list[str]:
    """The layouts of a scene that an earlier run left, if it worked on the same data in the same way."""
    scene = read(output)
    for key, what in MADE_FROM.items():
        if scene.provenance.get(key) != provenance[key]:
            raise UsageError(f"{output}: made from {what}; choose another name")
    return list(scene.layouts)


def left(output: Path | None) -> str:
    """What an interrupt leaves, and how to go on with it."""
    if output is None:
        return "no layout is kept; give --output FILE.scene to keep those that are finished"
    if parts_of(output).is_dir():
        done, blocks = blocks_done(parts_of(output))
        return f"{parts_of(output)} holds {done:,} of {blocks:,} blocks; the same command with --resume goes on"
    under_way = f"{state_of(output)} what t-SNE has done" if state_of(output).exists() else ""
    if not output.exists() and not under_way:
        return "no layout was finished and nothing is written"
    if not output.exists():
        return f"{under_way.replace(' what', ' holds what', 1)}; the same command with --resume goes on"
    held = f"{output} holds {', '.join(read(output).layouts)}"
    if under_way:
        return f"{held}, and {under_way}; the same command with --resume goes on there"
    return f"{held}; the same command with --resume adds the others"
