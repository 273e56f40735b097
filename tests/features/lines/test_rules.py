"""Are boxes set up, named, counted and judged rightly?"""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from app.core.errors import Invalid
from app.features.lines.diagnosis import Counters, verdict
from app.features.lines.known import SIMULATED, choices, guesses, title
from app.features.lines.setup import boxes_of, checked, country_of, kept_of, url_of
from app.features.lines.wording import AWAY, DOUBTFUL, MISSED, OPENING, OVER, WORKS, look_of, place_of, state_of
from app.telephony.decoders import DECODERS
from app.telephony.protocol import BoxConfig, BoxState, Call, CallState, Direction, Reason
from app.telephony.usb import PortInfo

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
CABLE = PortInfo("COM4", 0x1A86, 0x7523, "", "1-1", "USB-SERIAL CH340")
MODEM = PortInfo("COM6", 0x0572, 0x1329, "24680", "1-2", "USB Modem")
PLAIN = PortInfo("COM1")


def call(**changes):
    values = {
        "uuid": uuid4(),
        "line": 1,
        "state": CallState.ENDED,
        "direction": Direction.IN,
        "started_at": NOW,
        "box": "COM4",
        "rings": 2,
    }
    return Call(**(values | changes))


# ---------------------------------------------------------------- ports


@pytest.mark.parametrize(
    ("port", "said"),
    [
        (CABLE, "COM4 · CH340 USB adapter"),
        (MODEM, "COM6 · Conexant modem"),
        (PLAIN, "COM1 · built in"),
        (PortInfo("COM7", 0x1234, 1, words="USB Serial Device"), "COM7 · USB Serial Device"),
    ],
)
def test_ports_are_named_as_the_user_may_know_them(port, said):
    assert str(title(port)) == said


def test_the_likeliest_port_comes_first():
    modem = choices([PLAIN, CABLE, MODEM], DECODERS["at-modem"])
    assert [choice.url for choice in modem] == ["usb:0572:1329:24680", "usb:1A86:7523", "COM1"]
    whozz = choices([PLAIN, CABLE, MODEM], DECODERS["whozz"])
    assert [choice.url for choice in whozz] == ["usb:1A86:7523", "COM1", "usb:0572:1329:24680", "udp://:3520"]
    assert choices([PLAIN], DECODERS["ncid"]) == []


def test_of_two_equal_adapters_each_is_known_by_its_port():
    twin = PortInfo("COM5", 0x1A86, 0x7523, "", "1-3")
    assert [choice.url for choice in choices([CABLE, twin], DECODERS["at-modem"])] == ["COM4", "COM5"]


def test_an_unknown_box_is_listened_for_everywhere_but_never_talked_to_as_a_modem_unless_it_is_one():
    found = {config.port: config.driver for config in guesses([PLAIN, CABLE, MODEM])}
    assert found["usb:1A86:7523"] == "whozz"
    assert found["usb:0572:1329:24680"] == "at-modem"
    assert "COM1" not in found
    assert {"udp://:3520", "socket://localhost:3333"} <= set(found)


# ---------------------------------------------------------------- setting up


@pytest.mark.parametrize(
    ("typed", "driver", "url"),
    [
        ("192.168.1.5", "ncid", "socket://192.168.1.5"),
        ("server:4000", "ncid", "socket://server:4000"),
        ("socket://server:3333", "ncid", "socket://server:3333"),
        ("COM1", "ncid", "COM1"),
        (" COM3 ", "whozz", "COM3"),
        ("192.168.1.5", "whozz", "192.168.1.5"),
        ("", "ncid", ""),
    ],
)
def test_a_servers_name_is_enough(typed, driver, url):
    assert url_of(typed, driver) == url


@pytest.mark.parametrize(("typed", "code"), [("cn", "26"), ("HK", "50"), ("26", "26"), ("b5", "B5"), ("", "")])
def test_countries_by_letters_or_code(typed, code):
    assert country_of(typed) == code


@pytest.mark.parametrize(
    ("config", "field"),
    [
        (BoxConfig("fax", "COM1"), "driver"),
        (BoxConfig("whozz", ""), "port"),
        (BoxConfig("whozz", "nonsense"), "port"),
        (BoxConfig("ncid", "COM1"), "port"),
        (BoxConfig("at-modem", "udp://:3520"), "port"),
        (BoxConfig("whozz", "com5"), "port"),
        (BoxConfig("whozz", "COM1", lines=0), "lines"),
        (BoxConfig("whozz", "COM1", lines=65), "lines"),
        (BoxConfig("at-modem", "COM1", country="CHN"), "country"),
        (BoxConfig("at-modem", "COM1", country="XY"), "country"),
        (BoxConfig("at-modem", "COM1", baud=5), "baud"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(config, field):
    with pytest.raises(Invalid) as err:
        checked(config, others=[BoxConfig("whozz", "COM5")])
    assert set(err.value.fields) == {field}


@pytest.mark.parametrize(
    "config",
    [
        BoxConfig("at-modem", "usb:0572:1329:24680", 1, "26", 57600),
        BoxConfig("at-modem", "socket://192.168.1.9:4001"),  # a serial port over the network
        BoxConfig("whozz", "udp://:3520", 8),
        BoxConfig("ncid", "socket://server"),
        SIMULATED,
    ],
)
def test_what_can_be_is_kept_and_read_again(config):
    assert boxes_of(kept_of([checked(config)])) == [config]


@pytest.mark.parametrize("kept", [None, "x", [1], [{}], [{"driver": "fax", "port": "COM1"}], [{"driver": "whozz"}]])
def test_damaged_settings_leave_the_box_out(kept):
    assert boxes_of(kept) == []


# ---------------------------------------------------------------- does it work?


def test_verdicts_of_a_trial():
    ringing = {"state": CallState.RINGING}
    assert "Call the line now" in str(verdict([]).words)
    assert "says something" in str(verdict([], heard=True).words)
    assert "It rings" in str(verdict([call(**ringing)]).words)
    assert "no number came" in str(verdict([call(reason=Reason.NO_CID)]).words)
    assert "damaged" in str(verdict([call(number="1", suspect=True)]).words)
    hidden = verdict([call(reason=Reason.PRIVATE)])
    assert hidden.good
    assert "hidden" in str(hidden.words)
    good = verdict([call(reason=Reason.NO_CID), call(number="13800138000", **ringing)])
    assert good.good
    assert "13800138000 arrived" in str(good.words)
    assert "A call to 10086" in str(verdict([call(direction=Direction.OUT, number="10086")]).words)


def test_a_box_that_only_rings_is_doubted_after_three_calls():
    counters = Counters()
    for _ in range(2):
        counters.take(call(reason=Reason.NO_CID))
    assert not counters.of("COM4").doubtful
    counters.take(call(reason=Reason.NO_CID))
    assert counters.of("COM4").doubtful
    counters.take(call(number="1"))
    assert (counters.of("COM4").rang, counters.of("COM4").told) == (4, 1)
    assert not counters.of("COM4").doubtful
    assert counters.of("COM5").rang == 0


def test_a_call_told_many_times_counts_once():
    counters, uuid = Counters(), UUID(int=1)
    for changes in ({}, {"number": "1"}, {"number": "1", "rings": 3}):
        counters.take(call(uuid=uuid, state=CallState.RINGING, **changes))
    counters.take(call(uuid=uuid, number="1"))
    assert (counters.of("COM4").rang, counters.of("COM4").told) == (1, 1)


def test_outgoing_calls_say_nothing_about_caller_id():
    counters = Counters()
    counters.take(call(direction=Direction.OUT))
    assert counters.of("COM4").rang == 0


# ---------------------------------------------------------------- words


def test_places_are_numbered_through():
    assert str(place_of(BoxConfig("whozz", "COM4", 4), 5)) == "Lines 5 to 8 · COM4"
    assert str(place_of(BoxConfig("at-modem", "usb:1:2", 1), 9, "COM7")) == "Line 9 · COM7"


def test_looks():
    seen = Counters().of("")
    config = BoxConfig("whozz", "COM4")
    assert look_of(None, seen) is OPENING
    assert look_of(BoxState(config, 1, True, "COM4", NOW), seen) is WORKS
    assert look_of(BoxState(config, 1, False, "COM4", NOW), seen) is AWAY
    counters = Counters()
    for _ in range(3):
        counters.take(call())
    assert look_of(BoxState(config, 1, True, "COM4", NOW), counters.of("COM4")) is DOUBTFUL
    assert state_of(call(answered=False)) is MISSED
    assert state_of(call(answered=None)) is OVER
