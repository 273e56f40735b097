"""Does what falls due for maintenance become repairs, each once?"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.access import Who
from app.features.dues.model import Due, DueKind, DueState
from app.features.repairs.maintenance import repairs_from_dues
from app.features.repairs.model import Repair
from app.features.sales.model import Sale
from tests.features.repairs.conftest import REPAIR

WHO = Who("李娜", "前台")


@pytest.fixture
def due(store, customer, bought, clock):
    """Maintenance of one machine each year, and a callback, both due today."""
    today = clock.now().astimezone().date()

    def add(session):
        sale_id = session.scalar(select(Sale.id).where(Sale.number == "XS1"))
        machine = {"sale_id": sale_id, "product": "制冰机 IM-50A", "serial": "SN-IN-1"}
        for sort, months in ((DueKind.MAINTENANCE, 12), (DueKind.CALLBACK, 0)):
            session.add(Due(sort=sort, customer_id=customer, due_on=today, every_months=months, **machine))

    store.run(add).result()
    return today


def make(store, clock):
    def job(session):
        dues = list(session.scalars(select(Due).order_by(Due.id)))
        return [one.id for one in repairs_from_dues(session, dues, WHO, clock.now())]

    return store.run(job).result()


def test_a_pending_repair_knows_machine_customer_and_warranty(desk, store, due, clock):
    (id_,) = make(store, clock)
    loaded = desk.load(REPAIR, id_).result()
    assert (loaded.state, loaded.number) == ("pending", "WX20261121-0001")
    assert (loaded.names["service_id"], loaded.values["fault"]) == ("定期维护", "定期维护")
    assert (loaded.values["product"], loaded.values["serial"]) == ("制冰机 IM-50A", "SN-IN-1")
    assert (loaded.values["warranty"], loaded.values["contact"]) == ("in", "周店长")


def test_it_is_made_once_and_the_next_one_follows(store, due, clock):
    assert len(make(store, clock)) == 1
    found = store.look(lambda s: {(one.sort, one.state): one.due_on for one in s.scalars(select(Due))}).result()
    assert found[DueKind.MAINTENANCE, DueState.DONE] == due
    assert found[DueKind.CALLBACK, DueState.OPEN] == due
    assert found[DueKind.MAINTENANCE, DueState.OPEN] - due > timedelta(days=360)


def test_two_at_once_get_numbers_of_their_own(store, due, clock):
    make(store, clock)
    make(store, clock)  # the following one, had it been due
    numbers = store.look(lambda s: list(s.scalars(select(Repair.number)))).result()
    assert len(set(numbers)) == len(numbers) == 2
