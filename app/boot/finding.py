"""What does Ctrl+K find besides the program's own places? Customers, and records by number or serial number."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.core.errors import AppError
from app.features.customers.find import Found, find
from app.features.customers.spec import CUSTOMER
from app.records.finding import Numbered, by_number
from app.ui.palette import Entry
from app.ui.texts import words

if TYPE_CHECKING:
    from app.boot.program import Program

_LONG = 90  # characters of a record's texts


class Finding(QObject):
    """Answers what is typed into the palette with the customers and records it may mean.

    Args:
        open_record: opens the form of a record: its type's key, its id.
    """

    def __init__(self, program: "Program", open_record: Callable[[str, int], None]) -> None:
        super().__init__(program)
        self._program, self._palette, self._open = program, program.shell.palette_box, open_record
        self._palette.asked.connect(self._on_asked)

    @Slot(str)
    def _on_asked(self, text: str) -> None:
        program = self._program
        future = program.store.look(lambda s: (find(s, text, program.numbers), by_number(s, program.kinds, text)))
        program.bridge.then(future, lambda found: self._show_found(*found, text), self, partial(self._on_failed, text))

    def _on_failed(self, text: str, err: AppError) -> None:
        self._palette.show_found([], text, words(err.text))
        self._program.bridge.failed.emit(err)

    def _show_found(self, found: Sequence[Found], numbered: Sequence[Numbered], text: str) -> None:
        group = words(CUSTOMER.plural)
        shown = self._program.numbers.shown
        entries = [
            Entry(
                look=CUSTOMER.look,
                title=one.name,
                text=" · ".join(part for part in (shown(one.phone), one.address, words(one.whose)) if part),
                group=group,
                item=one.id,
            )
            for one in found
        ]
        self._palette.show_found([*map(self._entry_of, numbered), *entries], text)

    def _entry_of(self, one: Numbered) -> Entry:
        said = zip(one.kind.columns, one.row.cells, strict=True)
        words_ = [value for field, value in said if isinstance(value, str) and value and not field.looks]
        return Entry(
            look=one.kind.look,
            title=one.number,
            text=" · ".join(" ".join(each.split()) for each in words_ if each != one.number)[:_LONG],
            group=words(one.kind.plural),
            run=partial(self._open, one.kind.key, one.row.id),
        )
