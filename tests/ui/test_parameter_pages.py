"""Are words of lists and forms of record numbers changed on their pages, by keys, and refused in words?"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.records.numbers import NumberForm, Part
from app.ui.choice_lists import ChoiceListsPage
from app.ui.number_forms import PARTS, NumberFormsPage
from tests.blank.spec import UMBRELLA

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


def shown(page):
    items = [page.words.topLevelItem(at) for at in range(page.words.topLevelItemCount())]
    return [" ".join(filter(None, (one.text(0), one.text(2)))) for one in items]


@pytest.fixture
def page(qtbot, around, desk):
    (kinds,) = (one for one in desk.lists.lists if one.key == "umbrella")
    for name in ("长柄", "折叠", "儿童"):
        desk.lists.add(kinds, name).result()
    one = ChoiceListsPage(around)
    qtbot.addWidget(one)
    one.resize(900, 500)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is one)
    one.names.setCurrentRow([item.key for item in desk.lists.lists].index("umbrella"))
    qtbot.waitUntil(lambda: shown(one) == ["长柄", "折叠", "儿童"])
    one.words.setFocus()
    return one


def test_words_are_added_one_after_the_other(qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for name in ("透明", "晴雨"):
        page.name.setText(name)
        qtbot.keyClick(page.name, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda name=name: shown(page)[-1] == name)
        assert page.name.hasFocus()
        assert page.name.text() == ""
    page.name.setText("透明")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "already" in page._wrong.text())


def test_renaming_to_a_word_that_is_there_offers_to_join_them(qtbot, page, desk):
    used = desk.save(UMBRELLA, None, 0, {"colour": "red", "kind_id": "长柄"}).result().id
    qtbot.keyClick(page.words, Qt.Key.Key_F2)
    assert page.name.text() == "长柄"
    page.name.setText("长柄伞")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page)[0] == "长柄伞")
    assert page.words.hasFocus()
    qtbot.keyClick(page.words, Qt.Key.Key_Return)
    page.name.setText("折叠")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(page._asking.isVisible)
    qtbot.keyClick(page.name, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shown(page) == ["折叠", "儿童"])
    assert page.words.current.name == "折叠"
    assert used


def test_words_are_moved_retired_and_deleted(qtbot, page):
    qtbot.keyClick(page.words, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shown(page) == ["折叠", "长柄", "儿童"])
    page._retire.click()
    qtbot.waitUntil(lambda: shown(page) == ["折叠", "儿童", "长柄 retired"])
    assert page._retire.words == "Bring back"
    page._retire.click()
    qtbot.waitUntil(lambda: shown(page) == ["折叠", "长柄", "儿童"])
    page.words.setFocus()
    qtbot.keyClick(page.words, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shown(page) == ["折叠", "儿童"])


@pytest.fixture
def numbers(qtbot, around):
    one = NumberFormsPage(around)
    qtbot.addWidget(one)
    one.show()
    return one


def test_a_form_counts_at_once_and_shows_its_next_number(qtbot, numbers, desk):
    line = numbers.lines["YS"]
    assert line.example.text() == "YS20261121-0001"
    line.prefix.setText("A-")
    line.part.setCurrentIndex(list(PARTS).index(Part.YEAR))
    line.part.activated.emit(2)
    assert line.example.text() == "A-2026-0001"
    qtbot.waitUntil(lambda: desk.numbers.all().result()["YS"] == NumberForm("A-", Part.YEAR))
    assert desk.save(UMBRELLA, None, 0, {"colour": "red"}).result().number == "A-2026-0001"


def test_a_form_that_cannot_be_is_said_and_not_kept(qtbot, numbers, desk):
    line = numbers.lines["YS"]
    for prefix, why in (("雨伞", "Only letters"), ("ABCDEFGHI", "At most 5")):
        line.prefix.setText(prefix)
        line.prefix.textEdited.emit(prefix)
        line.prefix.editingFinished.emit()
        assert why in line.wrong.text()
        assert line.example.text() == ""
    assert desk.numbers.all().result()["YS"] == NumberForm("YS")
