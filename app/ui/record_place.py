"""Where do the list and the forms of one record type stand? One place of the window: the list, a form before it."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.core.changes import Changes
from app.records.copying import like
from app.records.keeping import Saved
from app.records.listing import Query
from app.records.record import RecordType
from app.records.rows import Loaded
from app.records.undo import Undo
from app.ui.form_bars import COPY_KEY
from app.ui.record_form import Around, RecordForm
from app.ui.record_page import Memory, RecordPage

Opener = Callable[[int], None]


class OverList(QWidget):
    """A page of a type's own that stands over its list until it emits `left` (a round of callbacks)."""

    left = Signal()


class RecordPlace(QStackedWidget):
    """The list, and over it the form that is open.

    Args:
        memory: what the seat remembers of the list.
        opener: opens a record where it has a page of its own (the customer's card); None opens its form here.
    """

    link_wanted = Signal(str, int)
    told = Signal(str)
    refused = Signal(str)  # what was not done, and why
    undoable = Signal(str, object)  # what was done, the Undo that takes it back
    undo_wanted = Signal(str)  # key of the record type
    asked = Signal(str, tuple)  # an action that needs a dialog: its name, ids
    exported = Signal(str, object)  # a sentence, the Path of the file
    print_wanted = Signal(str, tuple, str)  # key of the record type, ids, what one record is called
    form_closed = Signal()  # a form somebody else asked for is done with: go back there

    def __init__(self, around: Around, kind: RecordType, memory: Memory, opener: Opener | None = None) -> None:
        super().__init__()
        self._around, self.kind, self._memory = around, kind, memory
        self.list = RecordPage(around, kind, memory)
        self._from_elsewhere = False
        self._laid: QWidget | None = None
        self._opener = opener
        self.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.opened.connect(self._on_opened)
        self.list.new_wanted.connect(self._on_new)
        self.list.told.connect(self.told)
        self.list.refused.connect(self.refused)
        self.list.asked.connect(self.asked)
        self.list.exported.connect(self.exported)
        self.list.import_wanted.connect(self.show_imports)
        self.list.undoable.connect(self.undoable)
        self.list.current.missing.connect(self._on_missing)
        self.list.undo_wanted.connect(lambda: self.undo_wanted.emit(kind.key))
        copy = QShortcut(QKeySequence(COPY_KEY), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.make_alike)
        if kind.slips:
            self.list.batch.print_wanted.connect(self.print_slips)
            key = QShortcut(QKeySequence("Ctrl+P"), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self.print_slips)

    @property
    def form(self) -> RecordForm | None:
        """The open form, or None."""
        return next((one for one in map(self.widget, range(self.count())) if isinstance(one, RecordForm)), None)

    def keep(self) -> None:
        """Keep what stands in the open form as a draft."""
        if self.form is not None:
            self.form.keep()

    def open(self, id_: int, *, from_elsewhere: bool = False) -> None:
        """Open a record's form; an unfinished one stays in front until it is saved or left."""
        back = self._back(from_elsewhere)
        self._show(lambda: RecordForm(self._around, self.kind, id_, back=back), from_elsewhere)

    def start(
        self,
        values: Mapping[str, Any],
        names: Mapping[str, str],
        *,
        from_elsewhere: bool = False,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Open the form of a new record that begins with `values`; `then` is called when it was saved."""
        back = self._back(from_elsewhere)

        def make() -> RecordForm:
            form = RecordForm(self._around, self.kind, None, values, names, back)
            if then is not None:
                form.saved.connect(lambda _: then())
            return form

        self._show(make, from_elsewhere)

    @Slot()
    def make_alike(self) -> None:
        """Begin a new record like the one in the form, or like the current one of the list."""
        form, around = self.form, self._around
        if form is not None and self.currentWidget() is form:
            id_, from_elsewhere = form.id, self._from_elsewhere
        else:
            id_, from_elsewhere = self.list.current.id, False
        if not id_ or not self.kind.may_make(around.desk.who):
            return
        if form is not None and form.is_changed:
            self.told.emit(self.tr("Save this one or leave it first."))
            return

        def begin(loaded: Loaded) -> None:
            if form is not None:
                self._drop(form)
            filled, back = like(self.kind, loaded), self._back(from_elsewhere)
            self._show(
                lambda: RecordForm(around, self.kind, None, filled.values, filled.names, back, like=True),
                from_elsewhere,
            )

        around.bridge.then(around.desk.load(self.kind, id_), begin, self)

    def show_query(self, query: Query) -> None:
        """Show the list so; a form that is open stays in front of it."""
        self.list.use(query)
        if self.form is not None:
            self.told.emit(self.tr("A form is open here; the list stands behind it."))

    def lay(self, page: OverList) -> None:
        """Show a page of the type's own over the list, in place of the one before; it goes when it emits `left`."""
        self._lift()
        self._laid = page
        page.left.connect(self._on_laid_left)
        self.addWidget(page)
        self._bring_forward(page)

    def take(self, changes: Changes) -> None:
        """Somebody saved something."""
        self.list.take(changes)
        if self.form is not None:
            self.form.notes.reached()
        shown = self.form.id if self.form is not None else None
        if self.form is not None and shown is not None and changes.has(self.kind.model.__tablename__, shown):
            self.form.following.look()
        if changes.of("attachment") and self.kind.attachments:
            self.list.preview.refresh()
            if self.form is not None:
                self.form.files.refresh()

    def _back(self, from_elsewhere: bool) -> str:
        """Where Esc leads: to the list, which has its name, or to the page the form was asked for on."""
        return self.tr("Back") if from_elsewhere else ""

    def _show(self, make: Callable[[], RecordForm], from_elsewhere: bool) -> None:
        if self.form is not None:
            self._from_elsewhere = self._from_elsewhere or from_elsewhere
            self.form.setFocus(Qt.FocusReason.OtherFocusReason)
            self.told.emit(self.tr("This one was begun before. Save or leave it, then begin the next."))
            return
        form = make()
        self._from_elsewhere = from_elsewhere
        form.saved.connect(self._on_saved)
        form.left.connect(self._close)
        form.deleted.connect(self._on_deleted)
        form.link_wanted.connect(self.link_wanted)
        form.head.print_wanted.connect(self.print_slips)
        form.head.copy_wanted.connect(self.make_alike)
        self.addWidget(form)
        self._bring_forward(form)

    @Slot()
    def print_slips(self) -> None:
        """Ask for the slips of the record in the form, saved first where it is new or changed, or of those chosen."""
        form = self.form
        if form is None or self.currentWidget() is not form:
            if ids := self.list.chosen():
                self.print_wanted.emit(self.kind.key, ids, "")
        elif form.id is None or form.is_changed:
            form.save_then(self._on_saved_to_print)
        else:
            self.print_wanted.emit(self.kind.key, (form.id,), form.head.called())

    def _on_saved_to_print(self, saved: Saved) -> None:
        self._on_saved(saved)
        self.print_wanted.emit(self.kind.key, (saved.id,), saved.number)

    @Slot(int)
    def _on_opened(self, id_: int) -> None:
        if self._opener is not None:
            self._opener(id_)
        else:
            self.open(id_)

    @Slot()
    def show_imports(self) -> None:
        """Records out of a sheet, on a page of its own over the list."""
        from app.ui.import_page import ImportPage

        page = ImportPage(self._around, self.kind, self._memory)
        page.told.connect(self.told)
        page.exported.connect(self.exported)
        self.lay(page)

    @Slot()
    def _on_new(self) -> None:
        self.start({}, {})

    @Slot(object)
    def _on_saved(self, saved: Saved) -> None:
        if saved.waits:
            self.told.emit(self.tr("Kept at this seat; it is written when the server is back."))
            self._close()
            return
        said = self.tr("Saved: {number}").format(number=saved.number) if saved.number else self.tr("Saved")
        self._tell(said, saved.undo)
        is_new = self.form is not None and self.form.is_new and not self._from_elsewhere
        self._close()
        if is_new:
            self.list.seek(saved.id)

    @Slot()
    def _on_missing(self) -> None:
        self.told.emit(self.tr("What was just saved is not among what is chosen above; Esc shows everything."))

    @Slot(object)
    def _on_deleted(self, undo: Undo) -> None:
        self._tell(self.tr("Deleted"), undo)
        self._close()

    def _tell(self, said: str, undo: Undo | None) -> None:
        if undo is None:
            self.told.emit(said)
        else:
            self.undoable.emit(said, undo)

    @Slot()
    def _close(self) -> None:
        form = self.form
        if form is None:
            return
        below = self._laid or self.list
        self.setCurrentWidget(below)
        self.setFocusProxy(below)
        self._drop(form)
        if self._from_elsewhere:
            self._from_elsewhere = False
            self.form_closed.emit()
        elif self.isVisible():  # saved while somebody went elsewhere, it takes the keyboard from nobody
            below.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, form: RecordForm) -> None:
        self.removeWidget(form)
        form.deleteLater()

    @Slot()
    def _on_laid_left(self) -> None:
        self._lift()
        self._bring_forward(self.form or self.list)

    def _lift(self) -> None:
        """Take the page that lies over the list away."""
        if self._laid is not None:
            self.removeWidget(self._laid)
            self._laid.deleteLater()
            self._laid = None

    def _bring_forward(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
