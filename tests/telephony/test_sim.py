"""Does the simulated box behave as eight telephones would?"""

import threading
from datetime import UTC, datetime

import pytest

from app.core.clock import SetClock
from app.telephony.decoders.simulator import SimulatorDecoder
from app.telephony.protocol import CallState, Direction, Reason, Sign
from app.telephony.sim import Caller, Simulator
from app.telephony.trouble import PortTrouble

WANG = Caller("13800138000", "王小明")


class Box:
    """A simulator whose time is moved by hand, read through its port and decoder."""

    def __init__(self, **options):
        self.clock = SetClock(datetime(2026, 11, 21, tzinfo=UTC))
        self.sim = Simulator(clock=self.clock, **options)
        self.port = self.sim.open()
        self.decoder = SimulatorDecoder()

    def hear(self, after_s=0.0):
        self.clock.advance(after_s)
        return self.decoder.feed(self.port.read(0))

    def signs(self, after_s=0.0):
        return [(event.line, event.sign) for event in self.hear(after_s)]


@pytest.fixture
def box():
    return Box()


def test_rings_every_five_seconds_with_the_number_between_the_first_two(box):
    box.sim.ring(3, "13800138000", "王小明")
    assert box.signs() == [(3, Sign.RING)]
    (caller,) = box.hear(1.5)
    assert (caller.sign, caller.number, caller.name) == (Sign.CALLER, "13800138000", "王小明")
    assert box.signs(3) == []
    assert box.signs(0.5) == [(3, Sign.RING)]


def test_the_number_may_come_at_once():
    box = Box(number_after_s=0)
    box.sim.ring(1, "5551234")
    assert box.signs() == [(1, Sign.RING), (1, Sign.CALLER)]


def test_a_withheld_number_gives_its_reason(box):
    box.sim.ring(1, reason=Reason.PRIVATE)
    box.hear()
    (caller,) = box.hear(2)
    assert (caller.number, caller.reason) == ("", Reason.PRIVATE)


def test_a_line_without_caller_id_only_rings(box):
    box.sim.ring(1)
    assert [sign for _, sign in (*box.signs(), *box.signs(6))] == [Sign.RING, Sign.RING]


def test_answered_and_put_down(box):
    box.sim.ring(2, "5551234")
    box.hear(1.5)
    box.sim.answer(2)
    assert box.sim.states()[1] is CallState.TALKING
    assert box.signs(30) == [(2, Sign.OFF_HOOK)]
    box.sim.hang_up(2)
    assert box.signs() == [(2, Sign.ON_HOOK)]
    assert box.sim.states()[1] is None


def test_the_caller_gives_up(box):
    box.sim.ring(2, "5551234")
    box.hear(2)
    box.sim.hang_up(2)
    assert box.signs() == [(2, Sign.RING_END)]
    assert box.signs(60) == []


def test_a_new_call_is_not_rung_by_the_old_ones_appointments(box):
    box.sim.ring(1, "111")
    box.hear()
    box.sim.hang_up(1)
    box.sim.ring(1, "222")
    box.hear()
    assert [event.number for event in box.hear(2)] == ["222"]


def test_dialling(box):
    box.sim.dial(4, "01065521234")
    assert box.signs() == [(4, Sign.OFF_HOOK)]
    (dialled,) = box.hear(1)
    assert (dialled.sign, dialled.number, dialled.direction) == (Sign.DIALLED, "01065521234", Direction.OUT)
    box.sim.hang_up(4)
    assert box.signs() == [(4, Sign.ON_HOOK)]


@pytest.mark.parametrize("do", ["answer", "hang_up"])
def test_nothing_can_be_done_to_an_idle_line(box, do):
    getattr(box.sim, do)(1)
    assert box.signs() == []


def test_a_busy_line_is_not_rung(box):
    box.sim.dial(1, "111")
    box.hear()
    box.sim.ring(1, "222")
    assert [event.number for event in box.hear(10)] == ["111"]


def test_unplugged_and_plugged_in_again(box):
    box.sim.ring(1, "111")
    box.sim.unplug()
    with pytest.raises(PortTrouble, match="SIM is disconnected"):
        box.port.read(0)
    box.port.close()
    with pytest.raises(PortTrouble, match="SIM is not there"):
        box.sim.open()
    assert not any(box.sim.states())
    box.sim.plug_in()
    box.port = box.sim.open()
    box.sim.ring(1, "222")
    assert [event.number for event in box.hear(2)] == ["", "222"]


def test_all_eight_at_once(box):
    box.sim.all_at_once([WANG, Caller(reason=Reason.PRIVATE)])
    assert box.signs() == [(line, Sign.RING) for line in range(1, 9)]
    heard = box.hear(2)
    assert sorted(event.line for event in heard) == list(range(1, 9))
    assert {event.number for event in heard if event.line % 2} == {WANG.number}
    box.sim.quiet()
    assert sorted(box.signs(30)) == [(line, Sign.RING_END) for line in range(1, 9)]


def test_a_busy_morning_passes_in_an_instant_and_leaves_the_lines_idle():
    box = Box(speed=100)
    box.sim.busy_morning([WANG, Caller("01065521234"), Caller(reason=Reason.PRIVATE)], calls=100, minutes=30)
    heard = [event for _ in range(400) for event in box.hear(0.1)]
    signs = [event.sign for event in heard]
    assert signs.count(Sign.RING) > 80
    assert signs.count(Sign.RING_END) > 5  # some give up
    assert signs.count(Sign.DIALLED) > 5
    assert 40 < signs.count(Sign.ON_HOOK) <= signs.count(Sign.OFF_HOOK) <= 100
    assert not any(box.sim.states())


def test_a_script_can_be_ended(box):
    box.sim.busy_morning([WANG], calls=50, minutes=5)
    box.hear(60)
    box.sim.quiet()
    box.hear()
    assert box.hear(600) == []


def test_a_script_without_callers_does_nothing(box):
    box.sim.busy_morning([])
    assert box.hear(3600) == []


def test_what_a_script_would_have_done_while_unplugged_is_left_out(box):
    box.sim.busy_morning([WANG], calls=50, minutes=5)
    box.sim.unplug()
    box.clock.advance(600)
    box.port.close()
    box.sim.plug_in()
    box.port = box.sim.open()
    assert box.hear() == []


def test_whoever_watches_is_told(box):
    seen = []
    box.sim.watch(lambda: seen.append(box.sim.states()[0]))
    box.sim.ring(1)
    box.sim.answer(1)
    box.sim.hang_up(1)
    assert seen == [CallState.RINGING, CallState.TALKING, None]


def test_a_waiting_reader_hears_a_ring_at_once():
    sim = Simulator()
    port = sim.open()
    threading.Thread(target=lambda: sim.ring(5)).start()
    assert port.read(60) == b"5\tring\n"


def test_names_cannot_break_the_line(box):
    box.sim.ring(1, "111", "a\tb\nc")
    box.hear()
    assert [event.name for event in box.hear(2)] == ["a b c"]


def test_noise_is_skipped():
    decoder = SimulatorDecoder()
    assert decoder.feed(b"\xff\xfe\nx\tring\n1\tsing\n1\tcaller\t1\t\twhy\n" + b"9" * 10_000) == []
    assert [event.line for event in decoder.feed(b"\n2\tri") + decoder.feed(b"ng\n")] == [2]
