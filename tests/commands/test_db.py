"""Does a whole shop come through a backup, and through a move to a server and back, row for row?"""

import re
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import sha256
from unittest.mock import ANY
from uuid import uuid4

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from app.core.places import Places
from app.db import moving
from app.db.base import Base
from app.db.engine import open_engine
from app.db.guard import claim
from app.db.migrate import upgrade
from app.db.months import make_months
from app.db.rows import DERIVED, tables
from app.db.search import forget_customer, match
from app.db.system import Attachment
from app.features.operators.change import make_administrator
from app.features.recordings.model import Recording
from app.records.shelf import Shelf
from app.telephony.recorder.taken import RecordingState
from main import main
from tests.features.operators.fixtures import RIGHT_ONE

PHOTO = b"\x89PNG\r\n\x1a\n" + b"broken fridge" * 50


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A data folder with a shop's years, an administrator and a photo."""
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo-data", "--data", str(folder), "--customers", "40"]) == 0
    engine = open_engine(f"sqlite:///{folder / 'ringfile.db'}")
    sha = Shelf(folder / "attachments").keep(PHOTO)
    with Session(engine) as session, session.begin():
        make_administrator(session, "陈静", RIGHT_ONE, "zh_CN", moment())
        session.add(Attachment(kind="memo", record_id=1, name="冰箱.png", media_type="image/png", size=1, sha256=sha))
        session.execute(text("UPDATE customer SET merged_into_id = 40, retired_at = created_at WHERE id = 3"))
        forget_customer(session, 3)
    engine.dispose()
    return folder


def moment():
    return datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
def shop(demo, tmp_path):
    folder = tmp_path / "shop"
    shutil.copytree(demo, folder)
    return folder


@pytest.fixture
def server(pg):
    """URLs of databases without any table, as they stand on the command line."""
    names = []

    def make():
        names.append(pg.create())
        return pg.url(names[-1]).set(drivername="postgresql").render_as_string(hide_password=False)

    yield make
    for name in names:
        pg.drop(name)


@pytest.fixture
def ringfile(capsys):
    """Runs `ringfile db …`; gives exit code, answer and complaint."""

    def run(*words):
        code = main(["db", *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def url_of(folder):
    return f"sqlite:///{folder / 'ringfile.db'}"


def everything(file):
    """Every row of every table of a SQLite file, as the driver reads it; row counts summed."""
    with closing(sqlite3.connect(file)) as connection:
        names = [one for (one,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found = {
            name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"')))
            for name in names
            if not name.startswith(("customer_search_grams", "sqlite_")) and name not in DERIVED
        }
        found["customer_search"] = sorted(  # made anew; in which order the words stand is of no matter
            (id_, name, *(sorted(one.split(mark)) for one, mark in zip(rest, "|'#", strict=True)))
            for id_, name, *rest in connection.execute("SELECT * FROM customer_search")
        )
        found["tally"] = sorted(connection.execute("SELECT name, sum(rows) FROM tally GROUP BY name"))
        found["triggers"] = sorted(connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
    return found


def test_no_table_is_left_behind(database_url):
    engine = open_engine(database_url)
    upgrade(engine)
    there = {one for one in inspect(engine).get_table_names() if not one.startswith("customer_search")}
    engine.dispose()
    there = {one for one in there if not re.fullmatch(r"(call|trace)_(other|\d{4}_\d{2})", one)}  # parts of a table
    passing = {"alembic_version", "notice", "seat_here"}  # what seats tell each other is of the moment
    passing |= {"call_months"}  # noted anew from the calls
    assert there - passing == {one.name for one in tables()} | DERIVED


def test_a_backup_of_a_file_comes_back_row_for_row(ringfile, shop, tmp_path):
    before = everything(shop / "ringfile.db")
    file = tmp_path / "all.zip"
    assert ringfile("backup", "--data", shop, "--file", file)[::2] == (0, ANY)
    code, said, _ = ringfile("restore", file, "--data", tmp_path / "other")
    assert (code, "1 photos and papers" in said) == (0, True)
    assert everything(tmp_path / "other" / "ringfile.db") == before
    kept = tmp_path / "other" / "attachments"
    assert Shelf(kept).read(sha256(PHOTO).hexdigest(), "冰箱.png") == PHOTO


def test_recordings_come_back_where_they_are_wanted(ringfile, shop, tmp_path):
    sound, name = b"fLaC" + b"\x07" * 5000, "2026/11/21/093000-1.flac"
    keep_recording(shop, name, sound)
    keep_recording(shop, "2026/11/21/gone.flac", None)
    without, file = tmp_path / "small.zip", tmp_path / "all.zip"
    assert "left out" in ringfile("backup", "--data", shop, "--file", without)[1]
    code, said, _ = ringfile("backup", "--data", shop, "--file", file, "--recordings")
    assert (code, "1 recordings" in said, "not to be found: seat/2026/11/21/gone.flac" in said) == (0, True, True)
    for source, there in ((without, False), (file, True)):
        other = tmp_path / source.stem
        assert ringfile("restore", source, "--data", other)[::2] == (0, ANY)
        back = other / "recordings" / name
        assert back.exists() is there
    assert back.read_bytes() == sound


def test_recordings_stay_at_the_seat_when_its_data_move(ringfile, shop, tmp_path):
    keep_recording(shop, "2026/11/21/093000-1.flac", b"fLaC")
    target = tmp_path / "not" / "there" / "ringfile.db"
    code, said, _ = ringfile("move", "--from", url_of(shop), "--to", f"sqlite:///{target}")
    assert (code, target.is_file()) == (0, True)
    assert f"1 recordings stay in {shop / 'recordings'}" in said


def test_no_recording_of_a_backup_leaves_its_folder(ringfile, shop, tmp_path):
    file = tmp_path / "all.zip"
    ringfile("backup", "--data", shop, "--file", file)
    with zipfile.ZipFile(file, "a") as archive:
        for name in ("seat/../../evil.flac", "seat//etc/evil.flac", "../evil.flac", "seat/C:\\evil.flac", "seat"):
            archive.writestr(f"recordings/{name}", b"x")
    assert ringfile("restore", file, "--data", tmp_path / "other")[0] == 0
    assert list(tmp_path.rglob("*evil*")) == []


def keep_recording(folder, name, sound):
    if sound is not None:
        path = folder / "recordings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sound)
    engine = open_engine(url_of(folder))
    with Session(engine) as session, session.begin():
        started = {"started_at": moment(), "state": RecordingState.KEPT, "line": 1}
        session.add(Recording(uuid=uuid4(), call_uuid=uuid4(), file=name, **started))
    engine.dispose()


def test_to_a_server_and_by_a_backup_back_row_for_row(ringfile, shop, server, tmp_path):
    before, url = everything(shop / "ringfile.db"), server()
    share, back, file = tmp_path / "share", tmp_path / "back", tmp_path / "all.zip"
    code, said, complaint = ringfile("move", "--from", url_of(shop), "--to", url, "--papers-to", share)
    assert code == 0, complaint
    assert "each compared" in said
    assert ringfile("backup", "--database", url, "--papers", share, "--file", file)[::2] == (0, ANY)
    assert ringfile("restore", file, "--data", back)[::2] == (0, ANY)
    assert everything(back / "ringfile.db") == before
    assert Shelf(back / "attachments").read(sha256(PHOTO).hexdigest(), "冰箱.png") == PHOTO
    assert check_it_works(url)


def check_it_works(url):
    """New rows get new ids, are counted, and names are found."""
    engine = open_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with Session(engine) as session:
        customer = Base.metadata.tables["customer"]
        name, most = session.execute(select(customer.c.name, customer.c.id).order_by(customer.c.id.desc())).first()
        found = match(session, name, 50)
        blank = {one.name: "" for one in customer.c if one.type.python_type is str and not one.nullable}
        now = {"version": 1, "created_at": moment(), "changed_at": moment()}
        counted = select(text("sum(rows)")).select_from(text("tally")).where(text("name = 'customer'"))
        before = session.scalar(counted)
        id_ = session.execute(customer.insert().values(blank | now).returning(customer.c.id)).scalar_one()
        after = session.scalar(counted)
    engine.dispose()
    return most in found and id_ > most and after == before + 1


class Killed(BaseException):
    """The power went."""


@pytest.mark.parametrize("to_server", [True, False])
def test_a_move_that_was_killed_goes_on_where_it_was(ringfile, shop, server, monkeypatch, to_server):
    url, back = server(), shop.parent / "back"
    back.mkdir()
    before = everything(shop / "ringfile.db")
    monkeypatch.setattr("app.db.rows.PORTION", 16)
    plain = moving.insert
    written = []

    def insert(table):
        written.append(table.name)
        if len(written) == 60:
            raise Killed
        return plain(table)

    target = url if to_server else url_of(back)
    words = ("move", "--from", url_of(shop), "--to", target)
    monkeypatch.setattr(moving, "insert", insert)
    with pytest.raises(Killed):
        ringfile(*words)
    if to_server:
        engine = open_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        with pytest.raises(Exception, match="on their way into this database"):
            upgrade(engine)
        engine.dispose()
        assert ringfile("status", "--database", url)[1].count("ringfile db move") == 1
    else:
        assert not (back / "ringfile.db").exists()
    assert ringfile(*words)[::2] == (0, ANY)
    assert "customer" in written
    if to_server:
        assert ringfile("move", "--from", url, "--to", url_of(back))[::2] == (0, ANY)
    assert everything(back / "ringfile.db") == before


def test_a_source_that_changes_meanwhile_is_noticed(ringfile, shop, server, monkeypatch):
    plain, changed = moving.sum_of, []

    def sum_of(connection, table):
        if table.name == "memo" and connection.dialect.name != "sqlite":
            connection.execute(text("UPDATE memo SET words = words || '!' WHERE id = 1"))
            changed.append(table.name)
        return plain(connection, table)

    monkeypatch.setattr(moving, "sum_of", sum_of)
    url = server()
    code, _, complaint = ringfile("move", "--from", url_of(shop), "--to", url)
    assert (code, changed) == (2, ["memo"])
    assert "“memo” is not the same" in complaint
    monkeypatch.undo()
    assert ringfile("move", "--from", url_of(shop), "--to", url, "--replace")[::2] == (0, ANY)


def test_nothing_is_overwritten_unasked(ringfile, shop, server, tmp_path):
    url = server()
    assert ringfile("move", "--from", url_of(shop), "--to", url)[::2] == (0, ANY)
    code, _, complaint = ringfile("move", "--from", url_of(shop), "--to", url)
    assert (code, complaint.count("\n"), "--replace" in complaint) == (2, 1, True)
    file = tmp_path / "all.zip"
    assert ringfile("backup", "--data", shop, "--file", file)[::2] == (0, ANY)
    assert ringfile("backup", "--data", shop, "--file", file)[0] == 2
    code, _, complaint = ringfile("restore", file, "--data", shop)
    assert (code, "--replace" in complaint) == (2, True)
    before = everything(shop / "ringfile.db")
    code, said, _ = ringfile("restore", file, "--data", shop, "--replace")
    assert (code, "is kept" in said) == (0, True)
    assert everything(shop / "ringfile.db") == before
    assert len(list(shop.glob("ringfile.before-*.db"))) == 1


def test_not_while_the_program_runs_on_the_folder(ringfile, shop, server):
    held = claim(Places(shop))
    try:
        code, _, complaint = ringfile("move", "--from", url_of(shop), "--to", server())
    finally:
        held.release()
    assert (code, "is running" in complaint) == (2, True)


def test_not_while_seats_are_connected(ringfile, shop, server):
    url = server()
    engine = open_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect():
        code, _, complaint = ringfile("move", "--from", url_of(shop), "--to", url)
    engine.dispose()
    assert (code, "Close all seats" in complaint) == (2, True)


@pytest.mark.parametrize("damage", ["none", "cut", "changed"])
def test_what_is_no_backup_is_refused(ringfile, shop, tmp_path, damage):
    file = tmp_path / "all.zip"
    ringfile("backup", "--data", shop, "--file", file)
    whole = bytearray(file.read_bytes())
    if damage == "none":
        file.write_text("a letter")
    elif damage == "cut":
        file.write_bytes(whole[: len(whole) // 2])
    else:
        whole[len(whole) // 3] ^= 0xFF
        file.write_bytes(whole)
    code, _, complaint = ringfile("restore", file, "--data", tmp_path / "other")
    assert (code, complaint.count("\n")) == (2, 1)
    assert "is no backup of Ringfile" in complaint
    assert not (tmp_path / "other" / "ringfile.db").exists()


@pytest.mark.parametrize("words", [["move", "--from", "shop", "--to", "x"], [], ["fly"], ["status", "--database", "x"]])
def test_bad_words_are_told_in_one_line(words, capsys):
    with pytest.raises(SystemExit) as err:
        main(["db", *words])
    assert err.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_server_with_too_few_locks_for_its_months_is_told(ringfile, server):
    url = server()
    ringfile("upgrade", "--database", url)
    said = ringfile("status", "--database", url)[1]
    assert "64 for each transaction" in said
    assert "max_locks" not in said
    engine = open_engine(url)
    with engine.begin() as connection:
        make_months(connection, "call", [date(year, month, 1) for year in range(2020, 2026) for month in range(1, 13)])
    engine.dispose()
    assert "set max_locks_per_transaction = 256" in ringfile("status", "--database", url)[1]


def test_state_of_an_empty_server(ringfile, server):
    url = server()
    assert "makes the tables" in ringfile("status", "--database", url)[1]
    assert ringfile("upgrade", "--database", url)[::2] == (0, ANY)
    code, said, _ = ringfile("upgrade", "--database", url)
    assert (code, "nothing was to do" in said) == (0, True)
    assert '"state": "current"' in ringfile("status", "--json", "--database", url)[1]
