"""How do the pictures of the guide stay as the program is? The tour's screenshots are shrunk into docs/images.

Run by `make pictures`. The tour is made at half past ten in the morning, whatever the time is here.
"""

import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage, Qt

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "build" / "pictures"
FROM, TO = ROOT / "build" / "screenshots", ROOT / "docs" / "images"
NAMES = (
    *("today-light", "desk-light", "desk-dark", "unknown-light", "calls-light"),
    *("repair-form-light", "repair-light", "sale-light", "audit-light", "print-light"),
    *("recorded-light", "player-light", "recording-lines-light", "statistics-calls-light", "statistics-fees-light"),
)
MOST_BYTES = 300_000


def morning() -> str:
    """A time zone in which it is half past ten now, so that the shop of the pictures is at work."""
    ahead = (10 * 60 + 30) - time.gmtime().tm_hour * 60 - time.gmtime().tm_min
    ahead += 1440 if ahead < -720 else 0
    hours, minutes = divmod(abs(ahead), 60)
    return f"SHOP{'-' if ahead > 0 else '+'}{hours:02}:{minutes:02}"  # POSIX counts the other way round


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
    """Make the tour and shrink what the guide shows; 1 where a picture is missing."""
    shutil.rmtree(DEMO, ignore_errors=True)
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment |= {"TZ": morning(), "DEMO": str(DEMO)}
    subprocess.run([str(ROOT / "scripts" / "run.sh"), "--lang", "zh_CN"], check=True, env=environment)
    missing = [name for name in NAMES if not (FROM / f"{name}.png").exists()]
    for name in NAMES:
        if name not in missing:
            print(f"docs/images/{name}.png  {shrink(FROM / f'{name}.png', TO / f'{name}.png') // 1000} kB")
    if missing:
        print(f"The tour made no picture of {', '.join(missing)}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
