"""Are slips that were not printed still there at the next start?"""

from dataclasses import replace

from app.features.printing.jobs import State
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
