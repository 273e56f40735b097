"""What becomes of calls that were missed, put away or answered elsewhere?"""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from app.features.desk.pops import Do, Move, Stage
from app.telephony.protocol import Call, CallState, Direction
from tests.features.desk.dry_desk import IDLE, MING, START, TYPING, Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_missed_call_in_front_gives_way_to_the_longest_waiting(desk):
    first = desk.ring(1)
    second, _third = desk.ring(2, "13800000002"), desk.ring(3, "13800000003")
    desk.end(first)
    assert desk.pops[first.uuid].stage is Stage.MISSED
    assert desk.did(Do.FRONT) == [second.uuid]


def test_missed_call_the_operator_chose_stays_in_front(desk):
    first, _second = desk.ring(1), desk.ring(2, "13800000002")
    desk.pops.choose(first.uuid)
    desk.end(first)
    assert desk.did(Do.FRONT) == []
    assert desk.pops.front == first.uuid


def test_missed_call_does_not_give_way_while_somebody_types(desk):
    first, _second = desk.ring(1), desk.ring(2, "13800000002")
    desk.end(first, TYPING)
    assert desk.did(Do.FRONT) == []


def test_missed_call_stays_until_handled(desk):
    call = desk.ring()
    desk.end(call)
    desk.ring(2, "13800000002")
    assert call.uuid in desk.pops
    assert desk.pops.to_return == 1
    moves = desk.pops.put_away(call.uuid, IDLE)
    assert Move(Do.HANDLE, call.uuid) in moves
    assert Move(Do.CLOSE, call.uuid) in moves
    assert call.uuid not in desk.pops


def test_talk_put_away_stays_reachable_and_goes_with_the_hang_up(desk):
    call = desk.answer(desk.ring(line=4))
    moves = desk.pops.put_away(call.uuid, IDLE)
    assert Move(Do.CLOSE, call.uuid) in moves
    assert desk.pops.on_line(4)
    assert Move(Do.OPEN, call.uuid) in desk.pops.choose_line(4)
    desk.pops.put_away(call.uuid, IDLE)
    desk.end(call)
    assert desk.did(Do.HANDLE) == [call.uuid]
    assert not desk.pops.on_line(4)


def test_ringing_call_put_away_comes_back_when_nobody_answered(desk):
    call = desk.ring()
    moves = desk.pops.put_away(call.uuid, IDLE)
    assert Move(Do.HANDLE, call.uuid) not in moves
    desk.end(call)
    assert desk.did(Do.OPEN) == [call.uuid]
    assert desk.pops.to_return == 1


def test_speaking_to_a_caller_settles_the_calls_missed_before(desk):
    missed = desk.ring(1)
    desk.end(missed)
    again = desk.answer(desk.ring(2))
    desk.end(again)
    moves = desk.pops.put_away(again.uuid, IDLE)
    assert {move.uuid for move in moves if move.do is Do.HANDLE} == {missed.uuid, again.uuid}
    assert desk.pops.all == ()


def test_calling_back_settles_the_missed_call(desk):
    missed = desk.ring(1)
    desk.end(missed)
    out = Call(
        uuid=uuid4(),
        line=2,
        state=CallState.DIALLING,
        direction=Direction.OUT,
        started_at=START + timedelta(minutes=5),
        number="138-0013-8000",
    )
    desk.pops.take(out, IDLE)
    desk.pops.identified(out.uuid, MING, IDLE)
    desk.end(out)
    moves = desk.pops.put_away(out.uuid, IDLE)
    assert Move(Do.HANDLE, missed.uuid) in moves


def test_other_numbers_stay_missed(desk):
    missed = desk.ring(1, "13800000007")
    desk.end(missed)
    again = desk.answer(desk.ring(2))
    desk.pops.put_away(again.uuid, IDLE)
    assert missed.uuid in desk.pops


def test_withheld_calls_do_not_settle_each_other(desk):
    missed = desk.ring(1, None)
    desk.end(missed)
    other = desk.answer(desk.ring(2, None))
    desk.end(other)
    desk.pops.put_away(other.uuid, IDLE)
    assert missed.uuid in desk.pops


def test_next_waiting_caller_follows_when_one_is_put_away(desk):
    first = desk.answer(desk.ring(1))
    second = desk.ring(2, "13800000002")
    moves = desk.pops.put_away(first.uuid, IDLE)
    assert Move(Do.FRONT, second.uuid) in moves


def test_answered_elsewhere_keeps_the_tab_and_says_by_whom(desk):
    call = desk.ring(scene=TYPING)
    moves = desk.pops.elsewhere(call.uuid, "李娜", TYPING)
    assert Move(Do.UNTOAST, call.uuid) in moves
    assert Move(Do.CLOSE, call.uuid) not in moves
    assert desk.pops[call.uuid].stage is Stage.ELSEWHERE
    assert desk.pops[call.uuid].by == "李娜"


def test_a_call_passed_on_between_others_stays_on_its_line_until_it_is_over(desk):
    call = desk.answer(desk.ring(scene=TYPING))
    desk.pops.elsewhere(call.uuid, "李娜", TYPING)
    desk.pops.elsewhere(call.uuid, "陈静", TYPING)
    assert desk.pops[call.uuid].by == "陈静"
    desk.end(call)
    assert call.uuid not in desk.pops


def test_an_exchange_says_that_another_telephone_answered(desk):
    call = desk.change(desk.ring(), state=CallState.TALKING, answered=True, ext="802", elsewhere=True)
    assert desk.pops[call.uuid].stage is Stage.ELSEWHERE
    assert desk.pops[call.uuid].by == "802"
    assert desk.pops.ringing == 0
    desk.pops.front = call.uuid  # somebody looks at it
    assert desk.pops[desk.end(call).uuid].stage is Stage.ELSEWHERE


def test_a_call_put_through_to_this_seat_again_comes_up_again(desk):
    call = desk.change(desk.ring(), state=CallState.TALKING, answered=True, ext="802", elsewhere=True)
    desk.pops.put_away(call.uuid, IDLE)
    desk.change(call, state=CallState.RINGING, ext="801", elsewhere=False)
    assert desk.pops[call.uuid].stage is Stage.RINGING
    assert desk.did(Do.OPEN) == [call.uuid]


def test_a_call_answered_elsewhere_before_it_was_heard_of_does_not_come_up(desk):
    call = replace(desk.ring(), uuid=uuid4(), state=CallState.TALKING, answered=True, elsewhere=True)
    assert desk.pops.take(call, IDLE) == []


def test_ticked_by_a_colleague_goes_but_not_from_under_the_eyes(desk):
    seen, unseen = desk.ring(1), desk.ring(2, "13800000002")
    desk.end(seen, TYPING)
    desk.end(unseen, TYPING)
    assert Move(Do.CLOSE, unseen.uuid) in desk.pops.handled(unseen.uuid, IDLE, "李娜")
    assert desk.pops.handled(seen.uuid, IDLE, "李娜") == [Move(Do.CHANGE, seen.uuid)]
    assert desk.pops[seen.uuid].settled


def test_ticked_here_goes(desk):
    call = desk.ring()
    desk.end(call)
    assert Move(Do.CLOSE, call.uuid) in desk.pops.handled(call.uuid, IDLE)


def test_ringing_call_cannot_be_ticked_off(desk):
    call = desk.ring()
    assert desk.pops.handled(call.uuid, IDLE) == []
    assert call.uuid in desk.pops


def test_unfinished_calls_return_after_a_restart(desk):
    call = Call(
        uuid=uuid4(),
        line=2,
        state=CallState.ENDED,
        direction=Direction.IN,
        started_at=START,
        number="13800138000",
        answered=False,
    )
    moves = desk.pops.recovered([call])
    assert [move.do for move in moves] == [Do.OPEN, Do.CHANGE, Do.LOOK_UP]
    assert desk.pops.to_return == 1
    assert desk.pops.front is None
    assert desk.pops.recovered([call]) == []
