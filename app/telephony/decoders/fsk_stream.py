"""Where are the data blocks in bytes that a box's demodulator gives out, with the seizure before and noise around them?

The seizure (alternating bits) comes as a run of 55, its last byte sometimes D5. A block whose check byte fits is taken
wherever it stands; one that does not fit is told as damaged only behind a seizure. What merely looks like the beginning
of a block is waited for until the line is quiet, unless a block behind a seizure comes meanwhile.
"""

from app.telephony.decoders import fsk

LIMIT = 4096  # bytes kept; the longest block has 258
_SEIZURE = (0x55, 0xD5, 0xAA)
_LEAST_SEIZURE = 4


class FskStream:
    """Collects the bytes of one line into blocks."""

    def __init__(self) -> None:
        self._kept = b""

    def feed(self, data: bytes) -> list[fsk.Block]:
        """The blocks complete with these bytes; cut anywhere."""
        found: list[fsk.Block] = []
        for at in range(0, len(data), LIMIT // 2):
            self._kept = (self._kept + data[at : at + LIMIT // 2])[-LIMIT:]
            found += self._read(ended=False)
        return found

    def rest(self) -> list[fsk.Block]:
        """Nothing more comes: what was half said behind a seizure is damaged."""
        found = self._read(ended=True)
        self._kept = b""
        return found

    @property
    def half(self) -> bytes:
        """What is kept of a block not yet complete."""
        return self._kept

    def _read(self, *, ended: bool) -> list[fsk.Block]:
        found: list[fsk.Block] = []
        at, begin = 0, 0
        while at < len(self._kept):
            length = self._length(at)
            if length and at + length > len(self._kept) and not ended:
                if self._seized(begin, at) or not self._seized_later(at):
                    break
                length = 0
            block = self._block(begin, at, length) if length else None
            if block:
                found.append(block)
                begin = at + length
            at += length if block else 1
        self._kept = self._kept[max(begin, self._lead_in(at)) :]
        return found

    def _block(self, begin: int, at: int, length: int) -> fsk.Block | None:
        """The block that begins at `at`, if there is one or a damaged one."""
        raw = self._kept[at : at + length]
        block = fsk.read(raw, least=3) if len(raw) == length and sum(raw) % 256 == 0 else None
        if block and block.is_sound:
            return block
        if not self._seized(begin, at):
            return None
        return fsk.Block(is_call=raw[0] in fsk.CALLS, is_sound=False)

    def _length(self, at: int) -> int:
        """Of a block that may begin there, with type and check byte; 0 where none does."""
        if self._kept[at] not in fsk.KINDS:
            return 0
        if at + 1 == len(self._kept):
            return 3  # at least
        return self._kept[at + 1] + 3

    def _seized(self, begin: int, at: int) -> bool:
        """Whether a seizure stands right before `at`."""
        before = self._kept[max(begin, at - _LEAST_SEIZURE) : at]
        return len(before) == _LEAST_SEIZURE and all(byte in _SEIZURE for byte in before)

    def _seized_later(self, at: int) -> bool:
        return any(
            self._kept[place] in fsk.KINDS and self._seized(at, place) for place in range(at + 1, len(self._kept))
        )

    def _lead_in(self, at: int) -> int:
        """How much may be forgotten: all before `at` but a seizure right there."""
        return max(0, at - _LEAST_SEIZURE)
