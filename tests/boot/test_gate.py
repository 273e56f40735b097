"""Is nothing readable or reachable before somebody signs in, and only what is theirs after?"""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit
from sqlalchemy import select

from app.db.system import Trace
from app.features.operators.model import Operator, OperatorRole
from app.features.operators.view.new_password import PasswordField
from tests.boot.gates import ALT, CHEN, CTRL, ZHOU, enter, lock, open_dialog, page, sign_in
from tests.boot.house import MING, Whozz

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


# ---------------------------------------------------------------- nobody has to


def test_where_there_is_no_administrator_nobody_has_to_sign_in(house):
    house.open()
    assert not house.program.shell.curtain.is_down
    assert house.status("who") == "李娜 · 前台 2 号席"
    house.press((CTRL | ALT, Qt.Key.Key_L))
    assert not house.program.shell.curtain.is_down
    house.program.pages.show_parameters("operator")
    texts = [one.text for one in house.program.shell.findChildren(object) if hasattr(one, "used") and one.isVisible()]
    assert any("Nobody has to sign in yet" in text for text in texts)


def test_naming_an_administrator_signs_them_in_and_the_seat_locks_from_then_on(house):
    program = house.open()
    program.pages.show_parameters("operator")
    program.gate._name_administrator()
    dialog = open_dialog(house)
    for field, text in ((dialog._name, "陈静"), (dialog.new.first, CHEN), (dialog.new.again, CHEN)):
        field.setText(text)
    house.press((CTRL, Qt.Key.Key_Return))
    house.wait(lambda: house.status("who") == "陈静 · 前台 2 号席")
    assert program.shell.place == "settings"
    lock(house)
    enter(house)


# ---------------------------------------------------------------- the curtain


def test_the_window_opens_behind_the_curtain(shop):
    program = shop.open()
    shell = program.shell
    assert shell.curtain.is_down
    assert not shell.rail.isVisible()
    assert not any(one.isVisible() for one in (shell.rail, shell.notices, shell._pages))
    assert shop.status("who") == "Nobody is signed in · 前台 2 号席"
    for keys in ((CTRL, Qt.Key.Key_K), Qt.Key.Key_F1, (ALT, Qt.Key.Key_1), (CTRL, Qt.Key.Key_PageDown)):
        shop.press(keys)
    assert not shell.palette_box.isVisible()
    assert shell.place == "today"
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert program.who.rights == frozenset()


def test_signing_in_by_initials_and_password(shop):
    shop.open()
    shop.wait(lambda: bool(page(shop)._people))
    assert {one.name for one in page(shop)._people} == {"陈静", "周涛"}
    shop.press("zt", Qt.Key.Key_Return)
    assert page(shop).current == "周涛"
    shop.press(ZHOU, Qt.Key.Key_Return)
    shop.wait(lambda: shop.status("who") == "周涛 · 前台 2 号席")
    assert not shop.program.shell.curtain.is_down
    assert shop.program.who.may("repair")
    with shop.session() as session:
        assert "signed_in" in session.scalars(select(Trace.deed).where(Trace.who == "周涛")).all()


def test_arrows_choose_a_name(shop):
    shop.open()
    shop.wait(lambda: bool(page(shop)._people))
    names = [one.name for one in page(shop)._people]
    shop.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page(shop).current == names[1]
    shop.press((ALT, Qt.Key.Key_U))
    assert page(shop).current == ""


def test_wrong_passwords_are_told_and_the_third_has_to_wait(shop):
    shop.open()
    for _ in range(3):
        sign_in(shop, "陈静", "wrong one")
        shop.wait(lambda: page(shop).word.fault.isVisible() and page(shop).word.field.hasSelectedText())
    shop.wait(lambda: "possible in 0:0" in page(shop).word.fault.text())
    assert not page(shop).word.go.isEnabled()
    shop.clock.advance(3)
    shop.wait(page(shop).word.go.isEnabled)
    assert page(shop).word.fault.text() == ""
    enter(shop)


def test_the_last_person_is_asked_first(shop):
    shop.open()
    enter(shop, "周涛", ZHOU)
    shop.close()
    shop.open()
    shop.wait(lambda: page(shop).current == "周涛")


def test_the_first_password_leads_to_one_of_their_own(shop):
    with shop.session() as session:
        session.scalars(select(Operator).where(Operator.name == "周涛")).one().must_change = True
    shop.open()
    sign_in(shop, "周涛", ZHOU)
    shop.wait(page(shop).own.isVisible)
    assert shop.program.shell.curtain.is_down
    for field in (page(shop).own.first, page(shop).own.again):
        field.setText("abc12345abc12345")
    page(shop).own.first.setText("12345678")
    shop.press((CTRL, Qt.Key.Key_Return))
    assert shop.program.shell.curtain.is_down
    for field in (page(shop).own.first, page(shop).own.again):
        field.setText("my-own-77-one")
    shop.press((CTRL, Qt.Key.Key_Return))
    shop.wait(lambda: not shop.program.shell.curtain.is_down)
    lock(shop)
    enter(shop, "周涛", "my-own-77-one")


def test_capitals_that_are_locked_are_said(shop):
    shop.open()
    shop.wait(lambda: bool(page(shop)._people))
    page(shop).ask_word("陈静")
    note = next(
        one for one in page(shop).word.findChildren(object) if getattr(one, "text", str)() == "Caps Lock is on."
    )

    def said(typed, *modifiers):
        held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, held, typed)
        QApplication.sendEvent(page(shop).word.field, event)
        return not note.isHidden()

    shift = Qt.KeyboardModifier.ShiftModifier
    assert [said("k"), said("K", shift), said("K"), said("k", shift), said("7"), said("k")] == [
        *(False, False, True, True, True, False)
    ]


# ---------------------------------------------------------------- another person


def begin_message(house, text):
    house.program.shell.go("message")
    house.program.pages._records["message"].start({}, {})
    field = next(one for one in house.program.pages._records["message"].form.findChildren(QPlainTextEdit))
    field.setPlainText(text)


def test_another_person_goes_on_without_a_restart(shop):
    program = shop.open()
    enter(shop)
    assert "audit" in program.shell.rail.keys
    begin_message(shop, "from Chen")
    program.gate.switch()
    enter(shop, "周涛", ZHOU)
    assert shop.status("who") == "周涛 · 前台 2 号席"
    assert program.records.who.name == program.store.who.name == program.desk.means.who.name == "周涛"
    assert program.shell.place == "today"
    assert "audit" not in program.shell.rail.keys
    assert "message" not in program.pages._records
    assert not any("left unfinished" in sentence for sentence in shop.said), "it is not theirs"


def test_what_one_was_told_is_not_for_whoever_comes_next(shop):
    shop.open()
    enter(shop)
    shop.program.shell.messages.warn("陈静 left a form unfinished")
    lock(shop)
    enter(shop, "周涛", ZHOU)
    assert shop.program.shell.notices.sentences == ()


def test_what_was_left_unfinished_waits_for_whoever_began_it(shop):
    program = shop.open()
    enter(shop)
    begin_message(shop, "from Chen")
    program.gate.switch()
    enter(shop, "周涛", ZHOU)
    program.gate.switch()
    enter(shop)
    shop.wait(lambda: any("left unfinished" in sentence for sentence in shop.said))
    shop.close()
    shop.open()
    enter(shop)
    shop.wait(lambda: any("left unfinished" in sentence for sentence in shop.said))


def test_buttons_without_the_right_are_not_there(shop):
    program = shop.open()
    enter(shop, "周涛", ZHOU)
    program.shell.go("settings")
    names = program.shell.page("settings").names
    titles = [names.item(row).text() for row in range(names.count())]
    assert "Operators" not in titles
    assert "Audit trail" not in titles
    company = program.shell.page("settings").rows["company_name"]
    assert not company.editor.isEnabled()
    assert "Parameters" in company._below.text()
    assert program.shell.page("settings").rows["seat"].editor.isEnabled()
    program.gate.switch()
    enter(shop)
    program.shell.go("settings")
    assert program.shell.page("settings").rows["company_name"].editor.isEnabled()


def test_calls_are_written_under_whoever_answers_them(shop):
    box = shop.plug(Whozz)
    program = shop.open(box)
    enter(shop)
    program.gate.switch()
    enter(shop, "周涛", ZHOU)
    box.ring((1, MING))
    shop.wait(lambda: shop.tile(1)[0] == "ringing")
    box.answer(1)
    shop.wait(lambda: [one.operator for one in shop.log()][:1] == ["周涛"])


def test_changed_rights_hold_at_once(shop):
    program = shop.open()
    enter(shop, "周涛", ZHOU)
    assert not program.who.may("approve")

    def grant(session):
        role = session.scalars(select(OperatorRole).where(OperatorRole.template == "technician")).one()
        role.rights = [*role.rights, "approve"]

    program.store.run(grant).result()
    shop.wait(lambda: program.who.may("approve") and "audit" in program.shell.rail.keys)


def test_who_is_retired_meanwhile_is_outside(shop):
    program = shop.open()
    enter(shop, "周涛", ZHOU)

    def retire(session):
        session.scalars(select(Operator).where(Operator.name == "周涛")).one().retired_at = shop.clock.now()

    program.store.run(retire).result()
    shop.wait(lambda: program.shell.curtain.is_down)
    assert program.who.rights == frozenset()


# ---------------------------------------------------------------- passwords


def test_changing_ones_own_password(shop):
    program = shop.open()
    enter(shop)
    program.gate.change_password()
    dialog = open_dialog(shop)
    for field, text in (
        (dialog._old, "not it"),
        (dialog.new.first, "my-own-77-one"),
        (dialog.new.again, "my-own-77-one"),
    ):
        field.setText(text)
    shop.press((CTRL, Qt.Key.Key_Return))
    shop.wait(lambda: "present password" in dialog._wrong.text() and dialog._wrong.isVisible())
    dialog._old.setText(CHEN)
    shop.press((CTRL, Qt.Key.Key_Return))
    shop.wait(lambda: "Your password is changed." in shop.said)
    lock(shop)
    enter(shop, "陈静", "my-own-77-one")


def test_an_administrator_sets_a_first_password_from_the_list(shop):
    program = shop.open()
    enter(shop)
    with shop.session() as session:
        id_ = session.scalars(select(Operator.id).where(Operator.name == "周涛")).one()
    program.pages.show_parameters("operator")
    program.pages._records["operator"].asked.emit("password", (id_,))
    for field in open_dialog(shop).findChildren(PasswordField):
        field.setText("once-only-55")
    shop.press((CTRL, Qt.Key.Key_Return))
    shop.wait(lambda: any("can sign in with the new password" in sentence for sentence in shop.said))
    lock(shop)
    sign_in(shop, "周涛", "once-only-55")
    shop.wait(page(shop).own.isVisible)


def test_the_person_in_the_status_line_has_a_menu(shop):
    shop.open()
    enter(shop)
    shop.program.shell.status.pressed.emit("who")
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == ["Lock", "Switch user", "Change my password"]
    menu.close()
