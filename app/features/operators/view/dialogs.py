"""In which dialogs are passwords set: one's own, somebody's first one, the first administrator's?"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from sqlalchemy.orm import Session
from typing_extensions import override

from app.core.access import Who
from app.core.clock import Clock
from app.core.errors import AppError, Invalid
from app.features.operators.change import make_administrator
from app.features.operators.model import Operator
from app.features.operators.signing import Attempt, change_own, let_in
from app.features.operators.view.new_password import NewPassword, PasswordField, capitals_note
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, col, field, label, pane, restyle, row, rule, titled
from app.ui.texts import words
from app.ui.theme import Theme


class Jobs(Protocol):
    """Runs work on operators."""

    def run(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Write."""
        ...

    def look(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read."""
        ...


class PasswordDialog(QDialog):
    """A new password, after what is asked before it.

    Args:
        about: what it is for, in a sentence.
        keep: words on the button.
        name: whose password it is.
    """

    decided = Signal(str, str)  # what was typed before, the new password

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        title: str,
        about: str,
        keep: str,
        name: Callable[[], str],
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(title)
        self._theme = theme
        self.new = NewPassword(theme, name)
        self._wrong = label("", "wrong", wrap=True)
        self._wrong.hide()
        self._go = KeyButton(theme, keep, "Ctrl+Return", "check", "primary", live=True)
        self._go.setDefault(True)
        self._go.clicked.connect(self._on_go)
        away = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        away.setAutoDefault(False)
        away.clicked.connect(self.reject)
        self._fields = col(theme, label(about, wrap=True), self.new, self._wrong, gap="m", margin="l")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._fields)
        layout.addWidget(rule())
        layout.addWidget(row(theme, None, away, self._go, margin=("l", "s", "l", "s")))
        pane(theme, self)
        self.setMinimumWidth(theme.size("dialog"))
        self.finished.connect(self.deleteLater)

    def before(self) -> str:
        """What was typed above the new password."""
        return ""

    def _put_before(self, *widgets: QWidget) -> None:
        layout = self._fields.layout()
        assert isinstance(layout, QVBoxLayout)
        for place, widget in enumerate(widgets, 1):
            layout.insertWidget(place, widget)

    @Slot()
    def _on_go(self) -> None:
        try:
            new = self.new.value()
        except Invalid:
            return  # the field is marked
        self._go.setEnabled(False)
        self.decided.emit(self.before(), new)

    def say(self, err: AppError) -> None:
        """Why it was refused; what was typed stays."""
        self._go.setEnabled(True)
        fields = err.fields if isinstance(err, Invalid) else {}
        self.new.mark({key: text for key, text in fields.items() if key in ("password", "again")})
        self._wrong.setText("" if "password" in fields else words(err.text))
        self._wrong.setVisible("password" not in fields)

    def say_attempt(self, attempt: Attempt) -> None:
        """The old password was not right, or is not looked at yet."""
        self._go.setEnabled(True)
        if attempt.why is not None:
            self._wrong.setText(words(attempt.why))
            self._wrong.show()


class OwnPassword(PasswordDialog):
    """One's own: the old one is asked for."""

    def __init__(self, theme: Theme, parent: QWidget, name: str) -> None:
        title = self.tr("Change my password")
        super().__init__(theme, parent, title, self.tr("Nobody else should know it."), title, lambda: name)
        self._old = PasswordField()
        self._put_before(titled(theme, self.tr("Present password"), self._old), capitals_note(self._old))
        self._old.setFocus()

    @override
    def before(self) -> str:
        return self._old.text()


class FirstPassword(PasswordDialog):
    """Somebody's for their next sign-in only."""

    def __init__(self, theme: Theme, parent: QWidget, name: str) -> None:
        about = self.tr("{name} signs in with it once, and then chooses one of their own.").format(name=name)
        super().__init__(theme, parent, self.tr("Set a new password"), about, self.tr("Set it"), lambda: name)
        self.new.first.setFocus()


class Administrator(PasswordDialog):
    """The first one who has to sign in here."""

    def __init__(self, theme: Theme, parent: QWidget, name: str) -> None:
        about = self.tr("From now on everybody signs in here. You name the others, and what each of them may do.")
        self._name = field(theme, name, hint=self.tr("Your name"))
        title = self.tr("Name an administrator")
        super().__init__(theme, parent, title, about, title, self._name.text)
        self._name.setMaxLength(80)
        self._name.textEdited.connect(self.new.judge)
        self._put_before(titled(theme, self.tr("Administrator"), self._name))
        (self.new.first if name else self._name).setFocus()

    @override
    def before(self) -> str:
        return self._name.text().strip()

    @override
    def say(self, err: AppError) -> None:
        super().say(err)
        restyle(self._name, "look", "wrong" if isinstance(err, Invalid) and "name" in err.fields else "")


class PasswordDialogs(QObject):
    """Opens them, and writes what was decided.

    Args:
        who: whoever works here when it is asked for.
        window: what the dialogs stand before.
    """

    told = Signal(str)
    named = Signal(str)  # there is an administrator now, of this name

    def __init__(
        self, theme: Theme, bridge: Bridge, jobs: Jobs, who: Callable[[], Who], clock: Clock, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._bridge, self._jobs, self._who = theme, bridge, jobs, who
        self._clock, self._window = clock, window

    @Slot()
    def change_own(self) -> None:
        """Change the password of whoever works here."""
        who, dialog = self._who(), OwnPassword(self._theme, self._window, self._who().name)

        def done(attempt: Attempt) -> None:
            if attempt.who is None:
                dialog.say_attempt(attempt)
            else:
                dialog.accept()
                self.told.emit(self.tr("Your password is changed."))

        def change(old: str, new: str) -> None:
            now = self._clock.now()
            work = self._jobs.run(lambda s: change_own(s, who, old, new, now))
            self._bridge.then(work, done, dialog, dialog.say)

        dialog.decided.connect(change)
        dialog.open()

    @Slot(str, tuple)
    def ask(self, action: str, ids: tuple[int, ...]) -> None:
        """Do what the operators' list was asked for: a new password for one of them."""
        if action == "password" and ids:
            reading = self._jobs.look(lambda s: s.get_one(Operator, ids[0]).name)
            self._bridge.then(reading, lambda name: self._let_in(ids[0], name), self)

    def _let_in(self, id_: int, name: str) -> None:
        dialog = FirstPassword(self._theme, self._window, name)

        def done(_: None) -> None:
            dialog.accept()
            self.told.emit(self.tr("{name} can sign in with the new password.").format(name=name))

        def put(_before: str, new: str) -> None:
            now, who = self._clock.now(), self._who()
            self._bridge.then(self._jobs.run(lambda s: let_in(s, id_, new, who, now)), done, dialog, dialog.say)

        dialog.decided.connect(put)
        dialog.open()

    def name_administrator(self, name: str, language: str) -> None:
        """Ask for the first administrator; `name` is offered."""
        dialog = Administrator(self._theme, self._window, name)

        def make(chosen: str, new: str) -> None:
            def done(_: None) -> None:
                dialog.accept()
                self.named.emit(chosen)

            now = self._clock.now()
            work = self._jobs.run(lambda s: make_administrator(s, chosen, new, language, now))
            self._bridge.then(work, done, dialog, dialog.say)

        dialog.decided.connect(make)
        dialog.open()
