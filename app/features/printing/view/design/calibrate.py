"""By how much is the printer off with this form? A test page, two figures measured on it, kept for this seat."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDoubleSpinBox, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.features.printing.design.measuring import CROSS, correction, measuring_page
from app.features.printing.jobs import Job
from app.features.printing.seat import Setup
from app.features.printing.view.design.workshop import Workshop
from app.features.printing.view.outlets import Printers
from app.printing.form import Form
from app.printing.pdf import render
from app.ui.kit import KeyButton, inset, label, row, titled
from app.ui.texts import words

_MOST = 60.0


class CalibrateDialog(QDialog):
    """Prints the test page, takes what was measured, and shows what comes of it."""

    def __init__(self, shop: Workshop, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Where does the printer print?"))
        self._shop, self._form = shop, form
        self._setup = shop.means.seat.setup(form.key)
        self.printer = QComboBox()
        self.across, self.down = self._spin(), self._spin()
        self.outcome = label("", "strong")
        self.wrong = label("", "wrong", wrap=True)
        self._build()
        for one in (self.across, self.down):
            one.valueChanged.connect(lambda _: self._show())
        self.printer.activated.connect(lambda _: self._on_printer())
        self.printer.addItem(self._setup.printer or self.tr("The usual printer"), self._setup.printer)
        means = shop.means
        means.bridge.then(means.pool.submit(means.printers), self._show_printers, self)
        self._show()

    def _spin(self) -> QDoubleSpinBox:
        one = QDoubleSpinBox()
        inset(self._shop.means.theme, one)
        one.setRange(0, _MOST)
        one.setDecimals(1)
        one.setSingleStep(0.5)
        one.setValue(CROSS)
        one.setSuffix(self.tr(" mm"))
        return one

    def _build(self) -> None:
        theme = self._shop.means.theme
        self.print_it = KeyButton(theme, self.tr("Print the test page"), "Alt+P", "printer", live=True)
        self.print_it.clicked.connect(self.print_page)
        keep = KeyButton(theme, self.tr("Keep it"), "Return", "check", "primary")
        keep.setDefault(True)
        keep.clicked.connect(self.keep)
        cancel = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        for one in (self.print_it, cancel):
            one.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        edge = theme.space("l")
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.space("m"))
        first = self.tr("1. Print the test page on the paper of this form.")
        second = self.tr("2. Measure where the cross came out, from the edges of the paper to its middle.")
        for widget in (
            label(first, wrap=True),
            row(theme, (titled(theme, self.tr("Printer"), self.printer), 1)),
            row(theme, self.print_it, None),
            label(second, wrap=True),
            row(
                theme,
                titled(theme, self.tr("From the left edge"), self.across),
                titled(theme, self.tr("From the upper edge"), self.down),
                None,
            ),
            self.outcome,
            self.wrong,
        ):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(row(theme, None, keep, cancel))
        self.setMinimumWidth(theme.size("dialog"))

    def _show_printers(self, found: Printers) -> None:
        for name in found.names:
            if self.printer.findData(name) < 0:
                self.printer.addItem(name, name)
        for one in self._shop.means.seat.direct:
            if self.printer.findData(one.printer) < 0:
                self.printer.addItem(one.name, one.printer)

    def _on_printer(self) -> None:
        """Each printer is off by its own way."""
        self._setup = self._shop.means.seat.on_printer(self._form.key, str(self.printer.currentData() or ""))
        self._show()

    @property
    def setup(self) -> Setup:
        """How the form is printed from now on."""
        dx, dy = (round(one.value(), 1) for one in (self.across, self.down))
        before = self._setup
        return replace(before, dx=correction(dx, before.dx), dy=correction(dy, before.dy))

    def _show(self) -> None:
        now = self.setup
        self.outcome.setText(
            self.tr("From now on: {dx} mm to the right, {dy} mm down.").format(dx=f"{now.dx:+g}", dy=f"{now.dy:+g}")
        )

    def print_page(self) -> None:
        """Send the test page to the chosen printer."""
        shop, kind = self._shop, self._shop.kind(self._form.kind)
        page = measuring_page(self._form, words)
        setup = replace(self._setup, copies=1, duplex="")
        job = Job(title="", kind=kind, ids=(), form=page, setup=setup)
        self.wrong.setText("")

        def work() -> None:
            shop.outlet.put(render(page, {}, shop.fonts).pdf, job, lambda _: True)

        shop.means.bridge.then(shop.means.pool.submit(work), lambda _: None, self, self._on_failed)

    def _on_failed(self, err: AppError) -> None:
        self.wrong.setText(words(err.text))

    def keep(self) -> None:
        """Print the form like this at this seat from now on."""
        self._shop.means.seat.keep_setup(self._form.key, self.setup)
        self.accept()
