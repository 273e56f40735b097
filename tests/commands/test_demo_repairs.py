"""Are the repairs of the invented shop what the program itself would have written?"""

from datetime import datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.engine import open_engine
from app.features.repairs.model import Repair, RepairPart, RepairState
from app.features.repairs.states import DONE
from app.records.numbers import next_number
from main import main

NOW = datetime.fromisoformat("2026-11-20T16:30:00+08:00")


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shop")
    assert main(["demo-data", "--until", NOW.isoformat(), "--data", str(folder), "--customers", "300"]) == 0
    return f"sqlite:///{folder / 'ringfile.db'}"


@pytest.fixture
def session(url):
    engine = open_engine(url)
    with Session(engine) as session:
        yield session
    engine.dispose()


def test_about_one_for_each_customer_most_of_them_approved_some_open(session):
    states = dict(session.execute(select(Repair.state, func.count()).group_by(Repair.state)).all())
    assert 200 < sum(states.values()) < 450
    assert states[RepairState.APPROVED] > 0.8 * sum(states.values())
    assert states[RepairState.PENDING]
    assert states[RepairState.DISPATCHED]
    assert states[RepairState.FINISHED]


def test_numbers_are_their_own_and_counted_on(session):
    numbers = session.scalars(select(Repair.number)).all()
    assert len(set(numbers)) == len(numbers)
    day = session.scalar(select(Repair.created_at).order_by(Repair.created_at.desc()).limit(1)).astimezone().date()
    assert next_number(session, "WX", day) not in numbers


def test_fees_add_up_and_what_is_done_has_its_stamps(session):
    parts = dict(session.execute(select(RepairPart.repair_id, func.sum(RepairPart.amount)).group_by("repair_id")).all())
    assert parts
    for one in session.scalars(select(Repair)):
        assert one.parts_fee == parts.get(one.id, 0)
        assert one.total == one.parts_fee + one.travel_fee + one.service_fee
        assert (one.finished_at is not None) == bool(one.result) == (one.state in DONE)
        assert (one.approved_at is not None) == (one.state == RepairState.APPROVED)
        assert one.state != RepairState.DISPATCHED or (one.dispatched_at and one.technician_id)
        moments = [one.created_at, one.dispatched_at, one.finished_at, one.approved_at]
        assert all(moment <= NOW for moment in moments if moment)
