"""What would an operator see and do in the first minutes? A story played on the real program, with pictures."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.boot.opening import open_program
from app.boot.program import Program
from app.boot.start import begin
from app.boot.tour_recording import see_recordings
from app.boot.tour_statistics import see_statistics
from app.core.errors import Refused
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.places import Places
from app.features.calls.model import CallRecord
from app.features.customers.model import Customer, CustomerPhone
from app.features.repairs.model import Repair
from app.ui.record_place import RecordPlace

_STEP_MS, _PATIENCE_MS, _SETTLE_MS = 20, 20_000, 400
_STRANGERS, _NEW_NAME = tuple(str(number) for number in range(1084793301, 1084793400)), "李记茶餐厅"
_NOTE = "制冰机漏水又犯了，昨晚关机后地上还是有水。客户急，下午有营业。"
_FAULT = "冷藏室不制冷，压缩机一直响"
_NAMES = {"call": "calls", "customer": "customers", "message": "messages"}  # of pictures
_NOBODY = QT_TRANSLATE_NOOP("commands", "Nobody known has called in these data; “demo-data” makes some that have.")

Condition = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Cast:
    """Numbers: somebody known, a blacklisted one, one that several customers share, and one that nobody has yet."""

    known: str
    name: str
    blacklisted: str
    shared: str
    stranger: str


def tour(data: Path, language: str, pictures: Path) -> int:
    """Play the story; 0 where everything came as it should.

    Raises:
        Refused: nobody known has ever called in these data.
        Unavailable: the folder cannot be used.
    """
    app = QApplication(sys.argv[:1])
    places = Places(data.absolute())
    places.prepare()
    pictures.mkdir(parents=True, exist_ok=True)
    start = begin(app, places, language, "light", simulate=True)
    program = open_program(start)
    if program is None:
        return 1
    try:
        player = _Player(program, _Album(program, pictures, language), program.store.look(_cast).result())
        code = app.exec()
        del player
    finally:
        program.close()
        start.memory.close()
    return code


class _Album:
    """Takes pictures of the window with the notices before it, in both themes."""

    def __init__(self, program: Program, folder: Path, language: str) -> None:
        self._program, self._folder = program, folder
        self._prefix = "" if language == "zh_CN" else f"{language}-"
        self.saved: list[str] = []

    def take(self, name: str, window: QWidget | None = None, themes: Sequence[str] = ("dark", "light")) -> None:
        """Save NAME-light.png and NAME-dark.png; light comes last, for the story goes on in it."""
        for theme in themes:
            self._program.start.theme.use(theme)
            file = f"{self._prefix}{name}-{theme}.png"
            self._picture(window or self._program.shell).save(str(self._folder / file))
            self.saved.append(file)

    def _picture(self, window: QWidget) -> QPixmap:
        picture = window.grab()
        painter = QPainter(picture)
        for one in QApplication.topLevelWidgets():
            if one.isVisible() and one is not window and one.windowType() == Qt.WindowType.Tool:
                painter.drawPixmap(one.pos() - window.pos(), one.grab())
        painter.end()
        return picture


class _Player(QObject):
    """Goes from one step of the story to the next as soon as what it waits for is there."""

    def __init__(self, program: Program, album: _Album, cast: Cast) -> None:
        super().__init__(program.shell)
        self._program, self._album, self._cast = program, album, cast
        self._story = self._play()
        self._until: Condition = lambda: True
        self._waited_ms = 0
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._on_step)
        self._timer.start()

    @Slot()
    def _on_step(self) -> None:
        self._waited_ms += _STEP_MS
        if self._waited_ms > _PATIENCE_MS:
            self._say("The tour waited in vain; the last step above did not come to its end.")
            self._album.take("stuck")
            self._end(1)
        elif self._until():
            self._waited_ms = 0
            self._go_on()

    def _go_on(self) -> None:
        failed = True
        try:
            self._until = next(self._story, self._over)
            failed = False
        finally:  # an error is told by whoever catches it; the tour ends with it
            if failed:
                self._end(1)

    def _over(self) -> bool:
        self._say(f"{len(self._album.saved)} pictures are saved.")
        self._end(0)
        return False

    def _end(self, code: int) -> None:
        self._timer.stop()
        self._program.start.app.exit(code)

    @staticmethod
    def _say(sentence: str) -> None:
        print(sentence, flush=True)  # noqa: T201  the command answers on the console

    def _settled(self) -> Condition:
        """A moment for what comes from worker threads to be painted."""
        due = self._waited_ms + _SETTLE_MS
        return lambda: self._waited_ms >= due

    # ------------------------------------------------------------ the story

    def _play(self) -> Iterator[Condition]:
        cast = self._cast
        self._program.shell.showNormal()
        self._program.shell.resize(1366, 768)
        self._program.shell.activateWindow()
        yield self._settled()
        yield from self._see_today()
        yield from self._take_a_call(cast)
        yield from self._enter_a_customer(cast)
        yield from self._other_callers(cast)
        yield from self._look_around()
        yield from self._see_paper_and_sheets()
        yield from see_statistics(self._program, self._album, self._settled)
        self._say("Statistics were counted, and one led to the records behind it.")
        yield from see_recordings(self._program, self._album, self._settled, cast.known)
        self._say("A call was recorded, listened to and judged.")

    def _see_today(self) -> Iterator[Condition]:
        yield self._settled()
        self._album.take("today")
        self._say("Today: what is to be done.")

    def _take_a_call(self, cast: Cast) -> Iterator[Condition]:
        program, desk = self._program, self._program.desk
        program.simulator.ring(1, cast.known)
        yield lambda: desk.front is not None and self._shown(cast.name)
        self._say(f"Line 1 rang: the file of {cast.name} opened.")
        program.simulator.answer(1)
        yield self._settled()
        note = next(one for one in desk.page.view.findChildren(QPlainTextEdit) if one.isVisible())
        note.setFocus()
        note.setPlainText(_NOTE)
        yield self._settled()
        self._album.take("desk")
        self._say("The call was answered and a note typed.")
        yield from self._book_a_repair(note)

    def _book_a_repair(self, note: QWidget) -> Iterator[Condition]:
        """From the card to a saved repair, by keys."""
        QTest.keyClick(note, Qt.Key.Key_F5)
        yield lambda: self._program.shell.place == "repair"
        yield self._settled()
        self._program.shell.activateWindow()  # offscreen a notice that goes takes the keyboard along
        yield lambda: isinstance(self._focus(), QPlainTextEdit) and self._focus() is not note
        fault = self._focus()
        assert isinstance(fault, QPlainTextEdit)
        fault.setPlainText(_FAULT)
        yield self._settled()
        self._album.take("repair-form")
        QTest.keyClick(fault, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        yield lambda: self._program.shell.place == "desk"
        yield self._settled()
        self._album.take("desk-booked")
        self._say("A repair was booked from the card.")

    @staticmethod
    def _focus() -> QWidget | None:
        return QApplication.focusWidget()

    def _enter_a_customer(self, cast: Cast) -> Iterator[Condition]:
        program, desk = self._program, self._program.desk
        program.simulator.ring(2, f"0{cast.stranger}")
        yield lambda: bool(program.shell.toasts.shown)
        yield self._settled()
        self._album.take("notice")
        self._say("Line 2 rang while somebody was typing: only a notice came, the caret stayed.")
        desk.choose_line(2)
        yield lambda: desk.page.view is desk.page.unknown
        yield self._settled()
        name = next(one for one in desk.page.unknown.findChildren(QLineEdit) if one.isVisible() and one.isEnabled())
        name.setFocus()
        name.setText("李")
        yield self._settled()
        self._album.take("unknown")
        program.shell.activateWindow()
        name.setFocus()
        name.setText(_NEW_NAME)
        yield self._settled()
        QTest.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        yield lambda: self._shown(_NEW_NAME)
        self._say(f"The unknown caller became the customer {_NEW_NAME}.")
        yield self._settled()
        self._album.take("desk-new")

    def _other_callers(self, cast: Cast) -> Iterator[Condition]:
        program, desk = self._program, self._program.desk
        callers = (
            (3, cast.blacklisted, "desk-blacklist", "somebody who is blacklisted"),
            (4, cast.shared, "candidates", "a number that several customers have"),
        )
        for line, number, picture, whom in callers:
            if number:
                program.simulator.ring(line, number)
                yield self._settled()
                desk.choose_line(line)
                yield self._known
                yield self._settled()
                self._album.take(picture)
                self._say(f"Line {line} rang: {whom}.")
        program.simulator.hang_up(1)
        yield self._settled()
        desk.choose_line(1)
        yield self._settled()
        self._album.take("wrap-up")
        self._say("Line 1 was hung up: the wrap-up waits.")

    def _look_around(self) -> Iterator[Condition]:
        program, shell = self._program, self._program.shell
        keys = [key for key in shell.rail.keys if key not in {"today", "desk"}]
        for theme in ("light", "dark"):  # each at one go: all widgets there are change their looks
            for key in keys:
                shell.go(key)
                yield self._settled()
                yield self._settled()
                self._album.take(_NAMES.get(key, key), themes=[theme])
            self._say(f"In {theme} colours these pages were opened: {', '.join(keys)}.")
        shell.palette_box.open()
        shell.activateWindow()
        QTest.keyClicks(shell.palette_box.findChildren(QLineEdit)[0], "138")
        yield self._settled()
        self._album.take("find")
        shell.palette_box.close_again()
        program.pages.simulated.show()
        yield self._settled()
        simulator = program.pages.simulated.window
        if simulator is not None:
            self._album.take("simulator", simulator)
        self._say("Search and the simulated box were opened.")

    def _see_paper_and_sheets(self) -> Iterator[Condition]:
        """A slip before it is printed, and customers about to come out of a sheet."""
        program, shell = self._program, self._program.shell
        repairs = program.store.look(lambda s: s.scalar(select(Repair.id).order_by(Repair.id.desc()).limit(1)))
        if (repair := repairs.result()) is not None:
            program.paper.ask("repair", (repair,))
            yield lambda: any(one.isVisible() for one in shell.findChildren(QDialog))
            dialog = next(one for one in shell.findChildren(QDialog) if one.isVisible())
            yield lambda: any(one.pageCount() for one in dialog.findChildren(QPdfDocument))
            yield self._settled()
            self._album.take("print", dialog)
            dialog.reject()
        shell.go("customer")
        place = shell.page("customer")
        assert isinstance(place, RecordPlace)
        place.show_imports()
        yield self._settled()
        self._album.take("import")
        QTest.keyClick(place, Qt.Key.Key_Escape)
        self._say("A slip and an import were looked at.")

    # ------------------------------------------------------------ looking

    def _known(self) -> bool:
        """It is known who calls in front."""
        desk = self._program.desk
        face = desk.sheets[desk.front].face if desk.front else None
        return face is not None and bool(face.key)

    def _shown(self, text: str) -> bool:
        desk = self._program.desk
        if desk.front is None:
            return False
        face = desk.sheets[desk.front].face
        return face is not None and face.card is not None and face.card.name == text


def _cast(session: Session) -> Cast:
    many = (
        select(CallRecord.key).where(CallRecord.key != "").order_by(CallRecord.started_at.desc()).limit(400).subquery()
    )
    phone, person = CustomerPhone, Customer
    dispatched = (Repair.customer_id == person.id, Repair.state == "dispatched")
    waiting = select(func.count()).where(*dispatched).scalar_subquery()
    known = session.execute(
        select(phone.key, person.name)
        .join(person, person.id == phone.customer_id)
        .join(many, many.c.key == phone.key)
        .where(person.blacklisted_at.is_(None))
        .group_by(phone.key, person.name)
        .order_by(func.max(waiting).desc(), func.count().desc(), phone.key)
        .limit(1)
    ).one_or_none()
    if known is None:
        raise Refused(_NOBODY)
    bad = session.scalar(
        select(phone.key)
        .join(person, person.id == phone.customer_id)
        .where(person.blacklisted_at.is_not(None))
        .limit(1)
    )
    shared = session.scalar(
        select(phone.key).group_by(phone.key).having(func.count(phone.customer_id.distinct()) > 1).limit(1)
    )
    taken = set(session.scalars(select(phone.key).where(phone.key.in_(_STRANGERS))))
    stranger = next(key for key in _STRANGERS if key not in taken)
    return Cast(known.key, known.name, bad or "", shared or "", stranger)
