"""What does every caller-ID box report, what is a call, and what does a decoder offer?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol
from uuid import UUID

from app.core.i18n import Text

QUIET_S = 0.4  # silence after which a half line is taken as it is, and `Decoder.quiet` is due once


class Direction(StrEnum):
    """Who called whom."""

    IN = "in"
    OUT = "out"
    INTERNAL = "internal"  # from one telephone of the house to another, as an exchange tells it


class Reason(StrEnum):
    """Why there is no (trustworthy) number."""

    PRIVATE = "private"  # withheld by the caller
    OUT_OF_AREA = "out_of_area"
    NO_CID = "no_cid"  # the line rang and nothing was reported
    BAD_CHECKSUM = "bad_checksum"


class CallState(StrEnum):
    """Where a call stands."""

    RINGING = "ringing"
    DIALLING = "dialling"  # outgoing, not known to be answered
    TALKING = "talking"
    ENDED = "ended"


class Sign(StrEnum):
    """What a box can tell about a line."""

    RING = "ring"  # one burst; `rings` may carry the box's own count
    RING_END = "ring_end"  # the box itself says that ringing ended
    CALLER = "caller"  # number, name or reason; each may come alone, late or again
    DIALLED = "dialled"  # digits of an outgoing call
    OFF_HOOK = "off_hook"
    ON_HOOK = "on_hook"
    ENDED = "ended"  # the box's own record of a finished call, with its duration


@dataclass(frozen=True, slots=True)
class LineEvent:
    """One thing that happened on one line of one box. Every field but the first two is optional.

    Attributes:
        line: as the box counts, from 1.
        line_name: what the box itself calls the line; "" where it only counts.
        number: digits and `+ * #`, as reported, with the dashes an exchange sends itself; "" where none.
        name: as reported, decoded and trimmed; "" where none.
        rings: how often it rang by the box's own count; 0 where it does not say.
        duration_s: talk time by the box's own clock, or None.
        suspect: the checksum was bad: show it, never save it by itself.
        opens: the box says this once, when a call begins; said again later than a repeat can come, it is another
            call. On ENDED: the record tells the whole call and stands for one that was never announced.
        closes: the box will still send its own record of how this call ended.
        stamp: when the exchange or the box says it is, MMDDHHMM as sent; "" where it does not. No year, often wrong.
        call: the box's own name of the call, "" where it knows only lines. Such calls are told apart by it alone.
        ext: the extension it rings or talks at, "" where there are none.
        by: OFF_HOOK: the extension that answered.
        elsewhere: it is answered, at an extension that is not this seat's.
        ago_s: it happened so long ago; a box asked what is going on says so.
    """

    sign: Sign
    line: int
    direction: Direction = Direction.IN
    number: str = ""
    name: str = ""
    reason: Reason | None = None
    rings: int = 0
    duration_s: int | None = None
    answered: bool | None = None
    suspect: bool = False
    opens: bool = False
    closes: bool = False
    stamp: str = ""
    call: str = ""
    ext: str = ""
    by: str = ""
    elsewhere: bool = False
    ago_s: int = 0
    line_name: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a box says about itself ("USR5637, country B5"); `trouble` is worth telling the user.

    Attributes:
        words: the box's own words, or the English form of `text`; commands and logs show these.
        text: the same as a sentence for the user, still to be translated; None where the box's own words stand.
    """

    words: str
    trouble: bool = False
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """Sound of a line that the box itself recorded.

    Attributes:
        line: as the box counts, from 1.
        pcm: samples of 16 bits, low byte first, 8 kHz, one channel; what was lost on the way is silence.
    """

    line: int
    pcm: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call as it is now; every change makes a new snapshot with the same `uuid`.

    Attributes:
        uuid: made at the seat at the first sign of the call.
        line: numbered through over all boxes of the seat, from 1.
        line_name: the box's own name of it, "" where it has none.
        number: digits as reported, or None.
        answered: None where the box cannot tell.
        started_at: first sign (ring or number), aware UTC.
        duration_s: talk time; the box's own where it gives one.
        box: the box's port URL.
        lost: the box went away in the middle of the call.
        unsure: over, and a box that records every call told of it nothing but one ring; a line test does that.
        stamp: when the exchange or the box said it was, MMDDHHMM; "" where it did not.
        ext: the extension it rings or talks at, "" where the box has none.
        answered_by: the extension that answered last.
        elsewhere: answered at an extension that is not this seat's.
        pops: how often it came up: once, and again each time it is put through to somebody else.
    """

    uuid: UUID
    line: int
    state: CallState
    direction: Direction
    started_at: datetime
    number: str | None = None
    name: str | None = None
    reason: Reason | None = None
    suspect: bool = False
    rings: int = 0
    answered: bool | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    duration_s: int | None = None
    box: str = ""
    lost: bool = False
    unsure: bool = False
    stamp: str = ""
    ext: str = ""
    answered_by: str = ""
    elsewhere: bool = False
    pops: int = 1
    line_name: str = ""

    @property
    def missed(self) -> bool:
        """Incoming, over, and not known to be answered."""
        return self.direction is Direction.IN and self.state is CallState.ENDED and not self.answered


@dataclass(frozen=True, slots=True)
class Send:
    """What to write to the box, and how long to wait for what it says to that.

    Attributes:
        data: may be empty: only wait.
        wait_s: after this many seconds `Dialogue.waited` is due; 0 for no waiting at all.
    """

    data: bytes
    wait_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a box will not talk to us, and what the user can do about it.

    Attributes:
        lasting: trying again soon is no use.
    """

    text: Text
    advice: Text
    lasting: bool = True


class Dialogue(Protocol):
    """The computer's side of the talk with a box: waking it, setting it up, asking whether it still lives.

    Pure, as a decoder is: one object per opened port, used on that box's thread. Whoever drives it writes each
    `data` in order and keeps one timer: the last `Send` of a list that is not empty sets it anew (0 stops it), an
    empty list leaves it running. Every piece read from the port goes to `heard` as well as to the decoder. Not used
    where nothing can be written back (udp).
    """

    def start(self) -> list[Send]:
        """The port has been opened (or opened again, with a new object)."""
        ...

    def heard(self, data: bytes) -> list[Send]:
        """The box said this; cut anywhere, mixed with rings and numbers."""
        ...

    def waited(self) -> list[Send]:
        """The time of the last `Send` is over."""
        ...

    def saw(self, call: "Call") -> None:
        """A call of this box is over; so the dialogue learns that lines ring and no number ever comes."""
        ...

    def notices(self) -> list[Notice]:
        """What was learned about the box since this was last asked; ask after each of the other four."""
        ...

    def refused(self) -> Refusal | None:
        """Why nothing can come of this connection as it is set up; it is then closed and tried again late."""
        return None

    @property
    def dials(self) -> bool:
        """Whether the box can be told to dial, now."""
        return False

    def dial(self, number: str) -> list[Send]:
        """Have the box dial, so that the operator's telephone rings or is off the hook. Only where it `dials`."""
        return []


class Decoder(Protocol):
    """Turns the bytes of one box into events. Pure: no port, clock or thread; one object per opened port."""

    name: ClassVar[str]  # as the user chooses it: at-modem
    title: ClassVar[str]  # what it is, in English: "Voice modem (AT commands)"
    port_kinds: ClassVar[Sequence[str]]  # "serial", "tcp", "udp", "hid", "sound", "helper", "sim"
    baud: ClassVar[int]  # default speed of a serial port
    default_port: ClassVar[int | None]  # TCP or UDP port
    cadence_s: ClassVar[float]  # no ring for longer than this: ringing is over
    knows_hook: ClassVar[bool]  # tells off-hook and on-hook

    def at(self, now_s: float) -> None:
        """The moment of what comes next, by any one clock; only a box that tells no states needs it."""

    def set_up(self, config: "BoxConfig", secret: str) -> None:
        """Learn how the user set the box up, before its first byte; most decoders need nothing of it.

        Args:
            config: the box.
            secret: the password kept for it, "" where there is none.
        """

    def feed(self, data: bytes) -> list[LineEvent | Notice]:
        """Take the next bytes, cut anywhere (a whole datagram for UDP). Line noise never raises."""
        ...

    def quiet(self) -> list[LineEvent | Notice]:
        """Nothing has come for `QUIET_S`: a line left without its end is taken as it is."""
        ...

    def sounds(self) -> list[SoundBlock]:
        """The sound that came since this was last asked, in order; ask after each `feed`."""
        return []

    def dialogue(self, country: str) -> Dialogue | None:
        """The talk this kind of box needs, or None where it only speaks.

        Args:
            country: T.35 code for modems, "" leaves the modem's own.
        """
        ...


@dataclass(frozen=True, slots=True)
class Exchange:
    """What an exchange (PBX) must know of this seat. Its password is in the system's keyring.

    Attributes:
        user: who signs in there.
        extensions: this seat's; its calls are those that ring there, and the first one rings when a number is
            dialled. None: every call of the house is shown, and nothing can be dialled.
        context: of the dial plan, out of which the seat's telephone dials.
        internal: calls from one extension to another are shown too.
        digits: of the longest extension; 0 where the program finds out itself.
    """

    user: str = ""
    extensions: tuple[str, ...] = ()
    context: str = ""
    internal: bool = False
    digits: int = 0


@dataclass(frozen=True, slots=True)
class BoxConfig:
    """One box as the user set it up.

    Attributes:
        driver: a decoder's name.
        port: COM3, /dev/ttyUSB0, socket://host:port, tls://host:port, udp://:3520, usb:VID:PID[:SERIAL],
            hid:VID:PID[:SERIAL], sound:INPUT#CHANNEL, helper:PROGRAM, sim://NAME.
        lines: how many lines it has; its lines are numbered after those of the boxes before it.
        country: T.35 country code for modems (CN is "26"), "" leaves the modem's own.
        baud: 0 for the driver's default.
        exchange: what only an exchange needs.
    """

    driver: str
    port: str
    lines: int = 1
    country: str = ""
    baud: int = 0
    exchange: Exchange = Exchange()


@dataclass(frozen=True, slots=True)
class BoxState:
    """How a box is. Told on every change, from the box's own thread.

    Attributes:
        first_line: its line 1 in the seat's numbering.
        up: the port is open and read.
        port_name: the port that is or was open ("COM4"), which may have changed after a replug.
        problem: the system's own words, for the log.
        trouble: what is wrong, as a sentence for the user ("COM4 is disconnected."), or None.
        advice: what to try, one of the hub's `Text`s, or None.
        since: of this state.
        notices: what the box said about itself since it was opened, newest last, at most 8.
        dials: it can be told to dial a number.
    """

    config: BoxConfig
    first_line: int
    up: bool
    port_name: str
    since: datetime
    problem: str = ""
    trouble: Text | None = None
    advice: Text | None = None
    notices: tuple[Notice, ...] = field(default=())
    dials: bool = False
