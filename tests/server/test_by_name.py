"""Does a seat that knows no password open a server by whoever signs in, and change hands there?"""

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.boot.opening import open_program
from app.boot.who import known_here
from app.core.access import Who
from app.core.clock import SystemClock
from app.db.engine import open_engine
from app.db.login import Login, nameless
from app.db.roles import role_of
from app.db.store import Store
from app.db.system import Trace
from app.features.customers.spec import CUSTOMER
from app.features.operators import signing
from app.features.operators.model import Operator
from app.features.operators.view.sign_in import SignIn
from tests.boot.house import MING, House, Whozz, house  # noqa: F401  the fixture
from tests.server.conftest import ADMIN, ADMIN_WORD

TAO, FIRST, OWN = "周涛", "tr44-umbra", "own-word-55"
pytestmark = [
    pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True),
    pytest.mark.may_log("error ignored terminating"),  # a card was being read when the right to it went
]


@pytest.fixture
def seat(house, named_shop):  # noqa: F811
    """A seat that works on the server; 周涛 has a password for once."""
    url = open_engine(named_shop.replace("postgresql:", "postgresql+psycopg:")).url
    house.settle(
        server={"host": url.query["host"], "port": 5432, "database": url.database, "signing": "operators"},
        operator="",
    )
    engine = open_engine(nameless(url), login=Login(role_of(url.database, ADMIN), ADMIN_WORD))
    with Session(engine) as session, session.begin():
        me = signing.who_called(session, ADMIN, "1")
        role = session.scalar(select(signing.OperatorRole.id).where(signing.OperatorRole.template == "operator"))
        made = session.scalar(select(Operator).where(Operator.name == TAO)) or Operator(name=TAO, role_id=role)
        made.retired_at = None  # whatever became of the test before
        session.add(made)
        session.flush()
        signing.let_in(session, made.id, FIRST, me, SystemClock().now())
    yield house
    house.close()
    with engine.connect() as connection:
        house.trail = connection.execute(select(Trace.who, Trace.deed, Trace.kind)).all()
    engine.dispose()


class Typist(QObject):
    """Types names and passwords into the page that asks, one after the other."""

    def __init__(self, *tries):
        super().__init__()
        self._tries, self.said = list(tries), []
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self):
        page = next((one for one in QApplication.allWidgets() if isinstance(one, SignIn) and one.isVisible()), None)
        if page is None or not page.word.go.isEnabled() or not self._tries:
            return
        if page.word.fault.text():
            self.said.append(page.word.fault.text())
        name, password = self._tries.pop(0)
        page.ask_who()
        page.names.field.setText(name)
        QTest.keyClick(page.names.field, Qt.Key.Key_Return)
        page.word.field.setText(password)
        QTest.keyClick(page.word.field, Qt.Key.Key_Return)


def opened(typist):
    def open_(start):
        try:
            return open_program(start)
        finally:
            typist._timer.stop()

    return open_


def works_as(program):
    """Who the server says works at each of the seat's connections."""
    asks = (program.store.run, program.store.look, program.store.read)
    return {ask(lambda s: s.scalar(text("SELECT guard.me()"))).result() for ask in asks}


def test_signing_in_opens_the_server(seat):
    typist = Typist((ADMIN, "wrong"), (ADMIN, ADMIN_WORD))
    program = seat.open(asked=opened(typist))
    assert typist.said == ["Name and password do not belong together."]
    assert (program.who.name, works_as(program)) == (ADMIN, {ADMIN})
    assert not program.shell.curtain.is_down
    assert known_here(program.start.memory) == (ADMIN,)  # offered at the next start
    customer = {"name": "王小明", "phones": ({"number": MING, "kind": "mobile"},)}
    saved = program.records.save(program.records.kind(CUSTOMER.key), None, 0, customer).result()
    told = program.store.look(lambda s: s.scalar(select(Trace.who).where(Trace.record_id == saved.id))).result()
    assert told == ADMIN


@pytest.mark.logs("calls wait for the database: Sign in")
def test_calls_that_ring_before_anybody_signed_in_are_in_the_log_afterwards(seat, caplog):
    box = seat.plug(Whozz)

    class Late(Typist):
        def _look(self):
            if seat.rang:
                super()._look()

    seat.rang = False

    def ring():  # until the box is listened to
        box.ring((1, MING))
        seat.rang = any("calls wait" in one for one in caplog.messages)
        if seat.rang:
            timer.stop()

    typist = Late((ADMIN, ADMIN_WORD))
    timer = QTimer(typist, interval=500)
    timer.timeout.connect(ring)
    timer.start()
    program = seat.open(box, asked=opened(typist))
    seat.wait(lambda: MING in [one.number for one in _calls(program)])


def _calls(program):
    from app.features.calls.model import CallRecord

    def job(session):
        rows = session.scalars(select(CallRecord)).all()
        session.expunge_all()
        return rows

    return program.store.look(job).result()


def test_another_person_goes_on_at_the_same_window_under_their_own_name(seat):
    program = seat.open(asked=opened(Typist((ADMIN, ADMIN_WORD))))
    program.gate.switch()
    page = program.gate._page
    page.ask_word(TAO)
    page.word.field.setText(FIRST)
    page.word.given.emit(FIRST)
    seat.wait(lambda: page._stack.currentWidget() is page._own_page)  # for once only
    for one in (page.own.first, page.own.again):
        one.setText(OWN)
    page.own.again.returnPressed.emit()
    seat.wait(lambda: not program.shell.curtain.is_down)
    assert (program.who.name, works_as(program)) == (TAO, {TAO})
    assert not program.who.may("approve")
    program.gate.lock()
    page = program.gate._page
    page.ask_word(TAO)
    page.word.given.emit("wrong")
    seat.wait(lambda: page.word.fault.text() != "")
    page.word.given.emit(OWN)
    seat.wait(lambda: not program.shell.curtain.is_down)
    assert works_as(program) == {TAO}


def test_who_is_retired_meanwhile_is_shut_out_at_once(seat, named_shop):
    program = seat.open(asked=opened(Typist((ADMIN, ADMIN_WORD))))
    with pytest.raises(Exception, match="only be changed, or retired, by somebody else"):
        program.store.run(
            lambda s: s.execute(text("UPDATE operator SET retired_at = now() WHERE name = guard.me()"))
        ).result()
    assert works_as(program) == {ADMIN}


def as_admin(seat, change, name=TAO):
    """What the administrator does with an operator at another seat."""
    url = seat.program.store.engine.url
    store = Store(open_engine(nameless(url), login=Login(role_of(url.database, ADMIN), ADMIN_WORD)))
    store.who = Who(ADMIN, "2")
    try:
        store.run(lambda s: change(s.scalars(select(Operator).where(Operator.name == name)).one(), s)).result()
    finally:
        store.close()


def tao_works(seat):
    """周涛, who has a password of his own, signed in at the seat."""
    program = seat.open(asked=opened(Typist((TAO, FIRST))))
    program.gate._page.own.first.setText(OWN)
    program.gate._page.own.again.setText(OWN)
    program.gate._page.own.again.returnPressed.emit()
    seat.wait(lambda: not program.shell.curtain.is_down)
    return program


def test_who_is_locked_at_another_seat_is_told_and_signed_out(seat):
    program = tao_works(seat)
    program.shell.go("message")
    seat.wait(lambda: program.shell.place == "message")

    def retire(tao, _session):
        tao.retired_at = SystemClock().now()

    as_admin(seat, retire)
    seat.wait(lambda: program.shell.curtain.is_down)
    page = program.gate._page
    assert TAO in page._told.text()
    assert page._told.isVisible()
    assert program.who.rights == frozenset()
    seat.wait(lambda: program.front.shell.status.text_of("seats") == "")
    assert seat.status("box") == "", "boxes of the others are not heard of"
    assert page.current == "", "it is not asked for the password of somebody who is out"
    program.pages.refresh_status()
    seat.wait(lambda: seat.status("database") == "")
    page.ask_word(TAO)
    page.word.given.emit(OWN)
    seat.wait(lambda: page.word.fault.text() != "")
    page.ask_word(ADMIN)
    page.word.given.emit(ADMIN_WORD)
    seat.wait(lambda: not program.shell.curtain.is_down)
    assert works_as(program) == {ADMIN}
    assert not seat.said
    program.pages.refresh_status()
    seat.wait(lambda: "fine" in seat.status("database") and seat.status("seats") != "")

    def back(tao, _session):
        tao.retired_at = None

    as_admin(seat, back)


def test_who_is_locked_is_signed_out_also_where_the_server_says_so_first(seat, monkeypatch):
    program = tao_works(seat)
    monkeypatch.setattr(program.gate, "take_changes", lambda _changes: None)

    def retire(tao, _session):
        tao.retired_at = SystemClock().now()

    as_admin(seat, retire)
    program.seats._wire.be("what no longer may be said")
    seat.wait(lambda: program.shell.curtain.is_down)
    assert TAO in program.gate._page._told.text()
    assert program.store.away is None, "the server is there"
    program.pages.refresh_status()
    seat.wait(lambda: seat.status("database") == "")

    def back(tao, _session):
        tao.retired_at = None

    as_admin(seat, back)


def test_a_right_that_is_taken_away_is_gone_at_once_and_another_name_counts(seat):
    program = tao_works(seat)
    assert program.who.may("sale")

    def fewer(tao, session):
        role = session.scalars(select(signing.OperatorRole).where(signing.OperatorRole.id == tao.role_id)).one()
        role.rights = [one for one in role.rights if one != "sale"]

    as_admin(seat, fewer)
    seat.wait(lambda: not program.who.may("sale"))
    seat.wait(lambda: any("rights were changed" in one for one in seat.said))

    def more(tao, session):
        role = session.scalars(select(signing.OperatorRole).where(signing.OperatorRole.id == tao.role_id)).one()
        role.rights = [*role.rights, "sale"]
        tao.name = "周小涛"

    as_admin(seat, more)
    seat.wait(lambda: program.who.may("sale") and program.who.name == "周小涛")
    program.store.reconnect().result()
    assert works_as(program) == {"周小涛"}

    def as_before(tao, _session):
        tao.name = TAO

    as_admin(seat, as_before, "周小涛")


def test_a_seat_of_before_gives_its_name_and_password_up(seat, named_shop, monkeypatch):
    """It was set up when all seats shared one role; since then `db init` was run."""
    url = open_engine(named_shop.replace("postgresql:", "postgresql+psycopg:")).url
    forgotten = []
    monkeypatch.setattr("app.boot.database.password_of", lambda _server: url.password)
    monkeypatch.setattr("app.boot.database.forget_password", forgotten.append)
    seat.settle(server={"host": url.query["host"], "port": 5432, "database": url.database, "user": "keeper"})
    program = seat.open(asked=opened(Typist((ADMIN, ADMIN_WORD))))
    assert works_as(program) == {ADMIN}
    assert [one.user for one in forgotten] == ["keeper"]
    kept = program.start.memory.recall("server")
    assert ("user" in kept, kept["signing"]) == (False, "operators")


def set_word(seat, word):
    def change(tao, session):
        me = signing.who_called(session, ADMIN, "2")
        signing.let_in(session, tao.id, word, me, SystemClock().now())

    as_admin(seat, change)


def test_a_new_password_is_asked_for_at_once_where_its_owner_works(seat):
    program = tao_works(seat)
    set_word(seat, "tr45-umbra")
    seat.wait(lambda: program.shell.curtain.is_down)
    page = program.gate._page
    assert "new password for “周涛”" in page._told.text()
    assert page.current == TAO, "it is known who signs in again"
    page.word.given.emit(OWN)
    seat.wait(lambda: "do not belong" in page.word.fault.text())
    page.word.field.setText("tr45-umbra")
    page.word.given.emit("tr45-umbra")
    seat.wait(lambda: page._stack.currentWidget() is page._own_page)
    for one in (page.own.first, page.own.again):
        one.setText("own-word-56")
    page.own.again.returnPressed.emit()
    seat.wait(lambda: not program.shell.curtain.is_down)
    assert works_as(program) == {TAO}


@pytest.mark.may_log("db-wire", "not reached")
def test_a_password_that_was_changed_while_the_server_was_away_is_asked_for_when_it_is_back(seat, strict, monkeypatch):
    program = tao_works(seat)
    monkeypatch.setattr(program.gate, "take_changes", lambda _changes: None)
    set_word(seat, "tr46-umbra")
    role = role_of(program.store.engine.url.database, TAO)
    keeper = open_engine(strict.url("postgres"))
    with keeper.connect() as connection:
        ends = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :role")
        connection.execute(ends, {"role": role})
    keeper.dispose()
    seat.wait(lambda: program.shell.curtain.is_down)
    page = program.gate._page
    assert "no longer lets “周涛” in" in page._told.text()
    assert (page.current, program.store.away) == (TAO, None)
    page.word.field.setText("tr46-umbra")
    page.word.given.emit("tr46-umbra")
    seat.wait(lambda: page._stack.currentWidget() is page._own_page)
    for one in (page.own.first, page.own.again):
        one.setText("own-word-57")
    page.own.again.returnPressed.emit()
    seat.wait(lambda: not program.shell.curtain.is_down)
    program.pages.refresh_status()
    seat.wait(lambda: "fine" in seat.status("database") and seat.status("seats") != "")


def test_another_name_is_told_and_offered_at_the_next_start(seat):
    program = tao_works(seat)

    def other(tao, _session):
        tao.name = "周小涛"

    as_admin(seat, other)
    seat.wait(lambda: any("“周小涛”" in one for one in seat.said))
    assert known_here(program.start.memory)[0] == "周小涛"
    assert TAO not in known_here(program.start.memory)

    def as_before(tao, _session):
        tao.name = TAO

    as_admin(seat, as_before, "周小涛")
    seat.wait(lambda: program.who.name == TAO)
