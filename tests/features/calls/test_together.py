"""Are calls that come in the same moment saved in one transaction, each told its own end?"""

from concurrent.futures import CancelledError, Future

import pytest

from app.core.errors import DatabaseUnavailable
from app.core.i18n import Text
from app.features.calls.together import Together


class Writer:
    """A writing thread that works when it is told to."""

    def __init__(self):
        self.jobs = []

    def run(self, job):
        self.jobs.append((job, Future()))
        return self.jobs[-1][1]

    def work(self):
        """Do the oldest job."""
        job, future = self.jobs.pop(0)
        try:
            future.set_result(job(None))
        except Exception as err:
            future.set_exception(err)


def name(_session, call):
    if call == "bad":
        raise ZeroDivisionError
    return f"id of {call}"


@pytest.fixture
def writer():
    return Writer()


@pytest.fixture
def together(writer):
    return Together(name, writer.run)


def test_what_comes_before_the_job_begins_goes_along_in_its_order(writer, together):
    first, second = together.save("a"), together.save("b")
    assert len(writer.jobs) == 1
    writer.work()
    assert (first.result(), second.result()) == ("id of a", "id of b")
    third = together.save("c")
    writer.work()
    assert third.result() == "id of c"


def test_a_job_done_again_does_the_same(writer, together):
    first = together.save("a")
    job, future = writer.jobs.pop()
    job(None)
    later = together.save("b")
    future.set_result(job(None))
    assert first.result() == "id of a"
    writer.work()
    assert later.result() == "id of b"


def test_what_the_database_does_not_take_now_waits_all_together(writer, together):
    first, second = together.save("a"), together.save("b")
    writer.jobs.pop()[1].set_exception(DatabaseUnavailable(Text("x", "full")))
    for one in (first, second):
        with pytest.raises(DatabaseUnavailable):
            one.result()
    third = together.save("c")
    writer.work()
    assert third.result() == "id of c"


def test_one_that_cannot_be_saved_takes_no_other_along(writer, together):
    bad, good = together.save("bad"), together.save("b")
    writer.work()
    writer.work()
    writer.work()
    assert isinstance(bad.exception(), ZeroDivisionError)
    assert good.result() == "id of b"


def test_closed_all_are_cancelled(writer, together):
    first, second = together.save("a"), together.save("b")
    writer.jobs.pop()[1].cancel()
    for one in (first, second):
        with pytest.raises(CancelledError):
            one.result()
