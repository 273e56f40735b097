"""Does the desk do the right thing with every call, and lose none?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from app.features.desk.pops import Caller, Do, Doing, Mode, Move, Pops, Scene, Stage
from app.telephony.protocol import Call, CallState, Direction

START = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
IDLE = Scene(Doing.IDLE)
BROWSING = Scene(Doing.BROWSING, desk_shown=False)
TYPING = Scene(Doing.TYPING)
MING = Caller(customer_id=1, name="王小明", several=1)
KAI = Caller(customer_id=2, name="郑凯", several=1, blacklisted=True)


class Desk:
    """Pops with the settings of a seat, and the moves of the last thing that happened."""

    def __init__(self, mode: Mode = Mode.FULL, muted: bool = True) -> None:
        self.mode, self.muted = mode, muted
        self.pops = Pops(lambda: self.mode, lambda: self.muted, lambda number: number.replace("-", "")[-11:])

    def ring(self, line: int = 1, number: str | None = "13800138000", scene: Scene = IDLE, who: Caller = MING) -> Call:
        call = Call(
            uuid=uuid4(),
            line=line,
            state=CallState.RINGING,
            direction=Direction.IN,
            started_at=START,
            number=number,
        )
        self.moves = self.pops.take(call, scene)
        if number:
            self.moves += self.pops.identified(call.uuid, who, scene)
        return call

    def change(self, call: Call, scene: Scene = IDLE, **what: object) -> Call:
        call = replace(call, **what)
        self.moves = self.pops.take(call, scene)
        return call

    def answer(self, call: Call, scene: Scene = IDLE) -> Call:
        return self.change(call, scene, state=CallState.TALKING, answered=True, answered_at=START)

    def end(self, call: Call, scene: Scene = IDLE) -> Call:
        return self.change(call, scene, state=CallState.ENDED, answered=bool(call.answered))

    def did(self, do: Do) -> list[UUID | None]:
        return [move.uuid for move in self.moves if move.do is do]


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


def test_answering_takes_the_notice_away(desk):
    call = desk.ring(scene=TYPING)
    desk.answer(call, TYPING)
    assert desk.did(Do.UNTOAST) == [call.uuid]
    assert desk.pops[call.uuid].stage is Stage.TALKING


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


def test_later_takes_the_notice_but_not_the_tab(desk):
    call = desk.ring(scene=TYPING)
    assert desk.pops.later(call.uuid) == [Move(Do.UNTOAST, call.uuid)]
    assert desk.pops[call.uuid].tab


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


def test_outgoing_call_shows_its_file_but_sends_no_notice(desk):
    out = Call(
        uuid=uuid4(), line=1, state=CallState.DIALLING, direction=Direction.OUT, started_at=START, number="13800138000"
    )
    moves = desk.pops.take(out, TYPING) + desk.pops.identified(out.uuid, MING, TYPING)
    assert {move.do for move in moves} == {Do.OPEN, Do.CHANGE, Do.LOOK_UP}


def test_call_that_is_over_when_first_heard_of_and_was_answered_opens_nothing(desk):
    call = Call(uuid=uuid4(), line=1, state=CallState.ENDED, direction=Direction.IN, started_at=START, answered=True)
    assert desk.pops.take(call, IDLE) == []
