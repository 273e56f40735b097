"""Which receipt printers does this seat reach without a driver? Named, tried, kept."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.core.errors import AppError, Invalid
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.seat import Direct
from app.features.printing.view.means import Means
from app.printing.escpos import WIDTHS, Bitmap, receipt
from app.printing.wire import check, send
from app.records.workflow import Look
from app.ui.kit import KeyButton, col, field, label, pane, row, rule, titled
from app.ui.lists import EventList, Line
from app.ui.texts import words

_LOOK = Look(words=QT_TRANSLATE_NOOP("printing", "Receipt printer"), icon="receipt-text-outline", colour="muted")
_MOST_NAME = 60
_STAIR = 8  # dots: a step of the pattern that is printed to try a printer


class PrintersPage(QWidget):
    """The printers, and the fields of the chosen one; the system itself knows those with a driver."""

    told = Signal(str)

    def __init__(self, means: Means) -> None:
        super().__init__()
        self._means, theme = means, means.theme
        self.list = EventList(theme, means.clock, when=False)
        self.list.setAccessibleName(self.tr("Printers without a driver"))
        self.list.show_nothing(
            self.tr("No receipt printer is named here. Those with a driver are found by themselves.")
        )
        self.name = field(theme, hint=self.tr("Counter"))
        self.address = field(theme, hint=self.tr("tcp://192.168.1.87, COM3, /dev/usb/lp0"))
        self.roll = QComboBox()
        for width in WIDTHS:
            self.roll.addItem(self.tr("{width} mm").format(width=width), width)
        self.cut = QCheckBox(self.tr("It cuts the paper"))
        self.drawer = QCheckBox(self.tr("Open the cash drawer with each receipt"))
        self.wrong = label("", "wrong", wrap=True)
        self.keep = self._button(self.tr("Keep"), "Ctrl+Return", "check", "primary", self.keep_it)
        self.try_it = self._button(self.tr("Try it"), "Alt+T", "printer-outline", "quiet", self.try_out)
        self.add = self._button(self.tr("Another one"), "Ctrl+N", "plus", "quiet", self.begin)
        self.drop = self._button(self.tr("Take away"), "", "delete-outline", "quiet", self.take_away)
        self._build()
        self.list.chosen.connect(self._show_chosen)
        self._show()

    def _button(self, text: str, key: str, icon: str, look: str, run: Callable[[], None]) -> KeyButton:
        one = KeyButton(self._means.theme, text, key, icon, look, live=bool(key))
        one.clicked.connect(lambda _=False: run())
        return one

    def _build(self) -> None:
        theme = self._means.theme
        hint = self.tr("Receipt printers that are reached over the network, a serial port or USB without a driver.")
        fields = col(
            theme,
            row(
                theme,
                (titled(theme, self.tr("Name"), self.name), 2),
                (titled(theme, self.tr("Where it is"), self.address), 3),
                (titled(theme, self.tr("Paper"), self.roll), 1),
            ),
            row(theme, self.cut, self.drawer, None, gap="l"),
            self.wrong,
            row(theme, self.keep, self.try_it, self.add, self.drop, None),
            margin="l",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row(theme, (label(hint, "small", wrap=True), 1), margin=("l", "s", "l", "s")))
        layout.addWidget(rule())
        layout.addWidget(self.list, 1)
        layout.addWidget(rule())
        layout.addWidget(fields)
        self.wrong.hide()
        pane(theme, self)

    # ------------------------------------------------------------ showing

    def _show(self, chosen: str = "") -> None:
        printers = self._means.seat.direct
        with QSignalBlocker(self.list):
            self.list.show_items(
                [
                    Line(look=_LOOK, title=one.name, text=f"{one.address} · {one.roll} mm", item=one.name)
                    for one in printers
                ]
            )
        if chosen:
            self.list.choose(chosen)
        elif printers:
            self.list.choose_first()
        else:
            self.begin()
        self._show_chosen()

    def _chosen(self) -> Direct | None:
        return next((one for one in self._means.seat.direct if one.name == self.list.current), None)

    def _show_chosen(self, _item: object = None) -> None:
        one = self._chosen()
        self.drop.setEnabled(one is not None)
        if one is not None:
            self._put(one)

    def _put(self, one: Direct) -> None:
        self.name.setText(one.name)
        self.address.setText(one.address)
        self.roll.setCurrentIndex(max(0, self.roll.findData(one.roll)))
        self.cut.setChecked(one.cut)
        self.drawer.setChecked(one.drawer)
        self.wrong.hide()

    # ------------------------------------------------------------ what the user does

    def begin(self) -> None:
        """Name another printer."""
        self.list.clearSelection()
        self.list.setCurrentIndex(self.list.model().index(-1, 0))
        self._put(Direct("", ""))
        self.drop.setEnabled(False)
        self.name.setFocus()

    def _filled_in(self) -> Direct | None:
        one = Direct(
            self.name.text().strip()[:_MOST_NAME],
            self.address.text().strip(),
            int(self.roll.currentData()),
            self.cut.isChecked(),
            self.drawer.isChecked(),
        )
        try:
            check(one.address)
        except Invalid as err:
            self._fail(err)
            return None
        if not one.name:
            self._say(self.tr("Give it a name."))
            return None
        self.wrong.hide()
        return one

    def keep_it(self) -> None:
        """Keep what is filled in; one of the same name, or the chosen one, becomes this one."""
        one, before = self._filled_in(), self._chosen()
        if one is not None:
            gone = {one.name, before.name if before else one.name}
            rest = tuple(other for other in self._means.seat.direct if other.name not in gone)
            self._means.seat.keep_direct((*rest, one))
            self._show(one.name)
            self.told.emit(self.tr("Kept: {name}").format(name=one.name))

    def take_away(self) -> None:
        """Forget the chosen printer."""
        before = self._chosen()
        if before is not None:
            self._means.seat.keep_direct(tuple(one for one in self._means.seat.direct if one != before))
            self._show()

    def try_out(self) -> None:
        """Print a stair over the whole width."""
        one = self._filled_in()
        if one is not None:
            said = self.tr("{name} took the pattern. It must reach from edge to edge.").format(name=one.name)
            work = self._means.pool.submit(send, one.address, pattern(one))
            self._means.bridge.then(work, lambda _: self.told.emit(said), self, self._fail)

    def _fail(self, err: AppError) -> None:
        self._say(words(err.text))

    def _say(self, why: str) -> None:
        self.wrong.setText(why)
        self.wrong.show()


def _line(one: Direct) -> Line:
    return Line(look=_LOOK, title=one.name, text=f"{one.address} · {one.roll} mm", item=one.name)


def pattern(printer: Direct) -> bytes:
    """A stair from the left edge to the right one, as the printer is sent it."""
    width = WIDTHS[printer.roll]
    lines = []
    for step in range(width // _STAIR):
        row_ = bytearray(width // 8)
        row_[step * _STAIR // 8] = 0xFF
        lines += [bytes(row_)] * 2
    picture = Bitmap(width, len(lines), b"".join(lines))
    return receipt([picture], cut=printer.cut, drawer=printer.drawer)
