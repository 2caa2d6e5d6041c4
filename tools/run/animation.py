"""create_animation.sh: turns the pictures of a run's epochs into a film, with whatever ffmpeg is there."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

NAME = "create_animation.sh"
SCRIPT = """\
#!/bin/sh
# Animates the epochs' pictures: ./create_animation.sh [gif|mp4|both] [frames per second]
set -eu
cd "$(dirname "$0")"
kind=${1:-both}
rate=${2:-2}
ffmpeg=$(command -v ffmpeg || PYTHON -c 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())')
list=$(mktemp)
trap 'rm -f "$list"' EXIT
for picture in $(ls epoch_*.png | LC_ALL=C sort -t_ -k2n); do  # by number: 1000 comes after 999
    printf "file '%s/%s'\\nduration %s\\n" "$PWD" "$picture" "$(awk "BEGIN { print 1 / $rate }")" >> "$list"
done
animate() {  # filter, file
    "$ffmpeg" -y -loglevel error -f concat -safe 0 -i "$list" -vf "$1" "$2"
    echo "$2"
}
[ "$kind" = mp4 ] || animate 'split[a][b];[a]palettegen[p];[b][p]paletteuse' training_animation.gif
[ "$kind" = gif ] || animate 'crop=trunc(iw/2)*2:trunc(ih/2)*2,format=yuv420p' training_evolution.mp4
"""


def write_script(run: Path) -> None:
    """Write the script into a run's folder."""
    script = run / NAME
    script.write_text(SCRIPT.replace("PYTHON", shlex.quote(sys.executable)), encoding="utf-8")
    script.chmod(0o755)
