"""Does the call log say whose call it was, find it, and tick it off?"""

from datetime import timedelta
from uuid import uuid4

import pytest

from app.core.access import Who
from app.core.phone import Numbers
from app.features.calls.model import CallRecord
from app.features.calls.spec import CALL
from app.features.customers.spec import customer_type
from app.records.desk import Desk
from app.records.listing import Query
from app.telephony.protocol import CallState, Direction

NUMBERS = Numbers("CN", "010")
CUSTOMER = customer_type(lambda: NUMBERS)


@pytest.fixture
def desk(store, clock):
    return Desk(store, Who("李娜", "前台"), clock, (CALL, CUSTOMER))


@pytest.fixture
def call(store, clock):
    def make(number, minutes_ago=0, **more):
        values = {"direction": Direction.IN, "state": CallState.ENDED, "line": 1, "answered": True, **more}

        def add(session):
            one = CallRecord(
                uuid=uuid4(),
                number=number,
                key=NUMBERS.key(number),
                started_at=clock.now() - timedelta(minutes=minutes_ago),
                **values,
            )
            session.add(one)
            session.flush()
            return one.id

        return store.run(add).result()

    return make


def customer(desk, name, *numbers):
    phones = tuple({"number": one, "kind": None, "note": "共用"} for one in numbers)
    return desk.save(CUSTOMER, None, 0, {"name": name, "phones": phones}).result().id


def shown(desk, query=None, column="customer"):
    at = [one.key for one in CALL.columns].index(column)
    return [row.cells[at] for row in desk.page(CALL, query or Query()).result().rows]


def test_a_call_belongs_to_whoever_has_its_number_also_afterwards(desk, call):
    call("13800138000", 5)
    assert shown(desk) == [""]
    customer(desk, "王小明", "138 0013 8000")
    assert shown(desk) == ["王小明"]


def test_a_call_given_to_somebody_by_hand_stays_theirs(desk, call, store):
    first, second = customer(desk, "王小明", "13800138000"), customer(desk, "王大明", "13800138000")
    call("13800138000", 5, customer_id=first)
    call("13800138000", 3, customer_id=second)
    assert shown(desk) == ["王大明", "王小明"]


def test_unknown_ones_show_the_boxs_name_and_withheld_ones_nothing(desk, call):
    call("", 2)
    call("01065521234", 1, name="WANG")
    customer(desk, "没有号码的客户")
    assert shown(desk) == ["WANG", ""]


def test_looks_and_chips(desk, call):
    call("13800138000", 4)
    missed = call("13800138001", 3, answered=False)
    call("13800138002", 2, direction=Direction.OUT)
    call("13800138003", 60 * 48, answered=False)
    assert shown(desk, column="way") == ["out", "missed", "in", "missed"]
    assert len(shown(desk, Query(filters=("missed",)))) == 2
    assert len(shown(desk, Query(filters=("missed", "today")))) == 1
    assert shown(desk, Query(filters=("out",)), "way") == ["out"]
    assert desk.counts(CALL).result()["unhandled"] == 2
    handle = next(one for one in CALL.actions if one.name == "handle")
    desk.act(CALL, handle, [missed]).result()
    assert desk.counts(CALL).result()["unhandled"] == 1
    back = next(one for one in CALL.actions if one.name == "unhandle")
    desk.act(CALL, back, [missed]).result()
    assert desk.counts(CALL).result()["unhandled"] == 2


def test_found_by_number_and_by_customer(desk, call):
    customer(desk, "海底捞望京店", "01065521234")
    call("01065521234", 2)
    call("13800138000", 1)
    assert shown(desk, Query(text="1380013"), "number") == ["13800138000"]
    assert shown(desk, Query(text="6552"), "number") == ["01065521234"]
    assert shown(desk, Query(text="hdl"), "number") == ["01065521234"]
    assert shown(desk, Query(text="zzz"), "number") == []


def test_a_note_is_added_and_what_the_program_wrote_stays(desk, call):
    id_ = call("13800138000")
    loaded = desk.load(CALL, id_).result()
    desk.save(CALL, id_, loaded.version, {"note": "问保养价", "outcome": "solved"}).result()
    values = desk.load(CALL, id_).result().values
    assert (values["note"], str(values["outcome"]), values["number"]) == ("问保养价", "solved", "13800138000")
