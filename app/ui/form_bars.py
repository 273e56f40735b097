"""What stands above and below the fields of a form: where it leads back to, its state, its buttons, what it asks?"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.access import Who
from app.core.i18n import Text
from app.records.record import RecordType, Row
from app.records.rows import Loaded
from app.records.workflow import Step
from app.ui.cells import Cells
from app.ui.kit import Banner, KeyButton, KeyCap, Pill, label, margins, pane
from app.ui.texts import listed, words
from app.ui.theme import Theme

# no step of a type has these letters
HISTORY_KEY, DRAFT_KEY, DELETE_KEY, DROP_KEY = "Alt+V", "Alt+J", "Alt+Y", "Alt+Q"
COPY_KEY = "Ctrl+Shift+N"
Answer = tuple[str, str, str, Callable[[], None]]  # words, key, look, what it does


def _bar(theme: Theme, box: QWidget, *items: QWidget | None) -> QHBoxLayout:
    layout = QHBoxLayout(box)
    layout.setContentsMargins(*margins(theme, ("l", "s", "l", "s")))
    layout.setSpacing(theme.space("s"))
    for one in items:
        layout.addStretch(1) if one is None else layout.addWidget(one)
    return layout


class _Title(QLabel):
    """A title that ends in dots where it does not fit, instead of in half a letter."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "title")
        self.whole = text
        self.setMinimumWidth(1)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show it, as far as it fits."""
        self.whole = text
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width()))

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self.whole) + 2, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()


class FormHead(QWidget):
    """Back, title, state; when the draft was kept."""

    back_wanted = Signal()
    delete_wanted = Signal()
    history_wanted = Signal(str)  # what the record is called
    print_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, theme: Theme, kind: RecordType, back: str, *, new: bool) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        leave = KeyButton(theme, back, "Esc", "arrow-left", "quiet")
        leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        leave.clicked.connect(self.back_wanted)
        first = words(kind.new) if kind.new else self.tr("New")
        self._title = _Title(first if new else "")
        self._number = label("", "muted")
        self._pill = Pill(theme, kind.workflow.looks[kind.workflow.first] if kind.workflow and new else None)
        self._draft = label("", "faint")
        self._delete = KeyButton(theme, self.tr("Delete"), icon="delete-outline", look="quiet")
        self._delete.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delete.clicked.connect(self.delete_wanted)
        self._delete.hide()
        self._history = KeyButton(theme, self.tr("History"), HISTORY_KEY, "history", "quiet", live=True)
        self._history.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._history.clicked.connect(lambda: self.history_wanted.emit(self.called()))
        if new:
            self._history.hide()
        self._copy = KeyButton(theme, self.tr("New like this one"), COPY_KEY, "content-copy", "quiet")
        self._copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._copy.clicked.connect(self.copy_wanted)
        self._copy.hide()
        slip = KeyButton(theme, self.tr("Print"), "Ctrl+P", "printer-outline", "quiet")
        slip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slip.clicked.connect(self.print_wanted)
        if not kind.slips:  # shown before it has a place it would be a window of its own, and take the keyboard
            slip.hide()
        right = (self._draft, slip, self._copy, self._history, self._delete)
        _bar(theme, self, leave, self._title, self._pill, self._number, None, *right)

    def show_record(self, title: str, loaded: Loaded) -> None:
        """Show which record it is and where it stands."""
        self._title.show_text(title if len(title) <= 30 else f"{title[:29]}…")
        self._title.setToolTip(title)
        self._number.setText(loaded.number)
        if self._kind.workflow and loaded.state:
            self._pill.show_look(self._kind.workflow.looks[loaded.state])

    def show_anew(self) -> None:
        """The record is gone; what is in the form becomes another one."""
        self._number.setText("")
        for one in (self._copy, self._history, self._delete):
            one.hide()
        if self._kind.workflow:
            self._pill.show_look(self._kind.workflow.looks[self._kind.workflow.first])

    def called(self) -> str:
        """The number of the record, or its title."""
        return self._number.text() or self._title.whole

    def show_delete(self, *, on: bool) -> None:
        """Whether this one can be deleted, by this person."""
        self._delete.setVisible(on)

    def show_copy(self, *, on: bool) -> None:
        """Whether another one can be made like it, by this person."""
        self._copy.setVisible(on)

    def show_draft(self, at: str) -> None:
        """Say that what was typed is kept."""
        self._draft.setText(self.tr("Draft kept at {time}").format(time=at))


class FormAbout(QWidget):
    """Whom or what a new record is about, in a line: what the form was begun with (王小明 138…)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = label("", "strong")
        self._rest = label("", "muted")
        self._rest.setMinimumWidth(1)
        _bar(theme, self, self._title, self._rest, None)
        self.hide()

    def tell(self, cells: Cells, kind: RecordType, row: Row) -> None:
        """Show what it is called, and what else says which one it is."""
        said = {one.key: cells.text(one, value) for one, value in zip(kind.columns, row.cells, strict=True)}
        self._title.setText(said[kind.title_field])
        self._rest.setText(" · ".join(said[key] for key in kind.line if said[key]))
        self._rest.setToolTip(self._rest.text())
        self.show()

    def tell_first(self, cells: Cells, kind: RecordType, told: Callable[[], object], rows: Sequence[Row]) -> None:
        """Show the one that was read, if it is still there, and go on."""
        for one in rows[:1]:
            self.tell(cells, kind, one)
            told()


class FormFoot(QWidget):
    """Save, the steps that can be taken, leave; what is still wrong."""

    save_wanted = Signal()
    leave_wanted = Signal()
    step_wanted = Signal(object)  # Step

    def __init__(self, theme: Theme, kind: RecordType, who: Who, *, new: bool) -> None:
        super().__init__()
        self._kind, self._who, self._new = kind, who, new
        self._save = KeyButton(theme, self.tr("Save"), "Ctrl+Return", "check", "primary")
        self._save.clicked.connect(self.save_wanted)
        leave = KeyButton(theme, self.tr("Discard") if new else self.tr("Back"), "Esc", "", "quiet")
        leave.clicked.connect(self.leave_wanted)
        self._steps: list[tuple[Step, KeyButton]] = []
        for step in kind.workflow.steps if kind.workflow else ():
            button = KeyButton(theme, step.label, f"Alt+{step.key}" if step.key else "", step.icon, live=True)
            button.clicked.connect(lambda _=False, step=step: self.step_wanted.emit(step))
            button.hide()
            self._steps.append((step, button))
        self._wrong = label("", "wrong")
        self._cap = KeyCap(theme, "F2")
        needed = any(one.required for one in kind.fields)
        self._required = label(self.tr("Only fields with * are needed") if needed and new else "", "faint")
        buttons = [button for _, button in self._steps]
        _bar(theme, self, self._save, *buttons, leave, None, self._required, self._wrong, self._cap)
        self.show_wrong(())

    def show_saving(self, on: bool) -> None:
        """Saving is under way."""
        self._save.setEnabled(not on)

    def show_can_save(self, *, on: bool) -> None:
        """Whether this record can be saved, by this person."""
        self._save.setVisible(on)
        self._required.setVisible(on)

    def show_steps(self, state: str) -> None:
        """Show the steps that leave `state` and that this person may take."""
        for step, button in self._steps:
            may = self._kind.may_step(step, self._who)
            button.setVisible(state in step.source and may and (step.at_once or not self._new))

    def show_wrong(self, names: Sequence[str]) -> None:
        """Name the fields that are still wrong."""
        said = self.tr("%n to put right: {names}", "", len(names)).format(names=listed(names[:3]))
        self._wrong.setText(said if names else "")
        self._cap.setVisible(bool(names))
        self._required.setVisible(not names and not self._save.isHidden())


class Asking(QWidget):
    """One question with its answers, in the form instead of over it; meanwhile its other buttons rest."""

    asks = Signal(bool)

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

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.asks.emit(True)

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self.asks.emit(False)


class FormNotes(QWidget):
    """Sentences above the fields: why it stays as it is, an unfinished form from before, a save that failed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*margins(theme, ("l", "s", "l", "s")))
        self._standing: Banner | None = None
        self._others: Banner | None = None
        self._away: QWidget | None = None
        self.hide()

    def stand(self, text: str | Text | None) -> None:
        """A sentence that stays as long as the form; None for none."""
        if self._standing is not None:
            self._drop(self._standing)
            self._standing = None
        if text is not None:
            self._standing = Banner(self._theme, text, "", "", "approved", icon="lock")
            self._layout.insertWidget(0, self._standing)
        self.setVisible(self._layout.count() > 0)

    def tell_others(self, names: Sequence[str]) -> None:
        """Who else has the record open; told, nothing is locked."""
        if self._others is not None:
            self._drop(self._others)
            self._others = None
        if names:
            said = self.tr("{names} has this open, too", "", len(names)).format(names=listed(names))
            self._others = Banner(self._theme, said, "", "", "progress", icon="account-eye-outline")
            self._layout.insertWidget(0, self._others)
        self.setVisible(self._layout.count() > 0)

    def say(self, text: str, action: str, colour: str, then: Callable[[], None], key: str = "") -> None:
        """Show a sentence with what can be done; doing it takes the sentence away."""
        banner = Banner(self._theme, text, action, key, colour)
        banner.used.connect(self.clear)
        banner.used.connect(then)
        self._layout.addWidget(banner)
        self.show()

    def say_away(self, text: str, action: str, then: Callable[[], None]) -> None:
        """The same, true only until the database is reached again."""
        self.say(text, action, "danger", then)
        item = self._layout.itemAt(self._layout.count() - 1)
        self._away = item.widget() if item else None

    def reached(self) -> None:
        """Something was heard of the database: it is there."""
        away, self._away = self._away, None
        if away is not None and self._layout.indexOf(away) >= 0:
            self._drop(away)
            self.setVisible(self._layout.count() > 0)

    def offer_draft(self, when: str, then: Callable[[], None]) -> None:
        """Say that this form was not finished, and when."""
        said = self.tr("This form was not finished on {when}.").format(when=when)
        self.say(said, self.tr("Go on with it"), "waiting", then, key=DRAFT_KEY)

    @Slot()
    def clear(self) -> None:
        """Take all sentences away but the one that stays."""
        for at in reversed(range(self._layout.count())):
            item = self._layout.itemAt(at)
            widget = item.widget() if item else None
            if widget is not None and widget not in (self._standing, self._others):
                self._drop(widget)
        self.setVisible(self._standing is not None or self._others is not None)

    def _drop(self, widget: QWidget) -> None:
        if widget is self._away:
            self._away = None
        self._layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
