"""How was a form before? Its editions, what each prints, and the way back to one of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import AppError
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.editions import Edition
from app.features.printing.forms import Kept
from app.features.printing.jobs import Job
from app.features.printing.seat import Setup
from app.features.printing.view.means import Means
from app.features.printing.view.preview import Preview
from app.printing.form import Form
from app.printing.pdf import Printed
from app.records.workflow import Look
from app.ui import formats
from app.ui.kit import KeyButton, label, pane, row, rule
from app.ui.lists import EventList, Line
from app.ui.texts import words

_NOW = Look(words=QT_TRANSLATE_NOOP("printing", "In force"), icon="check", colour="finished")
_BEFORE = Look(words=QT_TRANSLATE_NOOP("printing", "Earlier"), icon="history", colour="muted")
_READING = QT_TRANSLATE_NOOP("printing", "The editions are being read …")
_NONE = QT_TRANSLATE_NOOP("printing", "This form was never changed.")


class EditionsDialog(QDialog):
    """Editions at the left, the latest first; at the right what the chosen one prints with the newest record.

    Ctrl+Return brings the chosen one back.
    """

    brought = Signal(object)  # Kept

    def __init__(self, means: Means, kept: Kept, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Editions of {name}").format(name=kept.form.name))
        self._means, self._kept, theme = means, kept, means.theme
        self._editions: tuple[Edition, ...] = ()
        self._record: int | None = None
        self._asked = 0
        self.list = EventList(theme, means.clock, when=False)
        self.list.setAccessibleName(self.tr("Editions"))
        self.list.setMinimumWidth(theme.size("rail") * 3)
        self.list.show_nothing(_READING)
        self.preview = Preview(theme)
        self.wrong = label("", "wrong", wrap=True)
        self.back = KeyButton(theme, self.tr("Bring it back"), "Ctrl+Return", "restore", "primary", live=True)
        self.back.setEnabled(False)
        away = KeyButton(theme, self.tr("Close"), "Esc", "", "quiet", live=False)
        for one in (self.back, away):
            one.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row(theme, self.list, rule(vertical=True), (self.preview, 1), gap=""), 1)
        layout.addWidget(rule())
        layout.addWidget(row(theme, (self.wrong, 1), away, self.back, margin=("l", "s", "l", "s")))
        pane(theme, self)
        self.resize(theme.size("pane_side") * 7 // 2, theme.size("row_two") * 12)
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.opened.connect(lambda _: self.bring_back())
        self.back.clicked.connect(lambda _=False: self.bring_back())
        away.clicked.connect(lambda _=False: self.reject())
        kind = next(one for one in means.kinds if one.key == kept.form.kind)
        means.bridge.then(means.maker.newest(kind), self._take_record, self, self._on_failed)

    def _take_record(self, id_: int | None) -> None:
        self._record = id_
        means = self._means
        means.bridge.then(means.forms.editions(self._kept.form.key), self._show, self, self._on_failed)

    def _show(self, editions: Sequence[Edition]) -> None:
        self._editions = tuple(editions)
        self.list.show_items([self._line(one) for one in editions])
        self.list.show_nothing(_NONE)
        self.list.choose_first()  # which shows it

    def _is_now(self, edition: Edition) -> bool:
        return self._kept.is_changed and edition.number == self._kept.edition

    def _line(self, edition: Edition) -> Line:
        look = _NOW if self._is_now(edition) else _BEFORE
        said = self.tr("Edition {number}").format(number=edition.number)
        return Line(
            look=look,
            title=f"{said} · {formats.full(edition.saved_at)}",
            text=" · ".join(one for one in (edition.saved_by, edition.form.name) if one),
            state=_NOW if look is _NOW else None,
            item=edition.number,
        )

    @property
    def chosen(self) -> Edition | None:
        """The edition the preview shows."""
        return next((one for one in self._editions if one.number == self.list.current), None)

    def _show_chosen(self) -> None:
        edition = self.chosen
        self.back.setEnabled(edition is not None and not self._is_now(edition))
        if edition is not None:
            self._make(edition.form)

    def _make(self, form: Form) -> None:
        means = self._means
        kind = next(one for one in means.kinds if one.key == form.kind)
        self._asked += 1
        asked = self._asked
        if self._record is None:
            self.preview.say(self.tr("There is no record yet that could be shown on it."))
            return

        def put(printed: Printed) -> None:
            if asked == self._asked:
                self.preview.show_pdf(printed.pdf)

        job = Job(kind=kind, ids=(self._record,), form=form, setup=Setup())
        means.bridge.then(means.pool.submit(means.make, job), put, self, self.preview.fail)

    def bring_back(self) -> None:
        """Use the chosen edition from now on, at all seats."""
        edition, means = self.chosen, self._means
        if edition is None or self._is_now(edition):
            return

        def done(kept: Kept) -> None:
            self.brought.emit(kept)
            self.accept()

        work = means.forms.bring_back(self._kept.form.key, edition.number)
        means.bridge.then(work, done, self, self._on_failed)

    def _on_failed(self, err: AppError) -> None:
        self.wrong.setText(words(err.text))

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.list.setFocus()
