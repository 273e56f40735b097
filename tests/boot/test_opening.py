"""What is the user asked when the database cannot be opened as it is, and is every answer heeded?"""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from app.boot.opening import open_program
from app.db.backup import back_up, check, newest_backup
from app.features.calls import log
from tests.boot.house import MING, NUMBERS, Whozz
from tests.features.calls.conftest import ended
from tests.features.customers.conftest import WHO

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


class Person(QObject):
    """Answers the questions that come up, by the words on the buttons."""

    def __init__(self, *answers):
        super().__init__()
        self.asked, self._answers = [], list(answers)
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self):
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.asked.append(f"{box.text()} {box.informativeText()}".strip())
            answer = self._answers.pop(0) if self._answers else ""
            (button,) = [one for one in box.buttons() if one.text().replace("&", "") == answer] or box.buttons()[:1]
            button.click()


def ask(*answers):
    """Opens as the program does; `ask.person` is who answers."""

    def opened(start):
        opened.person = Person(*answers)
        try:
            return open_program(start)
        finally:
            opened.person._timer.stop()

    return opened


def damage(path):
    with path.open("r+b") as file:
        for at in range(0, path.stat().st_size, 4096):
            file.seek(at + 100)
            file.write(os.urandom(300))


def print_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def damaged(house):
    """A shop whose database is damaged; there is a backup with one customer."""
    house.know("王小明", MING)
    back_up(house.places, house.clock.now())
    house.know("李建军", "13811806552")
    damage(house.places.database)
    return house


def test_the_newest_backup_takes_the_place_of_a_damaged_file(damaged):
    house, before = damaged, print_of(damaged.places.database)
    way = ask("Use the backup")
    box = house.plug(Whozz)
    house.open(box, asked=way)
    (asked,) = way.person.asked
    assert asked.startswith(f"The database in {house.places.root} is damaged.")
    assert "The newest automatic backup is of today" in asked
    (aside,) = house.places.root.glob("ringfile.damaged-*.db")
    assert print_of(aside) == before
    box.ring((1, MING))
    house.wait(lambda: house.card_of("王小明"))


def test_leaving_changes_nothing(damaged):
    before = print_of(damaged.places.database)
    assert damaged.open(asked=ask("Leave")) is None
    assert print_of(damaged.places.database) == before


def test_without_a_backup_it_is_said_and_the_file_left_alone(house):
    damage(house.places.database)
    before = print_of(house.places.database)
    way = ask("Leave")
    assert house.open(asked=way) is None
    assert "There is no backup to go back to" in way.person.asked[0]
    assert print_of(house.places.database) == before


def test_a_backup_that_cannot_be_put_in_place_is_told_and_offered_again(damaged, monkeypatch):
    def no_room(*_):
        raise OSError(28, "No space left on device")

    before = print_of(damaged.places.database)
    monkeypatch.setattr(shutil, "copyfile", no_room)
    way = ask("Use the backup", "OK", "Leave")
    assert damaged.open(asked=way) is None
    assert "could not be put in place: No space left on device" in way.person.asked[1]
    assert way.person.asked[2] == way.person.asked[0]
    assert print_of(damaged.places.database) == before


def test_a_lost_database_is_not_taken_for_a_first_start(damaged):
    damaged.places.database.unlink()
    way = ask("Use the backup")
    assert damaged.open(asked=way)
    assert len(way.person.asked) == 1


def test_newer_data_are_refused_and_left_alone(house):
    with closing(sqlite3.connect(house.places.database)) as driver, driver:
        driver.execute("UPDATE alembic_version SET version_num = '9999'")
    before = print_of(house.places.database)
    way = ask("Retry", "Close")
    assert house.open(asked=way) is None
    assert len(way.person.asked) == 2
    assert "used with a newer Ringfile" in way.person.asked[0]
    assert print_of(house.places.database) == before


def harm_a_page_nobody_reads_first(places):
    """Damage the file where the quick look at the start does not see it."""
    whole = places.database.read_bytes()
    for page in range(len(whole) // 8192, len(whole) // 4096):
        with places.database.open("r+b") as file:
            file.seek(page * 4096)
            file.write(b"\xff" * 4096)
        if check(places).fine and not check(places, thorough=True).fine:
            return
        places.database.write_bytes(whole)
    pytest.fail("no such page")


@pytest.mark.logs("the database is damaged")
def test_damage_found_beside_the_work_is_told_and_mended_at_the_next_start(house):
    with house.session() as session:
        for _ in range(600):
            log.keep(session, ended(), NUMBERS, WHO)
    back_up(house.places, house.clock.now())
    harm_a_page_nobody_reads_first(house.places)
    assert house.open(asked=ask())
    house.program.examine()
    house.wait(lambda: any("damaged place" in one for one in house.said))
    house.close()
    way = ask("Use the backup")
    assert house.open(asked=way)
    assert len(way.person.asked) == 1
    assert newest_backup(house.places)
    assert check(house.places, thorough=True).fine


def test_settings_that_cannot_be_read_are_put_aside_and_told(house):
    house.places.settings.write_text("{", "utf-8")
    house.open()
    assert any("settings.json.damaged" in one for one in house.said)
    assert (house.places.root / "settings.json.damaged").read_text("utf-8") == "{"
