"""What does a helper say, a process that speaks for a vendor's library? One JSON object in each line, UTF-8.

The form, and how a helper is written: docs/adding-a-dll-helper.md. From the helper::

    {"event": "hello", "protocol": 1, "name": "AD102", "version": "1.4", "lines": 2, "dials": false}
    {"event": "ring", "line": 1}                        each burst, or once with "rings": the count so far
    {"event": "caller", "line": 1, "number": "13800138000", "name": "王小明"}     or "reason": "private"
    {"event": "off_hook", "line": 1}                    also on_hook, ring_end
    {"event": "dialled", "line": 1, "number": "10086"}
    {"event": "ended", "line": 1, "answered": true, "duration_s": 65}
    {"event": "notice", "text": "USB box unplugged", "trouble": true}
    {"event": "pong"}

What is not of this form is skipped.
"""

import json
from collections.abc import Sequence
from typing import Any, ClassVar

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.decoders.lines import Lines
from app.telephony.decoders.talk import Talk, notice
from app.telephony.decoders.values import decoded, number_of
from app.telephony.protocol import Decoder, Dialogue, Direction, LineEvent, Notice, Reason, Refusal, Send, Sign

PROTOCOL = 1

_HELLO = QT_TRANSLATE_NOOP("boxes", "Helper: {name} {version}")
_FOREIGN = QT_TRANSLATE_NOOP("boxes", "The helper speaks version {theirs} of the protocol, this program {ours}.")
_HANGS = Refusal(
    QT_TRANSLATE_NOOP("boxes", "The helper no longer answers."),
    QT_TRANSLATE_NOOP("boxes", "It is ended and started again by itself."),
    lasting=False,
)
_MOST_LINES = 99


class HelperDecoder(Decoder):
    """Reads one helper."""

    name: ClassVar[str] = "helper"
    title: ClassVar[str] = "Helper program for a vendor's DLL"
    port_kinds: ClassVar[Sequence[str]] = ("helper",)
    baud: ClassVar[int] = 0
    default_port: ClassVar[int | None] = None
    cadence_s: ClassVar[float] = 7.0
    knows_hook: ClassVar[bool] = True

    def __init__(self) -> None:
        self._lines = Lines()

    @override
    def feed(self, data: bytes) -> list[LineEvent | Notice]:
        return [event for line in self._lines.feed(data) if (event := _event(line))]

    @override
    def quiet(self) -> list[LineEvent | Notice]:
        return []  # a pipe loses nothing: the rest of a line is still to come

    @override
    def dialogue(self, country: str) -> Dialogue | None:
        return HelperTalk()


def _text(line: bytes) -> str:
    """UTF-8; a helper that forgot to say so writes its Windows' own encoding, in China GBK."""
    for codec in ("utf-8-sig", "gbk"):
        try:
            return line.decode(codec)
        except UnicodeDecodeError:
            continue
    return line.decode("utf-8", "replace")


def _told(line: bytes) -> dict[str, Any]:
    try:
        told = json.loads(_text(line))
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _event(line: bytes) -> LineEvent | Notice | None:
    told = _told(line)
    kind = told.get("event")
    if kind == "notice":
        words = _words(told, "text")[:160]
        return Notice(words, told.get("trouble") is True) if words else None
    if kind == "hello":
        return _hello(told)
    try:
        sign = Sign(str(kind))
    except ValueError:
        return None
    number, why = number_of(_words(told, "number")) or ("", None)
    return LineEvent(
        sign,
        _line(told),
        Direction.OUT if sign is Sign.DIALLED or told.get("direction") == "out" else Direction.IN,
        number,
        decoded(_words(told, "name").encode()),
        None if number else _reason(told) or why,
        rings=_count(told, "rings") or 0,
        duration_s=_count(told, "duration_s"),
        answered=told["answered"] if isinstance(told.get("answered"), bool) else None,
        suspect=told.get("suspect") is True,
    )


def _hello(told: dict[str, Any]) -> Notice:
    theirs = _count(told, "protocol") or 0
    if theirs > PROTOCOL:
        return notice(_FOREIGN.fill(theirs=theirs, ours=PROTOCOL), trouble=True)
    return notice(_HELLO.fill(name=_words(told, "name")[:60], version=_words(told, "version")[:20]))


def _words(told: dict[str, Any], key: str) -> str:
    value = told.get(key)
    return "".join(c for c in value if c.isprintable()).strip() if isinstance(value, str) else ""


def _count(told: dict[str, Any], key: str) -> int | None:
    value = told.get(key)
    whole = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e6
    return int(value) if whole and value is not None else None


def _line(told: dict[str, Any]) -> int:
    return min(max(1, _count(told, "line") or 1), _MOST_LINES)


def _reason(told: dict[str, Any]) -> Reason | None:
    try:
        return Reason(_words(told, "reason"))
    except ValueError:
        return None


class HelperTalk(Talk):
    """Greets the helper and asks it for a sign of life; one that answers no longer is started anew.

    To the helper: `{"do": "hello", "protocol": 1}`, `{"do": "ping"}`, `{"do": "dial", "number": "10086"}`.
    """

    _EVERY_S, _ANSWER_S = 20.0, 10.0
    _SILENCES = 2

    def __init__(self) -> None:
        super().__init__()
        self._heard = Lines()
        self._silent = 0
        self._dials = False
        self._refusal: Refusal | None = None

    @override
    def start(self) -> list[Send]:
        return [Send(_order("hello", protocol=PROTOCOL), self._EVERY_S)]

    @override
    def heard(self, data: bytes) -> list[Send]:
        self._silent = 0
        for told in map(_told, self._heard.feed(data)):
            if told.get("event") == "hello":
                self._dials = told.get("dials") is True
        return [Send(b"", self._EVERY_S)]

    @override
    def waited(self) -> list[Send]:
        self._silent += 1
        if self._silent > self._SILENCES:
            self._refusal = _HANGS
            return []
        return [Send(_order("ping"), self._ANSWER_S)]

    @override
    def refused(self) -> Refusal | None:
        return self._refusal

    @property
    @override
    def dials(self) -> bool:
        return self._dials

    @override
    def dial(self, number: str) -> list[Send]:
        return [Send(_order("dial", number=number), self._EVERY_S)] if self._dials else []


def _order(do: str, **more: object) -> bytes:
    return json.dumps({"do": do, **more}).encode() + b"\n"
