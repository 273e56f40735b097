"""What does the current row of a list say in full? The pane on its right."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.i18n import Text
from app.records.attachments import Attachments
from app.records.checks import is_empty
from app.records.desk import Desk
from app.records.field import Field, Kind, Values
from app.records.record import Action, RecordType
from app.records.rows import Loaded
from app.records.workflow import Step
from app.ui.attachments import AttachmentStrip
from app.ui.bridge import Bridge
from app.ui.cells import Cells, stands_right
from app.ui.kit import KeyButton, Pill, col, facts, label, pane, row, rule, selectable
from app.ui.paint import LEFT, RIGHT
from app.ui.theme import Theme

_SETTLE_MS = 60
_MOST_DEEDS = 3


class Preview(QWidget):
    """One record read-only: what is filled in, its state, and what can be done next.

    Args:
        looked_at: id of the record that is to be shown, asked when moving about has settled; 0 leaves the one before.
    """

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
        looked_at: Callable[[], int] = lambda: 0,
    ) -> None:
        super().__init__()
        self._looked_at = looked_at
        self._soon = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._soon.timeout.connect(lambda: self.show_record(self._looked_at()))
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
        if id_ not in (0, self._id):
            self._id = id_
            self.refresh()

    @Slot()
    def follow(self) -> None:
        """Show what is looked at now, when moving about has settled."""
        self._soon.start()

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
        items: list[QWidget | None] = [head]
        if title := self._said(title_field, loaded):
            items.append(label(title, "section", wrap=True))
        if kind.workflow and loaded.state:
            items.append(row(theme, Pill(theme, kind.workflow.looks[loaded.state]), None))
        if loaded.stays is not None:
            items.append(label(loaded.stays, "small", wrap=True))
        items += self._sections(loaded, title_field)
        if self._attachments is not None:
            strip = AttachmentStrip(theme, self._bridge, self._attachments, kind, brief=True)
            strip.show_record(loaded.id, locked=loaded.stays is not None)
            items += [rule(), strip]
        return col(theme, *items, None, margin=("l", "s", "l", "s"))

    def _sections(self, loaded: Loaded, title_field: Field) -> list[QWidget]:
        """What is filled in, section by section: facts, and between them the rows of parts."""
        found: list[QWidget] = [rule()]
        short: list[tuple[Text | str, str | QWidget]] = []
        heading: Text | None = None

        def close() -> None:
            if short:
                found.append(facts(self._theme, short))
                short.clear()

        for one in self._kind.fields:
            heading = one.section or heading
            if not self._is_shown(one, title_field, loaded):
                continue
            if heading is not None or one.kind is Kind.PARTS:
                close()
            if heading is not None:
                found += [rule(), label(heading, "section")]
                heading = None
            if one.kind is Kind.PARTS:
                found += [rule(), label(one.label, "section"), self._rows(one, loaded)]
            else:
                short.append((one.label, self._value(one, loaded)))
        close()
        return found

    def _is_shown(self, field: Field, title_field: Field, loaded: Loaded) -> bool:
        value = loaded.values.get(field.key)
        hidden = field is title_field or field.key in ("state", "number") or field.named_by or field.brief
        unnamed = field.kind in (Kind.CHOICE, Kind.LINK) and not loaded.names.get(field.key)
        return not (hidden or unnamed or is_empty(value) or value is False)

    def _rows(self, field: Field, loaded: Loaded) -> QWidget:
        """A small table: words share the room, numbers stand at the right."""
        rows = loaded.values[field.key]
        cells = [one for one in field.parts if one.in_form and not one.looks and not one.brief]
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.space("s"))
        grid.setVerticalSpacing(self._theme.space("xs"))
        said = [[self._cell(field, cell, at, part, loaded) for cell in cells] for at, part in enumerate(rows)]
        used = [at for at in range(len(cells)) if any(line[at] for line in said)]
        for column, at in enumerate(used):
            right = stands_right(cells[at])
            grid.setColumnStretch(column, 0 if right else 1)
            for line, texts in enumerate(said):
                one = label(texts[at], wrap=not right)
                one.setAlignment(RIGHT if right else LEFT)
                grid.addWidget(one, line, column)
        return box

    def _cell(self, field: Field, cell: Field, at: int, part: Values, loaded: Loaded) -> str:
        names = {cell.key: loaded.names.get(f"{field.key}.{at}.{cell.key}", "")}
        return self._cells.cell_text(cell, part, names)

    def _value(self, field: Field, loaded: Loaded) -> str | QWidget:
        value: Any = loaded.values.get(field.key)
        look = field.looks.get(value) if isinstance(value, str) else None
        if look is not None:
            return row(self._theme, Pill(self._theme, look), None)
        said = self._said(field, loaded)
        if field.kind is not Kind.MONEY:
            return said
        amount = selectable(label(said, "strong" if field.fixed else ""))
        amount.setAlignment(RIGHT)
        return amount

    def _said(self, field: Field, loaded: Loaded) -> str:
        if field.key in loaded.names and field.kind in (Kind.CHOICE, Kind.LINK):
            return loaded.names[field.key]
        value = loaded.values.get(field.key)
        if field.kind is Kind.WORDS:
            return str(value or "")
        return self._cells.text(field, value)

    def _buttons(self, loaded: Loaded) -> QWidget:
        """What can be done next, at most three, what fits just this one, and what is begun out of it.

        The first step is meant.
        """
        kind, who = self._kind, self._desk.who
        steps = [one for one in (kind.workflow.steps if kind.workflow else ()) if loaded.state in one.source]
        steps = [one for one in steps if kind.may_step(one, who)]
        actions = [one for one in kind.actions if one.least == 1 and one.name in loaded.fits and who.may(one.right)]
        usual: list[Step | Action] = [*steps, *(one for one in actions if one.into is None)]
        more = (one for one in usual[_MOST_DEEDS:] if isinstance(one, Action) and one.unfit is not None)
        into = (one for one in actions if one.into is not None)
        buttons: list[KeyButton] = []
        for at, one in enumerate([*usual[:_MOST_DEEDS], *more, *into]):
            primary = not at and isinstance(one, Step) and not one.reason
            button = KeyButton(self._theme, one.label, one.key, one.icon, "primary" if primary else "")
            button.clicked.connect(lambda _=False, name=one.name: self.wanted.emit(name))
            buttons.append(button)
        return col(self._theme, *self._in_lines(buttons), margin=("l", "s", "l", "s"))

    def _in_lines(self, buttons: Sequence[KeyButton]) -> list[QWidget]:
        """Two side by side where both have room with their words and keys, else each has a line of its own."""
        theme, lines, left = self._theme, list[QWidget](), list(buttons)
        room = self.minimumWidth() - 2 * theme.space("l") - theme.space("s")
        while left:
            widths = [one.sizeHint().width() for one in left[:2]]
            take = 2 if len(widths) > 1 and sum(widths) <= room else 1
            lines.append(row(theme, *zip(left[:take], widths, strict=False)))
            del left[:take]
        return lines
