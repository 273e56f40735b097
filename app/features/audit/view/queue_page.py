"""What is to be approved? One list of all finished records of all kinds, a preview beside it; A approves."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core.access import Right
from app.core.changes import Changes
from app.core.errors import AppError
from app.features.audit.columns import QueueColumns
from app.features.audit.view.foot import QueueFoot
from app.features.audit.view.head import ALL, DOUBTS, QueueHead
from app.features.audit.view.look import Looking
from app.records.approval import APPROVE
from app.records.listing import PAGE, Known, Page
from app.records.queue import Asked, Finished, Queue, Verdict
from app.records.record import RecordType
from app.records.undo import Undo
from app.records.workflow import Step
from app.ui.kit import col, pane, row, rule
from app.ui.left_out import left_sentence
from app.ui.record_columns import Columns
from app.ui.record_form import Around
from app.ui.record_page import Memory
from app.ui.record_states import ListStates
from app.ui.record_table import RecordTable
from app.ui.record_view import RecordView
from app.ui.texts import words

_SETTLE_MS, _PREVIEW_MS = 300, 60
_NARROW = 900  # below this width the preview folds away


class QueuePage(QWidget):
    """The supervisor's page. In the list A approves what is ticked, or else the current record.

    Args:
        memory: remembers columns and their widths at this seat.
    """

    opened = Signal(str, int)  # type, id
    refused = Signal(str)  # what was not done, and why
    undoable = Signal()  # Ctrl+Z means what was approved here

    def __init__(self, around: Around, kinds: Iterable[RecordType], memory: Memory) -> None:
        super().__init__()
        theme, self._desk, self._bridge = around.theme, around.desk, around.bridge
        self._columns = QueueColumns.of(kinds)
        self._kinds = {kind.key: kind for kind in self._columns.kinds}
        self._asked, self._chip = Asked(), ALL
        self._queue = Queue(())
        self._shown: tuple[Finished, ...] = ()
        self._by_id: dict[int, Finished] = {}
        self._undos: tuple[Undo, ...] = ()
        self._stale = True
        description = self._columns.description()
        self.table = RecordTable(description, around.cells, self._load, self)
        self.view = RecordView(theme, self.table, self)
        self.head = QueueHead(theme, around.tools.clock, self._columns.kinds)
        self.foot = QueueFoot(theme)
        self.looking = Looking(around, self._columns.kinds)
        self._states = ListStates(theme, self.view, description)
        self._order = Columns(theme, description, self.table, self.view, memory, lambda: around.desk.who)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._later = QTimer(self, interval=_PREVIEW_MS, singleShot=True)
        self.setFocusProxy(self.view)
        left = col(theme, (self._states, 1), self.foot, gap="")
        self._side = row(theme, rule(vertical=True), self.looking, gap="")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for one in (self.head, rule()):
            layout.addWidget(one)
        layout.addWidget(row(theme, (left, 1), self._side, gap=""), 1)
        pane(theme, self)
        self._connect()

    def _connect(self) -> None:
        self._settle.timeout.connect(self.reload)
        self._later.timeout.connect(self._on_preview_due)
        self.head.asked.connect(self._on_asked)
        self.head.chosen.connect(self._on_chip)
        self.head.undo.clicked.connect(self.undo)
        self.foot.approve_wanted.connect(self.approve)
        self.foot.all_wanted.connect(self._on_all_wanted)
        self.foot.asked_out.connect(self.view.setFocus)
        self.table.ticked.connect(self._show_figures)
        self.table.filled.connect(lambda *_: self._later.start())
        self.view.opened.connect(self._on_opened)
        self.view.moved.connect(self._later.start)
        self.view.pressed.connect(self._on_pressed)
        self.view.all_wanted.connect(self._on_all_wanted)
        self._order.sorted.connect(self._show_rows)
        self._states.again_wanted.connect(self.reload)
        self._states.all_wanted.connect(self.head.clear)
        self.looking.wanted.connect(self._on_step_wanted)
        self.looking.opened.connect(lambda _: self._on_opened(self.view.currentIndex().row()))

    # ------------------------------------------------------------ reading

    @Slot()
    def reload(self) -> None:
        """Read the queue."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._bridge.then(self._desk.queue(self._asked), self._put, self, self._on_failed)

    def take(self, changes: Changes) -> None:
        """Read again if a record of one of the kinds was touched."""
        if any(changes.of(kind.model.__tablename__) for kind in self._columns.kinds):
            self._settle.start()

    def _put(self, queue: Queue) -> None:
        self._queue = queue
        self.head.show_counts(queue.waiting, sum(one.doubt is not None for one in queue.rows))
        self._show_rows()

    def _on_failed(self, err: AppError) -> None:
        self._states.show_failed(words(err.text))

    @Slot()
    def _show_rows(self) -> None:
        """The rows of the chosen chip in the chosen order; the current one and the ticks stay with their records."""
        current = self._current()
        self._shown = tuple(sorted(filter(self._is_shown, self._queue.rows), key=self._place, reverse=self._is_down()))
        self._by_id = {self._columns.id_of(one.key): one for one in self._shown}
        self.table.tick(self.table.ticks - self._by_id.keys(), on=False)
        self.table.clear()
        self.table.set_total(len(self._shown))
        narrowed = self.head.is_narrowed or self._chip != ALL
        self._states.show_rows(bool(self._shown), filtered=narrowed)
        places = {one.key: at for at, one in enumerate(self._shown)}
        self.view.go_to(places.get(current.key, 0) if current else 0)
        self._later.start()
        self._show_figures()

    def _is_shown(self, one: Finished) -> bool:
        return self._chip in (ALL, one.kind) or (self._chip == DOUBTS and one.doubt is not None)

    def _is_down(self) -> bool:
        return self._order.order.startswith("-")

    def _place(self, one: Finished) -> tuple[bool, object]:
        value = getattr(one, self._order.order.removeprefix("-"))
        return value is not None, value if value is not None else 0

    def _load(self, start: int, _known: Known, generation: int) -> None:
        rows = tuple(self._columns.row_of(one) for one in self._shown[start : start + PAGE])
        self.table.put(Page(start, rows), generation)

    # ------------------------------------------------------------ what the supervisor does

    def _current(self) -> Finished | None:
        row_ = self.table.row_at(self.view.currentIndex().row())
        return self._by_id.get(row_.id) if row_ else None

    def chosen(self) -> tuple[Finished, ...]:
        """The ticked records, or the current one where none is ticked."""
        ticked = tuple(self._by_id[id_] for id_ in self.table.ticks if id_ in self._by_id)
        current = self._current()
        return ticked or ((current,) if current else ())

    @Slot()
    def approve(self) -> None:
        """Approve what is ticked, or the current record."""
        self._judge(self.chosen(), APPROVE, "")

    @Slot()
    def undo(self) -> None:
        """Take back what was done last."""
        undos, self._undos = self._undos, ()
        self.head.show_undo(0)
        if undos:
            self._bridge.then(self._desk.unjudge(undos), lambda _: self._settle.start(), self, self._on_refused)

    @Slot(str)
    def _on_pressed(self, key: str) -> None:
        current = self._current()
        if key == "A":
            self.approve()
        elif current is not None:
            step = next((one for one in self._steps_of(current) if one.key == key), None)
            if step is not None:
                self._take(current, step)

    @Slot(str)
    def _on_step_wanted(self, name: str) -> None:
        current = self._current()
        step = next((one for one in self._steps_of(current) if one.name == name), None) if current else None
        if current is not None and step is not None:
            self._take(current, step)

    def _steps_of(self, record: Finished) -> list[Step]:
        flow = self._kinds[record.kind].workflow
        return [one for one in flow.steps if record.state in one.source] if flow else []

    def _take(self, record: Finished, step: Step) -> None:
        """Take a step with one record, after asking why where that is wanted."""
        if step.reason:
            question = self.tr("{step}: {number}, why?").format(step=words(step.label), number=record.number)
            self.foot.ask(question, lambda reason: self._judge((record,), step.name, reason))
        else:
            self._judge((record,), step.name, "")

    def _judge(self, records: tuple[Finished, ...], step: str, reason: str) -> None:
        items: dict[str, list[int]] = {}
        for one in records:
            items.setdefault(one.kind, []).append(one.id)
        if items:
            done = self._desk.judge(items, step, reason)
            self._bridge.then(done, lambda verdict: self._on_judged(verdict, step), self, self._on_refused)

    def _on_judged(self, verdict: Verdict, step: str) -> None:
        if verdict.done:  # where nothing was, what was done before can still be taken back
            self._undos = verdict.undos
            self.head.show_undo(verdict.done if step == APPROVE else 0)
            self._claim_undo()
        self.table.tick(self.table.ticks, on=False)
        self._settle.start()
        if verdict.refused:
            names = {one.key: f"{one.number} {one.customer}".strip() for one in self._by_id.values()}
            self.refused.emit(left_sentence(verdict.refused, names))

    def _on_refused(self, err: AppError) -> None:
        self.refused.emit(words(err.text))

    @Slot()
    def _on_all_wanted(self) -> None:
        """Tick all that can be approved without another look."""
        fine = [id_ for id_, one in self._by_id.items() if one.doubt is None and self._is_waiting(one)]
        self.table.tick(fine, on=True)
        self.view.setFocus()

    def _is_waiting(self, one: Finished) -> bool:
        flow = self._kinds[one.kind].workflow
        return flow is not None and one.state == flow.finished

    @Slot(object)
    def _on_asked(self, asked: Asked) -> None:
        self._asked = asked
        self.reload()

    @Slot(str)
    def _on_chip(self, key: str) -> None:
        self._chip = key
        self._show_rows()

    @Slot(int)
    def _on_opened(self, _at: int) -> None:
        if (current := self._current()) is not None:
            self.opened.emit(current.kind, current.id)

    @Slot()
    def _on_preview_due(self) -> None:
        if self._side.isVisible():
            self.looking.show_record(self._current())

    @Slot()
    def _show_figures(self) -> None:
        ticked = [self._by_id[id_] for id_ in self.table.ticks if id_ in self._by_id]
        doubtful = sum(one.doubt is not None for one in self._shown)
        may = self._desk.who.may(Right.APPROVE)
        self.foot.show_figures(len(ticked), sum(one.amount or 0 for one in ticked), doubtful, may=may)

    # ------------------------------------------------------------ events

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()
        self.view.setFocus()
        self._claim_undo()

    def _claim_undo(self) -> None:
        if self._undos and self.isVisible():
            self.undoable.emit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= _NARROW)
