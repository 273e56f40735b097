"""What does an AD800-like box want to hear? Its version asked once, sound of a lifted line asked for, a sign of life.

Reports of 64 bytes: 02 len seq channel 00 00 {30 len command ...}. Commands: 01 record, 02 stop, 03 version, FF sign of
life, which the box expects when nothing was sent for 0.8 s.
"""

from collections.abc import Callable, Sequence

from typing_extensions import override

from app.telephony.decoders.talk import Talk
from app.telephony.protocol import Send

KEEP_ALIVE_S = 0.8
_REPORT = 64
_OUT, _CONTROL = 0x02, 0x30
_RECORD, _STOP, _VERSION, _ALIVE = 0x01, 0x02, 0x03, 0xFF


class Ad800Talk(Talk):
    """The computer's side.

    Args:
        lifted: the lines, from 1, whose receiver is lifted now.
    """

    def __init__(self, lifted: Callable[[], Sequence[int]]) -> None:
        super().__init__()
        self._lifted = lifted
        self._recorded: set[int] = set()
        self._count = 0

    @override
    def start(self) -> list[Send]:
        return [self._command(1, _VERSION)]

    @override
    def heard(self, data: bytes) -> list[Send]:
        lifted = set(self._lifted())
        begun, ended = sorted(lifted - self._recorded), sorted(self._recorded - lifted)
        self._recorded = lifted
        return [self._command(line, _RECORD) for line in begun] + [self._command(line, _STOP) for line in ended]

    @override
    def waited(self) -> list[Send]:
        return [self._command(1, _ALIVE)]

    def _command(self, line: int, command: int) -> Send:
        self._count = (self._count + 1) % 256
        part = bytes([_CONTROL, 1, command])
        report = bytes([_OUT, 4 + len(part), self._count, line - 1, 0, 0]) + part
        return Send(report.ljust(_REPORT, b"\0"), KEEP_ALIVE_S)
