"""What else can be done with a record in its form: leave it, delete it, take a step? And what is asked before?"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.errors import AppError, Invalid
from app.core.i18n import Text
from app.records.checks import NEEDED
from app.records.keeping import Saved
from app.records.record import RecordType
from app.records.undo import Undo
from app.records.workflow import Step
from app.ui.form_bars import DELETE_KEY, DROP_KEY, Asking, FormFoot, FormHead
from app.ui.form_fields import FormFields
from app.ui.history_dialog import HistoryDialog
from app.ui.kit import col
from app.ui.reason import Reason
from app.ui.texts import words

if TYPE_CHECKING:
    from app.ui.record_form import Around


class Form(Protocol):
    """The form they are done in."""

    fields: FormFields

    @property
    def id(self) -> int | None:
        """Of the record, None before it is saved."""
        ...

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        ...

    def save_then(self, then: Callable[[Saved], None]) -> None:
        """Save, and go on where that went well."""
        ...


class FormDeeds(QObject):
    """Carries them out; `bar` asks in the form, in place of its buttons."""

    asks = Signal(bool)  # something is asked, in place of the form's buttons
    thrown_away = Signal()
    deleted = Signal(object)  # Undo
    stepped = Signal(object)  # Saved
    wrong = Signal(dict)  # fields a step needs
    failed = Signal(object)  # AppError

    def __init__(self, around: "Around", kind: RecordType, form: Form, page: QWidget) -> None:
        super().__init__(page)
        self._around, self._page = around, page
        self._bridge, self._desk, self._kind, self._form = around.bridge, around.desk, kind, form
        self.asking, self.reason = Asking(around.theme), Reason(around.theme)
        self.bar: QWidget = col(around.theme, self.asking, self.reason, gap="")
        self._step: Step | None = None
        self.asking.asks.connect(self.asks)
        self.reason.asks.connect(self.asks)
        self.reason.given.connect(self._on_reason)

    def join(self, head: FormHead, foot: FormFoot) -> None:
        """Do what the buttons of a form say; they rest while something is asked."""
        head.back_wanted.connect(self.leave)
        head.delete_wanted.connect(self.ask_delete)
        head.history_wanted.connect(self.show_history)
        foot.leave_wanted.connect(self.leave)
        foot.step_wanted.connect(self.take)
        self.asks.connect(foot.setHidden)

    @Slot(str)
    def show_history(self, name: str) -> None:
        """Show who changed what of it."""
        if self._form.id is not None:
            HistoryDialog(self._around, self._kind, self._form.id, name, self._page).open()

    # ------------------------------------------------------------ leaving

    @Slot()
    def leave(self) -> None:
        """Go back; ask where something would be lost."""
        if not self._form.is_changed:
            self.thrown_away.emit()
            return
        self.asking.ask(
            self.tr("What you typed is not saved."),
            (
                (self.tr("Save"), "Ctrl+Return", "primary", lambda: self._form.save_then(self.stepped.emit)),
                (self.tr("Throw away"), DROP_KEY, "danger", self.thrown_away.emit),
                (self.tr("Go on typing"), "Esc", "", self.asking.hide),
            ),
        )

    def escape(self) -> None:
        """The key that leads out: first of what is asked, then of the form."""
        if self.asking.isVisible():
            self.asking.hide()
        else:
            self.leave()

    # ------------------------------------------------------------ deleting

    @Slot()
    def ask_delete(self) -> None:
        """Delete it if that is meant."""
        self.asking.ask(
            self.tr("Delete this for good?"),
            (
                (self.tr("Delete"), DELETE_KEY, "danger", self.delete),
                (self.tr("Keep it"), "Esc", "", self.asking.hide),
            ),
        )

    @Slot()
    def delete(self) -> None:
        """Delete it."""
        id_ = self._form.id
        if id_ is None:
            return
        self.asking.hide()

        def gone(undo: Undo) -> None:
            self.deleted.emit(undo)
            self.thrown_away.emit()

        self._bridge.then(self._desk.delete(self._kind, id_), gone, self, self.failed.emit)

    # ------------------------------------------------------------ steps

    @Slot(object)
    def take(self, step: Step) -> None:
        """Take a step: what it needs must be filled in, what is changed is saved first."""
        missing: Mapping[str, Text] = dict.fromkeys(self._form.fields.unfilled(step.needs), NEEDED)
        self._step = step
        if missing:
            self.wrong.emit(missing)
        elif step.reason:
            self.asking.hide()
            self.reason.ask(step.label)
        else:
            self._go("")

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        self._go(reason)

    def _go(self, reason: str) -> None:
        id_ = self._form.id
        if id_ is None or self._form.is_changed:
            self._form.save_then(lambda saved: self._move(saved.id, reason))
        else:
            self._move(id_, reason)

    def _move(self, id_: int, reason: str) -> None:
        if self._step is not None:
            work = self._desk.step(self._kind, id_, self._step.name, reason)
            self._bridge.then(work, self.stepped.emit, self, self._on_not_moved)

    def _on_not_moved(self, err: AppError) -> None:
        if isinstance(err, Invalid) and "reason" in err.fields and self._step is not None:
            self.reason.ask(self._step.label)
            self.reason.complain(words(err.fields["reason"]))
        else:
            self.failed.emit(err)
