"""What does the desk do when something happens on a line? The calls nobody has finished with, and the moves they cause.

Pure: no Qt, no database, no clock. The controller feeds it (a call's snapshot, who it is, what was pressed) and
carries out the moves it gives back, in their order. The four cases: the operator does nothing, browses, types, or has
another call in front. A call stays here until somebody has handled it, whatever else rings.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from app.features.desk.pop import LIVE, Caller, Do, Doing, Mode, Move, Pop, Scene, Stage
from app.telephony.protocol import Call, CallState, Direction

__all__ = [  # what the desk works with, in whichever file it is kept
    "LIVE",
    "Caller",
    "Do",
    "Doing",
    "Mode",
    "Move",
    "Pop",
    "Pops",
    "Scene",
    "Stage",
]

_KEYS = 2000  # of numbers that called
_LOOKED_UP = 8  # of the calls that come back at the start


class Pops:
    """The calls on the desk, oldest first.

    Args:
        mode: the seat's pop mode, asked anew for each call.
        muted: whether blacklisted callers stay behind.
        key_of: the matching key of a number as reported, "" for none.
    """

    def __init__(self, mode: Callable[[], Mode], muted: Callable[[], bool], key_of: Callable[[str], str]) -> None:
        self._mode, self._muted = mode, muted
        self._key_of = lru_cache(_KEYS)(key_of)  # working one out takes a moment
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

    def take(self, call: Call, scene: Scene, *, quiet: bool = False) -> list[Move]:
        """A call began or changed; a `quiet` one only stands on its line, until `ring_here`."""
        old = self._pops.get(call.uuid)
        if old is None:
            return self._begin(call, scene, quiet=quiet)
        if call == old.call:
            return []
        self._pops[call.uuid] = pop = replace(old, call=call)
        if call.elsewhere is not old.call.elsewhere:
            return self._moved(pop, scene)
        if pop.by and call.state is CallState.ENDED and self.front != call.uuid:
            return self._forget(pop)
        if pop.put_away and not pop.live:
            return self._ended_away(pop)
        moves = [Move(Do.CHANGE, call.uuid)]
        if (call.number or "") != (old.call.number or "") and not pop.quiet:
            moves += self._numbered(pop, scene)
        if pop.stage is not old.stage:
            moves += self._turned(pop, old.stage, scene)
        return moves

    def ring_here(self, uuid: UUID, scene: Scene) -> list[Move]:
        """A quiet call that still rings, rings here too."""
        pop = self._pops.get(uuid)
        if pop is None or pop.tab or pop.put_away or pop.stage is not Stage.RINGING or self._mode() is Mode.OFF:
            return []
        self._pops[uuid] = here = replace(pop, tab=True, unread=False)
        moves = [Move(Do.OPEN, uuid), Move(Do.CHANGE, uuid)]
        if pop.unread and pop.call.number:
            return moves + self._numbered(here, scene)
        muted = pop.blacklisted and self._muted()
        return moves + ([] if muted or pop.pending else self._show(here, scene))

    def _begin(self, call: Call, scene: Scene, *, quiet: bool) -> list[Move]:
        pop = Pop(call)
        if call.elsewhere or (not pop.live and not pop.call.missed):
            return []  # over before the desk heard of it, and nobody has to call back
        off = quiet or self._mode() is Mode.OFF
        self._pops[call.uuid] = pop = replace(pop, tab=not off, unread=quiet)
        moves = [*([] if off else [Move(Do.OPEN, call.uuid)]), Move(Do.CHANGE, call.uuid)]
        if not quiet:
            moves += self._numbered(pop, scene) if call.number else self._show(pop, scene)
        return moves

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
            return self.elsewhere(uuid, call.ext or call.answered_by, scene)
        if pop.quiet:
            self._pops[uuid] = replace(pop, by="")
            return [Move(Do.CHANGE, uuid)]
        self._pops[uuid] = pop = replace(pop, by="", tab=self._mode() is not Mode.OFF, put_away=False)
        return [Move(Do.OPEN, uuid), Move(Do.CHANGE, uuid), *self._show(pop, scene)]

    def _turned(self, pop: Pop, before: Stage, scene: Scene) -> list[Move]:
        moves = [Move(Do.UNTOAST, pop.call.uuid)] if before is Stage.RINGING or not pop.live else []
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
        if self._mode() is Mode.FULL and _is_free(scene, self.get(self.front)):
            self._pops[uuid] = replace(pop, raised=True)
            self.front = uuid
            return [Move(Do.FRONT, uuid)]
        if pop.call.direction is Direction.OUT:
            return []  # the one who dials knows it
        return [Move(Do.TOAST, uuid), Move(Do.FLASH, uuid)]

    def _next(self, scene: Scene, after: UUID) -> list[Move]:
        """The caller who has waited longest comes to the front of its own accord, if nobody is in the way of it."""
        if scene.doing is Doing.TYPING or self._mode() is not Mode.FULL:
            return []
        for pop in self._pops.values():
            quiet = pop.blacklisted and self._muted()
            if pop.call.uuid != after and pop.stage is Stage.RINGING and pop.tab and not (quiet or pop.pending):
                self.front = uuid = pop.call.uuid
                self._pops[uuid] = replace(pop, raised=True)
                return [Move(Do.UNTOAST, uuid), Move(Do.FRONT, uuid)]
        return []

    # ------------------------------------------------------------ what the operator does

    def choose(self, uuid: UUID) -> list[Move]:
        """The operator wants this call in front (its tab, its notice, a list)."""
        pop = self._pops[uuid]
        moves = [] if pop.tab else [Move(Do.OPEN, uuid)]
        moves += [Move(Do.LOOK_UP, uuid)] if pop.unread else []
        self._pops[uuid] = replace(pop, tab=True, raised=False, put_away=False, unread=False)
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
        elif pop.stage is not Stage.RINGING and not pop.unclaimed:
            moves += [Move(Do.HANDLE, uuid), *self._settle_missed(pop)]
        return moves + (self._next(scene, after=uuid) if self.front is None else [])

    def _ended_away(self, pop: Pop) -> list[Move]:
        """A call put away on a busy line is over. One that rang out in vain comes back: nobody spoke to the caller."""
        if pop.stage is not Stage.MISSED:
            return self._forget(pop) if pop.unclaimed else self._settle(pop)
        uuid = pop.call.uuid
        self._pops[uuid] = replace(pop, tab=True, put_away=False)
        return [Move(Do.OPEN, uuid), Move(Do.CHANGE, uuid)]

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

    def elsewhere(self, uuid: UUID, by: str, scene: Scene) -> list[Move]:
        """Somebody else took it: the tab says by whom, and goes when the call is over.

        Where it came to the front by itself it gives way; not from under the eyes of somebody who turned to it.
        """
        pop = self._pops.get(uuid)
        if pop is None or pop.by == by:
            return []
        gives_way = self.front == uuid and pop.raised
        if pop.call.state is CallState.ENDED and self.front != uuid:
            return self._forget(pop)
        self._pops[uuid] = replace(pop, by=by, mine=False, raised=False, pending=False)
        moves = [Move(Do.UNTOAST, uuid), Move(Do.CHANGE, uuid)]
        if gives_way:
            self.front = None
            moves += self._next(scene, after=uuid) or [Move(Do.REST, None)]
        return moves

    def took(self, uuid: UUID) -> None:
        """Somebody at this seat took it."""
        if uuid in self._pops:
            self._pops[uuid] = replace(self._pops[uuid], mine=True, by="", passed="", raised=False)

    def share(self, uuid: UUID, passed: str = "") -> None:
        """It rings at other seats, too; or was `passed` on to a colleague while the tab stays for what was noted."""
        if uuid in self._pops:
            self._pops[uuid] = replace(self._pops[uuid], shared=True, passed=passed)

    def _forget(self, pop: Pop) -> list[Move]:
        """Somebody else saw to it, and it is over."""
        del self._pops[pop.call.uuid]
        return [Move(Do.UNTOAST, pop.call.uuid), Move(Do.CLOSE, pop.call.uuid)]

    def handled(self, uuid: UUID, scene: Scene, by: str = "") -> list[Move]:
        """It was ticked off in a list, or `by` a colleague; the tab goes, but not from under the operator's eyes."""
        pop = self._pops.get(uuid)
        if pop is None or pop.live:
            return []
        if by and self.front == uuid:
            self._pops[uuid] = replace(pop, by=by, settled=True)
            return [Move(Do.CHANGE, uuid)]
        moves = self._forget(pop)
        if self.front == uuid:
            self.front = None
            moves += self._next(scene, after=uuid)
        return moves

    def recovered(self, calls: Sequence[Call]) -> list[Move]:
        """Calls that were not handled when the program last ended return as waiting tabs, behind everything."""
        new = [(at, call) for at, call in enumerate(calls) if call.uuid not in self._pops]
        back = [Pop(call, tab=True, unread=at < len(calls) - _LOOKED_UP) for at, call in new]
        self._pops |= {one.call.uuid: one for one in back}
        return [move for one in back for move in _coming_back(one)]


def _is_free(scene: Scene, ahead: Pop | None) -> bool:
    """Nobody types, and no other live call is being looked at."""
    return scene.doing is not Doing.TYPING and not (ahead and ahead.live and scene.desk_shown)


def _coming_back(pop: Pop) -> Iterator[Move]:
    """There may be many: the last ones are looked up at once, the others when they are chosen."""
    uuid = pop.call.uuid
    yield Move(Do.OPEN, uuid)
    yield Move(Do.CHANGE, uuid)
    if not pop.unread:
        yield Move(Do.LOOK_UP, uuid)
