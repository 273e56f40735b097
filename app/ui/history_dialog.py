"""Who made this record what it is? Its entries in the audit trail, the newest first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.records.history import Entry, Sought
from app.records.record import RecordType
from app.ui.history import line_of, rows_of
from app.ui.kit import col, facts, label, pane, row, rule
from app.ui.lists import EventList
from app.ui.scrolled import scrolled
from app.ui.texts import words

if TYPE_CHECKING:
    from app.ui.record_form import Around


class HistoryDialog(QDialog):
    """The list of entries, and every change of the current one below it; Escape closes.

    Args:
        name: what the record is called.
    """

    def __init__(self, around: "Around", kind: RecordType, id_: int, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = around.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("History: {name}").format(name=name or words(kind.look.words)))
        self._theme, self._cells, self._settings = theme, around.cells, around.settings
        self._list = EventList(theme, around.tools.clock)
        self._list.setAccessibleName(self.windowTitle())
        self._list.show_nothing(self.tr("Reading…"))
        self._list.chosen.connect(self._on_chosen)
        self._room = QWidget()
        QVBoxLayout(self._room).setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(col(theme, (self._list, 2), rule(), (scrolled(theme, self._room), 1), gap=""))
        pane(theme, self)
        self.resize(theme.size("rail") * 6, theme.size("rail") * 4)
        sought = Sought(kind=kind.model.__tablename__, record_id=id_)
        around.bridge.then(around.desk.history(sought), self._put, self, self._on_failed)

    def _put(self, entries: list[Entry]) -> None:
        self._list.show_nothing(self.tr("Nothing was noted about this record."))
        self._list.show_items([line_of(one, self._cells, self._settings) for one in entries])
        self._list.choose_first()
        self._list.setFocus()

    def _on_failed(self, err: AppError) -> None:
        self._list.show_nothing(words(err.text))

    @Slot(object)
    def _on_chosen(self, item: object) -> None:
        layout = self._room.layout()
        while layout is not None and (old := layout.takeAt(0)) is not None:
            if widget := old.widget():
                widget.deleteLater()
        if isinstance(item, Entry) and layout is not None:
            head = row(self._theme, label(words(item.done), "section"), label(item.reason, "muted"), None)
            changes = facts(self._theme, list(rows_of(item, self._cells, self._settings)))
            layout.addWidget(col(self._theme, head, changes, None, margin=("l", "s", "l", "s")))
