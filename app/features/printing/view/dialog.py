"""How is a slip looked at and printed, saved as a PDF, copied as a picture, sent by e-mail?"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.core.errors import AppError, DeviceUnavailable
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.forms import Kept
from app.features.printing.jobs import Job, Ready
from app.features.printing.making import first_form
from app.features.printing.view import mailing
from app.features.printing.view.means import Means
from app.features.printing.view.outlets import Printers
from app.features.printing.view.pages import Pages
from app.features.printing.view.preview import Preview
from app.features.printing.view.setup_pane import SetupPane
from app.printing.form import Form
from app.printing.pdf import Printed
from app.records.record import RecordType
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.texts import words

_PICTURE_DPI = 200
_NOT_SAVED = QT_TRANSLATE_NOOP("printing", "The file could not be written: {why}")
_SHOWN = 6  # characters named at most


class PrintDialog(QDialog):
    """The pages at the left, form and printer at the right.

    Ctrl+Return prints, Ctrl+S saves a PDF, Ctrl+C copies the first page as a picture, Ctrl+E writes an e-mail,
    Ctrl+Plus and Ctrl+Minus zoom.

    Args:
        ids: the records; the preview shows the first.
        title: what they are called ("WX20261125-0007", "12 records").
        state: of the first one; this seat remembers a form for each.
        ready: what is printed in place of records; there is no `kind` then.
    """

    told = Signal(str)
    added = Signal(object)  # Job
    design_wanted = Signal(object)  # Kept

    def __init__(
        self,
        means: Means,
        kind: RecordType | None,
        ids: Sequence[int],
        title: str,
        forms: Sequence[Kept],
        parent: QWidget,
        state: str = "",
        ready: Ready | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print {title}").format(title=title))
        self._means, self._kind, self._ids, self._title = means, kind, tuple(ids), title
        self._state, self._ready = state, ready
        self._key = ready.key if ready else kind.key if kind else ""
        self._asked, self._printed = 0, Printed(b"", 0)
        self.preview = Preview(means.theme)
        self.side = SetupPane(means.theme, means.seat)
        self.note = label("", "muted", wrap=True)
        self.again = label("", "small", wrap=True, ink="waiting")
        self.again.hide()
        self.wrong = label("", "wrong", wrap=True)
        self._buttons: list[KeyButton] = []
        self._build()
        self.side.form_chosen.connect(lambda _: self._make())
        self.side.changed.connect(self._make)
        usual = first_form([one.form for one in forms], kind, state) if kind else forms[0].form.key
        self.side.show_forms(forms, means.seat.default(self._key, state) or usual)
        means.bridge.then(means.pool.submit(means.printers), self._show_printers, self)

    def _build(self) -> None:
        theme = self._means.theme
        deeds: tuple[tuple[str, str, str, str, Callable[[], None]], ...] = (
            (self.tr("Save as PDF"), "Ctrl+S", "file-pdf-box", "quiet", self.ask_file),
            (self.tr("Copy as picture"), "Ctrl+C", "image-outline", "quiet", self.copy_picture),
            (self.tr("E-mail"), "Ctrl+E", "email-outline", "quiet", self.mail),
        )
        for text, key, icon, look, run in deeds:
            self._buttons.append(self._button(text, key, icon, look, run))
        away = self._button(self.tr("Cancel"), "Esc", "", "quiet", self.reject, live=False)
        change = self._button(self.tr("Change this form"), "Alt+F", "pencil-ruler", "quiet", self.design)
        change.setVisible(self._ready is None)
        change.setEnabled(self._ready is None)
        go = self._button(self.tr("Print"), "Ctrl+Return", "printer", "primary", self.print_it)
        go.setDefault(True)
        self._buttons.append(go)
        nearer = self._button("", "Ctrl+=", "magnify-plus-outline", "quiet", lambda: self.preview.zoom(1))
        nearer.setAccessibleName(self.tr("Nearer"))
        farther = self._button("", "Ctrl+-", "magnify-minus-outline", "quiet", lambda: self.preview.zoom(-1))
        farther.setAccessibleName(self.tr("Farther"))
        told = col(theme, self.again, self.note, self.wrong, margin=("l", "", "l", "s"))
        right = col(theme, (self.side, 1), told, gap="")
        pane(theme, right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row(theme, (self.preview, 1), rule(vertical=True), right, gap=""), 1)
        layout.addWidget(rule())
        foot = row(theme, *self._buttons[:3], nearer, farther, None, change, away, go, margin=("l", "s", "l", "s"))
        layout.addWidget(foot)
        pane(theme, self)
        self.resize(theme.size("pane_side") * 7 // 2, theme.size("row_two") * 14)
        self._allow(False)

    def _button(
        self, text: str, key: str, icon: str, look: str, run: Callable[[], None], *, live: bool = True
    ) -> KeyButton:
        one = KeyButton(self._means.theme, text, key, icon, look, live=live)
        one.setAutoDefault(False)
        one.clicked.connect(lambda _=False: run())
        return one

    def design(self) -> None:
        """Go to the designer of the chosen form instead; who may not stays here, and is told why."""
        if self._ready is None and (kept := self.side.chosen) is not None:
            if why := self._means.forms.locked:
                self.wrong.setText(words(why))
                return
            self.reject()
            self.design_wanted.emit(kept)

    def _allow(self, on: bool) -> None:
        for one in self._buttons:
            one.setEnabled(on)

    def _show_printers(self, found: Printers) -> None:
        self.side.show_printers(found, self._means.seat.direct)

    # ------------------------------------------------------------ the pages

    def _job(self, ids: tuple[int, ...]) -> Job | None:
        kept = self.side.chosen
        if kept is None:
            return None
        form, setup = kept.form, self.side.setup
        return Job(title=self._title, kind=self._kind, ids=ids, ready=self._ready, form=form, setup=setup)

    @Slot()
    def _make(self) -> None:
        job = self._job(self._ids[:1])
        if job is None:
            return
        self._asked += 1
        asked, means = self._asked, self._means
        self.preview.wait()

        def put(printed: Printed) -> None:
            if asked == self._asked:
                self._show(printed)

        means.bridge.then(means.pool.submit(means.make, job), put, self, self._on_failed)
        if job.kind is not None:
            means.bridge.then(means.maker.before(job), self._say_again, self)

    def _say_again(self, times: int) -> None:
        said = self.tr("It was printed %n time(s) before and says that it is a copy.", "", times)
        self.again.setText(said)
        self.again.setVisible(times > 0)

    def _show(self, printed: Printed) -> None:
        self._printed = printed
        self.preview.show_pdf(printed.pdf)
        self.wrong.setText("")
        said = [self.tr("%n page(s)", "", printed.pages)]
        if len(self._ids) > 1:
            said = [self.tr("The preview shows the first of %n record(s).", "", len(self._ids))]
        if printed.cut:
            said.append(self.tr("Something is too long for its place and is cut off."))
        self.note.setText("\n".join(said))
        if printed.missing:
            names = "、".join(printed.missing[:_SHOWN])
            self.wrong.setText(self.tr("No font of this computer has: {names}").format(names=names))
        self._allow(True)

    def _on_failed(self, err: AppError) -> None:
        self._allow(False)
        self.preview.fail(err)

    # ------------------------------------------------------------ what the user does

    def print_it(self) -> None:
        """Put the slips into the queue; this seat remembers how."""
        if (job := self._job(self._ids)) is not None and self._printed.pdf:
            self._remember(job.form)
            self.added.emit(self._means.queue.add(job))
            self.accept()

    def _remember(self, form: Form) -> None:
        self._means.seat.keep_setup(form.key, self.side.setup)
        self._means.seat.keep_default(self._key, form.key, self._state)

    def ask_file(self) -> None:
        """Ask where the PDF is to be saved."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kept = self.side.chosen
        name = f"{kept.form.name} {self._title}.pdf".replace("/", "-") if kept else ""
        asking = QFileDialog(self, self.tr("Save as PDF"), f"{folder}/{name}", "PDF (*.pdf)")
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setDefaultSuffix("pdf")
        asking.fileSelected.connect(lambda path: self.save(Path(path)))
        asking.open()

    def save(self, path: Path) -> None:
        """Write all slips into a PDF."""

        def done(_: object) -> None:
            self.told.emit(self.tr("Saved: {path}").format(path=path))

        self._with_all(lambda printed: _written(path, printed.pdf), done)

    def copy_picture(self) -> None:
        """Put the first page onto the clipboard."""

        def put(image: QImage) -> None:
            QGuiApplication.clipboard().setImage(image)
            self.told.emit(self.tr("The first page is on the clipboard as a picture."))

        pdf = self._printed.pdf
        work = self._means.pool.submit(lambda: Pages(pdf).image(0, _PICTURE_DPI))
        self._means.bridge.then(work, put, self, self._on_deed_failed)

    def mail(self) -> None:
        """Open the e-mail program with the PDF."""
        kept = self.side.chosen
        subject = f"{kept.form.name if kept else ''} {self._title}".strip()

        def opened(path: Path) -> None:
            if not mailing.open_mail(path, subject):
                self.told.emit(self.tr("The e-mail program was opened; attach this file: {path}").format(path=path))

        self._with_all(lambda printed: mailing.put_aside(subject, printed.pdf), opened)

    def _with_all(self, work: "Callable[[Printed], Path]", done: Callable[[Path], None]) -> None:
        job, means = self._job(self._ids), self._means
        if job is None:
            return
        self._allow(False)

        def finished(path: Path) -> None:
            self._allow(True)
            done(path)

        future = means.pool.submit(lambda: work(means.make(job)))
        means.bridge.then(future, finished, self, self._on_deed_failed)

    def _on_deed_failed(self, err: AppError) -> None:
        self._allow(True)
        self.wrong.setText(words(err.text))


def _written(path: Path, pdf: bytes) -> Path:
    """Write a file in one step."""
    fresh = path.with_name(path.name + ".part")
    try:
        fresh.write_bytes(pdf)
        fresh.replace(path)
    except OSError as err:
        raise DeviceUnavailable(_NOT_SAVED.fill(why=err.strerror or str(err))) from err
    return path
