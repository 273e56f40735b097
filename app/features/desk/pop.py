"""What is a call on the desk, where does it stand, and what moves may it cause?"""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from uuid import UUID

from app.telephony.protocol import Call, CallState


class Doing(StrEnum):
    """What the operator is doing."""

    IDLE = "idle"
    BROWSING = "browsing"
    TYPING = "typing"  # the caret stands in a field, anywhere


class Mode(StrEnum):
    """What the seat wants of a pop; the values of the setting."""

    FULL = "full"
    TOAST = "toast"
    OFF = "off"


class Stage(StrEnum):
    """Where a call on the desk stands."""

    RINGING = "ringing"
    DIALLING = "dialling"
    TALKING = "talking"
    MISSED = "missed"
    OVER = "over"  # answered or outgoing, hung up: wrap-up
    ELSEWHERE = "elsewhere"  # somebody else answered it


LIVE = frozenset({Stage.RINGING, Stage.DIALLING, Stage.TALKING})


class Do(Enum):
    """A move the controller carries out."""

    OPEN = auto()  # a tab appears behind the others
    CHANGE = auto()  # tab, tile and header are painted anew
    LOOK_UP = auto()  # the number is new: find out who it is
    FRONT = auto()  # its tab comes to the front, the desk is shown
    REST = auto()  # no call is in front any more (uuid is None)
    TOAST = auto()  # a notice in the corner, never activated
    UNTOAST = auto()
    FLASH = auto()  # tab and taskbar ask for attention
    HANDLE = auto()  # the log notes that the person at this seat has handled it
    CLOSE = auto()  # the tab goes


@dataclass(frozen=True, slots=True)
class Move:
    """One move, about one call."""

    do: Do
    uuid: UUID | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What the operator sees and does at the moment something happens."""

    doing: Doing = Doing.IDLE
    desk_shown: bool = True


@dataclass(frozen=True, slots=True)
class Caller:
    """Who a number turned out to be.

    Attributes:
        customer_id: None for nobody or for several.
        name: of the one customer, "" otherwise.
        several: how many customers share the number; 0 or 1 where there is nothing to choose.
        unseen: nobody could be asked; there may be a file.
    """

    customer_id: int | None = None
    name: str = ""
    several: int = 0
    blacklisted: bool = False
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Pop:
    """One call on the desk.

    Attributes:
        caller: None until the database has answered.
        tab: it has a tab.
        raised: it came to the front by itself and nobody has touched it since.
        pending: it waits the moment it takes to know who calls before it comes to the front.
        by: who answered it elsewhere, or handled it where `settled`; "" for nobody.
        put_away: the operator is done with it though the line is still busy.
        mine: somebody at this seat took it; the others were told.
        shared: it rings at other seats, too.
        passed: to whom it was passed on while something noted about it here is still to be saved; "" for nobody.
        unread: its caller was not looked up yet: it came back at the start, or stands quietly on its line.
    """

    call: Call
    caller: Caller | None = None
    tab: bool = False
    raised: bool = False
    pending: bool = False
    by: str = ""
    settled: bool = False
    put_away: bool = False
    mine: bool = False
    shared: bool = False
    passed: str = ""
    unread: bool = False

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        if self.by:
            return Stage.ELSEWHERE
        call = self.call
        if call.state is CallState.ENDED:
            return Stage.MISSED if call.missed else Stage.OVER
        return {
            CallState.RINGING: Stage.RINGING,
            CallState.DIALLING: Stage.DIALLING,
            CallState.TALKING: Stage.TALKING,
        }[call.state]

    @property
    def live(self) -> bool:
        """The line is busy with it."""
        return self.stage in LIVE

    @property
    def quiet(self) -> bool:
        """It only stands on its line: this seat does not show that, or not yet."""
        return self.unread and not self.tab

    @property
    def unclaimed(self) -> bool:
        """It rings at several seats, and nobody at this one has said that they take it."""
        return self.shared and not self.mine

    @property
    def blacklisted(self) -> bool:
        """Known to be a blacklisted caller."""
        return self.caller is not None and self.caller.blacklisted
