"""What is a condition on a column of each kind put together with?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.records.field import Field, Kind
from app.records.wheres import Op, Span, Value, Where, ops_of
from app.ui.choice_editor import LinkEditor
from app.ui.editors import DateEditor, NotRead, plain_editor
from app.ui.kit import col, label
from app.ui.record_form import Around
from app.ui.texts import words
from app.ui.where_words import NO, NOT_FILLED, SPANS, YES
from app.ui.where_words import OPS as OP_WORDS


class Condition(Protocol):
    """What somebody asks of one column."""

    def where(self) -> Where:
        """The condition as it is put together now.

        Raises:
            NotRead: something is missing or cannot be understood.
        """
        ...

    def put(self, where: Where) -> None:
        """Show a condition."""
        ...


class Checks(QListWidget):
    """Values to tick: states, choices, yes and no."""

    def __init__(self, around: Around, field: Field) -> None:
        super().__init__()
        self._field = field
        self._ticked: tuple[Value, ...] = ()
        self.setObjectName("rows")
        self.setAccessibleName(words(field.label))
        if field.kind is Kind.CHOICE:
            around.bridge.then(around.desk.choices(field.list), self._put_choices, self)
        elif field.kind is Kind.YES_NO:
            self._offer([(True, words(YES), None), (False, words(NO), None)])
        else:
            theme = around.theme
            looks = field.looks.items()
            self._offer((str(key), words(look.words), theme.icon(look.icon, look.colour)) for key, look in looks)

    def _put_choices(self, found: list[tuple[int, str]]) -> None:
        self._offer([*((id_, name, None) for id_, name in found), (None, words(NOT_FILLED), None)])

    def _offer(self, entries: Iterable[tuple[Value, str, QIcon | None]]) -> None:
        for value, said, icon in entries:
            item = QListWidgetItem(icon or QIcon(), said, self)
            item.setData(Qt.ItemDataRole.UserRole, (value,))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in self._ticked else Qt.CheckState.Unchecked)
        self.setCurrentRow(0)

    def where(self) -> Where:
        items = [self.item(at) for at in range(self.count())]
        ticked = [one for one in items if one.checkState() is Qt.CheckState.Checked]
        if not ticked:
            raise NotRead
        values = tuple(one.data(Qt.ItemDataRole.UserRole)[0] for one in ticked)
        shown = tuple(one.text() for one in ticked) if self._field.kind is Kind.CHOICE else ()
        return Where(self._field.key, Op.ONE_OF, values, shown)

    def put(self, where: Where) -> None:
        self._ticked = where.values
        for at in range(self.count()):
            value = self.item(at).data(Qt.ItemDataRole.UserRole)[0]
            self.item(at).setCheckState(Qt.CheckState.Checked if value in where.values else Qt.CheckState.Unchecked)


class Days(QWidget):
    """A span, or from and to."""

    def __init__(self, around: Around, field: Field) -> None:
        super().__init__()
        self._field = field
        day = replace(field, kind=Kind.DAY, hint=None)
        self._ways: tuple[Span | Op, ...] = (*SPANS, *ops_of(field))
        self.way = QComboBox()
        self.way.addItems([words(SPANS[one] if isinstance(one, Span) else OP_WORDS[one]) for one in self._ways])
        self.first, self.last = DateEditor(around.tools, day), DateEditor(around.tools, day)
        self._titles = label(self.tr("From"), "small"), label(self.tr("To"), "small")
        inside = col(around.theme, self.way, self._titles[0], self.first, self._titles[1], self.last, None)
        _fill(self, inside)
        self.way.currentIndexChanged.connect(self._on_way)
        self._on_way()

    @Slot()
    def _on_way(self) -> None:
        for one in (*self._titles, self.first, self.last):
            one.setVisible(self._ways[self.way.currentIndex()] is Op.WITHIN)

    def where(self) -> Where:
        way = self._ways[self.way.currentIndex()]
        if isinstance(way, Span):
            return Where(self._field.key, Op.WITHIN, (way,))
        if way is not Op.WITHIN:
            return Where(self._field.key, way)
        days = self.first.value(), self.last.value()
        if days == (None, None) or (None not in days and days[0] > days[1]):
            raise NotRead
        return Where(self._field.key, way, days)

    def put(self, where: Where) -> None:
        span = len(where.values) == 1
        self.way.setCurrentIndex(self._ways.index(Span(str(where.values[0])) if span else where.op))
        if len(where.values) == 2:
            self.first.put(where.values[0])
            self.last.put(where.values[1])


class Typed(QWidget):
    """A comparison and what is typed or chosen: amounts, words, a record."""

    def __init__(self, around: Around, field: Field) -> None:
        super().__init__()
        self._field = field
        self._ways = ops_of(field)
        self.way = QComboBox()
        self.way.addItems([words(OP_WORDS[one]) for one in self._ways])
        self.editor: Any = _editor(around, field)
        self.editor.setAccessibleName(words(field.label))
        _fill(self, col(around.theme, self.way, self.editor, QLabel(), None))
        self.way.currentIndexChanged.connect(self._on_way)

    @Slot()
    def _on_way(self) -> None:
        self.editor.setVisible(self._ways[self.way.currentIndex()] not in (Op.EMPTY, Op.FILLED))

    def where(self) -> Where:
        op = self._ways[self.way.currentIndex()]
        if op in (Op.EMPTY, Op.FILLED):
            return Where(self._field.key, op)
        value = self.editor.value()
        if value is None or value == "":
            raise NotRead
        shown = (self.editor.text(),) if self._field.kind is Kind.LINK else ()
        return Where(self._field.key, op, (value,), shown)

    def put(self, where: Where) -> None:
        self.way.setCurrentIndex(self._ways.index(where.op) if where.op in self._ways else 0)
        if where.values:
            self.editor.put(where.values[0], *where.shown[:1])


def condition_editor(around: Around, field: Field) -> Any:
    """What a condition on `field` is put together with: a widget that is a `Condition`."""
    if field.kind in (Kind.CHOICE, Kind.STATE, Kind.YES_NO):
        return Checks(around, field)
    return (Days if field.kind in (Kind.DAY, Kind.MOMENT) else Typed)(around, field)


def _editor(around: Around, field: Field) -> Any:
    if field.kind is Kind.LINK:
        return LinkEditor(around.tools, field, around.desk, around.bridge, around.desk.kind(field.link))
    plain = field if field.kind in (Kind.MONEY, Kind.NUMBER, Kind.SECONDS) else replace(field, kind=Kind.TEXT)
    return plain_editor(around.tools, replace(plain, hint=None, max_length=80))


def _fill(widget: QWidget, inside: QWidget) -> None:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(inside)
