"""Is every call in the log as it was, once, and can nothing be lost between ring and handled?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.core.access import Who
from app.features.calls import log
from app.features.calls.model import CallRecord, Outcome
from app.features.customers.lookup import card_of
from app.telephony.protocol import CallState, Direction, Reason
from tests.features.calls.conftest import START, ended, ringing
from tests.features.customers.conftest import NUMBERS, WHO

OTHER = Who("王芳", "二号席")


def lines(store):
    return store.look(lambda s: log.latest(s, 50)).result()


def to_return(store):
    return store.look(lambda s: log.waiting(s, 50)).result()


def handled(store, *uuids):
    store.run(lambda s: log.handle(s, uuids, WHO)).result()


def test_a_call_that_was_over_before_somebody_took_it_is_theirs_all_the_same(store, keep):
    call = ended(talk_s=60)
    keep(call, replace(OTHER, name=""))  # it did not ring at the seat with the box
    store.run(lambda s: log.take(s, call, NUMBERS, WHO)).result()
    column = select(CallRecord.operator, CallRecord.taken_by, CallRecord.handled_by)
    assert tuple(store.look(lambda s: s.execute(column).one()).result()) == (WHO.name,) * 3
    store.run(lambda s: log.take(s, call, NUMBERS, OTHER, over=True)).result()
    assert tuple(store.look(lambda s: s.execute(column).one()).result()) == (OTHER.name, OTHER.name, WHO.name)


def test_a_call_is_one_row_whatever_is_told_of_it(store, keep):
    call = ringing(number=None)
    with_number = replace(call, number="010-65521234", rings=2)
    talking = replace(with_number, state=CallState.TALKING, answered=True, answered_at=START + timedelta(seconds=9))
    over = replace(talking, state=CallState.ENDED, ended_at=START + timedelta(seconds=99), duration_s=90)
    for snapshot in (call, with_number, with_number, talking, over, over):
        keep(snapshot)
    (line,) = lines(store)
    assert (line.number, line.key, line.ring_s, line.duration_s) == ("010-65521234", "1065521234", 9, 90)
    assert (line.state, line.answered, line.handled_by) == (CallState.ENDED, True, WHO.name)


def test_what_has_ended_stays_ended(store, keep):
    over = ended()
    keep(over)
    keep(replace(over, state=CallState.RINGING, ended_at=None, rings=1))
    assert lines(store)[0].state is CallState.ENDED
    keep(replace(over, duration_s=33, answered=True))  # the box's own record comes after
    assert lines(store)[0].duration_s == 33


def test_what_a_person_wrote_stays_when_the_line_tells_more(store, keep, customer):
    call = ringing()
    keep(call)
    id_ = customer("王小明", "13900000000")
    store.run(
        lambda s: log.annotate(
            s, call.uuid, note="漏水", intention="", outcome=Outcome.BOOKED, next_on=date(2026, 11, 24), who=WHO
        )
    ).result()
    store.run(lambda s: log.link(s, call.uuid, id_)).result()
    keep(replace(call, state=CallState.ENDED, ended_at=START + timedelta(seconds=20)), OTHER)
    (line,) = lines(store)
    assert (line.note, line.outcome, line.customer_id, line.name) == ("漏水", Outcome.BOOKED, id_, "王小明")
    assert line.handled_by == WHO.name


def test_what_two_seats_note_about_one_call_both_stays(store, keep):
    call = ringing()
    keep(call)

    def note(words, before="", **more):
        empty = {"intention": "", "outcome": None, "next_on": None}
        store.run(lambda s: log.annotate(s, call.uuid, note=words, who=WHO, before=before, **(empty | more))).result()
        (line,) = lines(store)
        return line

    assert note("要报价", outcome=Outcome.CALL_BACK, next_on=date(2026, 11, 24)).note == "要报价"
    line = note("报了 1200 一台")  # at a seat that had not read the other one's
    assert line.note == "要报价\n报了 1200 一台"
    assert line.outcome is Outcome.CALL_BACK, "nor is it taken back by whoever chose nothing"
    assert note("报了 1200 一台").note == line.note, "nothing is said twice"
    changed = note("报了 1100 一台", before=line.note, outcome=Outcome.SOLVED)
    assert (changed.note, changed.outcome) == ("报了 1100 一台", Outcome.SOLVED), "what was read may be changed"


def test_a_garbled_number_is_shown_but_nobodys(store, keep, customer):
    customer("王小明", "13800138000")
    keep(ended(suspect=True, reason=Reason.BAD_CHECKSUM))
    (line,) = lines(store)
    assert (line.number, line.key, line.customer_id, line.suspect) == ("13800138000", "", None, True)


def test_no_report_is_too_long_or_too_odd_for_the_log(store, keep):
    keep(ended("1" * 99, name="\x00名\ud800" + "长" * 200, box="/dev/" + "x" * 200))
    keep(replace(ended(), line=2**40, rings=2**40, duration_s=2**40))
    first, second = sorted(lines(store), key=lambda one: one.line)
    assert first.number == "1" * 40
    assert first.name == "名" + "长" * 79
    assert second.number == "13800138000"


def test_whose_call_it_is(store, keep, customer):
    known, linked, unknown = keep(ended()), keep(ended("13700000000")), keep(ended("13600000000", name="ACME"))
    owner, other = customer("王小明", "13800138000"), customer("李四", "13500000000")
    store.run(lambda s: log.link(s, linked, other)).result()
    by = {one.uuid: one for one in lines(store)}
    assert (by[known].customer_id, by[known].name) == (owner, "王小明")
    assert (by[linked].customer_id, by[linked].name) == (other, "李四")
    assert (by[unknown].customer_id, by[unknown].name) == (None, "ACME")
    store.run(lambda s: log.link(s, linked, None)).result()
    assert {one.uuid: one.customer_id for one in lines(store)}[linked] is None


def test_the_customer_knows_the_last_call_and_keeps_their_version(store, keep, customer):
    id_ = customer("王小明", "13800138000")
    before = store.look(lambda s: card_of(s, id_)).result()
    keep(ended(at=START + timedelta(hours=1)))
    keep(ended(at=START))
    after = store.look(lambda s: card_of(s, id_)).result()
    assert after.last_call_at == START + timedelta(hours=1)
    assert after.version == before.version
    assert ("customer", id_) in {one for changes in store.commits for one in changes.touched}


def test_missed_calls_wait_once_per_caller_newest_first(store, keep, customer):
    customer("王小明", "13800138000")
    keep(ended(at=START))
    keep(ended("", at=START + timedelta(minutes=1), reason=Reason.PRIVATE))
    keep(ended("", at=START + timedelta(minutes=2), reason=Reason.PRIVATE))
    newest = keep(ended(at=START + timedelta(minutes=3)))
    keep(ended("13600000000", at=START + timedelta(minutes=4), talk_s=60))
    keep(ended("13600000000", at=START + timedelta(minutes=5), direction=Direction.OUT))
    keep(ringing("13500000000"))
    found = to_return(store)
    assert [(one.name or one.number, one.tries) for one in found] == [("王小明", 2), ("", 1), ("", 1)]
    assert found[0].uuid == newest
    assert store.look(log.waiting_count).result() == 4


def test_a_tick_handles_the_earlier_tries_too_and_can_be_taken_back(store, keep):
    first, other, last = keep(ended(at=START)), keep(ended("13600000000")), keep(ended(at=START + timedelta(hours=1)))
    later = keep(ended(at=START + timedelta(hours=2)))
    handled(store, last)
    by = {one.uuid: one.handled_by for one in lines(store)}
    assert by == {first: WHO.name, last: WHO.name, other: "", later: ""}
    store.run(lambda s: log.unhandle(s, [first])).result()
    assert len(to_return(store)) == 2
    store.run(lambda s: log.handle_all(s, WHO)).result()
    assert to_return(store) == []


def test_who_is_spoken_with_needs_no_call_back(store, keep):
    keep(ended(at=START))
    keep(ended(at=START + timedelta(hours=1), talk_s=30))
    assert to_return(store) == []


@pytest.mark.parametrize(
    ("outcome", "waits"), [(Outcome.SOLVED, 0), (Outcome.NOTHING, 0), (Outcome.CALL_BACK, 1), (None, 1)]
)
def test_an_outcome_handles_the_call_unless_it_is_a_promise(store, keep, customer, outcome, waits):
    id_ = customer("王小明", "13800138000")
    uuid = keep(ended())
    store.run(
        lambda s: log.annotate(s, uuid, note="", intention="大一号制冰机", outcome=outcome, next_on=None, who=WHO)
    ).result()
    assert len(to_return(store)) == waits
    assert store.look(lambda s: card_of(s, id_)).result().intention == "大一号制冰机"


def test_the_intention_of_a_shared_number_goes_to_nobody_until_one_is_chosen(store, keep, customer):
    one, other = customer("甲", "65521234"), customer("乙", "65521234")
    uuid = keep(ended("65521234"))
    assert store.look(lambda s: log.customer_of(s, uuid)).result() is None

    def intend(session):
        log.annotate(session, uuid, note="", intention="洗碗机", outcome=None, next_on=None, who=WHO)

    store.run(intend).result()
    store.run(lambda s: log.link(s, uuid, other)).result()
    store.run(intend).result()
    assert [store.look(lambda s, i=id_: card_of(s, i)).result().intention for id_ in (one, other)] == ["", "洗碗机"]


def test_calls_left_open_by_a_crash_are_closed_and_come_back(store, keep, monkeypatch):
    monkeypatch.setattr(log, "utc_now", lambda: START + timedelta(hours=1))
    open_, talking = ringing(), replace(ringing("13600000000"), state=CallState.TALKING, answered=True)
    keep(open_)
    keep(talking)
    keep(ringing("13500000000"), OTHER)
    keep(ended("13400000000", at=START - timedelta(days=3)))
    missed = keep(ended("13300000000", at=START - timedelta(minutes=5)))
    keep(ended("13200000000", talk_s=9))
    back = store.run(lambda s: log.recover(s, WHO.seat)).result()
    assert {one.uuid for one in back} == {open_.uuid, talking.uuid, missed}
    assert {one.uuid for one in back if one.recovered} == {open_.uuid, talking.uuid}
    states = dict(store.look(lambda s: s.execute(select(CallRecord.number, CallRecord.state)).all()).result())
    assert [number for number, state in states.items() if state is not CallState.ENDED] == ["13500000000"]
    assert len(store.run(lambda s: log.recover(s, WHO.seat)).result()) == 3


def test_figures_of_today_and_of_this_time_yesterday(store, keep, clock):
    now = clock.now()
    keep(ended(at=now - timedelta(minutes=30), talk_s=60, ring_s=10))
    keep(ended(at=now - timedelta(minutes=20), talk_s=60, ring_s=4))
    keep(ended("13600000000", at=now - timedelta(minutes=10)))
    keep(ended(at=now - timedelta(minutes=5), direction=Direction.OUT))
    keep(ringing("13700000000", at=now - timedelta(seconds=5)))  # not yet missed
    keep(ended("13500000000", at=now - timedelta(days=1, minutes=5)))
    keep(ended("13500000000", at=now - timedelta(days=1) + timedelta(minutes=5)))
    found = store.look(lambda s: log.figures(s, now)).result()
    assert (found.calls, found.answered, found.missed, found.ring_s, found.waiting) == (3, 2, 1, 7, 3)
    assert found.yesterday
    assert (found.yesterday.calls, found.yesterday.missed) == (1, 1)
    days = store.look(lambda s: log.by_day(s, now, 3)).result()
    today = now.astimezone().date()
    assert days == [(today - timedelta(days=2), 0, 0), (today - timedelta(days=1), 0, 2), (today, 2, 1)]


def test_the_log_as_plain_values_newest_first(store, keep):
    for minute in range(3):
        keep(ended(at=START + timedelta(minutes=minute)))
    rows = store.read(lambda s: list(log.newest(s, 2))).result()
    assert [one["started_at"] for one in rows] == ["2026-11-21T09:02:00+00:00", "2026-11-21T09:01:00+00:00"]
    assert (rows[0]["direction"], rows[0]["number"], rows[0]["answered"]) == ("in", "13800138000", None)


def test_the_log_says_what_the_box_calls_its_line(store, keep):
    named = ended(line_name="WC02")
    keep(named)
    keep(ended(at=START + timedelta(minutes=1)))
    keep(replace(named, rings=9))  # told once more
    rows = store.read(lambda s: list(log.newest(s, 2))).result()
    assert [one["line_name"] for one in rows] == [None, "WC02"]
