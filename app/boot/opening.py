"""How does the start get from nothing to filled pages: the window first, then the database and what must be asked?"""

import linecache
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit, QMessageBox
from typing_extensions import override

from app.boot.front import Front
from app.boot.start import SUSPECT, Start
from app.boot.trouble import Damaged, Locked, SignInNeeded
from app.core.errors import AppError, Fault, Unavailable
from app.core.i18n import QT_TRANSLATE_NOOP, Text
from app.core.options import LANGUAGE, Settings
from app.db.backup import newest_backup, restore
from app.ui.formats import moment
from app.ui.language import install
from app.ui.texts import words
from app.ui.tidying import Tidying

if TYPE_CHECKING:  # the database layer is loaded when the window is painted
    from app.boot.basis import Basis
    from app.boot.database import Given
    from app.boot.program import Program
    from app.boot.reception import Reception
    from app.features.welcome.answers import Answers

translate = QCoreApplication.translate
_NOT_READY = QT_TRANSLATE_NOOP("start", "The program could not get ready. Close the window and start it again.")
_AT_LATEST_MS = 500  # a window that starts minimized is never painted


class Opening(QObject):
    """The start, step by step, none of which holds up the window.

    1. The first start's few pages, once in the life of a seat.
    2. The window is made and painted, its pages behind a curtain; the lines are listened to.
    3. On a worker: the database layer is loaded, the database opened. What must be asked is asked over the window.
    4. The pages are filled and the curtain is lifted.

    Attributes:
        front: the window.
        program: None until the pages are filled.
    """

    opened = Signal()  # the pages are filled
    left = Signal()  # the user would not go on

    def __init__(self, start: Start) -> None:
        super().__init__(start.app)
        self._answers: Answers | None = None
        self._is_left = False
        if not start.simulate and _is_first(start):
            start = self._ask_first(start)
        self._start = start
        self._password: str | None = self._answers.password or None if self._answers else None
        self._person: tuple[str, str] | None = None
        self._reception: Reception | None = None
        self._begun = False
        self._basis: Future[Basis] | None = None
        self.program: Program | None = None
        self.front = Front(start)
        if self._is_left:
            QTimer.singleShot(0, self, self.left.emit)
            return
        ground = self.front.shell.centralWidget()
        assert ground is not None  # it hides the window itself, which is not painted
        ground.installEventFilter(self)
        self.front.open()
        QTimer.singleShot(_AT_LATEST_MS, self, self._on_painted)

    def _ask_first(self, start: Start) -> Start:
        from app.boot.first_start import ask

        self._answers = ask(start)
        if self._answers is None:
            self._is_left = True
            return start
        settings = Settings(start.memory.values)
        return replace(start, settings=settings, language=install(start.app, settings.text(LANGUAGE)))

    # ------------------------------------------------------------ the database

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._on_painted)
        return False

    @Slot()
    def _on_painted(self) -> None:
        if not self._begun:
            self._begun = True
            self.front.ears.listen()
            self._find()

    def _find(self) -> None:
        self._basis = self.front.pool.submit(_find, self._start, self._given(), self._on_waits)
        self.front.bridge.then(self._basis, self._let_in, self, self._on_failed)

    def _given(self) -> "Callable[[], Given]":
        answers, password, person = self._answers, self._password, self._person

        def given() -> "Given":
            from app.boot.database import Given

            return Given(answers=answers, password=password, person=person)

        return given

    def _on_waits(self, why: Text) -> None:
        """On the worker: it takes long, and this is why."""
        self.front.bridge.post(lambda: self.front.curtain.say(why))

    def _let_in(self, basis: "Basis") -> None:
        """The database is there. Whoever has to sign in does it here: the curtain hides the pages until `_fill`."""
        if self._reception is not None:
            self._reception.leave()
            self._reception = None
        self._fill(basis)

    def _fill(self, basis: "Basis") -> None:
        from app.boot.program import Program

        self.program = Program(self.front, basis)
        given = self._answers.administrator if self._answers else None
        entered = basis.entered.who if basis.entered else None
        self.program.open(entered.name if entered else given[0] if given else "")
        if basis.login and basis.entered and basis.entered.must_change:
            self.program.gate.ask_own(basis.login.password)
        if not basis.clean:
            self.program.examine()
        Tidying(self.front.shell)
        self.opened.emit()

    @Slot()
    def let_it_ring(self) -> None:
        """The simulated box gets busy."""
        if self.program is not None:
            self.program.pages.simulated.let_it_ring()

    def close(self) -> None:
        """Stop what was begun; nothing that rang is lost."""
        if self.program is not None:
            self.program.close()
            return
        self.front.close()
        if self._basis and not self._basis.cancelled() and not self._basis.exception():
            self._basis.result().engine.dispose()

    # ------------------------------------------------------------ what must be asked

    def _on_failed(self, err: AppError) -> None:
        if isinstance(err, Fault):
            self.front.curtain.say(_NOT_READY)  # the window must not seem to go on
            return
        if isinstance(err, Locked):
            self._ask_password(err)
            return
        if self._reception is not None:
            self._reception.refuse(err)
            return
        self.front.ears.call_book.stuck(err)
        if isinstance(err, SignInNeeded):
            self._receive()
        elif isinstance(err, Damaged):
            self._offer_backup(err)
        else:
            self._offer_retry(err)

    def _receive(self) -> None:
        from app.boot.reception import Reception

        def enter(name: str, password: str) -> None:
            self._person = (name, password)
            self._find()
            self._person = None

        self._reception = Reception(self.front)
        self._reception.tried.connect(enter)

    def _ask_password(self, err: Locked) -> None:
        dialog = QInputDialog(self.front.shell)
        dialog.setWindowTitle(translate("opening", "Ringfile"))
        dialog.setLabelText(words(err.text))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)

        def done() -> None:
            self._password = dialog.textValue() if dialog.result() == QDialog.DialogCode.Accepted else ""
            self._find()
            self._password = None  # where it is wrong it is asked for again

        dialog.finished.connect(done)
        dialog.open()

    def _offer_retry(self, err: AppError) -> None:
        box = self._box(words(err.text))
        again = box.addButton(QMessageBox.StandardButton.Retry)
        box.addButton(QMessageBox.StandardButton.Close)
        box.setDefaultButton(again)
        box.finished.connect(lambda: self._find() if box.clickedButton() is again else self.left.emit())
        box.open()

    def _offer_backup(self, err: Damaged) -> None:
        """Ask whether the newest backup takes the place of the damaged file."""
        box = self._box(words(err.text))
        box.addButton(translate("opening", "Leave"), QMessageBox.ButtonRole.RejectRole)
        if err.backup is None:
            box.setInformativeText(
                translate("opening", "There is no backup to go back to. The file was left as it is.")
            )
            box.finished.connect(self.left)
            box.open()
            return
        made = moment(err.backup.made_at, self._start.clock.now())
        said = translate("opening", "The newest automatic backup is of {moment}. The damaged file is kept beside it.")
        box.setInformativeText(said.format(moment=made))
        use = box.addButton(translate("opening", "Use the backup"), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(lambda: self._use_backup(err) if box.clickedButton() is use else self.left.emit())
        box.open()

    def _use_backup(self, err: Damaged) -> None:
        assert err.backup is not None
        try:
            restore(self._start.places, err.backup, self._start.clock.now())
        except Unavailable as why:
            box = self._box(words(why.text))
            box.addButton(QMessageBox.StandardButton.Ok)
            box.finished.connect(lambda: self._offer_backup(err))
            box.open()
            return
        self._start.memory.keep(SUSPECT, False)
        self._find()

    def _box(self, sentence: str) -> QMessageBox:
        box = QMessageBox(
            QMessageBox.Icon.Critical, translate("opening", "Ringfile"), sentence, parent=self.front.shell
        )
        box.finished.connect(box.deleteLater)
        return box


def _find(start: Start, given: "Callable[[], Given]", waits: "Callable[[Text], None]") -> "Basis":
    """On the worker; with the database layer all that the filled window needs is loaded."""
    linecache.clearcache()  # PySide looks into the text of each module that is imported, and Python keeps that: 20 MB
    from app.boot import program  # noqa: F401
    from app.boot.database import find_database

    linecache.clearcache()
    return find_database(start, given(), thorough=bool(start.memory.recall(SUSPECT)), waits=waits)


def _is_first(start: Start) -> bool:
    """Nothing was ever kept here: no database, none that was lost, and no server."""
    places = start.places
    return not places.database.exists() and newest_backup(places) is None and not start.memory.recall("server")


def open_program(start: Start) -> "Program | None":
    """The running program with its window, waited for; None where the user left."""
    opening, waiting = Opening(start), QEventLoop()
    opening.opened.connect(waiting.quit)
    opening.left.connect(waiting.quit)
    waiting.exec()
    program = opening.program
    if program is None:
        opening.close()
    opening.deleteLater()
    return program
