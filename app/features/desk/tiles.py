"""What does each of the eight tiles of the line strip say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.phone import Numbers
from app.features.desk.far_box import FarBox
from app.features.desk.pops import Pop, Pops, Stage
from app.features.desk.tape import NO_TAPES, Tapes
from app.features.desk.tile import LINES, Tile, TileState
from app.features.desk.wording import number_of, running, since, state_of, title_of
from app.telephony.protocol import BoxState

_IDLE = QT_TRANSLATE_NOOP("desk", "Idle")
_UNUSED = QT_TRANSLATE_NOOP("desk", "Not connected")
_LOST = QT_TRANSLATE_NOOP("desk", "{port} lost")
_BLACKLISTED = QT_TRANSLATE_NOOP("desk", "Blacklist {time}")
_TRY = QT_TRANSLATE_NOOP("desk", "Plug it in again")


_STATES = {
    Stage.RINGING: TileState.RINGING,
    Stage.DIALLING: TileState.TALKING,
    Stage.TALKING: TileState.TALKING,
    Stage.MISSED: TileState.MISSED,
    Stage.OVER: TileState.OVER,
    Stage.ELSEWHERE: TileState.OVER,
}


@dataclass(frozen=True, slots=True)
class Lines:
    """What the strip is made of.

    Attributes:
        places: place of origin by number as reported, as far as known.
        tapes: how the recording of the lines stands.
        named: False while nobody is signed in: numbers only.
        far: boxes at other seats; a line of this seat's own boxes is this seat's.
    """

    pops: Pops
    boxes: Sequence[BoxState]
    numbers: Numbers
    places: Mapping[str, str]
    tapes: Tapes = NO_TAPES
    named: bool = True
    far: Sequence[FarBox] = ()

    def tiles(self, now: datetime) -> tuple[Tile, ...]:
        """All eight, in order."""
        return tuple(self._tile(line, now) for line in range(1, LINES + 1))

    def _tile(self, line: int, now: datetime) -> Tile:
        box = next((one for one in self.boxes if 0 <= line - one.first_line < one.config.lines), None)
        if box and not box.up:
            lost = _LOST.fill(port=box.port_name)
            return Tile(line, TileState.LOST, lost, _TRY, brief_who=box.port_name, advice=box.advice or _TRY)
        far = None if box else next((one for one in self.far if one.has(line)), None)
        if far and far.lost:
            return Tile(line, TileState.LOST, far.seat, far.what, advice=far.advice)
        mine = self.pops.on_line(line)
        if mine:
            return self._busy(line, mine, now)
        if box is None and far is None and (self.boxes or self.far):
            return Tile(line, TileState.UNUSED, "", _UNUSED)
        return Tile(line, TileState.IDLE, "", _IDLE)

    def _busy(self, line: int, mine: tuple[Pop, ...], now: datetime) -> Tile:
        pop = mine[0]
        what: Text | str = state_of(pop, now, named=self.named)
        at = since(pop)
        brief = running((now - at).total_seconds()) if pop.live else at.astimezone().strftime("%H:%M")
        place = self.places.get(pop.call.number or "", "")
        blacklisted = pop.blacklisted and self.named
        if pop.stage is Stage.RINGING and blacklisted:
            what = _BLACKLISTED.fill(time=brief)
        elif pop.stage is Stage.RINGING and place:
            what = f"{brief}  {place}"  # the icon says that it rings
        return Tile(
            line,
            _STATES[pop.stage],
            title_of(pop, self.numbers) if self.named else number_of(pop.call, self.numbers),
            what,
            brief=(pop.by if self.named else "") or brief,
            more=len(mine) - 1,
            recording=line in self.tapes.recorded,
            paused=line in self.tapes.paused,
            blacklisted=blacklisted,
        )
