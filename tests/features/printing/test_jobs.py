"""Are slips printed, counted, and kept where a printer fails?"""

from dataclasses import replace
from threading import Event

from app.core.options import PRINTING_DISPATCHES
from app.db.system import SlipPrint, Trace
from app.features.printing.jobs import State
from app.features.printing.seat import Setup
from app.features.printing.view.pages import Pages
from app.features.repairs.model import RepairState
from app.printing.pdf import render
from tests.features.printing.conftest import DISPATCH, FONTS, RECEIPT, REPAIR, SALE, job_of


def state_of(desk, id_):
    return desk.load(REPAIR, id_).result().state


def words_of(pdf):
    return Pages(pdf).document.getAllText(0).text()


def test_printing_a_dispatch_slip_dispatches_the_repair_and_is_written_down(queue, ended, repair, desk, store):
    id_ = repair()
    queue.add(job_of([id_], copies=3))
    assert ended.wait().state is State.DONE
    assert state_of(desk, id_) == RepairState.DISPATCHED
    (printed,) = store.look(lambda s: s.query(SlipPrint).all()).result()
    assert (printed.record_id, printed.who, printed.seat) == (id_, "李娜", "前台 1 号席")
    assert (printed.form, printed.purpose, printed.copies) == (DISPATCH.name, "dispatch", 3)
    deeds = store.look(lambda s: [one.deed for one in s.query(Trace).filter_by(kind="repair")]).result()
    assert deeds == ["made", "printed", "dispatch"]


def test_not_where_the_shop_does_not_want_it(queue, ended, repair, desk, settings):
    settings.put(PRINTING_DISPATCHES, False)
    id_ = repair()
    queue.add(job_of([id_]))
    assert ended.wait().state is State.DONE
    assert state_of(desk, id_) == RepairState.PENDING


def test_without_a_technician_it_is_printed_all_the_same_and_said_so(queue, ended, repair):
    queue.add(job_of([repair(technician_id=None), repair()]))
    done = ended.wait()
    assert done.state is State.DONE
    assert "Dispatch" in str(done.reason)
    assert "1 of them" in str(done.reason)


def values(maker, ids, form=DISPATCH, kind=REPAIR):
    return maker._store.look(lambda s: maker._slips.values(s, kind, form, ids)).result()


def test_a_second_print_says_that_it_is_a_copy(queue, ended, repair, maker):
    id_ = repair()
    assert values(maker, [id_])[0]["print.again"] == 0
    for times in (1, 2):
        queue.add(job_of([id_]))
        ended.wait()
        assert values(maker, [id_])[0]["print.again"] == times
    other = replace(DISPATCH, purpose="settlement")
    assert values(maker, [id_], other)[0]["print.again"] == 0


def test_what_is_printed_again_from_the_queue_says_that_it_is_a_copy(queue, tray, ended, repair):
    job = queue.add(job_of([repair()]))
    ended.wait()
    queue.again(job.id, job.setup)
    assert ended.wait().state is State.DONE
    first, second = (words_of(pdf) for pdf, _ in tray.printed)
    assert "补打" not in first
    assert "补打 1" in second


def test_what_failed_is_not_made_anew_and_is_no_copy(queue, tray, ended, repair):
    tray.has_paper = False
    job = queue.add(job_of([repair()]))
    ended.wait()
    made = queue.pdf(job.id)
    queue.again(job.id, Setup(printer="other"))
    ended.wait()
    assert [pdf for pdf, _ in tray.printed] == [made]


def test_a_printer_that_fails_keeps_nothing_else_up(queue, tray, ended, repair, desk):
    id_ = repair()
    tray.has_paper = False
    job = queue.add(job_of([id_]))
    failed = ended.wait()
    assert (failed.state, str(failed.reason)) == (State.FAILED, "There is no paper.")
    assert state_of(desk, id_) == RepairState.PENDING
    assert [one.id for one in queue.jobs] == [job.id]
    desk.save(REPAIR, id_, 1, {"note": "saved meanwhile"}).result()
    queue.again(job.id, Setup(printer="other"))
    assert ended.wait().state is State.DONE
    assert state_of(desk, id_) == RepairState.DISPATCHED
    queue.drop(job.id)
    assert queue.jobs == ()


def test_saving_does_not_wait_for_the_printer(queue, tray, ended, repair, desk):
    tray.gate = Event()
    id_ = repair()
    queue.add(job_of([id_]))
    assert desk.save(REPAIR, id_, 1, {"note": "while it prints"}).result().version == 2
    tray.gate.set()
    assert ended.wait().state is State.DONE


def test_a_thousand_slips_tell_how_far_they_are_and_can_be_stopped(queue, tray, ended, repair):
    ids = [repair()] * 300
    job = queue.add(job_of(ids))
    stopping = queue.stop
    ended.take = lambda one, take=ended.take: (take(one), stopping(one.id) if one.done == 40 else None)
    queue._told = ended.take
    last = ended.wait()
    assert (last.state, tray.printed) == (State.STOPPED, [])
    assert max(one.done for one in ended.jobs) < 300
    queue._told = lambda one: None
    assert job.id in {one.id for one in queue.jobs}


def test_a_record_that_is_gone_is_said_so(queue, ended):
    queue.add(job_of([4711]))
    failed = ended.wait()
    assert failed.state is State.FAILED
    assert "no longer there" in str(failed.reason)


def test_a_sale_is_printed_with_its_lines_and_amounts(queue, tray, ended, sale, maker):
    id_ = sale(payments=({"amount": 100000},))
    queue.add(job_of([id_], SALE, RECEIPT))
    assert ended.wait().state is State.DONE
    assert tray.printed[0][0].startswith(b"%PDF-")
    given = values(maker, [id_], RECEIPT, SALE)[0]
    assert given["company.name"] == "北京安平家电"
    assert given["customer_id.phone"] == "13800138000"
    assert [str(one["name"]) for one in given["lines"]] == ["变频冰箱"]
    assert render(RECEIPT, given, FONTS).missing == ()
