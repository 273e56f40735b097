"""How do the fields of a record stand in a form, and which of them is wrong? Labels above, twelve parts to a line."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.i18n import Text
from app.core.options import OPTIONS, Settings
from app.records.desk import Desk
from app.records.record import Field, Hint, Kind, RecordType, Watch
from app.ui.bridge import Bridge
from app.ui.choice_editor import ChoiceEditor, LinkEditor
from app.ui.editors import NotRead, Tools, plain_editor
from app.ui.kit import KeyButton, label, restyle, row
from app.ui.parts_editor import PartsEditor
from app.ui.texts import words

_TWELVE = 12
_SPANS = {Kind.WORDS: 12, Kind.PARTS: 12, Kind.SET: 12, Kind.TAGS: 6, Kind.TEXT: 6, Kind.LINK: 6, Kind.PHONE: 4}
_USUAL_SPAN = 3
_WATCH_MS = 250
_OPTIONS = {one.key: one for one in OPTIONS}


def shown_fields(kind: RecordType, settings: Settings) -> tuple[Field, ...]:
    """Fields the form has: not what the program fills in, not custom fields without a name."""
    return tuple(
        one for one in kind.fields if one.in_form and (not one.named_by or settings.text(_OPTIONS[one.named_by]))
    )


def name_of(field: Field, settings: Settings) -> str:
    """The label of a field: its own, or the name the administrator gave it."""
    return settings.text(_OPTIONS[field.named_by]) if field.named_by else words(field.label)


class FormFields(QWidget):
    """The fields of one record type, filled in together.

    Args:
        id_: of the record, None for a new one; what watches a value is told.
    """

    changed = Signal()
    link_wanted = Signal(str, int)  # record type and id that a sentence under a field leads to

    def __init__(
        self, tools: Tools, bridge: Bridge, desk: Desk, kind: RecordType, settings: Settings, id_: int | None
    ) -> None:
        super().__init__()
        self._tools, self._bridge, self._desk, self._kind, self._id = tools, bridge, desk, kind, id_
        self._settings = settings
        self.fields = shown_fields(kind, settings)
        self.editors: dict[str, Any] = {}
        self._below: dict[str, QLabel] = {}
        self._links: dict[str, tuple[KeyButton, list[Hint]]] = {}
        self._wrong: dict[str, str] = {}
        self._due: dict[str, tuple[QTimer, Any]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*(tools.theme.space("l"),) * 4)
        self._layout.setSpacing(tools.theme.space("m"))
        self._build()
        self._layout.addStretch(1)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        grid, column, line = self._new_grid(), 0, 0
        for one in self.fields:
            if one.section is not None:
                self._layout.addWidget(label(one.section, "section"))
                grid, column, line = self._new_grid(), 0, 0
            span = one.span or _SPANS.get(one.kind, _USUAL_SPAN)
            if column + span > _TWELVE:
                column, line = 0, line + 1
            grid.addWidget(self._cell(one), line, column, 1, span)
            column += span

    def _new_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._tools.theme.space("m"))
        grid.setVerticalSpacing(self._tools.theme.space("m"))
        for column in range(_TWELVE):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        self._layout.addLayout(grid)
        return grid

    def _cell(self, field: Field) -> QWidget:
        theme, editor = self._tools.theme, self._editor(field)
        self.editors[field.key] = editor
        editor.changed.connect(lambda: self._on_changed(field))
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        name = name_of(field, self._settings)
        if field.kind not in (Kind.PARTS, Kind.YES_NO):
            title = label(f"{name} *" if field.required else name, "small")
            title.setBuddy(editor)
            layout.addWidget(title)
            editor.setAccessibleName(name)
        elif field.kind is Kind.YES_NO:
            layout.addWidget(label(" ", "small"))
        layout.addWidget(editor)
        below = label("", "small", wrap=True)
        go = KeyButton(theme, self.tr("Open"), look="quiet")
        go.hide()
        under = row(theme, (below, 1), go, gap="xs")
        under.hide()
        layout.addWidget(under)
        layout.addStretch(1)
        self._below[field.key] = below
        self._links[field.key] = (go, [])
        go.clicked.connect(lambda: self._on_go(field.key))
        return box

    def _editor(self, field: Field) -> Any:
        if field.kind is Kind.PARTS:
            editor: Any = PartsEditor(self._tools, field)
            editor.cell_changed.connect(lambda at, key: self._on_cell(field, at, key))
            return editor
        if field.kind is Kind.CHOICE:
            editor = ChoiceEditor(self._tools, field, self._desk, self._bridge)
        elif field.kind is Kind.LINK:
            editor = LinkEditor(self._tools, field, self._desk, self._bridge, self._desk.kind(field.link))
        else:
            editor = plain_editor(self._tools, field)
        if field.fixed:
            self._fix(editor)
        return editor

    @staticmethod
    def _fix(editor: QWidget) -> None:
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.setReadOnly(True)
            editor.setProperty("look", "fixed")
        else:
            editor.setEnabled(False)

    # ------------------------------------------------------------ values

    def put(self, values: Mapping[str, Any], names: Mapping[str, str]) -> None:
        """Show these values; fields without one are left as they are."""
        for one in self.fields:
            if one.key in values:
                self.editors[one.key].put(values[one.key], names.get(one.key, ""))

    def fix(self, key: str) -> None:
        """Show a field that may not be changed in this form (the customer of a record begun on their card)."""
        if key in self.editors:
            self._fix(self.editors[key])

    def values(self) -> tuple[dict[str, Any], dict[str, str]]:
        """What is filled in, by key, and a sentence for each field that cannot be understood."""
        found: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for one in self.fields:
            if one.fixed:
                continue
            try:
                found[one.key] = self.editors[one.key].value()
            except NotRead:
                wrong[one.key] = self._not_read(one)
        return found, wrong

    def names(self) -> dict[str, str]:
        """What stands on the screen for ids: names of choices, titles of linked records."""
        chosen = (one.key for one in self.fields if one.kind in (Kind.CHOICE, Kind.LINK))
        return {key: self.editors[key].text() for key in chosen}

    def _not_read(self, field: Field) -> str:
        if field.kind is Kind.DAY:
            return self.tr("No such day. Type it as 2026-11-24, 11-24 or tomorrow.")
        if field.kind is Kind.MOMENT:
            return self.tr("No such time. Type it as 11-24 14:00 or tomorrow 9:00.")
        if field.kind is Kind.MONEY:
            return self.tr("No amount. Type it as 1240 or 1240.50.")
        if field.kind is Kind.LINK:
            return self.tr("Choose one from the list; Alt+Down opens it.")
        return self.tr("This cannot be understood; please type it again.")

    # ------------------------------------------------------------ what is wrong

    @property
    def wrong(self) -> dict[str, str]:
        """Sentence per field that is marked as wrong."""
        return dict(self._wrong)

    def show_wrong(self, wrong: Mapping[str, str | Text]) -> None:
        """Mark these fields, and only these. Cells of parts are named "phones.0.number"."""
        for key in {one.split(".")[0] for one in self._wrong}:
            self._say(key, "", "")
            self.editors[key].mark(False)
        self._wrong = {key: words(text) for key, text in wrong.items()}
        for key, text in self._wrong.items():
            field_key, *cell = key.split(".")
            if field_key not in self.editors:
                continue
            self._say(field_key, text, "danger")
            if cell and isinstance(self.editors[field_key], PartsEditor):
                self.editors[field_key].mark_cell(int(cell[0]), cell[1])
            else:
                self.editors[field_key].mark(True)

    def go_to_wrong(self) -> None:
        """Put the caret into the next wrong field after the one it is in."""
        order = [one.key for one in self.fields]
        keys = sorted({one.split(".")[0] for one in self._wrong if one.split(".")[0] in order}, key=order.index)
        if not keys:
            return
        here = self.current_key()
        at = order.index(here) if here else -1
        self.go_to(next((key for key in keys if order.index(key) > at), keys[0]))

    def go_to(self, key: str) -> None:
        """Put the caret into a field."""
        editor = self.editors[key]
        widget = editor.first if isinstance(editor, PartsEditor) else editor
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    def go_to_first(self) -> None:
        """Put the caret into the first field that can be filled in."""
        if key := next((one.key for one in self.fields if self._can_fill(one)), ""):
            self.go_to(key)

    def go_on(self) -> bool:
        """Put the caret into the next field; False where it is in the last one."""
        here, focus = self.current_key(), QApplication.focusWidget()
        editor = self.editors.get(here)
        if isinstance(editor, PartsEditor) and focus is not None and (cell := editor.cell_after(focus)) is not None:
            cell.setFocus()
            return True
        keys = [one.key for one in self.fields if self._can_fill(one) or one.key == here]
        place = keys.index(here) + 1 if here else 0
        if place < len(keys):
            self.go_to(keys[place])
        return place < len(keys)

    def _can_fill(self, field: Field) -> bool:
        editor = self.editors[field.key]
        read_only = isinstance(editor, QLineEdit | QPlainTextEdit) and editor.isReadOnly()
        return not field.fixed and not read_only and bool(editor.isEnabled())

    def current_key(self) -> str:
        """The field the caret is in, "" for none."""
        focus = QApplication.focusWidget()
        found = (
            key for key, one in self.editors.items() if focus is not None and (one is focus or one.isAncestorOf(focus))
        )
        return next(found, "")

    def _say(self, key: str, text: str, colour: str, hint: Hint | None = None) -> None:
        below = self._below[key]
        below.setText(text)
        restyle(below, "ink", colour)
        go, targets = self._links[key]
        targets[:] = [hint] if hint and hint.kind else []
        go.setVisible(bool(targets))
        under = below.parentWidget()
        if under is not None:
            under.setVisible(bool(text))

    def _on_changed(self, field: Field) -> None:
        wrong = [key for key in self._wrong if key.split(".")[0] == field.key]
        for key in wrong:
            del self._wrong[key]
        if wrong:
            self.editors[field.key].mark(False)
            self._say(field.key, "", "")
        if field.watch is not None and field.kind is not Kind.PARTS:
            self._soon(field.key, field.watch, self.editors[field.key].value)
        self.changed.emit()

    # ------------------------------------------------------------ watched values

    def _on_cell(self, field: Field, at: int, key: str) -> None:
        part = next(one for one in field.parts if one.key == key)
        if part.watch is not None:
            self._soon(field.key, part.watch, lambda: self.editors[field.key].cell_value(at, key))

    def _soon(self, key: str, watch: Watch, read: Any) -> None:
        timer, _ = self._due.get(key, (None, None))
        if timer is None:
            timer = QTimer(self, interval=_WATCH_MS, singleShot=True)
            timer.timeout.connect(lambda: self._on_due(key))
        self._due[key] = (timer, (watch, read))
        timer.start()

    def _on_due(self, key: str) -> None:
        watch, read = self._due[key][1]
        try:
            value = read()
        except NotRead:
            return

        def said(hint: Hint | None) -> None:
            if key not in {one.split(".")[0] for one in self._wrong}:
                self._say(key, words(hint.words) if hint else "", hint.colour if hint else "", hint)

        self._bridge.then(self._desk.watch(watch, self._id, value), said, self)

    def _on_go(self, key: str) -> None:
        for hint in self._links[key][1]:
            self.link_wanted.emit(hint.kind, hint.id)
