"""What does an open form do when somebody else saves, approves or deletes its record?"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.core.errors import AppError
from app.records.history import Entry, Sought
from app.records.rows import Gone, Loaded
from app.ui.form_saving import FormSaving
from app.ui.texts import words

if TYPE_CHECKING:
    from app.ui.record_form import Around, RecordForm


class FormFollowing(QObject):
    """Shows the record as it is now where nothing was typed; otherwise says what becomes of what was typed.

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
            self._around.bridge.then(work, self._on_loaded, self, self._on_not_loaded)

    def _on_loaded(self, loaded: Loaded) -> None:
        form, saving = self._form, self._saving
        if saving.is_busy or loaded.id != saving.id or loaded.version <= max(saving.version, self._said):
            return
        if not form.is_changed:
            form.show_loaded(loaded, quiet=True)
            return
        self._said = loaded.version
        if loaded.stays is not None:
            kept = self.tr("{why} What you typed cannot be saved here.").format(why=words(loaded.stays))
            self._say(kept, self.tr("All right"), "danger", form.fields.go_to_first)
        else:
            self._ask_who(self._say_saved)

    def _say_saved(self, who: str) -> None:
        said = self.tr("{name} saved this meanwhile. What you typed stays; when you save, both are compared.")
        named = said.format(name=who or self.tr("Somebody"))
        self._say(named, self.tr("All right"), "waiting", self._form.fields.go_to_first)

    def _on_not_loaded(self, err: AppError) -> None:
        """Where the server is away that is said already."""
        if isinstance(err, Gone) and not self._saving.is_busy:
            self.gone()

    def gone(self) -> None:
        """Somebody deleted it: what stands here can become a new one."""
        self._ask_who(self._say_gone)

    def _say_gone(self, who: str) -> None:
        form, desk = self._form, self._around.desk
        said = self.tr("{name} deleted this meanwhile; what stands here is all that is left of it.")
        named = said.format(name=who or self.tr("Somebody"))
        if form.kind.may_make(desk.who):
            self._say(named, self.tr("Save it as a new one"), "danger", self._save_anew)
        else:
            self._say(named, self.tr("All right"), "danger", form.fields.go_to_first)

    def _save_anew(self) -> None:
        self._saving.begin_anew()
        self._form.head.show_anew()
        self._form.save()

    def _say(self, said: str, action: str, colour: str, then: Callable[[], None]) -> None:
        self._form.notes.clear()
        self._form.notes.say(said, action, colour, then)

    def _ask_who(self, then: Callable[[str], None]) -> None:
        """Whose deed the last one in the record's history is; "" where that cannot be told."""

        def told(found: list[Entry]) -> None:
            then(found[0].who if found else "")

        desk, bridge = self._around.desk, self._around.bridge
        work = desk.history(Sought(kind=self._form.kind.key, record_id=self._saving.id or 0))
        bridge.then(work, told, self, lambda _err: then(""))
