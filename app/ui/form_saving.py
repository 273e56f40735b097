"""How does what stands in a form get into the store, once and whole?"""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import AppError, Fault
from app.core.i18n import QT_TRANSLATE_NOOP
from app.records.desk import Desk
from app.records.keeping import Saved
from app.records.record import RecordType
from app.ui.bridge import Bridge
from app.ui.form_fields import FormFields

_NOT_SAVED = QT_TRANSLATE_NOOP("errors", "Not saved: the program made a mistake. What you typed still stands here.")


class FormSaving(QObject):
    """Saves the fields of one form.

    Attributes:
        id: of the record, None before it is saved for the first time.
        version: of what was read last.
    """

    wrong = Signal(dict)  # what cannot be understood
    failed = Signal(object)  # AppError
    busy = Signal(bool)
    stored = Signal()  # before whoever asked is told

    def __init__(
        self, bridge: Bridge, desk: Desk, kind: RecordType, fields: FormFields, id_: int | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._desk, self._kind, self._fields = bridge, desk, kind, fields
        self.id, self.version = id_, 0
        self._token = uuid4()  # a new record is made once, however often that is tried
        self._busy = False
        self._after: Callable[[Saved], None] | None = None
        fields.rested.connect(self._on_rested)

    def begin_anew(self) -> None:
        """The record is gone: what is saved next becomes another one."""
        self.id, self.version, self._token = None, 0, uuid4()

    @property
    def is_busy(self) -> bool:
        """Whether it is being saved."""
        return self._busy

    def save(self, then: Callable[[Saved], None]) -> None:
        """Save, and go on where that went well; what follows from the field of the caret is filled in before."""
        if self._busy:
            return
        if not self._fields.settle():
            self._after = then
            return
        values, wrong = self._fields.values()
        if wrong:
            self.wrong.emit(wrong)
            return
        work = self._desk.save(self._kind, self.id, self.version, values, self._token)
        self._set_busy(on=True)
        self._bridge.then(work, lambda saved: self._on_saved(saved, then), self, self._on_failed)

    def _set_busy(self, *, on: bool) -> None:
        self._busy = on
        self.busy.emit(on)

    @Slot()
    def _on_rested(self) -> None:
        after, self._after = self._after, None
        if after is not None:
            self.save(after)

    def _on_saved(self, saved: Saved, then: Callable[[Saved], None]) -> None:
        self._set_busy(on=False)
        self.id, self.version = None if saved.waits else saved.id, saved.version
        self.stored.emit()
        then(saved)

    def _on_failed(self, err: AppError) -> None:
        self._set_busy(on=False)
        self.failed.emit(Fault(_NOT_SAVED) if isinstance(err, Fault) else err)
