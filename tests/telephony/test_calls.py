"""Does the tracker make the right calls of a box's events, lose none and end each exactly once?"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import SetClock
from app.telephony.calls import Tracker
from app.telephony.protocol import CallState, Direction, LineEvent, Reason, Sign

START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class Line:
    """A box with a tracker and a clock, and what it told."""

    def __init__(self, cadence_s=7.5, knows_hook=False, first_line=1):
        self.clock = SetClock(START)
        self.tracker = Tracker("/dev/ttyACM0", first_line, cadence_s, knows_hook, self.clock)
        self.told = []

    def say(self, sign, line=1, **rest):
        self.told += (now := self.tracker.take(LineEvent(sign, line, **rest)))
        return now

    def wait(self, seconds):
        self.clock.advance(seconds)
        self.told += (now := self.tracker.pass_time())
        return now

    @property
    def ended(self):
        return [call for call in self.told if call.state is CallState.ENDED]


@pytest.fixture
def modem():
    return Line()


@pytest.fixture
def hook():
    return Line(knows_hook=True)


def test_ring_makes_a_call_at_once_and_the_number_updates_it(modem):
    (first,) = modem.say(Sign.RING)
    modem.clock.advance(3)
    (second,) = modem.say(Sign.CALLER, number="01065551234")

    assert first.state is CallState.RINGING
    assert first.number is None
    assert second.uuid == first.uuid
    assert second.number == "01065551234"
    assert second.started_at == START


def test_ringing_is_over_one_cadence_after_the_last_ring(modem):
    modem.say(Sign.RING)
    modem.wait(6)
    modem.say(Sign.RING)

    assert modem.tracker.due() == pytest.approx(13.5)
    assert modem.wait(7.4) == []
    (over,) = modem.wait(0.2)
    assert over.state is CallState.ENDED
    assert over.missed
    assert over.answered is None
    assert over.ended_at == START + timedelta(seconds=13.5)
    assert modem.tracker.due() is None


def test_a_number_whose_ring_never_comes_ends_by_itself(modem):
    modem.say(Sign.CALLER, number="01065551234")
    modem.wait(60)

    assert [(call.number, call.rings) for call in modem.ended] == [("01065551234", 0)]


def test_a_ring_without_number_gets_a_reason_only_when_it_is_over(modem):
    (ringing,) = modem.say(Sign.RING)
    modem.wait(10)

    assert ringing.reason is None
    assert modem.ended[0].reason is Reason.NO_CID


def test_a_real_number_takes_the_place_of_a_reason(modem):
    modem.say(Sign.CALLER, reason=Reason.OUT_OF_AREA)
    (call,) = modem.say(Sign.CALLER, number="01065551234")

    assert (call.number, call.reason) == ("01065551234", None)


def test_answering_and_hanging_up_gives_the_talk_time(hook):
    hook.say(Sign.RING)
    hook.wait(4)
    (talking,) = hook.say(Sign.OFF_HOOK)
    hook.wait(600)
    (over,) = hook.say(Sign.ON_HOOK)

    assert (talking.state, talking.answered, talking.answered_at) == (
        CallState.TALKING,
        True,
        START + timedelta(seconds=4),
    )
    assert (over.answered, over.duration_s, over.missed) == (True, 600, False)


def test_a_box_with_a_hook_knows_a_missed_call(hook):
    hook.say(Sign.RING)
    (over,) = hook.say(Sign.RING_END)

    assert (over.answered, over.missed, over.duration_s) == (False, True, None)


def test_outgoing_call_begins_when_the_receiver_was_lifted(hook):
    hook.say(Sign.OFF_HOOK)
    hook.wait(5)
    (dialling,) = hook.say(Sign.DIALLED, direction=Direction.OUT, number="13800138000")
    hook.wait(60)
    (over,) = hook.say(Sign.ON_HOOK)

    assert (dialling.state, dialling.direction, dialling.started_at) == (CallState.DIALLING, Direction.OUT, START)
    assert (over.number, over.duration_s, over.missed) == ("13800138000", 65, False)


def test_lifting_and_putting_down_is_no_call(hook):
    hook.say(Sign.OFF_HOOK)
    hook.wait(5)
    hook.say(Sign.ON_HOOK)

    assert hook.told == []


def test_keys_pressed_in_a_talk_are_no_outgoing_call(hook):
    hook.say(Sign.RING)
    hook.say(Sign.OFF_HOOK)

    assert hook.say(Sign.DIALLED, direction=Direction.OUT, number="1") == []


def test_a_second_number_in_a_talk_is_a_second_call(hook):
    hook.say(Sign.RING)
    hook.say(Sign.CALLER, number="01065551234")
    hook.say(Sign.OFF_HOOK)
    hook.wait(30)
    (waiting,) = hook.say(Sign.CALLER, number="13812345678")
    over = hook.say(Sign.ON_HOOK)

    assert waiting.state is CallState.RINGING
    assert {(call.number, call.answered) for call in over} == {("01065551234", True), ("13812345678", False)}


def test_a_lost_box_ends_its_calls_and_loses_nothing_it_told(hook):
    hook.say(Sign.RING)
    hook.say(Sign.CALLER, number="01065551234", name="LI NA")
    hook.say(Sign.RING, line=2)
    hook.say(Sign.OFF_HOOK, line=2)

    first, second = hook.tracker.lost()
    assert (first.lost, first.number, first.name, first.answered) == (True, "01065551234", "LI NA", None)
    assert (second.lost, second.answered, second.duration_s) == (True, True, None)
    assert hook.tracker.due() is None
    (again,) = hook.say(Sign.RING)
    assert again.uuid != first.uuid


def test_lines_of_a_second_box_are_numbered_through():
    box = Line(first_line=5)
    (call,) = box.say(Sign.RING, line=2)

    assert call.line == 6


def test_one_ring_that_a_recording_box_never_recorded_is_marked():
    box = Line(cadence_s=60, knows_hook=True)
    box.say(Sign.RING, opens=True, closes=True)
    box.wait(600)

    assert [call.unsure for call in box.ended] == [True]


def test_a_call_waiting_for_its_record_does_not_wait_for_ever():
    box = Line(cadence_s=60, knows_hook=True)
    box.say(Sign.CALLER, number="01065551234", opens=True, closes=True)
    for _ in range(200):
        box.wait(60)

    assert len(box.ended) == 1


def test_a_record_that_comes_after_its_call_was_given_up_makes_no_second_call():
    box = Line(cadence_s=60, knows_hook=True)
    box.say(Sign.CALLER, number="01065551234", opens=True, closes=True)
    box.wait(3 * 3600)
    box.say(Sign.ENDED, number="01065551234", duration_s=10000, opens=True)

    assert len(box.ended) == 1


def test_a_talk_of_which_the_end_was_not_heard_is_over_with_the_next_ring(hook):
    hook.say(Sign.RING)
    hook.say(Sign.OFF_HOOK)
    hook.wait(300)
    over, ringing = hook.say(Sign.RING)

    assert over.state is CallState.ENDED
    assert ringing.state is CallState.RINGING


NUMBERS = st.sampled_from(["", "01065551234", "13812345678"])
EVENTS = st.builds(
    LineEvent,
    st.sampled_from(Sign),
    st.integers(-1, 120).filter(lambda line: line < 4 or line > 98),
    st.sampled_from(Direction),
    NUMBERS,
    st.sampled_from(["", "LI NA"]),
    st.sampled_from([None, *Reason]),
    st.integers(0, 5),
    st.sampled_from([None, 0, 60]),
    st.sampled_from([None, True, False]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
STORY = st.lists(st.tuples(EVENTS, st.sampled_from([0, 0.04, 1, 3, 6, 9, 70, 8000])), max_size=25)


@given(story=STORY, knows_hook=st.booleans(), lost=st.booleans())
def test_whatever_a_box_says_each_call_begins_and_ends_once(story, knows_hook, lost):
    box = Line(knows_hook=knows_hook)
    for event, pause in story:
        box.told += box.tracker.take(event)
        box.wait(pause)
        assert len(box.tracker._board.live) < 60
    box.told += box.tracker.lost() if lost else []
    while (due := box.tracker.due()) is not None:
        box.wait(max(0, due - box.clock.monotonic()) + 0.001)

    assert len({call.uuid for call in box.told}) == len(box.ended)
    over = set()
    for call in box.told:
        assert call.uuid not in over, "told again after it was over"
        if call.state is CallState.ENDED:
            over.add(call.uuid)
            assert call.started_at <= call.ended_at
            assert call.number is None or call.reason is None
            assert call.duration_s is None or call.duration_s >= 0


@given(story=STORY)
def test_no_number_and_no_ring_is_lost(story):
    box = Line()
    for event, pause in story:
        valid = 1 <= event.line <= 99
        live = [call for call in box.tracker.take(event) if valid and event.sign is Sign.CALLER and event.number]
        if valid and event.sign is Sign.CALLER and event.number:
            assert live, "a number came and no call says so"
        box.wait(pause)
