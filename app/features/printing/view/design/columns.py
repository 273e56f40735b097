"""Which columns has a table, in which order, how wide, with a total?"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QListWidget, QListWidgetItem, QMenu, QWidget
from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.design.columns import LEAST, widths, with_width
from app.features.printing.design.offers import column_for
from app.features.printing.design.wording import FORMATS
from app.features.printing.view.design.fields import Combo, Editor, Offers
from app.printing.form import Across, Column, Table
from app.printing.values import FORMATS as OF_KIND
from app.printing.values import Source
from app.ui.kit import KeyButton, field, inset, row, titled
from app.ui.texts import words
from app.ui.theme import Theme

_ROWS = 5
_ACROSS = (
    (Across.LEFT, QT_TRANSLATE_NOOP("design", "left")),
    (Across.MIDDLE, QT_TRANSLATE_NOOP("design", "in the middle")),
    (Across.RIGHT, QT_TRANSLATE_NOOP("design", "right")),
)
_NUMBER = QT_TRANSLATE_NOOP("design", "Number of the row")


class ColumnsEditor(Editor):
    """The columns as a list; below it what can be set of the chosen one."""

    def __init__(self, theme: Theme, offers: Offers) -> None:
        super().__init__()
        self._theme, self._offers = theme, offers
        self._table = Table()
        self.list = QListWidget()
        self.list.setObjectName("rows")
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setFixedHeight((theme.size("chip") + theme.space("xs")) * _ROWS)
        self.title = field(theme)
        self.wide = QDoubleSpinBox()
        inset(theme, self.wide)
        self.wide.setRange(LEAST, 400)
        self.wide.setDecimals(1)
        self.wide.setKeyboardTracking(False)
        self.across, self.format = Combo(), Combo()
        for across, said in _ACROSS:
            self.across.addItem(words(said), across)
        self.total = QCheckBox(self.tr("Its sum stands at the end"))
        self._build()
        self._join()

    def _build(self) -> None:
        theme = self._theme
        self._more = self._button("plus", self.tr("Add a column"), self._show_menu)
        deeds: Sequence[QWidget] = (
            self._more,
            self._button("arrow-up", self.tr("Further to the left"), lambda: self.shift(-1)),
            self._button("arrow-down", self.tr("Further to the right"), lambda: self.shift(1)),
            self._button("delete-outline", self.tr("Remove the column"), self.remove),
        )
        self.box.setSpacing(theme.space("xs"))
        self.box.addWidget(self.list)
        self.box.addWidget(row(theme, *deeds, None, gap="xs"))
        self.box.addWidget(titled(theme, self.tr("Title"), self.title))
        narrow = titled(theme, self.tr("Width (mm)"), self.wide)
        self.box.addWidget(row(theme, (narrow, 1), (titled(theme, self.tr("Across"), self.across), 1)))
        self.box.addWidget(titled(theme, self.tr("Written as"), self.format))
        self.box.addWidget(self.total)
        self.setFocusProxy(self.list)

    def _button(self, icon: str, name: str, run: Callable[[], None]) -> KeyButton:
        one = KeyButton(self._theme, "", "", icon, "quiet")
        one.setToolTip(name)
        one.setAccessibleName(name)
        one.clicked.connect(lambda _=False: run())
        return one

    def _join(self) -> None:
        self.list.currentRowChanged.connect(lambda _: self._show_one())
        self.title.textEdited.connect(lambda text: self._set(title=text))
        self.wide.valueChanged.connect(self._on_width)
        self.across.activated.connect(lambda at: self._set(across=self.across.itemData(at)))
        self.format.activated.connect(lambda at: self._set(format=self.format.itemData(at)))
        self.total.clicked.connect(lambda on: self._set(total=bool(on)))

    # ------------------------------------------------------------ showing

    @property
    def _cells(self) -> Sequence[Source]:
        return next((one.columns for one in self._offers.sources if one.key == self._table.source), ())

    def _name(self, key: str) -> str:
        found = next((one for one in self._cells if one.key == key), None)
        return words(_NUMBER) if key == "#" else words(found.label) if found else key

    @override
    def show_value(self, value: Any, thing: Any) -> None:
        self._table = thing
        at = max(0, self.list.currentRow())
        lines = [f"{self._name(one.source)} · {w:.1f} mm" for one, w in zip(thing.columns, widths(thing), strict=True)]
        with QSignalBlocker(self.list):
            self.list.clear()
            for text in lines:
                item = QListWidgetItem(text, self.list)
                item.setSizeHint(QSize(0, self._theme.size("chip")))
            self.list.setCurrentRow(min(at, len(lines) - 1))
        self._show_one()

    @property
    def _at(self) -> int:
        return min(max(0, self.list.currentRow()), len(self._table.columns) - 1)

    def _show_one(self) -> None:
        if not self._table.columns:
            return
        column = self._table.columns[self._at]
        blocked = [QSignalBlocker(one) for one in (self.wide, self.across, self.format, self.total)]
        if self.title.text() != column.title:
            self.title.setText(column.title)
        self.wide.setValue(widths(self._table)[self._at])
        self.across.setCurrentIndex(self.across.findData(column.across))
        kind = self._offers.kind_of(column.source, self._table.source)
        self.format.clear()
        for one in OF_KIND[kind]:
            self.format.addItem(words(FORMATS[one]), one)
        self.format.setCurrentIndex(max(0, self.format.findData(column.format)))
        self.total.setChecked(column.total)
        del blocked

    # ------------------------------------------------------------ changing

    def _set(self, **news: Any) -> None:
        columns = list(self._table.columns)
        columns[self._at] = replace(columns[self._at], **news)
        self.changed.emit(tuple(columns))

    @Slot(float)
    def _on_width(self, mm: float) -> None:
        self.changed.emit(with_width(self._table, self._at, mm))

    def shift(self, by: int) -> None:
        """The chosen column further to the left (-1) or right (1)."""
        columns, at = list(self._table.columns), self._at
        if 0 <= at + by < len(columns):
            columns[at], columns[at + by] = columns[at + by], columns[at]
            with QSignalBlocker(self.list):
                self.list.setCurrentRow(at + by)
            self.changed.emit(tuple(columns))

    def remove(self) -> None:
        """Without the chosen column; the last one stays."""
        columns = list(self._table.columns)
        if len(columns) > 1:
            del columns[self._at]
            self.changed.emit(tuple(columns))

    def add(self, source: str) -> None:
        """One more column, at the right."""
        cell = next((one for one in self._cells if one.key == source), None)
        new = column_for(cell, words) if cell else Column(source="#", title=words(_NUMBER), share=1)
        with QSignalBlocker(self.list):
            QListWidgetItem("", self.list)
            self.list.setCurrentRow(len(self._table.columns))
        self.changed.emit((*self._table.columns, new))

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in ("#", *(one.key for one in self._cells)):
            menu.addAction(self._name(key).replace("&", "&&"), partial(self.add, key))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
