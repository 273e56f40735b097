"""What tests of the engine share: the toy types' tables, a person, a desk, and what its pages need."""

import pytest

from app.core.access import Who
from app.core.options import Settings
from app.records.desk import Desk
from tests.blank.bill import BILL
from tests.blank.model import Own
from tests.blank.spec import UMBRELLA


class Memory:
    """What the seat remembers, for the length of a test."""

    def __init__(self):
        self.kept = {}

    def recall(self, key, default=None):
        return self.kept.get(key, default)

    def keep(self, key, value):
        self.kept[key] = value


class AsWritten:
    """Phone numbers as they are written."""

    def shown(self, raw):
        return raw


@pytest.fixture
def who():
    return Who("李娜", "前台 2 号席")


@pytest.fixture
def records(store):
    """The store with the toy types' tables."""
    Own.metadata.create_all(store.engine)
    return store


@pytest.fixture
def desk(records, who, clock):
    return Desk(records, who, clock, (UMBRELLA, BILL))


@pytest.fixture
def memory():
    return Memory()


@pytest.fixture
def bridge(qapp):
    """Fails the test for an error nobody asked to have."""
    from app.ui.bridge import Bridge

    one = Bridge()
    said = []
    one.failed.connect(said.append)
    yield one
    one.deleteLater()
    assert said == []


@pytest.fixture
def attachments(records, desk, clock, tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    from app.records.attachments import Attachments

    pool = ThreadPoolExecutor(max_workers=2)
    yield Attachments(records, pool, lambda: tmp_path / "attachments", lambda: desk.who, clock)
    pool.shutdown()


@pytest.fixture
def around(theme, bridge, desk, attachments, tmp_path):
    from app.records.drafts import Drafts
    from app.records.transfer.exporting import Exports
    from app.ui.cells import Cells
    from app.ui.editors import Tools
    from app.ui.record_form import Around

    drafts = Drafts(tmp_path / "drafts")
    numbers, clock = AsWritten(), desk.clock
    exports = Exports(desk._store, lambda: desk.who, clock)
    yield Around(
        theme=theme,
        bridge=bridge,
        desk=desk,
        settings=Settings(),
        drafts=drafts,
        cells=Cells(clock, numbers),
        tools=Tools(theme, clock, numbers),
        attachments=attachments,
        exports=exports,
    )
    drafts.close()
    exports.close()


@pytest.fixture
def read_here(monkeypatch):
    """Sheets are read in this process; that another one does it is tested with the intake."""
    from app.records.transfer import intake, parsing
    from tests.records.transfer.files import in_this_process

    monkeypatch.setattr(parsing, "_bound", lambda: None)
    monkeypatch.setattr(intake, "_in_another_process", in_this_process)
