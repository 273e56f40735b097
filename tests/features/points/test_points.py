"""Are points earned by the rule, spent once, never below zero, and explained entry by entry?"""

from datetime import date

import pytest

from app.core.access import Right, Who
from app.core.errors import Invalid, NotAllowed, Refused
from app.core.options import Settings
from app.core.points_options import POINTS_LEAST, POINTS_OF_SERVICE, POINTS_PER_100, POINTS_ROUND, POINTS_SINCE
from app.features.customers.model import Customer
from app.features.customers.spec import CUSTOMER
from app.features.points.entry_spec import POINT_ENTRY
from app.features.points.gift_spec import GIFT
from app.features.points.giving import give_many
from app.features.points.ledger import Source, balance, settle, worth
from app.features.points.model import Gift
from app.features.points.redemption_spec import REDEMPTION
from app.features.sales.model import Sale
from app.records.desk import Desk
from app.records.listing import Query
from app.records.settings import save_shared
from app.records.timeline import story_of

WHO = Who("李娜", "前台")


@pytest.fixture
def desk(store, clock):
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
def gift(desk):
    return desk.save(GIFT, None, 0, {"name": "保温杯", "points": 300, "stock": 5}).result().id


def give(desk, customer, points):
    return desk.save(POINT_ENTRY, None, 0, {"customer_id": customer, "points": points, "words": "期初"}).result()


def redeem(desk, customer, gift, quantity=1):
    values = {"customer_id": customer, "gift_id": gift, "quantity": quantity}
    return desk.save(REDEMPTION, None, 0, values).result()


def has(store, customer):
    return store.look(lambda s: balance(s, customer)).result()


def stock(store, gift):
    return store.look(lambda s: s.get(Gift, gift).stock).result()


def story(store, customer, clock):
    return store.look(lambda s: story_of(s, (REDEMPTION, POINT_ENTRY), customer, clock.now(), 9)).result()


# ------------------------------------------------------------ the rule


@pytest.mark.parametrize(
    ("options", "money", "points"),
    [
        ({}, 19_999, 199),
        ({POINTS_ROUND.key: "up"}, 19_901, 200),
        ({POINTS_ROUND.key: "nearest"}, 19_950, 200),
        ({POINTS_ROUND.key: "nearest"}, 19_949, 199),
        ({POINTS_PER_100.key: 50}, 20_000, 100),
        ({POINTS_PER_100.key: 0}, 20_000, 0),
        ({POINTS_SINCE.key: "2026-12-01"}, 20_000, 0),
        ({POINTS_SINCE.key: "2026-11-01"}, 20_000, 200),
        ({}, -500, 0),
    ],
)
def test_what_a_sale_is_worth(options, money, points):
    assert worth(Settings(options), Source(1, date(2026, 11, 21), sale_id=1), money) == points


def test_fees_count_only_where_the_shop_wants_it():
    source = Source(1, date(2026, 11, 21), repair_id=1)
    assert worth(Settings(), source, 20_000) == 0
    assert worth(Settings({POINTS_OF_SERVICE.key: True}), source, 20_000) == 200


def test_a_sale_earns_once_follows_its_money_and_gives_back_what_it_can(store, desk, customer, clock):
    def sell(session):
        sale = Sale(number="XS1", customer_id=customer, sold_on=date(2026, 11, 21), receivable=0, received=0, owed=0)
        session.add(sale)
        session.flush()
        return sale.id

    sale = store.run(sell).result()
    source = Source(customer, date(2026, 11, 21), sale_id=sale)
    changes = [
        store.run(lambda s, money=money: settle(s, source, money, WHO, clock.now())).result()
        for money in (100_00, 100_00, 250_00, 50_00)
    ]
    assert (changes, has(store, customer)) == ([100, 0, 150, -200], 50)
    give(desk, customer, -30)
    assert store.run(lambda s: settle(s, source, 0, WHO, clock.now())).result() == -20, "as many as are left"
    assert has(store, customer) == 0
    said = story(store, customer, clock).events
    assert {one.note: one.number for one in said} == {
        "−20": "XS1",
        "−200": "XS1",
        "+150": "XS1",
        "+100": "XS1",
        "−30": "",
    }


def test_the_rule_is_the_one_of_the_whole_shop(store, customer, clock):
    store.run(lambda s: save_shared(s, POINTS_PER_100, 0)).result()
    source = Source(customer, date(2026, 11, 21), repair_id=None, sale_id=None)
    assert store.run(lambda s: settle(s, source, 100_00, WHO, clock.now())).result() == 0


# ------------------------------------------------------------ redeeming


def test_a_redemption_takes_points_and_stock_and_cancelling_gives_both_back(store, desk, customer, gift):
    give(desk, customer, 1000)
    saved = redeem(desk, customer, gift, 2)
    assert (has(store, customer), stock(store, gift)) == (400, 3)
    assert saved.number.startswith("DH")
    with pytest.raises(Invalid):
        desk.step(REDEMPTION, saved.id, "cancel").result()
    cancelled = desk.step(REDEMPTION, saved.id, "cancel", "客户不要了").result()
    assert (has(store, customer), stock(store, gift)) == (1000, 5)
    desk.undo(cancelled.undo).result()
    assert (has(store, customer), stock(store, gift)) == (400, 3)


def test_too_few_points_or_gifts_are_said_at_the_field_and_nothing_is_taken(store, desk, customer, gift):
    for points, quantity, said in ((299, 1, "300 points"), (10_000, 6, "Only 5")):
        give(desk, customer, points)
        before = has(store, customer)
        with pytest.raises(Invalid, match=said) as caught:
            redeem(desk, customer, gift, quantity)
        assert list(caught.value.fields) == ["quantity"]
        assert (has(store, customer), stock(store, gift)) == (before, 5)


def test_two_seats_cannot_spend_the_same_points(store, desk, customer, gift):
    give(desk, customer, 300)
    both = [desk.save(REDEMPTION, None, 0, {"customer_id": customer, "gift_id": gift, "quantity": 1}) for _ in range(2)]
    came = [one.exception() for one in both]
    assert [one is None for one in came] == [True, False]
    assert (has(store, customer), stock(store, gift)) == (0, 4)


def test_a_redemption_is_not_changed(desk, customer, gift):
    give(desk, customer, 1000)
    saved = redeem(desk, customer, gift)
    with pytest.raises(Refused, match="Cancel it"):
        desk.save(REDEMPTION, saved.id, saved.version, {"quantity": 3}).result()


def test_a_given_gift_is_retired_and_then_not_given_any_more(desk, customer, gift):
    give(desk, customer, 1000)
    redeem(desk, customer, gift)
    with pytest.raises(Refused, match="retired"):
        desk.delete(GIFT, gift).result()
    desk.act(GIFT, GIFT.actions[0], [gift]).result()
    with pytest.raises(Invalid, match="not given"):
        redeem(desk, customer, gift)


# ------------------------------------------------------------ the ledger


def test_a_correction_needs_its_reason_and_the_right(store, desk, customer, clock):
    with pytest.raises(Invalid):
        desk.save(POINT_ENTRY, None, 0, {"customer_id": customer, "points": 5}).result()
    with pytest.raises(Invalid, match="only 0"):
        give(desk, customer, -1)
    nobody = Desk(store, Who("张三", "", frozenset(Right) - {Right.POINTS}), clock)
    with pytest.raises(NotAllowed, match="Points"):
        give(nobody, customer, 5)


def test_the_card_says_the_balance(store, desk, customer, clock):
    assert story(store, customer, clock).remarks == ()
    give(desk, customer, 1240)
    found = story(store, customer, clock)
    assert [str(one.words) for one in found.remarks] == ["1,240 point(s)"]
    assert found.counts == {"point_entry": 1}


def test_the_list_of_customers_has_the_balance(desk, customer):
    at = [one.key for one in CUSTOMER.columns].index("points")
    row = lambda: desk.rows(CUSTOMER, [customer]).result()[0].cells[at]  # noqa: E731  read anew each time
    assert row() == 0
    give(desk, customer, 1240)
    give(desk, customer, -240)
    assert row() == 1000


def test_what_is_written_once_says_so_before_anybody_types(desk, customer, gift):
    give(desk, customer, 1240)
    redeemed = desk.load(REDEMPTION, redeem(desk, customer, gift).id).result()
    assert "Cancel it" in str(redeemed.stays)
    entry = desk.page(POINT_ENTRY, Query()).result().rows[0].id
    assert desk.load(POINT_ENTRY, entry).result().stays is not None
    assert desk.step(REDEMPTION, redeemed.id, "cancel", "退回").result().id == redeemed.id, "its steps may be taken"


def test_choosing_who_gets_a_gift_says_what_they_have(desk, customer):
    watch = REDEMPTION.field("customer_id").watch
    give(desk, customer, 1240)
    assert str(desk.watch(watch, None, customer).result().words) == "Has 1,240 point(s)"
    assert desk.watch(watch, None, None).result() is None


# ------------------------------------------------------------ many at once


@pytest.fixture
def many(store, desk):
    """Customers with these points."""

    def enter(*points):
        def add(session):
            new = [Customer(name=f"客户{count}", initials="kh") for count in range(len(points))]
            session.add_all(new)
            session.flush()
            return [one.id for one in new]

        ids = store.run(add).result()
        for id_, has_ in zip(ids, points, strict=True):
            if has_:
                give(desk, id_, has_)
        return ids

    return enter


def test_many_customers_get_a_gift_and_those_with_too_few_points_none(store, desk, many, gift, clock):
    ids = many(900, 0, 300, 299)
    assert store.run(lambda s: give_many(s, gift, 1, ids, WHO, clock.now())).result() == 2
    assert [has(store, one) for one in ids] == [600, 0, 0, 299]
    assert stock(store, gift) == 3
    with pytest.raises(Refused, match="enough points"):
        store.run(lambda s: give_many(s, gift, 1, ids[1:], WHO, clock.now())).result()


def test_where_too_few_gifts_are_left_nobody_gets_one(store, desk, many, gift, clock):
    ids = many(900, 900, 900)
    with pytest.raises(Invalid, match="are left"):
        store.run(lambda s: give_many(s, gift, 2, ids, WHO, clock.now())).result()
    assert [has(store, one) for one in ids] == [900, 900, 900]
    assert stock(store, gift) == 5


def test_without_the_right_nobody_gives_to_many(store, desk, many, gift, clock):
    ids = many(900)
    with pytest.raises(NotAllowed):
        store.run(lambda s: give_many(s, gift, 1, ids, Who("王芳", "前台", frozenset()), clock.now())).result()


def test_what_a_customer_got_for_their_points_is_summed_up(store, desk, many, gift):
    one, other = many(3000, 900)
    for customer, pieces in ((one, 2), (one, 1), (other, 1)):
        redeem(desk, customer, gift, pieces)
    cancelled = redeem(desk, one, gift)
    desk.step(REDEMPTION, cancelled.id, "cancel", "客户不要了").result()
    given = desk.sums(REDEMPTION, Query(text="客户0", filters=("done",))).result()
    assert (given["quantity"], given["points"]) == (3, 900)
    assert desk.sums(POINT_ENTRY, Query(text="客户0")).result()["points"] == has(store, one)


def test_points_are_spent_from_a_number_on(store, desk, many, gift, clock):
    store.run(lambda s: save_shared(s, POINTS_LEAST, 1000)).result()
    one, other = many(999, 1000)
    with pytest.raises(Invalid, match="from 1,000 on; the customer has 999"):
        redeem(desk, one, gift)
    assert store.run(lambda s: give_many(s, gift, 1, [one, other], WHO, clock.now())).result() == 1
    assert [has(store, one), has(store, other)] == [999, 700]
