"""Rows for tests of storage."""

from datetime import UTC, datetime
from uuid import uuid4

from app.db.system import Choice
from app.features.calls.model import CallRecord
from app.telephony.protocol import CallState, Direction

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def choice(name="VIP", **values):
    return Choice(list="level", name=name, **values)


def call(**values):
    values = {"uuid": uuid4(), "line": 1, "started_at": NOON, **values}
    return CallRecord(direction=Direction.IN, state=CallState.ENDED, **values)


def add(one):
    """A job that stores one row and gives its id."""

    def job(session):
        session.add(one)
        session.flush()
        return one.id

    return job
