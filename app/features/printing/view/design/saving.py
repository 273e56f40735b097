"""How is a changed form kept: saved, saved as a new one, as a draft; how does it become again what it was?"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import AppError, Refused
from app.features.printing.design.tags import own_key, tagged
from app.features.printing.design.unsaved import draft_key, read, written
from app.features.printing.forms import Kept
from app.features.printing.view.design.work import Work
from app.features.printing.view.design.workshop import Workshop
from app.printing.form import Form
from app.printing.limits import check
from app.records.drafts import Draft
from app.ui.form_draft import FormDraft

_NAME = 70


class Saving(QObject):
    """Keeps one form for all seats, and its unsaved changes at this one."""

    saved = Signal(object)  # Kept
    failed = Signal(object)  # AppError
    draft_found = Signal(object)  # Draft

    def __init__(self, shop: Workshop, work: Work, kept: Kept, parent: QObject) -> None:
        super().__init__(parent)
        self._shop, self._work, self.kept = shop, work, kept
        self._draft = self._make_draft()
        self._draft.look()
        work.changed.connect(self._on_changed)

    def _make_draft(self) -> FormDraft:
        means = self._shop.means
        draft = FormDraft(means.bridge, self._shop.drafts, means.clock, draft_key(self.kept.form), self._content, self)
        draft.found.connect(self.draft_found)
        return draft

    def _content(self) -> tuple[int, Mapping[str, Any], Mapping[str, str]] | None:
        return (self.kept.version, written(self._work.kept), {}) if self.is_changed else None

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return not self._work.stack.isClean()

    def take_draft(self, draft: Draft) -> None:
        """Go on with the unsaved changes of the last time."""
        try:
            form = read(draft)
        except Refused as err:
            self.failed.emit(err)
            return
        self._work.do(self.tr("Changes of the last time"), tagged(form), ())

    # ------------------------------------------------------------ keeping

    @Slot()
    def save(self) -> None:
        """Keep the form for all seats."""
        self._save(self._work.kept, self.kept.version)

    def save_as(self, name: str) -> None:
        """Keep it as a new form of the shop's own; what it was made from stays as it is."""
        form = self._work.kept
        self._save(replace(form, key=own_key(form), name=name[:80]), 0)

    def free_name(self) -> str:
        """A name to begin with for a new form."""
        return self.tr("{name} – own").format(name=self._work.form.name[:_NAME])

    def _save(self, form: Form, version: int) -> None:
        if found := check(form):
            self.failed.emit(Refused(found[1]))
            return
        means = self._shop.means
        means.bridge.then(means.forms.save(form, version), self._on_saved, self, self._on_failed)

    @Slot()
    def _on_changed(self) -> None:
        self._draft.touch()  # another one after saving as new

    def _on_failed(self, err: AppError) -> None:
        self.failed.emit(err)

    def _on_saved(self, kept: Kept) -> None:
        self._draft.forget()
        other = kept.form.key != self.kept.form.key
        self.kept = kept
        if other:
            self._work.start_anew(kept.form)
            self._draft = self._make_draft()
        else:
            self._work.stack.setClean()
        self.saved.emit(kept)

    def restore(self) -> None:
        """The form as it came along; it can be undone until the window is closed."""
        means = self._shop.means
        means.bridge.then(means.forms.restore(self.kept.form.key), self._on_restored, self, self._on_failed)

    def _on_restored(self, form: Form) -> None:
        self._draft.forget()
        self.kept = Kept(form, shipped=True)
        self._work.start_anew(form)
        self.saved.emit(self.kept)

    def keep_draft(self) -> None:
        """The program may end: what is not saved is there again the next time."""
        if self.is_changed:
            self._draft.touch()
            self._draft.keep_now()

    def drop(self) -> None:
        """Throw the changes away."""
        self._work.stack.setClean()
        self._draft.forget()
