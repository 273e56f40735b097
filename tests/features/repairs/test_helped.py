"""Is it said while a fault is being typed what helped before?"""

import pytest

from app.features.repairs.helped import helped_before
from app.ui.record_form import RecordForm
from tests.features.repairs.conftest import REPAIR


def said(store, fault, id_=None):
    hint = store.look(lambda s: helped_before(s, id_, fault)).result()
    return hint and (str(hint.words), hint.kind, hint.id)


def test_what_helped_is_said_with_the_repair_it_helped_at(store, take, finish, change):
    first, second = take(fault="制冰机不制冰"), take(fault="不制冰，有响声")
    for saved in (first, second):
        finish(saved)
        change(saved.id, result="清洗冷凝器")
    assert said(store, "不制冰") == ("Helped before, 2 time(s): 清洗冷凝器", "repair", second.id)
    assert said(store, "漏电") is None
    assert said(store, "有响声", second.id) is None, "not by itself"


def test_what_was_solved_by_phone_comes_first(store, desk, take, finish, change):
    sent, told = take(fault="不通电"), take(fault="插上不通电")
    finish(sent)
    change(told.id, result="插头没插紧")
    desk.step(REPAIR, told.id, "by_phone").result()
    assert said(store, "不通电") == ("Solved by phone before, 1 time(s): 插头没插紧", "repair", told.id)


def test_what_is_not_finished_helped_nobody(store, take, change):
    saved = take(fault="不通电")
    change(saved.id, result="待查")
    assert said(store, "不通电") is None


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_it_stands_under_the_fault_while_the_form_is_filled_in(qtbot, around, take, finish):
    finish(take(fault="底部漏水"))
    form = RecordForm(around, REPAIR)
    qtbot.addWidget(form)
    form.fields.editors["fault"].setPlainText("漏水")
    qtbot.waitUntil(lambda: "Helped before" in form.fields.boxes["fault"].below.text())
