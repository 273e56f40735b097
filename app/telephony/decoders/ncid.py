"""What does an NCID server (or gateway) say about the calls of its lines?

Text lines ended by CR LF, TCP port 3333 (NCID API 1.5)::

    200 Server: ncidd (NCID) 1.6 ... 300 End of connection startup
    CID: *DATE*05042026*TIME*2149*LINE*-*NMBR*4075551212*MESG*NONE*NAME*Chmielewski Joh*
                    also OUT dialled, PID from a smartphone, WID call waiting; HUP and BLK: the server hung up on it
    CIDINFO: *LINE*-*RING*n*TIME*21:39:34*      n rings; 0 ringing ended, -1 cancelled, -2 hung up
    END: *HTYPE*BYE|CANCEL*...*SCALL*mm/dd/yyyy hh:mm:ss*ECALL*...*CTYPE*IN|OUT*LINE*..*NMBR*..*NAME*..*
    CALL: ###DATE12041529...CALLIN...LINEVOIP...NMBR14075551212...NAMECourt Jester+++      a gateway's own form
    CALLINFO: ###BYE...DATE..SCALL..ECALL...CALLIN...LINEVOIP...NMBR14075551212...NAMECourt Jester+++

`*KEY*value*` in any order, unknown keys and labels skipped, `+` before a label marks a forwarding server, `-` is
unknown. `CIDLOG:` and the like are history. `MSG:`, `NOT:` and `RLY:` are words of people and telephones, `text
***DATE*..*NAME*..*NMBR*..*`. NMBR RING is a call without a number so far; the real CID may follow; an alias of the
server may stand there. MESG belongs to the call before as often as not and is not read.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.decoders.lines import Lines
from app.telephony.decoders.talk import Talk, notice
from app.telephony.decoders.values import decoded, name_of, number_of
from app.telephony.protocol import Decoder, Dialogue, Direction, LineEvent, Notice, Send, Sign

_SERVER = QT_TRANSLATE_NOOP("boxes", "NCID server: {version}")
_DEVICE_GONE = QT_TRANSLATE_NOOP("boxes", "The modem of the NCID server is gone: {words}")
_MESSAGE = QT_TRANSLATE_NOOP("boxes", "Message on the NCID server: {words}")
_MESSAGE_FROM = QT_TRANSLATE_NOOP("boxes", "Message on the NCID server from {who}: {words}")
_HUNG_UP_ON = QT_TRANSLATE_NOOP("boxes", "The NCID server hung up on {who} (its blacklist).")
_NO_ANSWER = QT_TRANSLATE_NOOP("boxes", "The NCID server no longer answers; calls may be missing.")

_LABELLED = re.compile(r"\+?([A-Z]{3,8}): ?(.*)", re.S)
_STARRED = re.compile(r"\*([A-Z]{2,8})\*(.*?)(?=\*[A-Z]{2,8}\*|\*?$)", re.S)
_DOTTED = re.compile(r"(DATE|SCALL|ECALL|CALL|LINE|NMBR|NAME)(.*)", re.S)
_GATEWAY = re.compile(r"###(.*?)\+\+\+", re.S)
_CALLS_IN = ("CID", "HUP", "BLK", "PID", "WID")
_TURNED_AWAY = ("HUP", "BLK")
_WORDS = re.compile(r"(.*?)\s*(?:(?:\*\*\*|###)(.*))?$", re.S)
_CANCELLED, _HUNG_UP = -1, -2
_MOST_LINES = 99

_Events = list[LineEvent | Notice]


class NcidDecoder(Decoder):
    """Reads one connection to a server."""

    name: ClassVar[str] = "ncid"
    title: ClassVar[str] = "NCID server"
    port_kinds: ClassVar[Sequence[str]] = ("tcp",)
    baud: ClassVar[int] = 0
    default_port: ClassVar[int | None] = 3333
    cadence_s: ClassVar[float] = 10.0  # the server itself waits 6.4 to 7.3 s before it says that ringing ended
    knows_hook: ClassVar[bool] = False

    def __init__(self) -> None:
        self._lines = Lines()
        self._names: dict[str, int] = {}
        self._ringing_told: set[int] = set()
        self._ends_told: set[int] = set()

    @override
    def feed(self, data: bytes) -> _Events:
        return [event for line in self._lines.feed(data) for event in self._line(line)]

    @override
    def quiet(self) -> _Events:
        return []  # TCP loses nothing: the rest of a line is still to come

    @override
    def dialogue(self, country: str) -> Dialogue | None:
        return NcidTalk()

    def _line(self, line: bytes) -> _Events:
        text = line.decode("latin-1").strip()
        if text.startswith("200 "):
            return [notice(_SERVER.fill(version=text[4:84].removeprefix("Server: ")))]
        match = _LABELLED.match(text)
        if not match:
            return []
        label, rest = match.groups()
        if label in ("MSG", "NOT", "RLY"):
            return _message(rest)
        if label in ("CALL", "CALLINFO"):
            return self._gateway(label, rest)
        fields = dict(_STARRED.findall(rest))
        other = {"CIDINFO": self._ringing, "END": self._end}.get(label)
        return _named(other(fields) if other else self._call(label, fields), fields)

    def _gateway(self, label: str, rest: str) -> _Events:
        match = _GATEWAY.match(rest)
        if not match:
            return []
        parts = match[1].split("...")
        fields = {found[1]: found[2] for part in parts if (found := _DOTTED.match(part))}
        if label == "CALL":
            return _named(self._call("CID" if fields.get("CALL") == "IN" else fields.get("CALL", ""), fields), fields)
        return _named(self._end({"HTYPE": parts[0], "CTYPE": fields.get("CALL", "IN"), **fields}), fields)

    def _call(self, label: str, fields: dict[str, str]) -> _Events:
        if label not in _CALLS_IN and label != "OUT":
            return []
        line = self._number_of_line(fields)
        written = fields.get("NMBR", "")
        number, reason = number_of(written) or ("", None)
        name, why_no_name = name_of(fields.get("NAME", "").encode("latin-1"))
        if not name and number_of(written) is None:  # the server has put an alias in place of the number
            name, why_no_name = name_of(written.encode("latin-1"))
        stamp = _stamp(fields)
        if label == "OUT":
            return [LineEvent(Sign.DIALLED, line, Direction.OUT, number, name, opens=True, closes=True, stamp=stamp)]
        reason = reason if number else reason or why_no_name
        closes = line in self._ends_told or (line not in self._ringing_told and _is_gateway(fields))
        caller = LineEvent(
            Sign.CALLER, line, Direction.IN, number, name, reason, opens=True, closes=closes, stamp=stamp
        )
        if label not in _TURNED_AWAY:
            return [caller]
        told = notice(_HUNG_UP_ON.fill(who=number or name or "?"))
        return [caller, LineEvent(Sign.ENDED, line, Direction.IN, number, answered=False), told]

    def _ringing(self, fields: dict[str, str]) -> _Events:
        line = self._number_of_line(fields)
        count = fields.get("RING", "")
        if not re.fullmatch(r"-?\d{1,3}", count):
            return []
        rings = int(count)
        if rings >= 0:
            self._ringing_told.add(line)
            return [LineEvent(Sign.RING, line, rings=rings) if rings else LineEvent(Sign.RING_END, line)]
        if rings not in (_CANCELLED, _HUNG_UP):
            return []
        self._ends_told.add(line)
        return [LineEvent(Sign.ENDED, line, answered=rings == _HUNG_UP, closes=True)]

    def _end(self, fields: dict[str, str]) -> _Events:
        line = self._number_of_line(fields)
        self._ends_told.add(line)
        answered = fields.get("HTYPE") == "BYE"
        return [
            LineEvent(
                Sign.ENDED,
                line,
                Direction.OUT if fields.get("CTYPE") == "OUT" else Direction.IN,
                (number_of(fields.get("NMBR", "")) or ("", None))[0],
                duration_s=_seconds(fields.get("SCALL", ""), fields.get("ECALL", "")) if answered else None,
                answered=answered,
            )
        ]

    def _number_of_line(self, fields: dict[str, str]) -> int:
        """`02` is line 2, `-` line 1, `WC02` line 2 unless `02` is another line here; other names get the next free."""
        name = fields.get("LINE", "-") or "-"
        name = name.lstrip("0") if name.isdecimal() else name
        if name not in self._names and len(self._names) < _MOST_LINES:
            taken = set(self._names.values())
            digits = re.search(r"(\d{1,2})$", name)
            wanted = 1 if name == "-" else int(digits[1]) if digits else 0
            free = next(n for n in range(1, _MOST_LINES + 2) if n not in taken)
            self._names[name] = wanted if wanted and wanted not in taken else free
        return self._names.get(name, 1)


def _named(events: _Events, fields: dict[str, str]) -> _Events:
    """The same, with the server's own word for the line."""
    name = decoded(fields.get("LINE", "").encode("latin-1"))
    return [replace(event, line_name=name) if isinstance(event, LineEvent) else event for event in events]


def _message(said: str) -> _Events:
    match = _WORDS.match(said)
    text, about = match.groups() if match else (said, "")
    words = decoded(text.encode("latin-1"))
    if "Serial device" in words and "Terminated" in words:
        return [notice(_DEVICE_GONE.fill(words=words), trouble=True)]
    fields = dict(_STARRED.findall(f"*{about}" if about else ""))
    who = name_of(fields.get("NAME", "").encode("latin-1"))[0].strip("-") or fields.get("NMBR", "").strip("-")
    if not words:
        return []
    return [notice(_MESSAGE_FROM.fill(who=who[:40], words=words) if who else _MESSAGE.fill(words=words))]


def _is_gateway(fields: dict[str, str]) -> bool:
    """Gateways name their lines in letters and tell the end of each call; a modem's line is `-` or digits."""
    return any(c.isalpha() for c in fields.get("LINE", ""))


def _stamp(fields: dict[str, str]) -> str:
    """MMDDHHMM out of DATE (mmddyyyy, some servers ddmmyyyy) and TIME (hhmm); a gateway has both in DATE."""
    date, time = fields.get("DATE", ""), fields.get("TIME", "")
    written = date if not time and len(date) == 8 else f"{date[:4]}{time}"
    if not re.fullmatch(r"\d{8}", written):
        return ""
    return f"{written[2:4]}{written[:2]}{written[4:]}" if int(written[:2]) > 12 else written


def _seconds(start: str, end: str) -> int | None:
    """From one `mm/dd/yyyy hh:mm:ss` (some servers dd/mm) to another, None where one is nonsense."""
    for form in ("%m/%d/%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S"):
        try:
            took = datetime.strptime(end, form) - datetime.strptime(start, form)  # noqa: DTZ007  only the difference
        except ValueError:
            continue
        return max(0, int(took.total_seconds()))
    return None


class NcidTalk(Talk):
    """Introduces itself, declines the history, and asks for a sign of life every minute."""

    _HELLO = b"HELLO: IDENT: client ringfile 1\r\nHELLO: CMD: no_log\r\n"
    _ASK = b"REQ: YO\r\n"
    _EVERY_S, _ANSWER_S = 60.0, 10.0
    _SILENCES = 3

    def __init__(self) -> None:
        super().__init__()
        self._unanswered = 0
        self._told = False

    @override
    def start(self) -> list[Send]:
        return [Send(self._HELLO, self._EVERY_S)]

    @override
    def heard(self, data: bytes) -> list[Send]:
        self._unanswered, self._told = 0, False
        return [Send(b"", self._EVERY_S)]

    @override
    def waited(self) -> list[Send]:
        self._unanswered += 1
        if self._unanswered > self._SILENCES and not self._told:
            self._told = True
            self._learned.append(notice(_NO_ANSWER, trouble=True))
        return [Send(self._ASK, self._ANSWER_S)]
