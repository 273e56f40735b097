"""Does every recorded stream give the calls it must, and what does the command say to a file that is no recording?"""

import json
import subprocess
import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from app.commands.replay import as_json
from app.core.clock import SetClock
from app.telephony.decoders import DECODERS
from app.telephony.replay import Recorder, ended_calls, read
from main import main

BYTES = Path(__file__).parents[1] / "bytes"
EXPECTED = json.loads((BYTES / "expected.json").read_text(encoding="utf-8"))


def calls_in(path: Path, driver: str):
    return [as_json(call) for call in ended_calls(read(path, driver), DECODERS[driver]())]


@pytest.mark.parametrize("name", EXPECTED)
def test_stream_gives_its_calls(name):
    got = calls_in(BYTES / name, name.split("/")[0])

    wanted = EXPECTED[name]
    assert [{key: call[key] for key in want} for call, want in zip(got, wanted, strict=False)] == wanted
    assert len(got) == len(wanted)


def test_no_stream_is_forgotten():
    assert {f"{path.parent.name}/{path.name}" for path in BYTES.rglob("*.*") if path.suffix != ".json"} == set(EXPECTED)


def test_command_prints_one_object_per_call(capsys):
    assert main(["replay", "--driver", "whozz", str(BYTES / "whozz/answered_with_detail.replay"), "--json"]) == 0

    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == {
        "line": 3,
        "line_name": None,
        "direction": "in",
        "number": "01065551234",
        "name": None,
        "reason": None,
        "date": "1121",
        "time": "0905",
        "rings": 2,
        "answered": True,
        "duration_s": 65,
        "started_at": "2000-01-01T00:00:00.000+00:00",
        "suspect": False,
        "ext": None,
        "answered_by": None,
        "popups": 1,
    }


def test_command_prints_a_table_for_people(capsys):
    assert main(["replay", "--driver", "whozz", str(BYTES / "whozz/bad_check.replay")]) == 0

    heading, row = capsys.readouterr().out.splitlines()
    assert heading.split()[:4] == ["line", "way", "number", "name"]
    assert row.split()[:5] == ["1", "in", "01065551234", "?", "LI"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('0.0 < "RING"\n1.0 ? "x"\n', "line 2"),
        ("hello\n", "line 1"),
        ('-1 < "x"\n', "line 1"),
        ('0.0 < "unfinished\n', "line 1"),
        ('0.0 < "\\q"\n', "unknown escape"),
        ('0.0 < "\\x4"\n', "unknown escape"),
        ("# only: header\n", "holds no recorded bytes"),
    ],
)
def test_bad_recording_is_refused_with_its_line(tmp_path, capsys, text, sentence):
    path = tmp_path / "bad.replay"
    path.write_text(text)

    assert main(["replay", "--driver", "at-modem", str(path)]) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert len(said.splitlines()) == 1


def test_missing_file_odd_hex_and_unknown_driver_are_refused(tmp_path, capsys):
    odd = tmp_path / "odd.hex"
    odd.write_text("# source: none\n5e 5\n")

    assert main(["replay", "--driver", "whozz", str(odd)]) == 2
    assert main(["replay", "--driver", "whozz", str(tmp_path / "none.replay")]) == 2
    assert main(["replay", "--driver", "fax", str(odd)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_hex_file_is_one_datagram(tmp_path):
    stream = read(BYTES / "whozz/udp_binary_dollars.replay").pieces[0].data
    path = tmp_path / "one.hex"
    path.write_text(f"# link: UDP\n{stream[:16].hex(' ')}\n{stream[16:].hex(' ')}\n")

    (call,) = calls_in(path, "whozz")
    assert call["number"] == "01065551234"


def test_what_is_recorded_is_read_back(tmp_path):
    clock = SetClock(datetime(2026, 2, 28, 9, 30, tzinfo=UTC))
    out = StringIO()
    recorder = Recorder(out, "at-modem", "/dev/ttyACM0", clock)
    every = bytes(range(256))
    clock.advance(1.25)
    recorder.put("<", every)
    clock.advance(0.5)
    recorder.put(">", b'AT"\\\r')
    path = tmp_path / "mine.replay"
    path.write_text(out.getvalue(), encoding="utf-8")

    recording = read(path)

    assert [(p.after_s, p.way, p.data) for p in recording.pieces] == [(1.25, "<", every), (0.5, ">", b'AT"\\\r')]
    assert recording.started == datetime(2026, 2, 28, 9, 30, tzinfo=UTC)


def test_moments_count_from_when_it_was_recorded(tmp_path):
    path = tmp_path / "mine.replay"
    path.write_text('# started: 2026-02-28T09:30:00+00:00\n2.5 < "RING\\r\\n"\n')

    (call,) = calls_in(path, "at-modem")
    assert call["started_at"] == "2026-02-28T09:30:02.500+00:00"


def test_a_day_of_calls_takes_no_time(tmp_path):
    one = (BYTES / "at-modem/two_calls.replay").read_text()
    body = "".join(f"{line}\n" for line in one.splitlines() if not line.startswith("#"))
    path = tmp_path / "long.replay"
    path.write_text("".join(f'60 ! "next"\n{body}' for _ in range(500)))

    assert len(calls_in(path, "at-modem")) == 1000  # half a day by its own clock; waiting would end in the time limit


def test_names_are_printed_whatever_the_console_is_set_to():
    surroundings = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "POSIX", "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "main.py", "replay", "--driver", "at-modem", str(BYTES / "at-modem/gbk_name.replay")]

    said = subprocess.run(
        [*command, "--json"], cwd=BYTES.parents[1], env=surroundings, capture_output=True, check=True
    ).stdout
    assert json.loads(said.decode("utf-8"))["name"] == "王小明"
