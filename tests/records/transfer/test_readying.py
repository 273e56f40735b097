"""Do rows lie ready in their order, whoever works out what they need, and also when that process is ended?"""

import io
import os
import signal

import pytest

from app.features.customers.sheets import _ready
from app.records.transfer.codec import value_of
from app.records.transfer.readying import Readying

PORTION, MANY = 1000, 6000


def rows(start):
    """A portion of checked rows, as a sheet of customers gives them."""
    phone = {"number": "138 0013 8000", "key": "13800138000", "note": ""}
    return [(at, {"name": f"重庆火锅店{at}", "phones": ({**phone},)}) for at in range(start, start + PORTION)]


def put_all(count, between=lambda _readying: None):
    file = io.StringIO()
    with Readying(file, _ready, count) as readying:
        for start in range(0, MANY, PORTION):
            readying.put(rows(start))
            between(readying)
        readying.finish()
    return [in_order(value_of(line)) for line in file.getvalue().splitlines()]


def in_order(row):
    """What a customer is found by is a set of pieces; every interpreter has its own order for them."""
    number, values = row
    *texts, pieces = values.get("_search", [""])
    return number, {**values, "_search": [*texts, sorted(pieces.split())]}


@pytest.fixture(scope="module")
def alone():
    """What this process makes of the rows itself."""
    return put_all(1)


def test_another_process_makes_the_same(alone, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert [number for number, _ in alone] == list(range(MANY))
    assert "chongqinghuoguodian7" in alone[7][1]["_search"][2]
    helped = []
    assert put_all(MANY, lambda one: helped.append(one._helper)) == alone
    assert all(helped)


def test_a_process_that_is_ended_loses_nothing(alone, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    helped = []

    def end(readying):
        if not helped:
            helped.append(readying._helper.process.pid)
            os.kill(helped[0], signal.SIGKILL)

    assert put_all(MANY, end) == alone
    assert helped


@pytest.mark.parametrize(("cores", "count"), [(1, MANY), (2, 100)], ids=["one core", "few rows"])
def test_where_it_is_not_worth_it_no_process_is_started(alone, monkeypatch, cores, count):
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    helped = []
    assert put_all(count, lambda one: helped.append(one._helper)) == alone
    assert helped == [None] * (MANY // PORTION)
