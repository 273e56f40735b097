"""What do the tests of the statistics look at? One small demo shop per engine, made once and copied for each test."""

import shutil

import pytest

from app.db.engine import open_engine
from app.db.store import Store
from tests.features.statistics.shop import fill


@pytest.fixture(scope="session")
def sqlite_shop(sqlite_template, tmp_path_factory):
    """The shop as a SQLite file."""
    path = tmp_path_factory.mktemp("shop") / "ringfile.db"
    shutil.copy(sqlite_template, path)
    _fill(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_shop(pg, pg_template):
    """Name of the shop's database on PostgreSQL."""
    name = pg.create(pg_template)
    _fill(pg.url(name))
    return name


def _fill(url):
    store = Store(open_engine(url))
    fill(store)
    store.close()


@pytest.fixture
def shop(request, engine_name, tmp_path):
    """A store on a copy of the shop."""
    if engine_name == "sqlite":
        path = tmp_path / "shop.db"
        shutil.copy(request.getfixturevalue("sqlite_shop"), path)
        one = Store(open_engine(f"sqlite:///{path}"))
        yield one
        one.close()
        return
    pg = request.getfixturevalue("pg")
    name = pg.create(request.getfixturevalue("postgresql_shop"))
    one = Store(open_engine(pg.url(name)))
    yield one
    one.close()
    pg.drop(name)
