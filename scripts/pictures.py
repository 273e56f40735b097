"""How do the pictures of the guide stay as the program is? The tour's screenshots are shrunk into docs/images.

Run by `make pictures`; makes the tour first where its pictures are missing.
"""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage, Qt

ROOT = Path(__file__).resolve().parents[1]
FROM, TO = ROOT / "build" / "screenshots", ROOT / "docs" / "images"
NAMES = ("today-light", "desk-light", "desk-dark", "unknown-light", "calls-light")
MOST_BYTES = 300_000


def colours(picture: QImage) -> list[int]:
    """Its 256 most frequent colours; the rest are blends at the edges of letters, close to one of them."""
    pixels = memoryview(picture.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    return [colour for colour, _ in Counter(pixels).most_common(256)]


def shrink(source: Path, target: Path) -> int:
    """Save `source` with 256 colours, and smaller until it is light enough; returns its bytes."""
    full = QImage(str(source))
    width = full.width()
    while True:
        picture = full.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
        few = picture.convertToFormat(QImage.Format.Format_Indexed8, colours(picture), plain)
        few.save(str(target), "PNG", 0)  # 0 is the smallest file
        if target.stat().st_size <= MOST_BYTES or width < 600:
            return target.stat().st_size
        width = width * 9 // 10


def main() -> int:
    """Make the tour if need be and shrink what the guide shows; 1 where a picture is missing."""
    if not all((FROM / f"{name}.png").exists() for name in NAMES):
        environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        subprocess.run([str(ROOT / "scripts" / "run.sh")], check=True, env=environment)
    missing = [name for name in NAMES if not (FROM / f"{name}.png").exists()]
    for name in NAMES:
        if name not in missing:
            print(f"docs/images/{name}.png  {shrink(FROM / f'{name}.png', TO / f'{name}.png') // 1000} kB")
    if missing:
        print(f"The tour made no picture of {', '.join(missing)}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
