"""What tests of the engine share: the toy type's tables, a person, a desk."""

import pytest

from app.core.access import Who
from app.records.desk import Desk
from tests.blank.model import Own
from tests.blank.spec import UMBRELLA


@pytest.fixture
def who():
    return Who("李娜", "前台 2 号席")


@pytest.fixture
def records(store):
    """The store with the toy type's tables."""
    Own.metadata.create_all(store.engine)
    return store


@pytest.fixture
def desk(records, who, clock):
    return Desk(records, who, clock, (UMBRELLA,))
