"""Calls as the hub tells them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from app.features.calls import log
from app.features.customers.model import Customer, CustomerPhone
from app.telephony.protocol import Call, CallState, Direction
from tests.features.customers.conftest import NUMBERS, WHO

START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def ringing(number="13800138000", at=START, **values):
    return Call(
        uuid=uuid4(), line=1, state=CallState.RINGING, direction=Direction.IN, started_at=at, number=number, **values
    )


def ended(number="13800138000", at=START, talk_s=None, ring_s=20, **values):
    """A call that is over: missed, or answered after `ring_s` and talked for `talk_s`."""
    call = replace(ringing(number, at), state=CallState.ENDED, rings=ring_s // 5, **values)
    if talk_s is None:
        return replace(call, ended_at=at + timedelta(seconds=ring_s))
    answered_at = at + timedelta(seconds=ring_s)
    return replace(
        call,
        answered=True,
        answered_at=answered_at,
        ended_at=answered_at + timedelta(seconds=talk_s),
        duration_s=talk_s,
    )


@pytest.fixture
def keep(store):
    """Keep a snapshot as this seat; return the call's uuid."""

    def save(call, who=WHO):
        store.run(lambda s: log.keep(s, call, NUMBERS, who)).result()
        return call.uuid

    return save


@pytest.fixture
def customer(store):
    """Write a customer with numbers; return its id."""

    def write(name, *phones):
        def job(session):
            rows = [CustomerPhone(number=one, key=NUMBERS.key(one), rank=rank) for rank, one in enumerate(phones)]
            session.add(made := Customer(name=name, phones=rows))
            session.flush()
            return made.id

        return store.run(job).result()

    return write
