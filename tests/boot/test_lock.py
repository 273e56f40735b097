"""Does a locked window show nothing, let calls ring as numbers, and come back as it was?"""

from concurrent.futures import Future

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton

from app.core.errors import DatabaseUnavailable
from app.core.i18n import Text
from app.ui.texts import words
from tests.boot.gates import ALT, CHEN, CTRL, enter, lock, page
from tests.boot.house import KAI, MING, Whozz

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


# ---------------------------------------------------------------- locked and unlocked


def test_unlocking_leads_back_to_exactly_where_it_was(shop):
    program = shop.open()
    enter(shop)
    program.shell.go("message")
    program.pages._records["message"].start({}, {})
    form = program.pages._records["message"].form
    words_ = next(one for one in form.findChildren(QPlainTextEdit) if one.isVisible())
    words_.setFocus()
    words_.setPlainText("half a sen")
    lock(shop)
    assert not words_.isVisible()
    shop.press("tence, typed into nothing")
    page(shop).word.field.clear()
    enter(shop)
    assert words_.isVisible()
    assert words_.toPlainText() == "half a sen"
    assert QApplication.focusWidget() is words_
    assert program.pages._records["message"].form is form


def test_a_dialog_goes_with_the_curtain_and_comes_back(shop):
    program = shop.open()
    enter(shop)
    program.shell.show_keys()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
    program.gate.lock()
    assert not dialog.isVisible()
    enter(shop)
    assert dialog.isVisible()
    dialog.close()


def test_the_key_locks_in_a_dialog_too(shop):
    program = shop.open()
    enter(shop)
    program.gate.change_password()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
    assert dialog.isModal()
    shop.wait(lambda: QApplication.activeWindow() is dialog)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, CTRL | ALT)  # as it comes from outside
    assert program.shell.curtain.is_down
    assert not dialog.isVisible()
    enter(shop)
    assert dialog.isVisible()
    dialog.close()


def test_a_dialog_that_opens_late_is_hidden_too(shop):
    program = shop.open()
    enter(shop)
    lock(shop)
    program.shell.show_keys()
    shop.wait(
        lambda: not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    )
    enter(shop)
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog):
            one.close()


def test_locked_after_so_many_minutes_without_a_key(shop):
    shop.settle(lock_minutes=10)
    program = shop.open()
    enter(shop)
    shop.clock.advance(9 * 60)
    program.gate._idle.look()
    assert not program.shell.curtain.is_down
    QTest.keyClick(program.shell.windowHandle(), Qt.Key.Key_Down)  # as it comes from outside
    shop.clock.advance(9 * 60)
    program.gate._idle.look()
    assert not program.shell.curtain.is_down, "a key was pressed meanwhile"
    shop.clock.advance(2 * 60)
    program.gate._idle.look()
    assert program.shell.curtain.is_down


def test_never_locked_by_itself_where_that_is_chosen(shop):
    shop.settle(lock_minutes=0)
    program = shop.open()
    enter(shop)
    shop.clock.advance(9 * 3600)
    program.gate._idle.look()
    assert not program.shell.curtain.is_down


def test_a_call_rings_on_a_locked_window_as_a_number_only(shop):
    box = shop.plug(Whozz)
    program = shop.open(box)
    enter(shop)
    lock(shop)
    box.ring((1, MING))
    shop.wait(lambda: bool(program.shell.toasts.shown))
    toast = program.shell.toasts.shown[0]
    shop.wait(lambda: program.desk.pops.all[0].caller is not None)
    shown = lambda: " ".join([toast._title.text(), toast._text.text(), *map(words, shop.tile(1)[1:])])  # noqa: E731
    assert "138" in shown()
    assert "王小明" not in shown()
    assert not any(one.isVisible() for one in toast.findChildren(QPushButton))
    shop.press((ALT, Qt.Key.Key_1), (ALT, Qt.Key.Key_0))
    assert program.shell.toasts.shown == (toast,)
    assert program.shell.place == "today"
    page(shop).word.field.clear()
    enter(shop)
    shop.wait(lambda: "王小明" in toast._title.text() and shop.tile(1)[1] == "王小明")
    shop.press((ALT, Qt.Key.Key_1))
    shop.wait(lambda: shop.card_of("王小明"))


def test_a_call_that_was_there_before_loses_its_name_when_locked(shop):
    box = shop.plug(Whozz)
    shop.know("凯悦宾馆", KAI)
    shop.open(box)
    enter(shop)
    box.ring((2, KAI))
    shop.wait(lambda: shop.tile(2)[1] == "凯悦宾馆")
    lock(shop)
    assert shop.tile(2)[1].startswith("139")


def test_the_password_of_whoever_locked_is_asked_for_before_anything_is_read(shop, monkeypatch):
    program = shop.open()
    enter(shop)
    never = Future()
    monkeypatch.setattr(program.store, "look", lambda _job: never)
    lock(shop)
    assert page(shop).current == "陈静"
    shop.press(CHEN)
    assert page(shop).word.field.text() == CHEN, "in the field that shows dots"
    never.set_exception(DatabaseUnavailable(Text("database", "The server is away.")))
    shop.wait(lambda: bool(page(shop)._people))
    assert (page(shop).current, page(shop).word.field.text()) == ("陈静", CHEN)
    monkeypatch.undo()
    shop.press(Qt.Key.Key_Return)
    shop.wait(lambda: not program.shell.curtain.is_down)
