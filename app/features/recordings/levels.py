"""How are loudness and sizes shown?"""

import math

FLOOR_DB = -60.0
_FULL = 32767.0


def db_of(size: float) -> float:
    """Of a peak or loudness up to 32767: 0 dB is as loud as can be held, -60 dB the least that is shown."""
    return max(FLOOR_DB, 20 * math.log10(size / _FULL)) if size > 0 else FLOOR_DB


def shown_gb(size: int) -> str:
    """Bytes in words: "1.4 GB", "480 MB"."""
    gb = size / (1 << 30)
    return f"{gb:.1f} GB" if gb >= 1 else f"{size / (1 << 20):.0f} MB"
