"""What do the lists and forms of records share? Imported when the first of them is wanted."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.callbacks.view.pages import CallbackPages
from app.features.customers.merging import Merged
from app.features.customers.view import CustomerDialogs
from app.features.knowledge.merging import Merged as MergedSolutions
from app.features.knowledge.spec import MERGE
from app.features.knowledge.view.merge import SolutionDialogs
from app.features.points.view import PointDialogs
from app.features.products.life_action import LIFE
from app.features.repairs.sign import REPAIRS
from app.features.repairs.view.diary import DiaryDialog
from app.features.sales.view import SaleDialogs
from app.records.field import Values
from app.records.record import Into, RecordType
from app.ui.cells import Cells
from app.ui.editors import Tools
from app.ui.export import open_file
from app.ui.record_form import Around
from app.ui.record_place import Opener, RecordPlace
from app.ui.undoing import Undoing

if TYPE_CHECKING:
    from app.boot.program import Program

_MERGED = QT_TRANSLATE_NOOP("places", "The two customers are one now.")
_SOLUTIONS_MERGED = QT_TRANSLATE_NOOP("places", "%n solution(s) are one now.")
_OPEN = QT_TRANSLATE_NOOP("places", "Open it")
_UNDO = QT_TRANSLATE_NOOP("places", "Undo")


class RecordPages(QObject):
    """Makes the place of a record type, and opens the dialogs that its list asks for."""

    record_wanted = Signal(str, int)  # record type and id
    begun = Signal(str, object, object)  # a record out of another: its type, what it begins with, what to do when saved
    step_wanted = Signal(str, int, str)  # a record's type and id, the step

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        start = program.start
        self._memory = start.memory
        self.around = Around(
            theme=start.theme,
            bridge=program.bridge,
            desk=program.records,
            settings=program.settings,
            drafts=program.forms,
            cells=Cells(program.clock, program.numbers),
            tools=Tools(start.theme, program.clock, program.numbers),
            attachments=program.attachments,
            exports=program.exports,
            imports=program.imports,
        )
        self.dialogs = CustomerDialogs(
            start.theme,
            program.bridge,
            program.store,
            lambda: program.who,
            self.around.cells,
            program.settings,
            program.shell,
        )
        self.dialogs.told.connect(program.shell.messages.tell)
        self.dialogs.merged.connect(self._on_merged)
        self.points = PointDialogs(
            start.theme, program.bridge, program.store, lambda: program.who, program.clock, program.shell
        )
        self.points.told.connect(program.shell.messages.tell)
        self.knowledge = SolutionDialogs(start.theme, program.bridge, program.store, lambda: program.who, program.shell)
        self.knowledge.told.connect(program.shell.messages.tell)
        self.knowledge.merged.connect(self._on_solutions_merged)
        self.sales = SaleDialogs(self.around.tools, program.records, program.bridge, program.store, program.shell)
        self.sales.told.connect(program.shell.messages.tell)
        self._askers: dict[str, Callable[[str, tuple[int, ...]], object]] = {
            "customer": lambda name, ids: self.points.ask(ids) if name == "gift" else self.dialogs.ask(name, ids),
            "sale": self.sales.ask,
            "repair": self._show_diary,
            "call": lambda _name, ids: program.tapes.play_calls(ids),
            "review": lambda _name, _ids: self._show_results(),
            "solution": lambda name, ids: self.knowledge.merge(ids) if name == MERGE else self._gather(),
        }
        self.callbacks = CallbackPages(self.around, program.store, program.numbers, self)
        self.callbacks.told.connect(program.shell.messages.tell)
        self._messages, self._pool = program.shell.messages, program.pool
        self.undoing = Undoing(program.bridge, program.records, program.shell.messages, self)
        self._program = program

    def _show_diary(self, _name: str, ids: tuple[int, ...]) -> None:
        """The technician's diary of the day."""
        program, theme = self._program, self.around.theme
        dialog = DiaryDialog(
            theme, program.bridge, program.store, program.clock, program.numbers, REPAIRS.look, ids, program.shell
        )
        dialog.opened.connect(lambda id_: self.record_wanted.emit("repair", id_))
        dialog.open()

    def _show_results(self) -> None:
        """How operators do with their calls."""
        from app.features.quality.view.results import ResultsDialog

        program = self._program
        ResultsDialog(self.around.theme, program.bridge, program.store, program.clock, program.shell).open()

    def _gather(self) -> None:
        """The knowledge base learns from what was finished before it was there."""
        from app.features.complaints.teaching import SOURCE as COMPLAINTS
        from app.features.knowledge.view.gather import GatherDialog
        from app.features.repairs.teaching import SOURCE as FINISHED

        program = self._program
        GatherDialog(self.around.theme, program.bridge, program.store, (FINISHED, COMPLAINTS), program.shell).open()

    @Slot(object)
    def _on_merged(self, merged: Merged) -> None:
        self._messages.tell(_MERGED, _UNDO, "", lambda: self.dialogs.unmerge(merged))

    @Slot(object)
    def _on_solutions_merged(self, merged: MergedSolutions) -> None:
        said = _SOLUTIONS_MERGED.counted(len(merged.retired) + 1)
        self._messages.tell(said, _UNDO, "", lambda: self.knowledge.unmerge(merged))

    @Slot(str, object)
    def tell_exported(self, said: str, file: Path) -> None:
        """A file is complete: say so, and offer to open it."""
        self._messages.tell(said, _OPEN, "", lambda: open_file(file))

    def ask(self, kind: RecordType, action: str, id_: int) -> bool:
        """Open the dialog of an action of a type; False where the type has no such action."""
        asker = self._askers.get(kind.key)
        if asker is None or all(one.name != action or one.do is not None for one in kind.actions):
            return False
        asker(action, (id_,))
        return True

    def _answer(self, kind: RecordType, name: str, ids: tuple[int, ...]) -> None:
        """What an action of a list asks for: the form of another record, a dialog of the type's own."""
        into = next((one.into for one in kind.actions if one.name == name), None)
        if into is not None and ids:
            begun = self._program.records.turn(into, ids[0])
            self._program.bridge.then(begun, lambda values: self._turn(kind, ids[0], into, values), self)
        elif name == LIFE:
            self._program.lives.show_of(kind.key, ids[0])
        elif asker := self._askers.get(kind.key):
            asker(name, ids)

    def _turn(self, kind: RecordType, id_: int, into: Into, values: Values | None) -> None:
        if values is not None:
            done = partial(self.step_wanted.emit, kind.key, id_, into.then) if into.then else None
            self.begun.emit(into.kind, values, done)

    def place_of(self, kind: RecordType, opener: Opener | None) -> RecordPlace:
        """The list of a record type, with its forms; `opener` where a record has a page of its own."""
        place = RecordPlace(self.around, kind, self._memory, opener)
        place.asked.connect(partial(self._answer, kind))
        self.callbacks.serve(place)
        place.exported.connect(self.tell_exported)
        place.undoable.connect(self.undoing.offer)
        place.print_wanted.connect(self._program.paper.ask)
        place.undo_wanted.connect(self.undoing.take_back_last)
        if warm_up := kind.warm_up:
            place.currentChanged.connect(lambda _: self._pool.submit(warm_up) if place.form else None)
        return place
