"""Is a list the same on both engines, in both directions, from any place?"""

import random
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.records.listing import Anchor, Known, Listing, Query, count_of
from tests.blank.model import Umbrella, UmbrellaState
from tests.blank.spec import UMBRELLA

ORDERS = ("created_at", "-created_at", "due_on", "-due_on", "colour", "-colour")
LENT = select(Umbrella.id).where(Umbrella.state == UmbrellaState.LENT)
DAY = date(2026, 11, 21)


@pytest.fixture
def filled(records):
    """120 umbrellas, many alike, a third without a day."""

    def fill(session):
        chance = random.Random(7)
        for at in range(120):
            session.add(
                Umbrella(
                    number=f"YS{at:04}",
                    colour=chance.choice(("red", "blue", "green", "black")),
                    due_on=DAY + timedelta(days=chance.randrange(9)) if at % 3 else None,
                    state=UmbrellaState.LENT if at % 5 else UmbrellaState.BACK,
                    wet=at % 7 == 0,
                    kind_id=None,
                )
            )

    records.run(fill).result()
    return records


@pytest.fixture
def listing(who, clock):
    return lambda session, *query, **chosen: Listing(session, UMBRELLA, Query(*query, **chosen), who, clock.now())


def expected(session, order):
    """The order by the book: values, empty ones last, ids settle."""
    key, down = order.removeprefix("-"), order.startswith("-")
    rows = session.query(Umbrella).all()
    filled = [one for one in rows if getattr(one, key) is not None]
    empty = [one for one in rows if getattr(one, key) is None]
    ordered = sorted(filled, key=lambda one: (getattr(one, key), one.id), reverse=down)
    return [one.id for one in ordered + sorted(empty, key=lambda one: one.id, reverse=down)]


@pytest.mark.parametrize("order", ORDERS)
def test_a_list_read_page_by_page_is_complete_and_in_order(filled, listing, order):
    def read(session):
        found, known = [], Known()
        one = listing(session, order)
        while page := one.window(len(found), 17, known).rows:
            last = one.window(len(found), 17, known).last
            found += [row.id for row in page]
            known = Known((last,))
        return found, expected(session, order)

    found, right = filled.look(read).result()
    assert found == right


@pytest.mark.parametrize("order", ORDERS)
def test_any_window_is_the_same_from_any_anchor_and_from_the_end(filled, listing, order):
    def read(session):
        one = listing(session, order)
        right = expected(session, order)
        places = {at: page.first for at in range(0, 120, 13) if (page := one.window(at, 1)).first}
        wrong = []
        for start in range(0, 118, 11):
            for known in (
                Known(),
                Known(total=120),
                *(Known((place,), 120) for place in places.values()),
                *(Known((place,)) for place in places.values()),
            ):
                got = [row.id for row in one.window(start, 10, known).rows]
                if got != right[start : start + 10]:
                    wrong.append((start, known))
        return wrong

    assert filled.look(read).result() == []


@pytest.mark.parametrize("order", ORDERS)
def test_a_list_narrowed_to_few_is_the_same_whether_it_is_known_that_they_are_few(filled, listing, order):
    def read(session):
        one, lent = listing(session, order, filters=("lent",)), set(session.scalars(LENT))
        right = [id_ for id_ in expected(session, order) if id_ in lent]
        knowns = (Known(), Known(total=len(right)), Known((one.window(40, 1).first,), len(right)))
        got = [[[row.id for row in one.window(at, 10, known).rows] for at in range(0, 96, 9)] for known in knowns]
        return got, [[right[at : at + 10] for at in range(0, 96, 9)]] * 3

    found, right = filled.look(read).result()
    assert found == right


@pytest.mark.parametrize("order", ["-created_at", "due_on"])
def test_the_end_of_a_list_is_reached_backwards(filled, listing, order):
    def read(session):
        page = listing(session, order).window(100, 50, Known(total=120))
        return [row.id for row in page.rows], page.last, expected(session, order)

    found, last, right = filled.look(read).result()
    assert found == right[100:]
    assert last.at == 119


@pytest.mark.parametrize("order", ORDERS)
def test_the_place_of_a_record_is_where_the_list_shows_it(filled, listing, order):
    def read(session):
        one = listing(session, order)
        return [one.place_of(id_) for id_ in expected(session, order)[::17]]

    assert filled.look(read).result() == list(range(0, 120, 17))


@pytest.mark.parametrize(("few", "others"), [(500, 500), (5, 500), (5, 5)])
def test_a_state_is_counted_whichever_way_is_shorter(filled, listing, monkeypatch, few, others):
    monkeypatch.setattr("app.records.listing._FEW", few)
    monkeypatch.setattr("app.records.listing._FEW_OTHERS", others)
    assert filled.look(lambda s: listing(s, filters=("lent",)).total()).result() == 96
    assert filled.look(lambda s: listing(s, filters=("lent",), text="blu").total()).result() < 96


def test_filters_search_and_totals_agree(filled, listing, who, clock):
    def read(session):
        lent = listing(session, filters=("lent",))
        both = listing(session, filters=("lent", "wet"))
        blue = listing(session, text="blu")
        chip = next(one for one in UMBRELLA.filters if one.key == "lent")
        return (
            lent.total(),
            len(lent.window(0, 200).rows),
            count_of(session, UMBRELLA, chip, who, clock.now()),
            both.total(),
            {row.cells[1] for row in blue.window(0, 200).rows},
            listing(session).total(),
            listing(session, filters=("lent",)).place_of(1),
        )

    lent, shown, counted, both, colours, everything, place = filled.look(read).result()
    assert lent == shown == counted == 96
    assert 0 < both < 18
    assert colours == {"blue"}
    assert everything == 120
    assert place is None, "the first one is back, so a list of lent ones does not show it"


def test_an_anchor_of_a_row_that_is_gone_still_leads_to_its_neighbours(filled, listing):
    first = filled.look(lambda s: listing(s, "created_at").window(50, 1).first).result()
    filled.run(lambda s: s.delete(s.get(Umbrella, first.id))).result()
    rows = filled.look(lambda s: listing(s, "created_at").window(50, 1, Known((first,))).rows).result()
    assert rows[0].id > first.id


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.tuples(st.integers(0, 140), st.integers(1, 60), st.integers(0, 119)), total=st.booleans())
def test_windows_of_any_size(filled, listing, where, total):
    start, count, at = where

    def read(session):
        one = listing(session, "-due_on")
        place = one.window(at, 1).first
        page = one.window(start, count, Known((place,), 120 if total else None))
        return [row.id for row in page.rows], expected(session, "-due_on")

    found, right = filled.look(read).result()
    assert found == right[start : start + count]


def test_an_anchor_is_plain_data():
    assert Anchor(3, DAY, 7) == Anchor(3, DAY, 7)
