r"""What is in a recorded stream, and how is one recorded? Runs decoder and tracker over it on a clock of its own.

A `.replay` file is UTF-8 text: header lines `# key: value`, then one line per piece of data::

    <seconds since the line before> <direction> "bytes"

`<` from the box, `>` to it, `!` something somebody did; escapes `\r \n \\ \" \xNN`. For UDP each line is a datagram.
A `.hex` file is header lines and bytes in hex: one piece, one datagram. A `.wav` file is sound, each channel a line.
A `.raw` file is the bytes of a connection; for the driver `sound` it is sound (`app.telephony.sound.files`).
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from app.core.clock import Clock, SetClock
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.calls import Tracker
from app.telephony.decoders.sound import SoundDecoder
from app.telephony.protocol import QUIET_S, Call, CallState, Decoder, LineEvent, Notice

_UNREADABLE = QT_TRANSLATE_NOOP("replay", "{file} cannot be read: {why}")
_TOO_LONG = QT_TRANSLATE_NOOP("replay", "{file} is larger than {most} MB; a recording of one box is not")
_BAD_LINE = QT_TRANSLATE_NOOP(
    "replay", '{file}, line {line}: expected seconds, one of < > ! and "bytes", found {found}'
)
_BAD_BYTES = QT_TRANSLATE_NOOP("replay", "{file}, line {line}: unknown escape in the bytes: {found}")
_BAD_HEX = QT_TRANSLATE_NOOP("replay", "{file}, line {line}: not bytes in hex: {found}")
_EMPTY = QT_TRANSLATE_NOOP("replay", "{file} holds no recorded bytes")

_IS_SOUND = QT_TRANSLATE_NOOP("replay", "{file} is sound, which the driver {driver} hears")

_SOUND = {".wav", ".flac", ".mp3", ".ogg", ".aiff"}
_WRITTEN = {".replay", ".hex", ".txt"}
_MOST_MB = 256
_LONGEST_GAP_S = 366 * 86400.0
_PIECE = re.compile(r'(\d{1,9}(?:\.\d{1,9})?)\s+([<>!])\s+"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|.)", re.S)
_PLAIN = {"r": "\r", "n": "\n", "t": "\t", "\\": "\\", '"': '"'}
_STARTED = re.compile(r"#\s*started:\s*(\S+)")
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # of a recording that does not say when it was made


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a recording.

    Attributes:
        after_s: since the piece before.
        way: `<` from the box, `>` to the box, `!` neither.
    """

    after_s: float
    way: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded stream; `started` is when it was made, where it says so."""

    pieces: tuple[Piece, ...]
    started: datetime = _EPOCH


def read(path: Path, driver: str = "") -> Recording:
    """Read a `.replay`, `.hex` or `.raw` file, or a file of sound.

    Args:
        path: the file; its ending says what it is.
        driver: whose bytes are in it; it says what a `.raw` file is.

    Raises:
        Refused: it cannot be read or is not of this form; the sentence names the line.
    """
    suffix = path.suffix.lower()
    if suffix in _SOUND or (driver == SoundDecoder.name and suffix not in _WRITTEN):
        if driver not in {"", SoundDecoder.name}:
            raise Refused(_IS_SOUND.fill(file=path.name, driver=SoundDecoder.name))
        return _sound(path)
    raw = _content(path)
    if suffix == ".raw":
        pieces: tuple[Piece, ...] = (Piece(0.0, "<", raw),) if raw else ()
        lines: list[str] = []
    else:
        text = raw.decode("utf-8-sig", "surrogateescape")
        lines = [line.strip() for line in text.splitlines()] if suffix == ".hex" else text.split("\n")
        pieces = tuple(_hex_piece(path.name, lines) if suffix == ".hex" else _pieces(path.name, lines))
    if not pieces:
        raise Refused(_EMPTY.fill(file=path.name))
    return Recording(pieces, _started(lines))


def _sound(path: Path) -> Recording:
    from app.telephony.sound.files import blocks  # numpy and the library for sound files, only where there is sound

    pieces = tuple(Piece(seconds, "<", data) for seconds, data in blocks(path, most_mb=_MOST_MB))
    if not pieces:
        raise Refused(_EMPTY.fill(file=path.name))
    return Recording(pieces)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_MB * 1_000_000:
            raise Refused(_TOO_LONG.fill(file=path.name, most=_MOST_MB))
        return path.read_bytes()
    except OSError as err:
        raise Refused(_UNREADABLE.fill(file=path.name, why=err.strerror or str(err))) from err


def _started(lines: list[str]) -> datetime:
    for line in lines[:50]:
        if match := _STARTED.match(line):
            try:
                moment = datetime.fromisoformat(match[1])
            except ValueError:
                break
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return _EPOCH


def _pieces(name: str, lines: list[str]) -> Iterator[Piece]:
    for count, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _PIECE.fullmatch(line.strip(" \t\r"))
        if not match:
            raise Refused(_BAD_LINE.fill(file=name, line=count, found=_shown(line)))
        yield Piece(min(float(match[1]), _LONGEST_GAP_S), match[2], _bytes(name, count, match[3]))


def _bytes(name: str, count: int, quoted: str) -> bytes:
    def plain(match: re.Match[str]) -> str:
        code = match[1]
        if len(code) == 3:
            byte = int(code[1:], 16)
            return chr(byte) if byte < 0x80 else chr(0xDC00 + byte)  # as surrogateescape keeps a byte
        if code not in _PLAIN:
            raise Refused(_BAD_BYTES.fill(file=name, line=count, found=_shown(match[0])))
        return _PLAIN[code]

    return _ESCAPE.sub(plain, quoted).encode("utf-8", "surrogateescape")


def _hex_piece(name: str, lines: list[str]) -> Iterator[Piece]:
    data = b""
    for count, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        try:
            data += bytes.fromhex(line)
        except ValueError as err:
            raise Refused(_BAD_HEX.fill(file=name, line=count, found=_shown(line))) from err
    if data:
        yield Piece(0.0, "<", data)


def _shown(line: str) -> str:
    return repr(line.strip()[:40].encode("utf-8", "replace").decode())


def ended_calls(recording: Recording, decoder: Decoder) -> Iterator[Call]:
    """The calls in a recording, each when it is over; after the last piece time runs on until all are.

    A single ring of which the box recorded nothing more is no call.
    """
    for told in happenings(recording, decoder):
        if isinstance(told, Call) and told.state is CallState.ENDED and not told.unsure:
            yield told


def happenings(recording: Recording, decoder: Decoder) -> Iterator[Call | Notice]:
    """Every change of every call and every notice, in order."""
    clock = SetClock(recording.started)
    tracker = Tracker("replay", 1, decoder.cadence_s, decoder.knows_hook, clock)
    unquiet = False
    for piece in recording.pieces:
        if unquiet and piece.after_s >= QUIET_S:
            clock.advance(QUIET_S)
            yield from _fold(tracker, decoder.quiet())
            unquiet = False
            yield from _pass(tracker, clock, piece.after_s - QUIET_S)
        else:
            yield from _pass(tracker, clock, piece.after_s)
        if piece.way == "<":
            unquiet = True
            decoder.at(clock.monotonic())
            yield from _fold(tracker, decoder.feed(piece.data))
            decoder.sounds()
    yield from _pass(tracker, clock, QUIET_S)
    yield from _fold(tracker, decoder.quiet())
    yield from _pass(tracker, clock, math.inf)


def _fold(tracker: Tracker, events: list[LineEvent | Notice]) -> Iterator[Call | Notice]:
    for event in events:
        if isinstance(event, Notice):
            yield event
        else:
            yield from tracker.take(event)


def _pass(tracker: Tracker, clock: SetClock, seconds: float) -> Iterator[Call]:
    """Let time pass, stopping wherever something is due; for ever where `seconds` is infinite."""
    end = clock.monotonic() + seconds
    while (due := tracker.due()) is not None and due <= end:
        clock.advance(max(0.0, due - clock.monotonic()) + 1e-6)
        yield from tracker.pass_time()
    if seconds != math.inf:
        clock.advance(max(0.0, end - clock.monotonic()))


class Recorder:
    """Writes a `.replay` file piece by piece; each is on the disk at once, so that a crash keeps what came before.

    Args:
        out: an open text file, UTF-8; closing it is its owner's matter.
        driver, port: written into the header.
    """

    def __init__(self, out: TextIO, driver: str, port: str, clock: Clock) -> None:
        self._out, self._clock = out, clock
        self._last = clock.monotonic()
        out.write(f"# driver: {driver}\n# port: {port}\n# started: {clock.now().isoformat()}\n")

    def put(self, way: str, data: bytes) -> None:
        """Note that `data` came (`<`) or was sent (`>`) now."""
        now = self._clock.monotonic()
        self._out.write(f'{max(0.0, now - self._last):.3f} {way} "{escaped(data)}"\n')
        self._out.flush()
        self._last = now


def escaped(data: bytes) -> str:
    """Bytes as they stand between the quotes of a `.replay` line."""
    named = {0x0D: "\\r", 0x0A: "\\n", 0x5C: "\\\\", 0x22: '\\"'}
    return "".join(named.get(b) or (chr(b) if 0x20 <= b < 0x7F else f"\\x{b:02x}") for b in data)
