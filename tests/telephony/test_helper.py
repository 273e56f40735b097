"""Is a helper for a vendor's DLL heard, told to dial, and started anew when it dies or hangs?"""

import os
import signal
import sys
from pathlib import Path

import pytest

from app.telephony.protocol import BoxConfig, CallState
from tests.telephony.boxes import Seat

EXAMPLE = Path(__file__).parents[2] / "docs/examples/helper.py"


@pytest.fixture
def started(tmp_path):
    """Starts the example helper with a script; a `start` line tells its process id."""
    seats = []

    def start(script, helper=None):
        program = tmp_path / "helper.py"
        words = tmp_path / "script.txt"
        words.write_text(script, encoding="utf-8")
        example = (
            f"import os, runpy, sys\nsys.argv = ['helper', {str(words)!r}]\n"
            f'print(\'{{"event": "notice", "text": "pid %d"}}\' % os.getpid(), flush=True)\n'
            f"runpy.run_path({str(EXAMPLE)!r}, run_name='__main__')\n"
        )
        program.write_text(helper or example, encoding="utf-8")
        seat = Seat()
        seats.append(seat)
        seat.hub.start([BoxConfig("helper", f"helper:{program}")])
        return seat

    yield start
    for seat in seats:
        seat.hub.stop()


def pid_of(seat, times=1):
    def pids():
        found = dict.fromkeys(n.words for state in seat.boxes for n in state.notices if n.words.startswith("pid "))
        return list(found)[times - 1 :]

    return int(seat.wait(pids)[0].removeprefix("pid "))


def test_a_call_through_a_helper(started):
    seat = started(
        "0 ring line=1\n0 caller line=1 number=13800138000 name=王小明\n0 off_hook line=1\n0.2 on_hook line=1\n60 x\n"
    )

    call = seat.call(lambda call: call.state is CallState.ENDED)
    assert (call.number, call.name, call.answered) == ("13800138000", "王小明", True)
    assert seat.wait(lambda: [n for s in seat.boxes for n in s.notices if n.words == "Helper: Example 1.0"])


def test_a_helper_that_dies_in_the_middle_of_a_call_is_started_again(started):
    seat = started("0 ring line=1\n0 caller line=1 number=13800138000\n0 off_hook line=1\n3600 x\n")
    seat.call(lambda call: call.state is CallState.TALKING)
    os.kill(pid_of(seat), signal.SIGKILL)

    lost = seat.call(lambda call: call.lost)
    assert lost.number == "13800138000"
    state = seat.down()
    assert str(state.trouble) == "The helper helper.py has ended."
    assert state.problem.startswith("exit code -9")
    again = seat.call(lambda call: call.state is CallState.TALKING and call.uuid != lost.uuid)
    assert again.number == "13800138000"
    assert pid_of(seat, 2)


def test_a_helper_can_be_told_to_dial(started):
    seat = started("3600 x\n")
    seat.wait(lambda: [state for state in seat.boxes if state.dials])

    assert seat.hub.dial("13700137000")
    call = seat.call(lambda call: call.number == "13700137000")
    assert call.state is CallState.DIALLING


def test_it_ends_with_its_box(started):
    seat = started("3600 x\n")
    pid = pid_of(seat)
    seat.hub.stop()

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_one_that_ends_at_once_is_tried_again_and_its_last_words_are_kept(started):
    seat = started("", "import sys\nprint('VCRUNTIME140.dll is missing', file=sys.stderr)\nsys.exit(3)\n")

    seat.down(times=1)
    state = seat.wait(lambda: [one for one in seat.boxes if "VCRUNTIME140" in one.problem])[-1]
    assert "exit code 3" in state.problem
    seat.wait(lambda: len([one for one in seat.boxes if one.up]) > 1)


def test_a_flood_is_read_and_costs_no_memory(started):
    flood = "import sys\nwhile True:\n    sys.stdout.write('x' * 10000)\n"
    seat = started("", flood)
    seat.up()
    seat.hub.stop()
    assert seat.calls == []


def test_a_program_that_is_not_there():
    seat = Seat()
    seat.hub.start([BoxConfig("helper", "helper:/nowhere/ad102.exe")])
    state = seat.down()
    seat.hub.stop()
    assert str(state.trouble) == "The helper ad102.exe cannot be started."


def test_the_example_is_a_script_of_its_own():
    assert sys.executable
    compile(EXAMPLE.read_text(encoding="utf-8"), "helper.py", "exec")
