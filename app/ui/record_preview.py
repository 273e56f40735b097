"""What does the current row of a list say in full? The pane on its right."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.records.attachments import Attachments
from app.records.checks import is_empty
from app.records.desk import Desk
from app.records.record import Field, Kind, RecordType
from app.records.rows import Loaded
from app.ui.attachments import AttachmentStrip
from app.ui.bridge import Bridge
from app.ui.cells import Cells
from app.ui.kit import KeyButton, Pill, col, facts, label, pane, row, rule
from app.ui.theme import Theme


class Preview(QWidget):
    """One record read-only: what is filled in, its state, and what can be done next."""

    opened = Signal(int)
    wanted = Signal(str)  # name of a step or action

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        desk: Desk,
        kind: RecordType,
        cells: Cells,
        attachments: Attachments | None = None,
    ) -> None:
        super().__init__()
        self._attachments = attachments if kind.attachments else None
        self._theme, self._bridge, self._desk, self._kind, self._cells = theme, bridge, desk, kind, cells
        self._id, self._asked = 0, 0
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        self._foot = QWidget()
        layout.addWidget(self._foot)
        pane(theme, self)
        self.setFixedWidth(theme.size("rail") * 9 // 4)
        self.clear()

    def clear(self) -> None:
        """Show no record."""
        self._id = 0
        self._asked += 1
        self._show(QWidget(), QWidget())

    def show_record(self, id_: int) -> None:
        """Show another record; the one before stays until it is read."""
        if id_ != self._id:
            self._id = id_
            self.refresh()

    def refresh(self) -> None:
        """Read the shown record again."""
        if not self._id:
            return
        self._asked += 1
        asked = self._asked

        def put(loaded: Loaded) -> None:
            if asked == self._asked:
                self._show(self._body(loaded), self._buttons(loaded))

        def failed(_err: AppError) -> None:
            if asked == self._asked:
                self.clear()

        self._bridge.then(self._desk.load(self._kind, self._id), put, self, failed)

    def _show(self, body: QWidget, foot: QWidget) -> None:
        pane(self._theme, body)
        self._scroll.setWidget(body)
        self._layout.replaceWidget(self._foot, foot)
        self._foot.deleteLater()
        self._foot = foot

    def _body(self, loaded: Loaded) -> QWidget:
        theme, kind = self._theme, self._kind
        open_ = KeyButton(theme, self.tr("Open"), "Return", look="quiet")
        open_.clicked.connect(lambda: self.opened.emit(loaded.id))
        head = row(theme, label(loaded.number or kind.look.words, "muted"), None, open_)
        title_field = kind.field(kind.title_field)
        title = label(self._said(title_field, loaded), "section", wrap=True)
        items: list[QWidget | None] = [head, title]
        if kind.workflow and loaded.state:
            items.append(row(theme, Pill(theme, kind.workflow.looks[loaded.state]), None))
        short, parts = self._facts(loaded, title_field)
        items += [rule(), short, *parts]
        if self._attachments is not None:
            strip = AttachmentStrip(theme, self._bridge, self._attachments, kind, brief=True)
            strip.show_record(loaded.id, locked=loaded.stays is not None)
            items += [rule(), strip]
        items.append(None)
        return col(theme, *items, margin=("l", "s", "l", "s"))

    def _facts(self, loaded: Loaded, title_field: Field) -> tuple[QWidget, list[QWidget]]:
        shown = [
            one
            for one in self._kind.fields
            if one is not title_field
            and one.key != "state"
            and not one.named_by
            and not one.brief
            and not is_empty(loaded.values.get(one.key))
            and loaded.values.get(one.key) is not False
        ]
        short = [(one.label, self._value(one, loaded)) for one in shown if one.kind is not Kind.PARTS]
        parts: list[QWidget] = []
        for one in shown:
            if one.kind is Kind.PARTS:
                rows = [label(self._cells.part(one, part), wrap=True) for part in loaded.values[one.key]]
                parts += [rule(), label(one.label, "section"), *rows]
        return facts(self._theme, short), parts

    def _value(self, field: Field, loaded: Loaded) -> str | QWidget:
        value: Any = loaded.values.get(field.key)
        look = field.looks.get(value) if isinstance(value, str) else None
        if look is not None:
            return row(self._theme, Pill(self._theme, look), None)
        return self._said(field, loaded)

    def _said(self, field: Field, loaded: Loaded) -> str:
        if field.key in loaded.names and field.kind in (Kind.CHOICE, Kind.LINK):
            return loaded.names[field.key]
        value = loaded.values.get(field.key)
        if field.kind is Kind.WORDS:
            return str(value or "")
        return self._cells.text(field, value)

    def _buttons(self, loaded: Loaded) -> QWidget:
        kind = self._kind
        buttons: list[tuple[str, KeyButton]] = []
        for step in kind.workflow.steps if kind.workflow else ():
            if loaded.state in step.source and kind.may_step(step, self._desk.who):
                look = "" if buttons else "primary"
                buttons.append((step.name, KeyButton(self._theme, step.label, step.key, step.icon, look)))
        buttons += [
            (one.name, KeyButton(self._theme, one.label, one.key, one.icon))
            for one in kind.actions
            if self._desk.who.may(one.right) and one.least == 1
        ]
        for name, button in buttons:
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
        return row(self._theme, *((button, 1) for _, button in buttons[:2]), margin=("l", "s", "l", "s"))
