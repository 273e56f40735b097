"""Who gets figures, and is one that takes too long broken off?"""

import threading

import pytest
from sqlalchemy import text

from app.core.access import Right, Who
from app.core.errors import NotAllowed
from app.features.statistics.catalogue import STATISTICS
from app.features.statistics.reports import Statistics, _Stop
from app.features.statistics.table import Asked
from app.records.transfer.running import Stopped
from tests.features.statistics.shop import YEAR

SLOW = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(600)",
}


def test_without_the_right_nobody_gets_a_figure(store):
    who = Who("李娜", "前台", frozenset({str(Right.SALE), str(Right.APPROVE)}))
    for one in STATISTICS:
        report = Statistics(store, lambda: who).ask(Asked(one, YEAR, (one.groupings[0].key,)))
        with pytest.raises(NotAllowed):
            report.future.result()


def test_with_the_right_and_nothing_recorded_every_statistic_is_empty(store):
    who = Who("李娜", "前台", frozenset({str(Right.STATISTICS)}))
    for one in STATISTICS:
        report = Statistics(store, lambda: who).ask(Asked(one, YEAR, (one.groupings[0].key, one.groupings[-1].key)))
        assert report.future.result().is_empty, one.key


def test_what_is_stopped_leaves_the_connection_in_order(store):
    stop, begun = _Stop(), threading.Event()

    def job(session):
        with stop.holding(session):
            begun.set()
            session.execute(text(SLOW[store.engine.dialect.name]))

    future = store.report(job)
    begun.wait()
    while not future.done():
        stop.now()  # the order has no effect between two questions: it is given again
        threading.Event().wait(0.02)
    assert isinstance(future.exception(), Stopped)
    assert store.report(lambda s: s.scalar(text("SELECT 1"))).result() == 1


def test_what_was_stopped_before_it_began_is_not_counted(store):
    who = Who("李娜", "前台")
    asked = Asked(STATISTICS[0], YEAR, (STATISTICS[0].groupings[0].key,))
    hold = threading.Event()
    before = store.report(lambda _: hold.wait())
    report = Statistics(store, lambda: who).ask(asked)
    report.stop()
    hold.set()
    before.result()
    with pytest.raises(Stopped):
        report.future.result()
