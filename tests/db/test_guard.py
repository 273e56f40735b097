"""Does a second program on the same data folder find out about the first?"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.errors import Unavailable
from app.core.places import Places
from app.db.guard import claim, door

HOLD = """
import sys
from pathlib import Path
from app.core.places import Places
from app.db.guard import claim
print("mine" if (held := claim(Places(Path(sys.argv[1])))) else "taken", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def hold(tmp_path):
    """Starts programs that claim the folder and hold it until they end; gives what they say."""
    running = []

    def start():
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(tmp_path)],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process, process.stdout.readline().strip()

    yield start
    for process in running:
        process.communicate()


def test_the_second_program_finds_out(hold, tmp_path):
    assert hold()[1] == "mine"
    assert claim(Places(tmp_path)) is None
    assert hold()[1] == "taken"


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_crash_leaves_nothing_behind(hold, tmp_path, end):
    first, _ = hold()
    first.send_signal(end)
    first.wait()
    assert hold()[1] == "mine"


def test_a_released_folder_can_be_claimed_again(tmp_path):
    held = claim(Places(tmp_path))
    assert claim(Places(tmp_path)) is None
    held.release()
    held.release()
    again = claim(Places(tmp_path))
    assert again
    again.release()


def test_other_folders_are_other_programs(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    held = [claim(Places(tmp_path / name)) for name in "ab"]
    assert all(held)
    for one in held:
        one.release()


def test_both_programs_know_the_same_door(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path)
    assert door(Places(tmp_path)) == door(Places(tmp_path / "link"))
    assert door(Places(tmp_path)) != door(Places(tmp_path / "other"))


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(Unavailable, match="cannot be used"):
        claim(Places(tmp_path / "gone"))
