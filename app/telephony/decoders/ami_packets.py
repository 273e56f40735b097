"""Where does a packet of an Asterisk manager connection end, and what stands in it?

`Key: value` lines, an empty line ends the packet; keys may repeat (the first one counts), values may hold `: `.
"""

from app.telephony.decoders.lines import LIMIT

Packet = dict[str, bytes]

_KEYS = 96  # more in one packet is a flood; those are left out
_LONGEST_VALUE = 200


class Packets:
    """Collects bytes, cut anywhere, into packets. Keeps at most one packet and one line of bounded length."""

    def __init__(self) -> None:
        self._half = b""
        self._drowned = False  # in a line that never ends
        self._packet: Packet = {}

    def feed(self, data: bytes) -> list[Packet]:
        """The packets completed by `data`."""
        *whole, half = (self._half + data).split(b"\n")
        done: list[Packet] = []
        for line in whole:
            drowned, self._drowned = self._drowned, False
            if not drowned and len(line) <= LIMIT:
                self._take(line.rstrip(b"\r"), done)
        if len(half) > LIMIT:
            self._drowned = True
        self._half = b"" if self._drowned else half
        return done

    def _take(self, line: bytes, done: list[Packet]) -> None:
        if not line:
            if self._packet:
                done.append(self._packet)
            self._packet = {}
            return
        key, colon, value = line.partition(b":")
        if colon and len(self._packet) < _KEYS:
            self._packet.setdefault(key.decode("latin-1"), value.strip()[:_LONGEST_VALUE])
        elif not self._packet and line.startswith(b"Asterisk Call Manager/"):
            done.append({"Banner": line[22:][:_LONGEST_VALUE]})

    @property
    def half(self) -> bytes:
        """What came so far of a line not yet ended."""
        return self._half


def text(packet: Packet, key: str) -> str:
    """A value as words; Asterisk writes `<unknown>` where it has none."""
    value = packet.get(key, b"").decode("utf-8", "replace")
    return "" if value == "<unknown>" else value
