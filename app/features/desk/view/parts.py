"""What do the widgets of the desk need from outside, and how do they stand in their frames?"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.access import Who
from app.core.clock import Clock
from app.core.options import Settings
from app.core.phone import Numbers
from app.db.store import Store
from app.db.waiting import Waiting
from app.features.customers.known import KnownCards
from app.features.desk.pops import Scene
from app.records.desk import Desk
from app.records.drafts import Drafts
from app.records.record import RecordType
from app.ui.bridge import Bridge
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Everything the desk works with.

    Attributes:
        kinds: record types that take part in the card, in menu order.
        records: the way to save customers and messages.
        pool: runs what may take long and needs no database (place of origin).
        scene: what the operator sees and does at this moment; asked on the GUI thread.
        language: of places of origin, "zh_CN" or "en".
        known: the cards this seat knows without the server, None for none.
        wait: keeps at this seat what the database does not take now; None where nothing waits.
    """

    store: Store
    bridge: Bridge
    theme: Theme
    settings: Settings
    numbers: Numbers
    kinds: Sequence[RecordType]
    clock: Clock
    records: Desk
    drafts: Drafts
    pool: Executor
    scene: Callable[[], Scene]
    language: str = "zh_CN"
    known: Callable[[], KnownCards | None] = lambda: None
    wait: Waiting | None = None

    @property
    def who(self) -> Who:
        """Whoever works here now."""
        return self.records.who

    def kind(self, key: str) -> RecordType:
        """The record type called `key`; KeyError where there is none."""
        return {one.key: one for one in self.kinds}[key]


def fill_with(host: QWidget, body: QWidget) -> None:
    """Let `body` take all the room of `host`."""
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(body)
