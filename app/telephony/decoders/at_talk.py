"""How is a voice modem woken, told to report numbers, and asked whether it is still alive?

Every command is answered by a line `OK`, `ERROR` or `CONNECT` somewhere among echo, information and rings; which of the
many ways to switch caller ID on a chip knows is found by trying (ITU V.253, Rockwell, Lucent, U.S. Robotics, Aspen,
Motorola and ELSA manuals; GSM 07.07 for desk phones with a SIM card). A reset or a voice call switches it off again, so
the command that worked is also the sign of life asked for every few minutes.
"""

import re
from dataclasses import dataclass

from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.telephony.decoders.talk import Talk, notice
from app.telephony.protocol import Call, Send

_MODEL = QT_TRANSLATE_NOOP("boxes", "Modem: {model}")
_COUNTRY = QT_TRANSLATE_NOOP("boxes", "Country of the modem: {country}")
_OTHER_COUNTRY = QT_TRANSLATE_NOOP(
    "boxes", "The modem stays at country {country} instead of {wanted}; numbers may not be recognised."
)
_NO_CALLER_ID = QT_TRANSLATE_NOOP("boxes", "This modem cannot report numbers; calls will show without one.")
_CALLER_ID = QT_TRANSLATE_NOOP("boxes", "Caller ID switched on by {command}")
_SILENT = QT_TRANSLATE_NOOP("boxes", "The modem does not answer. Pull it out of the computer and plug it in again.")
_LIFT = QT_TRANSLATE_NOOP("boxes", "{number} is dialled: lift the receiver within %n second(s).")
_NOT_DIALLED = QT_TRANSLATE_NOOP("boxes", "The modem did not dial {number}; is the line free?")
_BACK = QT_TRANSLATE_NOOP("boxes", "The modem answers again.")

CALLER_ID = (
    "AT+VCID=1",  # V.253, Lucent, Conexant
    "AT#CID=1",  # Rockwell, USR, TI
    "AT-SCID=1;+VCID=1",  # some Conexant
    "AT+FCLASS=8;+VCID=1",
    "AT#CLS=8#CID=1",
    "AT-STE=1;+VCID=1",
    "AT-STE=1;#CID=1",
    "AT#CC1",  # Aspen, Cirrus
    "AT*ID1",  # Motorola
    "AT%CCID=1",  # Practical Peripherals
    "AT$JSCID=4,1",  # ELSA
    "AT+CLIP=1",  # desk phones with a SIM card
)
ANSWER_S = 2.0
_RESET_S = 5.0  # some chips load their profile slowly; a late OK would be taken for the answer to the next command
PROBE_S = 300.0
_RETRY_S = 30.0
_DIAL_S = 20.0  # it answers when all digits are out
_LIFT_S = 15  # then it lets go of the line
_SILENCES = 2  # questions in a row without an answer
_KEEP = 2048
_RESULT = re.compile(rb"(?:^|[\r\n])[ \t]*(OK|ERROR|\+CM[ES] ERROR[^\r\n]*|CONNECT[^\r\n]*)[ \t]*(?=[\r\n])")
_LIVE = re.compile(rb"RING|NMBR|NBR|DATE|NAME|MESG|CLIP|DRO[NF]")
_NUMBER = re.compile(r"[\d*#]{1,40}")
_GCI = re.compile(rb"\+GCI: ?([0-9A-F]{2})\b", re.I)


@dataclass(frozen=True, slots=True)
class _Step:
    """Commands of which one must succeed; `kind` says what the answer is good for."""

    kind: str
    commands: tuple[str, ...]


class ModemTalk(Talk):
    """The talk with one modem.

    Args:
        country: T.35 code as +GCI takes it, or "".
    """

    def __init__(self, country: str = "") -> None:
        super().__init__()
        self._country = country.upper()
        self._said = b""  # by the modem since the last command
        self._steps: list[_Step] = []
        self._tried = 0
        self._silences = 0
        self._answered = False  # anything since the last reset
        self._known: set[str] = set()
        self._alive = CALLER_ID[0]
        self._in_trouble = False
        self._rings = False
        self._dialled = ""
        self._lifting = False  # the receiver is being lifted before the modem lets go

    @override
    def start(self) -> list[Send]:
        country = (_Step("set country", (f"AT+GCI={self._country}",)),) if self._country else ()
        self._steps = [
            _Step("reset", ("ATZ", "AT&F")),
            _Step("words", ("ATE1V1Q0S0=0", "ATV1Q0", "AT")),
            _Step("model", ("ATI3",)),
            *country,
            _Step("country", ("AT+GCI?",)),
            _Step("caller ID", CALLER_ID),
        ]
        self._tried, self._answered = 0, False
        return self._ask()

    @override
    def heard(self, data: bytes) -> list[Send]:
        if not self._steps:  # between two signs of life: a modem that speaks is alive and must not be disturbed
            if not _LIVE.search(data):
                return []
            self._rings = True
            return [Send(b"", PROBE_S)]
        if self._lifting:
            return []
        self._said = (self._said + data)[-_KEEP:]
        results = _RESULT.findall(self._said)
        if not results:
            return []
        self._silences, self._answered = 0, True
        return self._done() if results[-1].startswith((b"OK", b"CONNECT")) else self._failed()

    @override
    def saw(self, call: Call) -> None:
        self._rings = False
        super().saw(call)

    @property
    @override
    def dials(self) -> bool:
        return not (self._steps or self._in_trouble or self._rings)

    @override
    def dial(self, number: str) -> list[Send]:
        digits = number.replace("+", "00")
        if not self.dials or not _NUMBER.fullmatch(digits):
            return []
        self._dialled = digits
        again = _Step("alive", (self._alive,))  # hanging up switches caller ID off on some chips
        self._steps = [_Step("dial", (f"ATDT{digits};",)), _Step("let go", ("ATH",)), again]
        self._tried = 0
        return self._ask()

    @override
    def waited(self) -> list[Send]:
        if self._lifting:
            self._lifting = False
            return self._ask()
        if not self._steps:
            self._steps, self._tried = [_Step("alive", (self._alive,))], 0
            return self._ask()
        self._silences += 1
        kind = self._steps[0].kind
        if kind == "alive":
            return self._no_sign()
        if kind == "words" and not self._answered and self._tried + 1 == len(self._steps[0].commands):
            return self._dead()
        return self._failed()

    def _ask(self) -> list[Send]:
        self._said = b""
        step = self._steps[0]
        wait_s = {"reset": _RESET_S, "dial": _DIAL_S}.get(step.kind, ANSWER_S)
        return [Send(f"{step.commands[self._tried]}\r".encode("ascii", "replace"), wait_s)]

    def _failed(self) -> list[Send]:
        """The command is not known here: the next way, or the next step."""
        step = self._steps[0]
        if step.kind == "alive":
            return self.start()  # it was reset meanwhile
        self._tried += 1
        if self._tried < len(step.commands):
            return self._ask()
        if step.kind == "dial":
            self._learned.append(notice(_NOT_DIALLED.fill(number=self._dialled), trouble=True))
        if step.kind == "caller ID":
            self._alive = "AT"
            if self._learn("caller ID", "none"):
                self._learned.append(notice(_NO_CALLER_ID, trouble=True))
        return self._next()

    def _done(self) -> list[Send]:
        step = self._steps[0]
        if step.kind == "dial":
            return self._let_lift()
        if step.kind == "model":
            self._tell_model()
        elif step.kind == "country":
            self._tell_country()
        elif step.kind == "caller ID":
            self._alive = step.commands[self._tried]
            if self._learn("caller ID", self._alive):
                self._learned.append(notice(_CALLER_ID.fill(command=self._alive)))
        if not self._in_trouble:
            return self._next()
        self._in_trouble = False
        self._learned.append(notice(_BACK))
        return self.start()

    def _let_lift(self) -> list[Send]:
        del self._steps[0]
        self._tried, self._lifting, self._said = 0, True, b""
        self._learned.append(notice(_LIFT.fill(number=self._dialled).counted(_LIFT_S)))
        return [Send(b"", float(_LIFT_S))]

    def _next(self) -> list[Send]:
        del self._steps[0]
        self._tried = 0
        return self._ask() if self._steps else [Send(b"", PROBE_S)]

    def _no_sign(self) -> list[Send]:
        return self._ask() if self._silences < _SILENCES else self._dead()

    def _dead(self) -> list[Send]:
        """Say so once and go on asking: it may be plugged in again under the same name."""
        if not self._in_trouble:
            self._in_trouble = True
            self._learned.append(notice(_SILENT, trouble=True))
        self._steps = []
        return [Send(b"", _RETRY_S)]

    def _learn(self, topic: str, what: str) -> bool:
        """Whether this was not known; so that setting it up again says nothing twice."""
        fresh = f"{topic}: {what}" not in self._known
        self._known.add(f"{topic}: {what}")
        return fresh

    def _tell_model(self) -> None:
        lines = [line.strip() for line in re.split(rb"[\r\n]+", self._said)]
        named = [line for line in lines if line and not line.startswith((b"AT", b"OK")) and not _LIVE.match(line)]
        if named and self._learn("model", model := named[0].decode("latin-1")[:60]):
            self._learned.append(notice(_MODEL.fill(model=model)))

    def _tell_country(self) -> None:
        match = _GCI.search(self._said.replace(f"+GCI={self._country}".encode(), b""))
        if not match:
            return
        country = match[1].decode().upper()
        if self._country and country != self._country:
            told = notice(_OTHER_COUNTRY.fill(country=country, wanted=self._country), trouble=True)
        else:
            told = notice(_COUNTRY.fill(country=country))
        if self._learn("country", country):
            self._learned.append(told)
