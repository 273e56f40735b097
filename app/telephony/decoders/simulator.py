"""Simulated box: what does it say?

One UTF-8 line per sign, parts divided by tabs, ended by LF; `app.telephony.sim` writes them::

    line  sign      [number  [name  [reason]]]
    3     ring
    3     caller    13800138000  王小明
    5     caller    ""           ""    private
    3     off_hook

`sign` and `reason` are the values of `Sign` and `Reason`. What is not of this form is skipped.
"""

from collections.abc import Sequence
from typing import ClassVar

from typing_extensions import override

from app.telephony.decoders.lines import Lines
from app.telephony.protocol import Decoder, Dialogue, Direction, LineEvent, Notice, Reason, Sign


class SimulatorDecoder(Decoder):
    """The simulated box tells everything a good box can tell."""

    name: ClassVar[str] = "simulator"
    title: ClassVar[str] = "Simulated box"
    port_kinds: ClassVar[Sequence[str]] = ("sim",)
    baud: ClassVar[int] = 0
    default_port: ClassVar[int | None] = None
    cadence_s: ClassVar[float] = 7.0
    knows_hook: ClassVar[bool] = True

    def __init__(self) -> None:
        self._lines = Lines()

    @override
    def feed(self, data: bytes) -> list[LineEvent | Notice]:
        return [event for line in self._lines.feed(data) if (event := _event(line.decode("utf-8", "replace")))]

    @override
    def quiet(self) -> list[LineEvent | Notice]:
        event = _event(self._lines.rest().decode("utf-8", "replace"))
        return [event] if event else []

    @override
    def dialogue(self, country: str) -> Dialogue | None:
        return None


def _event(line: str) -> LineEvent | None:
    place, sign, number, name, reason, *_ = (*line.split("\t"), "", "", "", "")
    try:
        kind = Sign(sign)
        return LineEvent(
            kind,
            max(1, int(place)),
            direction=Direction.OUT if kind is Sign.DIALLED else Direction.IN,
            number="".join(c for c in number if c in "0123456789+*#"),
            name=name.strip(),
            reason=Reason(reason) if reason else None,
        )
    except ValueError:
        return None
