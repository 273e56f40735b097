"""Which forms has the shop, and how are they given out, taken in, restored? With the logo that stands on them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from app.core.errors import AppError, DeviceUnavailable, Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.printing.design.tags import blank, own_key
from app.features.printing.forms import Forms, Kept
from app.features.printing.view.editions_dialog import EditionsDialog
from app.features.printing.view.means import Means
from app.printing.papers import paper
from app.printing.written import MOST_BYTES
from app.records.workflow import Look
from app.ui import formats
from app.ui.form_bars import Asking
from app.ui.kit import KeyButton, col, label, pane, row, rule, yielding
from app.ui.lists import EventList, Line, Section
from app.ui.texts import words

_SHIPPED = Look(words=QT_TRANSLATE_NOOP("printing", "As it came"), icon="file-document-outline", colour="muted")
_CHANGED = Look(words=QT_TRANSLATE_NOOP("printing", "Changed"), icon="file-document-edit-outline", colour="progress")
_OWN = Look(words=QT_TRANSLATE_NOOP("printing", "The shop's own"), icon="file-star-outline", colour="finished")
_NOT_READ = QT_TRANSLATE_NOOP("printing", "“{name}” cannot be read: {why}")
_NOT_WRITTEN = QT_TRANSLATE_NOOP("printing", "The file could not be written: {why}")
_NO_PICTURE = QT_TRANSLATE_NOOP("printing", "“{name}” is no picture.")
_LOGO_SIDE = 600  # pixels: more than a slip shows


class FormsPage(QWidget):
    """The forms by record type; below what can be done with the chosen one."""

    told = Signal(str)
    design_wanted = Signal(object)  # Kept

    def __init__(self, means: Means) -> None:
        super().__init__()
        self._means, theme = means, means.theme
        self._forms: tuple[Kept, ...] = ()
        self.list = EventList(theme, means.clock, when=False)
        self.list.setAccessibleName(self.tr("Forms"))
        self.list.show_nothing(self.tr("The forms are being read …"))
        self.wrong = label("", "wrong", wrap=True)
        self.logo = QLabel()
        self.logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.logo.setFixedSize(theme.size("row_two") * 3, theme.size("row_two"))
        self.change = self._button(self.tr("Change"), "E", "pencil-ruler", self._open)
        self.new = self._button(self.tr("New"), "N", "plus", self.make_new)
        self.copy = self._button(self.tr("Copy"), "C", "content-copy", self.copy_it)
        self.first = self._button(self.tr("First here"), "F", "star-outline", self.make_first)
        self.give = self._button(self.tr("Give out …"), "X", "export-variant", self.ask_give)
        self.take = self._button(self.tr("Take in …"), "I", "import", self.ask_take)
        self.restore = self._button(self.tr("As it came"), "R", "restore", self.restore_it)
        self.drop = self._button(self.tr("Delete"), "Delete", "delete-outline", self.ask_delete)
        self.past = self._button(self.tr("Editions"), "V", "history", self.show_editions)
        self.asking = Asking(theme)
        self._build()
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.opened.connect(lambda _: self._open())
        self.renew()
        means.bridge.follow(("paper_form", "setting"), self.renew, self)

    def _button(self, text: str, key: str, icon: str, run: Callable[[], None]) -> KeyButton:
        one = KeyButton(self._means.theme, text, key, icon, "quiet", live=bool(key))
        one.clicked.connect(lambda _=False: run())
        return one

    def _build(self) -> None:
        theme = self._means.theme
        choose = self._button(self.tr("Choose the logo …"), "", "image-outline", self.ask_logo)
        none = self._button(self.tr("No logo"), "", "close", lambda: self._keep_logo(b""))
        made = (self.change, self.new, self.copy, self.first)
        deeds = (self.give, self.take, self.past, self.restore, self.drop)
        yielding(*made, *deeds, choose, none)
        hint = label(
            self.tr("Forms are shared by all seats; which one is offered first, each seat decides."), "small", wrap=True
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row(theme, (hint, 1), margin=("l", "s", "l", "s")))
        layout.addWidget(rule())
        layout.addWidget(self.list, 1)
        layout.addWidget(rule())
        layout.addWidget(self.asking)
        logo = row(theme, label(self.tr("Logo"), "muted"), self.logo, choose, none, None)
        both = (row(theme, *made, None), row(theme, *deeds, None))
        layout.addWidget(col(theme, *both, self.wrong, logo, gap="xs", margin=("l", "s", "l", "s")))
        self.wrong.hide()
        self.setFocusProxy(self.list)
        pane(theme, self)

    # ------------------------------------------------------------ showing

    @Slot()
    def renew(self) -> None:
        """Read forms and logo again."""
        means = self._means
        means.bridge.then(means.forms.all(), self._show, self, self._on_failed)
        means.bridge.then(means.logo.read(), self._show_logo, self, self._on_failed)

    def _show(self, forms: Sequence[Kept]) -> None:
        self._forms = tuple(forms)
        rows: list[Line | Section] = []
        for kind in self._means.kinds:
            of_kind = [one for one in forms if one.form.kind == kind.key]
            if of_kind:
                rows.append(Section(kind.plural))
                first = self._means.seat.default(kind.key) or of_kind[0].form.key
                rows += [self._line(one, first=one.form.key == first) for one in of_kind]
        self.list.show_items(rows)
        self.list.show_nothing(self.tr("There are no forms."))
        if self.list.current is None:
            self.list.choose_first()
        self._show_chosen()

    def _line(self, kept: Kept, *, first: bool) -> Line:
        form = kept.form
        look = (_CHANGED if kept.shipped else _OWN) if kept.is_changed else _SHIPPED
        known = paper(form.page.paper)
        size = words(known.words) if known else f"{form.page.w:g} × {form.page.h:g} mm"
        by = ""
        if kept.saved_at is not None:
            by = self.tr("edition {number}, {name}, {at}").format(
                number=kept.edition, name=kept.saved_by, at=formats.full(kept.saved_at)
            )
        return Line(
            look=look,
            title=form.name,
            text=" · ".join(one for one in (size, by) if one),
            state=look if kept.is_changed else None,
            note=self.tr("first here") if first else "",
            note_colour="accent",
            item=form.key,
        )

    @property
    def chosen(self) -> Kept | None:
        """The form the buttons are about."""
        return next((one for one in self._forms if one.form.key == self.list.current), None)

    def _show_chosen(self) -> None:
        kept = self.chosen
        for one in (self.change, self.new, self.copy, self.first, self.give):
            one.setEnabled(kept is not None)
        self.restore.setEnabled(kept is not None and kept.shipped and kept.is_changed)
        self.drop.setEnabled(kept is not None and not kept.shipped)
        self.past.setEnabled(kept is not None)
        self.asking.hide()

    def _on_failed(self, err: AppError) -> None:
        self.wrong.setText(words(err.text))
        self.wrong.show()

    def _done(self, said: str) -> None:
        self.wrong.hide()
        self.told.emit(said)
        self.renew()

    # ------------------------------------------------------------ what the user does

    def _open(self) -> None:
        if (kept := self.chosen) is not None:
            self.design_wanted.emit(kept)

    def make_new(self) -> None:
        """Begin an empty form for the type of the chosen one; it is kept when it is saved."""
        if (kept := self.chosen) is not None:
            self.design_wanted.emit(Kept(blank(kept.form, self.tr("New form"), self.tr("Head"), self.tr("Body"))))

    def copy_it(self) -> None:
        """Keep the chosen form once more, as one of the shop's own."""
        if (kept := self.chosen) is not None:
            name = self.tr("{name} – copy").format(name=kept.form.name[:60])
            form = replace(kept.form, key=own_key(kept.form), name=name)
            said = self.tr("Copied: {name}").format(name=name)
            self._means.bridge.then(self._means.forms.save(form), lambda _: self._done(said), self, self._on_failed)

    def make_first(self) -> None:
        """Offer the chosen form first at this seat."""
        if (kept := self.chosen) is not None:
            self._means.seat.keep_default(kept.form.kind, kept.form.key)
            self._show(self._forms)

    def restore_it(self) -> None:
        """Use the chosen form again as it came."""
        if (kept := self.chosen) is not None:
            said = self.tr("“{name}” is again as it came.").format(name=kept.form.name)
            work = self._means.forms.restore(kept.form.key)
            self._means.bridge.then(work, lambda _: self._done(said), self, self._on_failed)

    def show_editions(self) -> None:
        """Show how the chosen form was before."""
        if (kept := self.chosen) is not None:
            dialog = EditionsDialog(self._means, kept, self)
            dialog.brought.connect(self._on_brought)
            dialog.open()

    @Slot(object)
    def _on_brought(self, kept: Kept) -> None:
        self._done(self.tr("“{name}” is as it was in that edition.").format(name=kept.form.name))

    def ask_delete(self) -> None:
        """Ask first: a form of the shop's own does not come back."""
        if (kept := self.chosen) is not None and not kept.shipped:
            question = self.tr("Delete “{name}” for all seats?").format(name=kept.form.name)
            answers = (
                (self.tr("Delete it"), "Alt+D", "danger", self.delete_it),
                (self.tr("Keep it"), "Alt+K", "", self.list.setFocus),
            )
            self.asking.ask(question, answers)

    def delete_it(self) -> None:
        """Throw the chosen form away, if it is the shop's own."""
        if (kept := self.chosen) is not None and not kept.shipped:
            said = self.tr("“{name}” was deleted.").format(name=kept.form.name)
            work = self._means.forms.delete(kept.form.key)
            self._means.bridge.then(work, lambda _: self._done(said), self, self._on_failed)

    def ask_give(self) -> None:
        """Ask where the chosen form is to be written."""
        if (kept := self.chosen) is not None:
            name = f"{kept.form.name}.json".replace("/", "-")
            asking = QFileDialog(self, self.tr("Give a form out"), name, self.tr("Forms (*.json)"))
            asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            asking.setDefaultSuffix("json")
            self._ask(asking, lambda path: self.give_out(kept, path))

    def give_out(self, kept: Kept, path: Path) -> None:
        """Write a form into a file."""
        said = self.tr("Saved: {path}").format(path=path)
        work = self._means.pool.submit(_write, path, Forms.give(kept.form))
        self._means.bridge.then(work, lambda _: self._done(said), self, self._on_failed)

    def ask_take(self) -> None:
        """Ask which file is to be taken in."""
        asking = QFileDialog(self, self.tr("Take a form in"), "", self.tr("Forms (*.json)"))
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(asking, self.take_in)

    def take_in(self, path: Path) -> None:
        """Keep the form in a file."""
        means = self._means

        def taken(kept: Kept) -> None:
            self._done(self.tr("Taken in: {name}").format(name=kept.form.name))

        def read(data: bytes) -> None:
            try:
                work = means.forms.take(data)
            except Refused as err:
                self._on_failed(err)
            else:
                means.bridge.then(work, taken, self, self._on_failed)

        means.bridge.then(means.pool.submit(_read, path, MOST_BYTES + 1), read, self, self._on_failed)

    def _ask(self, asking: QFileDialog, then: Callable[[Path], None]) -> None:
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.fileSelected.connect(lambda path: then(Path(path)))
        asking.open()

    # ------------------------------------------------------------ the logo

    def ask_logo(self) -> None:
        """Ask which picture is the logo."""
        asking = QFileDialog(self, self.tr("Choose the logo"), "", self.tr("Pictures (*.png *.jpg *.jpeg *.bmp)"))
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(asking, self.take_logo)

    def take_logo(self, path: Path) -> None:
        """Use a picture as the logo; a large one is made smaller."""
        work = self._means.pool.submit(_picture, path)
        self._means.bridge.then(work, self._keep_logo, self, self._on_failed)

    def _keep_logo(self, data: bytes) -> None:
        said = self.tr("The logo stands on slips from now on.") if data else self.tr("Slips have no logo any more.")
        self._means.bridge.then(self._means.logo.keep(data), lambda _: self._done(said), self, self._on_failed)

    def _show_logo(self, data: bytes) -> None:
        picture = QPixmap()
        if data and picture.loadFromData(data):
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.logo.setPixmap(picture.scaled(self.logo.size(), keep, smooth))
        else:
            self.logo.setText(self.tr("none"))


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as err:
        raise Refused(_NOT_READ.fill(name=path.name, why=err.strerror or str(err))) from err


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as err:
        raise DeviceUnavailable(_NOT_WRITTEN.fill(why=err.strerror or str(err))) from err


def _picture(path: Path) -> bytes:
    image = QImage(str(path))
    if image.isNull():
        raise Refused(_NO_PICTURE.fill(name=path.name))
    side = QSize(_LOGO_SIDE, _LOGO_SIDE)
    if image.width() > _LOGO_SIDE or image.height() > _LOGO_SIDE:
        image = image.scaled(side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes str
    return bytes(buffer.data().data())
