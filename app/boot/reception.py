"""Who opens a server on which everybody has a name of their own? The page that asks, before there are any data."""

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from app.boot.front import Front
from app.boot.who import LAST, known_here, who_sits_here
from app.core.errors import AppError, PasswordRefused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.features.operators.entry import Tries
from app.features.operators.signing import Person
from app.features.operators.view.sign_in import SignIn

translate = QCoreApplication.translate
_WAITS = QT_TRANSLATE_NOOP("status", "The database waits for somebody to sign in")


class Reception(QObject):
    """Stands on the curtain until somebody's name and password opened the server."""

    tried = Signal(str, str)  # name, password

    def __init__(self, front: Front) -> None:
        super().__init__(front)
        start, self._curtain = front.start, front.shell.curtain
        front.shell.set_status("who", "account-outline", "muted", who_sits_here(start.settings).seat)
        front.shell.set_status("database", "lock-outline", "muted", _WAITS)
        self._tries = Tries(start.clock.now)
        self._name = ""
        self.page = page = SignIn(start.theme, start.clock, translate("gate", "Ringfile"), free=True)
        page.tried.connect(self._on_tried)
        self._curtain.fall(page)
        people = [Person(0, one, "", "") for one in known_here(start.memory)]
        last = str(start.memory.recall(LAST, ""))
        page.show_people(people)
        if last in {one.name for one in people}:
            page.ask_word(last)

    @Slot(str, str)
    def _on_tried(self, name: str, password: str) -> None:
        self._name = name.strip()
        if waiting := self._tries.waits(self._name):
            self.page.refuse(waiting)
            return
        self.page.busy(True)
        self.tried.emit(self._name, password)

    def refuse(self, err: AppError) -> None:
        """The server could not be opened so."""
        if isinstance(err, PasswordRefused):
            self.page.refuse(self._tries.failed(self._name))
        else:
            self.page.fail(err)

    def leave(self) -> None:
        """It is open."""
        self._curtain.rise(as_it_was=False)
        self.page.deleteLater()
        self.deleteLater()
