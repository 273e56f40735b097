"""On which form and printer, how often, moved by how much? What this seat remembers is filled in."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.printing.forms import Kept
from app.features.printing.seat import Direct, SeatPaper, Setup
from app.features.printing.view.outlets import SOURCE_GOES_ALONG, Printers
from app.ui.kit import KeyButton, inset, pane, row, titled
from app.ui.texts import words
from app.ui.theme import Theme

_MOST_OFFSET = 50.0
_DUPLEX: tuple[tuple[str, Text], ...] = (
    ("", QT_TRANSLATE_NOOP("SetupPane", "one side")),
    ("long", QT_TRANSLATE_NOOP("SetupPane", "both sides, turned at the long edge")),
    ("short", QT_TRANSLATE_NOOP("SetupPane", "both sides, turned at the short edge")),
)
_SOURCES: tuple[tuple[str, Text], ...] = (
    ("", QT_TRANSLATE_NOOP("SetupPane", "as the printer is set")),
    ("tractor", QT_TRANSLATE_NOOP("SetupPane", "continuous paper (tractor)")),
    ("manual", QT_TRANSLATE_NOOP("SetupPane", "by hand")),
    ("upper", QT_TRANSLATE_NOOP("SetupPane", "upper tray")),
    ("middle", QT_TRANSLATE_NOOP("SetupPane", "middle tray")),
    ("lower", QT_TRANSLATE_NOOP("SetupPane", "lower tray")),
    ("cassette", QT_TRANSLATE_NOOP("SetupPane", "cassette")),
)


class SetupPane(QWidget):
    """Form, printer and how; keeps nothing by itself."""

    form_chosen = Signal(object)  # Kept
    changed = Signal()  # something the pages depend on

    def __init__(self, theme: Theme, seat: SeatPaper) -> None:
        super().__init__()
        self._seat = seat
        self._forms: tuple[Kept, ...] = ()
        self.form, self.printer, self.source, self.duplex = (QComboBox() for _ in range(4))
        self.copies = QSpinBox()
        self.copies.setRange(1, 99)
        inset(theme, self.copies)
        self.right, self.down = self._offset(theme), self._offset(theme)
        self.only_data = QCheckBox(self.tr("Only the data (the form is printed on the paper already)"))
        self.more = KeyButton(theme, self.tr("More"), "Alt+M", "chevron-down", "quiet", checked=False, live=True)
        for key, said in _SOURCES:
            self.source.addItem(words(said), key)
        for key, said in _DUPLEX:
            self.duplex.addItem(words(said), key)
        self._rest = self._build(theme)
        self._connect()

    def _offset(self, theme: Theme) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        inset(theme, box)
        box.setRange(-_MOST_OFFSET, _MOST_OFFSET)
        box.setDecimals(1)
        box.setSingleStep(0.5)
        box.setSuffix(self.tr(" mm"))
        return box

    def _build(self, theme: Theme) -> QWidget:
        rest = QWidget()
        inner = QVBoxLayout(rest)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space("s"))
        source = titled(theme, self.tr("Paper source"), self.source)
        source.setVisible(SOURCE_GOES_ALONG)
        for one in (
            source,
            titled(theme, self.tr("Sides"), self.duplex),
            row(
                theme,
                titled(theme, self.tr("Move to the right"), self.right),
                titled(theme, self.tr("Move down"), self.down),
            ),
            self.only_data,
        ):
            inner.addWidget(one)
        layout = QVBoxLayout(self)
        edge = theme.space("l")
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.space("s"))
        for each in (
            titled(theme, self.tr("Form"), self.form),
            titled(theme, self.tr("Printer"), self.printer),
            titled(theme, self.tr("Copies"), self.copies),
            row(theme, self.more, None),
            rest,
        ):
            layout.addWidget(each)
        layout.addStretch(1)
        rest.hide()
        pane(theme, self)
        self.setFixedWidth(theme.size("rail") * 3)
        return rest

    def _connect(self) -> None:
        self.form.currentIndexChanged.connect(self._on_form)
        self.printer.activated.connect(lambda _: self._show_offset())
        self.copies.valueChanged.connect(lambda _: self.changed.emit())
        self.only_data.toggled.connect(lambda _: self.changed.emit())
        self.more.clicked.connect(self._show_more)

    def _show_offset(self) -> None:
        """What is right for the chosen printer."""
        if (kept := self.chosen) is not None:
            found = self._seat.on_printer(kept.form.key, str(self.printer.currentData() or ""))
            self.right.setValue(found.dx)
            self.down.setValue(found.dy)

    @Slot(bool)
    def _show_more(self, on: bool) -> None:
        self._rest.setVisible(on)
        self.more.set_icon("chevron-up" if on else "chevron-down")

    def show_forms(self, forms: Sequence[Kept], first: str) -> None:
        """What there is to choose from, and which is chosen."""
        self._forms = tuple(forms)
        with QSignalBlocker(self.form):
            self.form.clear()
            for one in forms:
                self.form.addItem(one.form.name, one.form.key)
            self.form.setCurrentIndex(max(0, self.form.findData(first)))
        self._on_form(self.form.currentIndex())

    def show_printers(self, found: Printers, direct: Sequence[Direct]) -> None:
        """The printers there are; the one that is chosen stays so, also where it is gone."""
        wanted = self.printer.currentData() or ""
        with QSignalBlocker(self.printer):
            self.printer.clear()
            usual = found.usual or self.tr("none")
            self.printer.addItem(self.tr("The usual printer ({name})").format(name=usual), "")
            for name in found.names:
                self.printer.addItem(name, name)
            for one in direct:
                self.printer.addItem(self.tr("{name} (without a driver)").format(name=one.name), one.printer)
        self._choose_printer(wanted)

    def _choose_printer(self, wanted: str) -> None:
        if self.printer.findData(wanted) < 0:
            self.printer.addItem(Setup(wanted).direct or wanted, wanted)
        self.printer.setCurrentIndex(self.printer.findData(wanted))

    @Slot(int)
    def _on_form(self, at: int) -> None:
        if not 0 <= at < len(self._forms):
            return
        setup = self._seat.setup(self._forms[at].form.key)
        blocked = [QSignalBlocker(one) for one in (self.copies, self.only_data)]
        self._choose_printer(setup.printer)
        self.copies.setValue(setup.copies)
        self.source.setCurrentIndex(max(0, self.source.findData(setup.source)))
        self.duplex.setCurrentIndex(max(0, self.duplex.findData(setup.duplex)))
        self.right.setValue(setup.dx)
        self.down.setValue(setup.dy)
        self.only_data.setChecked(setup.only_data)
        del blocked
        self.form_chosen.emit(self._forms[at])

    @property
    def chosen(self) -> Kept | None:
        """The form that is chosen."""
        at = self.form.currentIndex()
        return self._forms[at] if 0 <= at < len(self._forms) else None

    @property
    def setup(self) -> Setup:
        """What is filled in."""
        return Setup(
            printer=str(self.printer.currentData() or ""),
            source=str(self.source.currentData() or ""),
            copies=self.copies.value(),
            duplex=str(self.duplex.currentData() or ""),
            dx=round(self.right.value(), 1),
            dy=round(self.down.value(), 1),
            only_data=self.only_data.isChecked(),
        )

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)
