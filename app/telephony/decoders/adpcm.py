"""How does IMA ADPCM of 4 bits become 16-bit samples? Blocks as they stand in WAV files, the low half of a byte first.

The 4 bytes of head hold the first sample (two bytes, low first) and the place in the table of step sizes; a block of
256 bytes makes 505 samples at 8 kHz.
"""

import struct
from functools import cache

BLOCK = 256
SAMPLES = 505
_PARTS = 5

_SIZES = (
    7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97,
    107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796,
    876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871,
    5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623,
    27086, 29794, 32767,
)  # fmt: skip
_STEP_MOVES = (-1, -1, -1, -1, 2, 4, 6, 8)
_HEAD = struct.Struct("<hBx")


@cache
def _steps() -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each place in the table and each half byte: by how much the sample changes, and the next place."""
    table = []
    for place, size in enumerate(_SIZES):
        row = []
        for half in range(16):
            change = size >> 3
            change += size if half & 4 else 0
            change += size >> 1 if half & 2 else 0
            change += size >> 2 if half & 1 else 0
            following = min(88, max(0, place + _STEP_MOVES[half & 7]))
            row.append((-change if half & 8 else change, following))
        table.append(tuple(row))
    return tuple(table)


def decoded(block: bytes) -> bytes:
    """The samples of one block, 16 bit, low byte first; b"" where it is too short to be one."""
    if len(block) < _HEAD.size:
        return b""
    sample, place = _HEAD.unpack_from(block)
    place = min(88, place)
    steps = _steps()
    samples = [sample]
    for byte in block[_HEAD.size :]:
        for half in (byte & 15, byte >> 4):
            change, place = steps[place][half]
            sample = min(32767, max(-32768, sample + change))
            samples.append(sample)
    return struct.pack(f"<{len(samples)}h", *samples)


class Assembly:
    """Puts the five parts of each block together; one that lacks a part is silence of the same length."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._is_broken = False

    def put(self, place: int, part: bytes) -> bytes:
        """The samples of the block that this part completes, b"" where it completes none."""
        missed = b""
        if place == 0:
            missed = self._silence() if self._parts or self._is_broken else b""
            self._parts, self._is_broken = [], False
        if self._is_broken or place != len(self._parts):
            self._parts, self._is_broken = [], True
            return missed
        self._parts.append(part)
        if len(self._parts) < _PARTS:
            return missed
        whole, self._parts = b"".join(self._parts), []
        return missed + (decoded(whole) if len(whole) == BLOCK else self._silence())

    @staticmethod
    def _silence() -> bytes:
        return bytes(2 * SAMPLES)
