"""Draw new rows or pictures from a trained VAE: from its prior, or from where its training rows are."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from latentwalk.scenes import UsageError, read
from latentwalk.scenes.arrays import F32, U8
from latentwalk.scenes.errors import tell
from latentwalk.scenes.outputs import refuse_existing
from latentwalk.tools.command_line import parse
from latentwalk.tools.latent.aggregate import MISSED, prior_fit
from latentwalk.tools.latent.draws import (
    Origin,
    check_name,
    decoded,
    draw,
    where_rows_are,
    write_pictures,
    write_rows,
)
from latentwalk.tools.options import Arg, Count, Seeded
from latentwalk.tools.run.folder import LATENT_SCENE, VAES, read_metadata, results_in, settings_in
from latentwalk.tools.terminal import calm_threads

EXAMPLES = (
    "latentwalk sample runs/run_002 -n 500 -o drawn.csv",
    "latentwalk sample runs/run_002 -o drawn.npy",
    "latentwalk sample runs/run_002 --from posterior -o likely.csv",
)


@dataclass(frozen=True, kw_only=True)
class SampleOptions(Seeded):
    """All that the command can be told."""

    run: Annotated[Path, Arg("folder of a finished VAE's run", "RUN", positional=True)]
    number: Annotated[Count, Arg("of rows or pictures", "N", short="-n")] = 100
    output: Annotated[
        Path, Arg(".csv .parquet .npy; of pictures .npy, .png or a folder; never overwritten", "FILE", short="-o")
    ]
    from_: Annotated[Origin, Arg("N(0, 1), or the aggregate posterior of the training rows:")] = "prior"


def sample(
    run: Path, output: Path, *, number: int = 100, from_: Origin = "prior", seed: int = 0
) -> tuple[F32 | U8, list[str]]:
    """Draw `number` rows of the VAE in the folder `run` and write them to `output`; what was drawn, rows (n, m) float32
    in original units or pictures (n, h, w, c) uint8, and what is to be known of it.

    They are expected values: what the decoder gives, without the noise of a likelihood.  Raises UsageError where `run`
    is no finished VAE, or `output` exists or does not suit what is drawn.
    """
    refuse_existing(output)
    metadata = read_metadata(run)
    if settings_in(metadata).get("model") not in VAES:
        raise UsageError(f"{run}: a classifier has no decoder; expected the run of a VAE")
    results_in(run, metadata)  # whose scene is there when it is finished
    scene = read(run / LATENT_SCENE)
    decoder = scene.decoder
    assert decoder is not None  # as every scene of a VAE has one
    check_name(decoder, number, output)
    rows = where_rows_are(scene, decoder, seed)
    drawn = decoded(decoder, draw(rows, number, from_, seed))
    if decoder.output.kind == "image":
        write_pictures(drawn.astype("uint8", copy=False), output)
    else:
        write_rows(drawn.astype("float32", copy=False), decoder.output.names, output)
    misses = prior_fit(rows, seed).misses if from_ == "prior" else 0
    said = f"{100 * misses:.0f} % of draws from the prior lie where hardly any row does; --from posterior keeps to them"
    return drawn, [said] if misses >= MISSED else []


def main(argv: list[str] | None = None) -> int:
    """Run the command; what was written goes to stdout."""
    calm_threads()
    options = parse(SampleOptions, sys.argv[1:] if argv is None else argv, "latentwalk sample", __doc__, EXAMPLES)
    drawn, said = sample(options.run, options.output, number=options.number, from_=options.from_, seed=options.seed)
    for line in said:
        tell(f"warning: {line}", sys.stderr)
    what = "pictures" if drawn.ndim == 4 else f"rows of {drawn.shape[1]} columns"
    tell(f"{options.output}: {len(drawn)} {what} from the {options.from_}")
    return 0
