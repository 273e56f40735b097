"""What does the desk do when something happens on a line? The calls nobody has finished with, and the moves they cause.

Pure: no Qt, no database, no clock. The controller feeds it (a call's snapshot, who it is, what was pressed) and
carries out the moves it gives back, in their order. The four cases: the operator does nothing, browses, types, or has
another call in front. A call stays here until somebody has handled it, whatever else rings.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from uuid import UUID

from app.telephony.protocol import Call, CallState, Direction


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
    """

    customer_id: int | None = None
    name: str = ""
    several: int = 0
    blacklisted: bool = False


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
    """

    call: Call
    caller: Caller | None = None
    tab: bool = False
    raised: bool = False
    pending: bool = False
    by: str = ""
    settled: bool = False
    put_away: bool = False

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
    def blacklisted(self) -> bool:
        """Known to be a blacklisted caller."""
        return self.caller is not None and self.caller.blacklisted


class Pops:
    """The calls on the desk, oldest first.

    Args:
        mode: the seat's pop mode, asked anew for each call.
        muted: whether blacklisted callers stay behind.
        key_of: the matching key of a number as reported, "" for none.
    """

    def __init__(self, mode: Callable[[], Mode], muted: Callable[[], bool], key_of: Callable[[str], str]) -> None:
        self._mode, self._muted, self._key_of = mode, muted, key_of
        self._pops: dict[UUID, Pop] = {}
        self.front: UUID | None = None

    def __getitem__(self, uuid: UUID) -> Pop:
        return self._pops[uuid]

    def get(self, uuid: UUID | None) -> Pop | None:
        """The call, None where the desk has none such."""
        return self._pops.get(uuid) if uuid else None

    def __contains__(self, uuid: UUID) -> bool:
        return uuid in self._pops

    @property
    def all(self) -> tuple[Pop, ...]:
        """Every call nobody has finished with, oldest first."""
        return tuple(self._pops.values())

    @property
    def ringing(self) -> int:
        """How many callers wait for somebody to answer."""
        return sum(pop.stage is Stage.RINGING for pop in self._pops.values())

    @property
    def to_return(self) -> int:
        """How many missed calls nobody has dealt with."""
        return sum(pop.stage is Stage.MISSED for pop in self._pops.values())

    def on_line(self, line: int) -> tuple[Pop, ...]:
        """Calls of one line, the most pressing first: ringing, talking, then the newest."""
        rank = {Stage.RINGING: 0, Stage.TALKING: 1, Stage.DIALLING: 1}
        mine = [pop for pop in reversed(self._pops.values()) if pop.call.line == line]
        return tuple(sorted(mine, key=lambda pop: rank.get(pop.stage, 2)))

    def of_number(self, number: str | None) -> tuple[Pop, ...]:
        """Calls of one number, in whatever form it was reported."""
        key = self._key_of(number) if number else ""
        return tuple(pop for pop in self._pops.values() if key and self._key_of(pop.call.number or "") == key)

    # ------------------------------------------------------------ what the line says

    def take(self, call: Call, scene: Scene) -> list[Move]:
        """A call began or changed."""
        old = self._pops.get(call.uuid)
        if old is None:
            return self._begin(call, scene)
        if call == old.call:
            return []
        self._pops[call.uuid] = pop = replace(old, call=call)
        if call.elsewhere is not old.call.elsewhere:
            return self._moved(pop, scene)
        if pop.put_away and not pop.live:
            return self._ended_away(pop)
        moves = [Move(Do.CHANGE, call.uuid)]
        if (call.number or "") != (old.call.number or ""):
            moves += self._numbered(pop, scene)
        if pop.stage is not old.stage:
            moves += self._turned(pop, old.stage, scene)
        return moves

    def _begin(self, call: Call, scene: Scene) -> list[Move]:
        pop = Pop(call)
        if call.elsewhere or (not pop.live and not pop.call.missed):
            return []  # over before the desk heard of it, and nobody has to call back
        off = self._mode() is Mode.OFF
        self._pops[call.uuid] = pop = replace(pop, tab=not off)
        moves = [] if off else [Move(Do.OPEN, call.uuid)]
        moves.append(Move(Do.CHANGE, call.uuid))
        return moves + (self._numbered(pop, scene) if call.number else self._show(pop, scene))

    def _numbered(self, pop: Pop, scene: Scene) -> list[Move]:
        """A number came: with blacklisted callers kept behind, wait the moment it takes to know who it is."""
        uuid = pop.call.uuid
        self._pops[uuid] = pop = replace(pop, caller=None, pending=self._muted())
        looking = [Move(Do.LOOK_UP, uuid)]
        return looking if pop.pending or pop.raised else looking + self._show(pop, scene)

    def _moved(self, pop: Pop, scene: Scene) -> list[Move]:
        """An exchange says that another telephone answered or has it now, or that it comes back from there."""
        call, uuid = pop.call, pop.call.uuid
        if call.elsewhere:
            return self.elsewhere(uuid, call.ext or call.answered_by)
        self._pops[uuid] = pop = replace(pop, by="", tab=self._mode() is not Mode.OFF, put_away=False)
        return [Move(Do.OPEN, uuid), Move(Do.CHANGE, uuid), *self._show(pop, scene)]

    def _turned(self, pop: Pop, before: Stage, scene: Scene) -> list[Move]:
        moves = [Move(Do.UNTOAST, pop.call.uuid)] if before is Stage.RINGING else []
        if pop.stage is Stage.MISSED and self.front == pop.call.uuid and pop.raised:
            moves += self._next(scene, after=pop.call.uuid)
        return moves

    def identified(self, uuid: UUID, caller: Caller, scene: Scene) -> list[Move]:
        """The database has said who calls (or that it cannot: an empty `Caller`)."""
        if uuid not in self._pops:
            return []
        old = self._pops[uuid]
        self._pops[uuid] = pop = replace(old, caller=caller, pending=False)
        moves = [Move(Do.CHANGE, uuid)]
        if pop.blacklisted and self._muted():
            return moves + self._step_back(pop, scene)
        return moves + (self._show(pop, scene) if old.pending and pop.live else [])

    def _step_back(self, pop: Pop, scene: Scene) -> list[Move]:
        """A blacklisted caller that came to the front before it was known goes behind again, unless taken meanwhile."""
        uuid = pop.call.uuid
        moves = [Move(Do.UNTOAST, uuid)]
        if self.front == uuid and pop.raised and scene.doing is not Doing.TYPING:
            self._pops[uuid], self.front = replace(pop, raised=False), None
            moves += self._next(scene, after=uuid) or [Move(Do.REST, None)]
        return moves

    def _show(self, pop: Pop, scene: Scene) -> list[Move]:
        """Front, notice or nothing, for a call that is new to the operator."""
        uuid = pop.call.uuid
        if not pop.live or not pop.tab or self.front == uuid:
            return []
        if self._mode() is Mode.FULL and self._free(scene):
            self._pops[uuid] = replace(pop, raised=True)
            self.front = uuid
            return [Move(Do.FRONT, uuid)]
        if pop.call.direction is Direction.OUT:
            return []  # the one who dials knows it
        return [Move(Do.TOAST, uuid), Move(Do.FLASH, uuid)]

    def _free(self, scene: Scene) -> bool:
        """Nobody types, and no other live call is being looked at."""
        if scene.doing is Doing.TYPING:
            return False
        ahead = self._pops.get(self.front) if self.front else None
        return not (ahead and ahead.live and scene.desk_shown)

    def _next(self, scene: Scene, after: UUID) -> list[Move]:
        """The caller who has waited longest comes to the front of its own accord, if nobody is in the way of it."""
        if scene.doing is Doing.TYPING or self._mode() is not Mode.FULL:
            return []
        for pop in self._pops.values():
            quiet = pop.blacklisted and self._muted()
            if pop.call.uuid != after and pop.stage is Stage.RINGING and pop.tab and not (quiet or pop.pending):
                uuid = pop.call.uuid
                self._pops[uuid] = replace(pop, raised=True)
                self.front = uuid
                return [Move(Do.UNTOAST, uuid), Move(Do.FRONT, uuid)]
        return []

    # ------------------------------------------------------------ what the operator does

    def choose(self, uuid: UUID) -> list[Move]:
        """The operator wants this call in front (its tab, its notice, a list)."""
        pop = self._pops[uuid]
        moves = [] if pop.tab else [Move(Do.OPEN, uuid)]
        self._pops[uuid] = replace(pop, tab=True, raised=False, put_away=False)
        self.front = uuid
        return [*moves, Move(Do.UNTOAST, uuid), Move(Do.FRONT, uuid)]

    def choose_line(self, line: int) -> list[Move]:
        """Alt+n: the line's most pressing call; pressed again, its next one. Nothing where the line has none.

        A call that came to the front by itself a moment before is the one that is meant.
        """
        mine = [pop.call.uuid for pop in self.on_line(line)]
        if not mine:
            return []
        if self.front == mine[0] and self._pops[mine[0]].raised:
            return self.choose(mine[0])
        place = mine.index(self.front) + 1 if self.front in mine else 0
        return self.choose(mine[place % len(mine)])

    def rest(self) -> None:
        """The operator turned away from all calls (the list of calls is in front)."""
        self.front = None

    def touched(self, uuid: UUID) -> None:
        """The operator did something in the call's tab: it no longer gives way by itself."""
        if uuid in self._pops:
            self._pops[uuid] = replace(self._pops[uuid], raised=False)

    def later(self, uuid: UUID) -> list[Move]:
        """The notice may go; the tab waits."""
        return [Move(Do.UNTOAST, uuid)] if uuid in self._pops else []

    def put_away(self, uuid: UUID, scene: Scene) -> list[Move]:
        """The operator is done with it. On a busy line it stays known until the line is free.

        A caller who was spoken to needs no calling back: earlier missed calls of the number are handled with it.
        """
        pop = self._pops[uuid]
        self._pops[uuid] = replace(pop, tab=False, put_away=True)
        if self.front == uuid:
            self.front = None
        moves = [Move(Do.UNTOAST, uuid), Move(Do.CLOSE, uuid)]
        if not pop.live:
            moves = self._settle(self._pops[uuid])
        elif pop.stage is not Stage.RINGING:
            moves += [Move(Do.HANDLE, uuid), *self._settle_missed(pop)]
        return moves + (self._next(scene, after=uuid) if self.front is None else [])

    def _ended_away(self, pop: Pop) -> list[Move]:
        """A call put away on a busy line is over. One that rang out in vain comes back: nobody spoke to the caller."""
        if pop.stage is not Stage.MISSED:
            return self._settle(pop)
        self._pops[pop.call.uuid] = replace(pop, tab=True, put_away=False)
        return [Move(Do.OPEN, pop.call.uuid), Move(Do.CHANGE, pop.call.uuid)]

    def _settle(self, pop: Pop) -> list[Move]:
        uuid = pop.call.uuid
        del self._pops[uuid]
        moves = [Move(Do.UNTOAST, uuid), Move(Do.HANDLE, uuid), Move(Do.CLOSE, uuid)]
        return moves + (self._settle_missed(pop) if pop.stage is not Stage.MISSED else [])

    def _settle_missed(self, spoken: Pop) -> list[Move]:
        moves: list[Move] = []
        for pop in self.of_number(spoken.call.number):
            uuid = pop.call.uuid
            if uuid != spoken.call.uuid and pop.stage is Stage.MISSED:
                del self._pops[uuid]
                moves += [Move(Do.HANDLE, uuid), Move(Do.CLOSE, uuid)]
        return moves

    # ------------------------------------------------------------ what others do

    def elsewhere(self, uuid: UUID, by: str) -> list[Move]:
        """Somebody else answered it: the tab stays and says by whom."""
        if uuid not in self._pops or self._pops[uuid].by == by:
            return []
        self._pops[uuid] = replace(self._pops[uuid], by=by)
        return [Move(Do.UNTOAST, uuid), Move(Do.CHANGE, uuid)]

    def handled(self, uuid: UUID, scene: Scene, by: str = "") -> list[Move]:
        """It was ticked off in a list, or `by` a colleague; the tab goes, but not from under the operator's eyes."""
        pop = self._pops.get(uuid)
        if pop is None or pop.live:
            return []
        if by and self.front == uuid:
            self._pops[uuid] = replace(pop, by=by, settled=True)
            return [Move(Do.CHANGE, uuid)]
        del self._pops[uuid]
        moves = [Move(Do.UNTOAST, uuid), Move(Do.CLOSE, uuid)]
        if self.front == uuid:
            self.front = None
            moves += self._next(scene, after=uuid)
        return moves

    def recovered(self, calls: Iterable[Call]) -> list[Move]:
        """Calls that were not handled when the program last ended return as waiting tabs, behind everything."""
        moves: list[Move] = []
        for call in calls:
            if call.uuid not in self._pops:
                self._pops[call.uuid] = Pop(call, tab=True)
                moves += [Move(Do.OPEN, call.uuid), Move(Do.CHANGE, call.uuid), Move(Do.LOOK_UP, call.uuid)]
        return moves
