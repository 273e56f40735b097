"""Are slips that were not printed still there at the next start?"""

import json
from dataclasses import replace

from app.core.errors import Refused
from app.core.i18n import Text
from app.features.printing.jobs import Job, Ready, State
from app.features.printing.left import keep_left, take_left
from app.features.printing.seat import Setup
from tests.features.printing.conftest import DISPATCH, KINDS, REPAIR, SeatValues, job_of


def test_what_failed_or_waited_comes_back_once():
    memory = SeatValues()
    job = replace(job_of([3, 4], printer="EPSON", copies=2, dx=1.5), id=7, title="WX1")
    states = (State.FAILED, State.DONE, State.WAITING, State.STOPPED)
    keep_left(memory, [replace(job, title=state.name, state=state) for state in states])
    found = take_left(memory, KINDS.__getitem__)
    assert [one.title for one in found] == ["WAITING", "FAILED"]
    for one in found:
        assert (one.kind, one.ids, one.form, one.state) == (REPAIR, (3, 4), DISPATCH, State.FAILED)
        assert one.setup == Setup(printer="EPSON", copies=2, dx=1.5)
        assert "left before" in str(one.reason)
    assert take_left(memory, KINDS.__getitem__) == ()


ROWS = [{"c0": "张建国", "c1": "12"}, {"c0": "刘强", "c1": "9"}]
STATISTIC = {"title": "师傅完成的维修", "about0": "期间: 2026-11", "picture": b"\x89PNG...", "rows": ROWS, "totals": []}


def statistic(values=lambda: STATISTIC):
    ready = Ready(key="statistic.technician", title="师傅", forms=(DISPATCH,), values=values, table="repair")
    return Job(title="师傅", kind=None, ready=ready, form=DISPATCH, setup=Setup(copies=3), state=State.WAITING)


def test_a_statistic_comes_back_as_it_was_counted():
    memory = SeatValues()
    keep_left(memory, [statistic(), replace(job_of([3]), state=State.FAILED)])
    memory["paper.left"] = json.loads(json.dumps(memory["paper.left"]))
    slip, found = take_left(memory, KINDS.__getitem__)
    assert (slip.ids, slip.ready) == ((3,), None)
    assert (found.kind, found.form, found.setup, found.title) == (None, DISPATCH, Setup(copies=3), "师傅")
    assert (found.ready.key, found.ready.table, found.ready.forms) == ("statistic.technician", "repair", (DISPATCH,))
    assert found.ready.values() == STATISTIC


def test_a_statistic_that_cannot_be_had_any_more_holds_nothing_up():
    def gone():
        raise Refused(Text("statistics", "Gone."))

    memory = SeatValues()
    keep_left(memory, [statistic(gone), statistic()])
    (good,) = memory["paper.left"]
    strange = [{**good, "ready": one} for one in ({}, {"key": "x", "values": {"a": 7}}, {"values": {"a": {"b": 1}}}, 5)]
    memory["paper.left"] = [*strange, {**good, "ready": {"key": "x", "values": {"a": {"picture": "?"}}}}, good]
    assert [one.ready.values() for one in take_left(memory, KINDS.__getitem__)] == [STATISTIC]


def test_what_cannot_be_read_is_left_out():
    memory = SeatValues()
    keep_left(memory, [replace(job_of([1]), state=State.FAILED)])
    (good,) = memory["paper.left"]
    strange = [good | {"kind": "spaceship"}, good | {"form": "{}"}, good | {"ids": None}, "text", good | {"setup": 7}]
    memory["paper.left"] = strange
    assert [one.setup for one in take_left(memory, KINDS.__getitem__)] == [Setup()]
    memory["paper.left"] = "damaged"
    assert take_left(memory, KINDS.__getitem__) == ()


def test_nothing_is_written_where_nothing_is_left():
    memory = SeatValues()
    keep_left(memory, [replace(job_of([1]), state=State.DONE)])
    assert memory == {}


def test_a_job_put_by_waits_for_the_user(queue, ended, repair):
    queue.put_by(replace(job_of([repair()]), state=State.FAILED))
    (job,) = queue.jobs
    assert job.state is State.FAILED
    queue.again(job.id, job.setup)
    assert ended.wait().state is State.DONE
