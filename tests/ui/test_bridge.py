"""Do results reach the GUI thread in order, and do errors reach somebody?"""

import threading
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import isValid

from app.core.errors import DatabaseUnavailable, Fault, Refused
from app.core.i18n import Text
from app.ui.bridge import Bridge


@pytest.fixture
def bridge(qapp):
    one = Bridge()
    yield one
    one.deleteLater()


@pytest.fixture
def pool():
    with ThreadPoolExecutor(4) as one:
        yield one


def test_a_result_arrives_on_the_gui_thread(bridge, pool, qtbot):
    got = []
    bridge.then(pool.submit(lambda: 7), lambda value: got.append((value, threading.current_thread())), bridge)
    qtbot.waitUntil(lambda: got == [(7, threading.main_thread())])


def test_whoever_asked_is_let_go_on_the_gui_thread_at_once(bridge, pool, qtbot):
    """Not by whichever thread looks for garbage next: the worker still holds the future then."""
    ended, go, holds = [], threading.Event(), Future()

    class Owner:
        """Belongs to a window."""

        def __del__(self):
            ended.append(threading.current_thread())

    def job():
        assert go.wait(60)
        return holds

    def ask():
        one, window = Owner(), QObject(bridge)
        future = pool.submit(job)
        bridge.then(future, lambda _, one=one: None, window)
        return future

    future = ask()
    go.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread()]
    assert future.result() is holds


def test_what_is_posted_keeps_its_order(bridge, pool, qtbot):
    got = []
    pool.submit(lambda: [bridge.post(lambda n=n: got.append(n)) for n in range(500)])
    qtbot.waitUntil(lambda: len(got) == 500)
    assert got == list(range(500))


def test_an_expected_error_goes_to_who_asked(bridge, qtbot):
    future, errors = Future(), []
    bridge.then(future, lambda _: errors.append("no"), bridge, failed=errors.append)
    err = Refused(Text("x", "No."))
    future.set_exception(err)
    qtbot.waitUntil(lambda: errors == [err])


def test_an_expected_error_nobody_asked_for_is_told(bridge, qtbot):
    future = Future()
    bridge.then(future, lambda _: None, bridge)
    err = DatabaseUnavailable(Text("x", "Away."))
    with qtbot.waitSignal(bridge.failed) as failed:
        future.set_exception(err)
    assert failed.args == [err]


def test_a_deleted_owner_gets_nothing_but_the_error_is_told(bridge, qtbot):
    owner, got = QObject(), []
    good, bad = Future(), Future()
    bridge.then(good, got.append, owner)
    bridge.then(bad, got.append, owner, failed=got.append)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    good.set_result(1)
    with qtbot.waitSignal(bridge.failed):
        bad.set_exception(Refused(Text("x", "No.")))
    assert got == []


def test_a_bug_reaches_the_excepthook(bridge, qtbot):
    future = Future()
    bridge.then(future, lambda _: None, bridge)
    with qtbot.captureExceptions() as caught:
        future.set_exception(ZeroDivisionError("bug"))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_whoever_waits_is_told_of_a_bug_before_it_is_reported(bridge, qtbot):
    future, told = Future(), []
    bridge.then(future, lambda _: told.append("no"), bridge, failed=told.append)
    with qtbot.captureExceptions() as caught:
        future.set_exception(ZeroDivisionError("bug"))
        qtbot.waitUntil(lambda: bool(caught))
    assert [type(one) for one in told] == [Fault]


def test_work_broken_off_by_itself_is_forgotten_too(bridge, qtbot):
    future, got = Future(), []
    bridge.then(future, got.append, bridge, failed=got.append)
    future.set_exception(CancelledError())
    bridge.post(lambda: got.append("after"))
    qtbot.waitUntil(lambda: got == ["after"])


def test_a_cancelled_job_is_forgotten(bridge, qtbot):
    future, got = Future(), []
    bridge.then(future, got.append, bridge)
    future.cancel()
    bridge.post(lambda: got.append("after"))
    qtbot.waitUntil(lambda: got == ["after"])


def test_after_the_end_a_worker_may_still_answer(qapp, pool):
    bridge = Bridge()
    bridge.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    called = []
    pool.submit(bridge.post, lambda: called.append(True)).result()
    QCoreApplication.processEvents()
    assert (isValid(bridge), called) == (False, []), "nobody is left to be told, and nothing breaks"
