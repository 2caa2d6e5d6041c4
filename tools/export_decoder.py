"""Write the decoder of a scene, or its classifier, as ONNX."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Annotated

from latentwalk.scenes import UsageError, read
from latentwalk.scenes.errors import tell
from latentwalk.scenes.network import check_layers
from latentwalk.scenes.outputs import refuse_existing, whole
from latentwalk.tools.command_line import parse
from latentwalk.tools.options import Arg, Options

EXAMPLES = (
    "latentwalk export-decoder runs/run_002/latent.scene -o decoder.onnx",
    "latentwalk export-decoder runs/run_002/latent.scene --classifier -o classifier.onnx",
    "latentwalk export-decoder runs/run_002/latent.scene --output exported.onnx",
)


@dataclass(frozen=True, kw_only=True)
class DecoderFileOptions(Options):
    """All that the command can be told."""

    scene: Annotated[Path, Arg("a scene with a decoder", "FILE.scene", positional=True)]
    output: Annotated[Path, Arg("never overwritten", "FILE.onnx", short="-o")]
    classifier: Annotated[bool, Arg("the classifier head instead")] = False


def export_decoder(scene: Path, output: Path, *, classifier: bool = False) -> Path:
    """Write the decoder, or with `classifier` the classifier head, of the scene file `scene` to `output`.

    The decoder takes z (n, d) and gives values as torch has them: pictures (n, channels, height, width) in 0…1, tables
    (n, m) scaled.  Raises UsageError where there is none, or `output` exists or is no .onnx.
    """
    from latentwalk.tools.exchange.to_onnx import to_onnx

    refuse_existing(output)
    if output.suffix != ".onnx":
        raise UsageError(f"{output}: expected a name that ends in .onnx")
    decoder = read(scene).decoder
    if decoder is None or (classifier and not decoder.classifier):
        what = "classifier" if classifier and decoder is not None else "decoder"
        raise UsageError(f"{scene}: has no {what}; expected a scene that latentwalk train made")
    layers, size = decoder.layers, decoder.latents.shape[1]
    shape = check_layers(layers, (size,))
    if classifier:
        layers, size = decoder.classifier, prod(shape)
        shape = check_layers(layers, (size,), "classifier")
    with whole(output) as beside:
        beside.write_bytes(to_onnx(layers, (size,), shape).SerializeToString())
    return output


def main(argv: list[str] | None = None) -> int:
    """Run the command; what was written goes to stdout."""
    options = parse(DecoderFileOptions, argv, "latentwalk export-decoder", __doc__, EXAMPLES)
    tell(export_decoder(options.scene, options.output, classifier=options.classifier))
    return 0
