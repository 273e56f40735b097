"""Which columns does a list show, how wide, in which order? Remembered at this seat, for each person who signs in."""

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget
from typing_extensions import override

from app.core.access import Who
from app.records.field import Field, Kind
from app.records.record import RecordType
from app.ui.paint import pill_width, width_of
from app.ui.record_table import TICK, RecordTable
from app.ui.record_view import RecordView
from app.ui.texts import words
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.ui.record_page import Memory

_TICK_WIDTH = 40
_GAP = 18  # left and right of a cell
_LEAST_CHARS, _LEAST_WORDS = 9, 15  # narrower a name, and a sentence, say nothing
_KEEP_MS = 500
_LONG_MOMENT = "2024-12-28 23:58"
_FREE = (Kind.WORDS, Kind.TEXT, Kind.LINK, Kind.TAGS, Kind.CHOICE)


class Columns(QObject):
    """The head of a list: a click sorts, an edge resizes, a menu chooses. One wide text column takes what is left."""

    sorted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        kind: RecordType,
        table: RecordTable,
        view: RecordView,
        memory: "Memory",
        who: Callable[[], Who],
    ) -> None:
        super().__init__(view)
        self._theme, self._kind, self._table, self._view, self._memory = theme, kind, table, view, memory
        self._who, self._fitting, self._anew = who, False, False
        self._pills: dict[str, int] = {}
        self._late = QTimer(self, interval=_KEEP_MS, singleShot=True)
        self._late.timeout.connect(self._keep)
        self._recall()
        header = view.header
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._on_clicked)
        header.sectionResized.connect(self._on_resized)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda point: self.menu(view).popup(header.mapToGlobal(point)))
        view.viewport().installEventFilter(self)
        self.fit()

    def _recall(self) -> None:
        """What this person chose before, or the usual."""
        who = self._who()
        self._key = f"page.{self._kind.key}" + (f".{who.name}" if who.id else "")
        kept = self._memory.recall(self._key, {})
        self._kept: dict[str, Any] = dict(kept) if isinstance(kept, dict) else {}
        known = {one.key for one in self._kind.columns}
        shown = [key for key in self._kept.get("columns", ()) if key in known]
        self._shown = shown or [one.key for one in self._kind.columns if one.shown]
        self.order = self._known_order(str(self._kept.get("order", "")))
        self._table.show_columns(self._shown)

    def follow(self) -> None:
        """Somebody else may have signed in: show the list as they have it."""
        who = self._who()
        if self._key != f"page.{self._kind.key}" + (f".{who.name}" if who.id else ""):
            self._late.stop()
            self._recall()
            self.fit()
            self.sorted.emit(self.order)

    def show_order(self, order: str) -> None:
        """Mark the order of a list that was turned to; nothing is remembered."""
        self.order = self._known_order(order)
        self._show_order()

    def menu(self, parent: QWidget) -> QMenu:
        """A menu of all columns with ticks at those shown."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._kind.columns:
            action = menu.addAction(words(one.label))
            action.setCheckable(True)
            action.setChecked(one.key in self._shown)
            action.setEnabled(one.key != self._kind.title_field)
            action.toggled.connect(lambda on, key=one.key: self._on_toggled(key, on))
        return menu

    def ask_columns(self, button: QWidget) -> None:
        """Open the menu of all columns under a button."""
        self.menu(button).popup(button.mapToGlobal(QPoint(0, button.height())))

    @Slot()
    def ask_order(self) -> None:
        """Open a menu of the columns the list can be sorted by; choosing the present one turns it round."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._table.fields:
            if one.sorts:
                action = menu.addAction(words(one.label))
                action.setCheckable(True)
                action.setChecked(self.order.removeprefix("-") == one.key)
                action.triggered.connect(lambda _=False, key=one.key: self._sort_by(key))
        menu.popup(self._view.mapToGlobal(QPoint(0, self._view.header.height())))

    def fit(self) -> None:
        """Give each column its width and what is left to the widest text.

        Widths may bring a scroll bar or take it away, and with it room: then they are given once more.
        """
        if self._fitting:
            self._anew = True
            return
        self._fitting, self._anew = True, False
        self._give_widths()
        if self._anew:
            self._give_widths()
        self._fitting = False

    def _give_widths(self) -> None:
        header, fields = self._view.header, self._table.fields
        header.resizeSection(TICK, _TICK_WIDTH)
        header.setSectionResizeMode(TICK, QHeaderView.ResizeMode.Fixed)
        widths = self._shared_out(fields, self._view.viewport().width() - _TICK_WIDTH)
        for at, one in enumerate(fields):
            header.resizeSection(at + 1, widths[one.key])
        self._show_order()

    def _shared_out(self, fields: tuple[Field, ...], room: int) -> dict[str, int]:
        """Every column as wide as it likes; the widest text takes what is left, texts give what is missing.

        Numbers of documents are never cut.
        """
        widths = {one.key: self._width(one) for one in fields}
        kept = self._kept.get("widths", {})
        free = [one for one in fields if one.kind in _FREE and one.key not in kept and not self._is_number(one)]
        left = room - sum(widths.values())
        if free and left >= 0:
            widths[max(free, key=lambda one: one.width).key] += left
        elif free:
            least = {one.key: self._least(one) for one in free}
            give = sum(max(0, widths[key] - low) for key, low in least.items())
            part = min(1.0, -left / give) if give else 0.0
            for key, low in least.items():
                widths[key] -= ceil(max(0, widths[key] - low) * part)
        return widths

    def _is_number(self, field: Field) -> bool:
        """Whether it is the number of the document, which is never shortened."""
        return bool(self._kind.series) and field.key == "number"

    def _least(self, field: Field) -> int:
        least = _LEAST_WORDS if field.kind is Kind.WORDS else _LEAST_CHARS
        return max(self._head(field), width_of(self._theme, "0") * min(field.width, least) + _GAP)

    def _head(self, field: Field) -> int:
        return width_of(self._theme, words(field.label), "small") + (34 if field.sorts else _GAP)

    def _width(self, field: Field) -> int:
        kept = self._kept.get("widths", {}).get(field.key)
        if isinstance(kept, int):
            return kept
        if field.kind is Kind.MOMENT:  # one of another year is whole, too
            least = max(width_of(self._theme, _LONG_MOMENT), width_of(self._theme, "0") * field.width)
            return max(self._head(field), least + _GAP)
        return max(self._head(field), max(width_of(self._theme, "0") * field.width, self._pill(field)) + _GAP)

    def _pill(self, field: Field) -> int:
        """The widest state as it is known from the beginning: a sentence that comes in its place is cut off."""
        if field.key not in self._pills:
            looks = field.looks.values()
            wide = (pill_width(self._theme, one) + (0 if one.colour == "muted" else 4) for one in looks)
            self._pills[field.key] = max(wide, default=0)
        return self._pills[field.key]

    def _known_order(self, order: str) -> str:
        sortable = {one.key for one in self._kind.fields if one.sorts}
        return order if order.removeprefix("-") in sortable else self._kind.order

    def _show_order(self) -> None:
        keys = [one.key for one in self._table.fields]
        key = self.order.removeprefix("-")
        down = Qt.SortOrder.DescendingOrder if self.order.startswith("-") else Qt.SortOrder.AscendingOrder
        self._view.header.setSortIndicator(keys.index(key) + 1 if key in keys else -1, down)

    @Slot(int)
    def _on_clicked(self, section: int) -> None:
        field = self._table.fields[section - 1] if section > TICK else None
        if field is None or not field.sorts:
            self._show_order()
        else:
            self._sort_by(field.key)

    def _sort_by(self, key: str) -> None:
        self.order = f"-{key}" if self.order == key else key
        self._show_order()
        self._late.start()
        self.sorted.emit(self.order)

    @Slot(int, int, int)
    def _on_resized(self, section: int, _before: int, width: int) -> None:
        if not self._fitting and section > TICK:
            self._kept.setdefault("widths", {})[self._table.fields[section - 1].key] = width
            self._late.start()

    def _on_toggled(self, key: str, on: bool) -> None:
        chosen = set(self._shown) | {key} if on else set(self._shown) - {key}
        self._shown = [one.key for one in self._kind.columns if one.key in chosen]
        self._table.show_columns(self._shown)
        self.fit()
        self._late.start()

    @Slot()
    def _keep(self) -> None:
        self._kept |= {"columns": list(self._shown), "order": self.order}
        self._memory.keep(self._key, self._kept)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False
