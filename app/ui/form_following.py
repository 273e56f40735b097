"""What does an open form do when somebody else saves its record?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.core.errors import AppError
from app.records.rows import Loaded
from app.ui.form_saving import FormSaving

if TYPE_CHECKING:
    from app.ui.record_form import Around, RecordForm


class FormFollowing(QObject):
    """Shows the record as it is now where nothing was typed; otherwise says that both will be compared.

    Args:
        saving: knows which version of the record is shown.
        form: shown anew.
    """

    def __init__(self, around: "Around", saving: FormSaving, form: "RecordForm") -> None:
        super().__init__(form)
        self._around, self._saving, self._form = around, saving, form
        self._said = 0  # the version that was spoken of

    @Slot()
    def look(self) -> None:
        """The record was saved, here or at another seat."""
        id_ = self._saving.id
        if id_ is not None and not self._saving.is_busy:
            work = self._around.desk.load(self._form.kind, id_)
            self._around.bridge.then(work, self._on_loaded, self, self._on_gone)

    def _on_loaded(self, loaded: Loaded) -> None:
        form, saving = self._form, self._saving
        if saving.is_busy or loaded.version <= max(saving.version, self._said):
            return
        if not form.is_changed:
            form.show_loaded(loaded, quiet=True)
            return
        self._said = loaded.version
        said = self.tr("Somebody saved this meanwhile. What you typed stays; when you save, both are compared.")
        form.notes.say(said, self.tr("All right"), "waiting", form.fields.go_to_first)

    def _on_gone(self, _err: AppError) -> None:
        """It is told when it is saved, or read again."""
