"""How much waits at each place? Counted at the start, and again where something was saved."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.core.changes import Changes
from app.records.record import RecordType

if TYPE_CHECKING:  # it is part of it
    from app.boot.program import Program

_PAUSE_MS = 400  # what is saved at once is counted once


class Badges(QObject):
    """The numbers on the rail."""

    def __init__(self, program: "Program", parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._touched: set[str] = set()  # tables changed since the badges were counted
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self.count)

    def count_all(self) -> None:
        """Count at every place."""
        self._touched = {kind.model.__tablename__ for kind in self._program.kinds}
        self.count()

    def take_changes(self, changes: Changes) -> None:
        """Somebody saved something."""
        self._touched |= {name for name, _ in changes.touched}
        self._soon.start()

    @Slot()
    def count(self) -> None:
        """Ask how much waits at each place that says so and was touched since it was last asked."""
        program, touched, self._touched = self._program, self._touched, set()
        for kind in program.kinds:
            if kind.badge and kind.model.__tablename__ in touched:
                program.bridge.then(program.records.badge(kind), partial(self._show, kind), self)

    def _show(self, kind: RecordType, many: int) -> None:
        self._program.shell.set_badge(kind.key, many, kind.badge_loud)
