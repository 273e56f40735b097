"""Does the form say what helped before while somebody types, and is it taken over by one key?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.features.complaints.spec import COMPLAINT
from app.features.knowledge.spec import SOLUTION
from app.ui.record_form import RecordForm
from tests.features.repairs.conftest import REPAIR

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_form(qtbot, around):
    """A form in a window of its own, and what stands beside it."""

    def make(kind, id_=None, **start):
        form = RecordForm(around, kind, id_, start)
        qtbot.addWidget(form)
        form.resize(1200, 700)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is form)
        qtbot.waitUntil(lambda: form._base is not None)
        form.setFocus()
        return form, form._sheet.advice.pane

    return make


def press(qtbot, key, modifier=ALT):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def said(pane):
    return [one.title for one in pane._found]


def text_of(form, key):
    return form.fields.editors[key].toPlainText()


def test_what_helped_fills_the_form_and_solves_it_on_the_telephone(qtbot, open_form, write, customer, figures):
    write(symptom="不出冰", cause="水阀没开", result="打开进水阀")
    form, pane = open_form(REPAIR, customer_id=customer)
    assert pane.isVisible()
    form.fields.editors["fault"].setPlainText("机器不出冰")
    qtbot.waitUntil(lambda: said(pane) == ["打开进水阀"])
    assert form.fields.current_key() == "fault", "the caret stays where somebody types"
    press(qtbot, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: text_of(form, "result") == "打开进水阀")
    assert text_of(form, "cause") == "水阀没开"
    with qtbot.waitSignal(form.saved):
        press(qtbot, Qt.Key.Key_T)
    assert figures() == {"打开进水阀": (1, 1, 1)}, "finished by telephone"


def test_another_one_is_chosen_by_keys_and_nothing_typed_is_lost(qtbot, open_form, write, customer):
    write(symptom="不出冰", result="打开进水阀")
    write(symptom="不出冰，水泵不转", result="更换水泵")
    form, pane = open_form(REPAIR, customer_id=customer)
    form.fields.editors["fault"].setPlainText("不出冰")
    form.fields.editors["result"].setPlainText("已记下")
    qtbot.waitUntil(lambda: len(said(pane)) == 2)
    second = said(pane)[1]
    press(qtbot, Qt.Key.Key_K)
    assert QApplication.focusWidget() is pane.list
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert pane._what.text() == second
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert text_of(form, "result") == f"已记下\n{second}"


def test_nothing_like_it_is_said_and_the_solution_itself_can_be_opened(qtbot, open_form, write, customer):
    id_ = write(symptom="有异味", result="更换滤芯")
    form, pane = open_form(REPAIR, customer_id=customer)
    form.fields.editors["fault"].setPlainText("屏幕碎了")
    qtbot.waitUntil(lambda: "Nothing like this" in pane.list._sentence)
    form.fields.editors["fault"].setPlainText("有异味")
    qtbot.waitUntil(lambda: said(pane) == ["更换滤芯"])
    with qtbot.waitSignal(form.link_wanted) as caught:
        pane._open.click()
    assert caught.args == ["solution", id_]


def test_a_complaint_is_advised_from_its_own_base(qtbot, open_form, complain, customer):
    complain("师傅上门迟到", "道歉并减免上门费")
    form, pane = open_form(COMPLAINT, customer_id=customer)
    form.fields.editors["content"].setPlainText("师傅迟到了")
    qtbot.waitUntil(lambda: said(pane) == ["道歉并减免上门费"])
    press(qtbot, Qt.Key.Key_W)
    assert text_of(form, "result") == "道歉并减免上门费"


def test_a_record_that_stays_needs_no_advice_and_other_types_have_none(qtbot, open_form, solve, desk, around):
    id_ = solve("不出冰", "打开进水阀")
    desk.step(REPAIR, id_, "approve").result()
    _, pane = open_form(REPAIR, id_)
    assert pane.isHidden()
    form = RecordForm(around, SOLUTION)
    qtbot.addWidget(form)
    assert form._sheet.advice is None
