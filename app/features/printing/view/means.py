"""What do the windows of printing share?"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Protocol

from app.core.clock import Clock
from app.features.printing.forms import Forms
from app.features.printing.jobs import Job, PrintQueue
from app.features.printing.logo import Logo
from app.features.printing.making import SlipMaker
from app.features.printing.seat import SeatPaper
from app.features.printing.view.outlets import Printers
from app.printing.pdf import Printed
from app.records.record import RecordType
from app.ui.bridge import Bridge
from app.ui.theme import Theme


class KnowsKinds(Protocol):
    """Knows the record types."""

    def kind(self, key: str) -> RecordType:
        """The type called `key`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Made once by the program's start.

    Attributes:
        printers: asks the system for its printers; on the pool, it may take seconds.
    """

    theme: Theme
    bridge: Bridge
    pool: Executor
    clock: Clock
    kinds: Sequence[RecordType]
    forms: Forms
    maker: SlipMaker
    seat: SeatPaper
    queue: PrintQueue
    logo: Logo
    printers: Callable[[], Printers]

    def make(self, job: Job, told: Callable[[int], bool] = lambda _: True) -> Printed:
        """The PDF of a job; on the pool."""
        return self.maker.make(job, told)
