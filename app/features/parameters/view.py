"""How does a new shop take over the words, products and spare parts of its trade? Chosen, looked through, taken."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.features.parameters.starter import Section, Starter, Starters
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.texts import words
from app.ui.theme import Theme


class StarterPage(QWidget):
    """Trades at the left; at the right what would come, and the button that takes it over."""

    told = Signal(str)

    def __init__(self, theme: Theme, bridge: Bridge, starters: Starters) -> None:
        super().__init__()
        self._theme, self._bridge, self._starters = theme, bridge, starters
        self._sets: tuple[Starter, ...] = ()
        self.names = QListWidget()
        self.names.setObjectName("settings")
        self.names.setFixedWidth(theme.size("rail") + theme.size("row"))
        self.names.setAccessibleName(self.tr("Trades"))
        self.preview = QTreeWidget()
        self.preview.setColumnCount(3)
        self.preview.setHeaderHidden(True)
        self.preview.header().setStretchLastSection(False)
        self.preview.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.preview.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.preview.setAccessibleName(self.tr("What comes with the set"))
        self._said = label(self.tr("What is there already stays as it is."), "muted", wrap=True)
        self._wrong = label("", "wrong", wrap=True)
        self._take = KeyButton(theme, self.tr("Take it over"), "Ctrl+Return", "download", "primary")
        self._take.setEnabled(False)
        foot = row(theme, self._take, (self._said, 1), self._wrong, margin=("l", "s", "l", "s"))
        right = col(theme, (self.preview, 1), rule(), foot, gap="")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row(theme, self.names, rule(vertical=True), (right, 1), gap=""))
        self.setFocusProxy(self.names)
        pane(theme, self)
        self.names.currentRowChanged.connect(self._on_set)
        self._take.clicked.connect(self.take)
        take = QShortcut(QKeySequence("Ctrl+Return"), self)
        take.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        take.activated.connect(self._take.click)
        bridge.then(starters.all(), self._put, self)

    def _put(self, sets: tuple[Starter, ...]) -> None:
        self._sets = sets
        for one in sets:
            item = QListWidgetItem(one.name, self.names)
            item.setSizeHint(QSize(0, self._theme.size("control") + self._theme.space("xs")))
        self.names.setCurrentRow(0)

    @Slot(int)
    def _on_set(self, at: int) -> None:
        self.preview.clear()
        self._take.setEnabled(False)
        if 0 <= at < len(self._sets):
            self._bridge.then(
                self._starters.preview(self._sets[at]), lambda found: self._show(at, found), self, self._on_failed
            )

    def _show(self, at: int, sections: tuple[Section, ...]) -> None:
        if at != self.names.currentRow():
            return
        self._wrong.setText("")
        self.preview.clear()
        for one in sections:
            there = self.tr("%n there already", "", one.present) if one.present else ""
            heading = QTreeWidgetItem(self.preview, [words(one.title), self.tr("%n new", "", len(one.new)), there])
            for name in one.new:
                QTreeWidgetItem(heading, [name])
            heading.setExpanded(bool(one.new))
        self._take.setEnabled(any(one.new for one in sections))

    @Slot()
    def take(self) -> None:
        """Take the chosen set over."""
        at = self.names.currentRow()
        self._take.setEnabled(False)

        def done(added: int) -> None:
            self.told.emit(self.tr("%n entries were taken over.", "", added))
            self._on_set(at)

        self._bridge.then(self._starters.take_over(self._sets[at]), done, self, self._on_failed)

    def _on_failed(self, err: AppError) -> None:
        self._wrong.setText(words(err.text))
