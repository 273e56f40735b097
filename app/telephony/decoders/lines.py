"""Where does a line end, when bytes come cut anywhere and some of them are noise?"""

import re

_END = re.compile(rb"[\r\n]")
LIMIT = 640  # the longest is a data block in hex, 260 bytes


class Lines:
    """Collects bytes into lines ended by CR or LF; empty lines are left out.

    A line longer than `LIMIT` is noise and dropped up to its end, so a flood costs no memory.
    """

    def __init__(self) -> None:
        self._half = b""
        self._given = b""  # the half line that was taken as it was
        self._drowned = False

    def feed(self, data: bytes) -> list[bytes]:
        """The lines completed by `data`, without their ends."""
        *whole, half = _END.split(self._half + data)
        if self._drowned and whole:
            del whole[0]
            self._drowned = False
        if len(half) > LIMIT:
            self._drowned = True
        self._half = b"" if self._drowned else half
        if whole:
            if self._given and whole[0] == self._given:
                del whole[0]
            self._given = b""
        return [line for line in whole if line and len(line) <= LIMIT]

    def rest(self) -> bytes:
        """What came without an end; it is given out once, and what follows is a new line."""
        half, self._half, self._drowned = self._half, b"", False
        return half

    def so_far(self) -> bytes:
        """What came of a line not yet ended, once; should it go on after all, it comes again as a whole."""
        if self._half == self._given:
            return b""
        self._given = self._half
        return self._half

    @property
    def half(self) -> bytes:
        """What came so far of a line not yet ended."""
        return self._half
