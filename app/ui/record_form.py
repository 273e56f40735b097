"""How is one record of any type filled in, saved, and kept from being lost?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import AppError, Invalid
from app.core.options import ENTER_NEXT, Settings
from app.records.attachments import Attachments
from app.records.desk import Desk
from app.records.drafts import Draft, Drafts
from app.records.keeping import Clash, Saved
from app.records.record import Kind, RecordType
from app.records.rows import Loaded
from app.records.undo import Undo
from app.ui import formats
from app.ui.attachments import AttachmentStrip
from app.ui.bridge import Bridge
from app.ui.cells import Cells
from app.ui.editors import Tools
from app.ui.form_bars import Asking, FormFoot, FormHead, FormNotes
from app.ui.form_draft import FormDraft
from app.ui.form_fields import FormFields, name_of
from app.ui.kit import pane, rule
from app.ui.record_conflict import ConflictPage
from app.ui.scrolled import scrolled
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


class RecordForm(QWidget):
    """One record: a new one, or one that is read first.

    Ctrl+Enter saves, F2 goes to the next wrong field, Esc goes back and asks only where something would be lost.

    Args:
        id_: of the record, None for a new one.
        start: what a new record begins with (customer, call, number).
        names: what stands for the ids in `start`.
        back: where Esc leads, in words ("王小明").
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
    ) -> None:
        super().__init__()
        self._around, self._kind, self._id = around, kind, id_
        self._start, self._names = dict(start or {}), dict(names or {})
        self._version = 0
        self._base: dict[str, Any] | None = None
        self._saving = False
        self.fields = FormFields(around.tools, around.bridge, around.desk, kind, around.settings, id_)
        self._head = FormHead(around.theme, kind, around.desk.who, back or words(kind.plural), new=id_ is None)
        self._foot = FormFoot(around.theme, kind, around.desk.who, new=id_ is None)
        self.files: AttachmentStrip | None = None
        if kind.attachments and around.attachments is not None:
            self.files = AttachmentStrip(around.theme, around.bridge, around.attachments, kind)
        self._asking = Asking(around.theme)
        self._notes = FormNotes(around.theme)
        self._draft = FormDraft(
            around.bridge, around.drafts, around.tools.clock, self._form_key(), self._unfinished, self
        )
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        if id_ is None:
            self._begin()
        else:
            self.reload()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        theme = self._around.theme
        form = QWidget()
        layout = QVBoxLayout(form)
        layout.addWidget(self._head)
        layout.addWidget(rule())
        layout.addWidget(self._notes)
        self.fields.setMaximumWidth(2 * theme.size("palette"))  # on a wide screen lines stay short enough to read
        layout.addWidget(scrolled(theme, self.fields), 1)
        layout.addWidget(rule())
        if self.files is not None:
            layout.addWidget(self.files)
            layout.addWidget(rule())
        layout.addWidget(self._asking)
        layout.addWidget(self._foot)
        for box in (layout, QVBoxLayout(self)):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
        own = self.layout()
        if own is not None:
            own.addWidget(self._stack)
        self._stack.addWidget(form)
        pane(theme, self)

    def _connect(self) -> None:
        self.fields.changed.connect(self._on_changed)
        self.fields.link_wanted.connect(self.link_wanted)
        self._head.back_wanted.connect(self.leave)
        self._head.delete_wanted.connect(self._on_delete)
        self._foot.save_wanted.connect(self.save)
        self._foot.leave_wanted.connect(self.leave)
        self._foot.step_wanted.connect(self._on_step)
        self._draft.found.connect(self._on_draft_found)
        self._draft.kept.connect(lambda at: self._head.show_draft(formats.clock(at)))
        for key, slot in (("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("F2", self.fields.go_to_wrong)):
            one = QShortcut(QKeySequence(key), self)
            one.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            one.activated.connect(slot)

    # ------------------------------------------------------------ reading

    def _begin(self) -> None:
        values = self._around.desk.new(self._kind, self._start)
        self.fields.put(values, self._names)
        for one in self.fields.fields:
            if one.kind is Kind.LINK and one.key in self._start:
                self.fields.fix(one.key)
        self._base = self._now()
        self._draft.look()
        self.fields.go_to_first()

    @Slot()
    def reload(self) -> None:
        """Read the record again; what was typed is lost."""
        if self._id is not None:
            around = self._around
            around.bridge.then(around.desk.load(self._kind, self._id), self._put, self, self._on_failed)

    def _put(self, loaded: Loaded) -> None:
        self._version = loaded.version
        self.fields.put(loaded.values, loaded.names)
        self.fields.show_wrong({})
        title = self._around.cells.text(self._kind.field(self._kind.title_field), loaded.values[self._kind.title_field])
        self._head.show_record(title, loaded)
        self._foot.show_steps(loaded.state)
        if self.files is not None:
            self.files.show_record(loaded.id, locked=loaded.stays is not None)
        self._base = self._now()
        self._draft.look()
        self.fields.go_to_first()

    def _now(self) -> dict[str, Any]:
        values, wrong = self.fields.values()
        return {**values, **wrong}

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        waiting = self.files is not None and bool(self.files.waiting)
        return self._base is not None and (waiting or self._now() != self._base)

    # ------------------------------------------------------------ saving

    @Slot()
    def save(self) -> None:
        """Save in one step; whatever goes wrong, what was typed stays."""
        if self._saving or self._base is None:
            return
        values, wrong = self.fields.values()
        if wrong:
            self._show_wrong(wrong)
            return
        kept = {**{key: value for key, value in self._start.items() if key not in values}, **values}
        self._saving = True
        self._foot.show_saving(True)
        around = self._around
        work = around.desk.save(self._kind, self._id, self._version, kept)
        around.bridge.then(work, self._on_saved, self, self._on_not_saved)

    def _on_saved(self, saved: Saved) -> None:
        self._saving = False
        self._foot.show_saving(False)
        self._draft.forget()
        self._base = self._now()
        if self.files is not None:
            self.files.keep_with(saved.id)
        self.saved.emit(saved)

    def _on_not_saved(self, err: AppError) -> None:
        self._saving = False
        self._foot.show_saving(False)
        if isinstance(err, Invalid):
            self._show_wrong(err.fields)
            known = [key for key in err.fields if key.split(".")[0] in self.fields.editors]
            if known:
                return
        if isinstance(err, Clash):
            self._show_clash(err)
            return
        self._on_failed(err)

    def _show_wrong(self, wrong: Mapping[str, Any]) -> None:
        self.fields.show_wrong(wrong)
        self._show_left()
        self.fields.go_to_wrong()

    def _show_left(self) -> None:
        keys = {key.split(".")[0] for key in self.fields.wrong}
        named = [name_of(one, self._around.settings) for one in self.fields.fields if one.key in keys]
        self._foot.show_wrong(named)

    def _on_failed(self, err: AppError) -> None:
        self._notes.clear()
        again = self.save if self._base is not None else self.reload
        self._notes.say(words(err.text), self.tr("Try again"), "danger", again)

    # ------------------------------------------------------------ somebody else saved first

    def _show_clash(self, clash: Clash) -> None:
        page = ConflictPage(
            self._around.theme, self._kind, self._around.cells, clash, self._base or {}, self.fields.names()
        )
        page.decided.connect(lambda chosen: self._on_decided(page, clash, chosen))
        page.left.connect(lambda: self._drop_page(page))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _on_decided(self, page: ConflictPage, clash: Clash, chosen: Mapping[str, Any]) -> None:
        self._drop_page(page)
        self.fields.put(chosen, {key: clash.theirs.names.get(key, "") for key in chosen})
        self._version = clash.theirs.version
        self.save()

    def _drop_page(self, page: ConflictPage) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()
        self.fields.go_to_first()

    # ------------------------------------------------------------ leaving

    @Slot()
    def leave(self) -> None:
        """Go back; ask where something would be lost."""
        if not self.is_changed:
            self._throw_away()
            return
        self._asking.ask(
            self.tr("What you typed is not saved."),
            (
                (self.tr("Save"), "Ctrl+Return", "primary", self.save),
                (self.tr("Throw away"), "Alt+X", "danger", self._throw_away),
                (self.tr("Go on typing"), "Esc", "", self._asking.hide),
            ),
        )

    @Slot()
    def _throw_away(self) -> None:
        self._draft.forget()
        self.left.emit()

    @Slot()
    def _on_delete(self) -> None:
        self._asking.ask(
            self.tr("Delete this for good?"),
            (
                (self.tr("Delete"), "Alt+D", "danger", self._delete),
                (self.tr("Keep it"), "Esc", "", self._asking.hide),
            ),
        )

    @Slot()
    def _delete(self) -> None:
        id_, around = self._id, self._around
        if id_ is None:
            return
        self._asking.hide()

        def gone(undo: Undo) -> None:
            self.deleted.emit(undo)
            self._throw_away()

        around.bridge.then(around.desk.delete(self._kind, id_), gone, self, self._on_failed)

    @Slot(str)
    def _on_step(self, name: str) -> None:
        if self._id is None:
            return
        work = self._around.desk.step(self._kind, self._id, name)
        self._around.bridge.then(work, self.saved.emit, self, self._on_not_saved)

    # ------------------------------------------------------------ drafts

    @Slot()
    def _on_changed(self) -> None:
        self._show_left()
        self._asking.hide()
        self._draft.touch()

    def keep(self) -> None:
        """Keep what was typed as a draft: the form is put away by somebody else."""
        self._draft.keep_now()

    def _form_key(self) -> str:
        begun = (f"-{key}{value}" for key, value in sorted(self._start.items()) if key.endswith("_id"))
        return f"{self._kind.key}-{self._id or 'new'}{''.join(begun)}"

    def _unfinished(self) -> tuple[int, Mapping[str, Any], Mapping[str, str]] | None:
        """What a draft keeps; None where nothing would be lost."""
        return (self._version, self.fields.values()[0], self.fields.names()) if self.is_changed else None

    @Slot(object)
    def _on_draft_found(self, draft: Draft) -> None:
        if self.is_changed:
            return
        said = self.tr("This form was not finished on {when}.").format(when=formats.full(draft.kept_at))
        self._notes.clear()
        self._notes.say(said, self.tr("Go on with it"), "waiting", lambda: self._use_draft(draft), key="Alt+U")

    def _use_draft(self, draft: Draft) -> None:
        self._notes.clear()
        self._version = draft.version or self._version
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
            self._asking.hide() if self._asking.isVisible() else self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._around.settings.on(ENTER_NEXT):
            self.fields.go_on() or self.save()
        else:
            super().keyPressEvent(event)
