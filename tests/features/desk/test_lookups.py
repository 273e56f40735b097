"""Does the latest word about a call stand, however the answers of the database overtake each other?"""

from concurrent.futures import Future
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject

from app.core.phone import Numbers
from app.features.desk.open_call import Face, Past
from app.features.desk.view.lookups import Lookups

MING = "13800138000"


class _Bridge:
    def then(self, future, done, _owner, failed=None):
        future.add_done_callback(lambda one: failed(one.exception()) if one.exception() else done(one.result()))


class _Store:
    def __init__(self):
        self.asked = []

    def card(self, _job):
        self.asked.append(Future())
        return self.asked[-1]


@pytest.fixture
def store():
    return _Store()


@pytest.fixture
def lookups(qtbot, store):
    means = SimpleNamespace(bridge=_Bridge(), store=store, numbers=Numbers("CN", "010"), known=lambda: None)
    owner = QObject()
    yield Lookups(means, owner)
    owner.deleteLater()


def test_an_answer_that_comes_after_that_to_a_later_question_is_dropped(lookups, store):
    uuid, told = uuid4(), []
    lookups.face_found.connect(told.append)
    lookups.past_found.connect(told.append)
    lookups.ask_past(uuid, 1)
    lookups.ask_face(uuid, MING)
    store.asked[1].set_result(Face(MING))
    store.asked[0].set_result(Past())
    assert [one.value for one in told] == [Face(MING)]


def test_answers_in_their_order_and_those_about_other_calls_all_count(lookups, store):
    told = []
    lookups.face_found.connect(told.append)
    first, second = uuid4(), uuid4()
    for uuid in (first, second, first):
        lookups.ask_face(uuid, MING)
    for number in (1, 0, 2):
        store.asked[number].set_result(Face(str(number)))
    assert [(one.uuid, one.value.key) for one in told] == [(second, "1"), (first, "0"), (first, "2")]
