"""Do points expire the oldest first, with an entry for them, and are they announced before?"""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from app.core.access import Who
from app.core.errors import Invalid
from app.core.points_options import POINTS_MONTHS
from app.features.customers.model import Customer
from app.features.points.entry_spec import POINT_ENTRY
from app.features.points.expiring import Ageing, ageing, expire, expire_some
from app.features.points.gift_spec import GIFT
from app.features.points.giving import holders
from app.features.points.ledger import balance
from app.features.points.model import PointEntry, Why
from app.features.points.redemption_spec import REDEMPTION
from app.records.desk import Desk
from app.records.settings import save_shared
from app.records.timeline import story_of

WHO = Who("李娜", "前台")
MONTH_S = 31 * 86400


@pytest.fixture
def desk(store, clock):
    store.run(lambda s: save_shared(s, POINTS_MONTHS, 12)).result()
    return Desk(store, WHO, clock, (GIFT, REDEMPTION, POINT_ENTRY))


@pytest.fixture
def customer(store):
    def add(session):
        one = Customer(name="王小明", initials="wxm")
        session.add(one)
        session.flush()
        return one.id

    return store.run(add).result()


@pytest.fixture
def book(desk, customer):
    """Correct the customer's points."""
    values = {"customer_id": customer, "words": "补登"}
    return lambda points: desk.save(POINT_ENTRY, None, 0, values | {"points": points}).result()


@pytest.fixture
def has(store, customer):
    return lambda: store.look(lambda s: balance(s, customer)).result()


@pytest.fixture
def told(store, clock, customer):
    """What the card says of points."""
    return lambda: [
        str(one.words)
        for one in store.look(lambda s: story_of(s, (POINT_ENTRY,), customer, clock.now(), 9)).result().remarks
    ]


def test_the_oldest_are_spent_first_and_only_what_is_left_of_them_expires(store, clock, desk, customer, book):
    book(100)
    clock.advance(6 * MONTH_S)
    book(50)
    book(-70)
    clock.advance(7 * MONTH_S)
    assert store.run(lambda s: expire_some(s, WHO, clock.now())).result() == 1
    assert store.run(lambda s: expire_some(s, WHO, clock.now())).result() == 0, "once"
    entry = store.look(lambda s: s.scalars(select(PointEntry).order_by(PointEntry.id.desc()).limit(1)).one()).result()
    assert (entry.points, entry.why, entry.author, entry.customer_id) == (-30, Why.EXPIRED, "李娜", customer)
    assert store.look(lambda s: balance(s, customer)).result() == 50


def test_nothing_expires_where_points_live_for_ever(store, clock, desk, book, has):
    book(100)
    store.run(lambda s: save_shared(s, POINTS_MONTHS, 0)).result()
    clock.advance(100 * MONTH_S)
    assert store.run(lambda s: expire_some(s, WHO, clock.now())).result() == 0
    assert has() == 100


def test_what_has_expired_cannot_be_spent_any_more(store, clock, desk, customer, book):
    gift = desk.save(GIFT, None, 0, {"name": "保温杯", "points": 60, "stock": 5}).result().id
    book(100)
    clock.advance(6 * MONTH_S)
    book(50)
    clock.advance(7 * MONTH_S)
    assert [one.points for one in store.look(lambda s: holders(s, [customer], clock.now())).result()] == [50]
    with pytest.raises(Invalid, match="has 50"):
        desk.save(REDEMPTION, None, 0, {"customer_id": customer, "gift_id": gift}).result()
    with pytest.raises(Invalid, match="only 50"):
        book(-60)
    book(20)
    desk.save(REDEMPTION, None, 0, {"customer_id": customer, "gift_id": gift}).result()
    assert store.look(lambda s: balance(s, customer)).result() == 10


def test_the_card_announces_it_and_counts_no_more_what_is_gone(clock, book, told):
    book(100)
    assert told() == ["100 point(s)"]
    clock.advance(6 * MONTH_S)
    book(50)
    clock.advance(5 * MONTH_S)
    assert told() == ["150 point(s)", "100 point(s) expire on 2027-11-21"]
    clock.advance(MONTH_S)
    assert told() == ["50 point(s)"]
    clock.advance(6 * MONTH_S)
    assert told() == []


def test_asked_twice_they_are_taken_once(store, clock, customer, book, has):
    book(100)
    clock.advance(13 * MONTH_S)
    work = [store.run(lambda s: expire(s, customer, WHO, clock.now())) for _ in range(2)]
    assert [one.result() for one in work] == [100, 0]
    assert has() == 0


@pytest.mark.parametrize(
    ("gains", "have", "months", "expected"),
    [
        ([], 0, 12, Ageing()),
        ([("2026-11-01", 40)], 40, 0, Ageing()),
        ([("2026-11-01", 40), ("2025-12-01", 60)], 100, 12, Ageing(0, 60, date(2026, 12, 1))),
        ([("2026-11-01", 40), ("2025-12-01", 60)], 70, 12, Ageing(0, 30, date(2026, 12, 1))),
        ([("2026-11-01", 40), ("2025-12-01", 60)], 30, 12, Ageing(0, 30, date(2027, 11, 1))),
        ([("2025-12-02", 5), ("2025-12-01", 60), ("2025-12-01", 7)], 72, 12, Ageing(0, 67, date(2026, 12, 1))),
        ([("2026-11-01", 40), ("2025-11-21", 60)], 100, 12, Ageing(60, 40, date(2027, 11, 1))),
    ],
)
def test_a_balance_grows_old(gains, have, months, expected):
    dated = [(datetime.fromisoformat(f"{day}T08:00").replace(tzinfo=UTC), points) for day, points in gains]
    assert ageing(dated, have, months, date(2026, 11, 21)) == expected
