"""Does `main.py listen` show what a box says, and end as it should?"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.telephony.decoders.at_modem import ModemDecoder
from app.telephony.replay import ended_calls, read
from tests.telephony.asterisk import House, Server
from tests.telephony.boxes import Plug

ROOT = Path(__file__).parents[2]


class Command:
    """`main.py listen …` as a program of its own."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [sys.executable, "main.py", "listen", *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )

    def hears(self):
        """Wait until it listens."""
        return self.process.stderr.readline()

    def line(self):
        """The next line it says; it must not have ended."""
        found = self.process.stdout.readline()
        assert found, f"ended with {self.process.wait()}: {self.process.stderr.read()}"
        return found

    def end(self, by=signal.SIGINT):
        self.process.send_signal(by)
        return self.process.communicate(timeout=30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


@pytest.fixture
def plug():
    one = Plug()
    yield one
    one.pull()


def test_calls_are_told_live_and_ctrl_c_ends_well(plug):
    with Command("--driver", "at-modem", "--port", plug.name) as listen:
        assert plug.name in listen.hears()
        plug.say(b"RING\r\n")
        assert listen.line().startswith("time")
        assert "ringing" in listen.line()
        plug.say(b"NMBR = 13800138000\r\n")
        assert "13800138000" in listen.line()
        out, _ = listen.end()
        assert "box lost" in out
        assert listen.process.returncode == 0


def test_json_is_one_object_per_change(plug):
    with Command("--driver", "at-modem", "--port", plug.name, "--json") as listen:
        listen.hears()
        plug.say(b"RING\r\nNMBR = 5551234\r\n")
        first = json.loads(listen.line())
        assert (first["line"], first["direction"], first["state"]) == (1, "in", "ringing")
        while first["number"] is None:
            first = json.loads(listen.line())
        assert first["number"] == "5551234"
        out, _ = listen.end()
        last = json.loads(out.splitlines()[-1])
        assert (last["uuid"], last["state"]) == (first["uuid"], "ended")


def test_what_was_recorded_can_be_replayed_even_after_a_crash(plug, tmp_path):
    file = tmp_path / "line.replay"
    with Command("--driver", "at-modem", "--port", plug.name, "--json", "--record", str(file)) as listen:
        listen.hears()
        plug.say(b'RING\r\nNMBR = 5551234\r\nNAME = "\xff\\\r\n')
        while json.loads(listen.line())["number"] is None:
            pass
        listen.end(signal.SIGKILL)
    recording = read(file)
    assert any(piece.way == ">" and piece.data == b"ATZ\r" for piece in recording.pieces)
    assert [call.number for call in ended_calls(recording, ModemDecoder())] == ["5551234"]


def test_a_simulated_box_plays_by_itself():
    with Command("--driver", "simulator", "--port", "sim://1", "--json") as listen:
        listen.hears()
        assert json.loads(listen.line())["line"] in range(1, 9)
        listen.end(signal.SIGTERM)
        assert listen.process.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--driver", "fax", "--port", "COM1"], 2, "no driver fax"),
        (["--driver", "at-modem", "--port", "nonsense"], 2, "is no port"),
        (["--driver", "ncid", "--port", "COM1"], 2, "not reached that way"),
        (["--driver", "at-modem", "--port", "COM1", "--country", "China"], 2, "two characters"),
        (["--driver", "at-modem", "--port", "COM1", "--baud", "7"], 2, "speed"),
        (["--driver", "at-modem", "--port", "/dev/ttyUSB99"], 1, "/dev/ttyUSB99 is not there"),
        (["--driver", "at-modem", "--port", "/dev/null", "--record", "/no/such/folder/x"], 2, "cannot be written"),
        (["--driver", "at-modem"], 2, "--port"),
    ],
)
def test_bad_input_is_told_in_a_sentence(arguments, code, said):
    with Command(*arguments) as listen:
        out, err = listen.process.communicate(timeout=60)
    assert (listen.process.returncode, out) == (code, "")
    assert said in err
    assert "Traceback" not in err


def test_an_exchange_is_listened_to_with_its_password_from_the_surroundings(monkeypatch):
    server, house = Server(), House()
    monkeypatch.setenv("RINGFILE_PASSWORD", "opensesame")
    words = ("--driver", "ami", "--port", f"127.0.0.1:{server.port}", "--user", "ringfile", "--json")
    with Command(*words) as listen:
        server.wait("CoreShowChannels")
        caller, comes = house.comes_in()
        server.say(comes + house.rings(caller, "801")[1])
        call = json.loads(listen.line())
        _, said = listen.end()
    server.close()
    assert (call["number"], call["ext"], call["state"]) == ("13800138000", "801", "ringing")
    assert "Signed in at the exchange" in said
