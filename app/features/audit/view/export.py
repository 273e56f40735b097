"""How does the audit trail become a file? What is sought, the newest first, each entry with all its changes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from app.core.access import Right
from app.core.errors import NotAllowed
from app.core.options import Settings
from app.records.field import Kind
from app.records.history import Entry, Sought
from app.records.record import RecordType
from app.records.told import told_of
from app.records.transfer.exporting import Exported, TrailOrder
from app.records.transfer.outline import Column, Form, Outline
from app.ui import formats
from app.ui.cells import Cells
from app.ui.file_export import FileExport
from app.ui.history import kind_of, sentence
from app.ui.progress_line import ProgressLine
from app.ui.record_form import Around
from app.ui.record_page import Memory
from app.ui.texts import words

_RIGHTS = (Right.TRANSFER,)  # it names customers and their numbers


class TrailExport(FileExport):
    """Writes the entries that are sought into a file.

    Args:
        kinds: the types whose records the trail tells of.
        sought: what the page shows.
    """

    def __init__(
        self,
        around: Around,
        memory: Memory,
        bar: ProgressLine,
        page: QWidget,
        kinds: tuple[RecordType, ...],
        sought: Callable[[], Sought],
    ) -> None:
        super().__init__(around, memory, bar, page)
        self._kinds, self._sought = kinds, sought

    @override
    def menu(self) -> QMenu:
        """What the trail can become."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form, said in (
            (Form.SHEET, self.tr("Excel sheet of what is listed")),
            (Form.DOCUMENT, self.tr("Word document of what is listed")),
        ):
            action = menu.addAction(said)
            action.triggered.connect(lambda _=False, one=form: self._begin(one))
            action.setEnabled(self._running is None)
        return menu

    def _begin(self, form: Form) -> None:
        """Ask where the file is to be kept; who may not export hears it before."""
        desk = self._around.desk
        if why := desk.who.lacking(*_RIGHTS):
            self._around.bridge.failed.emit(NotAllowed(why))
            return
        today = desk.clock.now().astimezone().date().isoformat()
        self.ask_where(form, self.tr("Audit trail"), today, self.write)

    def write(self, path: Path) -> None:
        """Write the file; the page can be left meanwhile."""
        exports, sought = self._around.exports, self._sought()
        if exports is None or self._running is not None:
            return
        row_of = partial(_row_of, self._around.cells, self._around.settings)
        outline = self._outline(sought)
        order = TrailOrder(sought=sought, kinds=self._kinds, row_of=row_of, outline=outline, path=path, rights=_RIGHTS)
        self.begin(path, lambda told: exports.start_trail(order, told))

    def _outline(self, sought: Sought) -> Outline:
        heads = (
            (self.tr("When"), Kind.MOMENT, 16),
            (self.tr("What was done"), Kind.TEXT, 14),
            (self.tr("Kind"), Kind.TEXT, 12),
            (self.tr("Number"), Kind.TEXT, 18),
            (self.tr("Customer"), Kind.TEXT, 20),
            (self.tr("By"), Kind.TEXT, 12),
            (self.tr("Seat"), Kind.TEXT, 12),
            (self.tr("Reason"), Kind.TEXT, 20),
            (self.tr("Changes"), Kind.TEXT, 60),
        )
        desk = self._around.desk
        return Outline(
            title=self.tr("Audit trail"),
            columns=tuple(
                Column(key=str(at), head=head, kind=kind, width=width) for at, (head, kind, width) in enumerate(heads)
            ),
            about=(
                (self.tr("Filter"), self._asked(sought)),
                (self.tr("Exported"), f"{formats.full(desk.clock.now())} {desk.who.name}".strip()),
            ),
            about_title=self.tr("About"),
        )

    def _asked(self, sought: Sought) -> str:
        """What is sought, in words."""
        told = told_of(self._kinds).get(sought.kind)
        kind = words(told.plural) if told else ""
        days = [one.isoformat() if one else "" for one in (sought.since, sought.until)]
        said = (f"“{sought.text}”" if sought.text else "", kind, " – ".join(days) if any(days) else "")
        return "; ".join(one for one in said if one) or self.tr("everything")

    @override
    def said(self, exported: Exported) -> str:
        """See `FileExport`."""
        return self.tr("%n row(s) are in {file}.", "", exported.rows).format(file=exported.path.name)


def _row_of(cells: Cells, settings: Settings, entry: Entry) -> tuple[object, ...]:
    """An entry as it stands in the file; on the thread that writes."""
    return (
        entry.at,
        words(entry.done),
        kind_of(entry),
        entry.number,
        entry.customer,
        entry.who,
        entry.seat,
        entry.reason,
        "; ".join(sentence(one, cells, settings) for one in entry.changes),
    )
