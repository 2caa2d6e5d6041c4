"""create_animation.sh: turns the pictures of a run's epochs into a film, with whatever ffmpeg is there."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

NAME = "create_animation.sh"
SCRIPT = """\
#!/bin/sh
# Animates the epochs' pictures: ./create_animation.sh [gif|mp4] [frames per second]
set -eu
cd "$(dirname "$0")"
kind=${1:-gif}
rate=${2:-2}
ffmpeg=$(command -v ffmpeg || PYTHON -c 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())')
list=$(mktemp)
trap 'rm -f "$list"' EXIT
for picture in $(ls epoch_*.png | LC_ALL=C sort -t_ -k2n); do  # by number: 1000 comes after 999
    printf "file '%s/%s'\\nduration %s\\n" "$PWD" "$picture" "$(awk "BEGIN { print 1 / $rate }")" >> "$list"
done
filter=format=yuv420p
[ "$kind" = gif ] && filter='split[a][b];[a]palettegen[p];[b][p]paletteuse'
"$ffmpeg" -y -loglevel error -f concat -safe 0 -i "$list" -vf "$filter" "training_animation.$kind"
echo "training_animation.$kind"
"""


def write_script(run: Path) -> None:
    """Write the script into a run's folder."""
    script = run / NAME
    script.write_text(SCRIPT.replace("PYTHON", shlex.quote(sys.executable)), encoding="utf-8")
    script.chmod(0o755)
