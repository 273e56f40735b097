"""Does every decoder survive any bytes, cut anywhere, without raising or growing?"""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.telephony.decoders import DECODERS
from app.telephony.decoders.lines import LIMIT
from app.telephony.decoders.sound import block as sound_block
from app.telephony.protocol import LineEvent, Notice
from app.telephony.replay import read
from tests.telephony.hid_units import report
from tests.telephony.modem_sound import fsk, mdmf, pcm

BYTES = Path(__file__).parents[2] / "bytes"
MOST_KEPT = {"sound": 600_000, "serial-fsk": 4096, "ad800": 8000}  # bytes, samples; others keep a line
STREAMS = [name for name in json.loads((BYTES / "expected.json").read_text(encoding="utf-8")) if "udp" not in name]
WORDS = (
    b"RING\r\n", b"NMBR = 0106555123", b"NAME = ", b"\r\n", b"\x10", b"DRON=5\r\n", b'+CLIP: "138",145,,,"', b"80",
    b"01 I S 0000 G A0 11/21 09:05 AM 010-655-51234", b"01 R             11/21 09:05:00\r\n", b"^^<U>",
    b"CID: *DATE*1*LINE*-*NMBR*13", b"CIDINFO: *LINE*-*RING*-1*\r\n", b"END: *HTYPE*BYE*SCALL*", b"CALL: ###",
    b"UUUUUUUU", b"\x80\x17\x01\x0802080911", b"ATRING", b"ATF 02080911", b"&RING:1:CID:", b"L2 callerid:1",
    b"RFS1\x01\x10\x00", b"\x03\x04\x00\x00\xbe\x0f", b"\x03\x07\x00\x02\x8aW2\x01\x05",
    b"Event: Newchannel\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\nChannelState: 4\r\nCallerIDNum: 13", b"\r\n\r\n",
    b"Event: Hangup\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n\r\n", b'{"event": "ring", "line": 1}\n', b'{"event": "',
    b"0412", b"$01     11/21", b"+++", b"...", b"3\tcaller\t138\n", b"V3.6 ECXUDASOBKT L=01",
)  # fmt: skip
RINGING = b"".join(
    b"Event: %s\r\nChannel: PJSIP/%s-1\r\nChannelState: %d\r\nUniqueid: 1.%d\r\nLinkedid: 1.1\r\n\r\n" % leg
    for leg in ((b"Newchannel", b"carrier", 4, 1), (b"Newchannel", b"801", 0, 2), (b"Newstate", b"801", 5, 2))
)
noise = st.lists(st.one_of(st.binary(max_size=40), st.sampled_from(WORDS)), max_size=30)
drivers = pytest.mark.parametrize("driver", DECODERS.values(), ids=list(DECODERS))


def told(driver, pieces):
    decoder = driver()
    return [event for piece in pieces for event in decoder.feed(piece)] + decoder.quiet()


@drivers
@given(pieces=noise)
def test_any_bytes_give_events_or_nothing(driver, pieces):
    for event in told(driver, pieces):
        assert isinstance(event, LineEvent | Notice)
        if isinstance(event, LineEvent):
            assert set(event.number) <= set("0123456789+*#-")
            assert len(event.number) <= 40
            assert event.name == event.name.strip()
            assert len(event.name) <= 80
            assert event.line >= 1


@drivers
@settings(deadline=None)  # how long it takes says nothing on a busy machine
@given(data=st.data())
def test_cutting_anywhere_changes_nothing(driver, data):
    kind = data.draw(st.sampled_from([name for name in STREAMS if name.startswith(driver.name)] or STREAMS))
    whole = b"".join(piece.data for piece in read(BYTES / kind).pieces if piece.way == "<").replace(b"^^<U>", b"")
    whole = whole[:4000]  # each byte is fed alone, too
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=20)))
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]

    assert told(driver, pieces) == told(driver, [whole])
    assert told(driver, [bytes([byte]) for byte in whole]) == told(driver, [whole])


@drivers
@pytest.mark.parametrize("flood", [b"\x00", b"5", b"\x10R", b"NMBR=", b"*LINE*a", b"01 I S ", b"\xff\xfe"])
def test_flood_without_line_end_costs_no_memory(driver, flood):
    decoder = driver()
    for _ in range(2000):
        decoder.feed(flood * 50)

    assert kept(decoder) <= MOST_KEPT.get(driver.name, LIMIT)


def kept(decoder):
    """How much a decoder holds of what is not complete."""
    return decoder.kept if hasattr(decoder, "kept") else len(decoder._lines.half)


def test_flood_of_lines_with_new_names_costs_no_memory():
    decoder = DECODERS["ncid"]()
    for count in range(2000):
        name = "".join(chr(97 + int(digit)) for digit in str(count))
        decoder.feed(f"CID: *LINE*{name}*NMBR*1*\r\n".encode())

    assert len(decoder._names) < 100


@drivers
def test_after_a_flood_the_next_line_is_read(driver):
    decoder = driver()
    decoder.feed(b"\xaa" * 5000)
    block = b"U" * 8 + mdmf(b"13800138000")
    sound = pcm(fsk(mdmf(b"13800138000"))).tobytes()
    sung = b"".join(sound_block(sound[at : at + 2000], 1) for at in range(0, len(sound), 2000))
    line = {
        "at-modem": b"\r\nRING\r\n",
        "whozz": b"\r\n01 R             11/21 09:05:00\r\n",
        "ncid": b"\r\nCIDINFO: *LINE*-*RING*1*TIME*09:05:00*\r\n",
        "ad800": report(0, 48, (0x31, block)),
        "serial-fsk": block,
        "serial-ascii": b"ATRING",
        "ami": b"\r\n\r\n" + RINGING,
        "helper": b'\n{"event": "ring"}\n',
        "simulator": b"\n1\tring\n",
        "sound": sung,
    }[driver.name]

    assert [event.sign for event in decoder.feed(line)] in (["ring"], ["caller"])
