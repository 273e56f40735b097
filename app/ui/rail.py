"""How does one go from place to place? A list of places at the left, with what waits in each."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.core.i18n import Text
from app.ui.paint import CENTER, LEFT, fill, glyph, put, width_of
from app.ui.texts import words
from app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go; `key` "" is a line between groups."""

    key: str
    icon: str = ""
    text: str | Text = ""
    badge: str = ""
    loud: bool = False


class _Places(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.places: list[Place] = []

    def add(self, place: Place) -> None:
        end = len(self.places)
        self.beginInsertRows(QModelIndex(), end, end)
        self.places.append(place)
        self.endInsertRows()

    def row_of(self, key: str) -> int:
        """-1 for a place that stands in no rail."""
        return next((i for i, one in enumerate(self.places) if one.key == key), -1)

    def change(self, row: int, place: Place) -> None:
        self.places[row] = place
        self.dataChanged.emit(self.index(row), self.index(row))

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.places)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = self.places[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return place
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words(place.text)
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not self.places[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RailDelegate(QStyledItemDelegate):
    """Paints a place: icon, word, badge; without room only icon and a dot for the badge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        place: Place = index.data(Qt.ItemDataRole.UserRole)
        return QSize(self._theme.size("rail_narrow"), self._theme.size("place" if place.key else "place_gap"))

    @override
    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place: Place = index.data(Qt.ItemDataRole.UserRole)
        r: QRect = option.rect
        p.save()
        if place.key:
            self._place(p, r, option.state, place)
        else:
            edge = self._theme.space("l")
            p.fillRect(r.x() + edge, r.center().y(), r.width() - 2 * edge, 1, self._theme.colour("line"))
        p.restore()

    def _place(self, p: QPainter, r: QRect, state: QStyle.StateFlag, place: Place) -> None:
        theme = self._theme
        on = bool(state & QStyle.StateFlag.State_Selected)
        if on or state & QStyle.StateFlag.State_MouseOver:
            ring = "accent" if on and state & QStyle.StateFlag.State_HasFocus else ""
            fill(theme, p, r.adjusted(6, 1, -6, -1), "selected" if on else "sunken", theme.size("radius"), ring)
        mid, side = r.center().y() + 1, theme.size("glyph")
        narrow = r.width() <= theme.size("rail_narrow")
        x = r.x() + (r.width() - side) // 2 if narrow else r.x() + theme.space("l")
        glyph(theme, p, place.icon, "accent" if on else "muted", x, mid, side)
        if narrow:
            if place.badge:
                dot = QRect(x + side - 2, mid - side // 2 - 3, theme.space("s"), theme.space("s"))
                fill(theme, p, dot, "danger_solid" if place.loud else "edge", theme.space("xs"))
            return
        right = self._badge(p, r, place) if place.badge else r.right() - theme.space("s")
        x += side + 10
        room = QRect(x, r.y(), right - x - theme.space("xs"), r.height())
        put(theme, p, room, words(place.text), "base", "accent" if on else "text", LEFT, on)

    def _badge(self, p: QPainter, r: QRect, place: Place) -> int:
        theme, high = self._theme, self._theme.size("key")
        width = max(high + 2, width_of(theme, place.badge, "caption") + 10)
        rect = QRect(r.right() - 14 - width, r.center().y() - high // 2 + 1, width, high)
        fill(theme, p, rect, "danger_solid" if place.loud else "sunken", high // 2)
        put(theme, p, rect, place.badge, "caption", "on_danger" if place.loud else "muted", CENTER)
        return rect.x()


class Rail(QListView):
    """The places. Arrows move, Enter or a click goes there."""

    went = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._narrow, self._here = False, ""
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Places"))
        self._model = _Places(self)
        self.setModel(self._model)
        self.setItemDelegate(RailDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_index)
        self.activated.connect(self._on_index)
        self._fit()

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the places shown, from above."""
        places = enumerate(self._model.places)
        return tuple(one.key for row, one in places if one.key and not self.isRowHidden(row))

    def add(self, place: Place) -> None:
        """Add a place, or a line between groups (key "")."""
        self._model.add(place)
        self._fit()

    def show_current(self, key: str) -> None:
        """Mark where we are."""
        self._here = key
        self.setCurrentIndex(self._model.index(self._model.row_of(key)))

    def show_place(self, key: str, on: bool) -> None:
        """Show a place, or leave it out."""
        self.setRowHidden(self._model.row_of(key), not on)

    def set_badge(self, key: str, badge: str, loud: bool) -> None:
        """Say what waits at a place; "" for nothing."""
        row = self._model.row_of(key)
        if row < 0:
            return
        place = replace(self._model.places[row], badge=badge, loud=loud)
        if place != self._model.places[row]:
            self._model.change(row, place)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only."""
        self._narrow = narrow
        self._fit()

    def _fit(self) -> None:
        theme = self._theme
        if self._narrow:
            self.setFixedWidth(theme.size("rail_narrow"))
            return
        # icon and gaps, the longest name in bold, room for a badge of two digits
        extra = theme.space("l") + theme.size("glyph") + 10 + theme.size("key") + 2 * theme.space("s")
        widest = max((width_of(theme, words(one.text), bold=True) for one in self._model.places), default=0)
        self.setFixedWidth(max(theme.size("rail"), min(theme.size("rail_wide"), widest + extra)))

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if self._here:  # a place that was passed by with the arrows is not where we are
            self.show_current(self._here)

    @Slot(QModelIndex)
    def _on_index(self, index: QModelIndex) -> None:
        place: Place = index.data(Qt.ItemDataRole.UserRole)
        if place.key:
            self.went.emit(place.key)
