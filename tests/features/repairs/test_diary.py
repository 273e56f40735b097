"""What does a technician have to do on a day, and is it walked by keys?"""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.core.phone import Numbers
from app.db.system import Choice
from app.features.repairs.diary import diary, page
from app.features.repairs.sign import REPAIRS
from app.features.repairs.view.diary import DiaryDialog

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def day(clock):
    return clock.now().astimezone().date()


@pytest.fixture
def noon(clock):
    return clock.now().astimezone().replace(hour=12, minute=0)


@pytest.fixture
def other(store):
    """The id of 周强."""

    def add(session):
        one = Choice(list="technician", name="周强", rank=1)
        session.add(one)
        session.flush()
        return one.id

    return store.run(add).result()


@pytest.fixture
def taken(send, take, technician, other, noon):
    late = take(technician_id=technician, appointment_at=noon + 2 * HOUR, fault="不制冷")
    first = take(
        technician_id=technician,
        appointment_at=noon,
        appointment_until=noon + HOUR,
        phone="13911112222",
        address="望京西路 41 号",
        parts=({"name": "密封圈", "quantity": 2},),
    )
    sent = take(technician_id=technician, fault="不出冰")
    send(sent)
    take(technician_id=technician, appointment_at=noon + DAY)
    take(technician_id=technician, fault="还没派")
    take(technician_id=other, appointment_at=noon)
    return [first.id, late.id, sent.id]


def test_a_day_in_order_of_the_appointments_then_what_was_sent_without_one(store, taken, technician, day):
    jobs = store.look(lambda s: diary(s, technician, day)).result()
    assert [one.id for one in jobs] == taken
    assert (jobs[0].customer, jobs[0].address, jobs[0].parts) == ("海底捞望京店", "望京西路 41 号", "密封圈 ×2")


def test_whose_day_it_is(store, taken, technician, other, day):
    shown = lambda who, ids: store.look(lambda s: page(s, who, day, ids)).result().technician_id  # noqa: E731
    assert shown(None, ()) == technician
    assert shown(None, (taken[-1] + 3,)) == other
    assert shown(other, (taken[0],)) == other


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_by_keys(qtbot, around, store, taken, day):
    window = QWidget()
    qtbot.addWidget(window)
    clock, numbers = around.tools.clock, Numbers("CN", "010")
    dialog = DiaryDialog(around.theme, around.bridge, store, clock, numbers, REPAIRS.look, (taken[0],), window)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    rows = lambda: dialog.list.model().rowCount()  # noqa: E731
    qtbot.waitUntil(lambda: rows() == 3)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: rows() == 2)
    assert dialog.day == day + DAY
    qtbot.keyClick(dialog.list, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: rows() == 3)
    qtbot.keyClick(dialog.list, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: rows() == 1 and dialog.who.currentText() == "周强")
    qtbot.keyClick(dialog.list, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: rows() == 3)
    with qtbot.waitSignal(dialog.opened) as caught:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert caught.args[0] == taken[0]
