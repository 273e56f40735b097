"""Does a call come up where the operator wants it, and replace none?"""

from dataclasses import replace
from uuid import uuid4

import pytest

from app.features.desk.pops import Caller, Do, Mode, Move, Stage
from app.telephony.protocol import Call, CallState, Direction
from tests.features.desk.dry_desk import BROWSING, IDLE, KAI, MING, START, TYPING, Desk

RINGS = Call(uuid=uuid4(), line=3, state=CallState.RINGING, direction=Direction.IN, started_at=START, number="138")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_idle_operator_gets_the_call_in_front(desk):
    call = desk.ring()
    assert desk.did(Do.OPEN) == [call.uuid]
    assert desk.did(Do.FRONT) == [call.uuid]
    assert desk.did(Do.TOAST) == []
    assert desk.pops.front == call.uuid


def test_browsing_operator_gets_the_call_in_front(desk):
    call = desk.ring(scene=BROWSING)
    assert desk.did(Do.FRONT) == [call.uuid]


def test_typing_operator_gets_a_notice_and_keeps_what_is_in_front(desk):
    call = desk.ring(scene=TYPING)
    assert desk.did(Do.OPEN) == [call.uuid]
    assert desk.did(Do.TOAST) == desk.did(Do.FLASH) == [call.uuid]
    assert desk.did(Do.FRONT) == []
    assert desk.pops.front is None


def test_second_call_never_replaces_the_first(desk):
    first = desk.ring(1)
    second = desk.ring(2, "01065521234", who=Caller())
    assert desk.pops.front == first.uuid
    assert desk.did(Do.TOAST) == [second.uuid]
    assert [pop.call.uuid for pop in desk.pops.all] == [first.uuid, second.uuid]


def test_call_comes_to_the_front_of_another_page_though_one_is_open_on_the_desk(desk):
    desk.ring(1)
    second = desk.ring(2, "01065521234", scene=BROWSING)
    assert desk.did(Do.FRONT) == [second.uuid]


def test_eight_lines_at_once_are_eight_waiting_calls(desk):
    calls = [desk.ring(line, f"1380013800{line}") for line in range(1, 9)]
    assert desk.pops.ringing == 8
    assert desk.pops.front == calls[0].uuid
    assert all(pop.tab for pop in desk.pops.all)


def test_same_number_on_two_lines_is_two_calls(desk):
    first, second = desk.ring(1), desk.ring(2)
    assert first.uuid != second.uuid
    assert desk.pops.ringing == 2


def test_answering_takes_the_notice_away(desk):
    call = desk.ring(scene=TYPING)
    desk.answer(call, TYPING)
    assert desk.did(Do.UNTOAST) == [call.uuid]
    assert desk.pops[call.uuid].stage is Stage.TALKING


def test_a_notice_that_came_while_somebody_talked_goes_with_the_call(desk):
    call = desk.answer(desk.ring(number=None, scene=TYPING), TYPING)
    call = desk.change(call, TYPING, number="13800138000")
    desk.moves = desk.pops.identified(call.uuid, MING, TYPING)
    assert desk.did(Do.TOAST) == [call.uuid]
    desk.end(call, TYPING)
    assert desk.did(Do.UNTOAST) == [call.uuid]


def test_answered_call_waits_for_wrap_up_after_the_receiver_is_down(desk):
    call = desk.answer(desk.ring())
    desk.end(call)
    assert desk.pops[call.uuid].stage is Stage.OVER
    assert desk.did(Do.CLOSE) == []


def test_number_arriving_late_updates_the_same_tab(desk):
    call = desk.ring(number=None)
    assert desk.did(Do.FRONT) == [call.uuid]
    desk.change(call, number="13800138000", rings=1)
    assert desk.did(Do.LOOK_UP) == [call.uuid]
    assert desk.did(Do.OPEN) == desk.did(Do.FRONT) == []
    desk.moves = desk.pops.identified(call.uuid, MING, IDLE)
    assert desk.did(Do.CHANGE) == [call.uuid]
    assert len(desk.pops.all) == 1


def test_call_without_a_number_comes_to_the_front_at_its_first_ring(desk):
    call = desk.ring(number=None)
    assert desk.did(Do.FRONT) == [call.uuid]
    assert desk.did(Do.LOOK_UP) == []


def test_database_that_cannot_answer_holds_no_call_back(desk):
    call = desk.ring(who=Caller())
    assert desk.did(Do.FRONT) == [call.uuid]


def test_unchanged_snapshot_moves_nothing(desk):
    call = desk.ring()
    assert desk.pops.take(call, IDLE) == []


def test_blacklisted_caller_opens_quietly_behind(desk):
    call = desk.ring(who=KAI)
    assert desk.did(Do.OPEN) == [call.uuid]
    assert desk.did(Do.FRONT) == desk.did(Do.TOAST) == desk.did(Do.FLASH) == []
    assert desk.pops.front is None


def test_blacklisted_caller_whose_number_came_late_steps_back(desk):
    call = desk.ring(number=None)
    desk.change(call, number="13910772046")
    desk.moves = desk.pops.identified(call.uuid, KAI, IDLE)
    assert desk.did(Do.REST) == [None]
    assert desk.pops.front is None


def test_blacklisted_caller_that_was_chosen_meanwhile_stays(desk):
    call = desk.ring(number=None)
    desk.change(call, number="13910772046")
    desk.pops.choose(call.uuid)
    desk.moves = desk.pops.identified(call.uuid, KAI, IDLE)
    assert desk.did(Do.REST) == []
    assert desk.pops.front == call.uuid


def test_blacklisted_caller_comes_to_the_front_where_the_seat_wants_it():
    desk = Desk(muted=False)
    call = desk.ring(who=KAI)
    assert desk.did(Do.FRONT) == [call.uuid]


def test_muted_caller_does_not_follow_a_missed_call(desk):
    first = desk.ring(1)
    desk.ring(2, "13910772046", who=KAI)
    desk.end(first)
    assert desk.did(Do.FRONT) == []


def test_notice_only():
    desk = Desk(Mode.TOAST)
    call = desk.ring()
    assert desk.did(Do.OPEN) == desk.did(Do.TOAST) == [call.uuid]
    assert desk.did(Do.FRONT) == []


def test_pops_switched_off_still_know_the_call():
    desk = Desk(Mode.OFF)
    call = desk.ring(line=3)
    assert desk.did(Do.OPEN) == desk.did(Do.FRONT) == desk.did(Do.TOAST) == []
    moves = desk.pops.choose_line(3)
    assert Move(Do.OPEN, call.uuid) in moves
    assert Move(Do.FRONT, call.uuid) in moves


def test_line_key_takes_the_ringing_call_before_the_talk_on_hold(desk):
    talk = desk.answer(desk.ring(1))
    waiting = desk.ring(1, "13800000009")
    assert desk.pops.ringing == 1
    assert Move(Do.FRONT, waiting.uuid) in desk.pops.choose_line(1)
    assert Move(Do.FRONT, talk.uuid) in desk.pops.choose_line(1)
    assert Move(Do.FRONT, waiting.uuid) in desk.pops.choose_line(1)


def test_line_key_of_an_idle_line_does_nothing(desk):
    assert desk.pops.choose_line(5) == []


def test_outgoing_call_shows_its_file_but_sends_no_notice(desk):
    out = Call(
        uuid=uuid4(), line=1, state=CallState.DIALLING, direction=Direction.OUT, started_at=START, number="13800138000"
    )
    moves = desk.pops.take(out, TYPING) + desk.pops.identified(out.uuid, MING, TYPING)
    assert {move.do for move in moves} == {Do.OPEN, Do.CHANGE, Do.LOOK_UP}


def test_call_that_is_over_when_first_heard_of_and_was_answered_opens_nothing(desk):
    call = Call(uuid=uuid4(), line=1, state=CallState.ENDED, direction=Direction.IN, started_at=START, answered=True)
    assert desk.pops.take(call, IDLE) == []


def test_a_call_of_a_line_that_is_not_shown_is_looked_up_when_it_is(desk):
    call = RINGS
    assert [move.do for move in desk.pops.take(call, IDLE, quiet=True)] == [Do.CHANGE]
    call = replace(call, number="13910772046", rings=2)
    assert [move.do for move in desk.pops.take(call, IDLE)] == [Do.CHANGE], "the number came late"
    assert [move.do for move in desk.pops.ring_here(call.uuid, IDLE)][:3] == [Do.OPEN, Do.CHANGE, Do.LOOK_UP]
    assert desk.pops.ring_here(call.uuid, IDLE) == []


def test_a_call_of_a_line_that_is_not_shown_is_looked_up_when_it_is_chosen(desk):
    call = RINGS
    desk.pops.take(call, IDLE, quiet=True)
    assert Move(Do.LOOK_UP, call.uuid) in desk.pops.choose_line(call.line)
    assert Move(Do.LOOK_UP, call.uuid) not in desk.pops.choose(call.uuid)
