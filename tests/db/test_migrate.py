"""Do the migrations make exactly what the models describe, safely, on both engines?"""

import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import inspect, text

from app.core.errors import DatabaseUnavailable
from app.core.places import Places
from app.db import migrate
from app.db.backup import backups
from app.db.engine import open_engine
from app.db.migrate import FOLDER, head, revision_of, upgrade
from app.features.record_types import RECORD_TYPES
from scripts.migration import differences

STEPS = sorted((FOLDER / "versions").glob("[0-9]*.py"))


@pytest.fixture
def engine(empty_url):
    engine = open_engine(empty_url)
    yield engine
    engine.dispose()


def test_migrations_make_what_the_models_describe(engine):
    assert upgrade(engine)
    with engine.connect() as connection:
        assert differences(connection) == []
        assert revision_of(connection) == head()
        tables = set(inspect(connection).get_table_names())
    assert {kind.model.__tablename__ for kind in RECORD_TYPES} <= tables


def test_migrating_again_does_nothing(engine):
    upgrade(engine)
    assert not upgrade(engine)


@pytest.mark.parametrize("path", [*STEPS, FOLDER / "env.py"], ids=lambda path: path.stem)
def test_no_migration_depends_on_the_program(path):
    assert not re.search(r"^\s*(from|import) app\b", path.read_text(), re.MULTILINE)


def test_steps_are_numbered_without_gap():
    assert [path.name[:4] for path in STEPS] == [f"{number:04}" for number in range(1, len(STEPS) + 1)]


def test_newer_data_are_refused_with_a_sentence(engine):
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnavailable, match=r"newer Ringfile.*Please update"):
        upgrade(engine)


def test_seats_that_start_together_migrate_once(empty_url):
    engines = [open_engine(empty_url) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(upgrade, engines))
    with engines[0].connect() as connection:
        assert revision_of(connection) == head()
    for engine in engines:
        engine.dispose()


def test_a_step_that_fails_leaves_the_data_as_they_were(engine, tmp_path, monkeypatch):
    upgrade(engine)
    steps = tmp_path / "migrations"
    (steps / "versions").mkdir(parents=True)
    for path in (FOLDER / "env.py", FOLDER / "script.py.mako", *STEPS):
        (steps / path.relative_to(FOLDER)).write_text(path.read_text())
    next_step = f"{len(STEPS) + 1:04}"
    (steps / "versions" / f"{next_step}_breaks.py").write_text(
        f"from alembic import op\nrevision, down_revision = '{next_step}', '{head()}'\n"
        "def upgrade():\n    op.execute('CREATE TABLE half (id integer)')\n    op.execute('DROP TABLE no_such')\n"
    )
    monkeypatch.setattr(migrate, "FOLDER", steps)
    with pytest.raises(Exception, match="no_such"):
        upgrade(engine)
    with engine.connect() as connection:
        assert revision_of(connection) == STEPS[-1].name[:4]
        assert not inspect(connection).has_table("half")


def test_a_file_is_backed_up_before_it_is_updated(tmp_path):
    places = Places(tmp_path / "data")
    places.prepare()
    engine = open_engine(f"sqlite:///{places.database}")
    with engine.begin() as connection:
        migrate._run(connection, "0001")
    assert upgrade(engine, places)
    engine.dispose()
    (copy,) = backups(places)
    connection = sqlite3.connect(copy.path)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    connection.close()


def test_a_new_file_needs_no_backup(tmp_path):
    places = Places(tmp_path / "data")
    places.prepare()
    engine = open_engine(f"sqlite:///{places.database}")
    upgrade(engine, places)
    upgrade(engine, places)
    engine.dispose()
    assert backups(places) == []
