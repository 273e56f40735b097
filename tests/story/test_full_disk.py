"""What remains of the day when the disk with the data folder is really full, until the program is left and beyond?"""

import subprocess

import pytest

from app.telephony.protocol import CallState
from tests.boot.house import MING, STRANGER, Whozz

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def tmp_path(tmp_path):
    """A disk of 4 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "ringfile", disk]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can only be mounted by root; a file that may not grow is tried everywhere")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.fixture
def ballast(tmp_path):
    """Fills the disk to the last byte."""

    def fill():
        with (tmp_path / "ballast").open("wb", buffering=0) as file:
            for size in (65536, 4096, 1):
                while _written(file, b"x" * size):
                    pass
        return tmp_path / "ballast"

    return fill


def _written(file, data):
    try:
        return file.write(data)
    except OSError:
        return 0


@pytest.mark.logs("calls wait for the database: The disk is full")
def test_calls_of_a_day_on_a_full_disk_are_in_the_log_the_next(house, ballast):
    house.know("王小明", MING)
    box = house.plug(Whozz)
    house.open(box)
    weight = ballast()
    for line in range(1, 9):  # the journal of the file has a little room left
        box.ring((line, STRANGER))
        house.wait(lambda line=line: house.tile(line)[0] == "ringing")
        box.hang_up(line, STRANGER)
        house.wait(lambda line=line: house.tile(line)[0] == "missed")
    house.wait(lambda: any("The disk is full" in one for one in house.said))
    box.ring((1, MING))
    house.wait(lambda: house.tile(1)[:2] == ("ringing", "王小明"))
    in_the_log = len(house.log())
    assert in_the_log < 9
    house.close()
    assert len(house.log()) < 9
    weight.unlink()

    house.open(box)
    house.wait(lambda: len(house.tabs) == 9)
    assert [(call.number, call.state) for call in house.log()] == [
        (MING, CallState.ENDED),
        *[(STRANGER, CallState.ENDED)] * 8,
    ]
    house.wait(lambda: any("are in the log now" in one for one in house.said))
