"""Who works here: signing in, locking, another person at the same window?"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.boot.who import LAST, known_here, remember, rename, who_sits_here
from app.core.access import Who
from app.core.changes import Changes
from app.core.errors import AppError, NotAllowed, PasswordRefused
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import COMPANY_NAME, LOCK_MINUTES, OPERATOR
from app.features.operators.signing import Attempt, Person, change_own, people, standing, who_called
from app.ui.banner import Banner
from app.ui.idle import Idle
from app.ui.key_everywhere import KeyEverywhere
from app.ui.kit import col, row
from app.ui.texts import words

if TYPE_CHECKING:
    from app.boot.program import Program
    from app.features.operators.view.dialogs import PasswordDialogs
    from app.features.operators.view.sign_in import SignIn
    from app.ui.record_place import RecordPlace

LOCK_KEY = "Ctrl+Alt+L"
_EVERYWHERE = QT_TRANSLATE_NOOP("keys", "Everywhere")
_LOCK = QT_TRANSLATE_NOOP("gate", "Lock")
_SWITCH = QT_TRANSLATE_NOOP("gate", "Switch user")
_PASSWORD = QT_TRANSLATE_NOOP("gate", "Change my password")
_NOBODY_YET = QT_TRANSLATE_NOOP("gate", "Nobody has to sign in yet: name an administrator.")
_NAME_ONE = QT_TRANSLATE_NOOP("gate", "Name one")
_SHUT_OUT = QT_TRANSLATE_NOOP(
    "gate", "“{name}” may no longer sign in; whoever looks after the operators knows why. What was being typed is kept."
)
_NEW_PASSWORD = QT_TRANSLATE_NOOP(
    "gate", "Somebody set a new password for “{name}”: please sign in with it. What was being typed is kept."
)
_NOT_LET_IN = QT_TRANSLATE_NOOP(
    "gate",
    "The server no longer lets “{name}” in: password or name were changed, or they may no longer sign in. Whoever "
    "looks after the operators knows. What was being typed is kept.",
)
_OTHER_RIGHTS = QT_TRANSLATE_NOOP("gate", "Your rights were changed. What was being typed is kept.")
_OTHER_NAME = QT_TRANSLATE_NOOP("gate", "Your name is “{name}” from now on. What was being typed is kept.")
_RINGFILE = QT_TRANSLATE_NOOP("gate", "Ringfile")


class Gate(QObject):
    """Lets people in. Where there is no administrator nobody has to sign in, and nothing is ever locked.

    Attributes:
        is_needed: whether one has to sign in here.
    """

    def __init__(self, program: "Program", *, is_needed: bool) -> None:
        super().__init__(program)
        self._program, self._shell = program, program.shell
        self.is_needed = is_needed
        self._page: SignIn | None = None
        self._half: Who | None = None  # whose first password was right, until they have one of their own
        self._dialogs: PasswordDialogs | None = None
        self._idle = Idle(program.start.app, program.clock, lambda: program.settings.number(LOCK_MINUTES), self)
        self._idle.due.connect(self.lock)
        self._add_ways()

    def _add_ways(self) -> None:
        shell = self._shell
        key = QShortcut(QKeySequence(LOCK_KEY), shell, context=Qt.ShortcutContext.ApplicationShortcut)
        key.activated.connect(self.lock)
        KeyEverywhere(self._program.start.app, LOCK_KEY, self).pressed.connect(self.lock)
        shell.status.pressed.connect(self._on_pressed)
        if self.is_needed:
            self._program.keys.add(LOCK_KEY, _LOCK, _EVERYWHERE)
        for icon, text, run, key_ in (
            ("lock-outline", _LOCK, self.lock, LOCK_KEY),
            ("account-switch-outline", _SWITCH, self.switch, ""),
            ("key-outline", _PASSWORD, self.change_password, ""),
        ):
            shell.add_action(icon, text, run, key_, when=lambda: self.is_needed)

    @property
    def dialogs(self) -> "PasswordDialogs":
        """The dialogs about passwords."""
        if self._dialogs is None:
            from app.features.operators.view.dialogs import PasswordDialogs

            program = self._program
            theme, who = program.start.theme, lambda: program.who
            self._dialogs = PasswordDialogs(theme, program.bridge, program.store, who, program.clock, self._shell)
            self._dialogs.told.connect(self._shell.messages.tell)
            self._dialogs.named.connect(self._on_named)
        return self._dialogs

    @property
    def is_shut(self) -> bool:
        """Whether one has to sign in, and nobody is."""
        return self.is_needed and not self._program.who.id

    def around(self, place: "RecordPlace") -> QWidget:
        """The operators' list; while nobody has to sign in, below the sentence that says so and the way out of it."""
        place.asked.connect(self.dialogs.ask)
        if self.is_needed:
            return place
        theme = self._program.start.theme
        note = Banner(theme, words(_NOBODY_YET), words(_NAME_ONE), "Alt+N", "waiting", "account-key-outline")
        note.used.connect(self._name_administrator)
        key = QShortcut(QKeySequence("Alt+N"), note)
        key.activated.connect(self._name_administrator)
        page = col(theme, row(theme, (note, 1), margin=("l", "s", "l", "")), (place, 1), gap="")
        page.setFocusProxy(place)
        return page

    @Slot()
    def _name_administrator(self) -> None:
        settings = self._program.settings
        self.dialogs.name_administrator(settings.text(OPERATOR), self._program.start.language)

    # ------------------------------------------------------------ closing

    def open(self, administrator: str) -> None:
        """The window is about to be shown: hide it where somebody has to sign in first.

        Args:
            administrator: named at this first start, with a password; they are let in. "" for nobody.
        """
        program, seat = self._program, self._seat
        if not self.is_needed:
            return
        here = program.store.look(lambda s: who_called(s, administrator, seat)).result() if administrator else None
        self._work_for(here or Who("", seat, frozenset()))
        program.pages.suit()
        if here is None:
            self._ask(str(program.start.memory.recall(LAST, "")))
        else:
            remember(program.start.memory, here.name)

    def ask_own(self, password: str) -> None:
        """Whoever was let in had a password for once only; they choose one of their own before they see anything."""
        who = self._half = self._program.who
        self._ask(who.name)
        if self._page is not None:
            self._page.begin_own(who.name, password)

    @Slot()
    def lock(self) -> None:
        """Hide everything until whoever works here, or somebody else, signs in."""
        if self.is_needed and not self._shell.curtain.is_down:
            self._ask(self._program.who.name)

    @Slot()
    def switch(self) -> None:
        """Hide everything and ask who goes on."""
        if self.is_needed:
            self._ask("")

    def _ask(self, name: str, why: Text | None = None, gone: str = "") -> None:
        """Bring the curtain down and ask for somebody's password, or who it is; not offering who is `gone`."""
        from app.features.operators.view.sign_in import SignIn

        program = self._program
        shop = program.settings.text(COMPANY_NAME) or words(_RINGFILE)
        self._page = page = SignIn(program.start.theme, program.clock, shop, free=program.entry.free)
        page.tried.connect(self._on_tried)
        page.chosen.connect(self._on_chosen)
        page.tell(why)
        if name:
            page.ask_word(name)  # before anything is read: what is typed at once is no name
        program.desk.signs.show_names(False)
        self._shell.curtain.fall(page)
        program.pages.show_person()

        def known(err: AppError) -> None:
            """Nobody is signed in on the server, or it is away: those who were here before."""
            others = (one for one in known_here(program.start.memory) if one != gone)
            page.show_people(tuple(Person(0, one, "", "") for one in others))
            if not isinstance(err, NotAllowed | PasswordRefused):
                program.bridge.failed.emit(err)

        program.bridge.then(program.store.look(people), page.show_people, page, known)

    # ------------------------------------------------------------ letting in

    @property
    def _seat(self) -> str:
        return who_sits_here(self._program.settings).seat

    @Slot(str, str)
    def _on_tried(self, name: str, password: str) -> None:
        program, page, seat = self._program, self._page, self._seat
        if page is not None:
            page.busy(True)
            work = program.entry.sign_in(name, password, seat)
            program.bridge.then(work, self._on_attempt, page, page.fail)

    def _on_attempt(self, attempt: Attempt) -> None:
        page = self._page
        if page is None:
            return
        if attempt.who is None:
            page.refuse(attempt)
        elif attempt.must_change:
            self._half = attempt.who
            page.ask_own()
        else:
            self._enter(attempt.who)

    @Slot(str, str)
    def _on_chosen(self, old: str, new: str) -> None:
        program, page, who, now = self._program, self._page, self._half, self._program.clock.now()
        if page is not None and who is not None:
            work = program.store.run(lambda s: change_own(s, who, old, new, now))
            program.bridge.then(work, self._on_attempt, page, page.fail)

    def _enter(self, who: Who) -> None:
        """Let somebody in: back to where they were, or everything anew for another one."""
        program, same = self._program, who == self._program.who
        if not same:
            program.pages.put_away()
            self._work_for(who)
            program.seats.again()
        else:
            program.seats.try_now()  # perhaps it waits for the new password
        page, self._page, self._half = self._page, None, None
        remember(program.start.memory, who.name)
        program.desk.signs.show_names(True)
        self._shell.curtain.rise(as_it_was=same)
        program.pages.show_person()
        if not same:
            program.pages.renew()
        if page is not None:
            page.deleteLater()

    def _work_for(self, who: Who) -> None:
        self._program.records.sign_in(who)
        self._program.forms.belong_to(who.id)

    # ------------------------------------------------------------ what changes meanwhile

    def take_changes(self, changes: Changes) -> None:
        """Somebody changed operators or roles: perhaps the rights of whoever works here."""
        if changes.of("operator") or changes.of("operator_role"):
            self.look_again()

    def look_again(self) -> None:
        """Whoever works here may no longer be who they were, or may be out."""
        program, who = self._program, self._program.who
        if who.id:
            reading = program.store.look(lambda s: standing(s, who))
            program.bridge.then(reading, partial(self._on_known, who), self, partial(self._on_not_known, who))

    def refused(self, why: AppError) -> None:
        """The server is there, and does not let whoever works here in any more, or lets them do nothing."""
        who = self._program.who
        if not isinstance(why, PasswordRefused):
            self.look_again()
        elif who.id and not self._shell.curtain.is_down:  # behind it they sign in with the new password anyway
            self._shut_out(who, _NOT_LET_IN, again=True)

    def _on_known(self, before: Who, found: tuple[Who | None, bool]) -> None:
        now, given = found
        if before != self._program.who:
            return
        if now is None:
            self._shut_out(before, _SHUT_OUT)
        elif given and not self._shell.curtain.is_down:
            self._shut_out(before, _NEW_PASSWORD, again=True)
        elif now != before:
            self._become(before, now)

    def _become(self, before: Who, now: Who) -> None:
        """Whoever works here goes on under another name, or with other rights."""
        program = self._program
        if now.name != before.name:
            program.entry.follow(now.name)
            rename(program.start.memory, before.name, now.name)
        if self._shell.curtain.is_down:  # behind it they sign in with the new rights anyway
            return
        program.pages.put_away()
        self._work_for(now)
        program.pages.renew()
        if now.name != before.name:
            self._shell.messages.tell(_OTHER_NAME.fill(name=now.name))
        if now.rights != before.rights:
            self._shell.messages.tell(_OTHER_RIGHTS)

    def _on_not_known(self, before: Who, err: AppError) -> None:
        """A server that keeps the rights answers nothing any more to whoever may no longer sign in."""
        if isinstance(err, NotAllowed | PasswordRefused):
            self._on_known(before, (None, False))
        else:
            self._program.bridge.failed.emit(err)

    def _shut_out(self, who: Who, why: Text, *, again: bool = False) -> None:
        """Whoever works here may no longer, or only signed in `again`: what they typed is kept, and they are told."""
        self._program.pages.put_away()
        self._program.records.sign_in(Who("", who.seat, frozenset()))
        self._program.seats.pause()
        self._shell.messages.on_page_turned()  # what was refused a moment ago needs no further words
        said = why.fill(name=who.name)
        if again:
            self._ask(who.name, said)
        else:
            self._ask("", said, gone=who.name)

    @Slot(str)
    def _on_named(self, name: str) -> None:
        """There is an administrator from now on: whoever named them goes on as they."""
        program, seat = self._program, self._seat

        def go_on(found: Who | None) -> None:
            if found is not None:
                self.is_needed = True
                self._work_for(found)
                program.pages.put_away()
                program.pages.renew()
                program.pages.show_parameters("operator")

        program.bridge.then(program.store.look(lambda s: who_called(s, name, seat)), go_on, self)

    # ------------------------------------------------------------ ways

    @Slot()
    def change_password(self) -> None:
        """Ask for another password of one's own."""
        self.dialogs.change_own()

    @Slot(str)
    def _on_pressed(self, part: str) -> None:
        if part == "who" and self.is_needed and not self._shell.curtain.is_down:
            self._show_menu(self._shell.status.part(part) or self._shell.status)

    def _show_menu(self, above: QWidget) -> None:
        theme, menu = self._program.start.theme, QMenu(self._shell)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lock = menu.addAction(theme.icon("lock-outline"), words(_LOCK), self.lock)
        lock.setShortcut(QKeySequence(LOCK_KEY))
        lock.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown only; the window answers to it
        menu.addAction(theme.icon("account-switch-outline"), words(_SWITCH), self.switch)
        menu.addAction(theme.icon("key-outline"), words(_PASSWORD), self.change_password)
        menu.popup(above.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
