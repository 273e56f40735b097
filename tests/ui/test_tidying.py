"""Is garbage looked for on the GUI thread alone, when it has nothing else to do?"""

import gc
import threading

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer

from app.core import garbage
from app.ui.tidying import Tidying


class Knot:
    """Holds itself, and tells on which thread that was noticed."""

    def __init__(self, told):
        self.told, self.itself = told, self

    def __del__(self):
        self.told.append(threading.current_thread())


@pytest.fixture
def tidying(qapp):
    over = QObject()
    yield Tidying(over)
    over.deleteLater()


def make_many():
    """More objects than are made before it is looked for garbage."""
    return [[] for _ in range(garbage._NEW + 1)]


def test_a_worker_that_makes_many_objects_looks_for_nothing(tidying, qtbot):
    told = []
    Knot(told)
    many = []
    worker = threading.Thread(target=lambda: many.append(make_many()))
    worker.start()
    worker.join()
    assert told == [], "Python itself would have looked now, on the worker"
    loop = QEventLoop()
    QTimer.singleShot(0, loop, lambda: QTimer.singleShot(1, loop, loop.quit))
    loop.exec()
    assert told == [threading.main_thread()]


def test_what_outlives_many_rounds_is_looked_at_seldom(tidying):
    gc.collect()
    garbage.look()
    assert gc.get_count()[1] == 0, "there was nothing new"
    kept = []
    for _ in range(3):
        kept.append(make_many())
        garbage.look()
    assert gc.get_count()[1] == 3, "only the newest were looked at"
