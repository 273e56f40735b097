"""A desk without a window: pops, and the moves of the last thing that happened."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from app.features.desk.pops import Caller, Do, Doing, Mode, Pops, Scene
from app.telephony.protocol import Call, CallState, Direction

START = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
IDLE = Scene(Doing.IDLE)
BROWSING = Scene(Doing.BROWSING, desk_shown=False)
TYPING = Scene(Doing.TYPING)
MING = Caller(customer_id=1, name="王小明", several=1)
KAI = Caller(customer_id=2, name="郑凯", several=1, blacklisted=True)


class Desk:
    """Pops with the settings of a seat, and the moves of the last thing that happened."""

    def __init__(self, mode: Mode = Mode.FULL, muted: bool = True) -> None:
        self.mode, self.muted = mode, muted
        self.pops = Pops(lambda: self.mode, lambda: self.muted, lambda number: number.replace("-", "")[-11:])

    def ring(self, line: int = 1, number: str | None = "13800138000", scene: Scene = IDLE, who: Caller = MING) -> Call:
        call = Call(
            uuid=uuid4(),
            line=line,
            state=CallState.RINGING,
            direction=Direction.IN,
            started_at=START,
            number=number,
        )
        self.moves = self.pops.take(call, scene)
        if number:
            self.moves += self.pops.identified(call.uuid, who, scene)
        return call

    def change(self, call: Call, scene: Scene = IDLE, **what: object) -> Call:
        call = replace(call, **what)
        self.moves = self.pops.take(call, scene)
        return call

    def answer(self, call: Call, scene: Scene = IDLE) -> Call:
        return self.change(call, scene, state=CallState.TALKING, answered=True, answered_at=START)

    def end(self, call: Call, scene: Scene = IDLE) -> Call:
        return self.change(call, scene, state=CallState.ENDED, answered=bool(call.answered))

    def did(self, do: Do) -> list[UUID | None]:
        return [move.uuid for move in self.moves if move.do is do]
