"""What can be put onto the form: fields and things by their names, found by typing, dragged or put with Enter?"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.pinyin import Spelling
from app.features.printing.design.offers import Group
from app.ui.kit import field, label, margins, pane
from app.ui.theme import Theme

_OFFER = Qt.ItemDataRole.UserRole


class OfferTree(QTreeWidget):
    """Groups and their offers; one can be pulled out with the mouse (Qt's own dragging would hold everything up)."""

    wanted = Signal(object)  # Offer: Enter, double click
    pulled = Signal(object, QPoint)  # Offer, where on the screen
    let_go = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self._from: QPoint | None = None
        self._pulling = False

    @property
    def offer(self) -> object:
        """The current offer, or None."""
        item = self.currentItem()
        return item.data(0, _OFFER) if item else None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._from = event.position().toPoint() if self.itemAt(event.position().toPoint()) else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None or self.offer is None:
            return
        far = (event.position().toPoint() - self._from).manhattanLength()
        self._pulling = self._pulling or far >= QApplication.startDragDistance()
        if self._pulling:
            self.viewport().setCursor(Qt.CursorShape.DragCopyCursor)
            self.pulled.emit(self.offer, event.globalPosition().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pulling, self._pulling, self._from = self._pulling, False, None
        self.viewport().unsetCursor()
        if pulling:
            self.let_go.emit(self.offer, event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.offer is not None:
            self.wanted.emit(self.offer)
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.offer is not None:
            self.wanted.emit(self.offer)
        else:
            super().keyPressEvent(event)


class Palette(QWidget):
    """A field to search in, and the tree."""

    def __init__(self, theme: Theme, groups: Sequence[Group]) -> None:
        super().__init__()
        self.search = field(theme, look="search", hint=self.tr("Find a field"), lead="magnify")
        self.search.setAccessibleName(self.tr("Find a field"))
        self.tree = OfferTree()
        self.tree.setAccessibleName(self.tr("Fields to put onto the form"))
        for group in groups:
            self._add(theme, group)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*margins(theme, ("s", "s", "s", "")))
        layout.setSpacing(theme.space("xs"))
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addWidget(label(self.tr("Drag onto the form, or Enter"), "faint"))
        self.setFocusProxy(self.search)
        pane(theme, self)
        self.search.textEdited.connect(self._on_search)
        self.search.returnPressed.connect(self._on_enter)
        self.spellings: Mapping[str, Spelling] = {}

    def show_spellings(self, spellings: Mapping[str, Spelling]) -> None:
        """How the names are typed on a Latin keyboard."""
        self.spellings = spellings

    def _add(self, theme: Theme, group: Group) -> None:
        heading = QTreeWidgetItem(self.tree, [group.title])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setFont(0, theme.typeface("small", bold=True))
        for offer in group.offers:
            item = QTreeWidgetItem(heading, [offer.label])
            item.setIcon(0, theme.icon(offer.icon))
            item.setData(0, _OFFER, offer)
            item.setToolTip(0, f"{group.title} · {offer.label}")
        heading.setExpanded(True)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        """Show what has the words in its name, or begins with these letters in pinyin."""
        first: QTreeWidgetItem | None = None
        for heading in _children(self.tree.invisibleRootItem()):
            fit = [one for one in _children(heading) if self._show(one, text.strip().casefold())]
            heading.setHidden(not fit)
            first = first or (fit[0] if fit else None)
        if first is not None and text.strip():
            self.tree.setCurrentItem(first)

    def _show(self, item: QTreeWidgetItem, wanted: str) -> bool:
        fits = self._fits(item.text(0), wanted)
        item.setHidden(not fits)
        return fits

    def _fits(self, name: str, wanted: str) -> bool:
        spelling = self.spellings.get(name)
        spelled = (spelling.pinyin, spelling.initials) if spelling else ()
        return wanted in name.casefold() or any(wanted in one for one in spelled)

    @Slot()
    def _on_enter(self) -> None:
        if self.tree.offer is not None:
            self.tree.wanted.emit(self.tree.offer)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.tree.setFocus()
        else:
            super().keyPressEvent(event)


def _children(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (heading.child(at) for at in range(heading.childCount()))
    return [one for one in found if one is not None]
