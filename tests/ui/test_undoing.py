"""Can steps and deletions of a list and its forms be taken back, by the message and by Ctrl+Z, and is asked before?"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.access import Who
from app.ui.kit import KeyButton
from app.ui.messages import Messages, NoticeArea
from app.ui.record_place import RecordPlace
from app.ui.undoing import Undoing
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
CTRL = Qt.KeyboardModifier.ControlModifier


class Window(QWidget):
    """Notices above a list, as in the program."""

    def __init__(self, theme, around, memory):
        super().__init__()
        self.notices = NoticeArea(theme)
        self.place = RecordPlace(around, UMBRELLA, memory)
        self.undoing = Undoing(around.bridge, around.desk, Messages(theme, self.notices, self), self)
        self.place.told.connect(lambda said: self.notices.add(said, "finished", "check"))
        self.place.refused.connect(lambda said: self.notices.add(said, "waiting", "alert-outline"))
        self.place.undoable.connect(self.undoing.offer)
        self.place.undo_wanted.connect(self.undoing.take_back_last)
        layout = QVBoxLayout(self)
        layout.addWidget(self.notices)
        layout.addWidget(self.place, 1)


@pytest.fixture
def three(desk):
    """Ids of a red one that is lent, a green and a blue one that are back."""
    ids = [desk.save(UMBRELLA, None, 0, {"colour": one, "due_on": date(2026, 11, 24)}).result().id for one in "rgb"]
    desk.step_all(UMBRELLA, ids[1:], "return").result()
    return ids


@pytest.fixture
def window(qtbot, theme, around, memory, three):
    one = Window(theme, around, memory)
    qtbot.addWidget(one)
    one.resize(1200, 700)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    qtbot.waitUntil(lambda: one.place.list.table.row_at(2) is not None and one.place.list.view.hasFocus())
    one.place.list.table.tick(three, on=True)
    return one


def state(desk, id_):
    return desk.load(UMBRELLA, id_).result().state


def colours(desk, ids):
    return [row.cells[1] for row in desk.rows(UMBRELLA, ids).result()]


def test_a_batch_of_steps_is_taken_back_by_its_key(qtbot, window, desk, three):
    qtbot.keyClick(window.place.list.view, "l")
    qtbot.waitUntil(lambda: [state(desk, one) for one in three] == ["lent"] * 3)
    qtbot.waitUntil(lambda: "“Lend again”: 2 record(s)" in window.notices.sentences)
    qtbot.keyClick(window.place.list.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: [state(desk, one) for one in three] == ["lent", "back", "back"])
    qtbot.waitUntil(lambda: "Taken back." in window.notices.sentences)
    qtbot.keyClick(window.place.list.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "There is nothing to take back here." in window.notices.sentences)


def test_the_key_works_after_the_message_has_gone(qtbot, window, desk, three):
    qtbot.keyClick(window.place.list.view, "l")
    qtbot.waitUntil(lambda: "“Lend again”: 2 record(s)" in window.notices.sentences)
    window.notices.remove("“Lend again”: 2 record(s)")
    qtbot.keyClick(window.place.list.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: state(desk, three[1]) == "back")


def test_what_somebody_changed_since_is_not_taken_back(qtbot, window, desk, three):
    qtbot.keyClick(window.place.list.view, "l")
    qtbot.waitUntil(lambda: "“Lend again”: 2 record(s)" in window.notices.sentences)
    version = desk.load(UMBRELLA, three[1]).result().version
    desk.save(UMBRELLA, three[1], version, {"colour": "pink"}).result()
    qtbot.keyClick(window.place.list.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: any("Somebody else" in one for one in window.notices.sentences))
    assert state(desk, three[1]) == "lent"


def test_delete_asks_first_and_tells_what_stays(qtbot, window, desk, three):
    page = window.place.list
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert page.foot.asking.isVisible()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert not page.foot.asking.isVisible()
    assert len(colours(desk, three)) == 3
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.keyClick(page.view, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: colours(desk, three) == ["r"])
    qtbot.waitUntil(lambda: "2 deleted" in window.notices.sentences)
    qtbot.waitUntil(lambda: any("It is still lent." in one for one in window.notices.sentences))
    window.undoing.take_back_last("umbrella")
    qtbot.waitUntil(lambda: colours(desk, three) == ["r", "g", "b"])


def test_a_deletion_from_the_form_can_be_taken_back(qtbot, window, desk, three):
    window.place.open(three[2])
    form = window.place.form
    qtbot.waitUntil(lambda: form._base is not None)
    form._deeds.ask_delete()
    button = next(one for one in form._deeds.asking.findChildren(KeyButton) if one.words == "Delete")
    button.click()
    qtbot.waitUntil(lambda: "Deleted" in window.notices.sentences and window.place.form is None)
    qtbot.keyClick(window.place.list.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(colours(desk, three)) == 3)


def test_who_may_not_delete_is_told_which_right_is_missing(qtbot, window, desk, three):
    desk.sign_in(Who("张三", "前台 2 号席", frozenset({"umbrella.save"})))
    qtbot.keyClick(window.place.list.view, Qt.Key.Key_Delete)
    qtbot.keyClick(window.place.list.view, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: any("umbrella.delete" in one for one in window.notices.sentences))
    assert len(colours(desk, three)) == 3
