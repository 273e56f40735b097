"""Which calls are in what a line sounds like from the first ring to the last: callers, rings, rests, all at once?"""

import numpy as np
import pytest
import soundfile

from app.commands.replay import as_json
from app.telephony.decoders.sound import SoundDecoder
from app.telephony.replay import ended_calls, read
from tests.telephony.line_sounds import bursts, hum, hush, tone, voice
from tests.telephony.modem_sound import BELL, RATE, V23, checked, dtmf, fsk, mdmf, noisy, pcm, sdmf

N = b"13800138000"
BAD = mdmf(N)[:-1] + b"\0"


def ring(times=1, on=1.0, off=4.0):
    return bursts(25, on, off, times, peak=9000)


def told(tmp_path, *parts, rate=RATE, **how):
    """The calls in a file of these sounds, one after the other."""
    sound = np.concatenate([hush(0.5), *(pcm(part) for part in parts), hush(0.5)])
    soundfile.write(tmp_path / "x.wav", sound / 32768, rate, **how)
    return [as_json(call) for call in ended_calls(read(tmp_path / "x.wav"), SoundDecoder())]


def same(calls, *wanted):
    assert [{key: call[key] for key in want} for call, want in zip(calls, wanted, strict=False)] == list(wanted)
    assert len(calls) == len(wanted)


BLOCKS = {
    "number": (mdmf(N), {"number": "13800138000", "name": None, "date": "1121", "time": "0905"}),
    "29 February": (mdmf(N, when=b"02292359"), {"number": "13800138000", "date": "0229", "time": "2359"}),
    "no clock": (mdmf(N, when=b"00000000"), {"number": "13800138000", "date": "0000"}),
    "no moment": (mdmf(N, when=b""), {"number": "13800138000", "date": None}),
    "moment of four digits": (mdmf(N, when=b"1121"), {"number": "13800138000", "date": None}),
    "name in letters": (mdmf(N, b"WANG XIAOMING"), {"name": "WANG XIAOMING"}),
    "name in GBK": (mdmf(N, "上海电器有限公司".encode("gbk")), {"name": "上海电器有限公司"}),
    "name in GBK, cut": (mdmf(N, "上海电器".encode("gbk")[:7]), {"name": "上海电"}),
    "name in UTF-8": (mdmf(N, "王小明".encode()), {"name": "王小明"}),
    "name in Latin-1": (mdmf(N, "Jürgen Groß".encode("latin-1")), {"name": "Jürgen Groß"}),
    "name in Big5": (mdmf(N, "陳小明".encode("big5")), {"name": "陳小明"}),
    "name alone": (mdmf(name=b"LI NA"), {"number": None, "name": "LI NA", "reason": None}),
    "name of blanks": (mdmf(N, b"      "), {"name": None}),
    "name withheld": (mdmf(N, extra=[(8, b"P")]), {"number": "13800138000", "name": None, "reason": None}),
    "long name": (mdmf(N, b"ABCDEFGHI " * 9), {"name": ("ABCDEFGHI " * 8).strip()}),
    "withheld": (mdmf(reason=b"P"), {"number": None, "reason": "private"}),
    "out of area": (mdmf(reason=b"O"), {"number": None, "reason": "out_of_area"}),
    "withheld, named": (mdmf(name=b"LI NA", reason=b"P"), {"number": None, "name": "LI NA", "reason": "private"}),
    "all zeros": (mdmf(b"0000000"), {"number": None, "reason": "private"}),
    "plus": (mdmf(b"+8613800138000"), {"number": "+8613800138000"}),
    "eighteen digits": (mdmf(b"123456789012345678"), {"number": "123456789012345678"}),
    "three digits": (mdmf(b"110"), {"number": "110"}),
    "call type first": (mdmf(b"", when=b"", extra=[(0x11, b"\1"), (1, b"11210905"), (2, N)]), {"date": "1121"}),
    "redirected": (mdmf(N, extra=[(5, b"01065551234"), (6, b"L")]), {"number": "13800138000"}),
    "unknown parameters": (mdmf(N, extra=[(0x55, b"abc"), (0x99, b"z")]), {"number": "13800138000"}),
    "one parameter": (sdmf(N), {"number": "13800138000", "date": "1121"}),
    "one parameter, withheld": (sdmf(b"P"), {"number": None, "reason": "private"}),
    "one parameter, out of area": (sdmf(b"O"), {"number": None, "reason": "out_of_area"}),
    "wrong check byte": (BAD, {"number": None, "reason": "bad_checksum"}),
    "parameter beyond the block": (checked(b"\x80\x05\x02\x20138"), {"number": None, "reason": "bad_checksum"}),
}


@pytest.mark.parametrize("what", BLOCKS)
def test_a_block_between_two_rings(tmp_path, what):
    raw, wanted = BLOCKS[what]
    tones = (BELL, V23)[len(what) % 2]
    same(told(tmp_path, ring(1, off=0.6), fsk(raw, tones), hush(2), ring(2)), wanted | {"rings": 3, "line": 1})


DIALLED = {
    "A13800138000C": {"number": "13800138000"},
    "D01065551234C": {"number": "01065551234"},
    "B01065551234#": {"number": "01065551234"},
    "A13800138000D01065551234C": {"number": "13800138000"},
    "A13800138000D01065551234B123C": {"number": "13800138000"},
    "13800138000C": {"number": "13800138000"},
    "A110C": {"number": "110"},
    "A00000000C": {"number": None, "reason": "private"},
    "D1#": {"number": None, "reason": "private"},
    "D2#": {"number": None, "reason": "out_of_area"},
    "D3#": {"number": None, "reason": "out_of_area"},
    "B00C": {"number": None, "reason": "out_of_area"},
    "B10C": {"number": None, "reason": "private"},
}


@pytest.mark.parametrize("digits", DIALLED)
def test_tones_before_the_first_ring(tmp_path, digits):
    on = (0.05, 0.1)[len(digits) % 2]
    calls = told(tmp_path, dtmf(digits, on=on, off=on), hush(0.3), ring(2))
    same(calls, DIALLED[digits] | {"name": None, "rings": 2})


def test_number_before_the_first_ring_and_double_rings_as_in_britain(tmp_path):
    line = [tone([2130, 2750], 0.1), fsk(mdmf(b"02079460123", extra=[(0x11, b"\1")]), V23), hush(0.3)]
    same(told(tmp_path, *line, ring(2, 0.4, 0.2), hush(2), ring(2, 0.4, 0.2)), {"number": "02079460123", "rings": 2})


def test_damaged_and_sent_again_is_one_call(tmp_path):
    sounds = [ring(1, off=0.5), fsk(BAD), hush(0.5), fsk(mdmf(N)), hush(1), ring(1)]
    same(told(tmp_path, *sounds), {"number": "13800138000", "reason": None, "rings": 2})


def test_tones_and_a_block_of_one_caller_are_one_call(tmp_path):
    sounds = [dtmf("A13800138000C"), ring(1, off=0.5), fsk(mdmf(N, b"LI NA")), hush(1), ring(1)]
    same(told(tmp_path, *sounds), {"number": "13800138000", "name": "LI NA", "rings": 2})


def test_two_callers_one_after_the_other(tmp_path):
    first = [ring(1, off=0.5), fsk(mdmf(N)), hush(1), ring(1)]
    second = [hush(9), ring(1, off=0.5), fsk(mdmf(b"01065551234"), V23), hush(1), ring(1)]
    calls = told(tmp_path, *first, *second)
    same(calls, {"number": "13800138000", "rings": 2}, {"number": "01065551234", "rings": 2})


def test_a_caller_who_waits_during_a_talk(tmp_path):
    talk = [ring(1, off=0.5), fsk(mdmf(N)), hush(1), voice(3, 12, 5000)]
    waits = [tone(440, 0.3), hush(0.2), tone([2130, 2750], 0.08), fsk(mdmf(b"01065551234"), seizure=0, mark=80)]
    same(told(tmp_path, *talk, *waits, hush(1)), {"number": "13800138000"}, {"number": "01065551234"})


@pytest.mark.parametrize("snr_db", [20, 15, 12])
@pytest.mark.parametrize("tones", [BELL, V23], ids=["bell202", "v23"])
def test_a_noisy_line(tmp_path, snr_db, tones):
    sound = noisy(fsk(mdmf(N, b"LI NA"), tones), snr_db, 3)
    same(told(tmp_path, ring(1, off=0.5), sound, hush(1), ring(1)), {"number": "13800138000", "name": "LI NA"})


def test_hum_beneath_it_all(tmp_path):
    sound = fsk(mdmf(N))
    same(
        told(tmp_path, hush(1), sound + hum(len(sound) / RATE + 1, 900)[: len(sound)], hush(1)),
        {"number": "13800138000"},
    )


@pytest.mark.parametrize(
    "sound",
    [
        bursts(450, 0.35, 0.35, 8),
        tone([350, 440], 5),
        tone(450, 5),
        bursts([440, 480], 2, 4, 2),
        tone([697, 1209], 3),
        voice(8, 9, 20000),
        hum(6, 9000),
        fsk(checked([0x82, 3, 0x0B, 1, 255])),
        fsk(mdmf(N, extra=[(0x11, b"\x81")])),
        fsk(b"", seizure=900),
        dtmf("12345", on=0.2, off=0.3),
    ],
    ids=[
        "busy",
        "dial_us",
        "dial_cn",
        "ringback",
        "key_held",
        "talk",
        "hum",
        "lamp",
        "lamp_type",
        "seizure",
        "dialling",
    ],
)
def test_what_is_no_call(tmp_path, sound):
    same(told(tmp_path, sound))


RATES = (8000, 11025, 16000, 22050, 44100, 48000)
FORMS = ("PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW", "IMA_ADPCM")


@pytest.mark.parametrize(
    ("at", "subtype"), tuple(enumerate(FORMS * 2))
)  # each form at two rates, each rate in three forms
def test_every_form_of_file(tmp_path, at, subtype):
    rate = RATES[(at + at // len(FORMS)) % len(RATES)]
    soundfile.write(tmp_path / "x.wav", fsk(mdmf(N, b"LI NA"), rate=rate) / 32768, rate, subtype)
    (call,) = ended_calls(read(tmp_path / "x.wav"), SoundDecoder())
    assert (call.number, call.name) == ("13800138000", "LI NA")


def test_sound_of_a_form_that_cannot_be_wound_back(tmp_path):
    """GSM, as many exchanges keep their recordings: too coarse for a block, but tones come through."""
    soundfile.write(tmp_path / "x.wav", dtmf("A13800138000C") / 32768, 8000, "GSM610")
    (call,) = ended_calls(read(tmp_path / "x.wav"), SoundDecoder())
    assert call.number == "13800138000"


@pytest.mark.parametrize("name", ["x.ogg", "x.aiff", "x.flac", "x.wave"])
def test_other_kinds_of_sound_files(tmp_path, name):
    kind = {"x.wave": "WAV"}.get(name, name[2:].upper())
    soundfile.write(tmp_path / name, fsk(mdmf(N), rate=16000) / 32768, 16000, format=kind)
    (call,) = ended_calls(read(tmp_path / name, "sound"), SoundDecoder())
    assert call.number == "13800138000"
