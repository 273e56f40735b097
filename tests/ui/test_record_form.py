"""Is nothing that was typed ever lost, and does the form say what is wrong?"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.core.errors import DatabaseUnavailable
from app.core.i18n import Text
from app.core.options import ENTER_NEXT
from app.ui.banner import Banner
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


def type_(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def new(desk, **values):
    return desk.save(UMBRELLA, None, 0, {"colour": "red", **values}).result()


def load(desk, id_):
    return desk.load(UMBRELLA, id_).result()


def test_enter_goes_from_field_to_field_and_the_last_one_saves(qtbot, open_form, desk):
    form = open_form()
    type_(qtbot, "red")
    walked = []
    with qtbot.waitSignal(form.saved) as caught:
        for _ in range(20):
            walked.append(form.fields.current_key())
            if walked[-1] == "note":
                break
            if walked[-1] == "deposit":
                type_(qtbot, "1,240.5")
            if walked[-1] == "due_on":
                type_(qtbot, "11-24")
            press(qtbot, ENTER)
        press(qtbot, ENTER, CTRL)
    assert walked == ["colour", "kind_id", "phone", "deposit", "due_on", "seen_at", "wet", "marks", "tags", "note"]
    values = load(desk, caught.args[0].id).values
    assert (values["colour"], values["deposit"], values["due_on"]) == ("red", 124050, date(2026, 11, 24))


def test_enter_stays_where_the_setting_is_off(qtbot, open_form, around):
    around.settings.put(ENTER_NEXT, value=False)
    form = open_form()
    press(qtbot, ENTER)
    assert form.fields.current_key() == "colour"


def test_parts_are_filled_in_by_keys_and_an_empty_row_leads_out(qtbot, open_form, desk):
    form = open_form()
    type_(qtbot, "red")
    form.fields.go_to("marks")
    type_(qtbot, "A")
    press(qtbot, ENTER)
    type_(qtbot, "5")
    press(qtbot, ENTER)
    type_(qtbot, "B")
    press(qtbot, ENTER)
    press(qtbot, ENTER)
    assert form.fields.current_key() == "marks"
    press(qtbot, ENTER)
    assert form.fields.current_key() == "tags"
    with qtbot.waitSignal(form.saved) as caught:
        form.save()
    marks = load(desk, caught.args[0].id).values["marks"]
    assert [(one["text"], one["size"]) for one in marks] == [("A", 5), ("B", None)]


def test_ctrl_i_goes_to_the_empty_row_from_anywhere(qtbot, open_form):
    form = open_form()
    type_(qtbot, "red")
    for text in ("A", "B"):
        press(qtbot, Qt.Key.Key_I, CTRL)
        assert form.fields.current_key() == "marks"
        type_(qtbot, text)
    assert [one["text"] for one in form.fields.editors["marks"].value()] == ["A", "B"]


def test_a_row_is_taken_out_by_its_key(qtbot, open_form, desk):
    saved = new(desk, marks=({"text": "A", "size": 1}, {"text": "B", "size": 2}))
    form = open_form(saved.id)
    form.fields.go_to("marks")
    press(qtbot, Qt.Key.Key_Delete, CTRL | Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(form.saved):
        form.save()
    assert [one["text"] for one in load(desk, saved.id).values["marks"]] == ["B"]


def test_what_is_wrong_is_marked_named_and_reached_by_f2(qtbot, open_form):
    form = open_form()
    form.fields.editors["deposit"].setText("viel")
    form.fields.editors["due_on"].setText("13-99")
    form.save()
    assert set(form.fields.wrong) == {"deposit", "due_on"}
    assert form.fields.current_key() == "deposit"
    press(qtbot, Qt.Key.Key_F2)
    assert form.fields.current_key() == "due_on"
    assert "No such day" in form.fields.boxes["due_on"].below.text()
    form.fields.editors["due_on"].clear()
    type_(qtbot, "+3")
    assert set(form.fields.wrong) == {"deposit"}, "a field that is changed is no longer marked"


def test_a_refused_save_keeps_every_word_and_marks_the_cell(qtbot, open_form, desk):
    form = open_form()
    form.fields.put({"colour": "plaid", "note": "long story", "marks": ({"text": "x", "size": None},)}, {})
    form.save()
    qtbot.waitUntil(lambda: "colour" in form.fields.wrong)
    assert form.fields.editors["note"].toPlainText() == "long story"
    form.fields.show_wrong({"marks.0.text": "Not this."})
    assert form.fields.editors["marks"].rows[0].editors["text"].property("look") == "wrong"


def test_a_database_that_is_away_loses_nothing_and_is_tried_again(qtbot, open_form, around, desk, monkeypatch):
    from concurrent.futures import Future

    form = open_form()
    type_(qtbot, "red")
    away = Future()
    away.set_exception(DatabaseUnavailable(Text("database", "The server does not answer.")))
    monkeypatch.setattr(Desk_of(form), "save", lambda *_: away)
    form.save()
    qtbot.waitUntil(lambda: bool(form.findChildren(Banner)))
    monkeypatch.undo()
    assert form.fields.editors["colour"].text() == "red"
    with qtbot.waitSignal(form.saved):
        form.findChildren(Banner)[0].used.emit()


def test_that_the_database_is_away_is_said_until_it_is_back(qtbot, open_form, desk, monkeypatch):
    from concurrent.futures import Future

    form = open_form()
    type_(qtbot, "red")
    away = Future()
    away.set_exception(DatabaseUnavailable(Text("database", "The server does not answer.")))
    monkeypatch.setattr(Desk_of(form), "save", lambda *_: away)
    form.save()
    qtbot.waitUntil(lambda: bool(form.findChildren(Banner)))
    form.notes.reached()
    assert form.notes.isHidden()
    assert form.fields.editors["colour"].text() == "red"


def test_a_bug_while_saving_loses_nothing_and_save_can_be_pressed_again(qtbot, open_form, around, desk, monkeypatch):
    from concurrent.futures import Future

    form = open_form()
    type_(qtbot, "red")
    broken = Future()
    broken.set_exception(ZeroDivisionError("bug"))
    monkeypatch.setattr(Desk_of(form), "save", lambda *_: broken)
    with qtbot.captureExceptions() as caught:
        form.save()
        qtbot.waitUntil(lambda: bool(caught))
    monkeypatch.undo()
    assert form._foot._save.isEnabled()
    assert form.fields.editors["colour"].text() == "red"
    (said,) = form.findChildren(Banner)
    assert said.accessibleName().startswith("Not saved: the program made a mistake.")
    qtbot.waitUntil(lambda: len(around.drafts.all().result()) == 1)
    with qtbot.waitSignal(form.saved):
        form._foot._save.click()


def test_what_cannot_even_be_asked_for_leaves_save_usable(qtbot, open_form, desk, monkeypatch):
    form = open_form()
    type_(qtbot, "red")
    monkeypatch.setattr(Desk_of(form), "save", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        form.save()
    monkeypatch.undo()
    with qtbot.waitSignal(form.saved):
        form._foot._save.click()


def Desk_of(form):
    return form._around.desk


def test_leaving_asks_only_where_something_would_be_lost(qtbot, open_form):
    form = open_form()
    with qtbot.waitSignal(form.left):
        press(qtbot, Qt.Key.Key_Escape)
    form = open_form()
    type_(qtbot, "red")
    press(qtbot, Qt.Key.Key_Escape)
    assert form._deeds.asking.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not form._deeds.asking.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    with qtbot.waitSignal(form.left):
        press(qtbot, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)


def test_a_draft_survives_and_is_offered_again(qtbot, open_form, around):
    form = open_form()
    type_(qtbot, "dark red")
    form.fields.editors["note"].setPlainText("half a sent")
    qtbot.waitUntil(lambda: form.head._draft.text() != "")
    form.close()  # as a crash would: nobody said "throw away"
    again = open_form()
    qtbot.waitUntil(lambda: bool(again.findChildren(Banner)))
    again.findChildren(Banner)[0].used.emit()
    assert again.fields.editors["colour"].text() == "dark red"
    assert again.fields.editors["note"].toPlainText() == "half a sent"
    with qtbot.waitSignal(again.saved):
        again.save()
    assert around.drafts.all().result() == [], "what is saved is no draft any more"


def test_a_record_opens_where_its_next_step_needs_something(open_form, desk):
    form = open_form(new(desk).id)
    assert form.fields.current_key() == "due_on"


def test_typing_into_a_record_just_opened_overwrites_nothing(qtbot, open_form, desk):
    form = open_form(new(desk, due_on=date(2026, 11, 24)).id)
    assert (form.fields.current_key(), QApplication.focusWidget().selectedText()) == ("colour", "")
    type_(qtbot, "!")
    assert form.fields.editors["colour"].text() == "red!"


def test_what_somebody_else_saves_is_shown_in_a_form_in_which_nothing_was_typed(qtbot, open_form, desk):
    saved = new(desk, deposit=100)
    form = open_form(saved.id)
    caret = QApplication.focusWidget()
    desk.save(UMBRELLA, saved.id, saved.version, {"deposit": 900, "colour": "red"}).result()
    form.following.look()
    qtbot.waitUntil(lambda: form.fields.editors["deposit"].text() == "9.00")
    assert not form.is_changed
    assert QApplication.focusWidget() is caret
    form.fields.editors["colour"].setText("green")
    with qtbot.waitSignal(form.saved):
        form.save()
    values = load(desk, saved.id).values
    assert (values["deposit"], values["colour"]) == (900, "green")


def test_what_was_typed_stays_when_somebody_else_saves_and_a_sentence_says_so(qtbot, open_form, desk):
    saved = new(desk, deposit=100)
    form = open_form(saved.id)
    form.fields.editors["deposit"].setText("5.00")
    desk.save(UMBRELLA, saved.id, saved.version, {"deposit": 900, "colour": "red"}).result()
    for _ in range(2):  # said once
        form.following.look()
        desk.load(UMBRELLA, saved.id).result()
    qtbot.waitUntil(lambda: any("李娜 saved this meanwhile" in one.text for one in form.findChildren(Banner)))
    assert form.fields.editors["deposit"].text() == "5.00"
    assert len([one for one in form.findChildren(Banner) if "saved this meanwhile" in one.text]) == 1


def test_a_value_is_watched_while_it_is_typed(qtbot, open_form, desk):
    other = new(desk, colour="blue")
    form = open_form()
    type_(qtbot, "blue")
    qtbot.waitUntil(lambda: form.fields.boxes["colour"].below.text() == "There is one of this colour.")
    with qtbot.waitSignal(form.link_wanted) as caught:
        form.fields.boxes["colour"].go.click()
    assert caught.args == ["umbrella", other.id]


def test_choices_are_found_by_initials_and_new_words_are_taken(qtbot, open_form, desk):
    new(desk, kind_id="普通")
    new(desk, kind_id="金卡会员")
    form = open_form()
    editor = form.fields.editors["kind_id"]
    form.fields.go_to("kind_id")
    qtbot.waitUntil(lambda: bool(editor.words.spelled))
    assert editor.words.fits("jk") == ["金卡会员"]
    assert editor.words.fits("putong") == ["普通"]
    form.fields.go_to("colour")
    type_(qtbot, "red")
    form.fields.go_to("kind_id")
    type_(qtbot, "jk")
    press(qtbot, ENTER)
    assert editor.text() == "金卡会员"
    editor.setText("银卡")
    with qtbot.waitSignal(form.saved) as caught:
        form.save()
    assert load(desk, caught.args[0].id).names["kind_id"] == "银卡"


def test_deleting_asks_and_the_rule_is_heard(qtbot, open_form, desk):
    saved = new(desk, due_on=date(2026, 11, 24))
    form = open_form(saved.id)
    form._deeds.ask_delete()
    assert form._deeds.asking.isVisible()
    form._deeds.delete()
    qtbot.waitUntil(lambda: any("still lent" in one.text for one in form.findChildren(Banner)))
    desk.step(UMBRELLA, saved.id, "return").result()
    with qtbot.waitSignals([form.deleted, form.left]):
        form._deeds.delete()
