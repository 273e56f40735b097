"""What does a call that rings at one seat cost at the others, which do not show its line?"""

import json
from contextlib import contextmanager

import pytest
from sqlalchemy import event, text

from app.core.changes import caller
from app.core.places import Places
from app.db import trip
from app.features.desk.view.today_page import TodayPage
from tests.boot.house import KAI, MING, NUMBERS, STRANGER, House, Whozz
from tests.boot.test_seats import together

pytestmark = pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)


@pytest.fixture
def other(house, qtbot, theme, tmp_path, database_url):
    """A second seat, at which other lines ring."""
    places = Places(tmp_path / "other")
    places.prepare()
    one = House(places, database_url, theme, qtbot)
    one.settle(operator="小李", seat="后台 1 号席", lines_here="1-2")
    yield one
    one.end()


@contextmanager
def asking(seat, monkeypatch):
    """The statements a seat puts to the database, but counts, and what it asks of whom in one trip."""
    asked, of_whom = [], []
    store = seat.program.store
    rooms = (store._writer, store._carder, store._looker, store._reader)
    ask = trip._ask_server

    def note(_connection, _cursor, statement, *_):
        if not statement.startswith("SELECT count(*)"):  # which badges may do at any time
            asked.append(" ".join(statement.split()))

    def several(driver, sql, given):
        if any(room._line is driver for room in rooms):
            of_whom.append(set(map(str, given)))
        return ask(driver, sql, given)

    monkeypatch.setattr(trip, "_ask_server", several)
    for room in rooms:
        event.listen(room.engine, "before_cursor_execute", note)
    yield asked, of_whom
    for room in rooms:
        event.remove(room.engine, "before_cursor_execute", note)


def a_call(house, other, box):
    """One that rings at a line of the first seat, is answered there and ends; all of it came to the other."""
    before = len(house.log())
    box.ring((3, MING))
    other.wait(lambda: other.tile(3)[0] == "ringing")
    box.answer(3)
    other.wait(lambda: other.tile(3)[0] == "talking")
    box.hang_up(3, MING, talk_s=60)
    house.wait(lambda: len(house.log()) > before and bool(house.log()[0].handled_at))
    other.wait(lambda: other.tile(3)[0] in ("idle", "over"))
    last = house.log()[0].id
    heard = []
    other.program.desk.settled.connect(heard.append)
    with house.session() as session:  # what is heard after it was heard after all of it
        table, of_whom = caller(last + 1000, NUMBERS.key(STRANGER))  # or every card would have to look
        touched = {"call": [last + 1000], table: [of_whom]}
        session.execute(text("SELECT notice_tell(:words)"), {"words": json.dumps({"s": "x", "t": touched})})
    other.wait(lambda: any(last + 1000 in one.of("call") for one in heard))
    other.program.desk.settled.disconnect(heard.append)


def test_a_seat_that_does_not_show_the_line_reads_no_card(house, other, monkeypatch):
    house.know("王小明", MING)
    known = house.know("老周", KAI)
    box = house.plug(Whozz)
    together(house, other, box)
    page = other.program.shell.findChild(TodayPage)
    other.wait(lambda: page._read is not None)
    with asking(other, monkeypatch) as (asked, of_whom):  # it shows what is to be done today
        a_call(house, other, box)
        other.wait(lambda: any("FROM call" in one for one in asked))
    assert not [one for one in asked for name in ("repair", "memo", "complaint") if f"FROM {name}" in one]
    assert not [one for one in of_whom if NUMBERS.key(MING) in one]
    other.program.desk.open_customer(known)
    other.wait(lambda: other.card_of("老周"))
    with asking(other, monkeypatch) as (asked, of_whom):  # it shows somebody else's card
        a_call(house, other, box)
    assert not [one for one in asked if "FROM call" in one]
    assert not [one for one in of_whom if {NUMBERS.key(MING), NUMBERS.key(KAI), str(known)} & one]
