"""Is the caller heard in a line's own sound: any standard, noise, baud, gaps, levels, rates and cuts?"""

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from app.commands.replay import as_json
from app.telephony.decoders.sound import SoundDecoder, block
from app.telephony.protocol import Reason, Sign
from app.telephony.replay import ended_calls, read
from main import main
from tests.telephony.line_sounds import bursts, hum, hush, tone, voice
from tests.telephony.modem_sound import BELL, RATE, V23, checked, dtmf, fsk, mdmf, noisy, pcm, sdmf

SHARED = next((one / "shared" for one in Path(__file__).resolve().parents if (one / "shared/captures").is_dir()), None)
BLOCK = mdmf(b"13800138000", "王小明".encode("gbk"))
both = pytest.mark.parametrize("tones", [BELL, V23], ids=["bell202", "v23"])


def stream(*lines):
    """The sound of several lines as the port hands it on."""
    length = max(len(line) for line in lines)
    both = np.stack([np.pad(pcm(line), (0, length - len(line))) for line in lines], axis=1)
    return b"".join(block(both[at : at + 400].tobytes(), len(lines)) for at in range(0, length, 400))


def heard(*lines):
    decoder = SoundDecoder()
    return decoder.feed(stream(*lines)) + decoder.quiet()


def told(sound):
    """What is told of one line, as (number, name, reason)."""
    return [(event.number, event.name, event.reason) for event in heard(sound)]


CALLER = [("13800138000", "王小明", None)]


@both
@pytest.mark.parametrize("baud", [0.985, 0.99, 1.0, 1.01, 1.015])
def test_any_exchange_clock(tones, baud):
    assert told(fsk(BLOCK, tones, baud=1200 * baud)) == CALLER


@both
@pytest.mark.parametrize("gap", range(11))
def test_stop_bits_between_characters(tones, gap):
    assert told(fsk(BLOCK, tones, gap=gap)) == CALLER
    assert told(fsk(BLOCK, tones, gap=gap, stop=0, baud=1212)) == CALLER


@both
@pytest.mark.parametrize("peak", [60, 200, 2000, 30000])
def test_any_level(tones, peak):
    assert told(fsk(BLOCK, tones, peak=peak)) == CALLER


@both
@pytest.mark.parametrize(("seizure", "mark"), [(300, 10), (300, 0), (0, 180), (0, 10), (96, 55), (16, 20)])
def test_any_lead_in(tones, seizure, mark):
    assert told(fsk(BLOCK, tones, seizure=seizure, mark=mark)) == CALLER


@both
def test_twenty_of_twenty_at_12_db(tones):
    assert [told(noisy(fsk(BLOCK, tones), 12, seed)) for seed in range(20)] == [CALLER] * 20


def test_twenty_of_twenty_dialled_at_12_db():
    sound = dtmf("A13800138000C")
    assert [told(noisy(sound, 12, seed)) for seed in range(20)] == [[("13800138000", "", None)]] * 20


@both
def test_every_wrong_check_byte_is_refused(tones):
    for place in range(2, len(BLOCK)):
        wrong = BLOCK[:place] + bytes([BLOCK[place] ^ (1 << place % 8)]) + BLOCK[place + 1 :]

        assert told(fsk(wrong, tones)) == [("", "", Reason.BAD_CHECKSUM)]


def test_block_that_breaks_off_is_damaged_and_the_next_one_is_read():
    cut = fsk(BLOCK)[: int(0.2 * RATE + (300 + 180 + 200) * RATE / 1200)]

    assert told(np.concatenate((cut, fsk(BLOCK)))) == [("", "", Reason.BAD_CHECKSUM), *CALLER]


def test_alert_tone_hum_and_ringing_current_are_not_heard():
    at = np.arange(int(0.1 * RATE)) / RATE
    alert = 3000 * (np.sin(2 * np.pi * 2130 * at) + np.sin(2 * np.pi * 2750 * at))
    sound = np.concatenate((alert, np.zeros(400), fsk(BLOCK, V23)))
    at = np.arange(len(sound)) / RATE

    assert told(sound + 5000 * np.sin(2 * np.pi * 50 * at) + 4000 * np.sin(2 * np.pi * 25 * at)) == CALLER


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (sdmf(b"02089991234"), [("02089991234", "", None)]),
        (sdmf(b"P"), [("", "", Reason.PRIVATE)]),
        (mdmf(reason=b"O"), [("", "", Reason.OUT_OF_AREA)]),
        (checked([0x80, 3, 4, 1, ord("P")]), [("", "", Reason.PRIVATE)]),
        (mdmf(b"0123", extra=[(0x11, b"\x01"), (5, b"0999"), (6, b"L")]), [("0123", "", None)]),
        (mdmf(b"0123", extra=[(0x11, b"\x81")]), []),  # a message is waiting
        (checked([0x82, 3, 0x0B, 1, 255]), []),
        (mdmf(b"0123", b"", extra=[(7, b"")]), [("0123", "", None)]),
    ],
)
def test_blocks(raw, wanted):
    assert told(fsk(raw)) == wanted


@pytest.mark.parametrize(
    ("digits", "number", "reason"),
    [
        ("A13800138000C", "13800138000", None),
        ("D02089991234C", "02089991234", None),
        ("B075588990011#", "075588990011", None),
        ("A13800138000D01065551234B00C", "13800138000", None),
        ("13800138000C", "13800138000", None),
        ("13800138000#", "13800138000", None),
        ("D1#", "", Reason.PRIVATE),
        ("D2#", "", Reason.OUT_OF_AREA),
        ("D3#", "", Reason.OUT_OF_AREA),
        ("B10C", "", Reason.PRIVATE),
    ],
)
def test_dialled_forms(digits, number, reason):
    assert told(dtmf(digits)) == [(number, "", reason)]


@pytest.mark.parametrize(
    "how",
    [{"on": 0.045, "off": 0.045}, {"peak": 200}, {"twist": 2.0}, {"twist": 0.5}, {"skew": 1.015}, {"skew": 0.985}],
)
def test_dialled_tones_as_lines_bend_them(how):
    assert told(dtmf("A15018749403D07C", **how)) == [("15018749403", "", None)]


def test_number_without_end_is_suspect_and_somebody_dialling_is_nobody():
    (event,) = heard(dtmf("A13800138000", after=1.5))

    assert (event.number, event.suspect) == ("13800138000", True)
    assert told(dtmf("13800138000", after=1.5)) == []
    assert told(dtmf("02089991234#", on=0.2, off=0.4)) == []


def test_noise_talk_and_music_say_nothing():
    dice = np.random.default_rng(5)
    at = np.arange(30 * RATE) / RATE
    vowel = sum(np.sin(2 * np.pi * 130 * k * at + k) / k for k in range(1, 25)) * (np.sin(2 * np.pi * 3 * at) > 0)
    melody = np.sin(2 * np.pi * np.cumsum(400 + 1800 * (np.sin(at * 7) > 0)) / RATE)

    for sound in (dice.normal(0, 3000, len(at)), 5000 * vowel, 8000 * melody, dice.normal(0, 3000, len(at)) * vowel):
        assert told(sound) == []


def test_eight_lines_at_once_each_its_own():
    lines = [fsk(mdmf(b"1380013800%d" % k), (BELL, V23)[k % 2], before=0.1 + 0.07 * k) for k in range(7)]
    told = {event.line: event.number for event in heard(*lines, dtmf("A13800138007C"))}

    assert told == {k + 1: f"1380013800{k}" for k in range(8)}


@settings(max_examples=12, deadline=None)
@given(cuts=st.lists(st.integers(0, 60_000), max_size=30), snr=st.integers(5, 14))
def test_cutting_anywhere_changes_nothing(cuts, snr):
    whole = stream(noisy(fsk(BLOCK, gap=2), snr, 1), dtmf("A138C"))
    decoder, events = SoundDecoder(), []
    places = sorted({cut % len(whole) for cut in cuts})
    for begin, end in zip([0, *places], [*places, len(whole)], strict=True):
        events += decoder.feed(whole[begin:end])

    once = SoundDecoder()
    assert events + decoder.quiet() == once.feed(whole) + once.quiet()


@settings(max_examples=30, deadline=None)
@given(noise=st.lists(st.binary(max_size=300), max_size=6))
def test_bytes_that_are_no_sound_are_skipped(noise):
    decoder = SoundDecoder()
    for piece in noise:
        decoder.feed(piece)
        decoder.feed(b"RFS1" + piece)
    decoder.quiet()

    assert [event.number for event in decoder.feed(stream(fsk(BLOCK))) + decoder.quiet()] == ["13800138000"]


def test_what_is_kept_is_bounded():
    decoder = SoundDecoder()
    dice = np.random.default_rng(3)
    seizure = fsk(b"\x80\xff" + b"U" * 300, gap=10, after=0)
    for sound in (dice.normal(0, 8000, 40 * RATE), np.tile(seizure, 6), np.ones(30 * RATE) * 9000):
        for at in range(0, len(sound), 4000):
            decoder.feed(stream(sound[at : at + 4000]))
            assert decoder.kept < 120_000


@pytest.mark.parametrize("rate", [6000, 11025, 16000, 22050, 44100, 48000, 96000])
def test_files_of_any_rate_channel_by_channel(tmp_path, rate):
    import soundfile

    lines = [fsk(mdmf(b"13800138000"), rate=rate), fsk(sdmf(b"01065551234"), V23, rate=rate)]
    length = max(map(len, lines))
    sound = np.stack([np.pad(pcm(line), (0, length - len(line))) for line in lines], axis=1)
    for subtype in ("PCM_24", "FLOAT", "ULAW"):
        soundfile.write(tmp_path / "two.wav", sound / 32768, rate, subtype)
        calls = ended_calls(read(tmp_path / "two.wav"), SoundDecoder())
        assert {call.line: call.number for call in calls} == {1: "13800138000", 2: "01065551234"}


def test_raw_is_one_line_at_8_khz(tmp_path, capsys):
    (tmp_path / "one.raw").write_bytes(pcm(dtmf("D1#")).tobytes())

    assert main(["replay", "--driver", "sound", str(tmp_path / "one.raw"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reason"] == "private"


def test_file_that_is_no_sound_is_refused(tmp_path, capsys):
    (tmp_path / "bad.wav").write_bytes(b"RIFF....")
    (tmp_path / "empty.wav").write_bytes(b"")

    assert main(["replay", "--driver", "whozz", str(tmp_path / "bad.wav")]) == 2
    assert "the driver sound" in capsys.readouterr().err
    for name in ("bad.wav", "empty.wav", "none.wav"):
        assert main(["replay", "--driver", "sound", str(tmp_path / name)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


@pytest.fixture(scope="session")
def cidgen(tmp_path_factory):
    """SpanDSP's sender of data blocks, an independent one."""
    if not SHARED or not shutil.which("gcc"):
        pytest.skip("no independent sender here")
    program = tmp_path_factory.mktemp("cidgen") / "cidgen"
    source = SHARED / "tools/cidgen.c"
    build = ["gcc", source, "-o", program, "-lspandsp", "-ltiff", "-lm"]
    if subprocess.run(build, check=False, capture_output=True).returncode:
        pytest.skip("SpanDSP's headers are not installed")
    return program


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("class mt=80 01=11210905 02=4075551212 07=DOE^JOHN", ("4075551212", "DOE JOHN", None)),
        ("class mt=80 01=11210905 02=13800138000 07=xcdf5d0a1c3f7", ("13800138000", "王小明", None)),
        ("class mt=80 01=11210905 04=O 08=O", (None, None, "out_of_area")),
        ("clip mt=80 11=x01 01=05111852 02=02079460018", ("02079460018", None, None)),
        ("clip mt=80 01=05111852 04=P", (None, None, "private")),
        ("class mt=04 str=1121090502089991234", ("02089991234", None, None)),
    ],
)
@pytest.mark.parametrize("noise", [{}, {"NOISE": "350"}, {"GAIN": "0.02"}, {"PRE": "300,10,3,1"}], ids=str)
def test_blocks_of_another_maker(cidgen, tmp_path, words, wanted, noise):
    standard, *fields = [word.replace("^", " ") for word in words.split()]
    subprocess.run([cidgen, standard, tmp_path / "x.wav", *fields], env=noise, check=True, capture_output=True)

    (call,) = [as_json(call) for call in ended_calls(read(tmp_path / "x.wav"), SoundDecoder())]
    assert (call["number"], call["name"], call["reason"]) == wanted


RINGING = {
    "25 Hz, China": (25, 1.0, 4.0, 3),
    "20 Hz, North America": (20, 2.0, 4.0, 2),
    "17 Hz": (17, 1.0, 4.0, 2),
    "two short ones, Britain": (25, 0.4, 0.2, 2),
}


@pytest.mark.parametrize("what", RINGING)
@pytest.mark.parametrize("cut", [1, 3])
def test_the_bell_is_heard(what, cut):
    hz, on, off, times = RINGING[what]
    bell = bursts(hz, on, off, times, peak=3000).astype(int) * cut
    sound = np.concatenate((hush(1), np.clip(bell, -4000, 4000).astype("<i2")))
    rings = [event for event in heard(sound) if event.sign is Sign.RING]
    assert len(rings) == (1 if off < 0.5 else times)  # two short ones are one ring


def test_a_number_between_two_rings_is_one_call(tmp_path):
    data = pcm(fsk(mdmf(b"13800138000")))
    bell = bursts(25, 1, 1, 1, peak=9000)
    again = np.concatenate((bell, hush(3)))
    soundfile.write(tmp_path / "x.wav", np.concatenate((hush(1), bell, data, hush(2), again, again)), 8000)
    (call,) = [as_json(call) for call in ended_calls(read(tmp_path / "x.wav"), SoundDecoder())]
    assert (call["number"], call["rings"], call["reason"]) == ("13800138000", 3, None)


def test_ringing_without_a_number_is_a_call(tmp_path):
    soundfile.write(tmp_path / "x.wav", np.concatenate((hush(1), bursts(25, 1, 4, 2, peak=9000))), 8000)
    (call,) = [as_json(call) for call in ended_calls(read(tmp_path / "x.wav"), SoundDecoder())]
    assert (call["number"], call["rings"], call["reason"]) == (None, 2, "no_cid")


@pytest.mark.parametrize(
    "sound",
    [
        hum(8, peak=12000),
        tone(60, 8, peak=9000),
        voice(1, 8, peak=25000),
        voice(4, 8),
        bursts(450, 1, 4, 2),
        hush(8, 300),
    ],
)
def test_no_bell(sound):
    assert [event for event in heard(np.concatenate((hush(1), sound))) if event.sign is Sign.RING] == []
