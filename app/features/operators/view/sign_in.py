"""How does one sign in? The page on the curtain: who it is, the password, and what to wait for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.clock import Clock
from app.core.errors import AppError, Invalid
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.features.operators.signing import Attempt, Person, wait_words
from app.features.operators.view.new_password import NewPassword, PasswordField, capitals_note
from app.records.workflow import Look
from app.ui.kit import KeyButton, Sign, col, field, label, pane, restyle, row, titled
from app.ui.lists import EventList, Line
from app.ui.texts import words
from app.ui.theme import Theme

_PERSON = Look(words=QT_TRANSLATE_NOOP("operators", "Operator"), icon="account-outline", colour="muted")
_KEYS_OF_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TICK_MS, _ROWS = 500, 6


class _Names(QWidget):
    """Who is it? The caret stays in the field; arrows move in the list below, Enter takes the name."""

    chosen = Signal(object)  # Person

    def __init__(self, theme: Theme, clock: Clock, *, free: bool) -> None:
        super().__init__()
        self._people: Sequence[Person] = ()
        self._free = free
        self.field = field(theme, look="search", hint=self.tr("Your name"), lead="magnify")
        self.field.setAccessibleName(self.tr("Who signs in"))
        self.list = EventList(theme, clock, when=False)
        self.list.setFixedHeight(_ROWS * theme.size("row_two"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        go = KeyButton(theme, self.tr("Go on"), "Return", "arrow-right", "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("m"))
        for one in (self.field, self.list, row(theme, None, go)):
            layout.addWidget(one)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _: self._take())
        go.clicked.connect(self._take)

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer these."""
        self._people = people
        self.field.setPlaceholderText(self.tr("Name or initials") if people else self.tr("Your name"))
        self._fill()

    @Slot()
    def _fill(self) -> None:
        sought = self.field.text().strip().casefold()
        fitting = [one for one in self._people if sought in one.name.casefold() or one.initials.startswith(sought)]
        self.list.show_items([Line(look=_PERSON, title=one.name, text=one.role, item=one) for one in fitting])
        new = self.tr("Enter goes on with this name.") if sought else self.tr("Write your name.")
        self.list.show_nothing(new if self._free else self.tr("Nobody of this name may sign in."))
        self.list.choose_first()

    @Slot()
    def _take(self) -> None:
        if isinstance(self.list.current, Person):
            self.chosen.emit(self.list.current)
        elif self._free and (name := " ".join(self.field.text().split())):
            self.chosen.emit(Person(0, name, "", ""))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _KEYS_OF_LIST:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)


class _Word(QWidget):
    """The password of one person."""

    given = Signal(str)
    other_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.name, self.role = label("", "section"), label("", "muted")
        self.field = PasswordField()
        self.fault = label("", "wrong", wrap=True)
        self.fault.hide()
        self.go = KeyButton(theme, self.tr("Sign in"), "Return", "login", "primary")
        self.other = KeyButton(theme, self.tr("Switch user"), "Alt+U", "account-switch-outline", "quiet", live=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("m"))
        layout.addWidget(row(theme, Sign(theme, "account-outline", "muted"), self.name, self.role, None, self.other))
        layout.addWidget(titled(theme, self.tr("Password"), self.field, capitals_note(self.field), self.fault))
        layout.addWidget(row(theme, None, self.go))
        layout.addStretch(1)
        self.setFocusProxy(self.field)
        self.field.returnPressed.connect(self._on_go)
        self.field.textEdited.connect(lambda _: self.say(""))
        self.go.clicked.connect(self._on_go)
        self.other.clicked.connect(self.other_wanted)

    def ask(self, name: str, role: str) -> None:
        """Ask somebody."""
        self.name.setText(name)
        self.role.setText(role)
        self.field.clear()
        self.say("")

    def say(self, why: str, *, wrong: bool = True) -> None:
        """Why it was refused, or could not even be tried: then nothing is `wrong` with what was typed."""
        self.fault.setText(why)
        self.fault.setVisible(bool(why))
        restyle(self.field, "look", "wrong" if why and wrong else "")

    @Slot()
    def _on_go(self) -> None:
        if self.go.isEnabled() and self.field.text():
            self.given.emit(self.field.text())


class _Pages(QStackedWidget):
    """As high as the page in front: asked for the height of a width, it would take that of the highest."""

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def sizeHint(self) -> QSize:
        layout, page = self.layout(), self.currentWidget()
        hint = layout.sizeHint() if layout is not None else super().sizeHint()
        if page is not None and page.hasHeightForWidth() and self.width():  # a long sentence has more lines than one
            hint.setHeight(page.heightForWidth(self.width()))
        return hint


class SignIn(QWidget):
    """The page on the curtain.

    Args:
        shop: what stands above: the company's name.
        free: names that are not offered may be typed, too.
    """

    tried = Signal(str, str)  # name, password
    chosen = Signal(str, str)  # the old password, the new one

    def __init__(self, theme: Theme, clock: Clock, shop: str, *, free: bool = False) -> None:
        super().__init__()
        self._clock = clock
        self._people: Sequence[Person] = ()
        self._wait_until = clock.now()
        self.names, self.word = _Names(theme, clock, free=free), _Word(theme)
        self.own = NewPassword(theme, self.word.name.text)
        self._fault = label("", "wrong", wrap=True)
        self._fault.hide()
        keep = KeyButton(theme, self.tr("Use this one"), "Ctrl+Return", "check", "primary", live=True)
        keep.clicked.connect(self._on_own)
        about = self.tr("The password you were given is for once only. Choose one of your own that nobody else knows.")
        own = col(theme, label(about, wrap=True), self.own, self._fault, row(theme, None, keep), None, gap="m")
        self._stack = _Pages()
        for one in (self.names, self.word, own):
            self._stack.addWidget(one)
        self._own_page = own
        self._lay_out(theme, shop)
        self._turn(self.names)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self.names.chosen.connect(self._on_person)
        self.word.given.connect(lambda password: self.tried.emit(self.word.name.text(), password))
        self.word.other_wanted.connect(self.ask_who)
        self.own.again.returnPressed.connect(self._on_own)

    def _lay_out(self, theme: Theme, shop: str) -> None:
        sign = Sign(theme, "lock-outline", "accent", theme.size("sign"))
        head = col(theme, row(theme, None, sign, None), row(theme, None, label(shop, "title"), None), gap="s")
        self._told = label("", "wrong", wrap=True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._told.hide()
        card = pane(theme, col(theme, head, self._told, self._stack, gap="l", margin="l"), "pane_card")
        middle = row(theme, None, col(theme, None, card, None), None)
        layout = QVBoxLayout(self)
        layout.addWidget(middle)
        pane(theme, self, name="back")

    # ---- what it asks

    def tell(self, why: Text | None) -> None:
        """Say above it why it asks; None where that needs no words."""
        self._told.setText(words(why) if why else "")
        self._told.setVisible(why is not None)

    def show_people(self, people: Sequence[Person]) -> None:
        """Who may sign in; whoever is asked for a password and is not among them, is not asked any longer."""
        self._people = people
        self.names.show_people(people)
        if self.current and self.current not in {one.name for one in people} and not self.word.field.text():
            self.ask_who()
        self.word.role.setText(self._role_of(self.current))
        if self.current == "" and len(people) == 1:
            self._on_person(people[0])

    @property
    def current(self) -> str:
        """Whose password is asked for, "" while it is not known who signs in."""
        return "" if self._stack.currentWidget() is self.names else self.word.name.text()

    @Slot()
    def ask_who(self) -> None:
        """Ask who it is."""
        self.names.field.clear()
        self._turn(self.names)

    def ask_word(self, name: str) -> None:
        """Ask somebody for the password."""
        self.word.ask(name, self._role_of(name))
        self._turn(self.word)

    def _role_of(self, name: str) -> str:
        return next((one.role for one in self._people if one.name == name), "")

    def begin_own(self, name: str, password: str) -> None:
        """The first password of this person was right at the start of the program."""
        self.ask_word(name)
        self.word.field.setText(password)
        self.ask_own()

    def ask_own(self) -> None:
        """The first password was right: ask for one of their own."""
        self.busy(False)
        self._turn(self._own_page)

    def _turn(self, page: QWidget) -> None:
        for one in (self.names, self.word, self._own_page):  # the card is as high as what is asked
            high = QSizePolicy.Policy.Preferred if one is page else QSizePolicy.Policy.Ignored
            one.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self._stack.setCurrentWidget(page)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_person(self, person: Person) -> None:
        self.ask_word(person.name)

    # ---- what comes of it

    def busy(self, on: bool) -> None:
        """A password is being looked at."""
        self.word.go.setEnabled(not on)
        self.word.other.setEnabled(not on)

    def refuse(self, attempt: Attempt) -> None:
        """Say why it failed, and how long to wait."""
        self.busy(False)
        if attempt.why is not None:
            self._say(words(attempt.why))
        self.word.field.selectAll()
        self.word.field.setFocus()
        if attempt.again_at is not None:
            self._wait_until = attempt.again_at
            self._tick.start()
            self._on_tick()

    def fail(self, err: AppError) -> None:
        """It could not be tried, or the new password is too weak."""
        self.busy(False)
        if isinstance(err, Invalid):
            self.own.mark(err.fields)
        else:
            self._say(words(err.text), wrong=False)

    def _say(self, why: str, *, wrong: bool = True) -> None:
        if self._stack.currentWidget() is self._own_page:
            self._fault.setText(why)
            self._fault.setVisible(bool(why))
        else:
            self.word.say(why, wrong=wrong)

    @Slot()
    def _on_tick(self) -> None:
        left = wait_words(self._wait_until, self._clock.now())
        self.word.go.setEnabled(left is None)
        self._say(words(left) if left else "")
        if left is None:
            self._tick.stop()

    @Slot()
    def _on_own(self) -> None:
        try:
            new = self.own.value()
        except Invalid:
            return  # the field is marked
        self.chosen.emit(self.word.field.text(), new)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        page = self._stack.currentWidget()
        (self.own if page is self._own_page else page or self).setFocus(Qt.FocusReason.OtherFocusReason)
