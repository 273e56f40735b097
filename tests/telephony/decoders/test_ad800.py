"""What is made of an AD800 box's reports that streams with calls do not show: its sound, its commands, its hints?"""

import math
import struct

from app.telephony.decoders.ad800 import Ad800Decoder
from app.telephony.decoders.adpcm import Assembly, decoded
from app.telephony.protocol import Notice
from tests.telephony.hid_units import report
from tests.telephony.modem_sound import mdmf


def test_sound_is_what_was_encoded(tmp_path):
    import numpy as np
    import soundfile

    wave = (8000 * np.sin(2 * math.pi * 440 * np.arange(505 * 4) / 8000)).astype("<i2")
    soundfile.write(tmp_path / "x.wav", wave, 8000, "IMA_ADPCM")
    raw = (tmp_path / "x.wav").read_bytes()
    data = raw[raw.index(b"data") + 8 :]
    ours = b"".join(decoded(data[at : at + 256]) for at in range(0, len(data) // 256 * 256, 256))
    theirs, _ = soundfile.read(tmp_path / "x.wav", dtype="int16")

    length = min(len(theirs), len(ours) // 2)
    assert length >= 505
    assert list(struct.unpack(f"<{len(ours) // 2}h", ours))[:length] == theirs[:length].tolist()


def test_block_that_lacks_a_part_is_silence_of_its_length():
    assembly = Assembly()
    parts = [bytes(51)] * 4 + [bytes(52)]
    whole = [assembly.put(place, part) for place, part in enumerate(parts)][-1]
    assert len(whole) == 1010
    assert assembly.put(0, parts[0]) + assembly.put(2, parts[2]) + assembly.put(3, parts[3]) == b""
    assert assembly.put(0, parts[0]) == bytes(1010)
    assert decoded(b"\x00") == b""


def hear(decoder, *reports, seconds=0.02):
    told = []
    for one in reports:
        now = getattr(decoder, "_now_s", 0.0) + seconds
        decoder.at(now)
        told += decoder.feed(one)
    return told


def test_commands_follow_the_receiver():
    decoder = Ad800Decoder()
    talk = decoder.dialogue("")
    (version,) = talk.start()
    assert version.data[:9] == b"\x02\x07\x01\x00\x00\x00\x30\x01\x03"
    hear(decoder, *[report(2, 8)] * 20)
    (record,) = talk.heard(b"")
    assert (record.data[3], record.data[8]) == (2, 1)
    assert talk.heard(b"") == []
    hear(decoder, *[report(2, 48)] * 60)
    (stop,) = talk.heard(b"")
    assert (stop.data[3], stop.data[8]) == (2, 2)
    assert [send.data[8] for send in talk.waited()] == [0xFF]


def test_hints_about_the_box():
    decoder = Ad800Decoder()
    told = hear(decoder, report(0, 48, (0x30, bytes([0, 3, 1, 1, 15]))))
    told += hear(decoder, *[report(0, 48)] * 60, *[report(0, 0)] * 200)

    notices = [one for one in told if isinstance(one, Notice)]
    assert [one.words for one in notices] == [
        "Box version 1.1",
        "Line 1 has no voltage: is its telephone cable plugged in?",
    ]


def test_reports_cut_anywhere_are_the_same():
    reports = [report(0, 48)] * 5 + [report(0, 48, (0x31, b"U" * 12 + mdmf(b"15018749403")))]
    whole = b"".join(reports)  # without padding, as recordings may have them
    once = hear(Ad800Decoder(), whole)
    for cut in range(1, len(whole)):
        assert hear(Ad800Decoder(), whole[:cut], whole[cut:]) == once
    assert [event.number for event in once] == ["15018749403"]
