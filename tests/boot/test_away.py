"""Does a seat go on while its server is away, say so once, and write everything once when it is back?"""

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from sqlalchemy import func, select, text

from app.features.calls.model import Outcome
from app.features.messages.model import Message
from tests.boot.house import MING, Whozz
from tests.pg import FAST, Cluster

LONG = 8000  # letters of what a card asks
CTRL = Qt.KeyboardModifier.ControlModifier


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


@pytest.fixture(scope="module")
def own():
    """A server of these tests' own, which they may kill."""
    cluster = Cluster(dict(FAST) | {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"})
    yield cluster
    cluster.stop()


@pytest.fixture
def database_url(own):
    from app.db.engine import open_engine
    from app.db.migrate import upgrade

    name = own.create()
    engine = open_engine(own.url(name))
    upgrade(engine)
    engine.dispose()
    own._admin.close()
    own._admin = None
    return own.url(name)


@pytest.fixture
def engine_name():
    return "postgresql"


@pytest.fixture
def seat(house, monkeypatch):
    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    monkeypatch.setattr("app.boot.reach._AGAIN_MS", 100)
    yield house
    keyring.set_keyring(before)


def learnt(seat, box):
    """The seat is open, and has seen the customer's card."""
    seat.open(box)
    seat.program.reach.learn()
    seat.wait(lambda: seat.program.reach.known is not None and seat.program.seats._wire.up)
    box.ring((1, MING))
    seat.wait(lambda: seat.card_of("王小明"))
    box.hang_up(1, MING)
    seat.wait(lambda: bool(seat.log()) and seat.log()[0].ended_at is not None)
    seat.program.desk.page.card.put_away.emit()
    seat.wait(lambda: not seat.tabs)
    seat.program.reach.known._thread.submit(lambda: None).result()


def cut(seat, own):
    own.kill()
    seat.wait(lambda: seat.program.store.away is not None and len(seat.said) == 1)


def back(seat, own):
    own.start_again()
    seat.program.seats.try_now()
    seat.wait(lambda: seat.program.store.away is None)


@pytest.mark.logs("calls wait for the database")
def test_the_telephone_goes_on_without_the_server(seat, own):
    seat.know("王小明", MING)
    box = seat.plug(Whozz)
    learnt(seat, box)
    cut(seat, own)
    assert "Calls go on" in seat.said[0]
    box.ring((2, MING))
    seat.wait(lambda: seat.card_of("王小明"))
    assert any("server is away" in one for one in seat.page.card.header.warnings)
    box.answer(2)
    seat.wait(lambda: seat.tile(2)[0] == "talking")
    seat.page.card.this_call.note.setPlainText("冰机不制冷，明天上门")
    box.hang_up(2, MING, talk_s=30)
    seat.wait(lambda: seat.tile(2)[0] == "over")
    seat.page.card.this_call.choose_outcome(Outcome.BOOKED)
    seat.page.card.put_away.emit()
    seat.wait(lambda: not seat.tabs)
    seat.wait(lambda: seat.status("waiting") != "")
    assert len(seat.said) == 1, "one sentence, however much failed"
    back(seat, own)
    seat.wait(lambda: seat.status("waiting") == "")
    seat.wait(lambda: len(seat.log()) == 2 and bool(seat.log()[0].note))
    call = seat.log()[0]
    assert (call.note, call.outcome, call.operator) == ("冰机不制冷，明天上门", Outcome.BOOKED, "李娜")
    assert not any("server" in one and "away" in one for one in seat.said)


@pytest.mark.logs("calls wait for the database")
def test_nothing_is_said_of_a_number_that_nobody_can_look_up(seat, own):
    seat.know("王小明", MING)
    box = seat.plug(Whozz)
    learnt(seat, box)
    cut(seat, own)
    box.ring((3, "13911112222"))
    unknown = seat.page.unknown
    seat.wait(lambda: seat.page.view is unknown and unknown._blind)
    assert "cannot be seen" in unknown._about.text()
    pop = seat.program.desk.pops[seat.program.desk.front]
    assert "no file" not in seat.program.desk.signs.notice(pop).text
    seat.wait(lambda: "139-1111-2222" in seat.program.shell.status.part("waiting").toolTip())
    unknown.take_focus()
    assert unknown.focusWidget() is unknown.this_call.note
    back(seat, own)
    seat.wait(lambda: not unknown._blind and "No file has this number" in unknown._about.text())
    seat.wait(lambda: seat.status("waiting") == "" and len(seat.log()) == 2)
    box.hang_up(3, "13911112222")


@pytest.mark.logs("calls wait for the database")
def test_a_form_begins_and_nothing_is_claimed_while_nobody_can_be_asked(seat, own):
    seat.know("王小明", MING)
    box = seat.plug(Whozz)
    learnt(seat, box)
    cut(seat, own)
    palette = seat.program.shell.palette_box
    palette.open()
    seat.press("wang")
    seat.wait(lambda: "server" in palette._list._sentence)
    assert "Nothing found" not in palette._list._sentence
    palette.close_again()
    box.ring((2, MING))
    seat.wait(lambda: seat.card_of("王小明"))
    box.answer(2)
    seat.program.desk.wishes._on_new_record("repair")
    records = seat.program.pages._records
    seat.wait(lambda: "repair" in records and records["repair"].form is not None)
    assert len(seat.said) == 1, "one sentence, however much failed"
    box.hang_up(2, MING, talk_s=3)
    back(seat, own)
    seat.wait(lambda: seat.status("waiting") == "" and len(seat.log()) == 2)


def test_messages_wait_and_are_written_once_in_their_order(seat, own):
    seat.open()
    seat.wait(lambda: seat.program.seats._wire.up)
    cut(seat, own)
    records = seat.program.records
    message = records.kind("message")
    from uuid import uuid4

    saved = [records.save(message, None, 0, {"words": f"第 {n} 条"}, uuid4()).result() for n in range(1, 4)]
    assert all(one.waits for one in saved)
    seat.wait(lambda: "3" in seat.status("waiting"))
    seat.close()
    own.start_again()
    seat.open()
    seat.wait(lambda: seat.program.reach.waiting.items == ())
    with seat.session() as session:
        words = session.scalars(select(Message.words).order_by(Message.id)).all()
        authors = set(session.scalars(select(Message.author)))
    assert words == ["第 1 条", "第 2 条", "第 3 条"]
    assert authors == {"李娜"}


def test_the_first_call_after_it_finds_its_card_planned(seat, own):
    longest = text("SELECT coalesce(max(length(statement)), 0) FROM pg_prepared_statements")

    def planned():
        return seat.program.store.card(lambda s: s.scalar(longest)).result() > LONG

    seat.open()
    seat.wait(lambda: seat.program.seats._wire.up and planned())
    cut(seat, own)
    back(seat, own)
    seat.wait(planned)


def test_a_form_saved_twice_makes_one_record(seat):
    from uuid import uuid4

    seat.open()
    records, token = seat.program.records, uuid4()
    customer = records.kind("customer")
    first = records.save(customer, None, 0, {"name": "王小明"}, token).result()
    again = records.save(customer, None, 0, {"name": "王小明", "note": "补充"}, token).result()
    assert again.id == first.id
    with seat.session() as session:
        from app.features.customers.model import Customer

        assert session.scalar(select(func.count()).select_from(Customer)) == 1
        assert session.scalars(select(Customer.note)).one() == "补充"


def test_cards_on_this_computer_are_sealed(seat, own):
    seat.know("王小明", MING)
    box = seat.plug(Whozz)
    learnt(seat, box)
    lying = b"".join(path.read_bytes() for path in seat.places.root.glob("known-cards.db*"))
    assert lying
    assert "王小明".encode() not in lying
    assert MING.encode() not in lying
