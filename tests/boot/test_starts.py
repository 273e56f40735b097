"""Whole processes: a second start, and kills in the middle of calls."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.boot.door import Door, knock
from app.core.places import Places
from app.db.guard import claim, door
from app.db.health import was_clean
from app.features.desk.view.tabs import MOST
from app.ui.banner import Banner
from main import main
from tests.boot.house import Whozz

ROOT = Path(__file__).parents[2]
KILLS = 3
on_sqlite = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


class Process:
    """`main.py …` as the system starts it, without a display; or `code` in its place."""

    def __init__(self, *words, code=""):
        self._process = subprocess.Popen(
            [sys.executable, *(["-c", code] if code else ["main.py"]), *map(str, words)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false"},
        )

    def until(self, right, every_s=0.05):
        """Wait until something of what it does can be seen from outside."""
        for _ in range(round(30 / every_s)):
            if found := right():
                return found
            try:
                code = self._process.wait(every_s)
            except subprocess.TimeoutExpired:
                continue
            pytest.fail(f"ended with {code}: {self._process.communicate()}")
        return pytest.fail("waited in vain")

    def end(self, by=None):
        """Wait for its end, or bring it about; exit code and what it said."""
        if by:
            self._process.send_signal(by)
        out, complaint = self._process.communicate(timeout=30)
        return self._process.returncode, out, complaint


def calls_in(folder):
    """State by uuid, read beside the running program."""
    with closing(sqlite3.connect(f"file:{folder / 'ringfile.db'}?mode=ro", uri=True)) as driver:
        try:
            return dict(driver.execute("SELECT uuid, state FROM call").fetchall())
        except sqlite3.OperationalError:  # the tables are not made yet
            return {}


@on_sqlite
def test_a_second_start_brings_the_first_program_to_the_front(house):
    program = house.open()
    held = claim(house.places)
    outside = Door(door(house.places), QApplication.instance())
    outside.knocked.connect(program.shell.come_forward)
    program.shell.showMinimized()
    second = Process("--data", house.places.root)
    house.wait(lambda: not program.shell.isMinimized())
    house.wait(program.shell.isActiveWindow)
    assert second.end() == (0, "", "")
    outside.deleteLater()
    held.release()


def rang_and_hung_up(box, order):
    """Eight lines ring at once, and half of them give up."""
    numbers = [f"139{next(order):08}" for _ in range(8)]
    box.ring(*enumerate(numbers, 1))
    for line in range(1, 5):
        box.hang_up(line, numbers[line - 1])


def noted_in(folder):
    """State by uuid of the calls that are on their way into the database."""
    lines = [json.loads(line) for line in Places(folder).outbox.read_bytes().splitlines() if line.endswith(b"}")]
    return {one["uuid"].replace("-", ""): one["state"] for one in lines}


@on_sqlite
def test_killed_again_and_again_while_lines_ring_nothing_is_missing(house, capsys):
    folder, box, order = house.places.root, house.plug(Whozz), count()
    house.settle(boxes=[{"driver": box.driver, "port": box.name, "lines": box.lines}])
    seen, noted = {}, {}
    for kill in range(1, KILLS + 1):
        running = Process("--data", folder)

        def busy(many=kill * 30):
            rang_and_hung_up(box, order)
            return len(calls_in(folder)) > many

        running.until(busy)
        seen |= calls_in(folder)
        running.until(lambda: noted_in(folder) or rang_and_hung_up(box, order), every_s=0.02)
        assert running.end(signal.SIGKILL)[0] == -signal.SIGKILL
        with closing(sqlite3.connect(folder / "ringfile.db")) as driver:
            assert driver.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = calls_in(folder)
        assert seen.keys() <= kept.keys()
        assert all(kept[uuid] == "ended" for uuid, state in seen.items() if state == "ended")
        noted |= noted_in(folder)
    assert noted, "a call is in the journal before it is in the log"
    left_open = {uuid for uuid, state in (calls_in(folder) | noted_in(folder)).items() if state != "ended"}
    assert left_open

    house.open()
    house.wait(lambda: any("did not end properly" in one for one in house.said))
    house.wait(lambda: len(house.tabs) >= MOST)  # the others stand in the list of calls
    house.close()
    assert main(["calls", "--data", str(folder), "--json", "--limit", "1000000"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {one["uuid"].replace("-", "") for one in told} == calls_in(folder).keys()
    assert noted.keys() <= calls_in(folder).keys()
    assert {one["uuid"].replace("-", "") for one in told if one["recovered"]} >= left_open
    assert {one["state"] for one in told} == {"ended"}


def test_the_simulated_box_rings_in_an_empty_shop(tmp_path):
    running = Process("--data", tmp_path, "--simulate", "--lang", "zh_CN", "--theme", "dark")
    running.until(lambda: (tmp_path / "ringfile.db").exists() and "ringing" in calls_in(tmp_path).values())
    code, out, complaint = running.end(signal.SIGKILL)
    assert (code, out, complaint) == (-signal.SIGKILL, "", "")


@on_sqlite
@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_by_the_system_it_ends_as_by_its_user(house, order):
    folder, box, numbers = house.places.root, house.plug(Whozz), count()
    house.settle(boxes=[{"driver": box.driver, "port": box.name, "lines": box.lines}])
    running = Process("--data", folder)

    def busy():
        rang_and_hung_up(box, numbers)
        return calls_in(folder)

    running.until(busy)
    assert running.end(order) == (0, "", "")
    assert set(calls_in(folder).values()) == {"ended"}
    assert was_clean(house.places.database)


_DESIGNING = """
import os, signal, sys
from pathlib import Path
from app import boot

class Busy(boot.Opening):
    def __init__(self, start):
        super().__init__(start)
        self.opened.connect(self.design)

    def design(self):
        paper = self.program.paper
        paper.design(paper.means.forms.all().result()[0])
        (window,) = paper._designing.windows.values()
        window.work.choose((next(iter(window.work.form.items())).tag,))
        window.work.move(3, 0)
        {leave}

boot.Opening = Busy
sys.exit(boot.open_window(Path(sys.argv[1]), "en", "light", simulate=False))
"""


@on_sqlite
@pytest.mark.parametrize("leave", ["os.kill(os.getpid(), signal.SIGTERM)", "self.front.shell.close()"])
def test_unsaved_changes_of_a_form_hold_up_no_end_and_are_there_the_next_time(house, leave):
    running = Process(house.places.root, code=_DESIGNING.format(leave=leave))
    assert running.end() == (0, "", "")
    assert was_clean(house.places.database)

    program = house.open()
    house.wait(lambda: any("unsaved changes" in one for one in house.said))
    (banner,) = (one for one in program.shell.findChildren(Banner) if "unsaved changes" in one.accessibleName())
    banner.used.emit()
    house.wait(lambda: program.paper._designing is not None and bool(program.paper._designing.windows))
    (window,) = program.paper._designing.windows.values()
    house.wait(lambda: bool(window.notes.findChildren(Banner)))
    (offer,) = window.notes.findChildren(Banner)
    offer.used.emit()
    assert window.saving.is_changed


def test_told_to_end_while_the_first_start_asks_it_ends_and_asks_again_next_time(tmp_path):
    running = Process("--data", tmp_path)
    running.until(lambda: knock(door(Places(tmp_path))))
    assert running.end(signal.SIGTERM) == (0, "", "")
    assert not (tmp_path / "ringfile.db").exists()
