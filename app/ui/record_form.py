"""How is one record of any type filled in, saved, and kept from being lost?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import AppError, Conflict, Invalid, Refused
from app.core.i18n import Text
from app.core.options import ENTER_NEXT, Settings
from app.records.attachments import Attachments
from app.records.checks import is_empty
from app.records.desk import Desk
from app.records.drafts import Draft, Drafts
from app.records.field import Field, Filled, Kind
from app.records.keeping import Clash, Saved
from app.records.record import RecordType
from app.records.rows import Gone, Loaded
from app.records.transfer.exporting import Exports
from app.records.transfer.importing import Imports
from app.ui import formats
from app.ui.attachments import FormFiles
from app.ui.bridge import Bridge
from app.ui.cells import Cells
from app.ui.editors import Tools
from app.ui.form_advice import FormAdvice
from app.ui.form_bars import FormAbout, FormFoot, FormHead, FormNotes
from app.ui.form_deeds import FormDeeds
from app.ui.form_draft import FormDraft, form_key
from app.ui.form_fields import FormFields, name_of
from app.ui.form_following import FormFollowing
from app.ui.form_saving import FormSaving
from app.ui.form_sheet import FormSheet
from app.ui.kit import col, pane, rule
from app.ui.record_conflict import Conflicts
from app.ui.texts import words
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What pages of records need, made once by the program's start."""

    theme: Theme
    bridge: Bridge
    desk: Desk
    settings: Settings
    drafts: Drafts
    cells: Cells
    tools: Tools
    attachments: Attachments | None = None
    exports: Exports | None = None
    imports: Imports | None = None


def _still_empty(filled: Filled | None, now: Mapping[str, Any]) -> dict[str, Any]:
    """What is filled in beside a new record, where nothing stands yet."""
    return {key: value for key, value in (filled.values if filled else {}).items() if is_empty(now.get(key, 0))}


def _title(kind: RecordType, cells: Cells, loaded: Loaded) -> str:
    """What stands above a record that is there."""
    title = kind.field(kind.title_field)
    named = loaded.names.get(title.key) if title.kind in (Kind.CHOICE, Kind.LINK) else None
    return named or cells.text(title, loaded.values[title.key])


def _answer(page: QWidget, key: str, run: Callable[[], object]) -> None:
    """Have a key work anywhere in a page."""
    one = QShortcut(QKeySequence(key), page)
    one.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    one.activated.connect(run)


def _advice(around: Around, kind: RecordType, fields: FormFields) -> FormAdvice | None:
    """What stands beside the fields of a type that is advised."""
    if kind.advice is None:
        return None
    return FormAdvice(around.theme, around.tools.clock, around.desk, around.bridge, kind.advice, fields)


def _wrong_ones(fields: FormFields, settings: Settings) -> list[str]:
    """The names of fields that are marked as wrong."""
    keys = {key.split(".")[0] for key in fields.wrong}
    return [name_of(one, settings) for one in fields.fields if one.key in keys]


def _tell_about(around: Around, about: FormAbout, fields: FormFields, field: Field, id_: int) -> None:
    """The record a new one was begun with stands in a line above, instead of in a field."""
    linked = around.desk.kind(field.link)
    if linked.line:
        told = partial(about.tell_first, around.cells, linked, lambda: fields.leave_out(field.key))
        around.bridge.then(around.desk.rows(linked, [id_]), told, about)


class RecordForm(QWidget):
    """One record: a new one, or one that is read first.

    Ctrl+Enter saves, F2 goes to the next wrong field, Esc goes back and asks only where something would be lost. A
    record that stays as it is, or that this person may not change, is only shown; steps may be taken all the same.

    Args:
        id_: of the record, None for a new one.
        start: what a new record begins with (customer, call, number).
        names: what stands for the ids in `start`.
        back: where Esc leads, in words ("王小明").
        like: whether `start` is only what another record has: everything in it may be changed.
    """

    saved = Signal(object)  # Saved
    left = Signal()
    link_wanted = Signal(str, int)
    deleted = Signal(object)  # Undo

    def __init__(
        self,
        around: Around,
        kind: RecordType,
        id_: int | None = None,
        start: Mapping[str, Any] | None = None,
        names: Mapping[str, str] | None = None,
        back: str = "",
        *,
        like: bool = False,
    ) -> None:
        super().__init__()
        self._around, self.kind = around, kind
        self._start, self._names = dict(start or {}), dict(names or {})
        self.is_new, self._like = id_ is None, like
        self._base: dict[str, Any] | None = None
        self._locked = self._typed = self._stale = False
        self._failed: AppError | None = None  # of a step, to be said when the record is read again
        self.fields = FormFields(around.tools, around.bridge, around.desk, kind, around.settings, id_)
        self._saving = FormSaving(around.bridge, around.desk, kind, self.fields, id_, self)
        self.following = FormFollowing(around, self._saving, self)
        self._sheet = FormSheet(around.theme, self.fields, _advice(around, kind, self.fields))
        self.head = FormHead(around.theme, kind, back or words(kind.plural), new=id_ is None)
        self._about = FormAbout(around.theme)
        self.notes = self._notes = FormNotes(around.theme)
        self._foot = FormFoot(around.theme, kind, around.desk.who, new=id_ is None)
        self.files = FormFiles(around.theme, around.bridge, around.attachments, kind)
        self._deeds = FormDeeds(around, kind, self, self)
        key = form_key(kind.key, id_, {} if like else self._start)
        self._draft = FormDraft(around.bridge, around.drafts, around.tools.clock, key, self._unfinished, self)
        self.keep = self._draft.keep_now  # somebody else goes on here: what was typed becomes a draft
        self.go_on = self._draft.go_on
        self._stack = QStackedWidget()
        self._conflicts = Conflicts(around, kind, self._stack)
        self._build()
        self._connect()
        if id_ is None:
            self._begin()
        else:
            self.reload()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        above, below = (self.head, rule(), self._notes, self._about), (rule(), self.files, self._deeds.bar, self._foot)
        self._page = col(self._around.theme, *above, (self._sheet, 1), *below, gap="")
        self._stack.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        pane(self._around.theme, self)

    def _connect(self) -> None:
        deeds = self._deeds
        self.fields.changed.connect(self._on_changed)
        self.fields.filled.connect(self._on_filled)
        self._saving.wrong.connect(self._show_wrong)
        self._saving.failed.connect(self._on_not_saved)
        self._saving.busy.connect(self._foot.show_saving)
        self._saving.stored.connect(self._on_stored)
        self.fields.link_wanted.connect(self.link_wanted)
        self._foot.save_wanted.connect(self.save)
        deeds.join(self.head, self._foot)
        deeds.thrown_away.connect(self._throw_away)
        deeds.deleted.connect(self.deleted)
        deeds.stepped.connect(self.saved)
        deeds.wrong.connect(self._show_wrong)
        deeds.failed.connect(self._on_deed_failed)
        self._conflicts.decided.connect(self._on_decided)
        self._conflicts.closed.connect(self.fields.go_to_first)
        self._draft.found.connect(self._on_draft_found)
        self._draft.kept.connect(lambda at: self.head.show_draft(formats.clock(at)))
        _answer(self._page, "F2", self.fields.go_to_wrong)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            _answer(self._page, key, self.save)  # two versions side by side have such a key of their own

    # ------------------------------------------------------------ reading

    def _begin(self) -> None:
        kind, desk = self.kind, self._around.desk
        self.fields.begin(values := desk.new(kind, self._start), self._names, tuple(self._start))
        for one in self.fields.fields:
            if one.kind is Kind.LINK and one.key in self._start and not self._like:
                self.fields.fix(one.key)
                _tell_about(self._around, self._about, self.fields, one, self._start[one.key])
        self._lock(desk.who.lacking(kind.right))
        if kind.workflow:
            self._foot.show_steps(kind.workflow.first)
        self._base = self._now()
        self._draft.look()
        self.fields.go_to_first()
        if kind.begin is not None:
            self._around.bridge.then(desk.begin(kind, values), self._fill_in, self)

    def _fill_in(self, filled: Filled | None) -> None:
        """What the program knows goes into fields that are still empty; nothing is lost with it."""
        known = _still_empty(filled, self._now())
        self.fields.put(known, filled.names if filled else {})
        self._base = {**(self._base or {}), **{key: self._now()[key] for key in known}}

    @Slot()
    def reload(self) -> None:
        """Read the record again; what was typed is lost."""
        if self.id is not None:
            around = self._around
            around.bridge.then(around.desk.load(self.kind, self.id), self.show_loaded, self, self._on_failed)

    def show_loaded(self, loaded: Loaded, *, quiet: bool = False) -> None:
        """Show the record as it was read; `quiet`: the caret stays where it is."""
        kind, who = self.kind, self._around.desk.who
        self._saving.version, self._stale = loaded.version, False
        self.fields.show_record(loaded.values, loaded.names, loaded.state)
        self.fields.show_wrong({})
        self.head.show_record(_title(kind, self._around.cells, loaded), loaded)
        self.head.show_delete(on=loaded.stays is None and kind.may_delete(who))
        self.head.show_copy(on=kind.may_make(who))
        self._lock(loaded.stays or who.lacking(kind.right, kind.right_save))
        self._foot.show_steps(loaded.state)
        self.files.show_record(loaded.id, locked=loaded.stays is not None)
        self._base = self._now()
        self._typed = False
        if not quiet:
            self._draft.look()
            self.fields.go_to_first()
        self._sheet.fit()
        if self._failed is not None:
            err, self._failed = self._failed, None
            self._on_deed_failed(err)

    def _lock(self, why: Text | None) -> None:
        self._locked = why is not None
        self._notes.stand(why)
        self._sheet.lock(on=self._locked)
        self._foot.show_can_save(on=not self._locked)

    def _now(self) -> dict[str, Any]:
        values, wrong = self.fields.values()
        return {**values, **wrong}

    @property
    def id(self) -> int | None:
        """Of the record, None before it is saved."""
        return self._saving.id

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        waiting = self._base is not None and (self.files.waits or self._now() != self._base)
        return waiting and not self._locked

    # ------------------------------------------------------------ saving

    @Slot()
    def save(self) -> None:
        """Save in one step; whatever goes wrong, what was typed stays."""
        self.save_then(self.saved.emit)

    def save_then(self, then: Callable[[Saved], None]) -> None:
        """Save, and go on where that went well."""
        if not self._locked and self._base is not None:
            self._saving.save(then)

    @Slot()
    def _on_stored(self) -> None:
        self._draft.forget()
        self._stale = True
        self._base = self._now()
        if self.id is not None:
            self.files.keep_with(self.id)

    def _on_deed_failed(self, err: AppError) -> None:
        if self._stale:  # it was saved before the step: rows of parts have their ids now
            self._failed, self._stale = err, False
            self.reload()
        elif isinstance(err, Invalid):
            self._on_not_saved(err)
        else:
            self._explain(err)

    def _explain(self, err: AppError) -> None:  # trying the same again would change nothing
        self._notes.clear()
        self._notes.say(words(err.text), self.tr("All right"), "danger", self.fields.go_to_first)

    @Slot(object)
    def _on_not_saved(self, err: AppError) -> None:
        if isinstance(err, Invalid):
            self._show_wrong(err.fields)
            if any(key.split(".")[0] in self.fields.editors for key in err.fields):
                return
        if isinstance(err, Clash):
            self._conflicts.show_clash(err, self._base or {}, self.fields.names(), self.fields.sources)
        else:
            self._on_failed(err)

    @Slot(dict)
    def _show_wrong(self, wrong: Mapping[str, Any]) -> None:
        self.fields.show_wrong(wrong)
        self._show_left()
        self.fields.go_to_wrong()

    def _show_left(self) -> None:
        self._foot.show_wrong(_wrong_ones(self.fields, self._around.settings))

    def _on_failed(self, err: AppError) -> None:
        if isinstance(err, Gone) and self._base is not None:
            self.following.gone()
        elif isinstance(err, Refused) and not isinstance(err, Conflict) and self._base is not None:
            self._explain(err)
        else:
            self._notes.clear()
            again = self.save if self._base is not None else self.reload
            self._notes.say_away(words(err.text), self.tr("Try again"), again)

    @Slot(dict, dict, int)
    def _on_decided(self, chosen: Mapping[str, Any], names: Mapping[str, str], version: int) -> None:
        """Both versions were compared: what was chosen is saved over theirs."""
        self.fields.put(chosen, names)
        self._saving.version = version
        self.save()

    # ------------------------------------------------------------ drafts

    @Slot()
    def _throw_away(self) -> None:
        self._draft.forget()
        self.left.emit()

    @Slot()
    def _on_changed(self) -> None:
        self._typed = True
        self._show_left()
        self._deeds.asking.hide()
        self._draft.touch()

    @Slot(tuple)
    def _on_filled(self, keys: tuple[str, ...]) -> None:
        """What was filled in before anybody typed is what the form begins with."""
        self._show_left()
        if self._typed or self._base is None:
            self._draft.touch()
            return
        now = self._now()
        self._base |= {key: now[key] for key in keys if key in now}

    def _unfinished(self) -> tuple[int, Mapping[str, Any], Mapping[str, str]] | None:
        """What a draft keeps; None where nothing would be lost."""
        return (self._saving.version, self.fields.values()[0], self.fields.names()) if self.is_changed else None

    @Slot(object, bool)
    def _on_draft_found(self, draft: Draft, wanted: bool) -> None:
        if self.is_changed or self._locked:
            return
        self._notes.clear()
        use = partial(self._use_draft, draft)
        use() if wanted else self._notes.offer_draft(formats.full(draft.kept_at), use)

    def _use_draft(self, draft: Draft) -> None:
        self._notes.clear()
        self._saving.version = draft.version or self._saving.version
        self.fields.put(draft.values, draft.names)
        self._on_changed()
        self.fields.go_to_first()

    # ------------------------------------------------------------ keys

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.fields.go_to_first()  # whoever gives the form the focus means its first field

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._deeds.escape()
        elif self._locked and self._sheet.scroll_by_key(event):
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._around.settings.on(ENTER_NEXT):
            self.fields.go_on() or self.save()
        else:
            super().keyPressEvent(event)
