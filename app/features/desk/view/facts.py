"""What is known of a customer besides the name? Phones with their place of origin, addresses, people, the rest."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.phone import Numbers
from app.features.customers.lookup import Card, PhoneLine
from app.features.customers.model import PhoneKind
from app.features.desk.view.header import Words
from app.features.desk.wording import THIS_CALL
from app.ui.dialling import KEY, number_menu, wish
from app.ui.kit import Pill, label
from app.ui.paint import put, width_of
from app.ui.pairs import Pairs
from app.ui.texts import words
from app.ui.theme import Theme

_KINDS: dict[str, Text] = {
    PhoneKind.MOBILE: QT_TRANSLATE_NOOP("desk", "mobile"),
    PhoneKind.LANDLINE: QT_TRANSLATE_NOOP("desk", "landline"),
    PhoneKind.WORK: QT_TRANSLATE_NOOP("desk", "work"),
    PhoneKind.HOME: QT_TRANSLATE_NOOP("desk", "home"),
    PhoneKind.FAX: QT_TRANSLATE_NOOP("desk", "fax"),
}


class Number(QAbstractButton):
    """A phone number; pressing it dials it, its menu also copies it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._digits = theme, ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def show_number(self, shown: str, digits: str) -> None:
        """Show `shown`; `digits` is what is dialled."""
        if (shown, digits) == (self.text(), self._digits):
            return
        self._digits = digits
        self.setText(shown)
        self.setAccessibleName(shown)
        self.setToolTip(self.tr("Dial the number ({key}); right click: copy").format(key=KEY))
        self.updateGeometry()

    def number_to_dial(self) -> str:
        """The number."""
        return self._digits

    def _on_clicked(self) -> None:
        wish(self, self._digits)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        number_menu(self, self._theme, self._digits).popup(event.globalPos())

    @override
    def sizeHint(self) -> QSize:
        return QSize(width_of(self._theme, self.text(), bold=True) + 2, self._theme.size("pill"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p, marked = QPainter(self), self.underMouse() or self.hasFocus()
        colour = "accent" if marked else "text"
        width = put(self._theme, p, QRect(0, 0, self.width(), self.height()), self.text(), "base", colour, bold=True)
        if marked:
            p.fillRect(0, self.height() - 2, width, 1, self._theme.colour("accent"))


class _PhoneRow(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.number, self.about = Number(theme), Words(theme, "small", "muted")
        self.pill = Pill(theme, THIS_CALL)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("s"))
        layout.addWidget(self.number)
        layout.addWidget(self.about)
        layout.addWidget(self.pill)
        layout.addStretch(1)


class _Grid(QWidget):
    """Phones, and what else is known by name; rows are made once and filled again for every customer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        gap = theme.space("xs") + 1
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(theme.space("l"), theme.space("m"), theme.space("l"), theme.space("m"))
        self._layout.setVerticalSpacing(gap)
        self._layout.setHorizontalSpacing(0)
        self._layout.setColumnStretch(1, 1)
        self.phones, self.rest = QVBoxLayout(), Pairs(theme)
        self.phones.setSpacing(2)
        self._layout.addWidget(label(self.tr("Phone"), "muted"), 0, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(self.phones, 0, 1)
        self._layout.addWidget(self.rest, 1, 0, 1, 2)
        self._layout.setRowStretch(2, 1)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        self.rest.show_pairs(rows)
        self._layout.setColumnMinimumWidth(0, self.rest.indent)


class Facts(QScrollArea):
    """The facts of a card; as high as they need, scrolling where there is no room.

    Args:
        custom: names of the custom fields, "" for those not used; asked at each use.
    """

    number_used = Signal(str)

    def __init__(self, theme: Theme, numbers: Numbers, custom: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._theme, self._numbers, self._custom = theme, numbers, custom
        self._grid = _Grid(theme)
        self._rows: list[_PhoneRow] = []
        self._shown: tuple[Card | None, str] = (None, "")
        self._high: int | None = None  # measured once: wrapped words are slow to measure, and layouts ask often
        self.setWidget(self._grid)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @override
    def sizeHint(self) -> QSize:
        if self._high is None:
            wrapped = self._grid.heightForWidth(self._theme.size("pane_card") - self._theme.space("m"))
            self._high = wrapped if wrapped >= 0 else self._grid.sizeHint().height()  # where nothing is wrapped
        return QSize(self._theme.size("pane_card"), self._high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self.sizeHint().height(), self._theme.size("row") * 2))

    def show_card(self, card: Card, calling: str, places: Mapping[str, str]) -> None:
        """Show a customer; `calling` is the key of the number that calls, `places` says where numbers come from."""
        self._shown = (card, calling)
        while len(self._rows) < len(card.phones):
            row = _PhoneRow(self._theme)
            self._rows.append(row)
            self._grid.phones.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(card.phones))
            if place < len(card.phones):
                self._show_phone(row, card.phones[place], calling, places)
        self._grid.show_rows(self._facts(card))
        self._high = None
        self.updateGeometry()

    def fill(self, alone: bool) -> None:
        """Take all the room where nothing stands below."""
        policy = QSizePolicy.Policy.Expanding if alone else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def show_places(self, places: Mapping[str, str]) -> None:
        """Places of origin came to be known."""
        card, calling = self._shown
        for row, phone in zip(self._rows, card.phones if card else (), strict=False):
            self._show_phone(row, phone, calling, places)

    def _show_phone(self, row: _PhoneRow, phone: PhoneLine, calling: str, places: Mapping[str, str]) -> None:
        row.number.show_number(self._numbers.shown(phone.number), phone.number)
        kind = words(_KINDS[phone.kind]) if phone.kind in _KINDS else ""
        place = places.get(phone.number, "")
        row.about.say(" · ".join(part for part in (place, phone.note or ("" if place else kind)) if part))
        row.pill.show_look(THIS_CALL if calling and phone.key == calling else None)

    def _facts(self, card: Card) -> list[tuple[str, str]]:
        addresses = [" ".join(part for part in (one.label, one.region, one.line) if part) for one in card.addresses]
        contacts = [
            " ".join(part for part in (one.name, one.role, self._numbers.shown(one.number), one.email) if part)
            for one in card.contacts
        ]
        facts = [
            (self.tr("Address"), "\n".join(addresses)),
            (self.tr("Contacts"), "\n".join(contacts)),
            (self.tr("Salesperson"), card.salesperson),
            (self.tr("E-mail"), card.email),
            (self.tr("Intention"), card.intention),
            *zip(self._custom(), card.custom, strict=False),
            (self.tr("Tags"), " · ".join(card.tags)),
            (self.tr("Known from"), card.source),
            (self.tr("Remark"), card.note),
        ]
        return [(name, value) for name, value in facts if name and value]
