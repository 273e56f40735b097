"""Does the simulated box know the shop's customers?"""

from app.features.customers.model import Customer, CustomerPhone
from app.features.lines.callers import KnownCaller, known_callers


def test_customers_who_called_last_and_blacklisted_ones(store, clock):
    now = clock.now()
    shop = [
        Customer(name="王小明", last_call_at=now, phones=[CustomerPhone(number="138-0013-8000", key="13800138000")]),
        Customer(
            name="郑凯",
            last_call_at=now,
            blacklisted_at=now,
            phones=[CustomerPhone(number="+86 139 1077 2046", key="13910772046")],
        ),
        Customer(name="无号", last_call_at=now),
        Customer(name="从未来电", phones=[CustomerPhone(number="1", key="1")]),
        Customer(name="已停用", last_call_at=now, retired_at=now, phones=[CustomerPhone(number="2", key="2")]),
    ]
    store.run(lambda session: session.add_all(shop)).result()
    assert store.look(known_callers).result() == [
        KnownCaller("王小明", "13800138000", False),
        KnownCaller("郑凯", "+8613910772046", True),
    ]
