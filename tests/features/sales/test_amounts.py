"""Do the amounts of a sale always add up?"""

from hypothesis import given
from hypothesis import strategies as st

from app.features.sales.amounts import derive, left, totals

LINE = st.fixed_dictionaries(
    {"name": st.sampled_from(["冰箱", "冷柜", ""]), "price": st.integers(0, 10**9) | st.none()},
    optional={"quantity": st.integers(1, 99) | st.none(), "discount": st.integers(0, 10**6) | st.none()},
)
PAYMENT = st.fixed_dictionaries({"amount": st.integers(0, 10**9) | st.none()})
RETURN = st.fixed_dictionaries(
    {"amount": st.integers(0, 10**6) | st.none(), "refund": st.integers(0, 10**6) | st.none()}
)


def test_lines_payments_and_returns_make_the_totals():
    values = {
        "lines": ({"name": "冰箱", "price": 200000, "quantity": 2, "discount": 10000}, {"name": "滤芯", "price": 5000}),
        "payments": ({"amount": 100000}, {"amount": 200000}),
        "returns": ({"name": "滤芯", "amount": 5000, "refund": 1000},),
    }
    got = derive(values)
    assert [one["amount"] for one in got["lines"]] == [390000, 5000]
    assert (got["receivable"], got["received"], got["owed"]) == (390000, 299000, 91000)


def test_a_row_nobody_wrote_in_stays_empty():
    assert derive({"lines": ({"name": "", "price": None},)})["lines"][0]["amount"] is None
    assert derive({}) == {"lines": (), "receivable": 0, "received": 0, "owed": 0}


@given(st.lists(LINE), st.lists(PAYMENT), st.lists(RETURN))
def test_what_is_owed_is_always_what_is_to_be_paid_less_what_was_received(lines, payments, returns):
    values = {"lines": lines, "payments": payments, "returns": returns}
    got = derive(values)
    assert got["owed"] == got["receivable"] - got["received"]
    assert derive(values | got) == got, "computing it again changes nothing"
    assert totals(values | got).values() == {key: got[key] for key in ("receivable", "received", "owed")}


def test_what_has_not_come_back_has_its_share_of_the_price():
    lines = [{"name": "滤芯", "serial": "", "quantity": 3, "amount": 10000}]
    assert left(lines, [])["滤芯", ""].worth(1) == 3333
    rest = left(lines, [{"name": "滤芯", "serial": "", "quantity": 1, "amount": 3333}])["滤芯", ""]
    assert (rest.quantity, rest.amount, rest.worth(2)) == (2, 6667, 6667)
