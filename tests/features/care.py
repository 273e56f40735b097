"""What do tests of complaints and callbacks share? A customer with a sale and a repair, as other seats left them."""

from datetime import UTC, datetime, timedelta

from app.core.access import Who
from app.features.customers.model import Customer, CustomerPhone
from app.features.repairs.model import Repair, RepairState
from app.features.sales.model import Sale, SaleLine, SaleState

NA, WANG = Who("李娜", "前台", id=1), Who("王芳", "前台", id=2)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def customer(session, name="王小明", *numbers):
    """A customer with these numbers; the id is returned."""
    phones = [CustomerPhone(number=one, key=one, rank=rank) for rank, one in enumerate(numbers)]
    return added(session, Customer(name=name, phones=phones))


def sale(session, customer_id, days_ago=20, number="XS20261101-0001", state=SaleState.DONE):
    """A sale of an ice maker so many days ago."""
    day = NOW.date() - timedelta(days=days_ago)
    line = SaleLine(name="制冰机 IM-50A", price=0, discount=0, amount=0)
    money = {"receivable": 0, "received": 0, "owed": 0}
    one = Sale(number=number, customer_id=customer_id, sold_on=day, state=state, lines=[line], **money)
    return added(session, one)


def repair(session, customer_id, days_ago=10, number="WX20261110-0003", state=RepairState.FINISHED):
    """A repair finished so many days ago."""
    at = NOW - timedelta(days=days_ago)
    one = Repair(
        number=number,
        customer_id=customer_id,
        fault="冰箱不制冷",
        state=state,
        created_at=at,
        finished_at=at if state is not RepairState.PENDING else None,
        **dict.fromkeys(("parts_fee", "travel_fee", "service_fee", "total"), 0),
    )
    return added(session, one)


def added(session, one):
    """The id of what is added."""
    session.add(one)
    session.flush()
    return one.id
