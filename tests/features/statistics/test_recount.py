"""Do the statistics come to what somebody gets who counts the rows one by one? On both engines, over the demo shop."""

import pytest

from app.features.statistics.catalogue import STATISTICS
from app.features.statistics.period import Step, whole
from tests.features.statistics.shop import column, local_day, rows, table, tally, within


def test_everything_the_demo_shop_did_is_counted_as_by_hand(shop):
    check_calls(shop)
    check_customers(shop)
    check_sales(shop)
    check_repairs(shop)
    check_care(shop)
    check_points(shop)
    check_people(shop)
    check_totals(shop)


def check_calls(shop):
    sql = "SELECT started_at, answered_at, operator, line, direction, answered, duration_s, state FROM call"
    calls = [one for one in rows(shop, sql) if within(one[0]) and one[7] == "ended"]
    assert len(calls) > 50
    for step in (Step.DAY, Step.WEEK, Step.MONTH, Step.QUARTER, Step.YEAR):
        by_hand = tally((whole(step, local_day(one[0])).first, 1) for one in calls)
        assert column(table(shop, "calls", step.value), "number") == by_hand
    by_hour = tally((f"{one[0].astimezone():%H}", 1) for one in calls)
    assert column(table(shop, "calls", "hour"), "number") == by_hour
    by_operator = table(shop, "calls", "operator")
    assert column(by_operator, "number") == tally((one[2] or None, 1) for one in calls)
    missed = [one for one in calls if one[4] == "in" and not one[5]]
    assert column(by_operator, "missed") == tally((one[2] or None, 1) for one in missed)
    taken = [one for one in calls if one[4] == "in" and one[5]]
    talked = {}
    for one in calls:
        if one[5] and one[6] is not None:
            talked.setdefault(one[3], []).append(one[6])
    by_line = table(shop, "calls", "line")
    assert column(by_line, "talk") == {key: round(sum(all_) / len(all_)) for key, all_ in talked.items()}
    rang = {}
    for one in taken:
        if one[1] is not None:
            rang.setdefault(one[3], []).append(round((one[1] - one[0]).total_seconds()))
    rings = column(by_line, "ring")
    assert rings == pytest.approx({key: sum(all_) / len(all_) for key, all_ in rang.items()}, abs=1)
    both = table(shop, "calls", "operator", "way")
    ways = [(one[2] or None, "missed" if one in missed else one[4]) for one in calls]
    assert column(both, "number") == tally((one, 1) for one in ways)


def check_customers(shop):
    sql = "SELECT created_at, group_id, retired_at FROM customer"
    new = [one for one in rows(shop, sql) if within(one[0]) and one[2] is None]
    found = table(shop, "customers", "group")
    assert column(found, "number") == tally((one[1], 1) for one in new)
    names = dict(rows(shop, "SELECT id, name FROM choice WHERE list = 'group'"))
    assert {one.groups[0].value: one.groups[0].name for one in found.lines if one.groups[0].value} == {
        one[1]: names[one[1]] for one in new if one[1]
    }


def check_sales(shop):
    sql = "SELECT id, sold_on, representative, unit_id, receivable, received, owed, state FROM sale"
    sales = {one[0]: one for one in rows(shop, sql) if one[7] != "cancelled"}
    here = [one for one in sales.values() if within(one[1])]
    found = table(shop, "sales", "representative")
    for at, key in enumerate(("receivable", "received", "owed"), 4):
        assert column(found, key) == tally((one[2] or None, one[at]) for one in here)
    assert column(table(shop, "sales", "unit"), "number") == tally((one[3], 1) for one in here)
    lines = rows(shop, "SELECT sale_id, product_id, quantity, amount FROM sale_line")
    sold = [one for one in lines if one[0] in sales and within(sales[one[0]][1])]
    products = table(shop, "products", "product")
    assert column(products, "quantity") == tally((one[1], one[2]) for one in sold)
    assert column(products, "amount") == tally((one[1], one[3]) for one in sold)
    payments = rows(shop, "SELECT sale_id, paid_on, amount, way_id FROM sale_payment")
    paid = [one for one in payments if one[0] in sales and within(one[1])]
    assert column(table(shop, "repayments", "way"), "amount") == tally((one[3], one[2]) for one in paid)
    assert column(table(shop, "repayments", "month"), "amount") == tally(
        (one[1].replace(day=1), one[2]) for one in paid
    )


def check_repairs(shop):
    sql = (
        "SELECT id, created_at, author, technician_id, state, finished_at, appointment_at, appointment_until,"
        " parts_fee, travel_fee, service_fee, total FROM repair"
    )
    repairs = rows(shop, sql)
    taken = [one for one in repairs if within(one[1])]
    found = table(shop, "repairs", "author")
    assert column(found, "number") == tally((one[2] or None, 1) for one in taken)
    done = [one for one in repairs if one[4] in ("finished", "approved")]
    assert column(found, "finished") == tally((one[2] or None, 1) for one in taken if one in done)
    here = [one for one in done if within(one[5])]
    fees = table(shop, "fees", "technician")
    for at, key in enumerate(("parts_fee", "travel_fee", "service_fee", "total"), 8):
        assert column(fees, key) == tally((one[3], one[at]) for one in here)
    promised = {}
    for one in here:
        if until := one[7] or one[6]:
            promised.setdefault(one[3], []).append(local_day(one[5]) <= local_day(until))
    on_time = {key: sum(kept) / len(kept) for key, kept in promised.items()}
    assert column(fees, "on_time") == pytest.approx({key: one for key, one in on_time.items() if one})
    used = rows(shop, "SELECT repair_id, spare_part_id, quantity FROM repair_part")
    ids = {one[0] for one in here}
    assert column(table(shop, "parts", "part"), "quantity") == tally((one[1], one[2]) for one in used if one[0] in ids)


def check_care(shop):
    complaints = rows(shop, "SELECT created_at, sort, satisfaction, state FROM complaint")
    here = [one for one in complaints if within(one[0])]
    assert column(table(shop, "complaints", "sort"), "number") == tally((one[1], 1) for one in here)
    callbacks = rows(shop, "SELECT handled_at, handled_by, satisfaction, method_id, state FROM callback")
    made = [one for one in callbacks if one[4] != "in_progress" and one[0] and within(one[0])]
    found = table(shop, "callbacks", "handled_by")
    assert column(found, "number") == tally((one[1] or None, 1) for one in made)
    scores = {}
    for one in made:
        if one[2] is not None:
            scores.setdefault(one[1] or None, []).append(one[2])
    assert column(found, "satisfaction") == pytest.approx({key: sum(all_) / len(all_) for key, all_ in scores.items()})


def check_points(shop):
    entries = [one for one in rows(shop, "SELECT created_at, points, why FROM point_entry") if within(one[0])]
    found = table(shop, "points", "why")
    assert column(found, "given") == tally((one[2], one[1]) for one in entries if one[1] > 0)
    assert column(found, "taken") == tally((one[2], -one[1]) for one in entries if one[1] < 0)
    gifts = rows(shop, "SELECT created_at, gift_id, quantity, state FROM redemption")
    given = [one for one in gifts if within(one[0]) and one[3] == "done"]
    assert column(table(shop, "gifts", "gift"), "quantity") == tally((one[1], one[2]) for one in given)


def check_people(shop):
    calls = rows(shop, "SELECT started_at, operator, direction, answered, state FROM call")
    taken = [one for one in calls if within(one[0]) and one[2] == "in" and one[3] and one[4] == "ended"]
    repairs = [one for one in rows(shop, "SELECT created_at, author FROM repair") if within(one[0])]
    found = table(shop, "operators", "person")
    assert column(found, "answered") == tally((one[1] or None, 1) for one in taken)
    assert column(found, "requests") == tally((one[1] or None, 1) for one in repairs)
    summary = column(table(shop, "summary", "what"), "number")
    assert summary["requests"] == len(repairs)
    by_technician = rows(shop, "SELECT technician_id, finished_at, state FROM repair")
    done = [one for one in by_technician if one[2] in ("finished", "approved") and within(one[1])]
    assert column(table(shop, "technicians", "technician"), "number") == tally((one[0], 1) for one in done)


def check_totals(shop):
    """Whatever figures are told apart by, they come to the same."""
    for one in STATISTICS:
        at_all = table(shop, one.key, one.groupings[0].key).totals
        for grouping in one.groupings[1:]:
            assert table(shop, one.key, grouping.key).totals == at_all, (one.key, grouping.key)
        twice = table(shop, one.key, one.groupings[0].key, one.groupings[-1].key)
        assert twice.totals == at_all
        assert isinstance(twice.lines, tuple)
