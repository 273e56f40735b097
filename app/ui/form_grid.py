"""How do fields stand in a form? Names above, twelve parts to a line, in sections; empty sections can be folded."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.core.i18n import Text
from app.records.field import Field, Hint, Kind
from app.ui.kit import KeyButton, label, restyle, row
from app.ui.theme import Theme

_TWELVE = 12
_SPANS = {Kind.WORDS: 12, Kind.PARTS: 12, Kind.SET: 12, Kind.TAGS: 6, Kind.TEXT: 6, Kind.LINK: 6, Kind.PHONE: 4}
_USUAL_SPAN = 3


class FieldBox(QWidget):
    """A field with its name above, and below it what there is to say about its value."""

    link_wanted = Signal(str, int)  # record type and id that the sentence leads to

    def __init__(self, theme: Theme, field: Field, name: str, editor: Any) -> None:
        super().__init__()
        self.field, self.editor = field, editor
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        self._name = " " if field.kind is Kind.YES_NO else name
        self._title = label(self._name, "small")
        self.show_required(on=field.required)
        if field.kind is Kind.PARTS:
            self._title.setParent(self)
            self._title.hide()
        else:
            self._title.setBuddy(editor)
            layout.addWidget(self._title)
        if field.kind not in (Kind.PARTS, Kind.YES_NO):
            editor.setAccessibleName(name)
        layout.addWidget(editor)
        self.below = label("", "small", wrap=True)
        self.go = KeyButton(theme, self.tr("Open"), look="quiet")
        self.go.clicked.connect(self._on_go)
        self.go.hide()
        self._hint: Hint | None = None
        self._under = row(theme, (self.below, 1), self.go, gap="xs")
        self._under.hide()
        layout.addWidget(self._under)
        layout.addStretch(1)

    def show_required(self, *, on: bool) -> None:
        """Whether it must be filled in: the name has a star."""
        self._title.setText(f"{self._name} *" if on else self._name)

    def say(self, text: str, colour: str = "", hint: Hint | None = None) -> None:
        """A sentence under the field, "" for none; a hint may lead somewhere."""
        self.below.setText(text)
        restyle(self.below, "ink", colour)
        self._hint = hint if hint and hint.kind else None
        self.go.setVisible(self._hint is not None)
        self._under.setVisible(bool(text))

    @Slot()
    def _on_go(self) -> None:
        if self._hint is not None:
            self.link_wanted.emit(self._hint.kind, self._hint.id)


class FormSection(QWidget):
    """Fields under one heading."""

    unfold_wanted = Signal()

    def __init__(self, theme: Theme, title: Text | None) -> None:
        super().__init__()
        self.boxes: list[FieldBox] = []
        self._column = self._line = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space("m"))
        self._grid.setVerticalSpacing(theme.space("s"))
        for column in range(_TWELVE):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 1)
        self._body = QWidget()
        self._body.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("xs"))
        self._more: KeyButton | None = None
        if title is not None:
            self._more = KeyButton(theme, self.tr("Show"), "Alt+M", "chevron-down", "quiet")
            self._more.clicked.connect(self.unfold_wanted)
            self._more.hide()
            layout.addWidget(row(theme, label(title, "section"), self._more, None))
        layout.addWidget(self._body)

    def add(self, box: FieldBox) -> None:
        """Put a field where there is room for it."""
        self.boxes.append(box)
        self._place(box)

    def _place(self, box: FieldBox) -> None:
        span = box.field.span or _SPANS.get(box.field.kind, _USUAL_SPAN)
        if self._column + span > _TWELVE:
            self._column, self._line = 0, self._line + 1
        self._grid.addWidget(box, self._line, self._column, 1, span)
        self._column += span

    def leave_out(self, box: FieldBox) -> None:
        """Do not show a field; the others close up."""
        box.hide()
        self._column = self._line = 0
        for one in self.boxes:
            self._grid.removeWidget(one)
        for one in self.boxes:
            if not one.isHidden():
                self._place(one)

    @property
    def is_folded(self) -> bool:
        """Whether only its heading stands there."""
        return self._body.isHidden()

    def fold(self, *, on: bool) -> None:
        """Leave only the heading, or show all; a section without one stays."""
        if self._more is not None:
            self._body.setVisible(not on)
            self._more.setVisible(on)


class Folding:
    """Folds sections in which nothing is filled in, where a form would not fit otherwise."""

    def __init__(self, form: QWidget, sections: Sequence[FormSection], is_needed: Callable[[FieldBox], bool]) -> None:
        self._form, self._sections, self._is_needed = form, sections, is_needed

    def fit(self, high: int) -> None:
        """Show all where there is room for it, or else fold what is empty."""
        for one in self._sections:
            one.fold(on=False)
        layout = self._form.layout()
        if layout is not None:
            layout.activate()
        if self._form.sizeHint().height() > high:
            self._fold_empty()

    def toggle(self) -> None:
        """Show all, or fold again what is empty."""
        folded = [one for one in self._sections if one.is_folded]
        for one in folded:
            one.fold(on=False)
        if not folded:
            self._fold_empty()

    def show(self, box: FieldBox) -> None:
        """Show the section a field stands in."""
        for one in self._sections:
            if box in one.boxes and one.is_folded:
                one.fold(on=False)

    def _fold_empty(self) -> None:
        focus = self._form.focusWidget()
        for one in self._sections[1:]:
            used = any(self._is_needed(box) or (focus is not None and box.isAncestorOf(focus)) for box in one.boxes)
            one.fold(on=not used)
