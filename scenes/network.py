"""Networks as data."""

from latentwalk.scenes.model import Decoder


def check_decoder(decoder: Decoder, n: int) -> None:
    """Placeholder until the layers are checked."""
