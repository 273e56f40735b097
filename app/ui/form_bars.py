"""What stands above and below the fields of a form: where it leads back to, its state, its buttons, what it asks?"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.access import Who
from app.records.record import RecordType
from app.records.rows import Loaded
from app.ui.kit import Banner, KeyButton, KeyCap, Pill, label, margins, pane
from app.ui.texts import words
from app.ui.theme import Theme

Answer = tuple[str, str, str, Callable[[], None]]  # words, key, look, what it does


def _bar(theme: Theme, box: QWidget, *items: QWidget | None) -> QHBoxLayout:
    layout = QHBoxLayout(box)
    layout.setContentsMargins(*margins(theme, ("l", "s", "l", "s")))
    layout.setSpacing(theme.space("s"))
    for one in items:
        layout.addStretch(1) if one is None else layout.addWidget(one)
    return layout


class FormHead(QWidget):
    """Back, title, state; when the draft was kept."""

    back_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, kind: RecordType, who: Who, back: str, *, new: bool) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        leave = KeyButton(theme, back, "Esc", "arrow-left", "quiet")
        leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        leave.clicked.connect(self.back_wanted)
        first = words(kind.new) if kind.new else self.tr("New")
        self._title = label(first if new else "", "title")
        self._title.setMinimumWidth(1)
        self._number = label("", "muted")
        self._pill = Pill(theme, kind.workflow.looks[kind.workflow.first] if kind.workflow and new else None)
        self._draft = label("", "faint")
        delete = KeyButton(theme, self.tr("Delete"), icon="delete-outline", look="quiet")
        delete.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        delete.clicked.connect(self.delete_wanted)
        if new or not kind.may_delete(who):
            delete.hide()
        _bar(theme, self, leave, self._title, self._pill, self._number, None, self._draft, delete)

    def show_record(self, title: str, loaded: Loaded) -> None:
        """Show which record it is and where it stands."""
        short = title if len(title) <= 30 else f"{title[:29]}…"
        self._title.setText(short)
        self._title.setToolTip(title)
        self._number.setText(loaded.number)
        if self._kind.workflow and loaded.state:
            self._pill.show_look(self._kind.workflow.looks[loaded.state])

    def show_draft(self, at: str) -> None:
        """Say that what was typed is kept."""
        self._draft.setText(self.tr("Draft kept at {time}").format(time=at))


class FormFoot(QWidget):
    """Save, the steps that can be taken, leave; what is still wrong."""

    save_wanted = Signal()
    leave_wanted = Signal()
    step_wanted = Signal(str)

    def __init__(self, theme: Theme, kind: RecordType, who: Who, *, new: bool) -> None:
        super().__init__()
        self._kind, self._who = kind, who
        self._save = KeyButton(theme, self.tr("Save"), "Ctrl+Return", "check", "primary")
        self._save.clicked.connect(self.save_wanted)
        if not (kind.may_make(who) if new else kind.may_change(who)):
            self._save.hide()
        leave = KeyButton(theme, self.tr("Discard") if new else self.tr("Back"), "Esc", "", "quiet")
        leave.clicked.connect(self.leave_wanted)
        self._steps: dict[str, KeyButton] = {}
        for step in kind.workflow.steps if kind.workflow else ():
            button = KeyButton(theme, step.label, "", step.icon)
            button.clicked.connect(lambda _=False, name=step.name: self.step_wanted.emit(name))
            button.hide()
            self._steps[step.name] = button
        self._wrong = label("", "wrong")
        self._cap = KeyCap(theme, "F2")
        needed = any(one.required for one in kind.fields)
        self._required = label(self.tr("Only fields with * are needed") if needed and new else "", "faint")
        _bar(theme, self, self._save, *self._steps.values(), leave, None, self._required, self._wrong, self._cap)
        self.show_wrong(())

    def show_saving(self, on: bool) -> None:
        """Saving is under way."""
        self._save.setEnabled(not on)

    def show_steps(self, state: str) -> None:
        """Show the steps that leave `state` and that this person may take."""
        for step in self._kind.workflow.steps if self._kind.workflow else ():
            self._steps[step.name].setVisible(state in step.source and self._kind.may_step(step, self._who))

    def show_wrong(self, names: Sequence[str]) -> None:
        """Name the fields that are still wrong."""
        said = self.tr("%n to put right: {names}", "", len(names)).format(names=", ".join(names[:3]))
        self._wrong.setText(said if names else "")
        self._cap.setVisible(bool(names))
        self._required.setVisible(not names)


class Asking(QWidget):
    """One question with its answers, in the form instead of over it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said = label("", "strong")
        self._layout = _bar(theme, self, self._said, None)
        self._made: list[QWidget | QShortcut] = []
        pane(theme, self, name="batch")
        self.hide()

    def ask(self, question: str, answers: Sequence[Answer]) -> None:
        """Put a question; an answer hides it. Escape is left to the form."""
        for one in self._made:
            if isinstance(one, QShortcut):
                one.setEnabled(False)  # until it is deleted its key would be ambiguous
            else:
                one.hide()
            one.deleteLater()
        self._made.clear()
        self._said.setText(question)
        for text, key, look, then in answers:
            button = KeyButton(self._theme, text, key, "", look)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, then=then: then())
            self._layout.addWidget(button)
            self._made.append(button)
            if key.startswith("Alt"):
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.activated.connect(button.click)
                self._made.append(shortcut)
        self.show()


class FormNotes(QWidget):
    """Sentences above the fields: an unfinished form from before, a save that failed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*margins(theme, ("l", "s", "l", "s")))
        self.hide()

    def say(self, text: str, action: str, colour: str, then: Callable[[], None], key: str = "") -> None:
        """Show a sentence with what can be done; doing it takes the sentence away."""
        banner = Banner(self._theme, text, action, key, colour)
        banner.used.connect(self.clear)
        banner.used.connect(then)
        self._layout.addWidget(banner)
        self.show()

    @Slot()
    def clear(self) -> None:
        """Take all sentences away."""
        while (item := self._layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.hide()
