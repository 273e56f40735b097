"""What do the lists and forms of records share? Imported when the first of them is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.customers.merging import Merged
from app.features.customers.view import CustomerDialogs
from app.features.repairs.spec import DIARY
from app.features.repairs.spec import LOOK as REPAIR_LOOK
from app.features.repairs.view.diary import DiaryDialog
from app.records.record import RecordType
from app.ui.cells import Cells
from app.ui.editors import Tools
from app.ui.record_form import Around
from app.ui.record_place import Opener, RecordPlace

if TYPE_CHECKING:
    from app.boot.program import Program

_MERGED = QT_TRANSLATE_NOOP("places", "The two customers are one now.")
_UNDO = QT_TRANSLATE_NOOP("places", "Undo")


class RecordPages(QObject):
    """Makes the place of a record type, and opens the dialogs that its list asks for."""

    record_wanted = Signal(str, int)  # record type and id

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        start = program.start
        self._memory = start.memory
        self._around = Around(
            theme=start.theme,
            bridge=program.bridge,
            desk=program.records,
            settings=program.settings,
            drafts=program.drafts,
            cells=Cells(program.clock, program.numbers),
            tools=Tools(start.theme, program.clock, program.numbers),
        )
        self.dialogs = CustomerDialogs(
            start.theme,
            program.bridge,
            program.store,
            program.who,
            self._around.cells,
            program.settings,
            program.shell,
        )
        self.dialogs.told.connect(program.shell.messages.tell)
        self.dialogs.merged.connect(self._on_merged)
        self._messages, self._pool = program.shell.messages, program.pool
        self._program = program

    @Slot(str, tuple)
    def _on_asked(self, name: str, ids: tuple[int, ...]) -> None:
        if name == DIARY.name:
            self._open_diary(ids)
        else:
            self.dialogs.ask(name, ids)

    def _open_diary(self, ids: tuple[int, ...]) -> None:
        program, theme = self._program, self._around.theme
        dialog = DiaryDialog(
            theme, program.bridge, program.store, program.clock, program.numbers, REPAIR_LOOK, ids, program.shell
        )
        dialog.opened.connect(lambda id_: self.record_wanted.emit("repair", id_))
        dialog.open()

    @Slot(object)
    def _on_merged(self, merged: Merged) -> None:
        self._messages.tell(_MERGED, _UNDO, "", lambda: self.dialogs.unmerge(merged))

    def place_of(self, kind: RecordType, opener: Opener | None) -> RecordPlace:
        """The list of a record type, with its forms; `opener` where a record has a page of its own."""
        place = RecordPlace(self._around, kind, self._memory, opener)
        place.asked.connect(self._on_asked)
        if warm_up := kind.warm_up:
            place.currentChanged.connect(lambda _: self._pool.submit(warm_up) if place.form else None)
        return place
