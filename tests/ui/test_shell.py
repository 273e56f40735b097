"""Does the frame take one everywhere by the keyboard alone?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout

from app.core.errors import DatabaseUnavailable, Invalid, Refused
from app.core.i18n import Text
from app.records.workflow import Look
from app.ui.attention import Doing
from app.ui.palette import Entry
from tests.ui.conftest import Page

PERSON = Look(words=Text("x", "Customer"), icon="account-outline", colour="muted")


def sentence(words):
    return Text("test", words)


def test_a_page_is_made_when_it_is_first_wanted(shell):
    assert Page.made == 1
    shell.go("desk")
    shell.go("today")
    assert Page.made == 2


def test_ctrl_page_down_goes_round_the_places(shell):
    went = []
    shell.went.connect(went.append)
    for _ in range(3):
        QTest.keyClick(shell, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert went == ["desk", "customers", "today"]


def test_the_rail_goes_by_arrow_and_enter(shell):
    shell.rail.setFocus()
    QTest.keyClick(shell.rail, Qt.Key.Key_Down)
    QTest.keyClick(shell.rail, Qt.Key.Key_Return)
    assert shell.place == "desk"


def test_a_place_passed_by_with_the_arrows_is_not_where_we_are(shell):
    shell.rail.setFocus()
    here = shell.rail.currentIndex().row()
    QTest.keyClick(shell.rail, Qt.Key.Key_Down)
    assert shell.rail.currentIndex().row() != here
    shell.rail.clearFocus()
    assert shell.rail.currentIndex().row() == here


def test_the_rail_skips_the_lines_between_groups(shell):
    shell.add_separator()
    shell.add_place("settings", "cog-outline", "Settings", Page)
    shell.go("customers")
    shell.rail.setFocus()
    QTest.keyClick(shell.rail, Qt.Key.Key_Down)
    QTest.keyClick(shell.rail, Qt.Key.Key_Return)
    assert shell.place == "settings"


@pytest.mark.parametrize("line", [1, 8])
def test_alt_and_a_digit_asks_for_a_line_also_while_typing(shell, qtbot, line):
    shell.page("today").field.setFocus()
    with qtbot.waitSignal(shell.line_wanted) as wanted:
        QTest.keyClick(shell.page("today").field, Qt.Key(Qt.Key.Key_0 + line), Qt.KeyboardModifier.AltModifier)
    assert wanted.args == [line]


def test_going_somewhere_leaves_the_caret_where_somebody_types(shell):
    field = shell.page("today").field
    field.setFocus()
    shell.page("desk")
    shell._attention.rest(resting=True)
    assert shell._attention.doing is Doing.TYPING


def test_f1_shows_the_keys_and_escape_closes_them(shell):
    QTest.keyClick(shell, Qt.Key.Key_F1)
    (dialog,) = shell.findChildren(QDialog)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_question_mark_is_a_letter_while_typing(shell):
    field = shell.page("today").field
    field.setFocus()
    QTest.keyClicks(field, "?")
    assert field.text() == "?"
    assert not shell.findChildren(QDialog)


def test_a_narrow_window_shows_the_places_as_icons(shell, theme):
    shell.resize(theme.size("narrow") - 100, 500)
    assert shell.rail.width() == theme.size("rail_narrow")
    shell.resize(theme.size("narrow") + 100, 500)
    assert shell.rail.width() >= theme.size("rail")


def test_the_window_comes_back_where_it_was(shell, qtbot, theme, clock, attention):
    from app.ui.keys import Keys
    from app.ui.shell import Shell

    shell.resize(500, 400)
    other = Shell(theme, clock, attention, Keys())
    qtbot.addWidget(other)
    other.put_where(shell.where())
    assert other.size() == shell.size()
    other.put_where("not a place")
    assert other.size() == shell.size()


def test_ctrl_k_finds_a_place(shell):
    QTest.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "custom")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert shell.place == "customers"
    assert not shell.palette_box.isVisible()


def test_ctrl_k_asks_outside_and_takes_the_answer_by_enter(shell, qtbot):
    box = shell.palette_box
    box.open()
    with qtbot.waitSignal(box.asked, check_params_cb=lambda text: text == "wxm"):
        QTest.keyClicks(QApplication.focusWidget(), "wxm")
    box.show_found([Entry(look=PERSON, title="王小明", group="Customers", item=7)], "wxm")
    with qtbot.waitSignal(box.chosen) as chosen:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == [7]


def test_a_late_answer_to_older_words_is_dropped(shell):
    box = shell.palette_box
    box.open()
    QTest.keyClicks(QApplication.focusWidget(), "zz")
    box.show_found([Entry(look=PERSON, title="王小明", item=7)], "z")
    assert box._list.current is None


def test_enter_before_the_answer_waits_for_it_and_takes_nothing_older(shell, qtbot):
    box, chosen = shell.palette_box, []
    box.chosen.connect(chosen.append)
    box.open()
    QTest.keyClicks(QApplication.focusWidget(), "w")
    box.show_found([Entry(look=PERSON, title="王大力", group="Customers", item=1)], "w")
    QTest.keyClicks(QApplication.focusWidget(), "xm")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert (chosen, box.isVisible()) == ([], True), "what was found for the first letter is not meant"
    with qtbot.waitSignal(box.chosen):
        box.show_found([Entry(look=PERSON, title="王小明", group="Customers", item=7)], "wxm")
    assert chosen == [7]


def test_arrows_choose_among_what_was_found(shell, qtbot):
    box = shell.palette_box
    box.open()
    QTest.keyClicks(QApplication.focusWidget(), "w")
    box.show_found([Entry(look=PERSON, title=f"王{n}", group="Customers", item=n) for n in range(3)], "w")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(box.chosen) as chosen:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == [1]


def test_escape_leaves_the_palette_and_gives_the_caret_back(shell):
    field = shell.page("today").field
    field.setFocus()
    shell.palette_box.open()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field


def test_the_palette_goes_when_the_keyboard_goes_to_the_page_below(shell):
    shell.palette_box.open()
    field = shell.page("today").field
    field.setFocus()
    assert not shell.palette_box.isVisible()
    assert QApplication.focusWidget() is field


def test_unavailable_says_what_is_wrong_and_tries_again(shell):
    tried = []
    shell.messages.failed(DatabaseUnavailable(sentence("No connection.")), lambda: tried.append(1))
    shell.messages.failed(DatabaseUnavailable(sentence("No connection.")), lambda: tried.append(1))
    assert shell.notices.sentences == ("No connection.",)
    banner = next(one for one in _banners(shell) if one.isVisible())
    QTest.keyClick(banner, Qt.Key.Key_Return)
    assert tried == [1]
    assert shell.notices.sentences == ()
    assert not shell.notices.isVisible()


def _banners(shell):
    from app.ui.banner import Banner

    return shell.notices.findChildren(Banner)


def test_wrong_fields_go_to_the_form(shell):
    class Form:
        faults = None

        def show_faults(self, fields):
            self.faults = fields

    form, wrong = Form(), {"name": sentence("A name is needed.")}
    shell.messages.failed(Invalid(wrong), form=form)
    assert form.faults == wrong
    assert shell.notices.sentences == ()


def test_a_refusal_is_said_in_the_page(shell):
    shell.messages.failed(Refused(sentence("This number already belongs to {who}.").fill(who="王小明")))
    assert shell.notices.sentences == ("This number already belongs to 王小明.",)
    shell.go("desk")
    assert shell.notices.sentences == ()


def test_notices_do_not_pile_up(shell):
    for number in range(9):
        shell.messages.warn(f"{number}")
    assert shell.notices.sentences == ("5", "6", "7", "8")


def test_status_parts_come_change_and_go(shell):
    shell.set_status("db", "database-check-outline", "finished", "ok")
    shell.set_status("db", "database-off-outline", "waiting", "away")
    assert shell.status.text_of("db") == "away"
    shell.set_status("db", "database-off-outline", "waiting", "")
    assert shell.status.text_of("db") == ""


def test_escape_nobody_wanted_goes_back(shell, qtbot):
    with qtbot.waitSignal(shell.back_wanted):
        QTest.keyClick(shell.page("today").field, Qt.Key.Key_Escape)


def test_the_first_places_are_gone_to_by_their_number(qtbot, shell):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shell, Qt.Key.Key_3, both)
    assert shell.place == "customers"
    qtbot.keyClick(shell, Qt.Key.Key_9, both)
    assert shell.place == "customers", "there is no ninth"
    qtbot.keyClick(shell, Qt.Key.Key_1, both)
    assert shell.place == "today"


def test_fifteen_places_fit_into_the_smallest_usual_window(qtbot, shell):
    for at in range(9):
        shell.add_place(f"kind{at}", "account-outline", f"Kind {at}", Page)
    shell.add_separator()
    for key in ("audit", "reports", "settings"):
        shell.add_place(key, "account-outline", key.title(), Page)
    shell.fill_place("hidden", Page)
    shell.resize(1366, 768)
    assert len(shell.rail.keys) == 15
    qtbot.waitUntil(lambda: shell.rail.height() > 0)
    last = shell.rail.visualRect(shell.rail.model().index(shell.rail.model().rowCount() - 1, 0))
    assert last.bottom() <= shell.rail.viewport().height()
    shell.set_badge("hidden", 3)
    shell.go("hidden")
    assert shell.place == "hidden", "a place that stands in no rail is gone to all the same"


def test_a_tall_page_and_many_notices_do_not_make_the_window_taller(shell):
    before = shell.minimumSizeHint().height()
    shell.page("customers").field.setMinimumHeight(2000)
    layout = QVBoxLayout(shell.page("customers"))
    layout.addWidget(shell.page("customers").field)
    assert shell.minimumSizeHint().height() < before + 500


def test_keys_of_a_place_that_is_shut_are_not_listed(shell):
    shell._keys.add("Ctrl+P", "Print the customer", "In customers", "customers")
    shell._keys.add("Ctrl+L", "Lock", "Everywhere")
    assert "In customers" in shell._keys.groups(shell._shut)
    shell.open_place("customers", False)
    assert "In customers" not in shell._keys.groups(shell._shut)
    assert "Everywhere" in shell._keys.groups(shell._shut)
