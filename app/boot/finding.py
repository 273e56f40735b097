"""What does Ctrl+K find besides the program's own places?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.features.customers.find import Found, find
from app.features.customers.spec import CUSTOMER
from app.ui.palette import Entry
from app.ui.texts import words

if TYPE_CHECKING:
    from app.boot.program import Program


class Finding(QObject):
    """Answers what is typed into the palette with the customers it may mean."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program, self._palette = program, program.shell.palette_box
        self._palette.asked.connect(self._on_asked)

    @Slot(str)
    def _on_asked(self, text: str) -> None:
        program = self._program
        future = program.store.look(lambda s: find(s, text, program.numbers))
        program.bridge.then(future, lambda found: self._show_found(found, text), self)

    def _show_found(self, found: Sequence[Found], text: str) -> None:
        group = words(CUSTOMER.plural)
        shown = self._program.numbers.shown
        entries = [
            Entry(
                look=CUSTOMER.look,
                title=one.name,
                text=" · ".join(part for part in (shown(one.phone), one.address) if part),
                group=group,
                item=one.id,
            )
            for one in found
        ]
        self._palette.show_found(entries, text)
