"""How are boxes, their state and what happens on a line said in the user's words?"""

from collections.abc import Sequence

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.lines.diagnosis import Seen
from app.records.workflow import Look
from app.telephony.decoders import DECODERS
from app.telephony.protocol import BoxConfig, BoxState, Call, CallState, Direction, Reason

_TITLES = {
    "at-modem": QT_TRANSLATE_NOOP("lines", "Voice modem or phone with SIM card"),
    "whozz": QT_TRANSLATE_NOOP("lines", "Whozz Calling? (serial or network)"),
    "ncid": QT_TRANSLATE_NOOP("lines", "Caller-ID server in the network (NCID)"),
    "ad800": QT_TRANSLATE_NOOP("lines", "USB box without driver (AD800, AD130, AD102)"),
    "serial-fsk": QT_TRANSLATE_NOOP("lines", "Serial box, raw data blocks (CTI Comet and others)"),
    "serial-ascii": QT_TRANSLATE_NOOP("lines", "Serial box, plain letters (ATRING, &RING and others)"),
    "sound": QT_TRANSLATE_NOOP("lines", "The line's own sound (sound card)"),
    "ami": QT_TRANSLATE_NOOP("lines", "Telephone exchange (Asterisk, FreePBX)"),
    "helper": QT_TRANSLATE_NOOP("lines", "Box with a maker's DLL (helper program)"),
    "simulator": QT_TRANSLATE_NOOP("lines", "Simulated box"),
}

WORKS = Look(words=QT_TRANSLATE_NOOP("lines", "Connected"), icon="check-circle-outline", colour="finished")
AWAY = Look(words=QT_TRANSLATE_NOOP("lines", "Not connected"), icon="power-plug-off-outline", colour="danger")
OPENING = Look(words=QT_TRANSLATE_NOOP("lines", "Connecting"), icon="timer-sand", colour="approved")
DOUBTFUL = Look(words=QT_TRANSLATE_NOOP("lines", "No numbers"), icon="alert-outline", colour="waiting")
BOX = Look(words=QT_TRANSLATE_NOOP("lines", "Box"), icon="phone-classic", colour="accent")

IDLE = Look(words=QT_TRANSLATE_NOOP("lines", "Idle"), icon="phone-hangup-outline", colour="approved")
RINGING = Look(words=QT_TRANSLATE_NOOP("lines", "Rings"), icon="phone-ring", colour="progress")
TALKING = Look(words=QT_TRANSLATE_NOOP("lines", "Talking"), icon="phone-in-talk", colour="finished")
DIALLING = Look(words=QT_TRANSLATE_NOOP("lines", "Calls out"), icon="phone-outgoing", colour="progress")
MISSED = Look(words=QT_TRANSLATE_NOOP("lines", "Missed"), icon="phone-missed", colour="danger")
OVER = Look(words=QT_TRANSLATE_NOOP("lines", "Over"), icon="phone-check-outline", colour="approved")
LOST = Look(words=QT_TRANSLATE_NOOP("lines", "Box lost"), icon="power-plug-off-outline", colour="danger")

_ONE_LINE = QT_TRANSLATE_NOOP("lines", "Line {line} · {port}")
_LINES = QT_TRANSLATE_NOOP("lines", "Lines {first} to {last} · {port}")
_FIGURES = QT_TRANSLATE_NOOP("lines", "{told} numbers in %n call(s)")
_NO_CALLS = QT_TRANSLATE_NOOP("lines", "No call since the program started")
_LINE = QT_TRANSLATE_NOOP("lines", "Line {line}")

_PLUGGED = QT_TRANSLATE_NOOP("lines", "Where it is plugged in")
_ADDRESS = QT_TRANSLATE_NOOP("lines", "Address")
_PROGRAM = QT_TRANSLATE_NOOP("lines", "Helper program")
_EXAMPLES = {
    "ami": QT_TRANSLATE_NOOP("lines", "Name or address of the exchange, for example 192.168.1.5, or tls://192.168.1.5"),
    "ncid": QT_TRANSLATE_NOOP("lines", "Name or address of the server, for example 192.168.1.5"),
    "helper": QT_TRANSLATE_NOOP("lines", "Path of the helper program, for example C:\\Boxes\\ad102-helper.exe"),
    "ad800": QT_TRANSLATE_NOOP("lines", "No box found: plug it in, or write hid:VID:PID, for example hid:C5CB:0002"),
    "sound": QT_TRANSLATE_NOOP(
        "lines", "No sound input found: plug it in, or write sound:NAME, sound:NAME#2 for its channel 2"
    ),
}
_NO_PORT = QT_TRANSLATE_NOOP("lines", "No port found: plug the box in, or write COM3, /dev/ttyUSB0, socket://…")

_REASONS = {
    Reason.PRIVATE: QT_TRANSLATE_NOOP("lines", "Number hidden"),
    Reason.OUT_OF_AREA: QT_TRANSLATE_NOOP("lines", "Number not available"),
    Reason.NO_CID: QT_TRANSLATE_NOOP("lines", "No number came"),
    Reason.BAD_CHECKSUM: QT_TRANSLATE_NOOP("lines", "Number arrived damaged"),
}
_NO_NUMBER_YET = QT_TRANSLATE_NOOP("lines", "No number yet")
_LIVE = {
    CallState.RINGING: RINGING,
    CallState.DIALLING: DIALLING,
    CallState.TALKING: TALKING,
}


def title_of(driver: str) -> Text | str:
    """What kind of box it is."""
    return _TITLES.get(driver) or (DECODERS[driver].title if driver in DECODERS else driver)


def port_name(kinds: Sequence[str]) -> Text:
    """What the field of the port is called for a box on these kinds of ports."""
    if "helper" in kinds:
        return _PROGRAM
    return _ADDRESS if "tcp" in kinds else _PLUGGED


def port_example(driver: str) -> Text:
    """What stands in that field while it is empty."""
    return _EXAMPLES.get(driver, _NO_PORT)


def place_of(config: BoxConfig, first_line: int, port: str = "") -> Text:
    """Which of the seat's lines it has, and on which port."""
    if config.lines <= 1:
        return _ONE_LINE.fill(line=first_line, port=port or config.port)
    return _LINES.fill(first=first_line, last=first_line + config.lines - 1, port=port or config.port)


def look_of(state: BoxState | None, seen: Seen) -> Look:
    """How a box is."""
    if state is None:
        return OPENING
    if not state.up:
        return AWAY
    return DOUBTFUL if seen.doubtful else WORKS


def figures_of(seen: Seen) -> Text:
    """Does caller ID work? "12 numbers in 14 calls"."""
    return _FIGURES.fill(told=seen.told).counted(seen.rang) if seen.rang else _NO_CALLS


def state_of(call: Call) -> Look:
    """How a call is."""
    if call.state in _LIVE:
        return _LIVE[call.state]
    if call.lost:
        return LOST
    return MISSED if call.missed and call.answered is False else OVER


def line_of(call: Call) -> Text:
    """The line a call is on."""
    return _LINE.fill(line=call.line)


def caller_of(call: Call) -> Text | str:
    """Number, or in words why there is none."""
    if call.number:
        return call.number
    if call.reason:
        return _REASONS[call.reason]
    return _NO_NUMBER_YET if call.direction is Direction.IN else DIALLING.words
