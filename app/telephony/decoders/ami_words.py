"""What is to be said of a call of an exchange, now that something about it has changed?

One event for each turn: it rings here, it goes out, it is answered, it is over; and one for whatever else is new.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from app.telephony.decoders.ami_call import HouseCall
from app.telephony.decoders.values import name_of, number_of
from app.telephony.protocol import BoxConfig, Direction, LineEvent, Sign


class Teller:
    """Says what concerns the seat, and nothing twice.

    Args:
        config: how many lines there are, and which extensions are the seat's.
    """

    def __init__(self, config: BoxConfig) -> None:
        self._config, self._exchange = config, config.exchange

    def tell(self, call: HouseCall, others: Collection[HouseCall]) -> Iterator[LineEvent]:
        """What is new about `call`; `others` are those going on, for the choice of a free line."""
        way = call.way
        if call.is_over:
            yield from self._end(call, way, others)
            return
        if way is None or (way is Direction.INTERNAL and not self._exchange.internal):
            return
        talks = call.answered and not call.passed_on
        if call.stage in {"", "ring"} and talks and (call.stage or call.concerns_us):
            yield from self._turn(call, "talk", Sign.OFF_HOOK, others)
        elif not call.stage and not call.answered:
            yield from self._open(call, way, others)
        elif call.stage in {"", "talk"} and call.passed_on and call.ringing_here:
            yield from self._turn(call, "ring", Sign.RING, others)
        elif call.stage and (event := self._event(call, Sign.CALLER)) != call.told:
            call.told = event
            yield event

    def _open(self, call: HouseCall, way: Direction, others: Collection[HouseCall]) -> Iterator[LineEvent]:
        if way is Direction.OUT:
            if call.concerns_us and call.number:
                yield from self._turn(call, "ring", Sign.DIALLED, others)
        elif call.ringing_here or (call.queued and not self._exchange.extensions):
            yield from self._turn(call, "ring", Sign.RING, others)

    def _turn(self, call: HouseCall, stage: str, sign: Sign, others: Collection[HouseCall]) -> Iterator[LineEvent]:
        call.stage = stage
        self._give_line(call, others)
        event = self._event(call, sign)
        call.ago_s = 0
        call.told = self._event(call, Sign.CALLER)
        yield event

    def _end(self, call: HouseCall, way: Direction | None, others: Collection[HouseCall]) -> Iterator[LineEvent]:
        in_vain = way is Direction.IN and not call.answered and not self._exchange.extensions
        if not call.stage and in_vain:  # it rang nowhere: all were busy, or the caller gave up in the queue
            yield from self._turn(call, "ring", Sign.CALLER, others)
        if call.told and call.stage != "over":  # as it was told last: the legs that knew are gone
            call.stage = "over"
            yield replace(call.told, sign=Sign.ENDED, answered=call.answered, duration_s=call.billed_s or None)

    def _event(self, call: HouseCall, sign: Sign) -> LineEvent:
        number, reason = number_of(call.number) or ("", None)
        name, why = name_of(call.name)
        rings = call.ringing_here or next(iter(call.ringing), None)
        here = rings if not call.answered or call.passed_on else None
        at = here or call.holder or (call.own if call.way is Direction.OUT else None)
        return LineEvent(
            sign,
            call.line or 1,
            call.way or Direction.IN,
            number,
            "" if name == number else name,
            None if number else reason or why,
            call=call.id,
            ext=at.ext if at else "",
            by=call.holder.ext if call.holder and call.holder is not call.own else "",
            elsewhere=call.elsewhere,
            ago_s=call.ago_s,
        )

    def _give_line(self, call: HouseCall, others: Collection[HouseCall]) -> None:
        """An extension's place among the seat's is its line; without any, the first line that is free."""
        own = self._exchange.extensions
        held = call.holder if call.answered and not call.passed_on else None
        leg = held or call.ringing_here or call.own
        if own:
            names = [leg.ext, leg.peer] if leg else []
            call.line = next((own.index(name) + 1 for name in names if name in own), call.line or 1)
        elif not call.line:
            taken = {one.line for one in others if one is not call}
            call.line = next((line for line in range(1, self._config.lines + 1) if line not in taken), 1)
