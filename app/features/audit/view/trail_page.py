"""Who changed what, when, from what to what? The audit trail, searchable; nothing in it can be changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.changes import Changes
from app.core.dates import read_day
from app.core.errors import AppError
from app.features.audit.view.export import TrailExport
from app.records.history import AT_ONCE, Entry, Sought
from app.records.record import RecordType
from app.records.told import told_of
from app.ui import formats
from app.ui.history import kind_of, line_of, rows_of
from app.ui.kit import KeyButton, col, facts, field, label, pane, restyle, row, rule
from app.ui.lists import EventList
from app.ui.progress_line import ProgressLine
from app.ui.record_form import Around
from app.ui.record_page import Memory
from app.ui.texts import words

_SETTLE_MS = 250


class TrailPage(QWidget):
    """A list of entries, the newest first, and the current one in full beside it."""

    opened = Signal(str, int)  # type, id
    told = Signal(str)
    exported = Signal(str, object)  # a sentence, the Path of the file

    def __init__(self, around: Around, kinds: Sequence[RecordType], memory: Memory) -> None:
        super().__init__()
        theme = around.theme
        self._around, self._sought = around, Sought()
        self._entries: list[Entry] = []
        self._stale = True
        self._search = self._field(self.tr("Number, customer, by whom"), 2, lead="magnify")
        self._since, self._until = self._field(self.tr("from day"), 1), self._field(self.tr("to day"), 1)
        self._kind = QComboBox()
        self._kind.setAccessibleName(self.tr("Kind"))
        self._kind.addItem(self.tr("All kinds"), "")
        for table, one in told_of(kinds).items():
            self._kind.addItem(words(one.plural), table)
        self.list = EventList(theme, around.tools.clock)
        self.list.setAccessibleName(self.tr("Audit trail"))
        self.setFocusProxy(self.list)
        self._more = KeyButton(theme, self.tr("Older ones"), "Alt+O", "chevron-down", "quiet", live=True)
        self._more.hide()
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFixedWidth(theme.size("rail") * 3)
        self.export = TrailExport(around, memory, ProgressLine(theme), self, tuple(kinds), lambda: self._sought)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._lay_out()
        self._connect()

    def _field(self, hint: str, times: int, lead: str = "") -> QLineEdit:
        theme = self._around.theme
        made = field(theme, "", "search" if lead else "", hint=hint, lead=lead)
        made.setMinimumWidth(theme.size("rail"))
        made.setMaximumWidth(theme.size("rail") * times)
        made.setClearButtonEnabled(True)
        made.setAccessibleName(hint)
        return made

    def _lay_out(self) -> None:
        theme = self._around.theme
        period = row(theme, self._since, label("–", "faint"), self._until, gap="xs")
        title = label(self.tr("Audit trail"), "title")
        export = KeyButton(theme, self.tr("Export"), "Ctrl+E", "file-export-outline", "quiet", live=True)
        export.clicked.connect(lambda: self.export.ask(export))
        head = row(theme, title, None, (self._search, 2), self._kind, period, export, margin=("l", "s", "l", "s"))
        left = col(theme, (self.list, 1), row(theme, None, self._more, None), gap="")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(rule())
        layout.addWidget(row(theme, (left, 1), rule(vertical=True), self._side, gap=""), 1)
        layout.addWidget(self.export.bar)
        pane(theme, self)

    def _connect(self) -> None:
        self._settle.timeout.connect(self._on_typed)
        for one in (self._search, self._since, self._until):
            one.textChanged.connect(self._settle.start)
        self._kind.currentIndexChanged.connect(self._on_typed)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self._more.clicked.connect(self._on_more)
        self.export.done.connect(self.exported)
        self.export.told.connect(self.told)

    # ------------------------------------------------------------ reading

    @Slot()
    def reload(self) -> None:
        """Read from the newest entry on."""
        self._entries = []
        self._ask(self._sought)

    def take(self, changes: Changes) -> None:
        """Somebody saved something: there are new entries."""
        if changes:
            self._stale = True
            if self.isVisible():
                self._settle.start()

    def _ask(self, sought: Sought) -> None:
        self._stale = False
        self.list.show_nothing(self.tr("Reading…"))
        self._around.bridge.then(self._around.desk.history(sought), self._put, self, self._on_failed)

    def _put(self, found: list[Entry]) -> None:
        self._entries += found
        self._more.setVisible(len(found) == AT_ONCE)
        self.list.show_nothing(self.tr("No entry fits what is chosen above."))
        self.list.show_items([line_of(one, self._around.cells, self._around.settings) for one in self._entries])
        if self.list.current is None:
            self.list.choose_first()

    def _on_failed(self, err: AppError) -> None:
        self.list.show_nothing(words(err.text))

    @Slot()
    def _on_more(self) -> None:
        if self._entries:
            self._ask(replace(self._sought, before=self._entries[-1].id))

    @Slot()
    def _on_typed(self) -> None:
        self._settle.stop()
        self._sought = Sought(
            text=self._search.text().strip(),
            kind=str(self._kind.currentData() or ""),
            since=self._day(self._since),
            until=self._day(self._until),
        )
        self.reload()

    def _day(self, editor: QLineEdit) -> date | None:
        text = editor.text().strip()
        found = read_day(text, self._around.tools.clock.now().astimezone().date()) if text else None
        restyle(editor, "look", "wrong" if text and found is None else "")
        return found

    # ------------------------------------------------------------ one entry

    @Slot(object)
    def _on_chosen(self, item: object) -> None:
        self._side.setWidget(self._body(item) if isinstance(item, Entry) else pane(self._around.theme, QWidget()))

    def _body(self, entry: Entry) -> QWidget:
        theme = self._around.theme
        about: list[tuple[str, str | QWidget]] = [
            (self.tr("When"), formats.full(entry.at)),
            (self.tr("By"), " · ".join(one for one in (entry.who, entry.seat) if one)),
        ]
        if entry.customer:
            about.append((self.tr("Customer"), entry.customer))
        if entry.reason:
            about.append((self.tr("Reason"), entry.reason))
        head = label(" · ".join(one for one in (kind_of(entry), entry.number) if one), "muted")
        title = label(words(entry.done), "section", wrap=True)
        changes = facts(theme, list(rows_of(entry, self._around.cells, self._around.settings)))
        body = col(theme, head, title, rule(), facts(theme, about), rule(), changes, None, margin=("l", "s", "l", "s"))
        return pane(theme, body)

    @Slot(object)
    def _on_opened(self, item: object) -> None:
        if isinstance(item, Entry) and item.kind is not None:
            self.opened.emit(item.kind.key, item.record_id)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()
        self.list.setFocus()
