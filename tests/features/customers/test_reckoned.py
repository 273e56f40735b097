"""Are customers found by what they bought, had repaired and said altogether, by any of these together?"""

from datetime import UTC, date, datetime
from itertools import product

from sqlalchemy import text

from app.core.access import Who
from app.features.customers.reckoned import RECKONED
from app.features.customers.spec import CUSTOMER
from app.records.listing import Listing, Query
from app.records.wheres import Op, Where, fits, from_kept, kept
from tests.features.statistics.shop import fill

NOW = datetime(2026, 11, 21, tzinfo=UTC)
SQL = {
    "sales.due": "SELECT customer_id, sum(receivable) FROM sale WHERE state <> 'cancelled' GROUP BY 1",
    "sales.received": "SELECT customer_id, sum(received) FROM sale WHERE state <> 'cancelled' GROUP BY 1",
    "sales.owed": "SELECT customer_id, sum(owed) FROM sale WHERE state <> 'cancelled' GROUP BY 1",
    "sales.count": "SELECT customer_id, count(*) FROM sale WHERE state <> 'cancelled' GROUP BY 1",
    "repairs.parts": "SELECT customer_id, sum(parts_fee) FROM repair GROUP BY 1",
    "repairs.travel": "SELECT customer_id, sum(travel_fee) FROM repair GROUP BY 1",
    "repairs.service": "SELECT customer_id, sum(service_fee) FROM repair GROUP BY 1",
    "repairs.total": "SELECT customer_id, sum(total) FROM repair GROUP BY 1",
    "repairs.count": "SELECT customer_id, count(*) FROM repair GROUP BY 1",
    "complaints.count": "SELECT customer_id, count(*) FROM complaint GROUP BY 1",
    "callbacks.count": "SELECT customer_id, count(*) FROM callback GROUP BY 1",
    "points.balance": "SELECT customer_id, points FROM point_balance",
}
COMPARED = {Op.AT_LEAST: int.__ge__, Op.EQUAL: int.__eq__, Op.AT_MOST: int.__le__}


def found(session, *wheres):
    return set(Listing(session, CUSTOMER, Query(wheres=wheres), Who("李娜", "前台"), NOW).ids(10_000))


def test_every_figure_leaves_those_for_whom_it_is_so(store):
    fill(store)
    assert set(SQL) == {one.field.key for one in RECKONED}

    def check(session):
        everybody = set(session.scalars(text("SELECT id FROM customer WHERE retired_at IS NULL")))
        for key, sql in SQL.items():
            figures = {id_: int(figure) for id_, figure in session.execute(text(sql))}
            numbers = {0, 1, max(figures.values()), sorted(figures.values())[len(figures) // 2]}
            for (op, compare), number in product(COMPARED.items(), numbers):
                by_hand = {one for one in everybody if compare(figures.get(one, 0), number)}
                assert found(session, Where(key, op, (number,))) == by_hand, (key, op, number)
        both = Where("sales.count", Op.AT_LEAST, (2,)), Where("repairs.count", Op.AT_MOST, (1,))
        assert found(session, *both) == found(session, both[0]) & found(session, both[1])
        assert found(session, *both)

    store.read(check).result()


def test_such_a_condition_is_kept_and_nonsense_left_out():
    where = Where("sales.owed", Op.AT_LEAST, (100,))
    assert from_kept(kept(where)) == where
    assert fits(CUSTOMER, where)
    assert not fits(CUSTOMER, Where("sales.owed", Op.EMPTY))
    assert not fits(CUSTOMER, Where("sales.owed", Op.WITHIN, (date(2026, 1, 1), None)))
    assert Query(wheres=(where,)).is_slow(CUSTOMER), "it is read where it delays nobody"
