"""Does every kind of call through an exchange come up where it should, once, and say by whom it was answered?"""

from datetime import UTC, datetime

import pytest

from app.core.clock import SetClock
from app.telephony.calls import Tracker
from app.telephony.decoders.ami import AmiDecoder
from app.telephony.protocol import BoxConfig, CallState, Direction, Exchange, Notice, Reason
from tests.telephony.asterisk import Channel, House, packet

ALL = Exchange(internal=True)


class Seat:
    """A decoder and tracker; `hears` returns the newest call."""

    def __init__(self, *extensions, lines=1, internal=False):
        self.decoder, self.clock = AmiDecoder(), SetClock(datetime(2026, 11, 21, 9, 0, tzinfo=UTC))
        exchange = Exchange(extensions=extensions, internal=internal)
        self.decoder.set_up(BoxConfig("ami", "socket://pbx:5038", lines, exchange=exchange), "")
        self.tracker = Tracker("box", 1, 30.0, True, self.clock)
        self.told = []

    def hears(self, *data):
        for piece in data:
            for event in self.decoder.feed(piece):
                assert not isinstance(event, Notice)
                self.told += self.tracker.take(event)
            self.clock.advance(1)
        return self.told[-1] if self.told else None


@pytest.fixture
def house():
    return House()


def test_a_call_comes_up_when_the_telephone_rings_and_not_before(house):
    seat = Seat("801")
    caller, comes = house.comes_in()
    leg, rings = house.rings(caller, "801")

    assert seat.hears(comes) is None
    call = seat.hears(rings)
    assert (call.state, call.number, call.ext) == (CallState.RINGING, "13800138000", "801")
    call = seat.hears(house.answers(caller, leg))
    assert (call.state, call.answered_by, call.elsewhere) == (CallState.TALKING, "801", False)
    call = seat.hears(b"", b"", b"", leg.hangs_up(), caller.hangs_up())
    assert (call.state, call.answered, call.duration_s) == (CallState.ENDED, True, 5)
    assert len({one.uuid for one in seat.told}) == 1


def test_ring_all_comes_up_once_and_closes_where_it_was_not_answered(house):
    here, there = Seat("801"), Seat("802")
    caller, comes = house.comes_in()
    first, rings = house.rings(caller, "801")
    second, rings_too = house.rings(caller, "802")
    stream = [comes, rings, rings_too, house.answers(caller, second), first.hangs_up(26)]

    call, other = here.hears(*stream), there.hears(*stream)
    assert all(one.elsewhere for one in here.told if one.answered)  # it was never this seat's
    assert (call.pops, call.answered_by, call.elsewhere) == (1, "802", True)
    assert (other.pops, other.answered_by, other.elsewhere) == (1, "802", False)
    assert call.uuid == other.uuid  # one call in the log of the house
    end = [second.hangs_up(), caller.hangs_up()]
    assert here.hears(*end).missed is there.hears(*end).missed is False


def test_a_call_for_others_does_not_come_up(house):
    seat = Seat("801")
    caller, comes = house.comes_in()
    leg, rings = house.rings(caller, "803")

    assert seat.hears(comes, rings, house.answers(caller, leg), leg.hangs_up(), caller.hangs_up()) is None


def test_each_extension_of_the_seat_is_a_line(house):
    seat = Seat("801", "802", lines=2)
    caller, comes = house.comes_in()
    _first, rings = house.rings(caller, "801")
    second, rings_too = house.rings(caller, "802")

    assert seat.hears(comes, rings, rings_too).line == 1
    call = seat.hears(house.answers(caller, second))
    assert (call.line, call.elsewhere) == (2, False)


def test_without_extensions_calls_take_the_lines_that_are_free(house):
    seat = Seat(lines=8)
    calls = []
    for number in range(8):
        caller, comes = house.comes_in(f"1380013800{number}")
        _, rings = house.rings(caller, f"80{number}")
        calls.append(caller)
        assert seat.hears(comes, rings).line == number + 1
    assert seat.hears(calls[2].hangs_up()).state is CallState.ENDED
    caller, comes = house.comes_in("13900139000")
    assert seat.hears(comes, house.rings(caller, "810")[1]).line == 3


def test_a_caller_who_gives_up_is_missed_whatever_the_cause(house):
    seat = Seat("801")
    caller, comes = house.comes_in()
    leg, rings = house.rings(caller, "801")

    call = seat.hears(comes, rings, house.gives_up(caller, leg))
    assert call.missed
    assert call.answered is False


def test_a_call_that_finds_all_busy_is_in_the_log_of_the_house(house):
    seat = Seat()
    caller, comes = house.comes_in()
    leg = Channel(house, "PJSIP/801-00000009", caller, CallerIDNum="801")
    busy = caller.says("DialEnd", **leg.fields("Dest"), DialStatus="BUSY")

    call = seat.hears(comes, leg.says("Newchannel"), house.dials(caller, leg, "801"), busy, leg.hangs_up(17))
    assert call is None
    call = seat.hears(caller.hangs_up(17))
    assert (call.missed, call.number) == (True, "13800138000")


def test_a_queue_lifts_the_callers_channel_before_anybody_answers(house):
    seat = Seat()
    caller, comes = house.comes_in()
    joins = caller.says("QueueCallerJoin", Queue="support", Position="1")
    call = seat.hears(comes, caller.turns(6), joins)
    assert (call.state, call.answered) == (CallState.RINGING, None)

    way = Channel(house, "Local/801@agents-00000001;1", caller)
    first, rings = house.rings(caller, "801")
    call = seat.hears(way.says("Newchannel"), house.dials(caller, way, "801@agents"), rings)
    assert (call.state, call.ext, call.pops) == (CallState.RINGING, "801", 1)
    twice = caller.says("DialEnd", **first.fields("Dest"), DialStatus="ANSWER")
    call = seat.hears(first.turns(6), twice, twice, first.enters("b"), caller.enters("b"))
    assert (call.state, call.answered_by, call.pops) == (CallState.TALKING, "801", 1)


def test_who_gives_up_in_the_queue_is_missed(house):
    seat = Seat()
    caller, comes = house.comes_in()
    joins = caller.says("QueueCallerJoin", Queue="support", Position="1")

    call = seat.hears(comes, caller.turns(6), joins, caller.says("QueueCallerAbandon"), caller.hangs_up())
    assert call.missed


def test_a_blind_transfer_comes_up_at_the_next_telephone_as_the_same_call(house):
    first, second, boss = Seat("801"), Seat("802"), Seat()
    caller, comes = house.comes_in()
    leg, rings = house.rings(caller, "801")
    begin = [comes, rings, house.answers(caller, leg)]
    passes = packet(
        Event="BlindTransfer",
        Result="Success",
        TransfererChannel=leg.channel,
        TransfererLinkedid=leg.linked,
        TransfereeChannel=caller.channel,
        TransfereeLinkedid=caller.linked,
        Extension="802",
    )
    other, rings_there = house.rings(caller, "802")
    begin += [passes, leg.says("BridgeLeave", BridgeUniqueid="b1"), leg.hangs_up(), rings_there]

    assert first.hears(*begin).elsewhere
    call = second.hears(*begin)
    assert (call.state, call.number, call.ext) == (CallState.RINGING, "13800138000", "802")
    assert (boss.hears(*begin).pops, boss.told[-1].ext) == (2, "802")
    answer = house.answers(caller, other, "b2")
    assert second.hears(answer).state is CallState.TALKING
    assert boss.hears(answer).answered_by == "802"
    end = boss.hears(other.hangs_up(), caller.hangs_up())
    assert (end.answered, end.pops) == (True, 2)
    assert call.uuid == end.uuid


def test_an_attended_transfer_hands_the_call_over(house):
    first, second = Seat("801"), Seat("802")
    caller, comes = house.comes_in()
    leg, rings = house.rings(caller, "801")
    asks = Channel(house, "PJSIP/801-00000044", ChannelState=4, CallerIDNum="801", Exten="802")
    asked, rings_there = house.rings(asks, "802")
    stream = [comes, rings, house.answers(caller, leg), asks.says("Newchannel"), rings_there]
    stream += [house.answers(asks, asked, "b2")]
    assert first.hears(*stream).elsewhere is False
    assert second.hears(*stream) is None  # a talk within the house

    merged = [leg.says("BridgeLeave", BridgeUniqueid="b1"), caller.says("BridgeLeave", BridgeUniqueid="b1")]
    merged += [caller.enters("b2"), leg.hangs_up(), asks.hangs_up()]
    assert first.hears(*merged).elsewhere
    call = second.hears(*merged)
    assert (call.state, call.number, call.answered_by) == (CallState.TALKING, "13800138000", "802")


def test_internal_calls_stay_out_unless_the_user_wants_them(house):
    own, lifts = house.lifts("801", "802")
    leg, rings = house.rings(own, "802")
    stream = [lifts, rings, house.answers(own, leg), leg.hangs_up(), own.hangs_up()]

    assert Seat("802").hears(*stream) is None
    call = Seat("802", internal=True).hears(*stream)
    assert (call.direction, call.number, call.answered) == (Direction.INTERNAL, "801", True)
    assert Seat("801", internal=True).hears(*stream).number == "802"


def test_a_call_to_the_outside_shows_the_number_without_the_digit_for_a_line(house):
    seat = Seat("801")
    own, lifts = house.lifts("801", "013700137000")
    trunk, dials = house.trunk(own, "13700137000")

    call = seat.hears(lifts, dials)
    assert (call.state, call.direction, call.number) == (CallState.DIALLING, Direction.OUT, "13700137000")
    call = seat.hears(house.answers(own, trunk))
    assert (call.state, call.elsewhere) == (CallState.TALKING, False)
    call = seat.hears(own.hangs_up(), trunk.hangs_up())
    assert (call.number, call.answered, call.state) == ("13700137000", True, CallState.ENDED)


def test_a_short_number_outside_is_told_from_an_extension_by_the_trunk(house):
    seat = Seat()
    own, lifts = house.lifts("801", "10086")
    assert seat.hears(lifts) is None
    call = seat.hears(house.trunk(own, "10086")[1])
    assert (call.direction, call.number) == (Direction.OUT, "10086")


def test_a_short_number_from_the_trunk_comes_in(house):
    caller, comes = house.comes_in("10086")
    call = Seat().hears(comes, house.rings(caller, "801")[1])
    assert (call.direction, call.number) == (Direction.IN, "10086")


def test_dialling_by_the_program_does_not_come_up_as_a_call(house):
    seat = Seat("801")
    own = Channel(house, "PJSIP/801-0000003e", CallerIDNum="801")
    rings = own.turns(5, ConnectedLineNum="801")
    assert seat.hears(own.says("Newchannel"), rings, own.turns(6)) is None
    made = packet(Event="OriginateResponse", Response="Success", Uniqueid=own.uid, Exten="013200132000")
    _trunk, dials = house.trunk(own, "13200132000")
    call = seat.hears(made, dials)
    assert (call.direction, call.number, call.line) == (Direction.OUT, "13200132000", 1)


def test_freepbx_ways_and_named_telephones(house):
    seat = Seat("1986")
    caller, comes = house.comes_in("01065551234", channel="SIP/mytrunk-00000001", Context="from-trunk-sip-mytrunk")
    one = Channel(house, "Local/1986@from-queue-00000007;1", caller, Exten="1986")
    two = Channel(house, "Local/1986@from-queue-00000007;2", caller, Exten="1986")
    phone, rings = house.rings(two, "1986", dial="1986/sip:1986@10.0.0.1:5060", Context="from-internal")
    call = seat.hears(comes, one.says("Newchannel"), two.says("Newchannel"), rings)
    assert (call.number, call.ext, call.line) == ("01065551234", "1986", 1)
    stream = two.says("DialEnd", **phone.fields("Dest"), DialStatus="ANSWER") + phone.enters("b1") + two.enters("b1")
    call = seat.hears(stream, caller.enters("b2") + one.enters("b2"))
    assert (call.state, call.answered_by) == (CallState.TALKING, "1986")


def test_a_telephone_with_a_name_and_a_trunk_with_digits(house):
    caller, comes = house.comes_in("13800138000", channel="SIP/02089991234-00000001", Context="default")
    leg, rings = house.rings(caller, "801", channel="SIP/front-desk-00000002", dial="front-desk", Context="default")
    call = Seat().hears(comes, rings, house.answers(caller, leg))
    assert (call.direction, call.answered_by) == (Direction.IN, "801")


def test_the_number_of_an_analog_line_comes_late(house):
    seat = Seat()
    caller, comes = house.comes_in("", channel="DAHDI/1-1", ChannelState=9, Context="from-pstn")
    _leg, rings = house.rings(caller, "801")
    call = seat.hears(comes, rings)
    assert (call.direction, call.number, call.state) == (Direction.IN, None, CallState.RINGING)

    caller.facts |= {"CallerIDNum": "01065551234", "CallerIDName": "王小明"}
    later = seat.hears(caller.says("NewCallerid"))
    assert (later.uuid, later.number, later.name, later.pops) == (call.uuid, "01065551234", "王小明", 1)


def test_a_channel_that_says_later_that_it_calls(house):
    caller, comes = house.comes_in(channel="SIP/carrier-0001", ChannelState=0)
    call = Seat().hears(comes, caller.turns(4), house.rings(caller, "801")[1])
    assert call.direction is Direction.IN


@pytest.mark.parametrize(
    ("number", "shown", "reason"),
    [
        ("anonymous", None, Reason.PRIVATE),
        ("Restricted", None, Reason.PRIVATE),
        ("<unknown>", None, Reason.NO_CID),
        ("+8613800138000", "+8613800138000", None),
    ],
)
def test_numbers_and_reasons(house, number, shown, reason):
    caller, comes = house.comes_in(number)
    leg, rings = house.rings(caller, "801")
    call = Seat().hears(comes, rings, house.gives_up(caller, leg))
    assert (call.number, call.reason) == (shown, reason)


def test_a_call_passed_on_to_a_mobile_is_answered_there(house):
    caller, comes = house.comes_in()
    mobile, dials = house.trunk(caller, "13600136000")
    call = Seat().hears(comes, dials, house.answers(caller, mobile))
    assert (call.direction, call.number, call.answered_by) == (Direction.IN, "13800138000", "13600136000")


def test_what_is_going_on_is_known_after_reconnecting(house):
    seat = Seat("801", "802", lines=2)
    caller, _ = house.comes_in()
    leg, _ = house.rings(caller, "802")
    house.answers(caller, leg)
    own, _ = house.lifts("801", "013700137000")
    trunk, _ = house.trunk(own, "13700137000")
    shown = [(caller, {"BridgeId": "b", "Duration": "00:02:05"}), (leg, {"BridgeId": "b", "Duration": "00:02:00"})]
    shown += [(trunk, {"Duration": "00:00:03"})]
    shown += [(own, {"Application": "Dial", "ApplicationData": "PJSIP/13700137000@carrier,20"})]
    mine = {"ActionID": "ringfile-state"}
    lines = [packet(Event="CoreShowChannel", **mine, **one.fields(), **more) for one, more in shown]

    seat.hears(*lines)
    assert seat.told == []
    seat.hears(packet(Event="CoreShowChannelsComplete", **mine))
    talk, out = seat.told
    assert (talk.state, talk.number, talk.answered_by, talk.line) == (CallState.TALKING, "13800138000", "802", 2)
    assert (seat.clock.now() - talk.started_at).total_seconds() > 120
    assert (out.state, out.direction, out.number) == (CallState.DIALLING, Direction.OUT, "13700137000")
    assert seat.hears(leg.hangs_up(), caller.hangs_up()).duration_s > 100


def test_a_list_somebody_else_asked_for_is_no_call(house):
    caller, _ = house.comes_in()
    line = packet(Event="CoreShowChannel", ActionID="78", **caller.fields())
    assert Seat().hears(line, packet(Event="CoreShowChannelsComplete", ActionID="78")) is None


def test_floods_cost_no_memory(house):
    seat = Seat()
    for count in range(3000):
        caller, comes = house.comes_in(f"138{count:08}")
        seat.hears(comes, house.rings(caller, "801")[1])
    caller, comes = house.comes_in()
    for count in range(300):
        seat.hears(house.rings(caller, f"{count}")[1])
    for count in range(300):
        seat.decoder.feed(f"Key{count}: {'x' * 500}\r\n".encode())

    decoder = seat.decoder
    assert len(decoder._calls) <= 300
    assert len(decoder._legs) <= 1000
    assert len(decoder._over) <= 512
    assert seat.tracker._named.count <= 400
    assert len(decoder._lines._packet) <= 96
