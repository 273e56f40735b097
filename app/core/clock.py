"""What time is it? Passed in wherever time matters, so that tests and replays run on their own."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

from typing_extensions import override


class Clock(Protocol):
    """The present, for one owner."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go backwards; only differences mean anything."""
        ...


class SystemClock(Clock):
    """The computer's clocks."""

    @override
    def now(self) -> datetime:
        return datetime.now(UTC)

    @override
    def monotonic(self) -> float:
        return time.monotonic()


class SetClock(Clock):
    """A clock moved by hand; replays and tests use it."""

    def __init__(self, start: datetime) -> None:
        self._start, self._passed_s = start, 0.0

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once."""
        self._passed_s += seconds

    @override
    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._passed_s)

    @override
    def monotonic(self) -> float:
        return self._passed_s
