"""Which calls ring on the lines of other seats, and what becomes of them where such a seat goes away?"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from app.core.clock import Clock
from app.features.calls.packed import call_of
from app.features.desk.view.controller import CallDesk
from app.telephony.protocol import Call, CallState


class FarCalls:
    """Hands calls of other seats' lines to the desk. On the GUI thread."""

    def __init__(self, desk: CallDesk, clock: Clock) -> None:
        self._desk, self._clock = desk, clock
        self._live: dict[UUID, tuple[str, Call]] = {}  # and the token of the seat with the box
        self._taken: dict[UUID, str] = {}
        self._seats: frozenset[str] = frozenset()

    def take(self, seat: str, body: Mapping[str, Any]) -> None:
        """A call on a line of another seat began or changed."""
        call = call_of(body)
        if call is None:
            return
        if call.state is CallState.ENDED:
            self._live.pop(call.uuid, None)
            self._taken.pop(call.uuid, None)
        else:
            self._live[call.uuid] = (seat, call)
        self._desk.shared.take(call, remote=True)
        if by := self._taken.get(call.uuid):
            self._desk.shared.taken_elsewhere(call.uuid, by)

    def taken(self, body: Mapping[str, Any], name: str) -> None:
        """Somebody at another seat takes a call, of whichever seat's lines; `name` of who is there, "" if not known."""
        try:
            uuid = UUID(str(body["uuid"]))
        except (KeyError, ValueError):
            return
        by = name or str(body.get("by") or "")
        if by:
            self._taken = {**dict(list(self._taken.items())[-50:]), uuid: by}
            self._desk.shared.taken_elsewhere(uuid, by)

    def see(self, seats: Collection[str]) -> None:
        """These seats are there: what rang on the lines of one that left is over, as far as anybody can tell."""
        gone, self._seats = self._seats - frozenset(seats), frozenset(seats)
        for uuid, (seat, call) in list(self._live.items()):
            if seat in gone:
                del self._live[uuid]
                over = replace(call, state=CallState.ENDED, ended_at=self._clock.now(), lost=True)
                self._desk.shared.take(over, remote=True)
