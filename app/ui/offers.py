"""What is there to choose from for a field? The list under it: opens while typing, is walked by the arrow keys."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from app.records.field import Field, Kind, Offer
from app.ui.bridge import Bridge
from app.ui.paint import RIGHT, put, width_of
from app.ui.texts import words
from app.ui.theme import Theme

_SETTLE_MS = 150
_IN_SIGHT = 8  # rows before the list scrolls
_OFFER = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Painter(QStyledItemDelegate):
    """Words at the left, the note at the right edge."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        theme, offer, rect = self._theme, index.data(_OFFER), QRect(option.rect)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, theme.colour("selected"))
        room = rect.adjusted(theme.space("s"), 0, -theme.space("s"), 0)
        if offer is None:
            put(theme, painter, room, index.data(Qt.ItemDataRole.DisplayRole), "base", "faint")
            return
        note = words(offer.note)
        wide = put(theme, painter, room, note, "small", "muted", RIGHT) + theme.space("m") if note else 0
        put(theme, painter, room.adjusted(0, 0, -wide, 0), offer.words)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(0, self._theme.size("row"))


class OfferList(QListView):
    """The list of a form, under whichever of its fields has something to offer. It never takes the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._under: QLineEdit | None = None
        self._chosen: Callable[[Offer], None] | None = None
        self.setObjectName("overlay")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Painter(theme, self))
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def is_under(self, editor: QLineEdit) -> bool:
        """Whether it shows what this field offers."""
        return self.isVisible() and self._under is editor

    def show_under(
        self, editor: QLineEdit, offers: Sequence[Offer], chosen: Callable[[Offer], None], *, first: bool
    ) -> None:
        """Show what is offered under `editor`; with `first` its first row is marked."""
        self._under, self._chosen = editor, chosen
        self._rows.clear()
        for one in offers:
            row = QStandardItem(one.words)
            row.setData(one, _OFFER)
            self._rows.appendRow(row)
        if not offers:
            self._rows.appendRow(QStandardItem(self.tr("Nothing to choose from")))
        self._place(editor, offers)
        self.show()
        self.raise_()
        self.setCurrentIndex(self._rows.index(0, 0) if first and offers else QModelIndex())

    def _place(self, editor: QLineEdit, offers: Sequence[Offer]) -> None:
        """Below the editor, or above it where there is more room."""
        theme, over = self._theme, editor.window()
        if self.parent() is not over:
            self.setParent(over)
        area = editor.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.verticalScrollBar().valueChanged.connect(self.hide, Qt.ConnectionType.UniqueConnection)
        wide = max((self._wide(one) for one in offers), default=0) + 3 * theme.space("m")
        wide = min(max(editor.width(), wide), over.width())
        corner = editor.mapTo(over, QPoint(0, editor.height() + 1))
        high = min(len(offers) or 1, _IN_SIGHT) * theme.size("row") + 2
        top = corner.y()
        if top + high > over.height() and corner.y() - editor.height() > over.height() - top:
            high = min(high, corner.y() - editor.height() - 2)
            top = corner.y() - editor.height() - 2 - high
        left = max(0, min(corner.x(), over.width() - wide))
        self.setGeometry(left, top, wide, min(high, over.height() - top))

    def _wide(self, offer: Offer) -> int:
        note = words(offer.note)
        return width_of(self._theme, offer.words) + (width_of(self._theme, note, "small") if note else 0)

    def walk(self, by: int) -> None:
        """Mark the next or the previous row."""
        at = self.currentIndex().row() + by
        self.setCurrentIndex(self._rows.index(max(0, min(self._rows.rowCount() - 1, at)), 0))

    @property
    def marked(self) -> Offer | None:
        """The marked row."""
        index = self.currentIndex()
        found = index.data(_OFFER) if index.isValid() else None
        return found if isinstance(found, Offer) else None

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        found = index.data(_OFFER)
        if isinstance(found, Offer) and self._chosen is not None:
            self._chosen(found)


class Offering(QObject):
    """Lets one field offer something while it has the focus.

    Args:
        ask: what there is to choose from, given what was typed.
        chosen: is told what was chosen.
    """

    def __init__(
        self,
        editor: QLineEdit,
        field: Field,
        shared: OfferList,
        bridge: Bridge,
        ask: Callable[[str], Future[Sequence[Offer]]],
        chosen: Callable[[Offer], None],
    ) -> None:
        super().__init__(editor)
        self._editor, self._field, self._list, self._bridge = editor, field, shared, bridge
        self._ask, self._chosen = ask, chosen
        self._asked = 0
        self._timer: QTimer | None = None
        editor.installEventFilter(self)
        editor.textEdited.connect(self._on_edited)

    def add_arrow(self, theme: Theme) -> None:
        """An arrow at the end of the field opens the list."""
        arrow = self._editor.addAction(theme.icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        arrow.triggered.connect(self._on_arrow)

    def close(self) -> None:
        """Take the list away, and whatever is on its way to it."""
        self._asked += 1
        if self._timer is not None:
            self._timer.stop()
        if self._list.is_under(self._editor):
            self._list.hide()

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        if self._timer is None:
            self._timer = QTimer(self, interval=_SETTLE_MS, singleShot=True)
            self._timer.timeout.connect(lambda: self._look(self._editor.text().strip()))
        self._timer.start()

    @Slot()
    def _on_arrow(self) -> None:
        self._editor.setFocus()
        self._look("", opened=True)

    def _look(self, text: str, *, opened: bool = False) -> None:
        self._asked += 1
        asked = self._asked

        def show(offers: Sequence[Offer]) -> None:
            if asked == self._asked and self._editor.hasFocus() and not self._editor.isReadOnly():
                self._show(offers, opened)

        self._bridge.then(self._ask(text), show, self)

    def _show(self, offers: Sequence[Offer], opened: bool) -> None:
        if not offers and not opened:
            self.close()
            return
        self._list.show_under(self._editor, offers, self.take, first=self._takes_first())

    def _takes_first(self) -> bool:
        """Whether Enter takes the first row: where a word of one's own would mean nothing."""
        text = self._editor.text().strip()
        return self._field.kind is Kind.LINK or (self._field.kind is Kind.CHOICE and text.isascii() and bool(text))

    def take(self, offer: Offer) -> None:
        """Choose one."""
        self.close()
        self._chosen(offer)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self._editor.isReadOnly():
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not self._list.is_under(self._editor):
            wanted = key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and (alt or not self._editor.text()))
            if wanted:
                self._look("", opened=True)
            return wanted
        marked = self._list.marked
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.walk(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif marked is not None and key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take(marked)
        elif marked is not None and key == Qt.Key.Key_Tab:
            self.take(marked)
            return False
        else:
            return False
        return True
