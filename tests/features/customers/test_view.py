"""Are two customers made one, and is somebody put on the blacklist, with everything said before?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.access import Who
from app.core.options import Settings
from app.core.phone import Numbers
from app.features.customers.spec import customer_type
from app.features.customers.view import BlacklistDialog, CustomerDialogs, MergeDialog
from app.records.desk import Desk
from app.ui.cells import Cells

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
NUMBERS = Numbers("CN", "010")
CUSTOMER = customer_type(lambda: NUMBERS)
WHO = Who("李娜", "前台")


@pytest.fixture
def desk(store, clock):
    return Desk(store, WHO, clock, (CUSTOMER,))


@pytest.fixture
def window(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.fixture
def dialogs(theme, bridge, store, clock, window):
    return CustomerDialogs(theme, bridge, store, lambda: WHO, Cells(clock, NUMBERS), Settings(), window)


def enter(desk, name, number, **values):
    phones = ({"number": number, "kind": None, "note": ""},)
    return desk.save(CUSTOMER, None, 0, {"name": name, "phones": phones, **values}).result().id


def load(desk, id_):
    return desk.load(CUSTOMER, id_).result()


def opened(qtbot, window, kind):
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    return window.findChild(kind)


def test_merging_shows_what_differs_and_does_what_is_chosen(qtbot, desk, dialogs, window):
    one = enter(desk, "王小明", "13800138000", group_id="散客", email="w@x.cn")
    two = enter(desk, "王晓明", "13800138001", group_id="单位", note="门铃坏了")
    dialogs.ask("merge", (one, two))
    dialog = opened(qtbot, window, MergeDialog)
    assert "王晓明" in dialog._title.text()
    assert "138-0013-8001" in dialog._said.text()
    assert set(dialog._sides._sides) == {"name", "group_id", "note"}, "the empty e-mail is nothing to choose"
    assert dialog._sides.right_ones() == {"note"}, "what is empty is filled"
    dialog._sides._sides["group_id"][1].setChecked(True)
    with qtbot.waitSignal(dialogs.merged):
        dialog._on_go()
    kept = load(desk, one)
    assert [row["number"] for row in kept.values["phones"]] == ["13800138000", "13800138001"]
    assert (kept.values["name"], kept.names["group_id"], kept.values["note"]) == ("王小明", "单位", "门铃坏了")
    assert load(desk, two).values["mark"] == "retired"


def test_the_other_one_may_stay(qtbot, desk, dialogs, window):
    one, two = enter(desk, "王小明", "13800138000"), enter(desk, "王晓明", "13800138001")
    dialogs.ask("merge", (one, two))
    dialog = opened(qtbot, window, MergeDialog)
    dialog._on_swap()
    with qtbot.waitSignal(dialogs.merged) as caught:
        dialog._on_go()
    assert load(desk, one).values["mark"] == "retired"
    with qtbot.waitSignal(dialogs.told):
        dialogs.unmerge(caught.args[0])
    assert load(desk, one).values["mark"] is None
    assert [phone["number"] for phone in load(desk, one).values["phones"]] == ["13800138000"]


def test_the_blacklist_wants_a_reason_and_can_be_taken_back(qtbot, desk, dialogs, window):
    one = enter(desk, "郑凯", "13800138000")
    dialogs.ask("blacklist", (one,))
    dialog = opened(qtbot, window, BlacklistDialog)
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.wrong.text() != "")
    dialog.reason.setText("骚扰")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    values = load(desk, one).values
    assert (values["mark"], values["blacklist_reason"]) == ("blacklist", "骚扰")
    with qtbot.waitSignal(dialogs.told) as said:
        dialogs.ask("blacklist", (one,))
    assert said.args == ["On the blacklist already."]
    assert load(desk, one).values["mark"] == "blacklist", "the same key does not take it back unasked"
    with qtbot.waitSignal(dialogs.told):
        dialogs.ask("unblacklist", (one,))
    assert load(desk, one).values["mark"] is None
