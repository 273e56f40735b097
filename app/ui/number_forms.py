"""How are the numbers of records written? A page with a line per type, and how its next number would look."""

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import AppError, Refused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.records.numbers import NumberForm, Part
from app.records.record import RecordType
from app.ui.kit import field, label, pane, restyle
from app.ui.record_form import Around
from app.ui.scrolled import scrolled
from app.ui.texts import words

PARTS: dict[Part, Text] = {
    Part.DAY: QT_TRANSLATE_NOOP("numbers", "Day (20261121)"),
    Part.MONTH: QT_TRANSLATE_NOOP("numbers", "Month (2611)"),
    Part.YEAR: QT_TRANSLATE_NOOP("numbers", "Year (2026)"),
    Part.NOTHING: QT_TRANSLATE_NOOP("numbers", "No date"),
}


class NumberLine(QWidget):
    """One type's numbers: what stands in front, how much of the date, an example, what is wrong."""

    def __init__(self, around: Around, kind: RecordType) -> None:
        super().__init__()
        self._around, self._kind = around, kind
        self._kept = NumberForm(kind.series)
        theme, name = around.theme, words(kind.plural)
        self.title = label(name)
        self.prefix: QLineEdit = field(theme, kind.series)
        self.prefix.setAccessibleName(self.tr("In front: {records}").format(records=name))
        self.prefix.setMaximumWidth(theme.size("rail"))
        self.part = QComboBox()
        self.part.addItems([words(said) for said in PARTS.values()])
        self.part.setAccessibleName(self.tr("Of the date: {records}").format(records=name))
        self.example = label("", "strong")
        self.wrong: QLabel = label("", "wrong", wrap=True)
        self.prefix.textEdited.connect(self._on_typed)
        self.prefix.editingFinished.connect(self.keep)
        self.part.activated.connect(self.keep)
        self._show_example()

    @property
    def form(self) -> NumberForm:
        """What is filled in."""
        return NumberForm(self.prefix.text().strip(), tuple(PARTS)[self.part.currentIndex()])

    def put(self, form: NumberForm) -> None:
        """Show the form in use."""
        self._kept = form
        self.prefix.setText(form.prefix)
        self.part.setCurrentIndex(tuple(PARTS).index(form.part))
        self._show_example()

    @Slot()
    def _on_typed(self) -> None:
        self._show_example()

    @Slot()
    def keep(self) -> None:
        """Use what is filled in from now on, if such numbers can be given."""
        self._show_example()
        form = self.form
        if form == self._kept or self.wrong.text():
            return
        around, before = self._around, self._kept
        self._kept = form

        def failed(err: AppError) -> None:
            self.put(before)
            self._say(words(err.text))

        around.bridge.then(around.desk.numbers.keep(self._kind.series, form), lambda _: None, self, failed)

    def _show_example(self) -> None:
        day = self._around.desk.clock.now().astimezone().date()
        try:
            self.form.check()
        except Refused as err:
            self._say(words(err.text))
        else:
            self._say("")
        self.example.setText(self.form.number(day, 1) if not self.wrong.text() else "")

    def _say(self, why: str) -> None:
        restyle(self.prefix, "look", "wrong" if why else "")
        self.wrong.setText(why)


class NumberFormsPage(QWidget):
    """All series. A change counts at once, for numbers given from now on; those given stay."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        theme, numbers = around.theme, around.desk.numbers
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(theme.space("l"))
        grid.setVerticalSpacing(theme.space("s"))
        grid.setContentsMargins(*(theme.space("l"),) * 4)
        hint = self.tr("Each change counts at once, for numbers given from now on. No number is ever given twice.")
        grid.addWidget(label(hint, "small", wrap=True), 0, 0, 1, 5)
        heads = (self.tr("Records"), self.tr("In front"), self.tr("Of the date"), self.tr("The next one, for example"))
        for at, head in enumerate(heads):
            grid.addWidget(label(head, "small"), 1, at)
        self.lines = {one.series: NumberLine(around, one) for one in numbers.kinds}
        for at, line in enumerate(self.lines.values(), 2):
            line.setParent(sheet)
            line.hide()  # its parts stand in the grid
            for column, part in enumerate((line.title, line.prefix, line.part, line.example, line.wrong)):
                grid.addWidget(part, at, column)
        grid.setColumnStretch(4, 1)
        grid.setRowStretch(len(self.lines) + 2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(theme, sheet))
        pane(theme, self)
        if self.lines:
            self.setFocusProxy(next(iter(self.lines.values())).prefix)
        self._around = around
        self._read()
        around.bridge.follow(("setting",), self._read, self)

    def _read(self) -> None:
        self._around.bridge.then(self._around.desk.numbers.all(), self._put, self)

    def _put(self, forms: Mapping[str, NumberForm]) -> None:
        for series, form in forms.items():
            line = self.lines[series]
            if not (line.prefix.hasFocus() and line.prefix.isModified()):  # what is just being typed stays
                line.put(form)
