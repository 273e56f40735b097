"""What stands above a list: its title, its search, what changes how it is shown, the button for a new record?"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.access import Who
from app.records.record import RecordType
from app.ui.kit import KeyButton, field, label, margins, yielding
from app.ui.texts import words
from app.ui.theme import Theme

_NEW = "Ctrl+N"


class ListHead(QWidget):
    """Title, search and buttons of one record type's list; `who` may or may not make a new one."""

    columns_wanted = Signal(QWidget)  # the button it was asked with
    lists_wanted = Signal(QWidget)
    filter_wanted = Signal()
    new_wanted = Signal()
    export_wanted = Signal(QWidget)

    def __init__(self, theme: Theme, kind: RecordType, who: Who) -> None:
        super().__init__()
        self._kind = kind
        self.search = field(theme, "", "search", hint=kind.find_hint or self.tr("Find in this list"), lead="magnify")
        self.search.setMinimumWidth(theme.size("rail"))
        self.search.setMaximumWidth(theme.size("rail") * 2)
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Find in this list"))
        if kind.find is None:
            self.search.hide()
        filter_ = KeyButton(theme, self.tr("Filter"), "Alt+F", "filter-variant", "quiet", live=True)
        filter_.clicked.connect(self.filter_wanted)
        lists = KeyButton(theme, self.tr("Lists"), "Alt+L", "bookmark-outline", "quiet", live=True)
        lists.clicked.connect(lambda: self.lists_wanted.emit(lists))
        columns = KeyButton(theme, self.tr("Columns"), "Alt+C", "view-column-outline", "quiet", live=True)
        columns.clicked.connect(lambda: self.columns_wanted.emit(columns))
        said = self.tr("Import, export") if kind.sheet else self.tr("Export")
        export = KeyButton(theme, said, "Ctrl+E", "file-export-outline", "quiet", live=True)
        export.clicked.connect(lambda: self.export_wanted.emit(export))
        new = KeyButton(theme, self.new_words, self.new_key, "plus", live=True)
        new.clicked.connect(self.new_wanted)
        if not kind.may_make(who):
            new.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*margins(theme, ("l", "s", "l", "xs")))
        layout.setSpacing(theme.space("s"))
        layout.addWidget(label(kind.plural, "title"))
        layout.addStretch(1)
        layout.addWidget(self.search, 2)
        for one in (filter_, lists, columns, export, new):
            layout.addWidget(one)
        yielding(filter_, lists, columns, export, new)
        QShortcut("Ctrl+F", self, self.search.setFocus)
        if kind.may_make(who) and self.new_key != _NEW:  # what starts one from a card starts one here, too
            QShortcut(_NEW, self).activated.connect(self.new_wanted)

    @property
    def new_key(self) -> str:
        """The key that starts a new record here."""
        card = self._kind.card
        return card.f_key if card and card.f_key else _NEW

    @property
    def new_words(self) -> str:
        """What the button for a new record says."""
        return words(self._kind.new) if self._kind.new else self.tr("New")
