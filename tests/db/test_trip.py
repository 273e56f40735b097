"""Do many questions asked in one trip come back as if each had been asked alone?"""

import pytest
from sqlalchemy import bindparam, func, literal, select, text, true
from sqlalchemy.exc import DBAPIError

from app.core.errors import DatabaseUnavailable
from app.db.few import ByEngine
from app.db.system import Choice
from app.db.trip import ask
from app.features.calls.model import CallRecord
from app.telephony.protocol import CallState, Direction
from tests.db.rows import NOON, add, call, choice

STATES = (CallState.ENDED, CallState.TALKING)
CALLS = select(CallRecord.started_at, CallRecord.state, CallRecord.direction, CallRecord.answered, CallRecord.uuid)
RECENT = CALLS.where(CallRecord.started_at >= bindparam("since"), CallRecord.state.in_(STATES)).limit(3)
NAMES = select(Choice.name.label("word")).where(Choice.list == bindparam("list")).order_by(Choice.name)
PLACE = text("SELECT pg_backend_pid()")  # of a connection at the server
NONSENSE = select(literal(1)).where(func.nonsense() == bindparam("nothing", type_=Choice.id.type))


def test_rows_have_names_and_values_as_the_session_gives_them(store):
    store.run(add(call(answered=True))).result()
    for name in ("VIP", "A"):
        store.run(add(choice(name))).result()
    asked = {"since": NOON, "list": "level"}
    calls, names = store.look(lambda s: ask(s, [RECENT, NAMES], asked)).result()
    assert calls == [tuple(one) for one in store.look(lambda s: s.execute(RECENT, {"since": NOON}).all()).result()]
    assert (calls[0].started_at, calls[0].state, calls[0].direction) == (NOON, CallState.ENDED, Direction.IN)
    assert [one.word for one in names] == ["A", "VIP"]


def test_text_comes_back_to_the_letter(store):
    odd = "引号\" \\ ' \n\t 🙂 [1, null] \u2028 %s ? :list"
    store.run(add(choice(odd))).result()
    store.run(add(choice("9007199254740993"))).result()
    (names,) = store.look(lambda s: ask(s, [NAMES], {"list": "level"})).result()
    assert [one.word for one in names] == ["9007199254740993", odd]


@pytest.mark.parametrize("value", [literal(b"x"), literal(0.1)])
def test_what_does_not_survive_being_text_is_refused(store, value):
    with pytest.raises(TypeError, match="bytes or fractions"):
        store.look(lambda s: ask(s, [select(value)], {})).result()


def test_asked_again_it_sees_what_was_saved_meanwhile(store):
    for name in ("A", "B", "C"):
        store.run(add(choice(name))).result()
        (names,) = store.look(lambda s: ask(s, [NAMES], {"list": "level"})).result()
        assert names[-1].word == name


@pytest.mark.may_log("error ignored terminating")  # psycopg, where the second error meets it still leaving
def test_an_error_is_that_of_the_session_and_the_next_question_is_answered(store):
    def wrong(session):
        return ask(session, [NAMES, NONSENSE, NAMES], {"list": "level", "nothing": 0})

    with pytest.raises(DBAPIError, match="nonsense"):
        store.look(wrong).result()
    assert store.look(lambda s: ask(s, [NAMES], {"list": "level"})).result() == [[]]


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_a_lost_connection_is_said_so_and_made_anew(store):
    def lost(session):
        end(store, session.execute(PLACE).scalar())
        return ask(session, [NAMES, NAMES], {"list": "level"})

    with pytest.raises(DatabaseUnavailable):
        store.look(lost).result()
    assert store.look(lambda s: ask(s, [NAMES], {"list": "level"})).result() == [[]]


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
@pytest.mark.parametrize("way", ["card", "look", "read"])
def test_a_connection_that_went_while_nobody_asked_is_not_noticed(store, way):
    read = getattr(store, way)
    for _ in range(2):
        end(store, read(lambda s: s.execute(PLACE).scalar()).result())
        assert read(lambda s: ask(s, [NAMES, NAMES], {"list": "level"})).result() == [[], []]


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_a_card_is_one_trip_that_was_planned_once_and_a_list_is_planned_for_what_is_asked(store):
    mode = text("SHOW plan_cache_mode")
    assert store.card(lambda s: s.execute(mode).scalar()).result() == "force_generic_plan"
    assert store.look(lambda s: s.execute(mode).scalar()).result() == "auto"
    assert store.card(_trips).result() == 1


def _trips(session):
    """How often the driver waits for the server's answer to a statement it has asked before."""
    waits, driver = [], session.connection().connection.driver_connection
    ask(session, [NAMES], {"list": "level"})
    wait = driver.wait
    driver.wait = lambda *given, **how: waits.append(given) or wait(*given, **how)
    ask(session, [NAMES], {"list": "level"})
    del driver.wait
    return len(waits)


def end(store, place):
    """End the connection at this place of the server."""
    store.run(lambda s: s.execute(text(f"SELECT pg_terminate_backend({place}, 5000)")) and None).result()


def test_the_newest_few_of_each(store):
    for minute in range(4):
        for line in (1, 2):
            store.run(add(call(line=line, started_at=NOON.replace(minute=minute)))).result()
    lines, inner = select(CallRecord.line).distinct().subquery(), CallRecord.__table__.alias("inner_")
    few = select(inner.c.id).where(inner.c.line == lines.c.line).order_by(inner.c.started_at.desc()).limit(2)
    table = CallRecord.__table__
    listed = lines.join(table, table.c.id.in_(few.correlate(lines).scalar_subquery()))
    each = select(inner.c.line, inner.c.started_at).where(inner.c.line == lines.c.line)
    each = each.order_by(inner.c.started_at.desc()).limit(2).lateral()
    newest = ByEngine(
        sqlite=select(table.c.line, table.c.started_at).select_from(listed),
        postgresql=select(each).select_from(lines.join(each, true())),
    )
    (found,) = store.look(lambda s: ask(s, [newest], {})).result()
    assert sorted((one.line, one.started_at.minute) for one in found) == [(1, 2), (1, 3), (2, 2), (2, 3)]
